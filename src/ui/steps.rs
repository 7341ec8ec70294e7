//! Steps of something that takes time: done, now, to come.
//!
//! Access: an ordered list; the step of now has `aria-current="step"`; done and coming are said in words.

use leptos::prelude::*;

use super::Example;
use crate::t;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Current,
    /// Still to come.
    Coming,
}

/// The steps, in order: state, words, and a line about when.
#[component]
pub fn Steps(
    /// State, name and detail of each.
    steps: Vec<(StepState, String, Option<String>)>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|(state, name, detail)| {
            let detail = detail.map(|detail| view! { <small>{detail}</small> });
            match state {
                StepState::Done => view! {
                    <li class="steps__step steps__step--done">{name}<span class="visually-hidden">" "{t!("step-done")}</span>{detail}</li>
                }
                .into_any(),
                StepState::Current => view! {
                    <li class="steps__step steps__step--current" aria-current="step"><b>{name}</b>{detail}</li>
                }
                .into_any(),
                StepState::Coming => view! {
                    <li class="steps__step">{name}<span class="visually-hidden">" "{t!("step-coming")}</span>{detail}</li>
                }
                .into_any(),
            }
        })
        .collect_view();
    view! { <ol class="steps">{steps}</ol> }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("steps", "midway", || {
    view! {
        <Steps steps=vec![
            (StepState::Done, "You told us".into(), Some("by text, Thursday 20 November".into())),
            (StepState::Current, "Repair by Tuesday 25 November".into(), Some("We promised this on 21 November.".into())),
            (StepState::Coming, "We ask you if it works".into(), None),
        ]/>
    }
    .into_any()
})];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_step_of_now_is_current() {
        let html = (EXAMPLES[0].draw)().to_html();
        assert_eq!(html.matches(r#"aria-current="step""#).count(), 1, "{html}");
    }
}
