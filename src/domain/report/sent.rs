//! A report that was checked and can be sent. It cannot be made otherwise than by `validate`, or by reading back from
//! the device one that `validate` made before.

use super::attachment::Photo;
use super::behalf::Behalf;
use super::place::Location;
use super::reporter::Reporter;
use crate::Language;
use crate::id::{AttributeCode, PhotoId, ServiceCode};

/// What a report is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportParts {
    /// What is reported to.
    pub service: ServiceCode,
    /// What happened.
    pub description: String,
    /// Answers in the order of the questions, each with at least one value.
    pub answers: Vec<(AttributeCode, Vec<String>)>,
    /// Where; with a position or words when there is one.
    pub location: Option<Location>,
    /// Who reports.
    pub reporter: Reporter,
    /// The photos and files that go with it.
    pub photos: Vec<Photo>,
    /// For whom, when it is for somebody else.
    pub behalf: Option<Behalf>,
    /// Nothing that goes with it says who reports: no session, no name, no address.
    pub anonymous: bool,
    /// The language it is written in, and to be answered in.
    pub language: Option<Language>,
}

/// A report that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Report(ReportParts);

impl Report {
    /// From the rule that checked it.
    pub(super) fn checked(parts: ReportParts) -> Self {
        Self(parts)
    }

    /// A report that was checked before and then kept on the device.
    pub fn kept(parts: ReportParts) -> Self {
        Self(parts)
    }

    /// The same in a language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.0.language = Some(language);
        self
    }

    /// The same without one of its photos: the resident would rather send it so.
    #[must_use]
    pub fn without_photo(mut self, id: &PhotoId) -> Self {
        self.0.photos.retain(|photo| photo.id != *id);
        self
    }

    /// The photos and files that go with it.
    pub fn photos(&self) -> &[Photo] {
        &self.0.photos
    }

    /// What it is made of.
    pub fn parts(&self) -> &ReportParts {
        &self.0
    }

    /// What is reported to.
    pub fn service(&self) -> &ServiceCode {
        &self.0.service
    }

    /// Answers in the order of the questions.
    pub fn answers(&self) -> &[(AttributeCode, Vec<String>)] {
        &self.0.answers
    }
}
