//! Report an issue.

use leptos::prelude::*;

use crate::piece::split;

split! {
    /// The screens of this capability, loaded when first entered.
    report: ReportRoute => screen
}

fn screen() -> AnyView {
    view! { <p></p> }.into_any()
}
