//! A draft, opened by its address: finds it, fetches its service, and shows the step of the moment. The form stays while
//! the steps change, so that what was typed never leaves memory.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::Failure;
use onedoor_domain::account::is_anothers;
use onedoor_domain::id::{DraftId, ServiceCode};
use onedoor_domain::outbox::ParcelState;
use onedoor_domain::report::{Draft, DraftChange, Service, StepName, Stopper, is_sentence};

use super::choose::Link;
use super::nearby::Around;
use super::nearby_page::{self, Join};
use super::photo_first::Brought;
use super::saved_drafts::place_words;
use super::start::{Services, about_place, ask, known_here};
use super::step_page::{self, Way};
use super::stopper::stopper;
use super::writing::{Form, Writing};
use super::{addresses, catalogue, check, contact, details, drafts, place, questions};
use crate::browser::focus;
use crate::outbox::Outbox;
use crate::portal::{Connected, Portal, Who};
use crate::routes::{self, use_navigate, use_query};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::remote::{Load, Loader, waiting};
use crate::ui::{Button, ButtonLink, FailureNotice, Page, Rank, link};

/// What was found at the address.
#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "handles of signals are large in debug builds only")]
enum Opened {
    Looking,
    Here(Writing),
    Nothing,
}

/// `/report/:draft/:step`.
#[component]
pub fn FormPage(
    /// Which draft.
    id: DraftId,
) -> impl IntoView {
    let portal = Portal::here();
    let opened = RwSignal::new(Opened::Looking);
    let by = RwSignal::new(None);
    let owner = Owner::current();
    let wanted = id.clone();
    spawn_local(async move {
        let found = drafts::open(&wanted).await;
        let now = match (found, owner) {
            (Some(draft), Some(owner)) => {
                let _ = by.try_set(draft.by.clone());
                Opened::Here(owner.with(|| Writing::begin(draft)))
            }
            _ => Opened::Nothing,
        };
        let _ = opened.try_set(now);
    });
    // On a shared computer: the resident before may have left it.
    let is_of_another = Memo::new(move |_| {
        let here = portal.who.with(Who::id);
        by.with(|by| is_anothers(by.as_ref(), here.as_ref()))
    });
    move || match opened.get() {
        Opened::Looking => waiting(false),
        Opened::Here(writing) if !is_of_another.get() => view! { <Writer writing=writing/> }.into_any(),
        Opened::Here(_) => anothers(),
        Opened::Nothing => view! { <Nothing id=id.clone()/> }.into_any(),
    }
}

/// No such draft on this device. It may have been sent: then the receipt is shown.
#[component]
fn Nothing(id: DraftId) -> impl IntoView {
    let outbox = Outbox::here();
    let navigate = StoredValue::new(use_navigate());
    let wanted = id.clone();
    Effect::new(move |_| {
        if let Some(ParcelState::Arrived { receipt: Some(receipt) }) =
            outbox.of_draft(&wanted).map(|it| it.state)
        {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate.with_value(|navigate| navigate(&addresses::of_receipt(&receipt.reference), options));
        }
    });
    move || if outbox.is_read() { gone() } else { waiting(false) }
}

/// On a shared computer: whoever is signed in now did not begin it. Its owner finds it when they have signed in.
pub fn anothers() -> AnyView {
    view! {
        <Page heading=t!("draft-anothers-title") back=(routes::REPORT.to_owned(), t!("report-title")) narrow=true>
            <p>{t!("draft-anothers-next")}</p>
            <p><ButtonLink href=routes::REPORT>{t!("report-title")}</ButtonLink></p>
        </Page>
    }
    .into_any()
}

/// Sent, deleted, or never on this device.
pub fn gone() -> AnyView {
    view! {
        <Page heading=t!("draft-gone-title") back=(routes::REPORT.to_owned(), t!("report-title")) narrow=true>
            <p>{t!("draft-gone-next")}</p>
            <p class="row">
                <ButtonLink href=routes::REPORT>{t!("report-title")}</ButtonLink>
                <ButtonLink rank=Rank::Quiet href=routes::OUTBOX>{t!("outbox-title")}</ButtonLink>
            </p>
        </Page>
    }
    .into_any()
}

/// The draft and its service.
#[component]
fn Writer(writing: Writing) -> impl IntoView {
    let path = routes::use_path();
    let step = Memo::new(move |_| {
        let draft = writing.draft.with_untracked(|draft| draft.step);
        path.with(|path| addresses::step(path)).unwrap_or(draft)
    });
    let code = Memo::new(move |_| writing.draft.with(|draft| draft.service.clone()));
    // A memo of its own, so that going from step to step does not fetch and draw the form anew.
    let choosing = Memo::new(move |_| step.get() == StepName::Service);
    move || {
        if writing.gone.get() {
            return gone();
        }
        match code.get() {
            Some(code) if !choosing.get() => {
                view! { <WithService writing=writing code=code step=step/> }.into_any()
            }
            _ => view! { <ChooseAgain writing=writing/> }.into_any(),
        }
    }
}

/// Choosing another service for a draft. `?service=` chooses it.
#[component]
fn ChooseAgain(writing: Writing) -> impl IntoView {
    let query = use_query();
    let navigate = StoredValue::new(use_navigate());
    let id = writing.draft.with_untracked(|draft| draft.id.clone());
    let portal = Portal::here();
    let failure = RwSignal::new(None::<Failure>);
    let choose = move |code: ServiceCode, from_check: bool| {
        spawn_local(async move {
            let answer = ask(&portal, |gateway| catalogue::service(gateway, code)).await;
            // The page may have been left meanwhile.
            if navigate.try_get_value().is_none() {
                return;
            }
            match answer {
                Ok(service) => {
                    writing.apply(DraftChange::Service(service.summary.clone()));
                    let next = StepName::Service
                        .next(Some(&service), writing.draft.with_untracked(Draft::contact))
                        .unwrap_or(StepName::Details);
                    let id = writing.draft.with_untracked(|draft| draft.id.clone());
                    let address = if from_check {
                        addresses::of_change(&id, next)
                    } else {
                        addresses::of_step(&id, next)
                    };
                    let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate.with_value(|navigate| navigate(&address, options));
                }
                Err(reason) => failure.set(Some(reason)),
            }
        });
    };
    Effect::new(move |_| {
        let (code, from) = query.with(|query| (query.get("service"), query.get(addresses::FROM_CHECK)));
        if let Some(code) = code.and_then(|code| ServiceCode::parse(&code).ok()) {
            choose(code, addresses::is_change(from.as_deref()));
        }
    });
    let again = writing.draft.with_untracked(|draft| draft.service.is_some());
    let back = if again {
        (addresses::of_step(&id, StepName::Check), step_page::name(StepName::Check))
    } else {
        (routes::REPORT.to_owned(), t!("report-title"))
    };
    // What was said on the start page stands in the search again, and what was typed here is not lost where nothing else was
    // written yet.
    let said = writing.draft.with_untracked(|draft| draft.description.clone());
    let given = if again || said.contains('\n') { String::new() } else { said };
    let words = RwSignal::new(given.clone());
    let on_take = move |()| {
        let typed = words.get_untracked();
        let untouched = writing.draft.with_untracked(|draft| draft.description == given);
        if untouched && is_sentence(&typed) && typed != given {
            writing.apply(DraftChange::Description(typed));
        }
    };
    let draft = writing.draft;
    let place = Memo::new(move |_| {
        draft.with(|draft| about_place(place_words(&draft.location).as_deref(), draft.location.position))
    });
    let link = Link::new(move |code| {
        let service = routes::encode(code.as_str());
        if again {
            format!("{}&service={service}", addresses::of_change(&id, StepName::Service))
        } else {
            format!("{}?service={service}", addresses::of_step(&id, StepName::Service))
        }
    });
    view! {
        <Page heading=t!("step-service") back=back narrow=true>
            {move || failure.get().map(|failure| view! { <FailureNotice failure=failure/> })}
            {again.then(|| view! { <p class="soft">{t!("report-other-service")}</p> })}
            {move || place.get().filter(|_| !again).map(|words| view! { <p class="notice" dir="auto">{words}</p> })}
            <Brought writing=writing/>
            <Services link=link asked=true words=words on_take=on_take/>
        </Page>
    }
}

#[component]
fn WithService(writing: Writing, code: ServiceCode, step: Memo<StepName>) -> impl IntoView {
    let code = StoredValue::new(code);
    view! {
        <Connected view=move |gateway| {
            let limits = gateway.capabilities.limits;
            let portal = Portal::here();
            let loader = Loader::new(move || ask(&portal, |gateway| catalogue::service(gateway, code.get_value())));
            (move || loader.with(|state| match state {
                Load::Loading => waiting(false),
                Load::LoadingSlowly => waiting(true),
                Load::Failed(failure) => no_service(writing, failure.clone(), Callback::new(move |()| loader.again())),
                Load::Loaded(service) => {
                    let form = Form { writing, service: Arc::new(service.clone()), limits };
                    view! { <Steps form=form step=step/> }.into_any()
                }
            }))
            .into_any()
        }/>
    }
}

fn no_service(writing: Writing, failure: Failure, again: Callback<()>) -> AnyView {
    let (name, id) = writing.draft.with_untracked(|draft| (draft.service_name.clone(), draft.id.clone()));
    let other = addresses::of_step(&id, StepName::Service);
    view! {
        <Page heading=name back=(routes::REPORT.to_owned(), t!("report-title")) narrow=true>
            <FailureNotice failure=failure again=again/>
            <p>{t!("report-safe")}</p>
            <p>{link(&other, t!("report-choose-other"))}</p>
        </Page>
    }
    .into_any()
}

/// The step of the moment.
#[component]
fn Steps(form: Form, step: Memo<StepName>) -> impl IntoView {
    let outbox = Outbox::here();
    // What was given to the outbox is not changed any more: only its state is shown.
    let fixed = form.writing.draft.with_untracked(|draft| draft.id.clone());
    let step = Memo::new(move |_| {
        let step = step.get();
        if outbox.of_draft(&fixed).is_some() { StepName::Check } else { step }
    });
    // A resident may be met, or sign in, while the form is open. On the page that asks, nothing is taken from under them.
    let portal = Portal::here();
    {
        let form = form.clone();
        Effect::new(move |_| {
            let change = form.writing.draft.with_untracked(|draft| known_here(&portal, draft, &form.service));
            if let Some(change) = change.filter(|_| step.get_untracked() != StepName::Contact) {
                form.writing.apply(change);
            }
        });
    }
    let navigate = StoredValue::new(use_navigate());
    let query = use_query();
    let change = Memo::new(move |_| {
        query.with(|query| addresses::is_change(query.get(addresses::FROM_CHECK).as_deref()))
    });
    let id = form.writing.draft.with_untracked(|draft| draft.id.clone());
    let (around, join) = (Around::begin(&form), Join::begin(&form));
    let path = routes::use_path();
    let aside = Memo::new(move |_| path.with(|path| addresses::aside(path)));
    let before = {
        let service = Arc::clone(&form.service);
        form.value(move |draft| service.answers_before(draft).cloned())
    };
    move || {
        let step = step.get();
        if let Some(one) = before.get() {
            return answered_before(&form, &one);
        }
        if let Some(aside) = aside.get() {
            let (id, change) = (id.clone(), change.get_untracked());
            let on_pass = Callback::new(move |()| {
                around.pass();
                navigate
                    .with_value(|navigate| navigate(&onward(&id, step, change), NavigateOptions::default()));
            });
            return nearby_page::page(form.clone(), around, join, aside, on_pass);
        }
        let on_continue = {
            let (form, id) = (form.clone(), id.clone());
            Callback::new(move |()| match form.leave(step, change.get_untracked()) {
                None => focus::soon_to(ERROR_SUMMARY),
                Some(next) => {
                    let go = move |address: String| {
                        navigate.with_value(|navigate| navigate(&address, NavigateOptions::default()));
                    };
                    let address = onward(&id, next, change.get_untracked());
                    if step != StepName::Place {
                        return go(address);
                    }
                    let id = id.clone();
                    spawn_local(async move {
                        let news = around.has_news().await;
                        // The page may have been left meanwhile.
                        if navigate.try_get_value().is_some() {
                            go(if news { addresses::of_nearby(&id) } else { address });
                        }
                    });
                }
            })
        };
        let asks = form.writing.draft.with_untracked(Draft::contact);
        let back = match step.previous(Some(&form.service), asks) {
            _ if change.get() && step != StepName::Check => {
                (addresses::of_step(&id, StepName::Check), step_page::name(StepName::Check))
            }
            Some(StepName::Service) | None => (routes::REPORT.to_owned(), t!("report-title")),
            Some(before) => (addresses::of_step(&id, before), step_page::name(before)),
        };
        let way = Way { on_continue, back };
        let form = form.clone();
        match step {
            StepName::Service | StepName::Questions => questions::page(form, way),
            StepName::Place => place::page(form, way),
            StepName::Details => details::page(form, way, Signal::derive(move || around.unseen())),
            StepName::Contact => contact::page(form, way),
            StepName::Check => view! { <check::CheckPage form=form way=way/> }.into_any(),
        }
    }
}

/// The address of a step. On the way back to the check page another step may need the resident first.
fn onward(id: &DraftId, step: StepName, change: bool) -> String {
    if change && step != StepName::Check {
        addresses::of_change(id, step)
    } else {
        addresses::of_step(id, step)
    }
}

/// The page of a stopper that always answers.
pub fn answered_before(form: &Form, one: &Stopper) -> AnyView {
    let heading = service_name(&form.service);
    let answer = stopper(one);
    let writing = form.writing;
    let on = one.may_pass().then(|| {
        let pass = move |()| {
            writing.apply(DraftChange::Pass);
            // As with a step that is done: the device has it at once.
            if writing.keeps() {
                spawn_local(async move { writing.keep().await });
            }
        };
        view! { <Button rank=Rank::Quiet on_press=pass>{t!("stopper-go-on")}</Button> }
    });
    view! {
        <Page heading=heading back=(routes::REPORT.to_owned(), t!("report-title")) narrow=true>
            {answer}
            {on}
        </Page>
    }
    .into_any()
}

fn service_name(service: &Service) -> String {
    service.summary.name.clone()
}
