//! Where the device is, asked once. The browser asks the resident first; a no is an answer like any other.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use wasm_bindgen::prelude::*;

use super::window;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// The resident, or a rule of the device, said no.
    Refused,
    /// The device cannot tell, or not in time.
    Unknown,
}

/// Where the device says that it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub long: f64,
    /// So many metres it may be off. Some devices write nought for what they do not know.
    pub accuracy_m: f64,
}

const PATIENCE_MS: u32 = 15_000;

/// The position of the moment.
pub async fn current() -> Result<Fix, Unfound> {
    let Some(finder) = window().and_then(|window| window.navigator().geolocation().ok()) else {
        return Err(Unfound::Unknown);
    };
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(RefCell::new(Some(tell)));
    let say = move |answer| {
        if let Some(tell) = tell.borrow_mut().take() {
            let _ = tell.send(answer);
        }
    };
    let found = {
        let say = say.clone();
        Closure::once(move |position: web_sys::Position| {
            let at = position.coords();
            say(Ok(Fix { lat: at.latitude(), long: at.longitude(), accuracy_m: at.accuracy() }));
        })
    };
    let failed = Closure::once(move |error: web_sys::PositionError| {
        let refused = error.code() == web_sys::PositionError::PERMISSION_DENIED;
        say(Err(if refused { Unfound::Refused } else { Unfound::Unknown }));
    });
    let options = web_sys::PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    let asked = finder.get_current_position_with_error_callback_and_options(
        found.as_ref().unchecked_ref(),
        Some(failed.as_ref().unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        return Err(Unfound::Refused);
    }
    told.await.unwrap_or(Err(Unfound::Unknown))
}
