//! Buttons, and links that look like them. A button does something here; a link goes somewhere.

use leptos::prelude::*;

use super::Example;
use crate::routes::at;

/// How much a button asks for attention. One `Main` a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// The one clear action.
    #[default]
    Main,
    /// A way beside it.
    Quiet,
    /// A small thing, drawn as a link.
    Plain,
}

impl Rank {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button--wide",
            Self::Quiet => "button button--quiet button--small",
            Self::Plain => "button button--plain button--small",
        }
    }
}

/// A button.
///
/// While `busy` it stays in the tab order (`aria-disabled`, not `disabled`), so that the focus of a
/// keyboard or screen reader is not thrown away, and a second press does nothing.
#[component]
pub fn Button(
    /// What happens when it is pressed.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight on the screen.
    #[prop(default = Rank::Main)]
    rank: Rank,
    /// Something is under way; presses are ignored.
    #[prop(into, default = Signal::from(false))]
    busy: Signal<bool>,
    /// An id, where something points to it.
    #[prop(into, optional)]
    id: Option<String>,
    /// The id of what explains it.
    #[prop(optional)]
    about: Option<&'static str>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            id=id
            aria-describedby=about
            class=rank.class()
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {children()}
        </button>
    }
}

/// A link that is the screen's action.
#[component]
pub fn ButtonLink(
    /// Where it goes: a path of the app.
    #[prop(into)]
    href: String,
    /// Its weight on the screen.
    #[prop(default = Rank::Main)]
    rank: Rank,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <a class=rank.class() href=at(&href)>{children()}</a> }
}

/// A link in the text, to a path of the app.
pub fn link(to: &str, words: String) -> impl IntoView + use<> {
    view! { <a href=at(to)>{words}</a> }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("button", "main", || view! { <Button on_press=|()| ()>"Continue"</Button> }.into_any()),
    Example::new("button", "quiet", || {
        view! { <Button rank=Rank::Quiet on_press=|()| ()>"On a map"</Button> }.into_any()
    }),
    Example::new("button", "plain", || {
        view! { <Button rank=Rank::Plain on_press=|()| ()>"Forget this draft"</Button> }.into_any()
    }),
    Example::new("button", "busy", || {
        view! { <Button busy=true on_press=|()| ()>"Sending…"</Button> }.into_any()
    }),
    Example::new("button", "link", || {
        view! { <ButtonLink href="/report">"Report an issue"</ButtonLink> }.into_any()
    }),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_busy_button_keeps_its_place_in_the_tab_order() {
        let html = view! { <Button busy=true on_press=|()| ()>"Sending…"</Button> }.to_html();
        assert!(html.contains(r#"aria-disabled="true""#), "{html}");
        assert!(!html.contains(" disabled"), "{html}");
    }
}
