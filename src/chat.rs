//! Webchat.

use leptos::prelude::*;

use crate::piece::split;

split! {
    /// The screens of this capability, loaded when first entered.
    chat: ChatRoute => screen
}

fn screen() -> AnyView {
    view! { <p></p> }.into_any()
}

/// The docked chat over any screen.
#[component]
pub fn ChatOverlay() -> impl IntoView {}
