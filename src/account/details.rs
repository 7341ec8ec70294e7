//! My details, how the portal looks on this device, and signing out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::account::{Need, Resident};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::ResidentId;
use onedoor_domain::{Failure, Language};

use crate::browser::announce;
use crate::browser::appearance::{self, Theme};
use crate::channels::channel_title;
use crate::portal::{Portal, Who};
use crate::routes::use_navigate;
use crate::t;
use crate::ui::{Button, ButtonLink, Choice, Page, Radios, Rank, Summary, SummaryRow, failure};

/// My details.
#[component]
pub fn DetailsPage() -> impl IntoView {
    let portal = Portal::here();
    let who = move || match portal.who.get() {
        Who::Resident(resident) => details(resident, view! { <SignOut/> }.into_any()),
        Who::Unknown => ().into_any(),
        Who::Guest | Who::Ended => guest(),
    };
    view! {
        <Page heading=t!("details-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            {who}
            <Appearance/>
            <ThisDevice/>
        </Page>
    }
}

fn guest() -> AnyView {
    view! {
        <section class="stack">
            <p>{t!("details-guest")}</p>
            <ButtonLink href=crate::routes::SIGN_IN>{t!("sign-in")}</ButtonLink>
        </section>
    }
    .into_any()
}

fn details(resident: Resident, way_out: AnyView) -> AnyView {
    let mut rows = vec![SummaryRow::new(t!("details-name"), resident.name)];
    rows.extend(resident.email.map(|email| SummaryRow::new(channel_title(&Channel::Email), email)));
    rows.extend(resident.phone.map(|phone| SummaryRow::new(channel_title(&Channel::Phone), phone)));
    let language =
        crate::i18n::Language::by_tag(&resident.language.primary()).map(|language| language.name.to_owned());
    rows.push(SummaryRow::new(
        t!("details-language"),
        language.unwrap_or_else(|| resident.language.as_str().to_owned()),
    ));
    if !resident.needs.is_empty() {
        let needs: Vec<String> = resident.needs.iter().map(|need| need_words(*need)).collect();
        rows.push(SummaryRow::new(t!("details-needs"), needs.join("\n")));
    }
    view! { <Summary rows=rows/> {way_out} }.into_any()
}

fn need_words(need: Need) -> String {
    match need {
        Need::LargePrint => t!("need-large-print"),
        Need::Braille => t!("need-braille"),
        Need::Audio => t!("need-audio"),
        Need::SignLanguage => t!("need-sign-language"),
        Need::EasyRead => t!("need-easy-read"),
    }
}

#[component]
fn SignOut() -> impl IntoView {
    let portal = Portal::here();
    let navigate = StoredValue::new(use_navigate());
    let problem = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let sign_out = move |()| {
        busy.set(true);
        spawn_local(async move {
            let answer = portal.sign_out().await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    // The page may have been left meanwhile.
                    let _ = navigate.try_with_value(|navigate| navigate("/", NavigateOptions::default()));
                    announce::politely(&t!("signed-out"));
                }
                Err(reason) => problem.set(Some(reason)),
            }
        });
    };
    way_out(busy.into(), problem.into(), Callback::new(sign_out))
}

fn way_out(busy: Signal<bool>, problem: Signal<Option<Failure>>, sign_out: Callback<()>) -> AnyView {
    view! {
        <p class="soft">{t!("sign-out-about")}</p>
        <Button rank=Rank::Quiet busy=busy on_press=sign_out>{t!("sign-out")}</Button>
        <p role="alert">{move || problem.with(|problem| problem.as_ref().map(failure::line))}</p>
    }
    .into_any()
}

/// Theme, kept on this device.
#[component]
fn Appearance() -> impl IntoView {
    let theme = RwSignal::new(appearance::theme().key().to_owned());
    let choose = move |key: String| {
        if let Some(chosen) = Theme::ALL.into_iter().find(|theme| theme.key() == key) {
            appearance::choose_theme(chosen);
        }
        theme.set(key);
    };
    themes(theme.into(), Callback::new(choose))
}

fn themes(theme: Signal<String>, choose: Callback<String>) -> AnyView {
    let choices = Theme::ALL
        .into_iter()
        .map(|theme| {
            let name = match theme {
                Theme::Device => t!("theme-device"),
                Theme::Light => t!("theme-light"),
                Theme::Dark => t!("theme-dark"),
                Theme::Contrast => t!("theme-contrast"),
            };
            Choice::new(theme.key(), name)
        })
        .collect();
    view! { <Radios id="theme" legend=t!("theme-title") choices=choices value=theme on_choose=choose/> }
        .into_any()
}

/// “Forget this” for a shared computer.
#[component]
fn ThisDevice() -> impl IntoView {
    let portal = Portal::here();
    let forgotten = RwSignal::new(None::<bool>);
    let forget = move |()| {
        spawn_local(async move {
            let gone = portal.forget().await.is_ok();
            let _ = forgotten.try_set(Some(gone));
        });
    };
    device(forgotten.into(), Callback::new(forget))
}

fn device(forgotten: Signal<Option<bool>>, forget: Callback<()>) -> AnyView {
    view! {
        <section class="stack" aria-labelledby="device-title">
            <h2 id="device-title">{t!("device-title")}</h2>
            <p>{t!("device-about")}</p>
            <Button rank=Rank::Quiet on_press=forget>{t!("device-forget")}</Button>
            <p role="status">{move || forgotten.get().map(|gone| if gone { t!("device-forgotten") } else { t!("device-refused") })}</p>
        </section>
    }
    .into_any()
}

fn example(who: AnyView, forgotten: Option<bool>) -> AnyView {
    let theme = RwSignal::new(Theme::Device.key().to_owned());
    view! {
        {who}
        {themes(theme.into(), Callback::new(move |key| theme.set(key)))}
        {device(Signal::stored(forgotten), Callback::new(|()| ()))}
    }
    .into_any()
}

/// Mair, and how her signing out stands.
fn mair(needs: Vec<Need>, busy: bool, problem: Option<Failure>) -> AnyView {
    let (Ok(id), Ok(language)) = (ResidentId::parse("r_mair"), Language::parse("cy")) else {
        return ().into_any();
    };
    let resident = Resident {
        id,
        name: "Mair Evans".to_owned(),
        given_name: Some("Mair".to_owned()),
        email: Some("mair@example.org".to_owned()),
        phone: Some("+44 7700 900482".to_owned()),
        language,
        needs,
    };
    details(resident, way_out(Signal::stored(busy), Signal::stored(problem), Callback::new(|()| ())))
}

pub(super) fn example_guest() -> AnyView {
    example(guest(), None)
}

pub(super) fn example_resident() -> AnyView {
    example(mair(Vec::new(), false, None), None)
}

pub(super) fn example_needs() -> AnyView {
    let needs = vec![Need::LargePrint, Need::Braille, Need::Audio, Need::SignLanguage, Need::EasyRead];
    example(mair(needs, false, None), None)
}

pub(super) fn example_signing_out() -> AnyView {
    example(mair(Vec::new(), true, None), None)
}

pub(super) fn example_still_in() -> AnyView {
    example(mair(Vec::new(), false, Some(Failure::Offline)), None)
}

pub(super) fn example_forgotten() -> AnyView {
    example(guest(), Some(true))
}

pub(super) fn example_refused() -> AnyView {
    example(guest(), Some(false))
}
