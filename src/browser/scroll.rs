//! Scrolling a list of lines.

use web_sys::Element;

use super::{document, focus};

/// Within so many pixels of the end a reader counts as being at the end.
const NEAR: i32 = 120;

/// Keeps the end of a list in sight once what is being drawn stands, unless the reader has scrolled away from it.
pub fn follow_end(id: &'static str) {
    let near =
        list(id).is_none_or(|list| list.scroll_height() - list.scroll_top() - list.client_height() < NEAR);
    if near {
        to_end(id);
    }
}

/// Shows the end of a list once what is being drawn stands.
pub fn to_end(id: &'static str) {
    focus::soon(move || {
        if let Some(list) = list(id) {
            list.set_scroll_top(list.scroll_height());
        }
    });
}

fn list(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}
