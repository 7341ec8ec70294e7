//! What is reported near a place already, and joining it instead of reporting it again.

use super::draft::ReporterDraft;
use super::field::Problems;
use super::place::Position;
use super::reporter::Reporter;
use super::validate::check_follower;
use crate::id::{Reference, TrackingSecret};
use crate::{Language, Timestamp};

/// An open report near a place. Never names of people.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearby {
    /// How people name it.
    pub reference: Reference,
    /// The service's name.
    pub service_name: String,
    /// What it is about.
    pub title: String,
    /// Where, in words.
    pub place: Option<String>,
    /// Where it is.
    pub position: Position,
    /// How far from the place asked about, in metres.
    pub distance_m: f64,
    /// When it came in.
    pub requested_at: Timestamp,
    /// The state in a few words of the council.
    pub status_text: String,
    /// How many others want to be told of it.
    pub followers: u32,
    /// What was written; only where reports of the service are public.
    pub text: Option<String>,
}

/// Somebody who wants to be told what becomes of a report. It cannot be made otherwise than by checking, or by
/// reading back from the device one that was checked before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    reporter: Reporter,
    language: Option<Language>,
}

impl Follow {
    /// Checks what was typed. A resident who is signed in need not say how to be told; a guest must.
    pub fn checked(typed: &ReporterDraft, signed_in: bool) -> Result<Self, Problems> {
        check_follower(typed, signed_in).map(|reporter| Self { reporter, language: None })
    }

    /// One that was checked before and then kept on the device.
    pub fn kept(reporter: Reporter, language: Option<Language>) -> Self {
        Self { reporter, language }
    }

    /// The same, to be told in a language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// Whom to tell, and how.
    pub fn reporter(&self) -> &Reporter {
        &self.reporter
    }

    /// In which language.
    pub fn language(&self) -> Option<&Language> {
        self.language.as_ref()
    }
}

/// The council will tell them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// How people name the case.
    pub reference: Reference,
    /// For a guest: a secret of their own that shows the case as a follower sees it.
    pub secret: Option<TrackingSecret>,
    /// What happens next, in the council's words.
    pub next_step: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ContactBy, Fault, Field};

    fn typed(email: &str, phone: &str, contact_by: Option<ContactBy>) -> ReporterDraft {
        ReporterDraft { name: String::new(), email: email.into(), phone: phone.into(), contact_by }
    }

    fn faults(typed: &ReporterDraft, signed_in: bool) -> Vec<(Field, Fault)> {
        match Follow::checked(typed, signed_in) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.iter().map(|one| (one.field.clone(), one.fault.clone())).collect(),
        }
    }

    #[test]
    fn a_guest_says_how_to_be_told_and_a_resident_may() {
        use ContactBy::{Email, None as Not, Phone, Sms};
        for (email, phone, by, signed_in, expected) in [
            ("a@example.org", "", Some(Email), false, vec![]),
            ("", "07700 900482", Some(Sms), false, vec![]),
            ("", "07700 900482", Some(Phone), true, vec![]),
            ("", "", None, true, vec![]),
            ("", "", Some(Not), true, vec![]),
            ("", "", None, false, vec![(Field::ContactBy, Fault::Missing)]),
            ("a@example.org", "", Some(Not), false, vec![(Field::ContactBy, Fault::Missing)]),
            ("", "", Some(Email), false, vec![(Field::Email, Fault::Missing)]),
            ("a@", "", Some(Email), true, vec![(Field::Email, Fault::NotAnEmail)]),
            ("", "", Some(Sms), true, vec![(Field::Phone, Fault::Missing)]),
            ("", "ring", Some(Phone), false, vec![(Field::Phone, Fault::NotAPhone)]),
        ] {
            assert_eq!(faults(&typed(email, phone, by), signed_in), expected, "{email} {phone} {by:?}");
        }
    }

    #[test]
    fn what_goes_is_trimmed() {
        let follow = Follow::checked(&typed(" a@example.org ", "", Some(ContactBy::Email)), false).unwrap();
        assert_eq!(follow.reporter().email.as_deref(), Some("a@example.org"));
        assert_eq!(follow.reporter().name, None);
        assert_eq!(follow.language(), None);
        let follow = Follow::checked(&typed("", "٠٧٧٠٠ ٩٠٠٤٨٢", Some(ContactBy::Sms)), false).unwrap();
        assert_eq!(follow.reporter().phone.as_deref(), Some("07700 900482"));
    }
}
