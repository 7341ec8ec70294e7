//! When something comes into sight.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::document;

/// So far ahead of the window counts as in sight: what is fetched then is there in time.
const AHEAD: &str = "200px";

/// Somebody waits for an element to come into sight, until this is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Runs each time the element with this id comes into sight, or near it. `None`: there is no such element, or a browser
/// that cannot tell; then nothing runs.
pub fn watch(id: &str, mut then: impl FnMut() + 'static) -> Option<Watch> {
    let element = document()?.get_element_by_id(id)?;
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let is_near = |entry: wasm_bindgen::JsValue| {
            entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
        };
        if entries.iter().any(is_near) {
            then();
        }
    });
    let how = IntersectionObserverInit::new();
    how.set_root_margin(AHEAD);
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &how).ok()?;
    observer.observe(&element);
    Some(Watch { observer, _seen: seen })
}
