//! Moments that the browser tells of: the network is back, the tab is shown or put away.

use leptos::prelude::{on_cleanup, window_event_listener_untyped};

use super::{HERE, document};

/// A moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The device says that it is connected again.
    Online,
    /// The tab is looked at again.
    Shown,
    /// The tab is put away, perhaps for good.
    Hidden,
    /// The page is left for another one, or its tab is closed.
    Gone,
    /// The page was left, and is here again as it was.
    Back,
}

/// Calls at each such moment, until the owner of the caller is gone.
pub fn at(moment: Moment, call: impl Fn() + Clone + 'static) {
    if !HERE {
        return;
    }
    let listen = |name: &str, call: Box<dyn Fn()>| {
        let handle = window_event_listener_untyped(name, move |_| call());
        on_cleanup(move || handle.remove());
    };
    match moment {
        Moment::Online => listen("online", Box::new(call)),
        Moment::Gone => listen("pagehide", Box::new(call)),
        Moment::Back => listen("pageshow", Box::new(call)),
        Moment::Shown => {
            let then = call.clone();
            listen("focus", Box::new(then));
            listen("pageshow", Box::new(call));
        }
        Moment::Hidden => {
            let then = call.clone();
            // `visibilitychange` bubbles from the document to the window; on phones it is the last thing that is sure to come.
            listen(
                "visibilitychange",
                Box::new(move || {
                    if is_hidden() {
                        then();
                    }
                }),
            );
            listen("pagehide", Box::new(call));
        }
    }
}

fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}
