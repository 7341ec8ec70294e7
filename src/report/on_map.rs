//! The place on a map: what is under the pin, and the council's own things around it, which can be pointed at. Everything
//! that the map shows is in a list too, so that it is never the only way.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::council::Capability;
use onedoor_domain::report::{Area, Asset, DraftChange, Place, Position};

use super::places;
use super::start::ask;
use super::writing::Form;
use crate::browser::map::{Mark, MarkKind};
use crate::browser::{announce, clock, page};
use crate::config::MapSettings;
use crate::i18n;
use crate::portal::Portal;
use crate::t;
use crate::ui::place_map::{Pin, PlaceMap};
use crate::ui::{Choice, Radios};

/// So many things are offered, the nearest first.
const MOST: usize = 12;
/// So long a place that is wanted waits for what is under the pin.
const PATIENCE: u32 = 30;
const GLANCE: Duration = Duration::from_millis(100);
/// The choice that is none of them.
const NONE: &str = "-";

/// What is under the pin.
#[derive(Clone, Debug, PartialEq)]
pub enum Under {
    /// It is looked up.
    Looking,
    /// This is nearest.
    Place(Place),
    /// Nothing that the backend knows.
    Nothing,
    /// The backend gave no answer.
    Unknown,
}

/// The map of the place step, and what is around.
#[derive(Clone, Copy)]
pub struct OnMap {
    /// What it is drawn from; without it there is no map.
    pub settings: StoredValue<Option<MapSettings>>,
    /// It is open.
    pub open: RwSignal<bool>,
    /// Where the pin has come to rest.
    pub at: RwSignal<Option<Position>>,
    /// What is under it.
    pub under: RwSignal<Under>,
    /// Things of the service around the place, the nearest first.
    pub assets: RwSignal<Vec<Asset>>,
    /// It is none of them, says the resident.
    pub none: RwSignal<bool>,
    /// The place under the pin is being taken.
    taking: StoredValue<bool>,
    /// The map has come to rest.
    pub on_rest: Callback<(f64, f64)>,
}

/// The place under the pin, once it is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// The council looks after it.
    Ours {
        /// What it does to the draft.
        change: DraftChange,
        /// What it is called.
        name: String,
    },
    /// Somebody else does.
    Elsewhere(Place),
}

impl OnMap {
    /// Live: asks the backend as the pin rests, and for what is around the place that was chosen.
    pub fn begin(form: &Form) -> Self {
        let portal = Portal::here();
        let kind = form.service.assets.clone();
        let known = RwSignal::new(Vec::new());
        let turn = StoredValue::new(0_u32);
        let around = move |at: Position| {
            let Some(kind) = kind.clone() else { return };
            let mine = turn.get_value() + 1;
            turn.set_value(mine);
            spawn_local(async move {
                let assets = ask(&portal, |gateway| {
                    let port = gateway.reports().filter(|_| gateway.capabilities.has(Capability::Assets));
                    port.map_or_else(
                        || Box::pin(std::future::ready(Ok(Vec::new()))) as _,
                        |port| port.assets(kind, at),
                    )
                });
                // Without an answer there is nothing to point at; the place is enough.
                let found: Vec<Asset> = assets.await.unwrap_or_default().into_iter().take(MOST).collect();
                // Only the newest answer counts.
                if turn.try_get_value() == Some(mine) {
                    known.set(found);
                }
            });
        };
        let map = Self { assets: known, ..Self::live(around.clone()) };
        // What is around a place that was chosen; a thing that was pointed at changes nothing around it.
        let draft = form.writing.draft;
        let chosen = Memo::new(move |_| {
            draft.with(|draft| draft.location.position.filter(|_| draft.location.asset.is_none()))
        });
        Effect::new(move |_| {
            portal.gateway();
            let known_already = draft.with_untracked(|draft| draft.location.asset.is_some());
            if let Some(at) = chosen.get().or_else(|| draft.with_untracked(|draft| draft.location.position))
                && !(known_already && known.with_untracked(|assets| !assets.is_empty()))
            {
                around(at);
            }
        });
        map
    }

    /// Live, with nothing around: for a place alone.
    pub fn alone() -> Self {
        Self::live(|_| ())
    }

    /// Says what is under the pin, wherever it rests.
    fn live(rested: impl Fn(Position) + Send + Sync + 'static) -> Self {
        let portal = Portal::here();
        let mut map = Self::still(page::settings().and_then(|json| MapSettings::parse(&json)));
        map.on_rest = Callback::new(move |(lat, long)| {
            let Some(at) = Position::new(lat, long) else { return };
            map.at.set(Some(at));
            map.under.set(Under::Looking);
            rested(at);
            spawn_local(async move {
                let near = places::nearest(&portal, at).await;
                // The pin may have gone on.
                if map.at.try_get_untracked() != Some(Some(at)) {
                    return;
                }
                let under = match near {
                    Ok(places) => places.into_iter().next().map_or(Under::Nothing, Under::Place),
                    Err(_) => Under::Unknown,
                };
                announce::politely(&under_words(&under));
                map.under.set(under);
            });
        });
        map
    }

    /// The place under the pin. While it is looked up this waits a little, so that nobody takes a place unseen that
    /// somebody else looks after. Nothing where the map has not rested, the page was left, or it is being taken already.
    pub async fn take(self) -> Option<Taken> {
        if self.taking.try_update_value(|taking| std::mem::replace(taking, true))? {
            return None;
        }
        for _ in 0..PATIENCE {
            if self.under.try_get_untracked()? != Under::Looking {
                break;
            }
            clock::wait(GLANCE).await;
        }
        self.taking.try_update_value(|taking| *taking = false)?;
        let at = self.at.try_get_untracked()??;
        Some(match self.under.try_get_untracked()? {
            Under::Place(place) if place.area == Area::Inside => {
                let name = place.label.clone();
                Taken::Ours { change: DraftChange::Place(Place { position: at, ..place }), name }
            }
            Under::Place(place) => Taken::Elsewhere(Place { position: at, ..place }),
            Under::Looking | Under::Nothing | Under::Unknown => {
                Taken::Ours { change: DraftChange::Pin(at), name: t!("map-pinned") }
            }
        })
    }

    /// One that does nothing, for examples.
    pub fn still(settings: Option<MapSettings>) -> Self {
        Self {
            settings: StoredValue::new(settings),
            open: RwSignal::new(false),
            at: RwSignal::new(None),
            under: RwSignal::new(Under::Looking),
            assets: RwSignal::new(Vec::new()),
            none: RwSignal::new(false),
            taking: StoredValue::new(false),
            on_rest: Callback::new(|_| ()),
        }
    }

    /// Is there a map?
    pub fn is_there(self) -> bool {
        self.settings.with_value(Option::is_some)
    }
}

/// What is under the pin, in words.
pub fn under_words(under: &Under) -> String {
    match under {
        Under::Looking => t!("map-looking"),
        Under::Place(place) => t!("map-under", place = super::place::whole(place)),
        Under::Nothing => t!("map-under-nothing"),
        Under::Unknown => t!("map-under-failed"),
    }
}

/// A letter that stands in the list and on the map.
pub fn sign(nth: usize) -> String {
    u8::try_from(nth)
        .ok()
        .filter(|nth| *nth < 26)
        .map_or_else(String::new, |nth| char::from(b'A' + nth).to_string())
}

/// The button that opens the map, and the map behind it. Nothing is fetched before that.
pub fn behind(map: OnMap, words: String, opened: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    view! {
        <button type="button" id="map-toggle" class="button button--quiet map-toggle"
            aria-expanded=move || if map.open.get() { "true" } else { "false" }
            on:click=move |_| map.open.update(|open| *open = !*open)>
            {words}
        </button>
        {move || map.open.get().then(&opened)}
    }
    .into_any()
}

/// The map, with the pin where a place is still to be chosen.
pub fn map(
    form: &Form,
    map: OnMap,
    pinned: bool,
    on_take: Callback<()>,
    on_asset: Callback<String>,
) -> AnyView {
    let Some(settings) = map.settings.get_value() else { return ().into_any() };
    let draft = form.writing.draft;
    let here = Memo::new(move |_| draft.with(|draft| draft.location.position));
    let asset = Memo::new(move |_| draft.with(|draft| draft.location.asset.clone()));
    let marks = Signal::derive(move || {
        let chosen = asset.get();
        let mut marks: Vec<Mark> = map.assets.with(|assets| {
            let marks = assets.iter().enumerate().map(|(nth, one)| Mark {
                key: one.id.to_string(),
                kind: MarkKind::Asset,
                sign: sign(nth),
                name: name(nth, one),
                at: (one.position.lat(), one.position.long()),
                chosen: chosen.as_ref() == Some(&one.id),
            });
            marks.collect()
        });
        if let Some(here) = here.get().filter(|_| !pinned && chosen.is_none()) {
            marks.push(self::here(here));
        }
        marks
    });
    let at = Signal::derive(move || here.get().map(|here| (here.lat(), here.long())));
    if pinned {
        let under = Signal::derive(move || Some(map.under.with(under_words)));
        let pin = Pin { under, on_rest: map.on_rest, on_take };
        view! { <PlaceMap settings=settings title=t!("map-title") at=at marks=marks on_mark=on_asset pin=pin/> }.into_any()
    } else {
        view! { <PlaceMap settings=settings title=t!("map-around") at=at marks=marks on_mark=on_asset/> }
            .into_any()
    }
}

/// The mark of the place that was chosen.
pub fn here(at: Position) -> Mark {
    Mark {
        key: "here".to_owned(),
        kind: MarkKind::Here,
        sign: "●".to_owned(),
        name: t!("map-here"),
        at: (at.lat(), at.long()),
        chosen: false,
    }
}

/// Its sign on the map, and its name, which may be written in the other direction.
pub fn signed(nth: usize, name: &str) -> String {
    t!("map-thing", sign = sign(nth), name = name)
}

fn name(nth: usize, asset: &Asset) -> String {
    let far = asset.distance_m.map(|metres| t!("place-metres", count = metres.round()));
    let parts: Vec<String> = Some(asset.label.clone()).into_iter().chain(far).collect();
    signed(nth, &i18n::in_a_row(&parts))
}

/// Which of them is it? Nothing where there is none.
pub fn which(
    form: &Form,
    map: OnMap,
    on_asset: Callback<String>,
    on_none: Callback<()>,
) -> impl IntoView + use<> {
    let asset = form.value(|draft| draft.location.asset.as_ref().map(ToString::to_string));
    let value = Signal::derive(move || {
        asset.get().unwrap_or_else(|| if map.none.get() { NONE.to_owned() } else { String::new() })
    });
    let choose =
        Callback::new(move |key: String| if key == NONE { on_none.run(()) } else { on_asset.run(key) });
    let choices = Memo::new(move |_| {
        map.assets.with(|assets| {
            let things = assets.iter().enumerate().map(|(nth, one)| {
                let choice = Choice::new(one.id.to_string(), name(nth, one));
                match &one.state {
                    Some(state) => choice.hint(state.clone()),
                    None => choice,
                }
            });
            things.chain(Some(Choice::new(NONE, t!("asset-none")))).collect::<Vec<_>>()
        })
    });
    move || {
        let choices = choices.get();
        (choices.len() > 1).then(|| {
            view! {
                <Radios id="asset" legend=t!("asset-which") hint=t!("asset-hint") choices=choices value=value on_choose=choose
                    optional=true/>
            }
        })
    }
}
