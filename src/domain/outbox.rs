//! What was sent and has not arrived: it waits on the device, is tried again by itself, and arrives once.
//!
//! A report goes after all of its photos and files, and never without one that was to go with it.
//!
//! Not here: storage, the bytes of photos, the clock, chance and the sending itself.

use crate::account::is_anothers;
use crate::failure::Delivery;
use crate::id::{AttachmentId, DraftId, IdempotencyKey, PhotoId, Reference, ResidentId, TrackingSecret};
use crate::report::{Attachment, Fault, Field, Follow, Followed, Problems, Receipt, Report};
use crate::{Failure, Problem, Timestamp};

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Parcel {
    /// A report.
    Report {
        /// The draft that it was made of.
        draft: DraftId,
        /// As it was checked; it does not change any more, but for a photo that the resident leaves out.
        report: Box<Report>,
        /// What it is about, and each question with its answer, as the resident read them: the receipt says the same for
        /// ever. Nothing where an older portal kept it.
        words: Vec<(String, String)>,
        /// How far each of its photos and files has come, in the report's order.
        uploads: Vec<Upload>,
    },
    /// A message on a case.
    Message {
        /// The case.
        reference: Reference,
        /// For a guest's case.
        secret: Option<TrackingSecret>,
        /// What it says.
        text: String,
    },
    /// The wish to be told what becomes of somebody's report.
    Follow {
        /// The report.
        reference: Reference,
        /// Whom to tell, and how.
        follow: Box<Follow>,
        /// What the council answered.
        followed: Option<Followed>,
    },
}

/// How far one photo or file has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// Its name on this device.
    pub photo: PhotoId,
    /// What makes it arrive once, for as long as the backend keeps it.
    pub key: IdempotencyKey,
    /// How far it has come.
    pub state: UploadState,
    /// How often it had to go again because the backend had let go of it.
    pub renewed: u32,
}

/// How far a photo or file has come.
#[derive(Debug, Clone, PartialEq)]
pub enum UploadState {
    /// It goes in its turn.
    Waiting,
    /// The backend has it.
    Sent(AttachmentId),
    /// The backend refused it.
    Refused(Failure),
    /// Its bytes are not on this device any more.
    Lost,
}

/// What goes next of a parcel.
#[derive(Debug, Clone, PartialEq)]
pub enum Next<'a> {
    /// A photo or file.
    Upload(&'a Upload),
    /// The report or message itself, with what the backend has already.
    Whole(Vec<Attachment>),
}

/// How far a parcel has come.
#[derive(Debug, Clone, PartialEq)]
pub enum ParcelState {
    /// It goes by itself, not before this moment.
    Waiting {
        /// Not before.
        from: Timestamp,
        /// Why it did not go the last time; `None` when it was not tried.
        after: Option<Failure>,
    },
    /// The session has ended; it goes when the resident has signed in.
    NeedsSignIn,
    /// A photo was refused or is lost: the resident says whether it goes without.
    NeedsPhotos,
    /// It arrived.
    Arrived {
        /// For a report.
        receipt: Option<Receipt>,
    },
    /// The backend refused it; the resident has to do something.
    Refused(Failure),
}

/// One thing in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// What makes it arrive once, for life. Also its name in the outbox.
    pub key: IdempotencyKey,
    /// What it is.
    pub parcel: Parcel,
    /// Whose it is; `None` when nobody was signed in: then it goes without a session. Somebody else's never carries it.
    pub by: Option<ResidentId>,
    /// What it is, for people.
    pub title: String,
    /// When it was put there.
    pub at: Timestamp,
    /// How often it was tried since something of it arrived.
    pub tries: u32,
    /// The report or message itself was sent, and no answer said what became of it. A try that did not get as far does not
    /// take that back.
    pub unanswered: bool,
    /// How far it has come.
    pub state: ParcelState,
}

const MINUTE_MS: i64 = 60_000;
/// So long until it is looked at again whether it is known who is here.
const PUT_OFF_MS: i64 = 5_000;
/// A backend that lets go of a file again and again is not asked for ever.
const MOST_RENEWED: u32 = 2;

impl Upload {
    /// Does the resident have to say what becomes of it?
    pub fn needs_resident(&self) -> bool {
        matches!(self.state, UploadState::Refused(_) | UploadState::Lost)
    }

    /// Was it refused in a way that another try may mend? What a backend says of these very bytes stays (RFC 9110, 15.5.14
    /// and 15.5.16; 15.5.21 is the contract's word for a file that is not what it says).
    pub fn may_go_again(&self) -> bool {
        match &self.state {
            UploadState::Refused(Failure::Invalid(problem)) => !matches!(problem.status, 413 | 415 | 422),
            UploadState::Refused(failure) => *failure != Failure::Unsupported,
            UploadState::Waiting | UploadState::Sent(_) | UploadState::Lost => false,
        }
    }
}

impl Parcel {
    /// A report with its photos and files, none of which has gone yet.
    pub fn report(draft: DraftId, report: Report) -> Self {
        let upload = |photo: &crate::report::Photo| Upload {
            photo: photo.id.clone(),
            key: photo.key.clone(),
            state: UploadState::Waiting,
            renewed: 0,
        };
        let uploads = report.photos().iter().map(upload).collect();
        Self::Report { draft, report: Box::new(report), words: Vec::new(), uploads }
    }

    /// The same with what was asked and answered, in words.
    #[must_use]
    pub fn in_words(mut self, said: Vec<(String, String)>) -> Self {
        if let Self::Report { words, .. } = &mut self {
            *words = said;
        }
        self
    }

    /// The same, as far as its photos and files had come when the device kept it. One that is not told of goes again: its
    /// key makes that harmless.
    #[must_use]
    pub fn come_so_far(mut self, kept: Vec<Upload>) -> Self {
        for one in kept {
            if let Some(upload) = self.upload_mut(&one.photo) {
                *upload = one;
            }
        }
        self
    }

    /// Its photos and files.
    pub fn uploads(&self) -> &[Upload] {
        match self {
            Self::Report { uploads, .. } => uploads,
            Self::Message { .. } | Self::Follow { .. } => &[],
        }
    }

    /// Does it go without saying who sends it?
    pub fn is_anonymous(&self) -> bool {
        matches!(self, Self::Report { report, .. } if report.parts().anonymous)
    }

    fn upload_mut(&mut self, photo: &PhotoId) -> Option<&mut Upload> {
        match self {
            Self::Report { uploads, .. } => uploads.iter_mut().find(|one| one.photo == *photo),
            Self::Message { .. } | Self::Follow { .. } => None,
        }
    }
}

impl ParcelState {
    /// Does the council have it?
    pub fn has_arrived(&self) -> bool {
        matches!(self, Self::Arrived { .. })
    }
}

impl Outgoing {
    /// Puts a parcel into the outbox; it may go at once.
    pub fn new(key: IdempotencyKey, parcel: Parcel, title: String, now: Timestamp) -> Self {
        let state = ParcelState::Waiting { from: now, after: None };
        Self { key, parcel, by: None, title, at: now, tries: 0, unanswered: false, state }
    }

    /// May it go in the session of this resident, or of a guest (`None`)? What goes in no session may go in any.
    pub fn may_go(&self, here: Option<&ResidentId>) -> bool {
        self.parcel.is_anonymous() || self.by.is_none() || self.by.as_ref() == here
    }

    /// Is it hidden from this resident, being another's?
    pub fn is_of_another(&self, here: Option<&ResidentId>) -> bool {
        is_anothers(self.by.as_ref(), here)
    }

    /// It is due, but nobody is here whose it is: it goes when they have signed in.
    pub fn hold(&mut self) {
        if matches!(self.state, ParcelState::Waiting { .. }) {
            self.state = ParcelState::NeedsSignIn;
        }
    }

    /// It is due, but it could not be asked who is here: nothing was sent, and it is looked at again soon.
    pub fn put_off(&mut self, why: Failure, now: Timestamp) {
        if matches!(self.state, ParcelState::Waiting { .. }) {
            self.state = ParcelState::Waiting { from: now.plus_millis(PUT_OFF_MS), after: Some(why) };
        }
    }

    /// Should it be tried now? A clock that was set back does not hold it up for longer than a pause can be.
    pub fn is_due(&self, now: Timestamp) -> bool {
        match &self.state {
            ParcelState::Waiting { from, .. } => {
                let left = from.millis() - now.millis();
                left <= 0 || left > LONGEST_PAUSE_MS
            }
            ParcelState::NeedsSignIn
            | ParcelState::NeedsPhotos
            | ParcelState::Arrived { .. }
            | ParcelState::Refused(_) => false,
        }
    }

    /// Was it refused, or a photo of it, so that it does not go before the resident did something?
    pub fn is_for_resident(&self) -> bool {
        matches!(self.state, ParcelState::Refused(_) | ParcelState::NeedsPhotos)
    }

    /// What goes next; nothing while the resident has to say what becomes of a photo.
    pub fn next(&self) -> Option<Next<'_>> {
        let Parcel::Report { report, uploads, .. } = &self.parcel else {
            return Some(Next::Whole(Vec::new()));
        };
        if uploads.iter().any(Upload::needs_resident) {
            return None;
        }
        if let Some(upload) = uploads.iter().find(|one| one.state == UploadState::Waiting) {
            return Some(Next::Upload(upload));
        }
        let mut attachments = Vec::with_capacity(uploads.len());
        for photo in report.photos() {
            let sent = uploads.iter().find(|one| one.photo == photo.id).map(|one| &one.state);
            // A photo that no upload is about must not be left out in silence.
            let Some(UploadState::Sent(id)) = sent else { return None };
            let alt = Some(photo.alt.clone()).filter(|alt| !alt.is_empty());
            attachments.push(Attachment { id: id.clone(), alt });
        }
        Some(Next::Whole(attachments))
    }

    /// May the council have it already, though no answer came? Then it is not to be changed any more.
    pub fn may_have_arrived(&self) -> bool {
        self.unanswered && !self.state.has_arrived()
    }

    /// May it be taken out, to be changed and sent again? Not once the council has it, or may have it.
    pub fn may_be_changed(&self) -> bool {
        !self.unanswered && !self.state.has_arrived()
    }

    /// As it is while the report or message itself is on its way: whoever finds it so does not know what became of it.
    #[must_use]
    pub fn on_its_way(&self) -> Self {
        let unanswered = self.unanswered || matches!(self.next(), Some(Next::Whole(_)));
        Self { unanswered, ..self.clone() }
    }

    /// The case that it is said on.
    fn said_on(&self) -> Option<&Reference> {
        match &self.parcel {
            Parcel::Message { reference, .. } => Some(reference),
            Parcel::Report { .. } | Parcel::Follow { .. } => None,
        }
    }

    /// What is wrong with its photos and files, for the form to show.
    pub fn photo_problems(&self) -> Problems {
        let mut problems = Problems::new();
        for upload in self.parcel.uploads() {
            let fault = match &upload.state {
                UploadState::Lost => Fault::Missing,
                UploadState::Refused(failure) => Fault::Said(said(failure)),
                UploadState::Waiting | UploadState::Sent(_) => continue,
            };
            problems.add(Field::Photo(upload.photo.clone()), fault);
        }
        problems
    }

    /// A photo or file was tried, and this came of it. `random` are 128 random bits.
    pub fn uploaded(
        &mut self,
        photo: &PhotoId,
        result: Result<AttachmentId, Failure>,
        now: Timestamp,
        random: u128,
    ) {
        let Some(upload) = self.parcel.upload_mut(photo) else { return };
        match result {
            Ok(id) => {
                upload.state = UploadState::Sent(id);
                self.tries = 0;
                self.state = ParcelState::Waiting { from: now, after: None };
            }
            Err(failure) if failure == Failure::SessionEnded || failure.worth_retrying() => {
                self.failed(failure, now, random);
            }
            Err(failure) => {
                upload.state = UploadState::Refused(failure);
                self.state = ParcelState::NeedsPhotos;
            }
        }
    }

    /// The device does not have the bytes of a photo or file any more.
    pub fn lost(&mut self, photo: &PhotoId) {
        if let Some(upload) = self.parcel.upload_mut(photo) {
            upload.state = UploadState::Lost;
            self.state = ParcelState::NeedsPhotos;
        }
    }

    /// May it go without this photo or file? Not once the council has that one, or may have the report with it.
    pub fn may_leave_out(&self, photo: &PhotoId) -> bool {
        let has_gone = |one: &Upload| matches!(one.state, UploadState::Sent(_));
        let found = self.parcel.uploads().iter().find(|one| one.photo == *photo);
        self.may_be_changed() && found.is_some_and(|one| !has_gone(one))
    }

    /// The resident would rather send it without this photo or file; says whether that could still be done.
    pub fn leave_out(&mut self, photo: &PhotoId, now: Timestamp) -> bool {
        if !self.may_leave_out(photo) {
            return false;
        }
        let Parcel::Report { report, uploads, .. } = &mut self.parcel else { return false };
        **report = report.as_ref().clone().without_photo(photo);
        uploads.retain(|one| one.photo != *photo);
        self.go_on(now);
        true
    }

    /// The resident asks for another try of a photo or file that was refused; says whether there is one. What was refused was
    /// not taken, so that a key of its own doubles nothing, and a backend that keeps its answers looks at it again.
    pub fn send_again(&mut self, photo: &PhotoId, now: Timestamp, random: u128) -> bool {
        let Some(upload) = self.parcel.upload_mut(photo).filter(|one| one.may_go_again()) else {
            return false;
        };
        (upload.key, upload.state) = (IdempotencyKey::mint(random), UploadState::Waiting);
        self.go_on(now);
        true
    }

    /// It goes when nothing of it is left for the resident to say.
    fn go_on(&mut self, now: Timestamp) {
        if self.state == ParcelState::NeedsPhotos && !self.parcel.uploads().iter().any(Upload::needs_resident)
        {
            self.state = ParcelState::Waiting { from: now, after: None };
        }
    }

    /// The report or message itself was tried, and this came of it. `random` are 128 random bits.
    pub fn tried(&mut self, result: Result<Option<Receipt>, Failure>, now: Timestamp, random: u128) {
        self.heard(result.as_ref().err());
        match result {
            Ok(receipt) => self.state = ParcelState::Arrived { receipt },
            Err(Failure::Invalid(problem)) if self.renew(&problem, random) => {
                let again = !self.parcel.uploads().iter().any(Upload::needs_resident);
                self.state = if again {
                    ParcelState::Waiting { from: now, after: None }
                } else {
                    ParcelState::NeedsPhotos
                };
            }
            Err(failure) => self.failed(failure, now, random),
        }
    }

    /// The wish to be told was tried, and this came of it. `random` are 128 random bits.
    pub fn joined(&mut self, result: Result<Followed, Failure>, now: Timestamp, random: u128) {
        self.heard(result.as_ref().err());
        match result {
            Ok(answer) => {
                if let Parcel::Follow { followed, .. } = &mut self.parcel {
                    *followed = Some(answer);
                }
                self.state = ParcelState::Arrived { receipt: None };
            }
            Err(failure) => self.failed(failure, now, random),
        }
    }

    /// What is known of the whole of it by now. A backend that keeps its keys would have given the receipt again instead of
    /// finding a fault; to be turned away for other reasons says nothing of an earlier try.
    fn heard(&mut self, failure: Option<&Failure>) {
        match failure {
            None | Some(Failure::Invalid(_)) => self.unanswered = false,
            Some(failure) => self.unanswered |= failure.delivery() == Delivery::Unknown,
        }
    }

    fn failed(&mut self, failure: Failure, now: Timestamp, random: u128) {
        self.tries = self.tries.saturating_add(1);
        self.state = if failure == Failure::SessionEnded {
            ParcelState::NeedsSignIn
        } else if failure.worth_retrying() {
            let asked = failure.retry_after().map_or(0, |wait| i64::from(wait.0) * 1000);
            let pause = later(pause_ms(self.tries).max(asked), random).min(LONGEST_PAUSE_MS);
            ParcelState::Waiting { from: now.plus_millis(pause), after: Some(failure) }
        } else {
            ParcelState::Refused(failure)
        };
    }

    /// When a report was refused for nothing but files that the backend has let go of, they go again with keys of their own.
    fn renew(&mut self, problem: &Problem, random: u128) -> bool {
        let Parcel::Report { uploads, .. } = &mut self.parcel else { return false };
        let forgotten = |pointer: &str| {
            let place = pointer.trim_start_matches('#').strip_prefix("/attachments/")?.strip_suffix("/id")?;
            place.parse::<usize>().ok().filter(|place| *place < uploads.len())
        };
        let places: Option<Vec<usize>> = problem.invalid.iter().map(|one| forgotten(&one.pointer)).collect();
        let Some(places) = places.filter(|places| !places.is_empty()) else { return false };
        for (place, nth) in places.into_iter().zip(0_u128..) {
            let Some(upload) = uploads.get_mut(place) else { continue };
            if upload.state == UploadState::Waiting {
                // It was named twice.
                continue;
            }
            if upload.renewed < MOST_RENEWED {
                upload.renewed += 1;
                upload.key = IdempotencyKey::mint(random.wrapping_add(nth));
                upload.state = UploadState::Waiting;
            } else {
                upload.state = UploadState::Refused(Failure::Invalid(problem.clone()));
            }
        }
        true
    }

    /// The network is back, the resident has signed in or asks for another try: what waits may go at once.
    pub fn wake(&mut self, now: Timestamp) {
        match &mut self.state {
            ParcelState::Waiting { from, .. } => *from = now,
            ParcelState::NeedsSignIn => self.state = ParcelState::Waiting { from: now, after: None },
            ParcelState::NeedsPhotos | ParcelState::Arrived { .. } | ParcelState::Refused(_) => {}
        }
    }

    /// The resident asks for another try, also of what was turned away and may have arrived before that: they were told. Its key
    /// makes it arrive once; where the backend knows no `keys`, it is the resident's word that it has not arrived.
    pub fn send_now(&mut self, keys: bool, now: Timestamp) {
        if self.may_have_arrived() && matches!(self.state, ParcelState::Refused(_)) {
            self.state = ParcelState::Waiting { from: now, after: None };
            self.unanswered = keys;
        } else {
            self.wake(now);
        }
    }

    /// Until when the council asked with this one to be left alone, and how it said so. Its own pause may be longer than that.
    fn asked(&self) -> Option<(Timestamp, &Failure)> {
        let ParcelState::Waiting { from, after: Some(why) } = &self.state else { return None };
        let asked = i64::from(why.retry_after()?.0) * 1000;
        Some((from.plus_millis(asked - pause_ms(self.tries).max(asked)), why))
    }
}

/// Until when nothing goes by itself, and why: the council asked to be left alone (`Retry-After`, RFC 9110, 10.2.3), whatever it
/// was that it turned away. A clock that was set back does not make that longer than a pause can be.
pub fn left_alone<'a>(
    all: impl Iterator<Item = &'a Outgoing>,
    now: Timestamp,
) -> Option<(Timestamp, &'a Failure)> {
    let left = |until: Timestamp| until.millis() - now.millis();
    let holds = |(until, _): &(Timestamp, &Failure)| (1..=LONGEST_PAUSE_MS).contains(&left(*until));
    all.filter_map(Outgoing::asked).filter(holds).max_by_key(|(until, _)| *until)
}

/// What goes now: the oldest that is due; while the council is left alone, only what the resident `wished` to go all the same.
/// What is said on one case arrives in the order in which it was said, so that a message waits for those before it.
pub fn first_due<'a>(
    all: impl Iterator<Item = &'a Outgoing> + Clone,
    wished: &[IdempotencyKey],
    now: Timestamp,
) -> Option<&'a Outgoing> {
    let is_quiet = left_alone(all.clone(), now).is_some();
    let may_go = |one: &Outgoing| !is_quiet || wished.contains(&one.key);
    let is_held = |one: &Outgoing| {
        let Some(case) = one.said_on() else { return false };
        let is_before = |other: &Outgoing| other.at < one.at && other.said_on() == Some(case);
        all.clone().any(|other| is_before(other) && matches!(other.state, ParcelState::Waiting { .. }))
    };
    all.clone().filter(|one| one.is_due(now) && may_go(one) && !is_held(one)).min_by_key(|one| one.at)
}

const LONGEST_PAUSE_MS: i64 = 24 * 60 * MINUTE_MS;

/// 2, 4, 8 … seconds, and then every ten minutes.
fn pause_ms(tries: u32) -> i64 {
    (1000_i64 << tries.min(10)).min(10 * MINUTE_MS)
}

/// The backend's own words; empty when it had none.
fn said(failure: &Failure) -> String {
    let problem = failure.problem();
    problem
        .map_or_else(String::new, |problem| problem.detail.clone().unwrap_or_else(|| problem.title.clone()))
}

/// Up to a quarter later, by chance, so that not all come at once. The only place where chance is put to a wait.
fn later(pause: i64, random: u128) -> i64 {
    let chance = i64::from((random >> 112) as u16);
    pause + pause / 4 * chance / i64::from(u16::MAX)
}

#[cfg(test)]
mod tests;
