//! Following one case: it is read, kept fresh by what comes live or by looking again, and never said to be fresher than
//! it is. Not here: how it is drawn, and what the resident writes.

use std::time::Duration;

use futures::FutureExt;
use futures::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::{Case, LiveUpdate, Role, Thread};
use onedoor_domain::id::Reference;
use onedoor_domain::{Answer, Failure, Timestamp};

use super::source::Source;
use crate::browser::{HERE, announce, clock, focus, page};
use crate::i18n::calendar;
use crate::portal::{Line, Portal};
use crate::t;
use crate::ui::remote::Loader;
use crate::ui::{More, failure};

/// How long to wait before looking again while nothing comes live, in milliseconds.
const PAUSE_MS: i64 = 30_000;
/// How often the clock is looked at: after a sleep the page is fresh again within this time.
const TICK: Duration = Duration::from_secs(5);

/// How fresh what is shown is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// News appears by itself, at once.
    Live,
    /// The live line is away; shown is what there was at this moment.
    NotLive(Timestamp),
    /// There is no live line; it was looked at last at this moment.
    Looked(Timestamp),
    /// The last look failed; shown is what there was at this moment.
    Missed(Timestamp),
}

/// One case, followed.
#[derive(Clone, Copy)]
pub struct Follow {
    /// The case, once it is there.
    pub case: Loader<Case>,
    /// Everything said about it.
    pub thread: RwSignal<Thread>,
    /// How it stands with the older events.
    pub older: RwSignal<More>,
    reading: Reading,
    looking: StoredValue<bool>,
    /// When it was last tried, in unix milliseconds: a backend that is away is not pressed.
    tried_at: StoredValue<i64>,
}

/// What is needed to read it.
#[derive(Clone, Copy)]
struct Reading {
    source: StoredValue<Source, LocalStorage>,
    reference: StoredValue<Reference>,
    thread: RwSignal<Thread>,
    looked_at: RwSignal<Option<Timestamp>>,
    missed: RwSignal<bool>,
    portal: Portal,
    /// The [`Portal::unbroken`] under which it was read last.
    read_in: RwSignal<u32>,
}

impl Reading {
    /// Reads the case and its newest events together: a state never stands beside a thread that does not know of it.
    fn read(self) -> Answer<Case> {
        let reference = self.reference.get_value();
        let begun_in = self.portal.unbroken.get_untracked();
        let (case, events) = self
            .source
            .with_value(|source| (source.case(reference.clone()), source.events(reference.clone(), None)));
        async move {
            let (case, events) = join(case, events).await;
            let (case, events) = (case?, events?);
            // The page may be left meanwhile.
            let _ = self.thread.try_update(|thread| thread.take_newest(events));
            let _ = self.looked_at.try_set(Some(calendar::now()));
            let _ = self.missed.try_set(false);
            let _ = self.read_in.try_update(|read_in| *read_in = begun_in.max(*read_in));
            Ok(case)
        }
        .boxed_local()
    }

    /// Does the line keep up to date what was read? Told of changes.
    fn is_kept_up(self) -> bool {
        self.portal.line.get() == Line::Live && self.portal.unbroken.get() == self.read_in.get()
    }
}

impl Follow {
    /// Begins to follow; ends with the owner of the caller.
    pub fn begin(portal: Portal, reference: Reference, source: Source) -> Self {
        let thread = RwSignal::new(Thread::new());
        let reading = Reading {
            source: StoredValue::new_local(source),
            reference: StoredValue::new(reference),
            thread,
            looked_at: RwSignal::new(None),
            missed: RwSignal::new(false),
            portal,
            read_in: RwSignal::new(0),
        };
        let follow = Self {
            case: Loader::new(move || reading.read()),
            thread,
            older: RwSignal::new(More::Ready),
            reading,
            looking: StoredValue::new(false),
            tried_at: StoredValue::new(clock::now_millis()),
        };
        follow.listen();
        follow.look_now_and_then();
        follow
    }

    /// The case's reference.
    pub fn reference(self) -> Reference {
        self.reading.reference.get_value()
    }

    /// Where it is read.
    pub fn source(self) -> Source {
        self.reading.source.get_value()
    }

    /// How fresh what is shown is; told of changes.
    pub fn freshness(self) -> Freshness {
        let at = self.reading.looked_at.get().unwrap_or_else(calendar::now);
        let guest = self.reading.source.with_value(|source| matches!(source, Source::Guest(..)));
        match (guest, self.reading.is_kept_up(), self.reading.missed.get()) {
            (false, true, _) => Freshness::Live,
            (false, _, _) => Freshness::NotLive(at),
            (true, _, true) => Freshness::Missed(at),
            (true, _, false) => Freshness::Looked(at),
        }
    }

    /// Looks again without disturbing what is shown; what is new is said. `asked`: by the reader, who is told either way.
    pub fn look(self, asked: bool) {
        if self.looking.get_value() {
            return;
        }
        self.looking.set_value(true);
        self.tried_at.set_value(clock::now_millis());
        spawn_local(async move {
            let answer = self.reading.read().await;
            let _ = self.looking.try_set_value(false);
            match answer {
                Ok(case) => {
                    let was = self.case.now(|case| case.summary.status_text.clone());
                    let changed = was.is_some_and(|was| was != case.summary.status_text);
                    if changed {
                        announce::politely(&t!("case-news", state = case.summary.status_text.as_str()));
                    } else if asked {
                        announce::politely(&t!("case-looked", time = calendar::clock(calendar::now())));
                    }
                    self.case.put(case);
                    // Something was missed while it was read.
                    if self.reading.read_in.try_get_untracked()
                        != self.reading.portal.unbroken.try_get_untracked()
                        && self.reading.portal.line.try_get_untracked() == Some(Line::Live)
                    {
                        self.look(false);
                    }
                }
                Err(failure) => {
                    if failure == Failure::SessionEnded {
                        self.reading.portal.session_ended();
                    }
                    let _ = self.reading.missed.try_set(true);
                    if asked {
                        announce::politely(&t!("case-look-failed"));
                    }
                }
            }
        });
    }

    /// Reads the next page of older events. The focus stays on what was pressed while it is there.
    pub fn read_older(self) {
        let Some(cursor) = self.thread.with_untracked(|thread| thread.older().cloned()) else { return };
        if self.older.get_untracked() == More::Busy {
            return;
        }
        self.older.set(More::Busy);
        let answer = self.source().events(self.reference(), Some(cursor));
        spawn_local(async move {
            let answer = answer.await;
            let failed = answer.as_ref().err();
            let _ = self.older.try_set(failed.map_or(More::Ready, |why| More::Failed(why.clone())));
            match answer {
                Ok(page) => {
                    let came = page.items.len();
                    let _ = self.thread.try_update(|thread| thread.take_older(page));
                    announce::politely(&t!("case-older-came", count = came));
                    if self.thread.try_with_untracked(|thread| thread.older().is_none()) == Some(true) {
                        focus::soon_to("said-title");
                    }
                }
                Err(Failure::SessionEnded) => self.reading.portal.session_ended(),
                Err(why) => announce::politely(&failure::line(&why)),
            }
        });
    }

    /// What comes live is put where it belongs, said, and the steps are read afresh.
    fn listen(self) {
        let seen = StoredValue::new(self.reading.portal.news.with_untracked(|(count, _)| *count));
        Effect::new(move |_| {
            self.reading.portal.news.with(|(count, news)| {
                if *count == seen.get_value() {
                    return;
                }
                seen.set_value(*count);
                match news {
                    Some(LiveUpdate::Case { case, event })
                        if self.reading.reference.with_value(|own| *own == case.reference) =>
                    {
                        if let Some(event) = event {
                            let fresh = self.thread.try_update(|thread| {
                                let fresh = !thread.has(&event.id);
                                thread.take((**event).clone());
                                fresh
                            });
                            if fresh == Some(true) && event.author.role != Role::Resident {
                                announce::politely(&t!("case-news", state = event.text.as_str()));
                            }
                        }
                        self.case.change(|known| known.summary = (**case).clone());
                        self.look(false);
                    }
                    Some(LiveUpdate::Reset) => self.look(false),
                    _ => {}
                }
            });
        });
    }

    /// While nothing comes live, looks every half minute that the page is seen.
    fn look_now_and_then(self) {
        if !HERE {
            return;
        }
        spawn_local(async move {
            loop {
                clock::wait(TICK).await;
                let Some(tried_at) = self.tried_at.try_get_value() else { return };
                let known = self.case.now(|_| ()).is_some();
                let live = untrack(move || self.freshness()) == Freshness::Live;
                // A clock that was set back counts as past.
                let due = !(0..PAUSE_MS).contains(&(clock::now_millis() - tried_at));
                if known && !live && due && page::is_seen() {
                    self.look(false);
                }
            }
        });
    }
}
