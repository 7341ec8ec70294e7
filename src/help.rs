//! Help: articles that say the same on the web, in the chat and on a case. Each has one id and version.

mod article;
mod blocks;
mod examples;
mod search;

use leptos::prelude::*;

use crate::piece::split;
use crate::routes;
use crate::ui::Example;

split! {
    /// The screens of this capability, loaded when first entered.
    help: HelpRoute => screen
}

/// The screen for where we are. Each of the two has a route of its own, so it does not change while it stands.
fn screen() -> AnyView {
    let path = routes::use_path().get_untracked();
    if path.trim_end_matches('/') == routes::HELP {
        search::HelpPage().into_any()
    } else {
        article::ArticlePage().into_any()
    }
}

pub use examples::example_article;

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = examples::EXAMPLES;
