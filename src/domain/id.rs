//! The names of things: opaque strings, each kind a type of its own so that they cannot be mixed up.
//!
//! Not here: what a backend does with them.

use std::fmt;

/// A string that cannot be this kind of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadId;

/// Longest name that is taken, in characters. The contract allows 100; other backends give longer ones.
const LONGEST: usize = 300;

fn opaque(text: &str) -> Result<String, BadId> {
    let fits =
        !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(BadId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes any text that is not blank, has no control characters and is at most 300 characters long.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                opaque(text).map(Self)
            }

            /// The name as the backend gave it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Takes any text that is not blank, has no control characters and is at most 300 characters long.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                opaque(text).map(Self)
            }

            /// The secret itself, for the header, frame or device it is kept in. Never for a log.
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

macro_rules! minted {
    ($($name:ident, $prefix:literal;)*) => {$(
        impl $name {
            /// A new one from 128 random bits.
            pub fn mint(random: u128) -> Self {
                Self(format!(concat!($prefix, "{:032x}"), random))
            }
        }
    )*};
}

ids! {
    /// A service that can be reported to (Open311 `service_code`).
    ServiceCode;
    /// A question of a service (Open311 attribute `code`).
    AttributeCode;
    /// A case, as people read it out: `AB-4821`.
    Reference;
    /// An event on a case.
    EventId;
    /// A phone, relay, address or desk of the council.
    ContactPointId;
    /// A notice.
    NoticeId;
    /// A place that the backend knows.
    PlaceId;
    /// Something that a resident can be told about.
    TopicId;
    /// A resident.
    ResidentId;
    /// An e-mail address or number of a resident.
    AddressId;
    /// A chat.
    ChatId;
    /// A chat line, named by the browser that sent it.
    ClientId;
    /// A help article.
    ArticleId;
    /// A sign-in that waits for its code.
    Challenge;
    /// The next page of a list.
    Cursor;
    /// The version of something that two devices may edit (`ETag`), quotes included.
    Version;
    /// A draft on this device.
    DraftId;
    /// A photo or file in a draft, on this device.
    PhotoId;
    /// A thing of the council that can be pointed at: a street light.
    AssetId;
    /// A kind of such things: `street-light`.
    AssetKind;
    /// The last live event seen (`Last-Event-ID`).
    LiveId;
}

secrets! {
    /// Lets whoever has it read a guest's case. Debug does not show it.
    TrackingSecret;
    /// Opens one chat for a short while. Debug does not show it.
    ChatToken;
    /// A file that the backend has: whoever has its name may put it into a report. Debug does not show it.
    AttachmentId;
}

minted! {
    DraftId, "d_";
    PhotoId, "p_";
    ClientId, "c_";
}

/// Makes a create happen once, however often it is sent. Fixed for the life of what it sends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// 8 to 100 of `A-Z a-z 0-9 _ -`.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let fits = (8..=100).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(BadId) }
    }

    /// A new one from 128 random bits.
    pub fn mint(random: u128) -> Self {
        Self(format!("{random:032x}"))
    }

    /// The key as it goes into the header.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_blank_and_has_no_control_characters() {
        for bad in ["", " ", "a\nb", "a\u{0}", &"x".repeat(301)] {
            assert_eq!(Reference::parse(bad), Err(BadId), "{bad:?}");
        }
        for good in ["0", "AB-4821", "a b", "ü", &"é".repeat(300)] {
            assert_eq!(Reference::parse(good).map(|id| id.to_string()).as_deref(), Ok(good));
        }
    }

    #[test]
    fn a_key_is_what_the_header_takes() {
        assert!(IdempotencyKey::parse("short").is_err());
        assert!(IdempotencyKey::parse("eight eight").is_err());
        let key = IdempotencyKey::mint(7);
        assert_eq!(IdempotencyKey::parse(key.as_str()), Ok(key));
        assert_ne!(IdempotencyKey::mint(1), IdempotencyKey::mint(2));
        assert!(ClientId::mint(u128::MAX).as_str().starts_with("c_"));
    }

    #[test]
    fn a_secret_does_not_show_in_a_log() {
        let secret = TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").unwrap();
        assert_eq!(format!("{secret:?}"), "TrackingSecret(…)");
        assert_eq!(secret.reveal(), "Qm7tW2xZk4Vn9LrB");
    }
}
