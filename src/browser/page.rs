//! Entering a page: title, focus, scroll. Called by `ui::Page`, once for each page entered.

use std::cell::{Cell, RefCell};

use super::{HERE, document, focus, window};

thread_local! {
    static SITE: RefCell<String> = const { RefCell::new(String::new()) };
    /// The first page of a visit keeps the focus where the browser put it.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// The site's name, the second part of every title.
pub fn set_site(name: &str) {
    SITE.with_borrow_mut(|site| name.clone_into(site));
}

/// The council's settings, as they stand in the page.
pub fn settings() -> Option<String> {
    document()?.get_element_by_id("onedoor-config")?.text_content()
}

/// Sets the title, scrolls to the top and moves the focus to the heading.
pub fn enter(heading: &str) {
    if !HERE {
        return;
    }
    retitle(heading);
    if FIRST.replace(false) {
        return;
    }
    focus::soon(|| {
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    focus::soon_to_heading();
}

/// Is the page looked at, as far as the browser can tell?
pub fn is_seen() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Sets the title alone.
pub fn retitle(heading: &str) {
    if let Some(document) = document() {
        SITE.with_borrow(|site| document.set_title(&format!("{heading} – {site}")));
    }
}
