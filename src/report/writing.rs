//! A report that is being written, as the pages of the form share it: the draft, what is shown as wrong, and whether the
//! device has it. Every change goes one way: `apply`.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::council::Limits;
use onedoor_domain::report::{
    Draft, DraftChange, Fault, Field, Problems, Service, StepName, Visibility, validate,
};
use std::sync::Arc;

use super::drafts::{self, Found, NotKept};
use super::faults;
use super::photos::Album;
use crate::browser::moments::{self, Moment};
use crate::browser::tabs::Tabs;
use crate::browser::{announce, clock, focus, shelf};
use crate::t;

/// Whether the device has what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was typed yet in this visit.
    Untouched,
    /// It is being written.
    Saving,
    /// It has it.
    Kept,
    /// It keeps nothing.
    Refused,
}

// What tabs that have the same draft open tell each other.
const OPENED: &str = "opened";
const HERE_TOO: &str = "here too";
const LEFT: &str = "left";
const WROTE: &str = "wrote";

/// One of two versions of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// As it is in this tab.
    Here,
    /// As another tab wrote it.
    Other,
}

/// The draft and what goes with it.
#[derive(Clone, Copy)]
pub struct Writing {
    /// The draft.
    pub draft: RwSignal<Draft>,
    /// Whether the device has it.
    pub saved: RwSignal<Saved>,
    /// What is shown as wrong.
    pub faults: RwSignal<Problems>,
    /// Another tab sent or deleted it, or the device was to forget it: nothing of it is kept any more.
    pub gone: RwSignal<bool>,
    /// It is open in another tab too.
    pub elsewhere: RwSignal<bool>,
    /// Another tab wrote this while something else was written here.
    pub other: RwSignal<Option<Draft>>,
    /// What is on its way into its photos, and what can be seen of them.
    pub album: Album,
    tabs: Tabs,
    /// An example keeps nothing on the tester's device.
    keeps: bool,
}

impl Writing {
    /// A draft that is written now and kept on the device.
    pub fn begin(draft: Draft) -> Self {
        let id = draft.id.clone();
        let writing = Self { keeps: true, ..Self::example(draft) };
        // It was left before the resident had chosen.
        writing.other.set(writing.draft.with_untracked(drafts::aside));
        let tabs = writing.tabs;
        tabs.join(&format!("onedoor-{id}"), move |said| writing.hear(&said));
        tabs.tell(OPENED);
        on_cleanup(move || tabs.tell(LEFT));
        // A tab that is closed is not cleaned up. One that comes back tells again that it is there.
        moments::at(Moment::Gone, move || tabs.tell(LEFT));
        moments::at(Moment::Back, move || tabs.tell(OPENED));
        moments::at(Moment::Hidden, drafts::keep_all_now);
        // It may have been left long ago.
        shelf::when_cleared(move || {
            let _ = writing.gone.try_set(true);
        });
        moments::at(Moment::Shown, move || {
            spawn_local(async move { writing.look_again().await });
        });
        writing
    }

    /// A draft for an example.
    pub fn example(draft: Draft) -> Self {
        Self {
            draft: RwSignal::new(draft),
            saved: RwSignal::new(Saved::Untouched),
            faults: RwSignal::new(Problems::new()),
            gone: RwSignal::new(false),
            elsewhere: RwSignal::new(false),
            other: RwSignal::new(None),
            album: Album::new(),
            tabs: Tabs::apart(),
            keeps: false,
        }
    }

    /// Is it kept on the device? An example is not.
    pub fn keeps(self) -> bool {
        self.keeps
    }

    /// Is it still to be written? Not once the page was left, or the draft is gone.
    pub fn is_open(self) -> bool {
        self.gone.try_get_untracked() == Some(false)
    }

    /// Two versions are to be chosen between before anything is sent: says so, and brings the reader there.
    pub fn must_choose(self) -> bool {
        let must = self.other.try_with_untracked(Option::is_some) == Some(true);
        if must {
            announce::politely(&t!("draft-other-next"));
            focus::soon_to(super::two_tabs::CHOICE);
        }
        must
    }

    /// What the resident did.
    pub fn apply(self, change: DraftChange) {
        self.draft.update(|draft| draft.apply(change, clock::now()));
        if !self.keeps || !self.is_open() {
            return;
        }
        if self.saved.get_untracked() != Saved::Refused {
            self.saved.set(Saved::Saving);
        }
        drafts::keep_soon(self.draft.get_untracked(), move |result| self.told(result));
    }

    /// Keeps it at once. The form goes on when the device refuses.
    pub async fn keep(self) {
        if let Some(draft) = self.draft.try_get_untracked().filter(|_| self.is_open()) {
            let kept = drafts::keep(draft).await;
            self.told(kept);
        }
    }

    fn told(self, kept: Result<(), NotKept>) {
        let now = match kept {
            Ok(()) => Saved::Kept,
            Err(NotKept::Refused(_)) => Saved::Refused,
            Err(NotKept::Elsewhere(other)) => return self.both(*other),
        };
        self.tabs.tell(WROTE);
        // What was written may be older than what is seen: the next write is told of too.
        let behind = self.draft.try_with_untracked(|draft| drafts::is_behind(&draft.id));
        if now == Saved::Kept && behind == Some(true) {
            return;
        }
        // The page may have been left before the device answered.
        if self.saved.try_get_untracked().is_some_and(|before| before != now) {
            self.saved.set(now);
            if now == Saved::Refused {
                announce::politely(&t!("report-not-saved"));
            }
        }
    }

    /// What another tab says that has the same draft open.
    fn hear(self, said: &str) {
        match said {
            OPENED => {
                let _ = self.elsewhere.try_set(true);
                self.tabs.tell(HERE_TOO);
            }
            HERE_TOO => {
                let _ = self.elsewhere.try_set(true);
            }
            LEFT => {
                let _ = self.elsewhere.try_set(false);
                // A third tab says so itself.
                self.tabs.tell(HERE_TOO);
            }
            _ => spawn_local(async move { self.look_again().await }),
        }
    }

    /// Two tabs wrote different things: the resident chooses, and is told.
    fn both(self, other: Draft) {
        let Some(here) = self.draft.try_get_untracked() else { return };
        if here.says_the_same(&other) {
            // There is nothing to choose.
            let _ = self.other.try_set(Some(other));
            return self.settle(Version::Here);
        }
        drafts::set_aside(&here);
        // What is drawn stands: whoever is about to choose keeps the focus.
        if self.other.with_untracked(|before| before.as_ref() == Some(&other)) {
            return;
        }
        if self.other.try_set(Some(other)).is_none() {
            announce::politely(&t!("draft-other-title"));
        }
    }

    /// Goes on with what is in this tab, or with what the other tab wrote.
    pub fn settle(self, which: Version) {
        let Some(other) = self.other.get_untracked() else { return };
        self.other.set(None);
        let here = self.draft.get_untracked();
        if which == Version::Other {
            self.draft.set(other.clone());
        }
        let chosen = self.draft.get_untracked();
        spawn_local(async move {
            let kept = drafts::settle(chosen, [here, other]).await;
            self.told(kept);
        });
    }

    /// Another tab may have gone on with the draft.
    pub async fn look_again(self) {
        let Some(id) = self.draft.try_with_untracked(|draft| draft.id.clone()) else { return };
        match drafts::refresh(&id).await {
            Found::Same => {}
            Found::Newer(newer) => {
                let _ = self.draft.try_set(*newer);
            }
            Found::Both(other) => self.both(*other),
            Found::Gone => {
                let _ = self.gone.try_set(true);
            }
        }
    }
}

/// Everything that a page of the form is drawn from.
#[derive(Clone)]
pub struct Form {
    /// The draft.
    pub writing: Writing,
    /// What is reported to.
    pub service: Arc<Service>,
    /// How much the backend takes.
    pub limits: Limits,
}

impl Form {
    /// What the resident did at a field: what was wrong with it is looked at again, and nothing new is called wrong.
    pub fn change(&self, field: &Field, change: DraftChange) {
        self.writing.apply(change);
        if self.writing.faults.with_untracked(Problems::is_empty) {
            return;
        }
        let now = self.problems();
        self.writing.faults.update(|shown| {
            let mut still = Problems::new();
            for one in shown.iter() {
                let fault = match &one.fault {
                    // Only the backend knows whether that is mended; a change earns the benefit of the doubt.
                    Fault::Said(_) => Some(one.fault.clone()).filter(|_| one.field != *field),
                    _ => now.of(&one.field).cloned(),
                };
                if let Some(fault) = fault {
                    still.add(one.field.clone(), fault);
                }
            }
            *shown = still;
        });
    }

    /// What was wrong with this field was mended in another way than by changing it.
    pub fn mended(&self, field: &Field) {
        self.writing.faults.update(|shown| *shown = shown.without(field));
    }

    /// Everything that is wrong with the draft as it is. A photo that is being made ready is not missing.
    pub fn problems(&self) -> Problems {
        let album = self.writing.album;
        let problems = self.writing.draft.with_untracked(|draft| {
            let mut problems = validate(draft, &self.service, self.limits).err().unwrap_or_default();
            if self.service.photo_rule(self.limits).is_some() {
                for id in album.lost().into_iter().filter(|id| draft.photo(id).is_some()) {
                    problems.add(Field::Photo(id), Fault::Missing);
                }
            }
            problems
        });
        let coming = problems.of(&Field::Photos) == Some(&Fault::Missing) && album.is_busy();
        if coming { problems.without(&Field::Photos) } else { problems }
    }

    /// The words for what is shown as wrong with a field.
    pub fn problem(&self, field: Field) -> Signal<Option<String>> {
        let (faults, service) = (self.writing.faults, Arc::clone(&self.service));
        Signal::derive(move || {
            faults.with(|shown| shown.of(&field).map(|fault| faults::words(&field, fault, &service)))
        })
    }

    /// A part of the draft.
    pub fn value<T: Clone + PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let draft = self.writing.draft;
        Memo::new(move |_| draft.with(&read)).into()
    }

    /// Leaves a step: shows what is wrong on it, or says which step is next.
    pub fn leave(&self, step: StepName, back_to_check: bool) -> Option<StepName> {
        let problems = self.problems();
        let here = problems.on(step);
        if !here.is_empty() {
            self.writing.faults.set(here);
            return None;
        }
        // What the backend said about other steps is still to be mended there.
        let elsewhere = self.writing.faults.with_untracked(|shown| {
            let mut rest = Problems::new();
            shown.iter().filter(|one| one.field.step() != step).for_each(|one| {
                rest.add(one.field.clone(), one.fault.clone());
            });
            rest
        });
        let said = elsewhere.iter().map(|one| one.field.step()).min();
        self.writing.faults.set(elsewhere);
        let next = if back_to_check {
            said.or_else(|| problems.iter().map(|one| one.field.step()).min()).unwrap_or(StepName::Check)
        } else {
            step.next(Some(&self.service), self.writing.draft.with_untracked(Draft::contact))
                .unwrap_or(StepName::Check)
        };
        self.writing.apply(DraftChange::Step(next));
        // A step is done: the device has it at once, whatever is pressed next.
        let writing = self.writing;
        if writing.keeps {
            spawn_local(async move { writing.keep().await });
        }
        Some(next)
    }

    /// Can others read what is written?
    pub fn is_public(&self) -> bool {
        self.service.visibility == Visibility::Public
    }
}
