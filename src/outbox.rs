//! What was given to the portal to send: it is on the device before it goes to the network, it goes by itself, and it
//! arrives once, whichever tab sends it.
//!
//! Here: the list that every screen shares. `store` is the device, `sender` the way out, `page` the screen. The rules
//! (when something is tried again, what a failure means) are `onedoor_domain::outbox`.

mod page;
mod sender;
mod store;

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::id::{DraftId, IdempotencyKey, PhotoId, Reference, ResidentId};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState};
use onedoor_domain::report::Receipt;

use crate::browser::moments::{self, Moment};
use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, background, clock};
use crate::piece::split_work;
use crate::portal::{Connection, Portal, Who};
use crate::report::drafts;
use crate::ui::Example;

pub use page::{OutboxPage, goes_by_itself};
pub use sender::Progress;

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
    report: fetch_work => begin_work as fn(&Outbox)
}

fn begin_work(outbox: &Outbox) {
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
                // What cannot be fetched now is fetched by the next visit, or by the next screen that sends.
                if shelf::any(Kind::Outbox).await
                    && let Ok(work) = fetch_work().await
                {
                    work(&outbox);
                }
            });
        }
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
        self.portal.who.with_untracked(|who| who.resident().map(|resident| resident.id.clone()))
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
        self.wake(|outgoing| outgoing.key == *key);
    }

    /// Deletes something. What was made of a draft goes with the draft: nothing of it stays on the device.
    pub async fn delete(self, key: &IdempotencyKey) {
        let draft = self.items.with_untracked(|items| {
            let found = items.iter().find(|item| item.outgoing.key == *key)?;
            match &found.outgoing.parcel {
                Parcel::Report { draft, .. } => Some(draft.clone()),
                Parcel::Message { .. } | Parcel::Follow { .. } => None,
            }
        });
        self.take_out(key).await;
        if let Some(draft) = draft {
            drafts::forget(&draft).await;
        }
    }

    /// Takes something out, to be changed and sent again.
    pub async fn take_out(self, key: &IdempotencyKey) {
        self.items.update(|items| items.retain(|item| item.outgoing.key != *key));
        // A device that will not let go of it would bring it back at the next reading: nothing more can be done here.
        let _ = store::delete(key).await;
    }

    /// The resident would rather send it without this photo or file.
    pub async fn leave_out(self, key: &IdempotencyKey, photo: &PhotoId) {
        let found = self.items.with_untracked(|items| {
            items.iter().map(|item| &item.outgoing).find(|outgoing| outgoing.key == *key).cloned()
        });
        if let Some(mut outgoing) = found.map(Arc::unwrap_or_clone) {
            outgoing.leave_out(photo, clock::now());
            self.keep(outgoing).await;
            self.run();
        }
    }

    /// Everything in it that is not another resident's, newest first.
    pub fn all(self) -> Vec<Arc<Outgoing>> {
        let here = self.portal.who.with(|who| who.resident().map(|resident| resident.id.clone()));
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
        self.wake(|outgoing| wanted(&outgoing.state));
    }

    fn wake(self, wanted: impl Fn(&Outgoing) -> bool) {
        let now = clock::now();
        let on_its_way = self.sending.get_untracked();
        let here = self.here_now();
        let mut woken = Vec::new();
        self.items.update(|items| {
            let at_rest = |item: &&mut Item| on_its_way.as_ref() != Some(&item.outgoing.key);
            let may_go = |item: &&mut Item| item.outgoing.may_go(here.as_ref());
            for item in items.iter_mut().filter(at_rest).filter(may_go).filter(|item| wanted(&item.outgoing))
            {
                let mut outgoing = Outgoing::clone(&item.outgoing);
                outgoing.wake(now);
                item.outgoing = Arc::new(outgoing.clone());
                woken.push(outgoing);
            }
        });
        spawn_local(async move {
            for outgoing in woken {
                self.keep(outgoing).await;
            }
            self.run();
        });
    }

    /// Puts one thing as it is now into the list and onto the device.
    async fn keep(self, outgoing: Outgoing) {
        let waits = matches!(outgoing.state, ParcelState::Waiting { .. });
        // So that the service worker can send it after the last tab was closed.
        let letter = self.portal.gateway_untracked().filter(|_| waits).and_then(|it| it.letter(&outgoing));
        let kept = store::put(&outgoing, letter.as_ref()).await.is_ok();
        if kept && letter.is_some() {
            background::ask();
        }
        self.items.update(|items| {
            items.retain(|item| item.outgoing.key != outgoing.key);
            items.push(Item { outgoing: Arc::new(outgoing), kept });
        });
    }

    /// Reads the device again: what another tab did counts; what the device would not keep stays in this tab.
    async fn reload(self) {
        if let Ok(stored) = store::all(clock::now()).await {
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
