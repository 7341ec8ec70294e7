//! Before a session ends, a warning; after it has ended, a way back in; where nobody knows, that nobody knows. Nothing typed is
//! lost in any of them.
//!
//! Not here: when to ask and when to warn (`onedoor_domain::account::Watch`).

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::account::Watch;

use crate::browser::moments::{self, Moment};
use crate::browser::{HERE, announce, clock, focus};
use crate::portal::{Portal, Who};
use crate::routes;
use crate::t;
use crate::ui::{Button, ButtonLink, Example, Rank, failure};

/// What there is to say about the session; usually nothing.
#[component]
pub fn SessionNotice() -> impl IntoView {
    let portal = Portal::here();
    let left = RwSignal::new(None::<i64>);
    let problem = RwSignal::new(None::<Failure>);

    if HERE {
        portal.hear_tabs();
        moments::at(Moment::Online, move || portal.meet_again());
        moments::at(Moment::Shown, move || portal.meet_again());
        spawn_local(watch(portal, left, problem));
    }

    let stay = move |()| {
        spawn_local(async move {
            let sessions = portal.gateway_untracked().and_then(|gateway| gateway.sessions());
            let Some(sessions) = sessions else { return };
            match sessions.renew().await {
                Ok(session) => {
                    portal.welcome(session);
                    left.set(None);
                    problem.set(None);
                    // The button that was pressed goes.
                    focus::soon_to_heading();
                    announce::politely(&t!("session-stays"));
                }
                Err(Failure::SessionEnded) => portal.session_ended(),
                // Still time to try again: the notice stays.
                Err(reason) => problem.set(Some(reason)),
            }
        });
    };

    move || {
        if portal.who.get() == Who::Ended {
            ended()
        } else if portal.unheard.with(Option::is_some) {
            unheard(Callback::new(move |()| portal.meet_again()))
        } else {
            match left.get() {
                Some(minutes) => ends_soon(minutes, problem.into(), Callback::new(stay)),
                None => ().into_any(),
            }
        }
    }
}

/// One look at the clock every ten seconds, so that sleep and clock changes are noticed.
async fn watch(portal: Portal, left: RwSignal<Option<i64>>, problem: RwSignal<Option<Failure>>) {
    let mut asked = None::<i64>;
    let mut warned = false;
    loop {
        clock::wait(Duration::from_secs(10)).await;
        let over = |asked: Option<i64>| {
            let now = clock::now_millis();
            let ends = portal.ends.try_get_untracked()?;
            Some(Watch::over(ends.map(|ends| ends - now), asked.map(|asked| now - asked)))
        };
        let Some(mut step) = over(asked) else { return };
        if step == Watch::Ask {
            asked = Some(clock::now_millis());
            let heard = portal.look_for_session().await;
            step = if heard.is_some() { over(asked).unwrap_or(Watch::Rest) } else { Watch::Rest };
        }
        let minutes = if let Watch::Warn { minutes } = step { Some(minutes) } else { None };
        if let Some(minutes) = minutes.filter(|_| !warned) {
            announce::politely(&t!("session-ends-soon", count = minutes));
        }
        if minutes.is_none() {
            problem.try_set(None);
        }
        warned = minutes.is_some();
        left.maybe_update(|left| std::mem::replace(left, minutes) != minutes);
    }
}

fn ended() -> AnyView {
    let way = view! { <ButtonLink href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink> };
    notice(t!("session-ended-title"), t!("session-ended-next"), way.into_any())
}

fn unheard(again: Callback<()>) -> AnyView {
    let way = view! { <Button rank=Rank::Quiet on_press=again>{t!("try-again")}</Button> };
    notice(t!("session-unheard-title"), t!("session-unheard-next"), way.into_any())
}

fn ends_soon(minutes: i64, problem: Signal<Option<Failure>>, stay: Callback<()>) -> AnyView {
    let said = move || problem.with(|problem| problem.as_ref().map(|reason| failure::words(reason).0));
    let way = view! {
        <p role="alert">{said}</p>
        <Button rank=Rank::Quiet on_press=stay>{t!("session-stay")}</Button>
    };
    notice(t!("session-ends-soon", count = minutes), t!("session-ends-next"), way.into_any())
}

fn notice(title: String, next: String, way: AnyView) -> AnyView {
    view! {
        <section class="needs no-print" aria-labelledby="session-title">
            <h2 id="session-title">{title}</h2>
            <p>{next}</p>
            {way}
        </section>
    }
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("session", "ended", ended),
    Example::new("session", "not-heard", || unheard(Callback::new(|()| ()))),
    Example::new("session", "ends-soon", || ends_soon(2, Signal::stored(None), Callback::new(|()| ()))),
    Example::new("session", "could-not-stay", || {
        ends_soon(1, Signal::stored(Some(Failure::Offline)), Callback::new(|()| ()))
    }),
];
