//! The thread: one line through everything said, in every channel; each knot with its channel's glyph.

use leptos::prelude::*;

use super::{Example, Glyph, Icon};

/// One thing said or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// Stays the same for the same thing, so that a new knot does not redraw the others.
    pub id: String,
    /// The channel's glyph.
    pub icon: Icon,
    /// Who.
    pub who: String,
    /// By what and when, such as “by text, yesterday”.
    pub how: String,
    /// The words, with their line breaks; may be empty.
    pub text: String,
    /// The newest.
    pub now: bool,
    /// The day that begins with this knot, in words.
    pub day: Option<String>,
}

/// The thread, in the order given.
#[component]
pub fn Thread(
    /// Names the list for those who don't see the line.
    #[prop(into)]
    label: String,
    /// The knots.
    #[prop(into)]
    knots: Signal<Vec<Knot>>,
    /// Draws what stands under a knot's words, such as whether it was sent.
    #[prop(optional)]
    under: Option<Callback<String, AnyView>>,
) -> impl IntoView {
    view! {
        <ol class="thread" aria-label=label>
            <For each=move || knots.get() key=|knot| (knot.id.clone(), knot.now, knot.day.clone()) let:knot>
                <li class="thread__knot" class:thread__knot--now=knot.now>
                    {knot.day.map(|day| view! { <p class="thread__day"><span>{day}</span></p> })}
                    <Glyph icon=knot.icon class="thread__glyph"/>
                    <span class="thread__meta"><b>{knot.who}</b>" "{knot.how}</span>
                    {(!knot.text.is_empty()).then(|| view! { <span class="thread__text" dir="auto">{knot.text}</span> })}
                    {under.map(|under| under.run(knot.id))}
                </li>
            </For>
        </ol>
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("thread", "channels", || {
    let knot = |id: &str, icon, who: &str, how: &str, text: &str, now, day: Option<&str>| Knot {
        id: id.to_owned(),
        icon,
        who: who.to_owned(),
        how: how.to_owned(),
        text: text.to_owned(),
        now,
        day: day.map(str::to_owned),
    };
    view! {
        <Thread label="Everything said" knots=Signal::stored(vec![
            knot("3", Icon::Chat, "Carys, street lighting", "by chat, 9.04am", "Which side of the post is it?", true, Some("today")),
            knot("2", Icon::Sms, "You", "by text, yesterday", "Light still out", false, Some("yesterday")),
            knot("1", Icon::Phone, "You", "by phone, 11 November", "Moved house, council tax", false, None),
        ])/>
    }
    .into_any()
})];
