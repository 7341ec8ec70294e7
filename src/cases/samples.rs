//! Cases and a thread, made up, for the examples and the tests.

use onedoor_domain::cases::{
    AnswerGiven, Author, Case, CaseStep, CaseSummary, Event, EventKind, EventPage, NextAction, Role, Stage,
    Status, StepState, Thread, Who,
};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{Cursor, EventId, Reference};
use onedoor_domain::report::{Location, Visibility};
use onedoor_domain::{Day, Timestamp};

/// Cases for the examples.
pub fn cases() -> Vec<CaseSummary> {
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
            following: false,
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

/// A moment; for the examples only.
pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap_or_else(|_| Timestamp::from_millis(0, 0))
}

/// A case for the examples and the tests.
pub fn case() -> Case {
    let step = |stage, state, reached: Option<&str>| CaseStep { stage, state, at: reached.map(at) };
    let summary = cases().swap_remove(0);
    Case {
        description: "The light by the bench is out. It flickered for a week before.".to_owned(),
        answers: vec![
            AnswerGiven { question: "What is wrong with it?".to_owned(), answer: "It is out".to_owned() },
            AnswerGiven { question: "Number on the post".to_owned(), answer: "14".to_owned() },
        ],
        location: Some(Location { label: Some("Heol y Bont, Aberwen".to_owned()), ..Location::default() }),
        told: Some("Street lighting".to_owned()),
        visibility: Visibility::Private,
        can_message: true,
        steps: vec![
            step(Stage::Received, StepState::Done, Some("2026-11-17T08:10:00Z")),
            step(Stage::Assessing, StepState::Done, Some("2026-11-18T14:00:00Z")),
            step(Stage::Planned, StepState::Current, Some("2026-11-21T08:30:00Z")),
            step(Stage::Working, StepState::Coming, None),
            step(Stage::Done, StepState::Coming, None),
        ],
        files: Vec::new(),
        summary: CaseSummary { service_name: "Street lighting".to_owned(), ..summary },
    }
}

/// A case of which little is known.
pub fn bare(reference: &str) -> Option<CaseSummary> {
    Some(CaseSummary {
        reference: Reference::parse(reference).ok()?,
        title: "Street light not working".to_owned(),
        service_code: None,
        service_name: "Street lighting".to_owned(),
        place: None,
        status: Status::Open,
        stage: Stage::Received,
        status_text: "Received".to_owned(),
        needs_me: false,
        next_action: None,
        expected_at: None,
        overdue: false,
        channel: Channel::Web,
        requested_at: at("2026-11-17T08:10:00Z"),
        updated_at: at("2026-11-21T09:04:00Z"),
        following: false,
    })
}

/// A thread for the examples and the tests.
pub fn thread() -> Thread {
    let event =
        |id: &str, when: &str, kind, channel, role, name: Option<&str>, text: &str, day: Option<&str>| {
            Some(Event {
                id: EventId::parse(id).ok()?,
                at: at(when),
                kind,
                channel,
                author: Author { role, name: name.map(str::to_owned) },
                text: text.to_owned(),
                stage: None,
                expected_at: day.and_then(|day| Day::parse(day).ok()),
                files: Vec::new(),
            })
        };
    let carys = Some("Carys, street lighting");
    let events = [
        event(
            "e5",
            "2026-11-21T09:04:00Z",
            EventKind::Chat,
            Channel::Chat,
            Role::Council,
            carys,
            "Which side of the post is it?",
            None,
        ),
        event(
            "e4",
            "2026-11-21T08:30:00Z",
            EventKind::Expected,
            Channel::Web,
            Role::Council,
            None,
            "We have booked the repair.",
            Some("2026-11-25"),
        ),
        event(
            "e3",
            "2026-11-20T18:31:00Z",
            EventKind::Message,
            Channel::Sms,
            Role::Resident,
            None,
            "Light still out",
            None,
        ),
        event(
            "e2",
            "2026-11-18T14:00:00Z",
            EventKind::Call,
            Channel::Phone,
            Role::Council,
            Some("Contact centre"),
            "You called and told us the number on the post.",
            None,
        ),
        event(
            "e1",
            "2026-11-17T08:10:00Z",
            EventKind::Received,
            Channel::Sms,
            Role::Resident,
            None,
            "",
            None,
        ),
    ];
    let mut thread = Thread::new();
    thread.take_newest(EventPage {
        items: events.into_iter().flatten().collect(),
        next: Cursor::parse("older").ok(),
    });
    thread
}
