//! A report that begins with a place on a map: it is chosen on the start page and stands in a draft of its own; what it is
//! about is chosen then. A place that the council does not look after begins nothing; who does is said.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::report::{Place, StartLink, StepName};

use super::on_map::{self, OnMap, Taken};
use super::start::blank;
use super::{addresses, drafts, place, sentence};
use crate::browser::{announce, clock, focus};
use crate::portal::Portal;
use crate::routes::use_navigate;
use crate::t;
use crate::ui::place_map::{Pin, PlaceMap};

/// The id of what says whose the place is.
const ELSEWHERE: &str = "start-elsewhere";

/// On the start page, where the settings name a map.
#[component]
pub fn StartOnMap(
    /// What the link and the resident said before.
    #[prop(into)]
    from: Signal<StartLink>,
) -> impl IntoView {
    let portal = Portal::here();
    let navigate = StoredValue::new(use_navigate());
    let map = OnMap::alone();
    let elsewhere = RwSignal::new(None::<Place>);
    let take = Callback::new(move |()| {
        spawn_local(async move {
            match map.take().await {
                Some(Taken::Ours { change, name }) => {
                    announce::politely(&t!("place-chosen", place = name));
                    let mut draft = blank(portal, from.get_untracked(), None);
                    draft.apply(change, clock::now());
                    let address = addresses::of_step(&draft.id, StepName::Service);
                    // Kept in memory in any case; the form says when the device refuses.
                    let by = draft.by.clone();
                    if drafts::keep(draft).await.is_ok() {
                        sentence::let_go(by.as_ref()).await;
                    }
                    // The page may have been left meanwhile; then the draft is listed there when it is seen again.
                    let _ =
                        navigate.try_with_value(|navigate| navigate(&address, NavigateOptions::default()));
                }
                Some(Taken::Elsewhere(place)) => {
                    announce::politely(&t!("place-outside", place = place.label.as_str()));
                    elsewhere.set(Some(place));
                    focus::soon_to(ELSEWHERE);
                }
                None => (),
            }
        });
    });
    // As long as the pin stands there.
    let shown = move || elsewhere.get().filter(|place| map.at.get() == Some(place.position));
    drawn(map, Signal::derive(shown), take)
}

/// The part, from data alone.
pub fn drawn(map: OnMap, elsewhere: Signal<Option<Place>>, on_take: Callback<()>) -> AnyView {
    let Some(settings) = map.settings.get_value() else { return ().into_any() };
    let pinned = move || {
        let under = Signal::derive(move || Some(map.under.with(on_map::under_words)));
        let pin = Pin { under, on_rest: map.on_rest, on_take };
        let whose = move || {
            elsewhere.with(|place| place.as_ref().map(|place| place::outside(place, "outside-title")))
        };
        view! {
            <PlaceMap settings=settings.clone() title=t!("map-title") pin=pin lost_next=t!("map-first-lost")/>
            <div id=ELSEWHERE tabindex="-1">{whose}</div>
        }
        .into_any()
    };
    view! {
        <section class="stack stack--tight" aria-labelledby="map-first-title">
            <h2 id="map-first-title" class="field__label">{t!("map-first")}</h2>
            <p class="field__hint" id="map-first-hint">{t!("map-first-hint")}</p>
            {on_map::behind(map, t!("map-title"), pinned)}
        </section>
    }
    .into_any()
}
