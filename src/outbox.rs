//! What was given to the portal to send: it is on the device before it goes to the network, it goes by itself, and it
//! arrives once, whichever tab sends it.
//!
//! Here: the list that every screen shares. `store` is the device, `sender` the way out, `page` the screen. The rules
//! (when something is tried again, what a failure means) are `onedoor_domain::outbox`.

mod files;
mod page;
mod sender;
mod store;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::{DraftId, IdempotencyKey, PhotoId, Reference, ResidentId};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState, left_alone};
use onedoor_domain::report::Receipt;
use onedoor_domain::{Failure, Timestamp};
use onedoor_gateway::device::Letter;

use crate::browser::moments::{self, Moment};
use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, background, clock, entropy};
use crate::piece::split_work;
use crate::portal::{Connection, Portal, Who};
use crate::report::drafts;
use crate::ui::Example;

pub use files::{file_list, file_rows, say_taken_out};
pub use page::{OutboxPage, goes_by_itself};
pub use sender::Progress;

/// Another tab or the service worker may change the same thing in the same moment; not again and again.
const MOST_TRIES: u32 = 5;

/// One thing in the outbox, as this tab knows it.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    /// Another one is put in its place when something changes, so that a screen can tell what to draw anew.
    outgoing: Arc<Outgoing>,
    /// The device has it. If not, it lives only as long as this tab.
    kept: bool,
}

/// The outbox; in the context of every screen.
#[derive(Clone, Copy)]
pub struct Outbox {
    portal: Portal,
    items: RwSignal<Vec<Item>>,
    /// The device was asked what it has.
    read: RwSignal<bool>,
    sending: RwSignal<Option<IdempotencyKey>>,
    pace: sender::Pace,
    /// Who owns the listeners; taken when the work begins.
    owner: StoredValue<Option<Owner>>,
}

split_work! {
    /// The work is not in the first load: most visits send nothing.
    form: fetch_work => work as fn(&Outbox)
}

fn work(outbox: &Outbox) {
    outbox.work();
}

impl Outbox {
    /// The outbox, put into the context. Where the device has something to send the work begins at once; else with the
    /// first screen that sends.
    pub fn begin(portal: Portal) {
        let outbox = Self {
            portal,
            items: RwSignal::new(Vec::new()),
            read: RwSignal::new(false),
            sending: RwSignal::new(None),
            pace: sender::Pace::new(),
            owner: StoredValue::new(Owner::current()),
        };
        provide_context(outbox);
        if HERE {
            shelf::when_cleared(move || outbox.items.set(Vec::new()));
            spawn_local(async move {
                if shelf::any(Kind::Outbox).await {
                    outbox.begin_work();
                }
            });
        }
    }

    /// Begins the work once it is here. What cannot be fetched now is fetched by the next visit, or by the next screen that sends.
    pub fn begin_work(self) {
        spawn_local(async move {
            if let Ok(work) = fetch_work().await {
                work(&self);
            }
        });
    }

    /// Reads what the device has, sends what is due, and goes on doing so. Once begun it is not begun again.
    pub fn work(self) {
        // The listeners live as long as the portal, whichever screen began the work.
        let Some(owner) = self.owner.try_update_value(Option::take).flatten() else { return };
        owner.with(|| self.listen());
        drafts::sweep();
        spawn_local(async move {
            self.reload().await;
            self.run();
        });
    }

    fn listen(self) {
        let portal = self.portal;
        moments::at(Moment::Online, move || {
            if portal.connection.with_untracked(|connection| matches!(connection, Connection::Failed(_))) {
                portal.connect();
            }
            self.wake_where(|state| {
                matches!(
                    state,
                    ParcelState::Waiting {
                        after: Some(Failure::Offline | Failure::NoConnection | Failure::TimedOut),
                        ..
                    }
                )
            });
        });
        // Another tab may have sent, changed or deleted something meanwhile.
        moments::at(Moment::Shown, move || {
            spawn_local(async move {
                self.reload().await;
                self.run();
            });
        });
        Effect::new(move |_| {
            let reached = portal.connection.with(|connection| matches!(connection, Connection::Connected(_)));
            let who = portal.who.get();
            if who.resident().is_some() {
                self.wake_where(|state| *state == ParcelState::NeedsSignIn);
            } else if reached && who != Who::Unknown {
                self.run();
            }
        });
    }

    /// Who is signed in at this moment.
    fn here_now(self) -> Option<ResidentId> {
        self.portal.who.with_untracked(Who::id)
    }

    /// From the context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Puts something into the outbox and sends it. It is on the device before the network hears of it; where the
    /// device refuses it is sent all the same. The same key again replaces what was there.
    pub async fn post(self, mut outgoing: Outgoing) {
        outgoing.by = self.portal.writer();
        self.work();
        self.keep(outgoing).await;
        self.run();
    }

    /// The resident asks for another try now.
    pub fn send_now(self, key: &IdempotencyKey) {
        self.pace.wish(key);
        let keys = self.portal.gateway_untracked().is_none_or(|it| it.capabilities.idempotency_key);
        self.wake(|outgoing| outgoing.key == *key, move |one, now| one.send_now(keys, now));
    }

    /// Deletes something. What was made of a draft goes with the draft: nothing of it stays on the device.
    pub async fn delete(self, key: &IdempotencyKey) {
        let draft = self.draft_of(key);
        self.items.update(|items| items.retain(|item| item.outgoing.key != *key));
        // A device that will not let go of it would bring it back at the next reading: nothing more can be done here.
        let _ = store::delete(key).await;
        if let Some(draft) = draft {
            drafts::forget(&draft).await;
        }
    }

    /// The draft that it was made of.
    fn draft_of(self, key: &IdempotencyKey) -> Option<DraftId> {
        match &self.known(key)?.0.parcel {
            Parcel::Report { draft, .. } => Some(draft.clone()),
            Parcel::Message { .. } | Parcel::Follow { .. } => None,
        }
    }

    /// Takes something out, to be changed and sent again; says whether that could still be done. Another tab or the service
    /// worker may have sent it meanwhile: as the device has it counts.
    pub async fn take_out(self, key: &IdempotencyKey) -> bool {
        let there = store::delete_if(key, Outgoing::may_be_changed).await;
        let Some((here, kept)) = self.known(key) else { return there.is_ok_and(|out| out) };
        let out = match there {
            Ok(out) if kept => out,
            Ok(_) | Err(_) => here.may_be_changed(),
        };
        if out {
            self.items.update(|items| items.retain(|item| item.outgoing.key != *key));
        } else {
            self.reload().await;
        }
        out
    }

    /// The resident would rather send it without this photo or file; says whether that could still be done. One that is on
    /// its way is broken off.
    pub async fn leave_out(self, key: &IdempotencyKey, photo: &PhotoId) -> bool {
        let now = clock::now();
        let done = self.change(key, |one| one.leave_out(photo, now)).await.is_some();
        if done {
            self.pace.break_off(photo);
        }
        self.run();
        done
    }

    /// The resident asks for another try of one of its photos and files: one that was refused, or one that waits because the
    /// last try came to nothing.
    pub async fn send_again(self, key: &IdempotencyKey, photo: &PhotoId) {
        let (now, random) = (clock::now(), entropy::number());
        if self.change(key, |one| one.send_again(photo, now, random)).await.is_some() {
            self.pace.wish(key);
            self.run();
        } else {
            self.send_now(key);
        }
    }

    /// Everything in it that is not another resident's, newest first.
    pub fn all(self) -> Vec<Arc<Outgoing>> {
        let here = self.portal.who.with(Who::id);
        let mut all: Vec<Arc<Outgoing>> = self.items.with(|items| {
            let all = items.iter().map(|item| &item.outgoing);
            all.filter(|one| !one.is_of_another(here.as_ref())).cloned().collect()
        });
        all.sort_by_key(|outgoing| std::cmp::Reverse(outgoing.at));
        all
    }

    /// Is it on the device? If not, it lives only as long as this tab.
    pub fn is_kept(self, key: &IdempotencyKey) -> bool {
        self.items.with(|items| items.iter().all(|item| item.kept || item.outgoing.key != *key))
    }

    /// How many things have not arrived.
    pub fn waiting(self) -> usize {
        self.all().iter().filter(|one| !matches!(one.state, ParcelState::Arrived { .. })).count()
    }

    /// Was the device asked what it has?
    pub fn is_read(self) -> bool {
        self.read.get()
    }

    /// Is it on its way at this moment?
    pub fn is_sending(self, key: &IdempotencyKey) -> bool {
        self.sending.with(|sending| sending.as_ref() == Some(key))
    }

    /// Why it does not go now though nothing was wrong with it: the council asked to be left alone.
    pub fn held(self, key: &IdempotencyKey) -> Option<Failure> {
        let now = clock::now();
        self.items.with(|items| {
            let why = left_alone(items.iter().map(|item| &*item.outgoing), now);
            why.filter(|_| !self.pace.is_wished(key)).map(|(_, why)| why.clone())
        })
    }

    /// The report that was made of a draft, if it is here, whosever it is: a draft is never sent a second time.
    pub fn of_draft(self, id: &DraftId) -> Option<Outgoing> {
        let made_of_it =
            |one: &&Arc<Outgoing>| matches!(&one.parcel, Parcel::Report { draft, .. } if draft == id);
        let found =
            self.items.with(|items| items.iter().map(|item| &item.outgoing).find(made_of_it).cloned());
        found.map(Arc::unwrap_or_clone)
    }

    /// The wish to be told of a report, if it is here and this reader's.
    pub fn follow_of(self, reference: &Reference) -> Option<Outgoing> {
        self.all()
            .into_iter()
            .find(|one| matches!(&one.parcel, Parcel::Follow { reference: of, .. } if of == reference))
            .map(Arc::unwrap_or_clone)
    }

    /// What was sent under a reference, with its receipt.
    pub fn receipt(self, reference: &Reference) -> Option<(Outgoing, Receipt)> {
        let arrived = |outgoing: &Outgoing| match &outgoing.state {
            ParcelState::Arrived { receipt: Some(receipt) } => Some(receipt.clone()),
            _ => None,
        };
        // Only among what this reader may see: another resident's receipt stays theirs on a shared device.
        self.all().into_iter().find_map(|outgoing| {
            let receipt = arrived(&outgoing).filter(|it| it.reference == *reference)?;
            Some((Arc::unwrap_or_clone(outgoing), receipt))
        })
    }

    fn wake_where(self, wanted: impl Fn(&ParcelState) -> bool) {
        self.wake(|outgoing| wanted(&outgoing.state), Outgoing::wake);
    }

    fn wake(
        self,
        wanted: impl Fn(&Outgoing) -> bool,
        woken: impl Fn(&mut Outgoing, Timestamp) + Copy + 'static,
    ) {
        let now = clock::now();
        let on_its_way = self.sending.get_untracked();
        let here = self.here_now();
        let asleep: Vec<IdempotencyKey> = self.items.with_untracked(|items| {
            let at_rest = |one: &&Outgoing| on_its_way.as_ref() != Some(&one.key) && !one.is_due(now);
            let may_go = |one: &&Outgoing| one.may_go(here.as_ref());
            let all = items.iter().map(|item| &*item.outgoing);
            all.filter(at_rest).filter(may_go).filter(|one| wanted(one)).map(|one| one.key.clone()).collect()
        });
        spawn_local(async move {
            for key in asleep {
                let woken = |one: &mut Outgoing| {
                    woken(one, now);
                    true
                };
                self.change(&key, woken).await;
            }
            self.run();
        });
    }

    /// Puts one thing as it is now into the list and onto the device.
    async fn keep(self, outgoing: Outgoing) {
        let letter = self.letter(&outgoing);
        let kept = store::put(&outgoing, letter.as_ref()).await.is_ok();
        if kept && letter.is_some() {
            background::ask();
        }
        self.items.update(|items| {
            items.retain(|item| item.outgoing.key != outgoing.key);
            items.push(Item { outgoing: Arc::new(outgoing), kept });
        });
    }

    /// So that the service worker can send it after the last tab was closed.
    fn letter(self, outgoing: &Outgoing) -> Option<Letter> {
        let waits = matches!(outgoing.state, ParcelState::Waiting { .. });
        self.portal.gateway_untracked().filter(|_| waits).and_then(|it| it.letter(outgoing))
    }

    /// Changes one thing as it is now, whoever changed it last: the resident may do so while it is on its way. `None` where it
    /// is gone, or `with` says that it cannot be done any more.
    async fn change(self, key: &IdempotencyKey, with: impl Fn(&mut Outgoing) -> bool) -> Option<Outgoing> {
        for _ in 0..MOST_TRIES {
            let Some(before) = self.latest(key).await else { break };
            let mut after = before.clone();
            if !with(&mut after) {
                break;
            }
            if self.replace(&before, after.clone()).await {
                return Some(after);
            }
        }
        self.reload().await;
        None
    }

    /// As the device has it; where the device keeps nothing, as this tab has it.
    async fn latest(self, key: &IdempotencyKey) -> Option<Outgoing> {
        let (here, kept) = self.known(key)?;
        match store::get(key).await {
            Ok(there) if kept => there,
            Ok(_) | Err(_) => Some(Arc::unwrap_or_clone(here)),
        }
    }

    fn known(self, key: &IdempotencyKey) -> Option<(Arc<Outgoing>, bool)> {
        self.items.with_untracked(|items| {
            let found = items.iter().find(|item| item.outgoing.key == *key)?;
            Some((Arc::clone(&found.outgoing), found.kept))
        })
    }

    /// Puts `after` where `before` is, in the list and on the device. If something else is there by now, nothing is done.
    async fn replace(self, before: &Outgoing, after: Outgoing) -> bool {
        let Some((here, kept)) = self.known(&before.key) else { return false };
        if !kept {
            let same = *here == *before;
            if same {
                self.put_in(after, false);
            }
            return same;
        }
        let letter = self.letter(&after);
        match store::put_if(&after, letter.as_ref(), before).await {
            Ok(true) if letter.is_some() => background::ask(),
            Ok(true) => {}
            Ok(false) => return false,
            Err(_) => {
                self.put_in(after, false);
                return true;
            }
        }
        self.put_in(after, true);
        true
    }

    /// In the list, if it is still there.
    fn put_in(self, outgoing: Outgoing, kept: bool) {
        self.items.update(|items| {
            if let Some(item) = items.iter_mut().find(|item| item.outgoing.key == outgoing.key) {
                *item = Item { outgoing: Arc::new(outgoing), kept };
            }
        });
    }

    /// Reads the device again: what another tab did counts; what the device would not keep stays in this tab.
    async fn reload(self) {
        if let Ok(stored) = store::all(clock::known()).await {
            self.items.update(|items| {
                let mut known: HashMap<_, _> =
                    items.drain(..).map(|item| (item.outgoing.key.clone(), item)).collect();
                for outgoing in stored {
                    // What is as it was stays the same one.
                    let same = known.remove(&outgoing.key).map(|item| item.outgoing);
                    let same = same.filter(|same| **same == outgoing);
                    items.push(Item { outgoing: same.unwrap_or_else(|| Arc::new(outgoing)), kept: true });
                }
                items.extend(known.into_values().filter(|item| !item.kept));
            });
        }
        self.read.set(true);
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = page::EXAMPLES;
