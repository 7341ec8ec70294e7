//! Where is it? By search, by the device's own position, on a map, or in words: equal ways. A place that the council does not serve
//! is never taken; who does is said instead. A position is a place also where nobody can name it: a device finds itself without a signal.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::report::{
    Area, DraftChange, Field, Location, LocationNeed, Place, Position, Responsible, StepName,
};

use super::on_map::{self, OnMap, Taken};
use super::step_page::{StepPage, Way};
use super::stopper::{call, is_web};
use super::writing::Form;
use super::{photos, places};
use crate::browser::position::{self, Fix, Unfound};
use crate::browser::{announce, clock, focus};
use crate::i18n;
use crate::portal::Portal;
use crate::t;
use crate::ui::{Button, Combobox, Rank, Suggestion, TextArea, link};

/// The backend is asked when the typing rests.
const REST: Duration = Duration::from_millis(250);
/// Fewer letters find everything and nothing.
const LEAST: usize = 2;

/// How the search for a place stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Looking {
    /// Nothing is asked.
    Idle,
    /// The device is finding itself.
    Locating,
    /// It would not, and why.
    NotFound(Unfound),
    /// The backend gave no answer.
    Failed(Failure),
    /// The device may be at one of these.
    Near(Vec<Place>),
    /// The one chosen is somebody else's.
    Outside(Place),
}

/// What the page shows and does beside the draft.
#[derive(Clone, Copy)]
pub struct Search {
    /// What is typed into the search.
    pub words: RwSignal<String>,
    /// What fits it.
    pub fits: RwSignal<Vec<Place>>,
    /// How it stands.
    pub looking: RwSignal<Looking>,
    /// The typed words are to be looked up.
    pub on_type: Callback<String>,
    /// One that fits was chosen: it is given on, once it is known whose it is.
    pub on_find: Callback<(Place, Callback<Place>)>,
    /// Whose search it is, where its licence asks to say so.
    pub credit: StoredValue<Option<String>>,
    /// The device is to find itself. Where there is nothing to choose from, the place is given on.
    pub on_locate: Callback<Callback<Place>>,
    /// The map, and what is around.
    pub map: OnMap,
}

/// The page, live.
pub fn page(form: Form, way: Way) -> AnyView {
    let portal = Portal::here();
    let words = RwSignal::new(String::new());
    let fits = RwSignal::new(Vec::new());
    let looking = RwSignal::new(Looking::Idle);
    let on_type = Callback::new(move |typed: String| {
        words.set(typed.clone());
        if typed.trim().chars().count() < LEAST {
            fits.set(Vec::new());
            return;
        }
        spawn_local(async move {
            clock::wait(REST).await;
            let is_newest = || words.try_with_untracked(|words| *words == typed) == Some(true);
            if !is_newest() {
                return;
            }
            let answer = places::find(&portal, typed.clone()).await;
            if !is_newest() {
                return;
            }
            match answer {
                Ok(places) => {
                    looking.set(Looking::Idle);
                    fits.set(places);
                }
                Err(failure) => {
                    fits.set(Vec::new());
                    looking.set(Looking::Failed(failure));
                }
            }
        });
    });
    let on_locate = Callback::new(move |take: Callback<Place>| {
        looking.set(Looking::Locating);
        announce::politely(&t!("place-locating"));
        spawn_local(async move {
            let found = position::current().await;
            let here = found.as_ref().ok().and_then(|fix| Position::new(fix.lat, fix.long));
            let next = match found.map(|fix| (fix.accuracy_m, of_device(fix))) {
                Ok((within_m, Some(device))) => {
                    let near = places::soon(places::nearest(&portal, device.position)).await;
                    Looking::Near(device.called(within_m, near))
                }
                Ok((_, None)) => Looking::NotFound(Unfound::Unknown),
                Err(why) => Looking::NotFound(why),
            };
            // Where the device stands nowhere in particular the resident chooses, also among one.
            let stands =
                |only: &[Place]| only.len() == 1 && only.iter().any(|one| Some(one.position) == here);
            // The page may have been left meanwhile.
            match next {
                Looking::Near(mut only) if stands(&only) => {
                    if let Some(place) = only.pop() {
                        let _ = take.try_run(place);
                    }
                }
                next => {
                    let _ = looking.try_set(next);
                }
            }
            if looking.try_with_untracked(|looking| *looking != Looking::Idle) == Some(true) {
                focus::soon_to("place-found");
            }
        });
    });
    let on_find = Callback::new(move |(place, take): (Place, Callback<Place>)| {
        spawn_local(async move {
            let place = places::vouched(&portal, place).await;
            // The page may have been left before the backend answered.
            let _ = take.try_run(place);
        });
    });
    let (map, credit) = (OnMap::begin(&form), StoredValue::new(places::credit()));
    drawn(form, way, Search { words, fits, looking, on_type, on_find, credit, on_locate, map })
}

/// The page, from data alone.
pub fn drawn(form: Form, way: Way, search: Search) -> AnyView {
    let Search { words, fits, looking, on_type, on_find, credit, on_locate, map } = search;
    // The place that stands there without the thing that was pointed at.
    let before = StoredValue::new(None::<DraftChange>);
    let settled = move || {
        looking.set(Looking::Idle);
        map.open.set(false);
        map.none.set(false);
        focus::soon_to("place-change");
    };
    let took = {
        let form = form.clone();
        Callback::new(move |(change, name): (DraftChange, String)| {
            announce::politely(&t!("place-chosen", place = name));
            before.set_value(Some(change.clone()));
            form.change(&Field::Place, change);
            words.set(String::new());
            settled();
        })
    };
    let take = Callback::new(move |place: Place| {
        fits.set(Vec::new());
        if place.area == Area::Inside {
            let name = place.label.clone();
            took.run((DraftChange::Place(place), name));
        } else {
            announce::politely(&t!("place-outside", place = place.label.as_str()));
            looking.set(Looking::Outside(place));
        }
    });
    let suggestions =
        Signal::derive(move || fits.with(|fits| fits.iter().enumerate().map(suggestion).collect::<Vec<_>>()));
    let on_take = move |id: String| {
        let chosen =
            id.parse::<usize>().ok().and_then(|nth| fits.with_untracked(|fits| fits.get(nth).cloned()));
        if let Some(place) = chosen {
            on_find.run((place, take));
        }
    };
    let chosen = form.value(|draft| point(&draft.location).filter(|_| draft.location.position.is_some()));
    let problem = form.problem(Field::Place);
    let optional = form.service.location == LocationNeed::Optional;
    let drop_it = {
        let form = form.clone();
        Callback::new(move |()| {
            form.change(&Field::Place, DraftChange::NoPlace);
            before.set_value(None);
            map.assets.set(Vec::new());
            map.open.set(false);
            focus::soon_to("place");
        })
    };
    let pin = Callback::new(move |()| {
        spawn_local(async move {
            match map.take().await {
                Some(Taken::Ours { change, name }) => took.run((change, name)),
                Some(Taken::Elsewhere(place)) => {
                    take.run(place);
                    focus::soon_to("place-found");
                }
                None => (),
            }
        });
    });
    let point_at = {
        let form = form.clone();
        Callback::new(move |key: String| {
            let asset =
                map.assets.with_untracked(|assets| assets.iter().find(|one| one.id.as_str() == key).cloned());
            let Some(asset) = asset else { return };
            let location = form.writing.draft.with_untracked(|draft| draft.location.clone());
            let fresh = location.position.is_none();
            if location.asset.is_none() {
                let pinned = || map.at.get_untracked().map(DraftChange::Pin);
                before.update_value(|before| {
                    *before = before.take().or_else(|| placed(&location)).or_else(pinned);
                });
            }
            announce::politely(&t!("place-chosen", place = asset.label.as_str()));
            form.change(&Field::Place, DraftChange::Asset(asset));
            if fresh {
                settled();
            } else {
                map.none.set(false);
            }
        })
    };
    let none_of_them = {
        let form = form.clone();
        Callback::new(move |()| {
            let location = form.writing.draft.with_untracked(|draft| draft.location.clone());
            if location.asset.is_some() {
                let back = before.get_value().or_else(|| location.position.map(DraftChange::Pin));
                form.change(&Field::Place, back.unwrap_or(DraftChange::NoPlace));
            }
            map.none.set(true);
        })
    };
    let find = move || {
        match chosen.get() {
        Some(label) => view! {
            <section class="chosen" aria-labelledby="chosen-title">
                <h2 id="chosen-title" class="small soft">{t!("place-is")}</h2>
                <p class="chosen__name" dir="auto">{label}</p>
                <Button id="place-change" rank=Rank::Quiet on_press=drop_it>{t!("place-other")}</Button>
            </section>
        }
        .into_any(),
        None => view! {
            <Combobox id="place" label=t!("place-search") hint=t!("place-search-hint") value=words on_input=on_type
                suggestions=suggestions on_take=on_take problem=problem/>
            {credit.get_value().map(|credit| view! { <p class="small soft" dir="auto">{credit}</p> })}
            <div class="stack stack--tight">
                <p class="small soft" id="place-locate-about">{t!("place-locate-about")}</p>
                <Button rank=Rank::Quiet about="place-locate-about" on_press=move |()| on_locate.run(take)
                    busy=Signal::derive(move || looking.with(|looking| *looking == Looking::Locating))>
                    {t!("place-locate")}
                </Button>
            </div>
            <div id="place-found" tabindex="-1" class="stack">{move || found(looking.get(), take)}</div>
        }
        .into_any(),
    }
    };
    let typed = form.value(|draft| draft.location.words.clone().unwrap_or_default());
    let label = move || if chosen.with(Option::is_some) { t!("place-more") } else { t!("place-words") };
    let in_words = {
        let form = form.clone();
        move || {
            let form = form.clone();
            let optional = optional || chosen.with(Option::is_some);
            let say = move |text: String| form.change(&Field::Place, DraftChange::Words(text));
            view! {
                <TextArea id="place-words" label=label() hint=t!("place-words-hint") value=typed
                    on_input=say optional=optional limit=1000/>
            }
        }
    };
    let has = Memo::new(move |_| chosen.with(Option::is_some));
    // With a place the map is there for what can be pointed at.
    let offered =
        Memo::new(move |_| map.is_there() && (!has.get() || map.assets.with(|them| !them.is_empty())));
    let on_map = {
        let form = form.clone();
        move || {
            let (form, pinned) = (form.clone(), !has.get());
            offered.get().then(|| {
                let words = if pinned { t!("map-title") } else { t!("map-around") };
                on_map::behind(map, words, move || on_map::map(&form, map, pinned, pin, point_at))
            })
        }
    };
    let which = on_map::which(&form, map, point_at, none_of_them);
    let of_photo = photos::place_of(&form);
    view! { <StepPage form=form step=StepName::Place way=way>{of_photo}{find}{on_map}{which}{in_words}</StepPage> }
        .into_any()
}

/// The change that makes this location again, as far as it is a place or a point.
fn placed(location: &Location) -> Option<DraftChange> {
    let position = location.position?;
    Some(match (&location.place, &location.label) {
        (id, Some(label)) => DraftChange::Place(Place {
            id: id.clone(),
            label: label.clone(),
            detail: None,
            position,
            area: Area::Inside,
            distance_m: None,
        }),
        _ => DraftChange::Pin(position),
    })
}

/// What was chosen, in a line: its name, or that it is a point on the map.
pub fn point(location: &Location) -> Option<String> {
    location.label.clone().or_else(|| location.position.map(|_| t!("map-pinned")))
}

/// The position of the device as a place, however sure the device is of it; nothing where there is no such point. Whose it
/// is nobody has said yet: the report's answer does.
pub fn of_device(fix: Fix) -> Option<Place> {
    let position = Position::new(fix.lat, fix.long)?;
    let point = coordinates(position);
    let is_known = fix.accuracy_m.is_finite() && fix.accuracy_m > 0.0;
    let detail =
        if is_known { t!("place-within", point = point, count = fix.accuracy_m.ceil()) } else { point };
    let label = t!("place-device");
    Some(Place { id: None, label, detail: Some(detail), position, area: Area::Inside, distance_m: None })
}

/// A point that nobody could name: degrees north and east, to about a metre.
pub fn coordinates(position: Position) -> String {
    format!("{:.5}, {:.5}", position.lat(), position.long())
}

/// A place in a line.
pub fn whole(place: &Place) -> String {
    let parts: Vec<String> = Some(place.label.clone()).into_iter().chain(detail(place)).collect();
    i18n::in_a_row(&parts)
}

fn suggestion((nth, place): (usize, &Place)) -> Suggestion {
    Suggestion { id: nth.to_string(), name: place.label.clone(), detail: detail(place) }
}

/// Town, postcode, and how far it is, where that is known.
fn detail(place: &Place) -> Option<String> {
    let far = place.distance_m.map(|metres| t!("place-metres", count = metres.round()));
    let parts: Vec<String> = place.detail.iter().cloned().chain(far).collect();
    (!parts.is_empty()).then(|| i18n::in_a_row(&parts))
}

fn found(looking: Looking, take: Callback<Place>) -> AnyView {
    match looking {
        Looking::Idle => ().into_any(),
        Looking::Locating => view! { <p class="remote__wait">{t!("place-locating")}</p> }.into_any(),
        Looking::NotFound(Unfound::Refused) => note(t!("place-refused"), t!("place-refused-next")),
        Looking::NotFound(Unfound::Unknown) => note(t!("place-unknown"), t!("place-refused-next")),
        Looking::Failed(failure) => {
            let (title, _) = crate::ui::failure::words(&failure);
            note(title, t!("place-failed-next"))
        }
        Looking::Near(places) => {
            let rows = places.into_iter().map(|place| near(place, take)).collect_view();
            view! {
                <section class="stack stack--tight" aria-labelledby="near-title">
                    <h2 id="near-title">{t!("place-near")}</h2>
                    <ul class="near">{rows}</ul>
                </section>
            }
            .into_any()
        }
        Looking::Outside(place) => outside(&place, "outside-title"),
    }
}

fn near(place: Place, take: Callback<Place>) -> AnyView {
    let (name, detail) = (place.label.clone(), detail(&place));
    view! {
        <li>
            <button type="button" class="near__one" on:click=move |_| take.run(place.clone())>
                <b dir="auto">{name}</b>
                {detail.map(|detail| view! { <small dir="auto">{detail}</small> })}
            </button>
        </li>
    }
    .into_any()
}

fn note(title: String, next: String) -> AnyView {
    view! { <div class="notice notice--warning"><p><b>{title}</b></p><p>{next}</p></div> }.into_any()
}

/// Somebody else looks after it: who, and how to reach them. `id` is its heading's.
pub fn outside(place: &Place, id: &'static str) -> AnyView {
    let Area::Outside { responsible } = &place.area else { return ().into_any() };
    let title = t!("place-outside", place = place.label.as_str());
    let who = match responsible {
        None => {
            view! { <p>{t!("place-outside-unknown")}" "{link(crate::routes::CONTACT, t!("contact-all"))}</p> }
                .into_any()
        }
        Some(Responsible { name, phone, url }) => {
            let page = url.clone().filter(|url| is_web(url)).map(|url| {
                let shown = url.clone();
                view! { <p><a href=url rel="noreferrer" dir="ltr">{shown}</a></p> }
            });
            view! {
                <p>{t!("place-outside-who", name = name.as_str())}</p>
                {phone.as_deref().map(call)}
                {page}
            }
            .into_any()
        }
    };
    view! {
        <section class="notice notice--warning stopper" aria-labelledby=id>
            <h2 id=id dir="auto">{title}</h2>
            {who}
            <p class="soft">{t!("place-outside-next")}</p>
        </section>
    }
    .into_any()
}

/// A search that does nothing, for examples.
pub fn still(words: &str, looking: Looking) -> Search {
    Search {
        words: RwSignal::new(words.to_owned()),
        fits: RwSignal::new(Vec::new()),
        looking: RwSignal::new(looking),
        on_type: Callback::new(|_| ()),
        on_find: Callback::new(|_| ()),
        credit: StoredValue::new(None),
        on_locate: Callback::new(|_| ()),
        map: OnMap::still(None),
    }
}
