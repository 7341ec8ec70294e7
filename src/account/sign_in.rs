//! Signing in with a code that comes by e-mail. No password to forget.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::id::Challenge;
use onedoor_domain::report::is_email;
use onedoor_domain::{Failure, Language, digits};

use crate::browser::{address, announce, focus};
use crate::portal::{Connected, Portal};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::{Button, Entry, ErrorSummary, Page, Problem, Rank, TextField, failure, link};
use crate::{i18n, routes};

/// What is asked now.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    /// The e-mail address.
    Address,
    /// The code that went there.
    Code(Option<Challenge>),
}

/// Sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <Connected view=|_| view! { <SignIn/> }.into_any()/> }
}

#[component]
fn SignIn() -> impl IntoView {
    let portal = Portal::here();
    let asked = RwSignal::new(Asked::Address);
    let email = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let navigate = StoredValue::new(routes::use_navigate());

    let fail = move |field: &str, failure: &Failure| {
        let words = match failure {
            Failure::Invalid(at) => match at.tries_left {
                Some(tries) if tries > 0 => t!("code-wrong", count = tries),
                Some(_) => t!("code-used-up"),
                None => failure::words(failure).1,
            },
            other => failure::line(other),
        };
        problem.set(Some(Problem { field: Some(field.to_owned()), words }));
        focus::soon_to(ERROR_SUMMARY);
    };

    let send_code = move |()| {
        let address = email.get_untracked().trim().to_owned();
        if !is_email(&address) {
            problem.set(Some(Problem { field: Some("email".to_owned()), words: t!("email-problem") }));
            focus::soon_to(ERROR_SUMMARY);
            return;
        }
        let Some(sessions) = portal.gateway_untracked().and_then(|gateway| gateway.sessions()) else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
            let answer = sessions.send_code(address, language).await;
            busy.set(false);
            match answer {
                Ok(sent) => {
                    problem.set(None);
                    code.set(String::new());
                    asked.set(Asked::Code(sent.challenge));
                    announce::politely(&t!("code-sent"));
                    focus::soon_to("code");
                }
                Err(failure) => fail("email", &failure),
            }
        });
    };

    let enter = move |()| {
        let Asked::Code(Some(challenge)) = asked.get_untracked() else { return };
        let typed = digits::of_code(&code.get_untracked());
        if typed.is_empty() {
            problem.set(Some(Problem { field: Some("code".to_owned()), words: t!("code-problem") }));
            focus::soon_to(ERROR_SUMMARY);
            return;
        }
        let Some(sessions) = portal.gateway_untracked().and_then(|gateway| gateway.sessions()) else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let answer = sessions.sign_in(challenge, typed).await;
            busy.set(false);
            match answer {
                Ok(session) => {
                    let back = routes::safe_return(address::query("return"));
                    let theirs = session.resident().and_then(|resident| {
                        portal.config.with_value(|config| {
                            i18n::address_for(&resident.language, &config.languages, &back)
                        })
                    });
                    // Whoever left the page meanwhile is signed in where they are.
                    if let Some(theirs) = theirs.filter(|_| navigate.try_get_value().is_some()) {
                        portal.tell_came();
                        address::load(&theirs);
                        return;
                    }
                    portal.sign_in(session);
                    let _ = navigate.try_with_value(|navigate| {
                        navigate(&back, NavigateOptions { replace: true, ..NavigateOptions::default() });
                    });
                }
                Err(failure) => fail("code", &failure),
            }
        });
    };
    let again = move |()| {
        problem.set(None);
        asked.set(Asked::Address);
        focus::soon_to("email");
    };
    view! { <Drawn asked=asked email=email code=code problem=problem busy=busy send_code=send_code enter=enter again=again/> }
}

#[component]
fn Drawn(
    #[prop(into)] asked: Signal<Asked>,
    email: RwSignal<String>,
    code: RwSignal<String>,
    #[prop(into)] problem: Signal<Option<Problem>>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] send_code: Callback<()>,
    #[prop(into)] enter: Callback<()>,
    #[prop(into)] again: Callback<()>,
) -> impl IntoView {
    let words_for = move |field: &'static str| {
        Signal::derive(move || {
            problem
                .get()
                .filter(|problem| problem.field.as_deref() == Some(field))
                .map(|problem| problem.words)
        })
    };
    let form = move || {
        match asked.get() {
        Asked::Address => view! {
            <form class="stack stack--loose" novalidate=true on:submit=move |event| { event.prevent_default(); if !busy.get_untracked() { send_code.run(()); } }>
                <TextField id="email" label=t!("email-label") hint=t!("email-hint") entry=Entry::Email value=email
                    on_input=move |text| email.set(text) problem=words_for("email")/>
                <button type="submit" class="button button--wide" aria-disabled=move || busy.get().then_some("true")>{t!("code-send")}</button>
                <p>{t!("sign-in-without")}" "{link("/track", t!("guest-track"))}</p>
            </form>
        }
        .into_any(),
        Asked::Code(_) => view! {
            <form class="stack stack--loose" novalidate=true on:submit=move |event| { event.prevent_default(); if !busy.get_untracked() { enter.run(()); } }>
                <p>{t!("code-where", email = email.get_untracked())}</p>
                <TextField id="code" label=t!("code-label") hint=t!("code-hint") entry=Entry::Code value=code
                    on_input=move |text| code.set(text) problem=words_for("code")/>
                <button type="submit" class="button button--wide" aria-disabled=move || busy.get().then_some("true")>{t!("sign-in")}</button>
                <Button rank=Rank::Plain on_press=again>{t!("code-again")}</Button>
            </form>
        }
        .into_any(),
    }
    };
    view! {
        <Page heading=t!("sign-in") narrow=true>
            <ErrorSummary problems=Signal::derive(move || problem.get().into_iter().collect::<Vec<_>>())/>
            {form}
        </Page>
    }
}

fn drawn(asked: Asked, email: &str, code: &str, problem: Option<Problem>) -> AnyView {
    view! {
        <Drawn asked=Signal::stored(asked) email=RwSignal::new(email.to_owned()) code=RwSignal::new(code.to_owned())
            problem=Signal::stored(problem) busy=false send_code=|()| () enter=|()| () again=|()| ()/>
    }
    .into_any()
}

pub(super) fn example_address() -> AnyView {
    drawn(Asked::Address, "", "", None)
}

pub(super) fn example_code() -> AnyView {
    drawn(Asked::Code(None), "mair@example.org", "", None)
}

pub(super) fn example_wrong_code() -> AnyView {
    let problem = Problem { field: Some("code".to_owned()), words: t!("code-wrong", count = 4) };
    drawn(Asked::Code(None), "mair@example.org", "123456", Some(problem))
}
