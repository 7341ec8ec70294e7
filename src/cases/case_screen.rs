//! `/cases/:reference`: one of the resident's cases, live.

use std::rc::Rc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use onedoor_domain::Failure;
use onedoor_domain::cases::{Case, OwnState, ThreadEntry};
use onedoor_domain::id::{IdempotencyKey, Reference};
use onedoor_gateway::Gateway;

use super::case_view::{Acts, CaseView, Ways};
use super::draft::Draft;
use super::files::Fetch;
use super::follow::Follow;
use super::said::ThreadActs;
use super::source::Source;
use super::write::{self, MESSAGE};
use crate::browser::{announce, focus, page};
use crate::outbox::Outbox;
use crate::portal::{Connected, Portal, Who};
use crate::shell::main_phone;
use crate::t;
use crate::ui::remote::{Load, waiting};
use crate::ui::{ButtonLink, FailureNotice, Page, link};

/// One of the resident's cases.
#[component]
pub fn CasePage() -> impl IntoView {
    let params = use_params_map();
    let reference = Memo::new(move |_| params.with(|params| params.get("reference")));
    move || match reference.get().as_deref().map(Reference::parse) {
        Some(Ok(reference)) => view! { <Mine reference=reference/> }.into_any(),
        _ => crate::shell::NotFound().into_any(),
    }
}

#[component]
fn Mine(reference: Reference) -> impl IntoView {
    let portal = Portal::here();
    let title = RwSignal::new(known_title(portal, &reference));
    let heading = heading(title, &reference);
    let signed_out = Memo::new(move |_| {
        portal.who.with(|who| match who {
            Who::Unknown => None,
            Who::Guest => Some(true),
            // What is on the screen stays there when the session ends; what is asked anew will say so.
            Who::Resident(_) | Who::Ended => Some(false),
        })
    });
    let eyebrow = reference.to_string();
    let view = move |gateway: Rc<Gateway>| {
        let (gateway, reference) = (StoredValue::new_local(gateway), reference.clone());
        (move || match signed_out.get() {
            None => waiting(false),
            Some(true) => sign_in_first(&reference),
            Some(false) => match gateway.with_value(|gateway| gateway.cases()) {
                Some(cases) => {
                    let follow = Follow::begin(portal, reference.clone(), Source::Mine(cases));
                    view! { <Followed follow=follow title=title on_failure=|failure, again| {
                        view! { <FailureNotice failure=failure again=again/> }.into_any()
                    }/> }
                    .into_any()
                }
                None => view! { <FailureNotice failure=Failure::Unsupported/> }.into_any(),
            },
        })
        .into_any()
    };
    view! {
        <Page heading=heading eyebrow=eyebrow back=(crate::routes::CASES.to_owned(), t!("cases-title"))>
            <Connected view=view/>
        </Page>
    }
}

/// The case's title, if the list has told it already.
fn known_title(portal: Portal, reference: &Reference) -> Option<String> {
    portal.cases.now(|page| {
        page.items.iter().find(|case| case.reference == *reference).map(|case| case.title.clone())
    })?
}

/// The heading: the title once it is known.
pub fn heading(title: RwSignal<Option<String>>, reference: &Reference) -> Signal<String> {
    let unknown = t!("case-title", reference = reference.as_str());
    Signal::derive(move || title.get().unwrap_or_else(|| unknown.clone()))
}

fn sign_in_first(reference: &Reference) -> AnyView {
    let track = format!("{}?reference={}", crate::routes::TRACK, crate::routes::encode(reference.as_str()));
    view! {
        <p>{t!("case-sign-in")}</p>
        <ButtonLink href=crate::routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
        <p>{link(&track, t!("case-track-instead"))}</p>
    }
    .into_any()
}

/// A case that is followed, in each state that it can be in.
#[component]
pub fn Followed(
    /// The case.
    follow: Follow,
    /// Takes the title once it is known.
    title: RwSignal<Option<String>>,
    /// Draws a failure of the first reading.
    on_failure: fn(Failure, Callback<()>) -> AnyView,
    /// What stands at the end.
    #[prop(optional, into)]
    end: ViewFn,
) -> impl IntoView {
    #[derive(Clone, PartialEq)]
    enum Phase {
        Waiting { slowly: bool },
        There,
        Failed(Failure),
    }
    let portal = Portal::here();
    let outbox = Outbox::here();
    let phase = Memo::new(move |_| {
        follow.case.with(|load| match load {
            Load::Loading => Phase::Waiting { slowly: false },
            Load::LoadingSlowly => Phase::Waiting { slowly: true },
            Load::Loaded(_) => Phase::There,
            Load::Failed(failure) => Phase::Failed(failure.clone()),
        })
    });
    Effect::new(move |_| {
        if let Phase::Failed(Failure::SessionEnded) = phase.get() {
            portal.session_ended();
        }
    });
    write::watch(follow, outbox);
    let draft = Draft::of(&follow.reference());
    move || match phase.get() {
        Phase::Waiting { slowly } => view! { <div class="remote">{waiting(slowly)}</div> }.into_any(),
        Phase::Failed(failure) => on_failure(failure, Callback::new(move |()| follow.case.again())),
        Phase::There => match follow.case.now(Clone::clone) {
            Some(case) => there(portal, outbox, follow, draft, title, case, end.clone()),
            None => ().into_any(),
        },
    }
}

fn there(
    portal: Portal,
    outbox: Outbox,
    follow: Follow,
    draft: Draft,
    title: RwSignal<Option<String>>,
    case: Case,
    end: ViewFn,
) -> AnyView {
    // The reader stands on the heading, whose words change now: that is not heard by itself.
    let entered = format!("{}. {}", case.summary.title, case.summary.status_text);
    if title.get_untracked().as_ref() != Some(&case.summary.title) {
        page::retitle(&case.summary.title);
        announce::politely(&entered);
    }
    title.set(Some(case.summary.title.clone()));
    let case = RwSignal::new(case);
    Effect::new(move |_| {
        if let Some(newer) = follow.case.answer(Clone::clone) {
            case.set(newer);
        }
    });
    let ways = ways(portal);
    let limit = ways.limit;
    let acts = Acts {
        look: Callback::new(move |()| follow.look(true)),
        typed: Callback::new(move |text| draft.typed(&follow.reference(), text)),
        send: Callback::new(move |()| {
            write::send(follow, outbox, draft, case.with_untracked(|case| case.summary.title.clone()), limit);
        }),
        thread: ThreadActs {
            try_now: Callback::new(move |key: IdempotencyKey| {
                focus::to("said-title");
                outbox.send_now(&key);
            }),
            take_back: Callback::new(move |key| take_back(follow, outbox, draft, key)),
            older: Callback::new(move |()| follow.read_older()),
        },
        fetch: Fetch::new(move |id| follow.source().file(id)),
    };
    let freshness = Signal::derive(move || follow.freshness());
    view! {
        <CaseView case=case thread=follow.thread freshness=freshness older=follow.older draft=draft ways=ways acts=acts end=end/>
    }
    .into_any()
}

/// A message that was refused goes back into the box, before what stands there.
fn take_back(follow: Follow, outbox: Outbox, draft: Draft, key: IdempotencyKey) {
    let text = follow.thread.with_untracked(|thread| {
        thread.entries().find_map(|entry| match entry {
            ThreadEntry::Own(own) if own.key == key && own.state != OwnState::Sending => {
                Some(own.text.clone())
            }
            _ => None,
        })
    });
    let Some(text) = text else { return };
    let typed = draft.text.get_untracked();
    let joined = if typed.trim().is_empty() { text } else { format!("{text}\n\n{typed}") };
    let reference = follow.reference();
    focus::to(MESSAGE);
    leptos::task::spawn_local(async move {
        // It stands in the box, and on the device as a draft, before it leaves the outbox.
        draft.taken_over(&reference, &joined).await;
        if outbox.take_out(&key).await {
            return;
        }
        // Another tab has sent it meanwhile: from here it would go a second time.
        draft.put_back(&reference, &joined, typed).await;
        announce::politely(&t!("check-too-late"));
    });
}

/// The ways on, as the council has them.
fn ways(portal: Portal) -> Ways {
    let gateway = portal.gateway_untracked();
    let listed = portal
        .contacts
        .now(|points| main_phone(points).map(|point| (point.value.clone(), point.shown().to_owned())));
    let settings = portal.config.with_value(|config| {
        let phone = &config.contact.phone;
        (!phone.value.is_empty()).then(|| (phone.value.clone(), phone.display.clone()))
    });
    let limit = gateway.as_ref().map_or(4000, |gateway| gateway.capabilities.limits.text);
    Ways {
        chat: gateway.as_ref().is_some_and(|gateway| gateway.has_chats()),
        phone: listed.flatten().or(settings),
        limit: usize::try_from(limit).unwrap_or(usize::MAX),
    }
}
