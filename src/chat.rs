//! Webchat.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The screens of this capability, loaded when first entered.
pub struct ChatRoute;

#[lazy_route]
impl LazyRoute for ChatRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <p></p> }.into_any()
    }
}

/// The docked chat over any screen.
#[component]
pub fn ChatOverlay() -> impl IntoView {}
