//! The page itself: taking over from the one that was served, and entering one (title, focus, scroll), which `ui::Page` does
//! once for each page entered.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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

/// Has the portal drawn beside the page that was served, then puts it in its place in one step, so that nothing moves.
pub fn take_over(draw: impl FnOnce(HtmlElement)) {
    let Some(document) = document() else { return };
    let (Some(still), Ok(fresh)) = (document.get_element_by_id("portal"), document.create_element("div"))
    else {
        return;
    };
    fresh.set_class_name("portal");
    let Ok(fresh) = fresh.dyn_into::<HtmlElement>() else { return };
    draw(fresh.clone());
    fresh.set_id("portal");
    if still.replace_with_with_node_1(&fresh).is_err() {
        leptos::logging::error!("the static page could not be replaced");
    }
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
