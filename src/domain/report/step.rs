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

/// Whether the form asks who reports and how to tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// It does.
    Ask,
    /// The council knows; it is shown with the answers and can be changed there.
    Known,
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
    pub fn needed(service: Option<&Service>, contact: Contact) -> Vec<Self> {
        let Some(service) = service else { return vec![Self::Service] };
        let wanted = |step: &Self| match step {
            Self::Questions => !service.attributes.is_empty(),
            Self::Place => service.location != LocationNeed::None,
            Self::Contact => contact == Contact::Ask,
            _ => true,
        };
        Self::ALL.into_iter().filter(wanted).collect()
    }

    /// The step after this one; `None` at the end. A step that is not needed leads on to the next one that is.
    pub fn next(self, service: Option<&Service>, contact: Contact) -> Option<Self> {
        Self::needed(service, contact).into_iter().find(|step| *step > self)
    }

    /// The step before this one; `None` at the start.
    pub fn previous(self, service: Option<&Service>, contact: Contact) -> Option<Self> {
        Self::needed(service, contact).into_iter().rev().find(|step| *step < self)
    }

    /// This step's place among those needed, from 1, and how many there are. `None` for one that is not needed: it is
    /// only come to from the check page.
    pub fn place(self, service: Option<&Service>, contact: Contact) -> Option<(usize, usize)> {
        let needed = Self::needed(service, contact);
        let index = needed.iter().position(|step| *step == self)?;
        Some((index + 1, needed.len()))
    }

    /// How many pages ask something, from the first after the service to the last before the check. Without the one that asks
    /// whether it has been reported already: see [`Service::may_be_there_already`].
    pub fn asked(service: &Service, contact: Contact) -> usize {
        let asks = |step: &&Self| !matches!(step, Self::Service | Self::Check);
        Self::needed(Some(service), contact).iter().filter(asks).count()
    }
}

impl Service {
    /// May the form ask whether it has been reported already? Only the place will tell.
    pub fn may_be_there_already(&self) -> bool {
        self.radius_m > 0 && self.location != LocationNeed::None
    }

    /// Does it ask anything at all?
    pub fn has_questions(&self) -> bool {
        self.attributes.iter().any(|one| one.asks == Asks::Question)
    }
}
