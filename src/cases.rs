//! Track cases, as a resident or a guest.
//!
//! Here, in the first load: a case as one row. The screens themselves are loaded when entered.

use leptos::prelude::*;
use onedoor_domain::cases::{CaseSummary, NextAction, Stage, Status, Who};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::Reference;
use onedoor_domain::{Day, Timestamp};

use crate::i18n::calendar;
use crate::piece::split;
use crate::t;
use crate::ui::{Tag, Tone};

split! {
    /// The screens of this capability, loaded when first entered.
    cases: CasesRoute => screen
}

fn screen() -> AnyView {
    view! { <p></p> }.into_any()
}

/// The tone in which a case's state is shown.
pub fn tone(case: &CaseSummary) -> Tone {
    match (case.status, case.needs_me, case.overdue) {
        (Status::Closed, _, _) => Tone::Good,
        (Status::Open, true, _) => Tone::Mark,
        (Status::Open, false, true) => Tone::Bad,
        (Status::Open, false, false) => Tone::Plain,
    }
}

/// A case in a list: its title, its state, and what comes next and when.
pub fn case_row(case: &CaseSummary) -> AnyView {
    let href = format!("/cases/{}", case.reference);
    let next = match (&case.next_action, case.expected_at) {
        (Some(NextAction { who: Who::Resident, text }), _) => t!("case-your-turn", what = text.as_str()),
        (_, Some(day)) if case.overdue => t!("case-missed", day = calendar::day(day)),
        (Some(next), Some(day)) => t!("case-next-by", what = next.text.as_str(), day = calendar::day(day)),
        (Some(next), None) => t!("case-next", what = next.text.as_str()),
        (None, Some(day)) => t!("case-by", day = calendar::day(day)),
        (None, None) => t!("case-changed", when = calendar::moment(case.updated_at)),
    };
    let came = t!(
        "case-came",
        reference = case.reference.as_str(),
        channel = crate::channels::channel_name(&case.channel)
    );
    let (title, state) = (case.title.clone(), case.status_text.clone());
    let tone = tone(case);
    view! {
        <li class="case">
            <span class="case__line"><a href=href dir="auto">{title}</a><Tag tone=tone>{state}</Tag></span>
            <p>{next}</p>
            <p class="small">{came}</p>
        </li>
    }
    .into_any()
}

/// Cases for the examples.
pub fn example_cases() -> Vec<CaseSummary> {
    let case = |reference: &str,
                title: &str,
                words: &str,
                needs_me,
                overdue,
                channel,
                day: &str,
                next: Option<NextAction>| {
        Some(CaseSummary {
            reference: Reference::parse(reference).ok()?,
            title: title.to_owned(),
            service_code: None,
            service_name: title.to_owned(),
            place: None,
            status: Status::Open,
            stage: Stage::Planned,
            status_text: words.to_owned(),
            needs_me,
            next_action: next,
            expected_at: Day::parse(day).ok(),
            overdue,
            channel,
            requested_at: Timestamp::parse("2026-11-17T08:10:00Z").ok()?,
            updated_at: Timestamp::parse("2026-11-21T09:04:00Z").ok()?,
        })
    };
    let ask = NextAction { who: Who::Resident, text: "Which side of the post is it?".to_owned() };
    let mend = NextAction { who: Who::Council, text: "We collect it".to_owned() };
    [
        case(
            "AB-4821",
            "Street light not working, Heol y Bont",
            "Repair booked",
            true,
            false,
            Channel::Sms,
            "2026-11-25",
            Some(ask),
        ),
        case(
            "AB-4790",
            "Missed recycling, 14 Stryd Fawr",
            "2 days late",
            false,
            true,
            Channel::Web,
            "2026-11-19",
            Some(mend.clone()),
        ),
        case(
            "AB-4799",
            "Pothole, Lôn y Felin",
            "Being looked at",
            false,
            false,
            Channel::Phone,
            "2026-11-28",
            Some(mend),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
