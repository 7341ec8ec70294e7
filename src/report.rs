//! Report an issue.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The screens of this capability, loaded when first entered.
pub struct ReportRoute;

#[lazy_route]
impl LazyRoute for ReportRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <p></p> }.into_any()
    }
}
