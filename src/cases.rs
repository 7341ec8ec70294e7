//! Track cases, as a resident or a guest.
//!
//! Here, in the first load: a case as one row. The screens themselves are loaded when entered.

mod case_screen;
mod case_view;
mod draft;
mod examples;
mod files;
mod filter;
mod follow;
mod kept_cases;
mod list;
mod list_live;
mod list_view;
mod progress;
mod said;
mod samples;
mod source;
mod track;
mod track_form;
mod write;

use leptos::prelude::*;
use onedoor_domain::cases::{CaseSummary, NextAction, Status, Who};
use onedoor_domain::id::Reference;

use crate::channels::{channel_icon, channel_name};
use crate::i18n::calendar;
use crate::piece::split;
use crate::ui::{Example, Glyph, Tag, Tone};
use crate::{routes, t};

split! {
    /// The screens of this capability, loaded when first entered.
    cases: CasesRoute => screen
}

/// The screen for where we are. Each of the four has a route of its own, so it does not change while it stands.
fn screen() -> AnyView {
    let path = routes::use_path().get_untracked();
    let path = path.trim_end_matches('/');
    match path {
        routes::CASES => list::CasesPage().into_any(),
        routes::TRACK => track_form::TrackPage().into_any(),
        path if path.starts_with(routes::TRACK) => track::TrackedPage().into_any(),
        _ => case_screen::CasePage().into_any(),
    }
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
    view! { <li class="case">{case_lines(case)}</li> }.into_any()
}

/// The id of the link to a case in a list.
pub(crate) fn link_id(reference: &Reference) -> String {
    format!("case-{reference}")
}

/// What stands in the row of a case.
pub(crate) fn case_lines(case: &CaseSummary) -> AnyView {
    let href = format!("{}/{}", routes::CASES, routes::encode(case.reference.as_str()));
    let next = match (&case.next_action, case.expected_at) {
        _ if case.status == Status::Closed => t!("case-changed", when = calendar::moment(case.updated_at)),
        (Some(NextAction { who: Who::Resident, text }), _) => t!("case-your-turn", what = text.as_str()),
        (_, Some(day)) if case.overdue => t!("case-missed", day = calendar::day(day)),
        (Some(next), Some(day)) => t!("case-next-by", what = next.text.as_str(), day = calendar::day(day)),
        (Some(next), None) => t!("case-next", what = next.text.as_str()),
        (None, Some(day)) => t!("case-by", day = calendar::day(day)),
        (None, None) => t!("case-changed", when = calendar::moment(case.updated_at)),
    };
    let origin = t!(
        "case-came",
        reference = case.reference.as_str(),
        channel = channel_name(&case.channel),
        day = calendar::day_nearby(calendar::local(case.requested_at).day())
    );
    let (title, state, icon) = (case.title.clone(), case.status_text.clone(), channel_icon(&case.channel));
    let tone = tone(case);
    view! {
        <Glyph icon=icon class="case__glyph"/>
        <span class="case__line">
            <a id=link_id(&case.reference) href=routes::at(&href) dir="auto">{title}</a>
            <Tag tone=tone>{state}</Tag>
        </span>
        <p dir="auto">{next}</p>
        <p class="small">{origin}</p>
    }
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = examples::EXAMPLES;

/// Cases for the examples.
pub fn example_cases() -> Vec<CaseSummary> {
    samples::cases()
}
