//! `/cases`: the resident's cases, live. Only the pages that were read are drawn, so that ten thousand cases cost no
//! more than ten. Not here: how the list is drawn (`list_view`), and which cases fit (the backend knows).

use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::Failure;
use onedoor_domain::cases::{Cases, Listing};
use onedoor_gateway::Gateway;

use super::case_view::Fresh;
use super::filter::Filter;
use super::follow::Freshness;
use super::kept_cases::KeptCases;
use super::list_live::{Read, listen, look_while_not_live};
use super::list_view::{CasesView, MORE, said};
use crate::browser::{announce, clock, focus};
use crate::i18n::calendar;
use crate::portal::{Connected, Portal, Who};
use crate::routes::{use_navigate, use_query};
use crate::t;
use crate::ui::remote::{Loader, waiting};
use crate::ui::{ButtonLink, FailureNotice, More, Page, failure, link};

/// After the last key, so long until the list is read.
const SETTLE: Duration = Duration::from_millis(300);
/// My cases.
#[component]
pub fn CasesPage() -> impl IntoView {
    let portal = Portal::here();
    let here = Memo::new(move |_| {
        portal.who.with(|who| match who {
            Who::Unknown => None,
            Who::Guest | Who::Ended => Some(false),
            Who::Resident(_) => Some(true),
        })
    });
    let view = move |gateway: Rc<Gateway>| {
        let gateway = StoredValue::new_local(gateway);
        (move || {
            let (cases, tracking) = gateway.with_value(|gateway| (gateway.cases(), gateway.has_tracking()));
            match (here.get(), cases) {
                (None, _) => waiting(false),
                (Some(true), Some(cases)) => view! { <Mine cases=StoredValue::new_local(cases)/> }.into_any(),
                (_, None) if !tracking => view! { <FailureNotice failure=Failure::Unsupported/> }.into_any(),
                (_, cases) => guest(cases.is_some(), tracking),
            }
        })
        .into_any()
    };
    view! {
        <Page heading=t!("cases-title") back=(crate::routes::ACCOUNT.to_owned(), t!("account-title"))>
            <Connected view=view/>
        </Page>
    }
}

/// What a guest can do.
pub fn guest(can_sign_in: bool, can_track: bool) -> AnyView {
    let sign_in = can_sign_in.then(|| {
        view! {
            <p>{t!("cases-guest")}</p>
            <ButtonLink href=crate::routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
        }
    });
    let track = can_track.then(|| {
        view! {
            <h2>{t!("cases-guest-track-title")}</h2>
            <p>{t!("cases-guest-track")}</p>
            <p>{link(crate::routes::TRACK, t!("guest-track"))}</p>
            <KeptCases/>
        }
    });
    view! { <div class="stack stack--loose narrow">{sign_in}{track}</div> }.into_any()
}

#[component]
fn Mine(cases: StoredValue<Rc<dyn Cases>, LocalStorage>) -> impl IntoView {
    let portal = Portal::here();
    let query = use_query();
    let navigate = StoredValue::new(use_navigate());
    let filter = Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))));
    let typed = RwSignal::new(filter.with_untracked(|filter| filter.words.clone()));
    let read = Read::new(portal);
    let next = RwSignal::new(More::Ready);
    let listing = Loader::idle(move || {
        let query = filter.with_untracked(Filter::query);
        let begun = read.begin();
        let answer = cases.with_value(|cases| cases.list(query.clone()));
        async move {
            let page = answer.await?;
            read.came(begun);
            Ok(Listing::new(query, page))
        }
        .boxed_local()
    });

    // The address decides what is listed: typing, choosing, Back and a pasted link all come through here.
    Effect::new(move |_| {
        let words = filter.with(|filter| filter.words.clone());
        if typed.with_untracked(|typed| typed.trim() != words) {
            typed.set(words);
        }
        next.set(More::Ready);
        listing.again();
    });
    // What a new answer holds is said, but not at the start, when the heading is read.
    Effect::new(move |before: Option<Option<Filter>>| {
        let shown = listing.answer(|found| (said(found), found.query().clone()))?;
        let now = filter.get_untracked();
        let is_new = before.flatten().is_some_and(|before| before != now);
        if is_new && shown.1 == now.query() {
            announce::politely(&shown.0);
        }
        (shown.1 == now.query()).then_some(now)
    });

    Effect::new(move |_| {
        if listing.failure() == Some(Failure::SessionEnded) {
            portal.session_ended();
        }
    });

    let go = move |filter: Filter| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let _ = navigate.try_with_value(|navigate| navigate(&filter.address(), options));
    };
    let turn = StoredValue::new(0_u32);
    let on_type = move |text: String| {
        typed.set(text.clone());
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        spawn_local(async move {
            clock::wait(SETTLE).await;
            if turn.try_get_value() == Some(mine) {
                go(filter.with_untracked(|filter| filter.words(&text)));
            }
        });
    };
    let on_search = move |()| go(filter.with_untracked(|filter| filter.words(&typed.get_untracked())));

    let on_more = move |()| more(portal, cases, listing, next);
    listen(portal, listing);
    look_while_not_live(cases, listing, read);
    let look = Callback::new(move |()| {
        listing.again();
        announce::politely(&t!("loading"));
    });
    let freshness = Signal::derive(move || {
        if read.is_kept_up() {
            Freshness::Live
        } else {
            Freshness::NotLive(read.at.get().unwrap_or_else(calendar::now))
        }
    });
    let found = Memo::new(move |_| listing.with(Clone::clone));
    let again = Callback::new(move |()| listing.again());
    view! {
        <CasesView typed=typed filter=filter found=found more=next on_type=on_type on_search=on_search
            on_more=on_more again=again/>
        <p class="no-print"><Fresh freshness=freshness look=look/></p>
    }
}

/// Reads the next page. The focus stays on the button while it is there, else it goes to the first case that came.
fn more(
    portal: Portal,
    cases: StoredValue<Rc<dyn Cases>, LocalStorage>,
    listing: Loader<Listing>,
    state: RwSignal<More>,
) {
    let asked = listing.now(|found| found.next().map(|next| (found.query().clone(), next.clone())));
    let Some(Some((query, next))) = asked else { return };
    if state.get_untracked() == More::Busy {
        return;
    }
    state.set(More::Busy);
    let answer = cases.with_value(|cases| {
        cases.list(onedoor_domain::cases::CaseQuery { cursor: Some(next), ..query.clone() })
    });
    spawn_local(async move {
        let answer = answer.await;
        let failed = answer.as_ref().err();
        let _ = state.try_set(failed.map_or(More::Ready, |why| More::Failed(why.clone())));
        match answer {
            Ok(page) => {
                let mut first = None;
                listing.change(|found| {
                    if *found.query() == query {
                        let before = found.items().len();
                        let came = found.take_more(page);
                        announce::politely(&t!("cases-more-came", count = came));
                        if found.next().is_none() {
                            first = found.items().get(before).map(|case| case.reference.clone());
                        }
                    }
                });
                match first {
                    Some(first) => focus::soon_to(super::link_id(&first)),
                    None => focus::soon_to(MORE),
                }
            }
            Err(Failure::SessionEnded) => portal.session_ended(),
            Err(why) => announce::politely(&failure::line(&why)),
        }
    });
}
