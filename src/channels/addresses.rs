//! My addresses: add, prove by a code, remove; one that is blocked says so and how to resume.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::LiveUpdate;
use onedoor_domain::channels::{Address, AddressState, BlockReason, Blocked, Channel};
use onedoor_domain::id::{AddressId, IdempotencyKey};
use onedoor_domain::{Answer, Failure, digits};

use super::{channel_icon, channel_title};
use crate::browser::{announce, clock, entropy, focus};
use crate::i18n::calendar;
use crate::portal::Portal;
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::remote::{Load, Loader};
use crate::ui::{
    Button, Choice, Entry, ErrorSummary, Glyph, Problem, Radios, Rank, Remote, Tag, TextField, Tone, failure,
};

/// The addresses, live.
#[component]
pub fn Addresses() -> impl IntoView {
    let portal = Portal::here();
    let ask = move || {
        let channels = portal.gateway_untracked().and_then(|gateway| gateway.channels());
        let answer: Answer<Vec<Address>> = match channels {
            Some(channels) => channels.addresses(),
            None => Box::pin(async { Err(Failure::Unsupported) }),
        };
        answer
    };
    let loader = Loader::new(ask);
    // What changed elsewhere, such as by a text, is shown. What stayed as it is stays in the page, with a code half typed.
    let seen = StoredValue::new(portal.news.with_untracked(|(count, _)| *count));
    Effect::new(move |_| {
        let changed = portal.news.with(|(count, news)| {
            let fresh = *count != seen.get_value();
            seen.set_value(*count);
            fresh && matches!(news, Some(LiveUpdate::Preferences | LiveUpdate::Reset))
        });
        if changed {
            spawn_local(async move {
                if let Ok(addresses) = ask().await
                    && loader.now(|known| *known == addresses) == Some(false)
                {
                    loader.put(addresses);
                }
            });
        }
    });
    let one = move |address| view! { <OneAddress address=address loader=loader/> }.into_any();
    section(loader, one, view! { <AddAddress loader=loader/> }.into_any())
}

fn section(
    loader: Loader<Vec<Address>>,
    one: impl Fn(Address) -> AnyView + Send + 'static,
    add: AnyView,
) -> AnyView {
    view! {
        <section class="stack stack--loose narrow" aria-labelledby="addresses-title">
            <h2 id="addresses-title" tabindex="-1">{t!("addresses-title")}</h2>
            <Remote loader=loader view=move |addresses| {
                if addresses.is_empty() {
                    return ().into_any();
                }
                let rows = addresses.into_iter().map(&one).collect_view();
                view! { <ul class="addresses">{rows}</ul> }.into_any()
            }/>
            {add}
        </section>
    }
    .into_any()
}

/// After a change, what is shown is read afresh: the cells of every topic may have changed with it.
fn refresh(portal: Portal, loader: Loader<Vec<Address>>) {
    loader.again();
    portal.preferences.again();
}

#[component]
fn OneAddress(address: Address, loader: Loader<Vec<Address>>) -> impl IntoView {
    let portal = Portal::here();
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let id = address.id.clone();
    let said = address.value.clone();
    let remove = move |()| {
        let Some(channels) = portal.gateway_untracked().and_then(|gateway| gateway.channels()) else {
            return;
        };
        let (id, said) = (id.clone(), said.clone());
        busy.set(true);
        spawn_local(async move {
            let answer = channels.remove(id).await;
            busy.set(false);
            match answer {
                Ok(()) | Err(Failure::NotFound) => {
                    refresh(portal, loader);
                    announce::politely(&t!("address-removed", address = said.as_str()));
                    focus::soon_to("addresses-title");
                }
                Err(reason) => problem.set(Some(in_words(&reason))),
            }
        });
    };
    let verify = address.state == AddressState::Unverified;
    let verify = verify.then(|| {
        view! { <Verify id=address.id.clone() value=address.value.clone() loader=loader/> }.into_any()
    });
    row(&address, verify, busy.into(), problem.into(), Callback::new(remove))
}

fn row(
    address: &Address,
    verify: Option<AnyView>,
    busy: Signal<bool>,
    problem: Signal<Option<String>>,
    remove: Callback<()>,
) -> AnyView {
    let removable = !address.signs_in;
    let value = address.value.clone();
    view! {
        <li class="address">
            {head(address)}
            {verify}
            {removable.then(|| view! {
                <Button rank=Rank::Plain busy=busy on_press=remove>{t!("address-remove")}<span class="visually-hidden">" "{value}</span></Button>
            })}
            {move || problem.get().map(|words| view! { <p class="field__problem" role="alert">{words}</p> })}
        </li>
    }
    .into_any()
}

/// What an address is and how it stands.
fn head(address: &Address) -> AnyView {
    let (tone, word) = match &address.state {
        AddressState::Verified => (Tone::Good, t!("address-verified")),
        AddressState::Unverified => (Tone::Mark, t!("address-unverified")),
        AddressState::Blocked(_) => (Tone::Bad, t!("address-blocked")),
    };
    let more = match &address.state {
        AddressState::Blocked(blocked) => Some(blocked_words(blocked)),
        AddressState::Verified => {
            address.verified_at.map(|at| t!("address-verified-on", day = calendar::day(at.day())))
        }
        AddressState::Unverified => None,
    };
    let channel = channel_title(&address.channel);
    let icon = channel_icon(&address.channel);
    let value = address.value.clone();
    let signs_in = address.signs_in;
    view! {
        <p class="row"><Glyph icon=icon/><span>{channel}" "<b><bdi>{value}</bdi></b></span><Tag tone=tone>{word}</Tag></p>
        {more.map(|more| view! { <p class="soft">{more}</p> })}
        {signs_in.then(|| view! { <p class="soft">{t!("address-signs-in")}</p> })}
    }
    .into_any()
}

/// Why it is blocked, since when, and how to resume.
fn blocked_words(blocked: &Blocked) -> String {
    let (day, resume) = (calendar::day(blocked.since.day()), blocked.resume.as_str());
    match blocked.reason {
        BlockReason::Stop => t!("address-blocked-stop", day = day, resume = resume),
        BlockReason::Bounced => t!("address-blocked-bounced", day = day, resume = resume),
        BlockReason::Full => t!("address-blocked-full", day = day, resume = resume),
        BlockReason::Other(_) => t!("address-blocked-since", day = day, resume = resume),
    }
}

/// The code being typed, and how it stands.
#[derive(Clone, Copy, Default)]
struct Proof {
    code: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    resend_in: RwSignal<u32>,
}

#[component]
fn Verify(id: AddressId, value: String, loader: Loader<Vec<Address>>) -> impl IntoView {
    let portal = Portal::here();
    let typed = Proof::default();
    let Proof { code, problem, busy, resend_in } = typed;
    let input = format!("code-{id}");
    let target = input.clone();
    let (check_id, send_id) = (id.clone(), id);

    let check = move |()| {
        let typed = digits::of_code(&code.get_untracked());
        if typed.is_empty() {
            problem.set(Some(t!("code-problem")));
            focus::to(&target);
            return;
        }
        let Some(channels) = portal.gateway_untracked().and_then(|gateway| gateway.channels()) else {
            return;
        };
        let (id, target) = (check_id.clone(), target.clone());
        busy.set(true);
        spawn_local(async move {
            let answer = channels.verify(id, typed).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    refresh(portal, loader);
                    announce::politely(&t!("address-now-verified"));
                    focus::soon_to("addresses-title");
                }
                Err(Failure::Invalid(at)) if at.tries_left == Some(0) => {
                    problem.set(Some(t!("code-used-up")));
                }
                Err(Failure::Invalid(at)) if at.tries_left.is_some() => {
                    problem.set(at.tries_left.map(|tries| t!("code-wrong", count = tries)));
                    focus::to(&target);
                }
                Err(reason) => problem.set(Some(in_words(&reason))),
            }
        });
    };
    let resend = move |()| {
        let Some(channels) = portal.gateway_untracked().and_then(|gateway| gateway.channels()) else {
            return;
        };
        let id = send_id.clone();
        spawn_local(async move {
            match channels.send_code(id).await {
                Ok(sent) => {
                    problem.set(None);
                    announce::politely(&t!("code-sent"));
                    resend_in.set(sent.resend_after.0);
                    while resend_in.try_get_untracked().is_some_and(|left| left > 0) {
                        clock::wait(Duration::from_secs(1)).await;
                        let _ = resend_in.try_update(|left| *left = left.saturating_sub(1));
                    }
                }
                Err(reason) => problem.set(Some(in_words(&reason))),
            }
        });
    };
    code_form(input, value, typed, Callback::new(check), Callback::new(resend))
}

/// The form for the code that proves `value`, an address or a number, by which it is told from that for another one.
fn code_form(
    input: String,
    value: String,
    typed: Proof,
    check: Callback<()>,
    resend: Callback<()>,
) -> AnyView {
    let Proof { code, problem, busy, resend_in } = typed;
    view! {
        <form class="stack" aria-label=value novalidate=true on:submit=move |event| { event.prevent_default(); if !busy.get_untracked() { check.run(()); } }>
            <TextField id=input label=t!("code-label") hint=t!("address-code-hint") entry=Entry::Code value=code
                on_input=move |text| code.set(text) problem=problem/>
            <p class="row">
                <button type="submit" class="button button--quiet button--small" aria-disabled=move || busy.get().then_some("true")>{t!("address-check")}</button>
                <Button rank=Rank::Plain busy=Signal::derive(move || resend_in.get() > 0) on_press=resend>
                    {move || match resend_in.get() {
                        0 => t!("address-resend"),
                        left => t!("address-resend-in", count = left),
                    }}
                </Button>
            </p>
        </form>
    }
    .into_any()
}

/// The address being added, and how it stands.
#[derive(Clone, Copy)]
struct Adding {
    open: RwSignal<bool>,
    channel: RwSignal<String>,
    value: RwSignal<String>,
    problem: RwSignal<Option<Problem>>,
    busy: RwSignal<bool>,
}

impl Adding {
    fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            channel: RwSignal::new(Channel::Email.as_str().to_owned()),
            value: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }
}

#[component]
fn AddAddress(loader: Loader<Vec<Address>>) -> impl IntoView {
    let portal = Portal::here();
    let new = Adding::new();
    let Adding { open, channel, value, problem, busy } = new;
    // One key for one address, however often it has to be tried; another address is another thing to add.
    let key = StoredValue::new_local(None::<((String, String), IdempotencyKey)>);

    let add = move |()| {
        let asked = {
            let (channel, value) = (channel.get_untracked(), value.get_untracked());
            let is_number = channel == Channel::Sms.as_str();
            (channel, if is_number { digits::in_western(value.trim()) } else { value.trim().to_owned() })
        };
        if asked.1.len() < 3 {
            problem
                .set(Some(Problem { field: Some("new-address".to_owned()), words: t!("address-problem") }));
            focus::soon_to(ERROR_SUMMARY);
            return;
        }
        let Some(channels) = portal.gateway_untracked().and_then(|gateway| gateway.channels()) else {
            return;
        };
        let known = key.with_value(|known| {
            known.as_ref().filter(|(for_what, _)| *for_what == asked).map(|(_, key)| key.clone())
        });
        let Some(this_key) = known.or_else(|| IdempotencyKey::parse(&entropy::token()).ok()) else { return };
        key.set_value(Some((asked.clone(), this_key.clone())));
        busy.set(true);
        spawn_local(async move {
            let answer = channels.add(Channel::parse(&asked.0), asked.1, this_key).await;
            busy.set(false);
            match answer {
                Ok(address) => {
                    problem.set(None);
                    value.set(String::new());
                    open.set(false);
                    refresh(portal, loader);
                    let said = address.value.as_str();
                    announce::politely(&match &address.state {
                        AddressState::Blocked(blocked) => {
                            t!("address-added-blocked", address = said, resume = blocked.resume.as_str())
                        }
                        _ => t!("address-added", address = said),
                    });
                    focus::soon_to("addresses-title");
                }
                Err(reason) => {
                    problem.set(Some(Problem {
                        field: Some("new-address".to_owned()),
                        words: in_words(&reason),
                    }));
                    focus::soon_to(ERROR_SUMMARY);
                }
            }
        });
    };
    add_form(new, Callback::new(add))
}

fn add_form(new: Adding, add: Callback<()>) -> AnyView {
    let Adding { open, channel, value, problem, busy } = new;
    let drawn = move || {
        if !open.get() {
            return view! {
                <Button rank=Rank::Quiet on_press=move |()| { open.set(true); focus::soon_to("new-channel"); }>{t!("address-add")}</Button>
            }
            .into_any();
        }
        let choices = [Channel::Email, Channel::Sms]
            .map(|channel| Choice::new(channel.as_str(), channel_title(&channel)));
        let words = Signal::derive(move || problem.get().map(|problem| problem.words));
        let label = move || {
            if channel.get() == Channel::Sms.as_str() { t!("address-phone-label") } else { t!("email-label") }
        };
        view! {
            <form class="stack stack--loose" aria-labelledby="address-add" novalidate=true on:submit=move |event| { event.prevent_default(); if !busy.get_untracked() { add.run(()); } }>
                <h3 id="address-add">{t!("address-add")}</h3>
                <ErrorSummary problems=Signal::derive(move || problem.get().into_iter().collect::<Vec<_>>())/>
                <Radios id="new-channel" legend=t!("address-which") choices=choices.to_vec() value=channel on_choose=move |key| channel.set(key)/>
                {move || {
                    let entry = if channel.get() == Channel::Sms.as_str() { Entry::Phone } else { Entry::Email };
                    view! {
                        <TextField id="new-address" label=label() hint=t!("address-hint") entry=entry value=value
                            on_input=move |text| value.set(text) problem=words/>
                    }
                }}
                <p class="row">
                    <button type="submit" class="button" aria-disabled=move || busy.get().then_some("true")>{t!("code-send")}</button>
                    <Button rank=Rank::Plain on_press=move |()| { open.set(false); problem.set(None); focus::soon_to("addresses-title"); }>{t!("address-cancel")}</Button>
                </p>
            </form>
        }
        .into_any()
    };
    drawn.into_any()
}

fn in_words(reason: &Failure) -> String {
    let (title, next) = failure::words(reason);
    if matches!(reason, Failure::Invalid(_)) { next } else { format!("{title}. {next}") }
}

/// One address in each state, for the gallery.
pub(super) fn example_all() -> Vec<Address> {
    use onedoor_domain::Timestamp;
    let Ok(since) = Timestamp::parse("2026-11-03T12:00:00Z") else { return Vec::new() };
    let blocked = Blocked {
        reason: BlockReason::Stop,
        since,
        resume: "Send START to 60777 from this number.".to_owned(),
    };
    let address = |id, channel, value: &str, state, signs_in| {
        let value = value.to_owned();
        AddressId::parse(id).ok().map(|id| Address {
            id,
            channel,
            value,
            state,
            verified_at: Some(since),
            signs_in,
        })
    };
    [
        address("a_1", Channel::Email, "mair@example.org", AddressState::Verified, true),
        address("a_2", Channel::Sms, "+447700900482", AddressState::Blocked(blocked), false),
        address("a_3", Channel::Sms, "+447700900123", AddressState::Unverified, false),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn drawn(load: Load<Vec<Address>>, refused: Option<String>, code: fn(Proof), add: fn(Adding)) -> AnyView {
    let nothing = Callback::new(|()| ());
    let one = move |address: Address| {
        let verify = (address.state == AddressState::Unverified).then(|| {
            let typed = Proof::default();
            code(typed);
            code_form(format!("code-{}", address.id), address.value.clone(), typed, nothing, nothing)
        });
        let refused = refused.clone().filter(|_| matches!(address.state, AddressState::Blocked(_)));
        row(&address, verify, Signal::stored(false), Signal::stored(refused), nothing)
    };
    let new = Adding::new();
    add(new);
    section(Loader::standing(load), one, add_form(new, nothing))
}

/// The addresses as they stand, for the gallery.
pub(super) fn example(load: Load<Vec<Address>>) -> AnyView {
    drawn(load, None, |_| (), |_| ())
}

pub(super) fn example_not_removed() -> AnyView {
    drawn(Load::Loaded(example_all()), Some(in_words(&Failure::Offline)), |_| (), |_| ())
}

pub(super) fn example_wrong_code() -> AnyView {
    let code = |typed: Proof| {
        typed.code.set("123456".to_owned());
        typed.problem.set(Some(t!("code-wrong", count = 2)));
    };
    drawn(Load::Loaded(example_all()), None, code, |_| ())
}

pub(super) fn example_code_sent() -> AnyView {
    drawn(Load::Loaded(example_all()), None, |typed| typed.resend_in.set(28), |_| ())
}

pub(super) fn example_adding() -> AnyView {
    drawn(Load::Loaded(example_all()), None, |_| (), |new| new.open.set(true))
}

pub(super) fn example_adding_wrong() -> AnyView {
    let add = |new: Adding| {
        new.open.set(true);
        new.channel.set(Channel::Sms.as_str().to_owned());
        new.problem
            .set(Some(Problem { field: Some("new-address".to_owned()), words: t!("address-problem") }));
    };
    drawn(Load::Loaded(example_all()), None, |_| (), add)
}
