//! Every way to reach the council (`/contact`), and the statements (`/accessibility`, `/privacy`).

use leptos::prelude::*;
use onedoor_domain::council::{ContactKind, ContactPoint, Notice, NoticeLevel, Opening};
use onedoor_domain::id::NoticeId;
use onedoor_domain::{Day, Timestamp};

use crate::i18n::{self, calendar};
use crate::piece::split;
use crate::portal::{Connected, Portal};
use crate::routes;
use crate::shell::{opening_words, week_words};
use crate::t;
use crate::ui::{Dot, Example, Glyph, Icon, Page, Remote, Tone, link};

split! {
    /// Contact and statements, loaded when first entered.
    contact: ContactRoute => screen
}

fn screen() -> AnyView {
    let path = routes::use_path();
    (move || match path.get().as_str() {
        "/accessibility" => accessibility(),
        "/privacy" => privacy(),
        _ => ContactPage().into_any(),
    })
    .into_any()
}

#[component]
fn ContactPage() -> impl IntoView {
    let portal = Portal::here();
    view! {
        <Page heading=t!("contact-title") back=home()>
            <p>{t!("contact-intro")}</p>
            <Connected view=move |_| view! {
                <Remote loader=portal.contacts view=move |points| ways(&points, Signal::derive(move || portal.this_minute()))/>
            }.into_any()/>
        </Page>
    }
}

fn home() -> (String, String) {
    ("/".to_owned(), t!("account-title"))
}

fn ways(points: &[ContactPoint], now: Signal<Timestamp>) -> AnyView {
    let ways = points.iter().map(|point| way(point, now)).collect_view();
    view! {
        <ul class="ways">
            {ways}
            <li class="notice"><Glyph icon=Icon::Chat/><h2>{link("/chat", t!("contact-chat"))}</h2></li>
        </ul>
    }
    .into_any()
}

fn way(point: &ContactPoint, now: Signal<Timestamp>) -> AnyView {
    let (icon, kind) = match &point.kind {
        ContactKind::Phone => (Icon::Phone, t!("contact-phone")),
        ContactKind::TextRelay => (Icon::Sms, t!("contact-text-relay")),
        ContactKind::VideoRelay => (Icon::Web, t!("contact-video-relay")),
        ContactKind::Email => (Icon::Email, t!("contact-email")),
        ContactKind::Post => (Icon::Post, t!("contact-post")),
        ContactKind::Desk => (Icon::Desk, t!("contact-desk")),
        ContactKind::Emergency => (Icon::Warning, t!("contact-emergency")),
        ContactKind::Other(_) => (Icon::Door, t!("contact-other")),
    };
    let shown = point.shown().to_owned();
    let value = match &point.kind {
        ContactKind::Phone | ContactKind::TextRelay | ContactKind::Emergency => {
            view! { <a href=routes::tel(&point.value)><bdi>{shown}</bdi></a> }.into_any()
        }
        ContactKind::Email => {
            view! { <a href=format!("mailto:{}", point.value)><bdi>{shown}</bdi></a> }.into_any()
        }
        ContactKind::VideoRelay if point.value.starts_with("https://") => {
            view! { <a href=point.value.clone() rel="noreferrer"><bdi>{shown}</bdi></a> }.into_any()
        }
        _ => view! { <bdi>{shown}</bdi> }.into_any(),
    };
    let opens = point.clone();
    let state = Memo::new(move |_| {
        let now = now.get();
        let opening = opens.opening(now, now.offset_minutes());
        let tone = match opening {
            Opening::OpenUntil { .. } | Opening::Always => Tone::Good,
            _ => Tone::Quiet,
        };
        opening_words(opening, now.day()).map(|words| (tone, words))
    });
    let state =
        move || state.get().map(|(tone, words)| view! { <p class="saved"><Dot tone=tone/>{words}</p> });
    let hours = point
        .schedules
        .iter()
        .map(|schedule| view! { <li>{week_words(&schedule.days, schedule.hours.opens, schedule.hours.closes)}</li> })
        .collect_view();
    let has_hours = !point.schedules.is_empty();
    let languages: Vec<String> = point
        .languages
        .iter()
        .map(|language| {
            i18n::Language::by_tag(&language.primary())
                .map_or_else(|| language.as_str().to_owned(), |known| known.name.to_owned())
        })
        .collect();
    view! {
        <li class="notice">
            <Glyph icon=icon/>
            <h2 dir="auto">{point.name.clone()}</h2>
            {(kind != point.name).then(|| view! { <p class="soft">{kind}</p> })}
            <p class="way__value">{value}</p>
            {state}
            {point.note.clone().map(|note| view! { <p dir="auto">{note}</p> })}
            {has_hours.then(|| view! { <ul class="soft">{hours}</ul> })}
            {exceptions(point, now.get_untracked().day())}
            {(!languages.is_empty()).then(|| view! { <p class="soft">{t!("contact-languages", languages = languages.join(", "))}</p> })}
        </li>
    }
    .into_any()
}

/// The next few days that differ, such as bank holidays.
fn exceptions(point: &ContactPoint, today: Day) -> AnyView {
    let coming: Vec<_> = point
        .exceptions
        .iter()
        .filter(|exception| exception.date >= today)
        .take(3)
        .map(|exception| {
            let name = exception.name.clone().map(|name| format!(" ({name})")).unwrap_or_default();
            let day = format!("{}{name}", calendar::day(exception.date));
            let words = match exception.hours {
                Some(hours) => t!(
                    "contact-exception-hours",
                    day = day,
                    opens = calendar::clock_time(hours.opens),
                    closes = calendar::clock_time(hours.closes)
                ),
                None => t!("contact-exception-closed", day = day),
            };
            view! { <li>{words}</li> }
        })
        .collect();
    if coming.is_empty() {
        return ().into_any();
    }
    view! { <details><summary>{t!("contact-exceptions")}</summary><ul class="soft">{coming}</ul></details> }
        .into_any()
}

fn accessibility() -> AnyView {
    view! {
        <Page heading=t!("accessibility-title") back=home() narrow=true>
            <p>{t!("accessibility-body")}</p>
            <p>{t!("accessibility-tested")}</p>
            <p>{t!("accessibility-tell")}" "{link("/contact", t!("contact-all"))}</p>
            <p>{link("/gallery", t!("accessibility-gallery"))}</p>
        </Page>
    }
    .into_any()
}

fn privacy() -> AnyView {
    view! {
        <Page heading=t!("privacy-title") back=home() narrow=true>
            <p>{t!("privacy-device")}</p>
            <p>{t!("privacy-cookies")}</p>
            <p>{t!("privacy-council")}</p>
        </Page>
    }
    .into_any()
}

/// Notices for the examples.
pub fn example_notices() -> Vec<Notice> {
    let (Ok(id), Ok(from)) = (NoticeId::parse("n_12"), Timestamp::parse("2026-11-20T08:00:00Z")) else {
        return Vec::new();
    };
    vec![Notice {
        id,
        title: "Heol y Bont closed".to_owned(),
        text: "The bridge is closed from 9am to 4pm on Monday 23 November. Buses go by Stryd Fawr."
            .to_owned(),
        level: NoticeLevel::Warning,
        from,
        until: Timestamp::parse("2026-11-23T16:00:00Z").ok(),
    }]
}

fn example_ways() -> AnyView {
    use onedoor_domain::council::{Exception, Hours, Schedule};
    use onedoor_domain::id::ContactPointId;
    use onedoor_domain::{ClockTime, Language, Weekday};
    let week = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let (Ok(opens), Ok(closes), Ok(now)) =
        (ClockTime::new(8, 30), ClockTime::new(17, 30), Timestamp::parse("2026-11-20T09:04:00Z"))
    else {
        return ().into_any();
    };
    let point = |id: &str, kind, name: &str, value: &str, open: bool| {
        Some(ContactPoint {
            id: ContactPointId::parse(id).ok()?,
            kind,
            name: name.to_owned(),
            value: value.to_owned(),
            display: None,
            note: None,
            languages: vec![Language::english()],
            time_zone: "Europe/London".to_owned(),
            schedules: if open {
                vec![Schedule { days: week.clone(), hours: Hours { opens, closes } }]
            } else {
                Vec::new()
            },
            exceptions: if open {
                vec![Exception {
                    date: Day::new(2026, 12, 25).ok()?,
                    name: Some("Christmas Day".to_owned()),
                    hours: None,
                }]
            } else {
                Vec::new()
            },
        })
    };
    let points: Vec<ContactPoint> = [
        point("main", ContactKind::Phone, "Council helpline", "01632 960100", true),
        point("relay", ContactKind::TextRelay, "Text relay", "18001 01632 960100", false),
        point("mail", ContactKind::Email, "E-mail", "ask@aberwen.example", false),
        point(
            "desk",
            ContactKind::Desk,
            "Town hall desk",
            "Neuadd y Dref, Stryd Fawr, Aberwen SY23 9AA",
            true,
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    ways(&points, Signal::stored(now))
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("contact", "ways", example_ways),
    Example::new("accessibility", "statement", accessibility),
    Example::new("privacy", "statement", privacy),
];
