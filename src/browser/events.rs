//! Server-sent events (WHATWG HTML, “Server-sent events”). This room only says what came, and that the line broke: the browser
//! would try again by itself at one fixed pace, and after an error status never; when and from where is the rules' to say.

use wasm_bindgen::prelude::*;

use super::HERE;

type Listener = Closure<dyn FnMut(web_sys::Event)>;

/// What a stream says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The line broke, or never stood. The stream is to be dropped.
    Broken,
    /// An event.
    Event {
        /// Its name.
        name: &'static str,
        /// Its id, or that of the last one that had one; empty when none had.
        id: String,
        /// Its data.
        data: String,
    },
}

/// A stream; closed when dropped.
pub struct Events {
    source: Option<web_sys::EventSource>,
    listeners: Vec<(&'static str, Listener)>,
}

impl Events {
    /// Opens a stream for the events with these names, with the session's cookie.
    pub fn open(url: &str, names: &[&'static str], said: impl Fn(Said) + Clone + 'static) -> Self {
        let none = Self { source: None, listeners: Vec::new() };
        if !HERE {
            return none;
        }
        let init = web_sys::EventSourceInit::new();
        init.set_with_credentials(true);
        let Ok(source) = web_sys::EventSource::new_with_event_source_init_dict(url, &init) else {
            return none;
        };
        let mut listeners = Vec::new();
        let mut listen = |name: &'static str, listener: Listener| {
            let _ = source.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            listeners.push((name, listener));
        };
        let heard = said.clone();
        listen("error", Closure::new(move |_| heard(Said::Broken)));
        for &name in names {
            let heard = said.clone();
            listen(
                name,
                Closure::new(move |event: web_sys::Event| {
                    let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() else { return };
                    let data = event.data().as_string().unwrap_or_default();
                    heard(Said::Event { name, id: event.last_event_id(), data });
                }),
            );
        }
        Self { source: Some(source), listeners }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        let Some(source) = &self.source else { return };
        for (name, listener) in &self.listeners {
            let _ = source.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        source.close();
    }
}
