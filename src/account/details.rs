//! My details, how the portal looks on this device, and signing out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::account::{Need, Resident};

use crate::browser::announce;
use crate::browser::appearance::{self, Theme};
use crate::portal::{Portal, Who};
use crate::routes::use_navigate;
use crate::t;
use crate::ui::{Button, ButtonLink, Choice, Page, Radios, Rank, Summary, SummaryRow, failure};

/// My details.
#[component]
pub fn DetailsPage() -> impl IntoView {
    let portal = Portal::here();
    let who = move || match portal.who.get() {
        Who::Resident(resident) => details(resident),
        Who::Unknown => ().into_any(),
        Who::Guest | Who::Ended => view! {
            <section class="stack">
                <p>{t!("details-guest")}</p>
                <ButtonLink href=crate::routes::SIGN_IN>{t!("sign-in")}</ButtonLink>
            </section>
        }
        .into_any(),
    };
    view! {
        <Page heading=t!("details-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            {who}
            <Appearance/>
            <ThisDevice/>
        </Page>
    }
}

fn details(resident: Resident) -> AnyView {
    let mut rows = vec![SummaryRow::new(t!("details-name"), resident.name)];
    rows.extend(resident.email.map(|email| SummaryRow::new(t!("channel-email"), email)));
    rows.extend(resident.phone.map(|phone| SummaryRow::new(t!("channel-phone"), phone)));
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
    view! { <Summary rows=rows/> <SignOut/> }.into_any()
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
    let problem = RwSignal::new(None::<String>);
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
                Err(reason) => {
                    let (title, next) = failure::words(&reason);
                    problem.set(Some(format!("{title}. {next}")));
                }
            }
        });
    };
    view! {
        <p class="soft">{t!("sign-out-about")}</p>
        <Button rank=Rank::Quiet busy=busy on_press=sign_out>{t!("sign-out")}</Button>
        <p role="alert">{move || problem.get()}</p>
    }
}

/// Theme, kept on this device.
#[component]
fn Appearance() -> impl IntoView {
    let theme = RwSignal::new(appearance::theme().key().to_owned());
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
    let choose = move |key: String| {
        if let Some(chosen) = Theme::ALL.into_iter().find(|theme| theme.key() == key) {
            appearance::choose_theme(chosen);
        }
        theme.set(key);
    };
    view! { <Radios id="theme" legend=t!("theme-title") choices=choices value=theme on_choose=choose/> }
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
    view! {
        <section class="stack" aria-labelledby="device-title">
            <h2 id="device-title">{t!("device-title")}</h2>
            <p>{t!("device-about")}</p>
            <Button rank=Rank::Quiet on_press=forget>{t!("device-forget")}</Button>
            <p role="status">{move || forgotten.get().map(|gone| if gone { t!("device-forgotten") } else { t!("device-refused") })}</p>
        </section>
    }
}
