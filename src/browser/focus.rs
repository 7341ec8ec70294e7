//! Moving the focus, always by id or to the page's heading.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{HERE, document};

/// So long a screen reader is given to hear that what had the focus is gone. Orca 43 says nothing of a focus that comes in
/// the same moment: of eight new pages it told two at 0 ms, and all at this.
const HEARD_GONE: Duration = Duration::from_millis(200);

thread_local! {
    /// How many moves were asked for.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    /// What got the focus from us last, and by which of these moves.
    static GIVEN: RefCell<Option<(u32, Element)>> = const { RefCell::new(None) };
}

/// Moves the focus to the element with this id, if it is there.
pub fn to(id: &str) {
    give(ask(), by_id(id));
}

/// The same as [`to`], once what is being drawn now stands. If what had the focus goes, it is moved so much later that this
/// is heard. It is not moved at all if the resident moved it meanwhile; of two moves asked for in a row the later one stands.
pub fn soon_to(id: impl Into<String>) {
    let id = id.into();
    soon_move(move || by_id(&id));
}

/// The same as [`soon_to`], to the page's heading: but whoever writes beside the page by then, as in a chat that was opened
/// while the page was still coming, is not taken away from it.
pub fn soon_to_heading() {
    soon_move(|| {
        let heading = document()?.query_selector("main h1").ok().flatten();
        heading.filter(|_| !is_writing_beside())
    });
}

fn is_writing_beside() -> bool {
    active().is_some_and(|active| {
        active.matches("textarea, input").unwrap_or(false) && !matches!(active.closest("main"), Ok(Some(_)))
    })
}

fn soon_move(there: impl FnOnce() -> Option<Element> + 'static) {
    let turn = ask();
    let had_it = active();
    soon(move || {
        if is_nowhere() {
            let late = move || {
                if is_nowhere() || was_given_before(turn) {
                    give(turn, there());
                }
            };
            leptos::prelude::set_timeout(late, HEARD_GONE);
        } else if active() == had_it || was_given_before(turn) {
            give(turn, there());
        }
    });
}

fn ask() -> u32 {
    ASKED.replace(ASKED.get().wrapping_add(1))
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn active() -> Option<Element> {
    document()?.active_element()
}

/// Has nothing the focus? Then the browser gives the page's body as what has it.
fn is_nowhere() -> bool {
    active().is_none_or(|active| active.tag_name() == "BODY")
}

/// Is the focus where a move put it that was asked for before this one?
fn was_given_before(turn: u32) -> bool {
    let now = active();
    GIVEN.with_borrow(|given| {
        given.as_ref().is_some_and(|(before, element)| *before < turn && now.as_ref() == Some(element))
    })
}

/// Runs once what is being drawn now stands in the page.
pub fn soon(then: impl FnOnce() + 'static) {
    if HERE {
        leptos::prelude::request_animation_frame(then);
    }
}

fn give(turn: u32, there: Option<Element>) {
    let Some(element) = there else { return };
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
    GIVEN.set(Some((turn, element)));
}
