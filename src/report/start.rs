//! The start: drafts to go on with, and what a new report is about. With `?service=` it begins at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;
use onedoor_domain::Failure;
use onedoor_domain::id::{DraftId, ServiceCode};
use onedoor_domain::report::{Draft, DraftChange, Service, StepName};

use super::choose::{Choose, Link};
use super::photo_first::StartWithPhoto;
use super::saved_drafts::SavedDrafts;
use super::{addresses, catalogue, drafts};
use crate::browser::{HERE, clock, entropy};
use crate::outbox::Outbox;
use crate::portal::{Connected, Portal};
use crate::routes::use_navigate;
use crate::t;
use crate::ui::remote::{Load, Loader, Remote, waiting};
use crate::ui::{FailureNotice, Page, link};

/// `/report`.
#[component]
pub fn StartPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| query.get("service")).and_then(|code| ServiceCode::parse(&code).ok())
    });
    move || match asked.get() {
        Some(code) => view! { <Begin code=code/> }.into_any(),
        None => view! { <ChoosePage/> }.into_any(),
    }
}

#[component]
fn ChoosePage() -> impl IntoView {
    let outbox = Outbox::here();
    let saved = RwSignal::new(Vec::<Draft>::new());
    if HERE {
        spawn_local(async move {
            let all = drafts::all().await;
            drafts::sweep();
            let _ = saved.try_set(all);
        });
    }
    // A draft in the outbox is not one to go on with; it is listed there.
    let listed = Signal::derive(move || {
        let mut listed = saved.get();
        listed.retain(|draft| outbox.of_draft(&draft.id).is_none());
        listed
    });
    let on_delete = move |id: DraftId| {
        saved.update(|saved| saved.retain(|draft| draft.id != id));
        spawn_local(async move { drafts::forget(&id).await });
    };
    let link = Link::new(addresses::of_service);
    view! {
        <Page heading=t!("report-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            <SavedDrafts drafts=listed waiting=Signal::derive(move || outbox.waiting()) on_delete=on_delete/>
            <StartWithPhoto/>
            <Services link=link/>
        </Page>
    }
}

/// All services, from the backend.
#[component]
pub fn Services(
    /// Where each leads.
    link: Link,
) -> impl IntoView {
    view! {
        <Connected view=move |_| {
            let portal = Portal::here();
            let loader = Loader::new(move || ask(&portal, catalogue::services));
            let link = link.clone();
            view! { <Remote loader=loader view=move |services| {
                view! { <Choose services=services link=link.clone()/> }.into_any()
            }/> }.into_any()
        }/>
    }
}

/// Asks the gateway, if it stands.
pub fn ask<T: 'static>(
    portal: &Portal,
    ask: impl FnOnce(&onedoor_gateway::Gateway) -> onedoor_domain::Answer<T>,
) -> onedoor_domain::Answer<T> {
    match portal.gateway_untracked() {
        Some(gateway) => ask(&gateway),
        None => Box::pin(std::future::ready(Err(Failure::Offline))),
    }
}

/// Begins a report to a service that was chosen, and goes to its first step.
#[component]
fn Begin(code: ServiceCode) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let begin = move |service: Service| {
        spawn_local(async move {
            let draft = draft_for(&service).await;
            let address = addresses::of_step(&draft.id, draft.step);
            // Kept in memory in any case; the form says when the device refuses.
            let _ = drafts::keep(draft).await;
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate.with_value(|navigate| navigate(&address, options));
        });
    };
    let code = StoredValue::new(code);
    view! {
        <Connected view=move |_| {
            let portal = Portal::here();
            let loader = Loader::new(move || ask(&portal, |gateway| catalogue::service(gateway, code.get_value())));
            Effect::new(move |_| {
                if let Some(service) = loader.answer(Clone::clone) {
                    begin(service);
                }
            });
            (move || loader.with(|state| match state {
                Load::Loading | Load::Loaded(_) => waiting(false),
                Load::LoadingSlowly => waiting(true),
                Load::Failed(failure) => {
                    let failure = failure.clone();
                    view! {
                        <Page heading=t!("report-title") back=(crate::routes::REPORT.to_owned(), t!("report-title")) narrow=true>
                            <FailureNotice failure=failure again=Callback::new(move |()| loader.again())/>
                            <p>{link(crate::routes::REPORT, t!("report-choose-other"))}</p>
                        </Page>
                    }
                    .into_any()
                }
            }))
            .into_any()
        }/>
    }
}

/// A draft for a service: one that was begun and left untouched, or a new one.
async fn draft_for(service: &Service) -> Draft {
    let now = clock::now();
    let code = &service.summary.code;
    let untouched = drafts::all()
        .await
        .into_iter()
        .find(|draft| draft.service.as_ref() == Some(code) && draft.is_untouched());
    let mut draft = untouched.unwrap_or_else(|| Draft::new(DraftId::mint(entropy::number()), now));
    draft.apply(DraftChange::Service(service.summary.clone()), now);
    let first = StepName::Service.next(Some(service)).unwrap_or(StepName::Details);
    draft.apply(DraftChange::Step(first), now);
    draft
}
