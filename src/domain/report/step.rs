//! The steps of the form: which ones a service needs, and which is next.

use super::attribute::Asks;
use super::service::{LocationNeed, Service};

/// A step; its word is part of the page's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepName {
    /// What is it about?
    Service,
    /// The service's own questions.
    Questions,
    /// Where is it?
    Place,
    /// What happened?
    Details,
    /// How may we reach you?
    Contact,
    /// Check the answers.
    Check,
}

impl StepName {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Service, Self::Questions, Self::Place, Self::Details, Self::Contact, Self::Check];

    /// The word in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Questions => "questions",
            Self::Place => "place",
            Self::Details => "details",
            Self::Contact => "contact",
            Self::Check => "check",
        }
    }

    /// Reads the word in the address.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == text)
    }

    /// The steps that this service needs, in order. Without a service only the first is known.
    pub fn needed(service: Option<&Service>) -> Vec<Self> {
        let Some(service) = service else { return vec![Self::Service] };
        let wanted = |step: &Self| match step {
            Self::Questions => !service.attributes.is_empty(),
            Self::Place => service.location != LocationNeed::None,
            _ => true,
        };
        Self::ALL.into_iter().filter(wanted).collect()
    }

    /// The step after this one; `None` at the end. A step that the service does not need leads on to the next one it does.
    pub fn next(self, service: Option<&Service>) -> Option<Self> {
        Self::needed(service).into_iter().find(|step| *step > self)
    }

    /// The step before this one; `None` at the start.
    pub fn previous(self, service: Option<&Service>) -> Option<Self> {
        Self::needed(service).into_iter().rev().find(|step| *step < self)
    }

    /// This step's place among those needed, from 1, and how many there are.
    pub fn place(self, service: Option<&Service>) -> (usize, usize) {
        let needed = Self::needed(service);
        let place = needed.iter().position(|step| *step == self).map_or(1, |index| index + 1);
        (place, needed.len())
    }
}

impl Service {
    /// Does it ask anything at all?
    pub fn has_questions(&self) -> bool {
        self.attributes.iter().any(|one| one.asks == Asks::Question)
    }
}
