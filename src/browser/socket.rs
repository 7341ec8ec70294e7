//! A WebSocket that carries text frames. It neither reconnects nor understands what it carries.

use wasm_bindgen::prelude::*;

use super::HERE;

type Listener = Closure<dyn FnMut(web_sys::Event)>;

/// What a socket says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It stands.
    Open,
    /// A text frame.
    Frame(String),
    /// It is closed, with the close code (RFC 6455, 7.4); 1006 when the line broke.
    Closed(u16),
}

/// A socket; closed when dropped.
pub struct Socket {
    socket: Option<web_sys::WebSocket>,
    listeners: Vec<(&'static str, Listener)>,
}

impl Socket {
    /// Opens a socket to an absolute address, or one on this origin.
    pub fn open(url: &str, said: impl Fn(Said) + Clone + 'static) -> Self {
        let none = Self { socket: None, listeners: Vec::new() };
        if !HERE {
            return none;
        }
        let Ok(socket) = web_sys::WebSocket::new(&absolute(url)) else {
            said(Said::Closed(1006));
            return none;
        };
        let mut listeners = Vec::new();
        let mut listen = |name: &'static str, listener: Listener| {
            let _ = socket.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            listeners.push((name, listener));
        };
        let heard = said.clone();
        listen("open", Closure::new(move |_| heard(Said::Open)));
        let heard = said.clone();
        listen(
            "message",
            Closure::new(move |event: web_sys::Event| {
                if let Some(text) =
                    event.dyn_ref::<web_sys::MessageEvent>().and_then(|event| event.data().as_string())
                {
                    heard(Said::Frame(text));
                }
            }),
        );
        listen(
            "close",
            Closure::new(move |event: web_sys::Event| {
                said(Said::Closed(
                    event.dyn_ref::<web_sys::CloseEvent>().map_or(1006, web_sys::CloseEvent::code),
                ));
            }),
        );
        Self { socket: Some(socket), listeners }
    }

    /// Sends a text frame. False when the socket does not stand.
    pub fn send(&self, frame: &str) -> bool {
        self.socket.as_ref().is_some_and(|socket| {
            socket.ready_state() == web_sys::WebSocket::OPEN && socket.send_with_str(frame).is_ok()
        })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let Some(socket) = &self.socket else { return };
        // A socket still has something to say while it closes; nobody is there to hear it.
        for (name, listener) in &self.listeners {
            let _ = socket.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        let _ = socket.close();
    }
}

/// `/path` on this origin as `ws://` or `wss://`.
fn absolute(url: &str) -> String {
    if url.starts_with('/') {
        format!("{}{url}", super::address::origin().replacen("http", "ws", 1))
    } else {
        url.replacen("http", "ws", 1)
    }
}
