//! The one way out: what is due is sent, one thing after the other, by one tab at a time.
//!
//! Not here: when something is due and what an answer makes of it (`onedoor_domain::outbox`).

use std::rc::Rc;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::cases::Tracked;
use onedoor_domain::id::{AttachmentId, IdempotencyKey, PhotoId};
use onedoor_domain::outbox::{Next, Outgoing, Parcel, ParcelState, first_due, left_alone};
use onedoor_domain::report::{Attachment, FileToSend, Followed, Receipt};
use onedoor_gateway::Gateway;
use onedoor_gateway::device::write_tracked;

use super::Outbox;
use crate::browser::shelf::{self, Kind, Refused};
use crate::browser::upload::Upload;
use crate::browser::{clock, entropy, locks, photos};
use crate::portal::Who;
use crate::report::drafts;

const LOCK: &str = "onedoor-outbox";
/// When another tab is sending, look again after so long.
const OTHER_TAB: Duration = Duration::from_secs(2);
/// A wait is never shorter than this, nor longer: a sleeping device counts time in its own way.
const LEAST_MS: i64 = 1_000;
const MOST_MS: i64 = 10 * 60 * 1_000;

/// How much of a photo or file has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which.
    pub photo: PhotoId,
    /// Bytes that have gone.
    pub gone: u64,
    /// All of them.
    pub of: u64,
}

/// Whether this tab is sending, which wait is the newest, and how much of a file has gone.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    running: StoredValue<bool>,
    again: StoredValue<bool>,
    rest: StoredValue<u32>,
    progress: RwSignal<Option<Progress>>,
    /// What the resident asks to go now, though the council may have asked to be left alone.
    wished: StoredValue<Vec<IdempotencyKey>>,
    /// Breaks off the photo or file that is on its way.
    going: StoredValue<Option<(PhotoId, oneshot::Sender<()>)>>,
}

/// What came of what was sent.
enum Came {
    Photo(PhotoId, Result<AttachmentId, Failure>),
    /// The device does not have its bytes.
    Lost(PhotoId),
    /// The resident took it out while it was on its way.
    BrokenOff,
    Whole(Result<Option<Receipt>, Failure>),
    Joined(Result<Followed, Failure>),
    /// There was nothing to send.
    Nothing,
}

impl Pace {
    pub(super) fn new() -> Self {
        Self {
            running: StoredValue::new(false),
            again: StoredValue::new(false),
            rest: StoredValue::new(0),
            progress: RwSignal::new(None),
            wished: StoredValue::new(Vec::new()),
            going: StoredValue::new(None),
        }
    }

    /// The resident asks for it to go now.
    pub(super) fn wish(self, key: &IdempotencyKey) {
        self.wished.update_value(|wished| wished.push(key.clone()));
    }

    /// Did the resident ask for it to go now?
    pub(super) fn is_wished(self, key: &IdempotencyKey) -> bool {
        self.wished.with_value(|wished| wished.contains(key))
    }

    /// It has gone as far as it goes now.
    fn grant(self, key: &IdempotencyKey) {
        self.wished.update_value(|wished| wished.retain(|one| one != key));
    }

    /// Breaks off a photo or file, if it is on its way from this tab.
    pub(super) fn break_off(self, photo: &PhotoId) {
        let going = self.going.try_update_value(|going| going.take_if(|(one, _)| one == photo)).flatten();
        if let Some((_, stop)) = going {
            // Just arrived is as good: nothing names it.
            let _ = stop.send(());
        }
    }
}

impl Outbox {
    /// Sends what is due, and comes back by itself when more becomes due. Calling it twice sends nothing twice.
    pub(super) fn run(self) {
        if self.pace.running.get_value() {
            self.pace.again.set_value(true);
            return;
        }
        self.pace.running.set_value(true);
        spawn_local(async move {
            loop {
                self.pace.again.set_value(false);
                if !self.has_due() {
                    break;
                }
                if locks::alone(LOCK, Box::pin(self.pass())).await.is_none() {
                    clock::wait(OTHER_TAB).await;
                    self.reload().await;
                } else if !self.pace.again.get_value() {
                    break;
                }
            }
            self.pace.running.set_value(false);
            self.rest();
        });
    }

    /// Sends each thing that is due, once; nothing more where the council asks to be left alone.
    async fn pass(self) {
        let Some(gateway) = self.portal.gateway_untracked() else { return };
        if self.portal.who.with_untracked(|who| *who == Who::Unknown) {
            return;
        }
        // Another tab may have sent it before the lock was ours.
        self.reload().await;
        // A session may have ended without a word: what goes without one is a guest's, and is in nobody's account.
        if self.has_due_of_resident() {
            self.portal.look_for_session().await;
        }
        let keys = gateway.capabilities.idempotency_key;
        while let Some(outgoing) = self.first_due() {
            let key = outgoing.key.clone();
            if !outgoing.may_go(self.here_now().as_ref()) {
                let unheard = self.portal.unheard.get_untracked();
                let held = |one: &mut Outgoing| {
                    match &unheard {
                        Some(why) => one.put_off(why.clone(), clock::now()),
                        None => one.hold(),
                    }
                    true
                };
                self.change(&key, held).await;
                continue;
            }
            // A tab may have ended while it was on its way.
            if outgoing.may_have_arrived() && !keys {
                self.change(&key, |one| hold_back(one, keys)).await;
                continue;
            }
            self.sending.set(Some(key.clone()));
            let sent = self.send(&gateway, outgoing).await;
            self.sending.set(None);
            if sent.as_ref().is_none_or(|one| !one.is_due(clock::now())) {
                self.pace.grant(&key);
            }
            let Some(outgoing) = sent else { continue };
            if outgoing.state == ParcelState::NeedsSignIn {
                self.portal.session_ended();
            }
            if let ParcelState::Arrived { receipt } = &outgoing.state {
                self.arrived(&outgoing, receipt.as_ref()).await;
            }
        }
    }

    /// Sends what goes next of one thing, and puts down what came of that; as it stands then. `None` where somebody changed or
    /// deleted it meanwhile.
    async fn send(self, gateway: &Gateway, outgoing: Outgoing) -> Option<Outgoing> {
        let on_its_way = outgoing.on_its_way();
        // A tab that ends meanwhile leaves this behind. From here on nobody takes a photo out.
        if on_its_way != outgoing && !self.replace(&outgoing, on_its_way).await {
            self.reload().await;
            return None;
        }
        let theirs = gateway.in_whose_name(&outgoing);
        // Only a way that takes cookies along tells how much of a file has gone. A guest's may go by it while a guest is here.
        let guest = self.here_now().is_none() && self.portal.unheard.with_untracked(Option::is_none);
        let tells =
            if outgoing.by.is_none() && !outgoing.parcel.is_anonymous() && guest { gateway } else { &theirs };
        let mut came = self.carry(&theirs, tells, &outgoing).await;
        if let Came::Photo(_, Err(Failure::Stale)) = came {
            // In this very moment somebody signed in.
            came = self.carry(&theirs, &theirs, &outgoing).await;
        }
        let (now, random) = (clock::now(), entropy::number());
        let keys = gateway.capabilities.idempotency_key;
        // The device may have been told to forget it meanwhile: nothing of it is put down again.
        let put = |one: &mut Outgoing| {
            match &came {
                Came::Nothing | Came::BrokenOff => return false,
                Came::Photo(photo, result) => one.uploaded(photo, result.clone(), now, random),
                Came::Lost(photo) => one.lost(photo),
                // That it was on its way is over; an earlier try may have left it open.
                Came::Whole(result) => {
                    one.unanswered = outgoing.unanswered;
                    one.tried(result.clone(), now, random);
                    hold_back(one, keys);
                }
                Came::Joined(result) => {
                    one.unanswered = outgoing.unanswered;
                    one.joined(result.clone(), now, random);
                    hold_back(one, keys);
                }
            }
            true
        };
        self.change(&outgoing.key, put).await
    }

    fn first_due(self) -> Option<Outgoing> {
        let now = clock::now();
        let wished = self.pace.wished.get_value();
        self.items.with_untracked(|items| {
            first_due(items.iter().map(|item| &*item.outgoing), &wished, now).cloned()
        })
    }

    fn has(self, key: &IdempotencyKey) -> bool {
        self.items.with_untracked(|items| items.iter().any(|item| item.outgoing.key == *key))
    }

    fn has_due(self) -> bool {
        self.first_due().is_some()
    }

    fn has_due_of_resident(self) -> bool {
        let now = clock::now();
        let is_one = |outgoing: &Outgoing| outgoing.by.is_some() && outgoing.is_due(now);
        self.items.with_untracked(|items| items.iter().any(|item| is_one(&item.outgoing)))
    }

    /// The council has it: the draft has done its work, and a guest's way to the case is kept.
    async fn arrived(self, outgoing: &Outgoing, receipt: Option<&Receipt>) {
        let given = match (&outgoing.parcel, receipt) {
            (Parcel::Follow { followed: Some(it), .. }, _) => Some((&it.reference, &it.secret, clock::now())),
            (_, Some(it)) => Some((&it.reference, &it.secret, it.received_at)),
            _ => None,
        };
        if let Some((reference, Some(secret), at)) = given {
            let (reference, secret, title) = (reference.clone(), secret.clone(), outgoing.title.clone());
            let tracked = Tracked { reference, secret, title, at };
            // Everything may have been forgotten in this very moment.
            if !self.has(&outgoing.key) {
                return;
            }
            // The outbox holds the same, so a refusal here loses nothing.
            let _ = shelf::put(Kind::Tracked, tracked.reference.as_str(), &write_tracked(&tracked)).await;
        }
        if let Parcel::Report { draft, report, .. } = &outgoing.parcel {
            for photo in report.photos() {
                photos::delete(photo.id.as_str()).await;
            }
            drafts::forget(draft).await;
        }
        if self.portal.who.with_untracked(|who| who.resident().is_some()) {
            self.portal.cases.again();
        }
    }

    /// How much has gone of the photo or file that is on its way from this tab.
    pub fn progress(self) -> Option<Progress> {
        self.pace.progress.get()
    }

    /// Sends what goes next of it; a file by the way that `tells` how much has gone.
    async fn carry(self, gateway: &Gateway, tells: &Gateway, outgoing: &Outgoing) -> Came {
        if let Parcel::Follow { reference, follow, .. } = &outgoing.parcel {
            let Some(reports) = gateway.reports() else { return Came::Joined(Err(Failure::Unsupported)) };
            let key = outgoing.key.clone();
            return Came::Joined(reports.follow(reference.clone(), (**follow).clone(), key).await);
        }
        let (photo, key) = match outgoing.next() {
            Some(Next::Upload(upload)) => (upload.photo.clone(), upload.key.clone()),
            Some(Next::Whole(attachments)) => {
                return Came::Whole(carry_whole(gateway, outgoing, attachments).await);
            }
            None => return Came::Nothing,
        };
        match file(outgoing, &photo).await {
            Ok(Some(file)) => match self.upload(tells, &photo, file, key).await {
                Some(result) => Came::Photo(photo, result),
                None => Came::BrokenOff,
            },
            Ok(None) => Came::Lost(photo),
            // A device that will not say now may say later.
            Err(Refused(what)) => Came::Photo(photo, Err(Failure::Malformed { what })),
        }
    }

    /// `None`: it was broken off.
    async fn upload(
        self,
        gateway: &Gateway,
        photo: &PhotoId,
        file: FileToSend,
        key: IdempotencyKey,
    ) -> Option<Result<AttachmentId, Failure>> {
        let progress = self.pace.progress;
        let one = photo.clone();
        let told = move |gone, of| progress.set(Some(Progress { photo: one.clone(), gone, of }));
        // That it goes, until the browser tells how much has gone.
        told(0, 0);
        let (stop, stopped) = oneshot::channel();
        self.pace.going.set_value(Some((photo.clone(), stop)));
        let carried = gateway.carried_by(Rc::new(Upload(Rc::new(told))));
        let result = match carried.reports() {
            Some(reports) => match select(reports.upload(file, key), stopped).await {
                Either::Left((result, _)) => Some(result.map(|uploaded| uploaded.id)),
                // What nobody waits for any more is broken off (`browser::upload`).
                Either::Right(_) => None,
            },
            None => Some(Err(Failure::Unsupported)),
        };
        self.pace.going.set_value(None);
        progress.set(None);
        result
    }

    /// Comes back when the next thing becomes due.
    fn rest(self) {
        let turn = self.pace.rest.get_value().wrapping_add(1);
        self.pace.rest.set_value(turn);
        if self.portal.gateway_untracked().is_none() {
            // It goes on when the backend is reached.
            return;
        }
        let next = self.items.with_untracked(|items| {
            let from = |outgoing: &Outgoing| match &outgoing.state {
                ParcelState::Waiting { from, .. } => Some(from.millis()),
                _ => None,
            };
            let soonest = items.iter().filter_map(|item| from(&item.outgoing)).min()?;
            let quiet = left_alone(items.iter().map(|item| &*item.outgoing), clock::now());
            Some(quiet.map_or(soonest, |(until, _)| until.millis().max(soonest)))
        });
        let Some(next) = next else { return };
        let left = (next - clock::now_millis()).clamp(LEAST_MS, MOST_MS);
        let left = u64::try_from(left).unwrap_or(1_000);
        spawn_local(async move {
            clock::wait(Duration::from_millis(left)).await;
            if self.pace.rest.get_value() == turn {
                self.run();
            }
        });
    }
}

/// Where a backend knows no keys, only the resident can tell whether something that may have arrived is to go again. A
/// photo or file goes again all the same: one that no report has is let go of. Says whether it is held back.
fn hold_back(outgoing: &mut Outgoing, keys: bool) -> bool {
    if keys || !outgoing.may_have_arrived() {
        return false;
    }
    let ParcelState::Waiting { after, .. } = &outgoing.state else { return false };
    outgoing.state = ParcelState::Refused(after.clone().unwrap_or(Failure::TimedOut));
    true
}

/// The bytes of a photo or file, if the device still has them all.
async fn file(outgoing: &Outgoing, id: &PhotoId) -> Result<Option<FileToSend>, Refused> {
    let Parcel::Report { report, .. } = &outgoing.parcel else { return Ok(None) };
    let Some(photo) = report.photos().iter().find(|photo| photo.id == *id) else { return Ok(None) };
    let Some(bytes) = photos::get(id.as_str()).await? else { return Ok(None) };
    let whole = u64::from(bytes.length()) == photo.bytes;
    Ok(whole.then(|| FileToSend {
        name: photo.name.clone(),
        kind: photo.kind,
        bytes: Rc::from(bytes.to_vec()),
    }))
}

async fn carry_whole(
    gateway: &Gateway,
    outgoing: &Outgoing,
    attachments: Vec<Attachment>,
) -> Result<Option<Receipt>, Failure> {
    let key = outgoing.key.clone();
    match &outgoing.parcel {
        Parcel::Report { report, .. } => match gateway.reports() {
            Some(reports) => reports.submit((**report).clone(), attachments, key).await.map(Some),
            None => Err(Failure::Unsupported),
        },
        Parcel::Message { reference, secret: Some(secret), text } => match gateway.tracking() {
            Some(tracking) => {
                let sent = tracking.write(reference.clone(), secret.clone(), text.clone(), key);
                sent.await.map(|_| None)
            }
            None => Err(Failure::Unsupported),
        },
        Parcel::Message { reference, secret: None, text } => match gateway.cases() {
            Some(cases) => cases.write(reference.clone(), text.clone(), key).await.map(|_| None),
            None => Err(Failure::Unsupported),
        },
        // It goes by a way of its own, because it has an answer of its own.
        Parcel::Follow { .. } => Err(Failure::Unsupported),
    }
}

#[cfg(test)]
mod tests {
    use onedoor_domain::id::Reference;

    use super::*;

    fn outgoing() -> Option<Outgoing> {
        let reference = Reference::parse("AB-1").ok()?;
        let parcel = Parcel::Message { reference, secret: None, text: "Hello".to_owned() };
        Some(Outgoing::new(IdempotencyKey::mint(1), parcel, String::new(), clock::now()))
    }

    #[test]
    fn without_keys_nothing_that_may_have_arrived_goes_again_by_itself() {
        for (keys, failure, held) in [
            (true, Failure::TimedOut, false),
            (false, Failure::TimedOut, true),
            (false, Failure::TooMany { retry_after: None }, false),
        ] {
            let Some(mut outgoing) = outgoing() else { continue };
            outgoing.tried(Err(failure.clone()), clock::now(), 0);
            hold_back(&mut outgoing, keys);
            assert_eq!(matches!(outgoing.state, ParcelState::Refused(_)), held, "{keys} {failure:?}");
        }
        let Some(mut left_behind) = outgoing().map(|one| one.on_its_way()) else { return };
        hold_back(&mut left_behind, false);
        assert!(left_behind.is_for_resident(), "{:?}", left_behind.state);
    }
}
