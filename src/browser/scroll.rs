//! Scrolling a list of lines.

use super::{document, focus};

/// Within so many pixels of the end a reader counts as being at the end.
const NEAR: i32 = 120;

/// Keeps the end of a list in sight once what is being drawn stands, unless the reader has scrolled away from it.
pub fn follow_end(id: &'static str) {
    let element = || document()?.get_element_by_id(id);
    let near =
        element().is_none_or(|list| list.scroll_height() - list.scroll_top() - list.client_height() < NEAR);
    if near {
        focus::soon(move || {
            if let Some(list) = element() {
                list.set_scroll_top(list.scroll_height());
            }
        });
    }
}
