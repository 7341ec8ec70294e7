//! “Show more” under a list that comes in pages, and what stands there when more does not come.

use leptos::prelude::*;
use onedoor_domain::Failure;

use super::{Button, Dot, Example, Rank, Tone, failure};
use crate::t;

/// How it stands with the next page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum More {
    /// It can be asked for.
    #[default]
    Ready,
    /// It is on its way.
    Busy,
    /// It did not come; it can be asked for again.
    Failed(Failure),
}

/// The button, and why nothing came.
#[component]
pub fn ShowMore(
    /// The button's id.
    id: &'static str,
    /// Its words.
    label: String,
    /// How it stands.
    #[prop(into)]
    state: Signal<More>,
    /// It is asked for.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let busy = Memo::new(move |_| state.with(|state| *state == More::Busy));
    let why = move || {
        state.with(|state| match state {
            More::Failed(why) => {
                Some(view! { <p class="saved"><Dot tone=Tone::Bad/>{failure::line(why)}</p> })
            }
            More::Ready | More::Busy => None,
        })
    };
    view! {
        <div class="stack stack--tight no-print">
            {why}
            <p><Button id=id rank=Rank::Quiet busy=busy on_press=on_press>{label}</Button></p>
        </div>
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("more", "ready", || example(More::Ready)),
    Example::new("more", "busy", || example(More::Busy)),
    Example::new("more", "failed", || example(More::Failed(Failure::NoConnection))),
];

fn example(state: More) -> AnyView {
    view! { <ShowMore id="more" label=t!("cases-more") state=Signal::stored(state) on_press=|()| ()/> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_come_is_said_where_it_can_be_seen() {
        let html = |state| Owner::new().with(|| example(state).to_html());
        let why = failure::line(&Failure::NoConnection);
        assert!(html(More::Failed(Failure::NoConnection)).contains(&why));
        assert!(!html(More::Ready).contains(&why) && !html(More::Busy).contains(&why));
    }
}
