//! Help articles.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The screens of this capability, loaded when first entered.
pub struct HelpRoute;

#[lazy_route]
impl LazyRoute for HelpRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <p></p> }.into_any()
    }
}
