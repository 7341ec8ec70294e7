//! The start: drafts to go on with, and what a new report is about. With `?service=` it begins at once, with whatever
//! else the link names.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::id::DraftId;
use onedoor_domain::report::{
    Area, Contact, Draft, DraftChange, Location, Place, Position, ReporterDraft, Service, StartLink,
    StepName, is_sentence, known,
};
use onedoor_domain::{Failure, Timestamp};

use super::choose::{Choose, Link};
use super::map_first::StartOnMap;
use super::photo_first::StartWithPhoto;
use super::place::{coordinates, outside};
use super::saved_drafts::SavedDrafts;
use super::{addresses, catalogue, drafts, places, sentence};
use crate::browser::{HERE, announce, clock, entropy, focus, shelf};
use crate::outbox::Outbox;
use crate::portal::{Connected, Portal};
use crate::routes::{use_navigate, use_query};
use crate::t;
use crate::ui::remote::{Load, Loader, Remote, waiting};
use crate::ui::{Button, FailureNotice, Page, Rank, link};

thread_local! {
    /// What was typed to find a service: it goes along, and not through an address that is sent.
    static TYPED: RefCell<Option<String>> = {
        shelf::when_cleared(|| TYPED.set(None));
        RefCell::new(None)
    };
    /// The place of a link that was said to be somebody else's: it is said once.
    static ELSEWHERE: Cell<Option<Position>> = const { Cell::new(None) };
}

/// `/report`.
#[component]
pub fn StartPage() -> impl IntoView {
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| StartLink::read(|name| query.get(name))));
    move || {
        let link = asked.get();
        if link.service.is_some() {
            view! { <Begin from=link/> }.into_any()
        } else {
            view! { <ChoosePage link=link/> }.into_any()
        }
    }
}

#[component]
fn ChoosePage(link: StartLink) -> impl IntoView {
    let outbox = Outbox::here();
    let portal = Portal::here();
    let saved = RwSignal::new(Vec::<Draft>::new());
    if HERE {
        drafts::sweep();
        // Once more when the backend has answered: it tells the time.
        Effect::new(move |_| {
            let _ = portal.gateway();
            spawn_local(async move {
                let all = drafts::listed().await;
                let _ = saved.try_set(all);
            });
        });
    }
    // A draft in the outbox is not one to go on with; it is listed there.
    let listed = Signal::derive(move || {
        let mut listed = saved.get();
        listed.retain(|draft| outbox.of_draft(&draft.id).is_none());
        portal.who.with(|who| {
            let here = who.resident().map(|resident| &resident.id);
            listed.retain(|draft| !draft.is_of_another(here));
        });
        listed
    });
    let undeleted = RwSignal::new(false);
    let on_delete = move |id: DraftId| {
        spawn_local(async move {
            // It is gone from the page when it is gone from the device, and not before. The page may have been left by then.
            let gone = drafts::forget(&id).await;
            if undeleted.try_set(!gone).is_none() && gone {
                saved.update(|saved| saved.retain(|draft| draft.id != id));
                announce::politely(&t!("draft-deleted"));
                focus::soon_to_heading();
            }
        });
    };
    let words = RwSignal::new(link.text.clone().unwrap_or_default());
    let portal = Portal::here();
    sentence::keep(words, portal);
    let elsewhere = RwSignal::new(None::<Place>);
    if let Some(position) = link.position {
        Effect::new(move |_| {
            if portal.gateway().is_none() {
                return;
            }
            spawn_local(async move {
                if let Named::Elsewhere(place) = nearest(&portal, position).await {
                    let said = t!("place-outside", place = place.label.as_str());
                    // The page may have been left meanwhile.
                    if elsewhere.try_set(Some(place)).is_none() {
                        ELSEWHERE.set(Some(position));
                        announce::politely(&said);
                    }
                }
            });
        });
    }
    // What was said so far, wherever the report begins. A word to search with says nothing.
    let from = {
        let link = link.clone();
        Signal::derive(move || {
            let typed = words.get();
            let goes = is_sentence(&typed) || Some(&typed) == link.text.as_ref();
            let link = StartLink { text: Some(typed).filter(|_| goes), ..link.clone() };
            if elsewhere.with(Option::is_some) { link.without_place() } else { link }
        })
    };
    let on_take = move |()| TYPED.set(from.get_untracked().text);
    let along = {
        let link = link.clone();
        move || match elsewhere.get() {
            Some(place) => {
                let rest = goes_along(&link.clone().without_place());
                view! { {outside(&place, "outside-title")}{rest} }.into_any()
            }
            None => goes_along(&link).into_any(),
        }
    };
    let to = Link::new(move |code| {
        addresses::of_start(&StartLink { service: Some(code.clone()), text: None, ..link.clone() })
    });
    view! {
        <Page heading=t!("report-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            {along}
            <SavedDrafts drafts=listed waiting=Signal::derive(move || outbox.waiting()) on_delete=on_delete/>
            {move || undeleted.get().then(|| view! { <p class="field__problem" role="alert">{t!("device-refused")}</p> })}
            <div class="starts">
                <StartWithPhoto from=from/>
                <StartOnMap from=from/>
            </div>
            <Services link=to words=words on_take=on_take/>
        </Page>
    }
}

/// What a link brought that is not to be typed again.
pub fn goes_along(link: &StartLink) -> Option<AnyView> {
    let place = about_place(link.place.as_deref(), link.position);
    let case = link.case.as_ref().map(|reference| t!("start-case", reference = reference.as_str()));
    let lines: Vec<String> = place.into_iter().chain(case).collect();
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view();
        view! { <div class="notice">{lines}</div> }.into_any()
    })
}

/// That a place is known already.
pub fn about_place(name: Option<&str>, position: Option<Position>) -> Option<String> {
    match (name, position) {
        (Some(name), _) => Some(t!("start-place", place = name)),
        (None, Some(_)) => Some(t!("start-spot")),
        (None, None) => None,
    }
}

/// All services, from the backend.
#[component]
pub fn Services(
    /// Where each leads.
    link: Link,
    /// Does the page's own heading ask what it is about?
    #[prop(default = false)]
    asked: bool,
    /// What stands in the search.
    words: RwSignal<String>,
    /// One is taken.
    #[prop(into)]
    on_take: Callback<()>,
) -> impl IntoView {
    view! {
        <Connected view=move |_| {
            let portal = Portal::here();
            let loader = Loader::new(move || ask(&portal, catalogue::services));
            let link = link.clone();
            view! { <Remote loader=loader view=move |services| {
                view! { <Choose services=services link=link.clone() asked=asked words=words on_take=on_take/> }.into_any()
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
fn Begin(from: StartLink) -> impl IntoView {
    let Some(code) = from.service.clone() else { return ().into_any() };
    let navigate = StoredValue::new(use_navigate());
    let portal = Portal::here();
    let from = StoredValue::new(from);
    // Once: a service that is read again begins no second report.
    let begun = StoredValue::new(false);
    let elsewhere = RwSignal::new(None::<Place>);
    let typed = StoredValue::new(false);
    let go = move |service: Service, link: StartLink, location: Option<Location>| async move {
        let typed = typed.try_get_value() == Some(true);
        let draft = draft_for(&portal, &service, link, location).await;
        let address = addresses::of_step(&draft.id, draft.step);
        // Kept in memory in any case; the form says when the device refuses.
        let by = draft.by.clone();
        if drafts::keep(draft).await.is_ok() && typed {
            sentence::let_go(by.as_ref()).await;
        }
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        // The page may have been left meanwhile; then the draft is listed there when it is seen again.
        let _ = navigate.try_with_value(|navigate| navigate(&address, options));
    };
    let begin = move |service: Service| {
        if begun.try_update_value(|begun| std::mem::replace(begun, true)) != Some(false) {
            return;
        }
        let mut link = from.get_value();
        let said = TYPED.take();
        typed.set_value(said.is_some());
        link.text = said.or(link.text);
        if link.position.is_some() && link.position == ELSEWHERE.get() {
            link = link.without_place();
        }
        spawn_local(async move {
            match location_of(&portal, &link).await {
                Named::Ours(location) => go(service, link, location).await,
                Named::Elsewhere(place) => {
                    // The page may have been left before the backend answered.
                    let _ = from.try_set_value(link.without_place());
                    let _ = elsewhere.try_set(Some(place));
                }
            }
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
                Load::Loaded(service) if elsewhere.with(Option::is_some) => {
                    let service = service.clone();
                    let on_pass = Callback::new(move |()| {
                        elsewhere.set(None);
                        spawn_local(go(service.clone(), from.get_value(), None));
                    });
                    elsewhere.with(|place| place.as_ref().map(|place| begun_elsewhere(place, on_pass))).into_any()
                }
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
    .into_any()
}

/// The place of a link is somebody else's: who looks after it, before anything is begun. The report may be about another.
pub fn begun_elsewhere(place: &Place, on_pass: Callback<()>) -> AnyView {
    let theirs = outside(place, "outside-title");
    view! {
        <Page heading=t!("report-title") back=(crate::routes::REPORT.to_owned(), t!("report-title")) narrow=true>
            {theirs}
            <p><Button rank=Rank::Quiet on_press=on_pass>{t!("stopper-go-on")}</Button></p>
        </Page>
    }
    .into_any()
}

/// Whose the place is that a link names.
pub enum Named {
    /// The council's as far as is known, or none.
    Ours(Option<Location>),
    /// Somebody else's.
    Elsewhere(Place),
}

/// Where a link says it is, if it says so.
pub async fn location_of(portal: &Portal, link: &StartLink) -> Named {
    match link.position {
        Some(position) => nearest(portal, position).await,
        None => Named::Ours(None),
    }
}

/// A new draft without a service yet, with what a link names.
pub fn blank(portal: Portal, link: StartLink, location: Option<Location>) -> Draft {
    let now = clock::now();
    let mut draft = Draft::new(DraftId::mint(entropy::number()), now).of(portal.writer());
    take_from(&mut draft, link, location, now);
    draft
}

/// What a link names, taken into a draft.
fn take_from(draft: &mut Draft, link: StartLink, location: Option<Location>, now: Timestamp) {
    if let Some(location) = location {
        draft.location = location;
    }
    if let Some(place) = link.place {
        draft.apply(DraftChange::Words(place), now);
    }
    let about = link.case.map(|reference| t!("details-about-case", reference = reference.as_str()));
    let text: Vec<String> = about.into_iter().chain(link.text).collect();
    if !text.is_empty() {
        draft.apply(DraftChange::Description(text.join("\n\n")), now);
    }
}

/// Where a position is, in words: the nearest place that the backend knows. Where nobody says in time, the position itself
/// stands.
async fn nearest(portal: &Portal, position: Position) -> Named {
    match places::first_soon(places::nearest(portal, position)).await {
        Some(place) if place.area == Area::Inside => {
            Named::Ours(Some(Location { position: Some(position), ..Location::from(&place) }))
        }
        Some(place) => Named::Elsewhere(place),
        None => Named::Ours(Some(Location {
            position: Some(position),
            label: Some(coordinates(position)),
            ..Location::default()
        })),
    }
}

/// A draft for a service: one that the same resident began and left as it was, or a new one, with what the link names.
async fn draft_for(portal: &Portal, service: &Service, link: StartLink, location: Option<Location>) -> Draft {
    // Whose it is decides what may be filled in.
    portal.met().await;
    let now = clock::now();
    let code = &service.summary.code;
    let writer = portal.writer();
    let is_fresh =
        |draft: &Draft| draft.service.as_ref() == Some(code) && draft.is_fresh_for(writer.as_ref());
    let found = drafts::all().await.into_iter().find(|draft| is_fresh(draft));
    // Opened, this tab knows what the device has of it, and is not taken for another.
    let fresh = match found {
        Some(draft) => drafts::open(&draft.id).await.filter(is_fresh),
        None => None,
    };
    let mut draft = fresh.unwrap_or_else(|| Draft::new(DraftId::mint(entropy::number()), now)).of(writer);
    draft.apply(DraftChange::Service(service.summary.clone()), now);
    take_from(&mut draft, link, location, now);
    if let Some(change) = known_here(portal, &draft, service) {
        draft.apply(change, now);
    }
    let first = StepName::Service.next(Some(service), draft.contact()).unwrap_or(StepName::Details);
    draft.apply(DraftChange::Step(first), now);
    draft
}

/// What the council knows of the resident who is here, where it is all that the form would ask and nothing was typed yet.
pub fn known_here(portal: &Portal, draft: &Draft, service: &Service) -> Option<DraftChange> {
    let preferences = portal.preferences.answer(Clone::clone);
    let resident = portal.who.with(|who| who.resident().cloned())?;
    let fresh = draft.contact() == Contact::Ask && draft.reporter == ReporterDraft::default();
    if !fresh || draft.behalf.on || draft.anonymous || draft.key().is_some() {
        return None;
    }
    let reporter = known(&resident, preferences.as_ref());
    Draft::is_reporter_complete(&reporter, service).then_some(DraftChange::Known(reporter))
}
