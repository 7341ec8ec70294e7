//! A part or a screen in one state, with an address in the gallery.

use leptos::prelude::*;

/// One state of a part or screen, drawn from data alone.
#[derive(Clone, Copy)]
pub struct Example {
    /// What it is, such as `field`. With `state` it makes the address `/gallery/field/wrong`.
    pub name: &'static str,
    /// The state, such as `wrong`.
    pub state: &'static str,
    /// Draws it. Called afresh each time.
    pub draw: fn() -> AnyView,
}

impl Example {
    /// An example of part `name` in `state`.
    pub const fn new(name: &'static str, state: &'static str, draw: fn() -> AnyView) -> Self {
        Self { name, state, draw }
    }

    /// The address at which testers find it.
    pub fn address(&self) -> String {
        format!("/gallery/{}/{}", self.name, self.state)
    }
}
