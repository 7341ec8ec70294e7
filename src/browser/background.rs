//! Asks the browser to wake the service worker when there is a connection, also after the last tab was closed (WICG,
//! “Background Synchronization”). Where a browser has none of it the portal sends when it is next opened.
//!
//! Reached by name: web-sys has no bindings for it. What the worker does stands in `offline.js`.

use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// The same word is in `offline.js`.
const TAG: &str = "onedoor-outbox";

/// The worker is woken, once, as soon as there is a connection. Asking twice is asking once.
pub fn ask() {
    spawn_local(async {
        // A browser that refuses says so, and nothing can be done about it here.
        let _ = asked().await;
    });
}

async fn asked() -> Option<()> {
    let workers = Reflect::get(&window()?.navigator(), &"serviceWorker".into()).ok()?;
    let registration = call(&workers, "getRegistration", None).await?;
    let sync = Reflect::get(&registration, &"sync".into()).ok()?;
    call(&sync, "register", Some(TAG)).await.map(|_| ())
}

/// Calls a method that gives a promise, where there is such a method.
async fn call(of: &JsValue, method: &str, word: Option<&str>) -> Option<JsValue> {
    if !of.is_object() {
        return None;
    }
    let method = Reflect::get(of, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    let said = word.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let promise = method.call1(of, &said).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}
