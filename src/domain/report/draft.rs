//! A report that is being written. Kept on the device at every keystroke, and never sent as it is: only what
//! `validate` makes of it is.

use super::asset::Asset;
use super::attachment::Photo;
use super::attribute::Answers;
use super::behalf::{BehalfChange, BehalfDraft};
use super::place::{Location, Place, Position};
use super::reporter::ContactBy;
use super::service::{Service, ServiceSummary};
use super::step::{Contact, StepName};
use crate::Timestamp;
use crate::account::is_anothers;
use crate::id::{AttributeCode, DraftId, IdempotencyKey, PhotoId, ResidentId, ServiceCode};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const KEPT_MS: i64 = 30 * DAY_MS;
/// So long after the resident was told that its time is over.
const GRACE_MS: i64 = 7 * DAY_MS;

/// What the time makes of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// It is kept.
    Kept,
    /// Its time is over. It is kept all the same until then, so that the resident is told before.
    Over {
        /// At least until then.
        until: Timestamp,
    },
    /// The resident was told, and its time is over by a clock that is not the device's.
    Gone,
}

/// What was typed about the reporter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReporterDraft {
    /// As typed.
    pub name: String,
    /// As typed.
    pub email: String,
    /// As typed.
    pub phone: String,
    /// As chosen.
    pub contact_by: Option<ContactBy>,
}

/// A report that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its name on this device.
    pub id: DraftId,
    /// Who was signed in when it was begun, if anybody was.
    pub by: Option<ResidentId>,
    /// What is reported to.
    pub service: Option<ServiceCode>,
    /// The service's name when it was chosen, for lists and for when the backend is away.
    pub service_name: String,
    /// The services whose answer before the form the resident has read, and went on.
    pub passed: Vec<ServiceCode>,
    /// Answers to the service's questions, also to ones that are not asked any more.
    pub answers: Answers,
    /// Where; its words are as typed.
    pub location: Location,
    /// What happened, as typed.
    pub description: String,
    /// Who reports.
    pub reporter: ReporterDraft,
    /// Photos and files, in the order in which they were added.
    pub photos: Vec<Photo>,
    /// What the council knows of the resident was enough to fill in who reports, so that it is not asked.
    pub known: bool,
    /// For whom, when it is for somebody else.
    pub behalf: BehalfDraft,
    /// It is to go without saying who reports, where the service takes that.
    pub anonymous: bool,
    /// Where the resident is in the form.
    pub step: StepName,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// When the resident was told that its time is over, by the backend's clock.
    pub told_over: Option<Timestamp>,
    key: Option<IdempotencyKey>,
}

/// One thing that the resident did to a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftChange {
    /// Chose a service. Another one than before forgets the answers to the old one's questions.
    Service(ServiceSummary),
    /// Read what the service answers before the form, and goes on.
    Pass,
    /// Answered a question; no values takes the answer back.
    Answer(AttributeCode, Vec<String>),
    /// Chose a place.
    Place(Place),
    /// Pointed at a thing of the council.
    Asset(Asset),
    /// Pointed at a place that has no name.
    Pin(Position),
    /// Took the place back.
    NoPlace,
    /// Said where in words.
    Words(String),
    /// Said what happened.
    Description(String),
    /// Gave a name.
    Name(String),
    /// Gave an e-mail address.
    Email(String),
    /// Gave a number.
    Phone(String),
    /// Chose how to be told.
    ContactBy(ContactBy),
    /// Added a photo or file, whose bytes the device has. One that is there already is replaced.
    AddPhoto(Box<Photo>),
    /// Took a photo or file out.
    DropPhoto(PhotoId),
    /// Said what one shows.
    PhotoAlt(PhotoId, String),
    /// Nothing: the council knows all that is asked about who reports.
    Known(ReporterDraft),
    /// Said something about somebody else, for whom it is.
    Behalf(BehalfChange),
    /// Would rather not say who reports, or would after all.
    Anonymous(bool),
    /// Went to a step.
    Step(StepName),
}

impl Draft {
    /// An empty one.
    pub fn new(id: DraftId, now: Timestamp) -> Self {
        Self {
            id,
            by: None,
            service: None,
            service_name: String::new(),
            passed: Vec::new(),
            answers: Answers::default(),
            location: Location::default(),
            description: String::new(),
            reporter: ReporterDraft::default(),
            photos: Vec::new(),
            known: false,
            behalf: BehalfDraft::default(),
            anonymous: false,
            step: StepName::Service,
            created_at: now,
            changed_at: now,
            told_over: None,
            key: None,
        }
    }

    /// The same, of whoever is signed in.
    #[must_use]
    pub fn of(self, by: Option<ResidentId>) -> Self {
        Self { by, ..self }
    }

    /// Is it hidden from this resident, being another's?
    pub fn is_of_another(&self, here: Option<&ResidentId>) -> bool {
        is_anothers(self.by.as_ref(), here)
    }

    /// What the resident did, at that moment.
    pub fn apply(&mut self, change: DraftChange, now: Timestamp) {
        (self.changed_at, self.told_over) = (now, None);
        match change {
            DraftChange::Service(service) => {
                if self.service.as_ref() != Some(&service.code) {
                    self.answers = Answers::default();
                }
                self.service = Some(service.code);
                self.service_name = service.name;
            }
            DraftChange::Pass => self.passed.extend(self.service.clone()),
            DraftChange::Answer(code, values) => self.answers.set(code, values),
            DraftChange::Place(place) => {
                self.location = Location { words: self.location.words.take(), ..Location::from(&place) };
            }
            DraftChange::Asset(asset) => {
                self.location = Location { words: self.location.words.take(), ..Location::from(&asset) };
            }
            DraftChange::Pin(position) => {
                let words = self.location.words.take();
                self.location = Location { words, position: Some(position), ..Location::default() };
            }
            DraftChange::NoPlace => {
                self.location = Location { words: self.location.words.take(), ..Location::default() };
            }
            DraftChange::Words(words) => self.location.words = Some(words).filter(|words| !words.is_empty()),
            DraftChange::Description(text) => self.description = text,
            DraftChange::Name(text) => self.reporter.name = text,
            DraftChange::Email(text) => self.reporter.email = text,
            DraftChange::Phone(text) => self.reporter.phone = text,
            DraftChange::ContactBy(way) => self.reporter.contact_by = Some(way),
            DraftChange::AddPhoto(photo) => match self.photo_mut(&photo.id) {
                Some(known) => *known = *photo,
                None => self.photos.push(*photo),
            },
            DraftChange::DropPhoto(id) => self.photos.retain(|photo| photo.id != id),
            DraftChange::PhotoAlt(id, alt) => {
                if let Some(photo) = self.photo_mut(&id) {
                    photo.alt = alt;
                }
            }
            DraftChange::Known(reporter) => {
                self.reporter = reporter;
                self.known = true;
            }
            DraftChange::Behalf(change) => self.behalf.apply(change),
            DraftChange::Anonymous(anonymous) => self.anonymous = anonymous,
            DraftChange::Step(step) => self.step = step,
        }
    }

    fn photo_mut(&mut self, id: &PhotoId) -> Option<&mut Photo> {
        self.photos.iter_mut().find(|photo| photo.id == *id)
    }

    /// One of its photos and files.
    pub fn photo(&self, id: &PhotoId) -> Option<&Photo> {
        self.photos.iter().find(|photo| photo.id == *id)
    }

    /// Does it go without saying who reports?
    pub fn is_anonymous(&self, service: &Service) -> bool {
        self.anonymous && service.anonymous
    }

    /// Does the form ask who reports?
    pub fn contact(&self) -> Contact {
        if self.known { Contact::Known } else { Contact::Ask }
    }

    /// The key it is sent with. Minted once from 128 random bits; after that `random` is ignored.
    pub fn mint_key(&mut self, random: u128) -> &IdempotencyKey {
        self.key.get_or_insert_with(|| IdempotencyKey::mint(random))
    }

    /// The key, if it was minted.
    pub fn key(&self) -> Option<&IdempotencyKey> {
        self.key.as_ref()
    }

    /// Nothing was typed or chosen that would be a loss.
    pub fn is_blank(&self) -> bool {
        self.service.is_none()
            && self.answers.is_empty()
            && self.location == Location::default()
            && self.description.trim().is_empty()
            && self.photos.is_empty()
    }

    /// May whoever writes now go on with it as if it were new? Nothing was answered, passed or written yet beyond choosing the
    /// service, and nothing of anybody else is in it: what the council knows of a resident is filled in for them alone.
    pub fn is_fresh_for(&self, writer: Option<&ResidentId>) -> bool {
        let theirs = self.by.as_ref() == writer;
        (theirs || self.by.is_none())
            && (self.reporter == ReporterDraft::default() || (theirs && self.known))
            && self.behalf == BehalfDraft::default()
            && !self.anonymous
            && self.passed.is_empty()
            && self.answers.is_empty()
            && self.location == Location::default()
            && self.description.trim().is_empty()
            && self.photos.is_empty()
            && self.key.is_none()
    }

    /// Until when the device keeps it: thirty days after its last change.
    pub fn kept_until(&self) -> Timestamp {
        self.changed_at.plus_millis(KEPT_MS)
    }

    /// What the time makes of it. The device's clock may be wrong, now or when it was written; `known` is a moment that is
    /// past, as the backend told it. Without one nothing is let go of.
    pub fn expiry(&self, device: Timestamp, known: Option<Timestamp>) -> Expiry {
        let now = known.unwrap_or(device);
        if now <= self.kept_until() {
            return Expiry::Kept;
        }
        let until = self.told_over.unwrap_or(now).plus_millis(GRACE_MS);
        let told = self.told_over.is_some() && known.is_some_and(|known| known > until);
        if told { Expiry::Gone } else { Expiry::Over { until } }
    }

    /// Whether only the moment of the last change, the step and what is not the resident's tell two versions apart.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let Self { step, created_at, changed_at, told_over, .. } = other.clone();
        Self { step, created_at, changed_at, told_over, ..self.clone() } == *other
    }

    /// The same draft with a key that was minted before, as read back from the device.
    #[must_use]
    pub fn with_key(mut self, key: Option<IdempotencyKey>) -> Self {
        self.key = self.key.or(key);
        self
    }
}
