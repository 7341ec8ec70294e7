//! The sentence on the start page: on the device as it is typed, and back after a reload or a crash, until a report is begun
//! with it. A word to search with says nothing, and is not kept. It is of whoever was signed in, as a draft is: on a shared computer
//! nobody else reads it.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::ResidentId;
use onedoor_domain::report::is_sentence;

use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, clock};
use crate::portal::Portal;

/// Under which name it is kept, by whose it is. No reference of a case looks like this.
fn name(by: Option<&ResidentId>) -> String {
    by.map_or_else(|| "/report".to_owned(), |by| format!("/report/{by}"))
}

/// So long after the last key it is written.
const SOON: Duration = Duration::from_millis(400);

thread_local! {
    /// Counts what was typed: the last alone is written.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Counts how often it was let go of: nothing from before is written any more.
    static GONE: Cell<u32> = {
        shelf::when_cleared(|| GONE.set(GONE.get().wrapping_add(1)));
        Cell::new(0)
    };
}

/// Keeps what is typed there, and brings back what was kept where nothing stands yet.
pub fn keep(words: RwSignal<String>, portal: Portal) {
    if !HERE {
        return;
    }
    // The page may have been left long ago.
    shelf::when_cleared(move || drop(words.try_set(String::new())));
    let gone = GONE.get();
    spawn_local(async move {
        portal.met().await;
        if let Ok(Some(kept)) = shelf::get(Kind::Message, &name(portal.writer().as_ref())).await
            && GONE.get() == gone
            && words.try_with_untracked(String::is_empty) == Some(true)
        {
            let _ = words.try_set(kept);
        }
    });
    Effect::new(move |before: Option<String>| {
        let now = words.get();
        if before.is_some_and(|before| before != now) {
            write_soon(portal, now.clone());
        }
        now
    });
}

fn write_soon(portal: Portal, text: String) {
    let (turn, gone) = (TURN.get().wrapping_add(1), GONE.get());
    TURN.set(turn);
    // Also when the page is left meanwhile.
    spawn_local(async move {
        clock::wait(SOON).await;
        portal.met().await;
        if (TURN.get(), GONE.get()) != (turn, gone) {
            return;
        }
        let name = name(portal.writer().as_ref());
        if is_sentence(&text) {
            let _ = shelf::put(Kind::Message, &name, &text).await;
        }
        if !is_sentence(&text) || GONE.get() != gone {
            delete(&name).await;
        }
    });
}

async fn delete(name: &str) {
    // If the device will not let go of it, it stands there again; nothing is lost.
    let _ = shelf::delete(Kind::Message, name).await;
}

/// A report was begun with it, and the device has that.
pub async fn let_go(by: Option<&ResidentId>) {
    if HERE {
        GONE.set(GONE.get().wrapping_add(1));
        delete(&name(by)).await;
    }
}
