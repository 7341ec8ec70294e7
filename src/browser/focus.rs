//! Moving the focus, always by id or to the page's heading.

use wasm_bindgen::JsCast;

use super::{HERE, document};

/// Moves the focus to the element with this id, if it is there.
pub fn to(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        give(&element);
    }
}

/// Moves the focus to the page's heading.
pub fn to_heading() {
    if let Some(heading) = document().and_then(|document| document.query_selector("main h1").ok().flatten()) {
        give(&heading);
    }
}

/// The same as [`to`], once what is being drawn now stands.
pub fn soon_to(id: &'static str) {
    soon(move || to(id));
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
