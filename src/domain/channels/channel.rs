//! The channels there are.

use std::fmt;

/// A way in which the council and a resident speak.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Channel {
    /// This or another web page.
    Web,
    /// E-mail.
    Email,
    /// Text message.
    Sms,
    /// `WhatsApp`.
    Whatsapp,
    /// Phone.
    Phone,
    /// Letters.
    Post,
    /// A desk.
    Desk,
    /// Webchat.
    Chat,
    /// A message to the device.
    Push,
    /// A social network.
    Social,
    /// One that this portal does not know; shown by the backend's name.
    Other(String),
}

impl Channel {
    /// Reads the contract's word; any other word is a channel with that name.
    pub fn parse(text: &str) -> Self {
        match text {
            "web" => Self::Web,
            "email" => Self::Email,
            "sms" => Self::Sms,
            "whatsapp" => Self::Whatsapp,
            "phone" => Self::Phone,
            "post" => Self::Post,
            "desk" => Self::Desk,
            "chat" => Self::Chat,
            "push" => Self::Push,
            "social" => Self::Social,
            other => Self::Other(other.to_owned()),
        }
    }

    /// The contract's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Web => "web",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Whatsapp => "whatsapp",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::Desk => "desk",
            Self::Chat => "chat",
            Self::Push => "push",
            Self::Social => "social",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
