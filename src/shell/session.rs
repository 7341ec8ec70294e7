//! Before a session ends, a warning; after it has ended, a way back in. Nothing typed is lost either way.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{HERE, announce, clock};
use crate::portal::{Portal, Who};
use crate::routes;
use crate::t;
use crate::ui::{Button, ButtonLink, Rank};

/// The warning comes this long before the end, in milliseconds.
const AHEAD: i64 = 3 * 60 * 1000;

/// What there is to say about the session; usually nothing.
#[component]
pub fn SessionNotice() -> impl IntoView {
    let portal = Portal::here();
    let left = RwSignal::new(None::<i64>);

    // One look at the clock every ten seconds, so that sleep and clock changes are noticed.
    if HERE {
        spawn_local(async move {
            let mut warned = false;
            loop {
                clock::wait(Duration::from_secs(10)).await;
                let Some(ends) = portal.ends.try_get_untracked() else { return };
                let now = ends.map(|ends| ends - clock::now_millis());
                match now {
                    Some(millis) if millis <= 0 => portal.session_ended(),
                    Some(millis) if millis < AHEAD => {
                        if !warned {
                            warned = true;
                            announce::politely(&t!("session-ends-soon", count = minutes(millis)));
                        }
                        left.set(Some(minutes(millis)));
                        continue;
                    }
                    _ => warned = false,
                }
                left.set(None);
            }
        });
    }

    let stay = move |()| {
        spawn_local(async move {
            let Some(gateway) = portal.gateway_untracked() else { return };
            let Some(sessions) = gateway.sessions() else { return };
            match sessions.renew().await {
                Ok(session) => {
                    portal.welcome(session);
                    left.set(None);
                    announce::politely(&t!("session-stays"));
                }
                Err(onedoor_domain::Failure::SessionEnded) => portal.session_ended(),
                // Still time to try again: the notice stays.
                Err(_) => announce::politely(&t!("failure-offline")),
            }
        });
    };

    move || {
        if portal.who.get() == Who::Ended {
            return view! {
                <section class="needs no-print" aria-labelledby="session-title">
                    <h2 id="session-title">{t!("session-ended-title")}</h2>
                    <p>{t!("session-ended-next")}</p>
                    <ButtonLink href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
                </section>
            }
            .into_any();
        }
        match left.get() {
            Some(minutes) => view! {
                <section class="needs no-print" aria-labelledby="session-title">
                    <h2 id="session-title">{t!("session-ends-soon", count = minutes)}</h2>
                    <p>{t!("session-ends-next")}</p>
                    <Button rank=Rank::Quiet on_press=stay>{t!("session-stay")}</Button>
                </section>
            }
            .into_any(),
            None => ().into_any(),
        }
    }
}

fn minutes(millis: i64) -> i64 {
    (millis + 59_999) / 60_000
}
