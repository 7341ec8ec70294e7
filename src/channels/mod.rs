//! How the council may reach a resident.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The screens of this capability, loaded when first entered.
pub struct ChannelsRoute;

#[lazy_route]
impl LazyRoute for ChannelsRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let Self = this;
        view! { <p></p> }.into_any()
    }
}
