//! Who reports, and how they want to hear about it.

/// How the council tells a reporter what happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactBy {
    /// E-mail.
    Email,
    /// Text.
    Sms,
    /// Phone.
    Phone,
    /// Not at all; the case can still be tracked.
    None,
}

impl ContactBy {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Phone => "phone",
            Self::None => "none",
        }
    }

    /// Reads the contract's word.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Email, Self::Sms, Self::Phone, Self::None].into_iter().find(|one| one.as_str() == text)
    }
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporter {
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// How to tell them.
    pub contact_by: ContactBy,
}

/// Could this be an e-mail address? One `@`, something before it, a domain with a dot, no blanks, at most 254 long.
/// Only a code sent there proves it.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let labels: Vec<&str> = domain.split('.').collect();
    text.len() <= 254
        && !local.is_empty()
        && !domain.contains('@')
        && labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'))
}

/// What people write between digits; the last two are marks that a right-to-left page leaves behind.
const SPACERS: [char; 9] = [' ', '-', '.', '(', ')', '/', '\u{a0}', '\u{200e}', '\u{200f}'];

/// Could this be a phone number? 6 to 15 digits (E.164), a `+` in front, with what people write between.
pub fn is_phone(text: &str) -> bool {
    let text = text.trim().trim_matches(['\u{200e}', '\u{200f}']);
    let rest = text.strip_prefix('+').unwrap_or(text);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    text.len() <= 40
        && (6..=15).contains(&digits)
        && rest.chars().all(|c| c.is_ascii_digit() || SPACERS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["name@example.org", "a.b+c@x.co.uk", "ŵyn@cymru.wales", "o'neill@example.org"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "name",
            "@example.org",
            "name@",
            "name@example",
            "a@b@c.org",
            "a b@c.org",
            "a@c..org",
            "a@c.org,b@c.org",
            "<a@c.org>",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn numbers() {
        for good in ["+447700900482", "07700 900482", "(01632) 960-100", "999999", "\u{200e}+44 7700/900482"]
        {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "12345", "call me", "0770090048200000", "+", "++447700900482", "077009OO482"] {
            assert!(!is_phone(bad), "{bad}");
        }
    }
}
