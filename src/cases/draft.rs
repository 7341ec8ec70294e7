//! What is being written to the council about a case: on the device as it is typed, and back after a reload.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::Reference;

use crate::browser::shelf::{self, Kind, Refused};
use crate::browser::{HERE, clock};

/// After the last key, so long until the device has it.
const SETTLE: Duration = Duration::from_millis(400);

/// Whether the device has what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing typed, or not yet.
    #[default]
    NotYet,
    /// It has.
    Yes,
    /// It will not keep it.
    Refused,
}

/// What is being written.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As typed.
    pub text: RwSignal<String>,
    /// Whether the device has it.
    pub kept: RwSignal<Kept>,
    /// What is wrong with it.
    pub problem: RwSignal<Option<String>>,
    turn: StoredValue<u32>,
}

impl Draft {
    /// Nothing typed yet.
    pub fn empty() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            kept: RwSignal::new(Kept::NotYet),
            problem: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// What the device kept for a case, once it is read.
    pub fn of(reference: &Reference) -> Self {
        let draft = Self::empty();
        let id = reference.to_string();
        if HERE {
            // The page may have been left long ago.
            shelf::when_cleared(move || draft.forget());
            spawn_local(async move {
                let Ok(Some(text)) = shelf::get(Kind::Message, &id).await else { return };
                // What was typed meanwhile is newer.
                if draft.text.try_with_untracked(String::is_empty) == Some(true) {
                    draft.text.set(text);
                    draft.kept.set(Kept::Yes);
                }
            });
        }
        draft
    }

    /// Takes what is typed and keeps it, also when the page is left before it has settled.
    pub fn typed(self, reference: &Reference, text: String) {
        let (turn, kept_in, reference) = (self.stands(&text), shelf::turn(), reference.clone());
        spawn_local(async move {
            clock::wait(SETTLE).await;
            let is_newer = self.turn.try_get_value().is_some_and(|newest| newest != turn);
            if !is_newer && shelf::turn() == kept_in {
                self.keep(&reference, &text, turn).await;
            }
        });
    }

    /// Takes a whole text that comes from elsewhere, and returns when the device has it or will not keep it: from then on it may
    /// be let go of where it came from.
    pub async fn taken_over(self, reference: &Reference, text: &str) {
        let turn = self.stands(text);
        self.keep(reference, text, turn).await;
    }

    /// Puts back what stood there before `taken`, unless something else stands there by now. The page may have been left.
    pub async fn put_back(self, reference: &Reference, taken: &str, before: String) {
        match self.text.try_get_untracked() {
            Some(text) if text == taken => self.typed(reference, before),
            Some(_) => {}
            None => {
                let _ = put(reference, &before).await;
            }
        }
    }

    fn stands(self, text: &str) -> u32 {
        self.problem.set(None);
        self.kept.set(Kept::NotYet);
        self.text.set(text.to_owned());
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        turn
    }

    async fn keep(self, reference: &Reference, text: &str, turn: u32) {
        let answer = put(reference, text).await;
        if self.turn.try_get_value() == Some(turn) {
            self.kept.set(match answer {
                Ok(()) if text.is_empty() => Kept::NotYet,
                Ok(()) => Kept::Yes,
                Err(_) => Kept::Refused,
            });
        }
    }

    /// The device lets go of everything.
    fn forget(self) {
        let _ = self.text.try_set(String::new());
        let _ = self.kept.try_set(Kept::NotYet);
    }

    /// It goes to the outbox: the box is empty again. The device keeps the draft until the outbox has it.
    pub fn sent(self) {
        let _ = self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        self.text.set(String::new());
        self.kept.set(Kept::NotYet);
    }

    /// The outbox has it, so the draft can go, unless another one was begun meanwhile.
    pub async fn let_go(self, reference: &Reference) {
        if self.text.try_with_untracked(String::is_empty) == Some(false) {
            return;
        }
        // What stays there by a refusal would come back into the box: a nuisance, and nothing is doubled by it.
        let _ = shelf::delete(Kind::Message, reference.as_str()).await;
    }
}

/// The device keeps it; nothing is not kept.
async fn put(reference: &Reference, text: &str) -> Result<(), Refused> {
    if text.is_empty() {
        shelf::delete(Kind::Message, reference.as_str()).await
    } else {
        shelf::put(Kind::Message, reference.as_str(), text).await
    }
}
