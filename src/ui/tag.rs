//! Tags and dots: a state at a glance. Never by colour alone: a tag is a word, a dot stands before one.

use leptos::prelude::*;

use super::Example;

/// What a state means for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Going on.
    #[default]
    Plain,
    /// As promised, or done.
    Good,
    /// Late, broken, refused.
    Bad,
    /// Waits for the reader.
    Mark,
    /// At rest.
    Quiet,
}

/// A state in a word or two.
#[component]
pub fn Tag(
    /// What it means for the reader.
    #[prop(default = Tone::Plain)]
    tone: Tone,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "tag",
        Tone::Good => "tag tag--good",
        Tone::Bad => "tag tag--bad",
        Tone::Mark => "tag tag--mark",
        Tone::Quiet => "tag tag--quiet",
    };
    view! { <span class=class>{children()}</span> }
}

/// A dot before a word.
#[component]
pub fn Dot(
    /// What it means for the reader.
    #[prop(into, default = Signal::from(Tone::Good))]
    tone: Signal<Tone>,
) -> impl IntoView {
    let class = move || match tone.get() {
        Tone::Plain | Tone::Good => "dot",
        Tone::Bad => "dot dot--bad",
        Tone::Mark => "dot dot--mark",
        Tone::Quiet => "dot dot--off",
    };
    view! { <span class=class aria-hidden="true"></span> }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("tag", "each", || {
        view! {
            <p class="row">
                <Tag>"Repair booked"</Tag><Tag tone=Tone::Good>"Answered"</Tag><Tag tone=Tone::Bad>"2 days late"</Tag>
                <Tag tone=Tone::Mark>"Your turn"</Tag><Tag tone=Tone::Quiet>"Closed"</Tag>
            </p>
        }
        .into_any()
    }),
    Example::new("dot", "each", || {
        view! {
            <p class="row"><Dot tone=Tone::Good/>"Open now" <Dot tone=Tone::Mark/>"1 needs you"
            <Dot tone=Tone::Quiet/>"Off" <Dot tone=Tone::Bad/>"Not sent"</p>
        }
        .into_any()
    }),
];
