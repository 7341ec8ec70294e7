//! One case, drawn from data alone: how it stands, what was promised, everything said, and how to go on.

use leptos::prelude::*;
use onedoor_domain::cases::{Case, NextAction, Thread, Who};
use onedoor_domain::report::Visibility;

use super::draft::Draft;
use super::files::{Fetch, files};
use super::follow::Freshness;
use super::progress::{self, Promise};
use super::said::{SaidThread, ThreadActs};
use super::tone;
use super::write::{MESSAGE, WriteBox};
use crate::browser::{address, focus};
use crate::channels::channel_name;
use crate::i18n::calendar;
use crate::routes;
use crate::t;
use crate::ui::{Button, Dot, Glyph, Icon, More, Rank, Summary, SummaryRow, Tag, Tone};

/// What can be done on a case.
#[derive(Clone, Copy)]
pub struct Acts {
    /// Looks again.
    pub look: Callback<()>,
    /// Each change in the box.
    pub typed: Callback<String>,
    /// Sends what is in the box.
    pub send: Callback<()>,
    /// With what was said.
    pub thread: ThreadActs,
    /// Fetches its photos and files.
    pub fetch: Fetch,
}

/// The ways on that this council has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// There is a webchat.
    pub chat: bool,
    /// The phone: the number to dial, and as people write it.
    pub phone: Option<(String, String)>,
    /// Characters that a message may have.
    pub limit: usize,
}

/// One case.
#[component]
pub fn CaseView(
    /// As it is now.
    #[prop(into)]
    case: Signal<Case>,
    /// Everything said.
    #[prop(into)]
    thread: Signal<Thread>,
    /// How fresh both are.
    #[prop(into)]
    freshness: Signal<Freshness>,
    /// How it stands with the older events.
    #[prop(into)]
    older: Signal<More>,
    /// What is being written.
    draft: Draft,
    /// The ways on.
    ways: Ways,
    /// What can be done.
    acts: Acts,
    /// What stands at the end, such as keeping a guest's case on the device.
    #[prop(optional, into)]
    end: ViewFn,
) -> impl IntoView {
    let state = Memo::new(move |_| case.with(|case| (case.summary.status_text.clone(), tone(&case.summary))));
    let next = Memo::new(move |_| case.with(|case| case.summary.next_action.clone()));
    let can_message = Memo::new(move |_| case.with(|case| case.can_message));
    let told = Memo::new(move |_| case.with(|case| case.told.clone()));
    let stands = Memo::new(move |_| case.get());
    let promise = Memo::new(move |_| {
        let today = calendar::now().day();
        case.with(|case| thread.with(|thread| Promise::of(case, thread, today)))
    });
    // Pictures are not fetched anew when something else of the case changes.
    let shown = Memo::new(move |_| case.with(|case| (case.summary.reference.clone(), case.files.clone())));
    let limit = ways.limit;
    view! {
        <div class="row row--apart">
            {move || { let (words, tone) = state.get(); view! { <Tag tone=tone>{words}</Tag> } }}
            <Fresh freshness=freshness look=acts.look/>
        </div>
        {move || next.get().and_then(|next| your_turn(next, can_message.get()))}
        <div class="case-page">
            <section class="case-page__stands stack" aria-labelledby="stands-title">
                <h2 id="stands-title">{t!("case-stands")}</h2>
                {move || promise.get().map(promised)}
                {move || stands.with(progress::next_words).map(|words| view! { <p dir="auto">{words}</p> })}
                {move || stands.with(progress::steps)}
            </section>
            <div class="case-page__said stack stack--loose">
                {move || if can_message.get() {
                    view! { <WriteBox draft=draft on_input=acts.typed on_send=acts.send told=told limit=limit/> }.into_any()
                } else {
                    view! { <p class="soft">{t!("write-closed")}</p> }.into_any()
                }}
                <SaidThread said=thread older=older acts=acts.thread/>
            </div>
            <div class="case-page__rest stack stack--loose">
                {move || stands.with(reported)}
                {move || shown.with(|(reference, shown)| files(shown.clone(), reference, acts.fetch))}
                {move || stands.with(|case| go_on(case, &ways))}
                {end.run()}
            </div>
        </div>
    }
}

/// How fresh it is, in words, and a way to look again where it is not live.
#[component]
pub fn Fresh(
    /// How fresh.
    freshness: Signal<Freshness>,
    /// Looks again.
    look: Callback<()>,
) -> impl IntoView {
    let freshness = Memo::new(move |_| freshness.get());
    move || {
        let (tone, words) = match freshness.get() {
            Freshness::Live => {
                return view! { <span class="saved"><Dot tone=Tone::Good/>{t!("case-live")}</span> }
                    .into_any();
            }
            Freshness::NotLive(at) => (Tone::Quiet, t!("case-not-live", time = calendar::clock(at))),
            Freshness::Looked(at) => (Tone::Good, t!("case-polled", time = calendar::clock(at))),
            Freshness::Missed(at) => (Tone::Bad, t!("case-missed-look", time = calendar::clock(at))),
        };
        view! {
            <span class="fresh">
                <span class="saved"><Dot tone=tone/><span>{words}</span></span>
                <Button rank=Rank::Plain on_press=look>{t!("case-look")}</Button>
            </span>
        }
        .into_any()
    }
}

fn your_turn(next: NextAction, can_message: bool) -> Option<AnyView> {
    (next.who == Who::Resident).then(|| {
        let answer = can_message.then(|| {
            view! { <p class="no-print"><Button rank=Rank::Quiet on_press=|()| focus::to(MESSAGE)>{t!("needs-answer")}</Button></p> }
        });
        view! {
            <section class="needs" aria-labelledby="turn-title">
                <h2 id="turn-title">{t!("case-turn")}</h2>
                <p dir="auto">{next.text}</p>
                {answer}
            </section>
        }
        .into_any()
    })
}

fn promised(promise: Promise) -> AnyView {
    let class = if promise.days_late.is_some() { "promise promise--late" } else { "promise" };
    view! { <p class=class>{promise.words()}</p> }.into_any()
}

/// What was reported, line by line.
fn reported(case: &Case) -> AnyView {
    let summary = &case.summary;
    let mut rows = vec![SummaryRow::new(t!("reported-service"), summary.service_name.clone())];
    let place = case.location.as_ref().and_then(|location| {
        let lines: Vec<&str> =
            [&location.label, &location.words].into_iter().flatten().map(String::as_str).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    });
    rows.extend(
        place.or_else(|| summary.place.clone()).map(|place| SummaryRow::new(t!("reported-where"), place)),
    );
    if !case.description.trim().is_empty() {
        rows.push(SummaryRow::new(t!("reported-what"), case.description.clone()));
    }
    rows.extend(
        case.answers.iter().map(|given| SummaryRow::new(given.question.clone(), given.answer.clone())),
    );
    rows.push(SummaryRow::new(
        t!("reported-when"),
        t!(
            "reported-how",
            moment = calendar::moment(summary.requested_at),
            channel = channel_name(&summary.channel)
        ),
    ));
    rows.extend(case.told.clone().map(|team| SummaryRow::new(t!("reported-told"), team)));
    let seen = match case.visibility {
        Visibility::Private => t!("reported-private"),
        Visibility::Public => t!("reported-public"),
    };
    rows.push(SummaryRow::new(t!("reported-seen"), seen));
    rows.push(SummaryRow::new(t!("reported-reference"), summary.reference.to_string()));
    view! {
        <section class="stack summary--slim" aria-labelledby="reported-title">
            <h2 id="reported-title">{t!("reported-title")}</h2>
            <Summary rows=rows/>
        </section>
    }
    .into_any()
}

/// Chat about it, call and quote it, print it.
fn go_on(case: &Case, ways: &Ways) -> AnyView {
    let reference = &case.summary.reference;
    let chat = ways.chat.then(|| {
        let href = format!("{}?case={}", routes::CHAT, routes::encode(reference.as_str()));
        view! { <li><a class="way-on" href=routes::at(&href)><Glyph icon=Icon::Chat/>{t!("case-chat")}</a></li> }
    });
    let call = ways.phone.clone().map(|(value, shown)| {
        let words = t!("case-call", phone = shown, reference = reference.as_str());
        view! { <li><a class="way-on" href=routes::tel(&value)><Glyph icon=Icon::Phone/>{words}</a></li> }
    });
    let any = chat.is_some() || call.is_some();
    view! {
        <section class="stack stack--tight no-print" aria-labelledby="on-title">
            <h2 id="on-title">{t!("case-on")}</h2>
            {any.then(|| view! { <ul class="ways-on">{chat}{call}</ul> })}
            <Button rank=Rank::Quiet on_press=|()| address::print()>{t!("case-print")}</Button>
        </section>
    }
    .into_any()
}
