//! One tab at a time: the Web Locks API (W3C, “Web Locks”).
//!
//! Reached by name, because its bindings are not stable in web-sys. Where a browser has no locks the work is done
//! without: what is sent carries a key that makes a second try harmless.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::window;

/// Does the work while no other tab holds the lock of this name. `None`: another tab holds it, and nothing was done.
pub async fn alone<T: 'static>(name: &str, work: impl Future<Output = T> + 'static) -> Option<T> {
    let Some((locks, request)) = manager() else { return Some(work.await) };
    let done = Rc::new(RefCell::new(None));
    let result = Rc::clone(&done);
    let held = Closure::once(move |lock: JsValue| -> Promise {
        future_to_promise(async move {
            if !lock.is_null() {
                let came = work.await;
                result.replace(Some(came));
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let asked = request.call3(&locks, &JsValue::from_str(name), &options, held.as_ref());
    if let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        let _ = JsFuture::from(asked).await;
    }
    done.take()
}

fn manager() -> Option<(JsValue, Function)> {
    let navigator = window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((locks, request))
}
