//! Who reports, and how they want to hear about it.

use super::draft::{DraftChange, ReporterDraft};
use crate::account::Resident;
use crate::channels::{Channel, Effective, Preferences};
use crate::digits::in_western;
use crate::id::TopicId;

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

/// The contract's topic for news of one's own cases.
const CASE_CHANGES: &str = "case-changes";

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

/// What the council knows of a resident, as the form asks it. How to be told is what really happens now when one of their
/// cases changes; it is nobody's guess, so it may be unknown.
pub fn known(resident: &Resident, preferences: Option<&Preferences>) -> ReporterDraft {
    let mut known = ReporterDraft {
        name: resident.name.trim().to_owned(),
        email: resident.email.clone().unwrap_or_default(),
        phone: resident.phone.clone().unwrap_or_default(),
        contact_by: None,
    };
    let Some(topic) =
        preferences.and_then(|all| TopicId::parse(CASE_CHANGES).ok().and_then(|topic| all.topic(&topic)))
    else {
        return known;
    };
    let on = topic.cells.iter().filter(|cell| cell.effective == Effective::On);
    for cell in on {
        let (way, to) = match cell.channel {
            Channel::Email => (ContactBy::Email, &mut known.email),
            Channel::Sms => (ContactBy::Sms, &mut known.phone),
            Channel::Phone => (ContactBy::Phone, &mut known.phone),
            _ => continue,
        };
        if let Some(address) = cell.address.as_deref().filter(|_| to.is_empty()) {
            address.clone_into(to);
        }
        if !to.is_empty() {
            known.contact_by = Some(way);
            break;
        }
    }
    known
}

/// What is known, put where nothing was typed, each as if it had been. Once a way to be told was chosen the resident has been
/// here, and what is empty is so because they want it so.
pub fn fill(typed: &ReporterDraft, known: ReporterDraft) -> Vec<DraftChange> {
    if typed.contact_by.is_some() {
        return Vec::new();
    }
    let new = |typed: &str, known: String| Some(known).filter(|known| typed.is_empty() && !known.is_empty());
    let name = new(&typed.name, known.name).map(DraftChange::Name);
    let email = new(&typed.email, known.email).map(DraftChange::Email);
    let phone = new(&typed.phone, known.phone).map(DraftChange::Phone);
    let way = known.contact_by.map(DraftChange::ContactBy);
    [name, email, phone, way].into_iter().flatten().collect()
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

/// Could this be a phone number? 6 to 15 digits (E.164) of any keyboard, a `+` in front, with what people write between.
pub fn is_phone(text: &str) -> bool {
    let text = in_western(text);
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
    use crate::channels::{Cell, Choice, Topic};

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
        for good in [
            "+447700900482",
            "07700 900482",
            "(01632) 960-100",
            "999999",
            "\u{200e}+44 7700/900482",
            "٠٧٧٠٠ ٩٠٠٤٨٢",
            "+۴۴۷۷۰۰۹۰۰۴۸۲",
        ] {
            assert!(is_phone(good), "{good}");
        }
        for bad in ["", "12345", "call me", "0770090048200000", "+", "++447700900482", "077009OO482", "١٢٣٤٥"]
        {
            assert!(!is_phone(bad), "{bad}");
        }
    }

    fn preferences(cells: &[(&str, Effective, Option<&str>)]) -> Preferences {
        let cell = |(channel, effective, address): &(&str, Effective, Option<&str>)| Cell {
            channel: Channel::parse(channel),
            choice: Choice::On,
            effective: *effective,
            reason: None,
            reason_text: None,
            address: address.map(str::to_owned),
        };
        let topic = |id: &str, cells| Topic {
            id: TopicId::parse(id).unwrap(),
            name: id.into(),
            description: None,
            cells,
        };
        let news = topic("news", vec![cell(&("phone", Effective::On, None))]);
        let topics = vec![news, topic("case-changes", cells.iter().map(cell).collect())];
        Preferences { topics, quiet_hours: None, version: None }
    }

    #[test]
    fn a_resident_is_told_the_way_that_works() {
        use Effective::{Off, On, Unavailable};
        let resident = Resident {
            id: crate::id::ResidentId::parse("r_1").unwrap(),
            name: " Mair Evans ".into(),
            given_name: None,
            email: Some("mair@example.org".into()),
            phone: None,
            language: crate::Language::english(),
            needs: vec![],
        };
        for (cells, way, phone) in [
            (vec![("email", On, None)], Some(ContactBy::Email), ""),
            (
                vec![("email", Off, None), ("sms", On, Some("+447700900123"))],
                Some(ContactBy::Sms),
                "+447700900123",
            ),
            (
                vec![("sms", Unavailable, Some("+447700900123")), ("email", On, None)],
                Some(ContactBy::Email),
                "",
            ),
            (vec![("phone", On, None), ("email", On, None)], Some(ContactBy::Email), ""),
            (vec![("post", On, None), ("whatsapp", On, Some("+447700900123"))], None, ""),
            (vec![("email", Off, None)], None, ""),
            (vec![], None, ""),
        ] {
            let seen = known(&resident, Some(&preferences(&cells)));
            assert_eq!((seen.contact_by, seen.phone.as_str()), (way, phone), "{cells:?}");
            assert_eq!((seen.name.as_str(), seen.email.as_str()), ("Mair Evans", "mair@example.org"));
        }
        assert_eq!(known(&resident, None).contact_by, None);
    }

    #[test]
    fn what_is_known_is_filled_in_and_writes_over_nothing() {
        use DraftChange::{ContactBy as By, Email, Name, Phone};
        let draft = |name: &str, email: &str, phone: &str, contact_by| ReporterDraft {
            name: name.into(),
            email: email.into(),
            phone: phone.into(),
            contact_by,
        };
        let known = draft("Mair Evans", "mair@example.org", "", Some(ContactBy::Email));
        let (name, email) = (Name("Mair Evans".into()), Email("mair@example.org".into()));
        for (typed, changes) in [
            (ReporterDraft::default(), vec![name.clone(), email.clone(), By(ContactBy::Email)]),
            (draft("Mair", "", "01632 960100", None), vec![email, By(ContactBy::Email)]),
            (draft("", "other@example.org", "", None), vec![name, By(ContactBy::Email)]),
            (draft("", "", "", Some(ContactBy::Phone)), vec![]),
            (draft("Mair", "", "", Some(ContactBy::None)), vec![]),
        ] {
            assert_eq!(fill(&typed, known.clone()), changes, "{typed:?}");
        }
        let unknown = draft("", "", "01632 960100", None);
        assert_eq!(fill(&ReporterDraft::default(), unknown), vec![Phone("01632 960100".into())]);
    }
}
