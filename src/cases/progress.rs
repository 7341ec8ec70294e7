//! How a case stands, in words: its steps, whose turn it is, what was promised and whether that was kept.

use leptos::prelude::*;
use onedoor_domain::cases::{Case, Stage, Status, StepState as Stands, Thread, ThreadEntry, Who};
use onedoor_domain::{Day, Timestamp};

use crate::channels::channel_name;
use crate::i18n::{self, calendar};
use crate::t;
use crate::ui::{StepState, Steps};

/// The name of a stage.
pub fn stage_name(stage: Stage) -> String {
    match stage {
        Stage::Received => t!("stage-received"),
        Stage::Assessing => t!("stage-assessing"),
        Stage::Planned => t!("stage-planned"),
        Stage::Working => t!("stage-working"),
        Stage::Done => t!("stage-done"),
    }
}

/// What was promised for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The day.
    pub day: Day,
    /// When the council said so, as far as the thread that was read tells.
    pub said_at: Option<Timestamp>,
    /// Days past the day, for a case that is late.
    pub days_late: Option<i64>,
}

impl Promise {
    /// What holds on a day. A closed case keeps no promise open.
    pub fn of(case: &Case, thread: &Thread, today: Day) -> Option<Self> {
        let day = case.summary.expected_at.filter(|_| case.summary.status == Status::Open)?;
        let said_at = thread
            .entries()
            .filter_map(|entry| if let ThreadEntry::Event(event) = entry { Some(event) } else { None })
            .filter(|event| event.expected_at == Some(day))
            .last()
            .map(|event| event.at);
        let days_late = case.summary.overdue.then(|| day.days_until(today).max(1));
        Some(Self { day, said_at, days_late })
    }

    /// In words: the day, when it was said, and lateness admitted.
    pub fn words(&self) -> String {
        match (self.days_late, self.said_at) {
            (Some(late), _) => t!("case-late", day = calendar::day(self.day), count = late),
            (None, Some(said)) => t!(
                "case-promised",
                day = calendar::day(self.day),
                said = calendar::day(calendar::local(said).day())
            ),
            (None, None) => t!("case-expected", day = calendar::day(self.day)),
        }
    }
}

/// What the council does next. The resident's turn stands in a box of its own.
pub fn next_words(case: &Case) -> Option<String> {
    let next = case.summary.next_action.as_ref().filter(|next| next.who == Who::Council)?;
    Some(t!("case-next-us", what = next.text.as_str()))
}

/// The steps: done ones with their day, the one of now with the state in the council's words.
pub fn steps(case: &Case) -> AnyView {
    let steps = case
        .steps
        .iter()
        .map(|step| {
            let at = step.at.map(|at| calendar::day(calendar::local(at).day()));
            let channel = (step.stage == Stage::Received).then(|| channel_name(&case.summary.channel));
            let detail = match (channel, at) {
                (Some(channel), Some(at)) => Some(t!("step-came", channel = channel, day = at)),
                (_, at) => at,
            };
            let (state, detail) = match step.state {
                Stands::Done => (StepState::Done, detail),
                Stands::Current => {
                    let words = case.summary.status_text.clone();
                    (
                        StepState::Current,
                        Some(i18n::in_a_row(&std::iter::once(words).chain(detail).collect::<Vec<_>>())),
                    )
                }
                Stands::Coming => (StepState::Coming, None),
            };
            (state, stage_name(step.stage), detail)
        })
        .collect::<Vec<_>>();
    if steps.is_empty() { ().into_any() } else { view! { <Steps steps=steps/> }.into_any() }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::cases::samples;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|_| Day::from_number(0))
    }

    #[test]
    fn a_promise_says_when_it_was_made() {
        let (case, thread) = (samples::case(), samples::thread());
        let promise = Promise::of(&case, &thread, day("2026-11-21"));
        let words = promise.map(|promise| promise.words()).unwrap_or_default();
        assert!(words.contains("25") && words.contains("21"), "{words}");
    }

    #[test]
    fn lateness_is_admitted_and_a_closed_case_owes_nothing() {
        let mut case = samples::case();
        case.summary.overdue = true;
        let late = Promise::of(&case, &Thread::new(), day("2026-11-27"));
        assert_eq!(late.as_ref().and_then(|late| late.days_late), Some(2));
        assert!(late.is_some_and(|late| late.words().contains("2 days late")));
        case.summary.status = Status::Closed;
        assert_eq!(Promise::of(&case, &Thread::new(), day("2026-11-27")), None);
    }
}
