//! Who is asking: a guest or a resident with a session, and the port to sign in and out.
//!
//! Not here: secrets of the session (a cookie that the browser keeps from us, and the gateway's CSRF token).

use crate::id::{Challenge, ResidentId};
use crate::{Answer, Language, Seconds, Timestamp};

/// Is what was written by one resident hidden from whoever is here? Not from somebody who is not signed in: that may be its writer,
/// whose session has ended. What nobody is known to have written is hidden from nobody.
pub fn is_anothers(by: Option<&ResidentId>, here: Option<&ResidentId>) -> bool {
    here.is_some() && by.is_some() && by != here
}

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
        /// When the session ends by itself, on the backend's clock.
        expires_at: Option<Timestamp>,
        /// How long it lasts from the answer on, so that a device whose clock is wrong knows too.
        expires_in: Option<Seconds>,
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

    /// When it ends on the clock of a device that got this answer at `now` (both unix milliseconds); `None` when the backend
    /// does not say.
    pub fn ends(&self, now: i64) -> Option<i64> {
        match self {
            Self::Guest => None,
            Self::SignedIn { expires_in: Some(Seconds(left)), .. } => Some(now + i64::from(*left) * 1000),
            Self::SignedIn { expires_at, .. } => expires_at.map(Timestamp::millis),
        }
    }
}

/// What there is to do about the end of a session that a device believes in. Only the backend knows: every use prolongs a
/// session, in another tab too, and the device's clock may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// Nothing.
    Rest,
    /// The end seems near, or past: ask whether it is.
    Ask,
    /// The backend said so lately: warn.
    Warn {
        /// Whole minutes, at least one.
        minutes: i64,
    },
}

/// The warning comes this long before the end, in milliseconds: enough to read it and press a key (WCAG 2.2, 2.2.1 asks for
/// 20 seconds).
const WARN_AHEAD_MS: i64 = 3 * 60_000;
/// So long an answer about the end is good for.
const ASKED_GOOD_MS: i64 = 60_000;

impl Watch {
    /// `left`: until the end as it is believed. `asked`: since the backend was asked last, if it ever was. Both in milliseconds.
    pub fn over(left: Option<i64>, asked: Option<i64>) -> Self {
        let Some(left) = left.filter(|left| *left < WARN_AHEAD_MS) else { return Self::Rest };
        // A clock that was set back makes an answer no better.
        match asked.filter(|asked| (0..ASKED_GOOD_MS).contains(asked)) {
            Some(_) if left > 0 => Self::Warn { minutes: (left + 59_999) / 60_000 },
            // It was said to live after it should have ended: this device's clock is wrong, and there is no more to know.
            Some(asked) if asked <= -left => Self::Rest,
            _ => Self::Ask,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_asked_for_before_it_is_said() {
        let minute = 60_000;
        for (left, asked, want) in [
            (None, None, Watch::Rest),
            (Some(20 * minute), None, Watch::Rest),
            (Some(2 * minute), None, Watch::Ask),
            (Some(2 * minute), Some(5_000), Watch::Warn { minutes: 2 }),
            (Some(1), Some(5_000), Watch::Warn { minutes: 1 }),
            (Some(minute + 1), Some(2 * minute), Watch::Ask),
            (Some(0), Some(59_000), Watch::Ask),
            (Some(-5_000), Some(40_000), Watch::Ask),
            (Some(-5_000), Some(4_000), Watch::Rest),
            (Some(-60 * minute), Some(61_000), Watch::Ask),
            (Some(-60 * minute), Some(9_000), Watch::Rest),
            (Some(minute), Some(-3_600_000), Watch::Ask),
        ] {
            assert_eq!(Watch::over(left, asked), want, "{left:?} {asked:?}");
        }
    }
}
