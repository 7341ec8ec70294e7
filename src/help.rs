//! Help articles.

use leptos::prelude::*;

use crate::piece::split;

split! {
    /// The screens of this capability, loaded when first entered.
    help: HelpRoute => screen
}

fn screen() -> AnyView {
    view! { <p></p> }.into_any()
}
