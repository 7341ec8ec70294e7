//! Moving the focus, always by id or to the page's heading.

use std::time::Duration;

use wasm_bindgen::JsCast;

use super::{HERE, document};

/// So long a screen reader is given to hear that what had the focus is gone. Orca 43 says nothing of a focus that comes in
/// the same moment: of eight new pages it told two at 0 ms, and all at this.
const HEARD_GONE: Duration = Duration::from_millis(200);

/// Moves the focus to the element with this id, if it is there.
pub fn to(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        give(&element);
    }
}

fn to_heading() {
    if let Some(heading) = document().and_then(|document| document.query_selector("main h1").ok().flatten()) {
        give(&heading);
    }
}

/// The same as [`to`], once what is being drawn now stands. If what had the focus goes, it is moved so much later that this
/// is heard, and not at all if the resident moved it meanwhile.
pub fn soon_to(id: impl Into<String>) {
    let id = id.into();
    soon_move(move || to(&id));
}

/// The same as [`soon_to`], to the page's heading.
pub fn soon_to_heading() {
    soon_move(to_heading);
}

fn soon_move(to_there: impl FnOnce() + 'static) {
    soon(move || {
        if is_nowhere() {
            let late = move || {
                if is_nowhere() {
                    to_there();
                }
            };
            leptos::prelude::set_timeout(late, HEARD_GONE);
        } else {
            to_there();
        }
    });
}

/// Has nothing the focus? Then the browser gives the page's body as what has it.
fn is_nowhere() -> bool {
    document().and_then(|document| document.active_element()).is_none_or(|active| active.tag_name() == "BODY")
}

/// Runs once what is being drawn now stands in the page.
pub fn soon(then: impl FnOnce() + 'static) {
    if HERE {
        leptos::prelude::request_animation_frame(then);
    }
}

fn give(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}
