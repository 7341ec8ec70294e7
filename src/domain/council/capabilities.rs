//! What a backend declares that it can do. The portal shows that and nothing else.

use crate::report::AttachmentLimits;

/// One thing that a backend may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// Reports can be sent.
    Report,
    /// A guest can follow a case by reference and secret.
    Track,
    /// A resident has a list of cases.
    Cases,
    /// Changes come as they happen.
    Live,
    /// A resident chooses channels.
    Channels,
    /// Webchat.
    Chat,
    /// Phones, relays, addresses and desks are listed.
    ContactPoints,
    /// Help articles.
    Help,
    /// Notices.
    Notices,
    /// Photos and files can go with a report.
    Attachments,
    /// What is reported near a place already is listed, and can be followed.
    Nearby,
    /// Things of the council can be pointed at.
    Assets,
}

impl Capability {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Report,
        Self::Track,
        Self::Cases,
        Self::Live,
        Self::Channels,
        Self::Chat,
        Self::ContactPoints,
        Self::Help,
        Self::Notices,
        Self::Attachments,
        Self::Nearby,
        Self::Assets,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Track => "track",
            Self::Cases => "cases",
            Self::Live => "live",
            Self::Channels => "channels",
            Self::Chat => "chat",
            Self::ContactPoints => "contact_points",
            Self::Help => "help",
            Self::Notices => "notices",
            Self::Attachments => "attachments",
            Self::Nearby => "nearby",
            Self::Assets => "assets",
        }
    }

    /// Reads the contract's word; a word it does not know is a capability that this portal cannot show.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// How a resident signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInMethod {
    /// By a code, into a session that the backend keeps.
    Session,
    /// At an `OpenID` Connect provider.
    Oidc {
        /// The provider's address.
        issuer: String,
        /// What the provider calls this portal.
        client_id: String,
    },
    /// Not at all: everybody is a guest.
    None,
}

/// How the chat speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChatProtocol {
    /// The contract's own.
    Onedoor,
    /// Direct Line 3.0.
    DirectLine,
    /// Matrix, client to server.
    Matrix,
}

/// How much a backend takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Characters in a description or message.
    pub text: u32,
    /// Photos and files; `None` where none are taken.
    pub attachments: Option<AttachmentLimits>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text: 4000, attachments: None }
    }
}

/// What a backend declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capabilities {
    /// Version of the contract, such as `1.0`.
    pub contract: String,
    /// The council's name.
    pub council: String,
    /// IANA name of the council's time zone.
    pub time_zone: Option<String>,
    /// What there is.
    pub present: Vec<Capability>,
    /// How to sign in.
    pub sign_in: SignInMethod,
    /// The chat's protocol; `None` without a chat or with one that this portal does not speak.
    pub chat: Option<ChatProtocol>,
    /// How much it takes.
    pub limits: Limits,
    /// Whether a create may carry `Idempotency-Key`.
    pub idempotency_key: bool,
    /// Whether a change may carry `If-Match`.
    pub etag: bool,
}

impl Capabilities {
    /// Is this there?
    pub fn has(&self, capability: Capability) -> bool {
        self.present.contains(&capability)
    }
}
