//! Who is asking: a guest or a resident with a session, and the port to sign in and out.
//!
//! Not here: secrets of the session (a cookie that the browser keeps from us, and the gateway's CSRF token).

use crate::id::{Challenge, ResidentId};
use crate::{Answer, Language, Seconds, Timestamp};

/// How a resident needs to be written or spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Large print.
    LargePrint,
    /// Braille.
    Braille,
    /// Audio.
    Audio,
    /// Sign language.
    SignLanguage,
    /// Easy read.
    EasyRead,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Their name in the backend.
    pub id: ResidentId,
    /// Their full name.
    pub name: String,
    /// What to call them.
    pub given_name: Option<String>,
    /// Where they sign in.
    pub email: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// The language they read.
    pub language: Language,
    /// How they need to be written or spoken to.
    pub needs: Vec<Need>,
}

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Session {
    /// Nobody that the council knows.
    Guest,
    /// A resident.
    SignedIn {
        /// Who.
        resident: Resident,
        /// When the session ends by itself.
        expires_at: Option<Timestamp>,
    },
}

impl Session {
    /// The resident, if one is signed in.
    pub fn resident(&self) -> Option<&Resident> {
        match self {
            Self::Guest => None,
            Self::SignedIn { resident, .. } => Some(resident),
        }
    }
}

/// A code is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSent {
    /// What the code answers, at sign-in; `None` when it proves an address.
    pub challenge: Option<Challenge>,
    /// When the code stops being good.
    pub expires_at: Timestamp,
    /// Wait so long before asking for another.
    pub resend_after: Seconds,
}

/// The port: signing in and out.
pub trait Sessions {
    /// Who is signed in, if anyone.
    fn current(&self) -> Answer<Session>;
    /// Sends a sign-in code. The answer is the same whether or not the address is known.
    fn send_code(&self, email: String, language: Language) -> Answer<CodeSent>;
    /// Signs in with the code that came. A wrong code is [`crate::Failure::Invalid`] with `tries_left`.
    fn sign_in(&self, challenge: Challenge, code: String) -> Answer<Session>;
    /// Moves the end of the session on.
    fn renew(&self) -> Answer<Session>;
    /// Signs out.
    fn sign_out(&self) -> Answer<()>;
}
