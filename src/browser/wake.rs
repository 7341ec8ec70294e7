//! When the page is back after sleep, or the network is: the browser says so with `visibilitychange` and `online`.

use wasm_bindgen::prelude::*;

use super::{document, window};

/// Runs each time the page becomes visible again or the network comes back. For the life of the portal.
pub fn on_waking(then: impl Fn() + Clone + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let woke = then.clone();
    let page = document.clone();
    let visible = Closure::<dyn FnMut()>::new(move || {
        if !page.hidden() {
            woke();
        }
    });
    let online = Closure::<dyn FnMut()>::new(then);
    let _ = document.add_event_listener_with_callback("visibilitychange", visible.as_ref().unchecked_ref());
    let _ = window.add_event_listener_with_callback("online", online.as_ref().unchecked_ref());
    // They live as long as the page.
    visible.forget();
    online.forget();
}
