//! What the tabs of this portal tell each other (HTML standard, “Broadcasting to other browsing contexts”). A browser
//! without it tells nothing; whoever needs to know then looks again when the tab is shown.

use js_sys::Reflect;
use leptos::prelude::{LocalStorage, SetValue, StoredValue, WithValue};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::window;

/// The other tabs, under a name; as long as the owner of whoever joined them lives. One's own words are not heard.
#[derive(Clone, Copy)]
pub struct Tabs(StoredValue<Option<Line>, LocalStorage>);

struct Line {
    channel: BroadcastChannel,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.channel.close();
    }
}

impl Tabs {
    /// Nobody yet.
    pub fn apart() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Joins them, and hears what they tell from now on.
    pub fn join(self, name: &str, hear: impl Fn(String) + 'static) {
        let Some(channel) = open(name) else { return };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                hear(said);
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        self.0.set_value(Some(Line { channel, _hear: hear }));
    }

    /// Tells them something.
    pub fn tell(self, what: &str) {
        // Nobody may be there to hear it, and the page may have been left.
        let _ = self.0.try_with_value(|line| {
            if let Some(line) = line {
                let _ = line.channel.post_message(&what.into());
            }
        });
    }
}

fn open(name: &str) -> Option<BroadcastChannel> {
    let there = Reflect::has(&window()?.into(), &"BroadcastChannel".into()).unwrap_or(false);
    if there { BroadcastChannel::new(name).ok() } else { None }
}
