//! A report for somebody else: whose issue it is, and how each of the two is told.

use super::field::{Fault, Field, Problems};
use super::reporter::{is_email, is_phone};
use super::service::Service;
use super::validate::check_text;
use crate::digits::in_western;

const MOST_NAME: u32 = 200;
const MOST_RELATION: u32 = 100;

/// What was typed about the other person. It stays when the resident goes back to “for me”, and is not sent then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BehalfDraft {
    /// The report is for somebody else.
    pub on: bool,
    /// As typed.
    pub name: String,
    /// As typed.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub relation: String,
    /// They may be contacted themselves.
    pub told: bool,
}

/// Whose issue it is, when the reporter acts for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behalf {
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// What the reporter is to them.
    pub relation: Option<String>,
    /// They may be contacted themselves.
    pub told: bool,
}

/// One thing that the resident said about the other person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BehalfChange {
    /// The report is for somebody else, or is not.
    On(bool),
    /// Gave their name.
    Name(String),
    /// Gave their e-mail address.
    Email(String),
    /// Gave their number.
    Phone(String),
    /// Said what they are to them.
    Relation(String),
    /// They may be contacted themselves, or not.
    Told(bool),
}

impl BehalfDraft {
    /// What the resident said.
    pub fn apply(&mut self, change: BehalfChange) {
        match change {
            BehalfChange::On(on) => self.on = on,
            BehalfChange::Name(text) => self.name = text,
            BehalfChange::Email(text) => self.email = text,
            BehalfChange::Phone(text) => self.phone = text,
            BehalfChange::Relation(text) => self.relation = text,
            BehalfChange::Told(told) => self.told = told,
        }
    }
}

/// Checks what was typed. A service that takes reports without a name takes them for somebody without one too.
pub(super) fn check(typed: &BehalfDraft, service: &Service, problems: &mut Problems) -> Option<Behalf> {
    if !typed.on {
        return None;
    }
    let name = check_text(&typed.name, MOST_NAME, Field::BehalfName, problems);
    let relation = check_text(&typed.relation, MOST_RELATION, Field::BehalfRelation, problems);
    let (email, phone) = (typed.email.trim(), in_western(typed.phone.trim()));
    if name.is_empty() && !service.anonymous {
        problems.add(Field::BehalfName, Fault::Missing);
    }
    if !email.is_empty() && !is_email(email) {
        problems.add(Field::BehalfEmail, Fault::NotAnEmail);
    }
    if !phone.is_empty() && !is_phone(&phone) {
        problems.add(Field::BehalfPhone, Fault::NotAPhone);
    }
    if typed.told && email.is_empty() && phone.is_empty() {
        problems.add(Field::BehalfEmail, Fault::Missing);
    }
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Some(Behalf {
        name: given(&name),
        email: given(email),
        phone: given(&phone),
        relation: given(&relation),
        told: typed.told,
    })
}
