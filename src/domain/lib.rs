//! What the portal knows about: types, rules and state machines. No leptos, no serde, no browser.
