//! The account page: the four jobs, what needs the resident, open cases, how we reach them, notices.
//! A guest sees the same page with what a guest can do.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::account::is_anothers;
use onedoor_domain::cases::{CaseSummary, Who as Turn};
use onedoor_domain::council::{Notice, NoticeLevel};
use onedoor_domain::id::ResidentId;
use onedoor_domain::{Failure, Seconds, Timestamp};

use onedoor_gateway::device::draft_by;

use super::jobs::{self, Jobs, State};
use crate::browser::{HERE, page, shelf};
use crate::i18n::{self, calendar};
use crate::portal::{Connection, Portal, Who};
use crate::t;
use crate::ui::remote::{Load, Loader, waiting};
use crate::ui::{Button, ButtonLink, FailureNotice, Rank, failure, link};

/// The account page, live.
#[component]
pub fn AccountPage() -> impl IntoView {
    let portal = Portal::here();
    let kept = RwSignal::new(None::<Vec<Option<ResidentId>>>);
    if HERE {
        spawn_local(async move {
            // Where the device keeps nothing there are no drafts.
            let all = shelf::all(shelf::Kind::Draft).await.unwrap_or_default();
            let _ = kept.try_set(Some(all.iter().map(|(_, text)| draft_by(text)).collect()));
        });
    }
    let drafts = Signal::derive(move || {
        let here = portal.who.with(Who::id);
        let is_shown = |by: &&Option<ResidentId>| !is_anothers(by.as_ref(), here.as_ref());
        kept.with(|kept| kept.as_ref().map(|kept| kept.iter().filter(is_shown).count()))
    });
    let is_resident = Signal::derive(move || portal.who.with(|who| who.resident().is_some()));
    let states = Signal::derive(move || {
        let guest = portal.who.with(|who| matches!(who, Who::Guest | Who::Ended));
        let cases = if guest {
            Some((crate::ui::Tone::Quiet, t!("job-cases-guest")))
        } else {
            state(portal.cases, |page| jobs::cases_state(page.counts)).filter(|_| is_resident.get())
        };
        let channels = if guest {
            Some((crate::ui::Tone::Quiet, t!("job-channels-guest")))
        } else {
            state(portal.preferences, jobs::channels_state).filter(|_| is_resident.get())
        };
        [drafts.get().map(jobs::report_state), cases, channels, state(portal.availability, jobs::chat_state)]
    });
    if HERE {
        Effect::new(move |_| {
            let ended = |failure: Option<Failure>| failure == Some(Failure::SessionEnded);
            if ended(portal.cases.failure()) || ended(portal.preferences.failure()) {
                portal.session_ended();
            }
        });
    }
    let mend = Callback::new(move |()| {
        mend(portal.notices);
        mend(portal.availability);
        if is_resident.get_untracked() {
            mend(portal.cases);
            mend(portal.preferences);
        }
    });
    let gap = move || {
        let mut parts = vec![
            (portal.notices.outcome(), t!("notices-title")),
            (portal.availability.outcome(), t!("gap-chat")),
        ];
        if is_resident.get() {
            parts.push((portal.cases.outcome(), t!("gap-cases")));
            parts.push((portal.preferences.outcome(), t!("job-channels")));
        }
        gap_notice(parts, mend)
    };
    let name = Signal::derive(move || {
        portal.who.with(|who| {
            who.resident()
                .map(|resident| resident.given_name.clone().unwrap_or_else(|| resident.name.clone()))
        })
    });
    let open = Signal::derive(move || {
        is_resident.get().then(|| portal.cases.answer(|page| page.items.clone())).flatten()
    });
    let notices = Signal::derive(move || portal.notices.answer(Clone::clone).unwrap_or_default());
    let sentence = Signal::derive(move || {
        is_resident.get().then(|| portal.preferences.answer(crate::channels::sentence).flatten()).flatten()
    });
    let failed = move || match portal.connection.get() {
        Connection::Failed(failure) => {
            let again = Callback::new(move |()| portal.connect());
            view! { <FailureNotice failure=failure again=again/> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <Home now=portal.now() name=name states=states open=open notices=notices sentence=sentence gap=gap/>
        {failed}
    }
}

/// The state of a job, once it is known, or known not to be known.
fn state<T>(loader: Loader<T>, words: impl FnOnce(&T) -> State) -> Option<State> {
    loader.with(|load| match load {
        Load::Loaded(answer) => Some(words(answer)),
        // What a backend lacks is not missed.
        Load::Failed(Failure::Unsupported) | Load::Loading | Load::LoadingSlowly => None,
        Load::Failed(_) => Some(jobs::not_known()),
    })
}

fn mend<T>(loader: Loader<T>) {
    if loader.failed_now().is_some_and(|failure| failure != Failure::Unsupported) {
        loader.again();
    }
}

/// What of the page could not be loaded, and why the first of it could not; or that something takes longer than usual.
fn gap_notice(parts: Vec<(Load<()>, String)>, mend: Callback<()>) -> AnyView {
    let slow = parts.iter().any(|(load, _)| *load == Load::LoadingSlowly);
    let mut why = None;
    let mut what = Vec::new();
    for (load, name) in parts {
        match load {
            // What a backend lacks is not missed, and the way back in is drawn above the page.
            Load::Failed(Failure::Unsupported | Failure::SessionEnded) => {}
            Load::Failed(failure) => {
                why.get_or_insert(failure);
                what.push(view! { <li>{name}</li> }.into_any());
            }
            _ => {}
        }
    }
    let Some(why) = why else { return if slow { waiting(true) } else { ().into_any() } };
    view! {
        <section class="notice notice--warning" role="alert">
            <h2>{t!("gap-title")}</h2>
            <p>{t!("gap-about")}</p>
            <ul>{what}</ul>
            <p>{failure::words(&why).1}</p>
            <p class="soft">{t!("failure-other-ways")}" "{link("/contact", t!("contact-all"))}</p>
            <Button rank=Rank::Quiet on_press=mend>{t!("try-again")}</Button>
        </section>
    }
    .into_any()
}

/// The account page, from data alone.
#[component]
fn Home(
    now: Timestamp,
    #[prop(into)] name: Signal<Option<String>>,
    #[prop(into)] states: Signal<[Option<State>; 4]>,
    #[prop(into)] open: Signal<Option<Vec<CaseSummary>>>,
    #[prop(into)] notices: Signal<Vec<Notice>>,
    #[prop(into)] sentence: Signal<Option<String>>,
    #[prop(into)] gap: ViewFn,
) -> impl IntoView {
    page::enter(&t!("account-title"));
    let eyebrow = move || match name.get() {
        Some(name) => greeting(now, &name),
        None => t!("account-title"),
    };
    let needs = move || {
        let waiting: Vec<CaseSummary> =
            open.get().unwrap_or_default().into_iter().filter(|case| case.needs_me).collect();
        waiting
            .into_iter()
            .map(|case| {
                let id = format!("needs-{}", case.reference);
                let title_id = id.clone();
                let href = format!("/cases/{}", case.reference);
                let ask = case.next_action.filter(|next| next.who == Turn::Resident).map(|next| next.text);
                view! {
                    <section class="needs" aria-labelledby=id>
                        <h2 id=title_id>{t!("needs-title")}</h2>
                        <p dir="auto">{ask}</p>
                        <p class="soft">{case.title}</p>
                        <ButtonLink rank=Rank::Quiet href=href>{t!("needs-answer")}</ButtonLink>
                    </section>
                }
            })
            .collect_view()
    };
    // Not while a resident's cases are on their way.
    let as_guest = Memo::new(move |_| open.with(Option::is_none) && name.with(Option::is_none));
    let cases = move || {
        open.get().map(|cases| {
            let rows = cases.iter().map(crate::cases::case_row).collect_view();
            let none = cases.is_empty();
            view! {
                <section class="stack" aria-labelledby="open-title">
                    <h2 id="open-title">{t!("open-cases")}</h2>
                    {if none {
                        view! { <p class="soft">{t!("open-cases-none")}</p> }.into_any()
                    } else {
                        view! { <ul>{rows}</ul> }.into_any()
                    }}
                    <p>{link("/cases", t!("all-cases"))}</p>
                </section>
            }
        })
    };
    let said = move || {
        sentence.get().map(|words| {
            view! {
                <section class="say" aria-labelledby="say-title">
                    <h2 id="say-title" class="visually-hidden">{t!("job-channels")}</h2>
                    <p>{words}</p>
                    <ButtonLink rank=Rank::Quiet href="/channels">{t!("change-channels")}</ButtonLink>
                </section>
            }
        })
    };
    let news = move || {
        let notices = notices.get();
        (!notices.is_empty()).then(|| {
            view! {
                <section class="stack" aria-labelledby="notices-title">
                    <h2 id="notices-title">{t!("notices-title")}</h2>
                    {notices.into_iter().map(notice).collect_view()}
                </section>
            }
        })
    };
    view! {
        <div class="stack stack--tight"><p class="eyebrow">{eyebrow}</p><h1 tabindex="-1">{t!("account-heading")}</h1></div>
        <Jobs states=states/>
        {move || gap.run()}
        {needs}
        <div class="columns">
            <div class="stack stack--loose">{cases}{move || as_guest.get().then(guest)}</div>
            <div class="stack stack--loose">{said}{news}</div>
        </div>
    }
}

fn guest() -> AnyView {
    view! {
        <section class="stack" aria-labelledby="guest-title">
            <h2 id="guest-title">{t!("guest-title")}</h2>
            <p>{t!("guest-about")}</p>
            <p class="row">{link("/track", t!("guest-track"))}</p>
        </section>
    }
    .into_any()
}

fn notice(notice: Notice) -> AnyView {
    let class = match notice.level {
        NoticeLevel::News => "notice",
        NoticeLevel::Warning => "notice notice--warning",
    };
    view! {
        <section class=class>
            <h3 dir="auto">{notice.title}</h3>
            <p dir="auto">{notice.text}</p>
            {notice.until.map(|until| view! { <p class="notice__time">{t!("notice-until", when = calendar::moment(until))}</p> })}
        </section>
    }
    .into_any()
}

/// “Good morning, Mair.” by the council's clock.
fn greeting(now: Timestamp, name: &str) -> String {
    match now.clock().hour() {
        0..=11 => t!("greeting-morning", name = name),
        12..=17 => t!("greeting-afternoon", name = name),
        _ => t!("greeting-evening", name = name),
    }
}

fn drawn(
    name: Option<&str>,
    states: [Option<State>; 4],
    open: Option<Vec<CaseSummary>>,
    notices: Vec<Notice>,
    sentence: Option<String>,
    gap: Vec<(Load<()>, String)>,
) -> AnyView {
    // The language is read so that the example is of the reader's own.
    let _ = i18n::language();
    let now = Timestamp::parse("2026-11-21T09:04:00Z").unwrap_or_else(|_| Timestamp::from_millis(0, 0));
    view! {
        <Home now=now name=Signal::stored(name.map(ToOwned::to_owned)) states=Signal::stored(states)
            open=Signal::stored(open) notices=Signal::stored(notices) sentence=Signal::stored(sentence)
            gap=move || gap_notice(gap.clone(), Callback::new(|()| ()))/>
    }
    .into_any()
}

pub(super) fn example_waiting() -> AnyView {
    drawn(None, [None, None, None, None], None, Vec::new(), None, Vec::new())
}

pub(super) fn example_slow() -> AnyView {
    drawn(
        None,
        [Some(jobs::report_state(0)), None, None, None],
        None,
        Vec::new(),
        None,
        vec![(Load::LoadingSlowly, String::new())],
    )
}

pub(super) fn example_gaps() -> AnyView {
    let states = [Some(jobs::report_state(0)), Some(jobs::not_known()), Some(jobs::not_known()), None];
    let failed = || Load::Failed(Failure::Down { status: 503, retry_after: Some(Seconds(30)) });
    let gap = vec![(failed(), t!("gap-cases")), (failed(), t!("job-channels"))];
    drawn(Some("Mair"), states, None, crate::contact::example_notices(), None, gap)
}

pub(super) fn example_guest() -> AnyView {
    let quiet = crate::ui::Tone::Quiet;
    let states = [
        Some(jobs::report_state(0)),
        Some((quiet, t!("job-cases-guest"))),
        Some((quiet, t!("job-channels-guest"))),
        Some((crate::ui::Tone::Good, t!("job-chat-open-wait", count = 2))),
    ];
    drawn(None, states, None, Vec::new(), None, Vec::new())
}

pub(super) fn example_resident() -> AnyView {
    let cases = crate::cases::example_cases();
    let counts = onedoor_domain::cases::CaseCounts { open: 3, closed: 12, needs_me: 1 };
    let states = [
        Some(jobs::report_state(1)),
        Some(jobs::cases_state(counts)),
        Some((crate::ui::Tone::Mark, t!("job-channels-held", channel = t!("channel-sms")))),
        Some((crate::ui::Tone::Good, t!("job-chat-open-wait", count = 2))),
    ];
    let said = Some(t!("example-sentence"));
    drawn(Some("Mair"), states, Some(cases), crate::contact::example_notices(), said, Vec::new())
}
