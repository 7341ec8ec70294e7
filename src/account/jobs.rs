//! The four jobs, each with its live state in a few words.

use leptos::prelude::*;
use onedoor_domain::cases::CaseCounts;
use onedoor_domain::channels::{Choice, Effective, Preferences};
use onedoor_domain::chat::{Availability, People};

use crate::i18n::calendar;
use crate::routes::at;
use crate::t;
use crate::ui::{Dot, Glyph, Icon, Tone};

/// A state: how it stands, and in words. The words hold the place of a line even while they are not known.
pub type State = (Tone, String);

/// It could not be asked how it stands.
pub fn not_known() -> State {
    (Tone::Quiet, t!("job-not-known"))
}

/// How reporting stands.
pub fn report_state(drafts: usize) -> State {
    match drafts {
        0 => (Tone::Quiet, t!("job-report-none")),
        many => (Tone::Mark, t!("job-report-drafts", count = many)),
    }
}

/// How the resident's cases stand.
pub fn cases_state(counts: CaseCounts) -> State {
    if counts.needs_me > 0 {
        (Tone::Mark, t!("job-cases-needs-you", open = counts.open, count = counts.needs_me))
    } else {
        (if counts.open == 0 { Tone::Quiet } else { Tone::Good }, t!("job-cases-open", count = counts.open))
    }
}

/// How the chosen channels stand: what was chosen and will not happen comes first.
pub fn channels_state(preferences: &Preferences) -> State {
    let mut cells = preferences.topics.iter().flat_map(|topic| &topic.cells);
    let held = cells.clone().find(|cell| cell.choice == Choice::On && cell.effective != Effective::On);
    match held {
        Some(cell) => {
            (Tone::Mark, t!("job-channels-held", channel = crate::channels::channel_name(&cell.channel)))
        }
        None if cells.any(|cell| cell.effective == Effective::On) => (Tone::Good, t!("job-channels-good")),
        None => (Tone::Quiet, t!("job-channels-none")),
    }
}

/// Whether somebody is there to chat.
pub fn chat_state(availability: &Availability) -> State {
    let wait = availability.wait.map(|wait| wait.0.div_ceil(60));
    match (availability.people, wait) {
        (People::Open | People::Busy, Some(minutes)) if minutes > 0 => {
            let tone = if availability.people == People::Open { Tone::Good } else { Tone::Mark };
            (tone, t!("job-chat-open-wait", count = minutes))
        }
        (People::Open, _) => (Tone::Good, t!("job-chat-open")),
        (People::Busy, _) => (Tone::Mark, t!("job-chat-busy")),
        (People::Closed, _) => match availability.opens_at {
            Some(opens) => (Tone::Quiet, t!("job-chat-opens", when = calendar::moment(opens))),
            None => (Tone::Quiet, t!("job-chat-closed")),
        },
    }
}

/// The four jobs.
#[component]
pub fn Jobs(
    /// How each stands: report, cases, channels, chat. `None`: not known yet, or not there.
    #[prop(into)]
    states: Signal<[Option<State>; 4]>,
) -> impl IntoView {
    let job = move |nth: usize, icon: Icon, href: &'static str, name: String, about: String| {
        let id = format!("job-{nth}");
        let described_by = id.clone();
        let state = move || {
            states
                .with(|states| {
                    states[nth].clone().map(|(tone, words)| view! { <Dot tone=tone/>{words} }.into_any())
                })
                .unwrap_or_else(|| "\u{a0}".into_any())
        };
        view! {
            <li class="job">
                <Glyph icon=icon class="job__glyph"/>
                <a href=at(href) aria-describedby=described_by>{name}</a>
                <p>{about}</p>
                <span class="job__state" id=id>{state}</span>
            </li>
        }
    };
    view! {
        <nav aria-label=t!("jobs-label")><ul class="jobs">
            {job(0, Icon::Report, "/report", t!("job-report"), t!("job-report-about"))}
            {job(1, Icon::Cases, "/cases", t!("job-cases"), t!("job-cases-about"))}
            {job(2, Icon::Channels, "/channels", t!("job-channels"), t!("job-channels-about"))}
            {job(3, Icon::Chat, "/chat", t!("job-chat"), t!("job-chat-about"))}
        </ul></nav>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use onedoor_domain::Seconds;

    use super::*;

    fn availability(people: People, wait: Option<u32>) -> Availability {
        Availability {
            people,
            bot: true,
            wait: wait.map(Seconds),
            queue: None,
            opens_at: None,
            closes_at: None,
        }
    }

    #[test]
    fn chat_is_never_called_open_when_nobody_is_there() {
        assert_eq!(chat_state(&availability(People::Closed, Some(60))).0, Tone::Quiet);
        assert_eq!(chat_state(&availability(People::Open, Some(61))).1, t!("job-chat-open-wait", count = 2));
        assert_eq!(chat_state(&availability(People::Busy, None)).0, Tone::Mark);
    }

    #[test]
    fn what_waits_for_the_resident_is_said_before_what_is_open() {
        let counts = CaseCounts { open: 3, closed: 1, needs_me: 1 };
        assert_eq!(cases_state(counts).0, Tone::Mark);
        assert_eq!(cases_state(CaseCounts { needs_me: 0, ..counts }).0, Tone::Good);
    }
}
