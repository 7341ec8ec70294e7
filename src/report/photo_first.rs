//! A report that begins with a photo: it is chosen on the start page, made ready in a draft of its own, and says where it was
//! taken; what it is about is chosen then.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::id::DraftId;
use onedoor_domain::report::{FileKind, PhotoRule, Place, StartLink, StepName};

use super::photos::{any_rule, first};
use super::place::outside;
use super::start::{Named, blank, location_of};
use super::writing::Writing;
use super::{addresses, drafts, sentence};
use crate::browser::files::Chosen;
use crate::portal::Portal;
use crate::routes::use_navigate;
use crate::t;
use crate::ui::FileChooser;

thread_local! {
    /// Chosen on the start page, on its way to the draft.
    static BROUGHT: RefCell<Option<(DraftId, Brings)>> = const { RefCell::new(None) };
}

/// What was chosen, and the place of the link where that is somebody else's.
#[derive(Default)]
struct Brings {
    files: Vec<Chosen>,
    elsewhere: Option<Place>,
}

fn rule(portal: Portal) -> Option<PhotoRule> {
    any_rule(portal.gateway()?.capabilities.limits)
}

/// On the start page, where the backend takes photos.
#[component]
pub fn StartWithPhoto(
    /// What the link and the resident said before.
    #[prop(into)]
    from: Signal<StartLink>,
) -> impl IntoView {
    let portal = Portal::here();
    let navigate = StoredValue::new(use_navigate());
    let begin = Callback::new(move |files: Vec<Chosen>| {
        if files.is_empty() {
            return;
        }
        spawn_local(async move {
            let link = from.get_untracked();
            let (draft, elsewhere) = match location_of(&portal, &link).await {
                Named::Ours(location) => (blank(portal, link, location), None),
                Named::Elsewhere(place) => (blank(portal, link.without_place(), None), Some(place)),
            };
            let address = addresses::of_step(&draft.id, StepName::Service);
            BROUGHT.set(Some((draft.id.clone(), Brings { files, elsewhere })));
            // Kept in memory in any case; the form says when the device refuses.
            let by = draft.by.clone();
            if drafts::keep(draft).await.is_ok() {
                sentence::let_go(by.as_ref()).await;
            }
            // The page may have been left meanwhile; then the draft is listed there when it is seen again.
            let _ = navigate.try_with_value(|navigate| navigate(&address, NavigateOptions::default()));
        });
    });
    let kinds = Memo::new(move |_| rule(portal).map(accept));
    move || kinds.get().map(|kinds| view! { <Drawn accept=kinds on_choose=begin/> })
}

fn accept(rule: PhotoRule) -> String {
    rule.kinds.iter().map(FileKind::mime).collect::<Vec<_>>().join(",")
}

/// The part, from data alone.
#[component]
pub fn Drawn(
    /// What may be chosen.
    accept: String,
    /// Files were chosen.
    #[prop(into)]
    on_choose: Callback<Vec<Chosen>>,
) -> impl IntoView {
    view! {
        <FileChooser id="first-photos" legend=t!("photo-first") hint=t!("photo-first-hint") accept=accept
            on_choose=on_choose drops=false/>
    }
}

/// The photos that a report was begun with, while it is chosen what it is about.
#[component]
pub fn Brought(
    /// The draft in hand.
    writing: Writing,
) -> impl IntoView {
    let portal = Portal::here();
    let rule = Memo::new(move |_| rule(portal));
    move || {
        rule.get().map(|rule| {
            let id = writing.draft.with_untracked(|draft| draft.id.clone());
            let mine = BROUGHT.with_borrow_mut(|brought| brought.take_if(|(draft, _)| *draft == id));
            let Brings { files, elsewhere } = mine.map(|(_, brings)| brings).unwrap_or_default();
            let theirs = elsewhere.map(|place| outside(&place, "outside-title"));
            let photos = first(writing, rule, files);
            view! { {theirs}{photos} }
        })
    }
}
