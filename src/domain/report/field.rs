//! The fields of the form, what can be wrong with each, and how a backend's pointers become fields.
//!
//! Not here: words. A screen maps a field's address to the id of its input, and a fault to a sentence.

use super::kind::Unfit;
use super::sent::Report;
use super::step::StepName;
use crate::Problem;
use crate::id::{AttributeCode, PhotoId};

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Field {
    /// What it is about.
    Service,
    /// The answer to a question.
    Answer(AttributeCode),
    /// The place, in words or chosen.
    Place,
    /// What happened.
    Description,
    /// The photos and files together.
    Photos,
    /// One of them.
    Photo(PhotoId),
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The number.
    Phone,
    /// How to be told.
    ContactBy,
    /// The name of somebody else, for whom it is.
    BehalfName,
    /// Their e-mail address.
    BehalfEmail,
    /// Their number.
    BehalfPhone,
    /// What the reporter is to them.
    BehalfRelation,
    /// No field of this form: the report as a whole.
    Whole,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It must be given.
    Missing,
    /// It has more characters than this.
    TooLong {
        /// The most there may be.
        most: u32,
        /// How many too many.
        over: u32,
    },
    /// It is not a number.
    NotANumber,
    /// It is a number with a comma that may stand before a fraction or between thousands.
    UnclearNumber,
    /// It is less than this.
    TooSmall {
        /// The least.
        least: f64,
    },
    /// It is more than this.
    TooLarge {
        /// The most.
        most: f64,
    },
    /// It is not a day, or a day and time.
    NotADate,
    /// It is none of the values.
    NotAChoice,
    /// It is not an e-mail address.
    NotAnEmail,
    /// It is not a phone number.
    NotAPhone,
    /// An answer means that this form is not the way: a stopper is in force.
    Stopped,
    /// There are more than these.
    TooMany {
        /// The most there may be.
        most: u32,
    },
    /// A file that cannot go.
    Unfit(Unfit),
    /// The backend's own words.
    Said(String),
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldProblem {
    /// Where.
    pub field: Field,
    /// What.
    pub fault: Fault,
}

/// What is wrong with a draft, in the order of the form. Never more than one fault for a field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problems(Vec<FieldProblem>);

impl Field {
    /// A name for the field, fit for an id in the page: `description`, `answer-fault`.
    pub fn address(&self) -> String {
        match self {
            Self::Answer(code) => format!("answer-{code}"),
            Self::Service => "service".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Photos => "photos".to_owned(),
            Self::Photo(id) => format!("photo-{id}"),
            Self::Name => "name".to_owned(),
            Self::Email => "email".to_owned(),
            Self::Phone => "phone".to_owned(),
            Self::ContactBy => "contact-by".to_owned(),
            Self::BehalfName => "behalf-name".to_owned(),
            Self::BehalfEmail => "behalf-email".to_owned(),
            Self::BehalfPhone => "behalf-phone".to_owned(),
            Self::BehalfRelation => "behalf-relation".to_owned(),
            Self::Whole => "report".to_owned(),
        }
    }

    /// The step on which it stands.
    pub fn step(&self) -> StepName {
        match self {
            Self::Service => StepName::Service,
            Self::Answer(_) => StepName::Questions,
            Self::Place => StepName::Place,
            Self::Description | Self::Photos | Self::Photo(_) => StepName::Details,
            Self::Name | Self::Email | Self::Phone | Self::ContactBy => StepName::Contact,
            Self::BehalfName | Self::BehalfEmail | Self::BehalfPhone | Self::BehalfRelation => {
                StepName::Contact
            }
            Self::Whole => StepName::Check,
        }
    }

    /// The field that a JSON pointer into a sent report means. Attributes are pointed at by code
    /// (`/attributes/fault`) or by place (`/attributes/0/values`).
    pub fn of_pointer(pointer: &str, report: &Report) -> Self {
        let mut parts = pointer.trim_start_matches(['#', '/']).split('/');
        let first = unescape(parts.next().unwrap_or_default());
        let second = unescape(parts.next().unwrap_or_default());
        match (first.as_str(), second.as_str()) {
            ("service_code", _) => Self::Service,
            ("attributes", named) => attribute(named, report).map_or(Self::Whole, Self::Answer),
            ("location", _) => Self::Place,
            ("description", _) => Self::Description,
            ("attachments", place) => {
                let photo = place.parse::<usize>().ok().and_then(|place| report.photos().get(place));
                photo.map_or(Self::Photos, |photo| Self::Photo(photo.id.clone()))
            }
            ("reporter", "name") => Self::Name,
            ("reporter", "email") => Self::Email,
            ("reporter", "phone") => Self::Phone,
            ("reporter", _) => Self::ContactBy,
            ("on_behalf", "email") => Self::BehalfEmail,
            ("on_behalf", "phone") => Self::BehalfPhone,
            ("on_behalf", "relation") => Self::BehalfRelation,
            ("on_behalf", _) => Self::BehalfName,
            _ => Self::Whole,
        }
    }
}

fn attribute(named: &str, report: &Report) -> Option<AttributeCode> {
    let codes: Vec<&AttributeCode> = report.answers().iter().map(|(code, _)| code).collect();
    if let Some(code) = codes.iter().find(|code| code.as_str() == named) {
        return Some((*code).clone());
    }
    match named.parse::<usize>() {
        Ok(place) => codes.get(place).map(|code| (*code).clone()),
        // A question that was not answered, and should have been.
        Err(_) => AttributeCode::parse(named).ok(),
    }
}

/// JSON pointer escapes (RFC 6901).
fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault, unless the field has one already.
    pub fn add(&mut self, field: Field, fault: Fault) {
        if self.of(&field).is_none() {
            self.0.push(FieldProblem { field, fault });
        }
    }

    /// What a backend said about a report that was sent, field by field in the order of the form.
    /// Empty when it named no value: then its title is all there is to show.
    pub fn from_backend(problem: &Problem, report: &Report) -> Self {
        let mut problems = Self::new();
        for one in &problem.invalid {
            problems.add(Field::of_pointer(&one.pointer, report), Fault::Said(one.reason.clone()));
        }
        problems.0.sort_by_key(|one| one.field.step());
        problems
    }

    /// The fault of a field.
    pub fn of(&self, field: &Field) -> Option<&Fault> {
        self.0.iter().find(|one| one.field == *field).map(|one| &one.fault)
    }

    /// Those on one step.
    #[must_use]
    pub fn on(&self, step: StepName) -> Self {
        Self(self.0.iter().filter(|one| one.field.step() == step).cloned().collect())
    }

    /// Those of other fields.
    #[must_use]
    pub fn without(&self, field: &Field) -> Self {
        Self(self.0.iter().filter(|one| one.field != *field).cloned().collect())
    }

    /// All of them, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = &FieldProblem> {
        self.0.iter()
    }

    /// Is all well?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields are wrong.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
