//! Server-sent events (WHATWG HTML, “Server-sent events”). The browser reconnects and resumes by itself
//! with `Last-Event-ID`; this room only says what came and how the line stands.

use wasm_bindgen::prelude::*;

use super::HERE;

type Listener = Closure<dyn FnMut(web_sys::Event)>;

/// What a stream says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The line stands.
    Open,
    /// The line broke. `over`: the browser has given up and will not come back by itself.
    Broken {
        /// No further try is made.
        over: bool,
    },
    /// An event with its name and data.
    Event {
        /// The name.
        name: String,
        /// The data.
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
        listen("open", Closure::new(move |_| heard(Said::Open)));
        let heard = said.clone();
        let at = source.clone();
        listen(
            "error",
            Closure::new(move |_| {
                heard(Said::Broken { over: at.ready_state() == web_sys::EventSource::CLOSED });
            }),
        );
        for &name in names {
            let heard = said.clone();
            listen(
                name,
                Closure::new(move |event: web_sys::Event| {
                    if let Some(data) =
                        event.dyn_ref::<web_sys::MessageEvent>().and_then(|event| event.data().as_string())
                    {
                        heard(Said::Event { name: name.to_owned(), data });
                    }
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
