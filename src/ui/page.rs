//! A page: its heading, its title, and where the focus goes when it is entered.
//!
//! The router moves no focus and announces nothing. Here it is done once, for all: entering a page sets
//! `<title>` and moves the focus to its `<h1>`, which a screen reader then reads. The first page of a visit
//! is left alone, so that the reader begins at the top as on any page.

use leptos::prelude::*;

use super::{Example, Glyph, Icon};
use crate::browser::page as browser_page;
use crate::routes::at;
use crate::t;

/// A page under its one heading.
#[component]
pub fn Page(
    /// The `<h1>`, and the first part of the title. It may become known only after the page is entered.
    #[prop(into)]
    heading: Signal<String>,
    /// A line above the heading: where we are.
    #[prop(into, optional)]
    eyebrow: Option<Signal<String>>,
    /// The way back: address and words.
    #[prop(optional)]
    back: Option<(String, String)>,
    /// Reading width for forms and text.
    #[prop(default = false)]
    narrow: bool,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    browser_page::enter(&heading.get_untracked());
    Effect::new(move |entered: Option<()>| {
        let heading = heading.get();
        if entered.is_some() {
            browser_page::retitle(&heading);
        }
    });
    view! {
        <div class="stack stack--tight">
            {back.map(|(href, words)| view! { <BackLink href=href>{words}</BackLink> })}
            {eyebrow.map(|words| view! { <p class="eyebrow">{move || words.get()}</p> })}
            {fresh(heading)}
        </div>
        <div class="stack stack--loose" class:narrow=narrow>{children()}</div>
    }
}

/// Another element for another page, even where the rest of it is drawn over: a screen reader that is sent back to an element
/// says the words that it heard there before (Orca 43).
fn fresh(heading: Signal<String>) -> impl IntoView {
    move || view! { <h1 tabindex="-1" dir="auto">{move || heading.get()}</h1> }
}

/// The way back.
#[component]
pub fn BackLink(
    /// Where it goes: a path of the app.
    #[prop(into)]
    href: String,
    /// Where that is, in words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="back" href=at(&href)>
            <Glyph icon=Icon::Back class="glyph glyph--turns"/>
            <span><span class="visually-hidden">{t!("back-to")}" "</span>{children()}</span>
        </a>
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] =
    &[Example::new("page", "back", || view! { <BackLink href="/cases">"Cases"</BackLink> }.into_any())];
