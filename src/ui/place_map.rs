//! A map, and everything that can be done with it by hand, by key and by ear. The pin stands in the middle and the map moves
//! under it, so that one way of moving does for all: arrow keys, buttons, a mouse, two fingers, a tap.
//!
//! Access: the map takes the focus and the arrow keys (`role="application"`); the buttons below do the same without it. What
//! is under the pin is said when the map has come to rest. Marks are buttons with names, and whoever uses this part lists
//! the same things beside it. One finger scrolls the page, unless the reader says otherwise. What cannot be fetched is said,
//! with the ways that are left.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, Example, Glyph, Icon, Rank};
use crate::browser::map::{self, Map, Mark, MarkKind, Said};
use crate::browser::{HERE, announce, focus, page};
use crate::config::MapSettings;
use crate::t;

/// The id of what takes the arrow keys.
pub const VIEW: &str = "map-view";

/// How near one looks at a place.
const NEAR: u32 = 17;

/// How the map stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It is being fetched.
    Coming,
    /// It is there.
    Here,
    /// It is there, without its picture.
    Bare,
    /// It could not be fetched.
    Lost,
}

/// A pin, for choosing a place.
#[derive(Clone, Copy)]
pub struct Pin {
    /// What is under it, in words.
    pub under: Signal<Option<String>>,
    /// The map has come to rest with this under the pin: degrees north and east.
    pub on_rest: Callback<(f64, f64)>,
    /// The place under the pin is wanted.
    pub on_take: Callback<()>,
}

/// The map.
#[component]
pub fn PlaceMap(
    /// What it is drawn from.
    settings: MapSettings,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What is in the middle at first, and again whenever it changes; else the middle of the council's area.
    #[prop(into, default = Signal::from(None))]
    at: Signal<Option<(f64, f64)>>,
    /// What is shown on it.
    #[prop(into, default = Signal::from(Vec::new()))]
    marks: Signal<Vec<Mark>>,
    /// A mark was pressed: its key.
    #[prop(into, default = Callback::new(|_: String| ()))]
    on_mark: Callback<String>,
    /// The pin, where a place is chosen.
    #[prop(optional)]
    pin: Option<Pin>,
    /// What to do where it cannot be fetched.
    #[prop(into, default = t!("map-lost-next"))]
    lost_next: String,
    /// An example shows this, and fetches nothing.
    #[prop(default = None)]
    shows: Option<Stands>,
) -> impl IntoView {
    let stands = RwSignal::new(shows.unwrap_or(Stands::Coming));
    let reach = RwSignal::new((true, true));
    let free = RwSignal::new(false);
    let held = StoredValue::new_local(None::<Map>);
    let credit = settings.attribution.clone();
    let said = move |said: Said| match said {
        Said::Rest(at) => {
            if let Some(pin) = pin {
                let _ = pin.on_rest.try_run(at);
            }
        }
        Said::Pressed(key) => {
            let _ = on_mark.try_run(key);
        }
        Said::Zoom { nearer, further } => {
            let _ = reach.try_set((nearer, further));
        }
        Said::Bare => {
            if stands.try_set(Stands::Bare).is_none() {
                announce::politely(&t!("map-bare"));
            }
        }
    };
    let begin = move || {
        let settings = settings.clone();
        let _ = stands.try_set(Stands::Coming);
        let fetch = async move {
            let begun = map::begin(VIEW, &settings, said).await;
            // The page may have been left; then the map ends here.
            if stands.try_get_untracked().is_none() {
                return;
            }
            let Ok(map) = begun else {
                stands.set(Stands::Lost);
                announce::politely(&t!("map-lost"));
                return;
            };
            at.with_untracked(|at| {
                if let Some(at) = at {
                    map.look(*at, NEAR);
                }
            });
            marks.with_untracked(|marks| map.marks(marks));
            held.set_value(Some(map));
            stands.update(|stands| {
                if *stands == Stands::Coming {
                    *stands = Stands::Here;
                }
            });
            if pin.is_some() {
                focus::to(VIEW);
            }
        };
        // What it is begun in must stand in the page.
        focus::soon(move || spawn_local(fetch));
    };
    if HERE && shows.is_none() {
        begin();
    }
    let with_map = move |act: &dyn Fn(&Map)| {
        held.with_value(|map| {
            if let Some(map) = map {
                act(map);
            }
        });
    };
    Effect::new(move |before: Option<Option<(f64, f64)>>| {
        let now = at.get();
        if let (Some(before), Some(now)) = (before, now)
            && before != Some(now)
        {
            with_map(&|map| map.look(now, NEAR));
        }
        now
    });
    Effect::new(move |_| marks.with(|marks| with_map(&|map| map.marks(marks))));

    let has_pin = pin.is_some();
    let zoom = move |by: i8| {
        let words = if by > 0 { t!("map-nearer") } else { t!("map-further") };
        let sign = if by > 0 { "+" } else { "−" };
        let end = Signal::derive(move || {
            let (nearer, further) = reach.get();
            if by > 0 { !nearer } else { !further }
        });
        view! {
            <Button rank=Rank::Quiet busy=end on_press=move |()| with_map(&|map| map.zoom(by))>
                <span aria-hidden="true">{sign}</span>{words}
            </Button>
        }
    };
    let step = move |words: String, sign: &'static str, east: i8, south: i8| {
        view! {
            <Button rank=Rank::Quiet on_press=move |()| with_map(&|map| map.step(east, south))>
                <span aria-hidden="true">{sign}</span>{words}
            </Button>
        }
    };
    let steps = move || {
        view! {
            <div class="row" role="group" aria-label=t!("map-move")>
                {step(t!("map-north"), "↑", 0, -1)}
                {step(t!("map-south"), "↓", 0, 1)}
                {step(t!("map-west"), "←", -1, 0)}
                {step(t!("map-east"), "→", 1, 0)}
            </div>
        }
    };
    let finger = move |_| {
        let on = !free.get_untracked();
        free.set(on);
        with_map(&|map| map.free(on));
    };
    let again = Callback::new(move |()| begin());
    let there = Memo::new(move |_| matches!(stands.get(), Stands::Here | Stands::Bare));
    let state = move || match stands.get() {
        Stands::Here => ().into_any(),
        Stands::Coming => view! { <p class="remote__wait">{t!("map-coming")}</p> }.into_any(),
        Stands::Bare => view! { <p class="notice notice--warning">{t!("map-bare")}</p> }.into_any(),
        Stands::Lost => view! {
            <div class="notice notice--warning">
                <p><b>{t!("map-lost")}</b></p>
                <p>{lost_next.clone()}</p>
                <Button rank=Rank::Quiet on_press=move |()| again.run(())>{t!("map-again")}</Button>
            </div>
        }
        .into_any(),
    };
    // Their looks come with the map.
    let over = move || {
        let credit = credit.clone();
        there.get().then(|| {
            view! {
                {has_pin.then(|| view! { <Glyph icon=Icon::Place class="map__pin"/> })}
                <p class="map__credit" dir="auto">{credit}</p>
            }
        })
    };
    // It stays while the map is fetched, because the map is begun in it; and it is not drawn anew, which would take the focus.
    let lost = Memo::new(move |_| stands.get() == Stands::Lost);
    let frame = move || {
        let over = over.clone();
        (!lost.get()).then(|| {
            view! {
                <div class="map__frame">
                    <div
                        id=VIEW class="map__view" dir="ltr" role="application" tabindex="0"
                        aria-label=t!("map-name")
                        aria-describedby=if has_pin { "map-under map-keys" } else { "map-keys" }
                    ></div>
                    {over}
                </div>
                <p id="map-keys" class="small soft">{t!("map-keys")}</p>
            }
        })
    };
    let tools = move || {
        there.get().then(|| {
            view! {
                <div class="map__tools">
                    <div class="row">{zoom(1)}{zoom(-1)}</div>
                    {has_pin.then(steps)}
                    <button type="button" class="button button--quiet button--small map__finger"
                        aria-pressed=move || if free.get() { "true" } else { "false" } on:click=finger>
                        {t!("map-finger")}
                    </button>
                </div>
            }
        })
    };
    let under = pin.map(|pin| {
        move || {
            there.get().then(|| {
                view! {
                    <p id="map-under" class="map__under" dir="auto">{move || pin.under.get().unwrap_or_else(|| t!("map-looking"))}</p>
                    <Button id="map-take" on_press=move |()| pin.on_take.run(())>{t!("map-take")}</Button>
                }
            })
        }
    });
    view! {
        <section class="map stack" aria-labelledby="map-title">
            <h2 id="map-title">{title}</h2>
            {state}
            {frame}
            {tools}
            {under}
        </section>
    }
    .into_any()
}

/// In a browser the map of an example is a real one, unless it stays in a state that passes.
fn example(stands: Stands, pinned: bool) -> AnyView {
    let passes = matches!(stands, Stands::Coming | Stands::Lost);
    let shows = (passes || !HERE).then_some(stands);
    let ours = page::settings().and_then(|json| MapSettings::parse(&json)).filter(|_| stands == Stands::Here);
    let settings = ours.unwrap_or_else(|| MapSettings {
        tiles: "/no-such-map/{z}/{x}/{y}.png".to_owned(),
        format: String::new(),
        tiles_to: 0,
        attribution: "© Aberwen Council".to_owned(),
        centre: (52.4, -4.08),
        zoom: 14,
        min_zoom: 12,
        max_zoom: 19,
    });
    let centre = settings.centre;
    let mark = |key: &str, kind, name: &str| Mark {
        key: key.to_owned(),
        kind,
        sign: key.to_owned(),
        name: format!("{key}. {name}"),
        at: centre,
        chosen: false,
    };
    let marks =
        vec![mark("1", MarkKind::Asset, "Lamp 14, 20 metres away"), mark("2", MarkKind::Report, "AB-4821")];
    let title = t!("map-title");
    if pinned {
        let pin = Pin {
            under: Signal::stored(Some(t!("map-under", place = "Heol y Bont, Aberwen"))),
            on_rest: Callback::new(|_| ()),
            on_take: Callback::new(|()| ()),
        };
        view! { <PlaceMap settings=settings title=title marks=Signal::stored(marks) pin=pin shows=shows/> }
            .into_any()
    } else {
        view! { <PlaceMap settings=settings title=title marks=Signal::stored(marks) shows=shows/> }.into_any()
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("map", "coming", || example(Stands::Coming, true)),
    Example::new("map", "pin", || example(Stands::Here, true)),
    Example::new("map", "marks", || example(Stands::Here, false)),
    Example::new("map", "bare", || example(Stands::Bare, true)),
    Example::new("map", "lost", || example(Stands::Lost, true)),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(state: &str) -> String {
        let Some(example) = EXAMPLES.iter().find(|each| each.state == state) else { return String::new() };
        Owner::new().with(|| (example.draw)().to_html())
    }

    #[test]
    fn every_way_of_moving_has_a_button_and_the_map_says_what_is_under_the_pin() {
        let html = html("pin");
        for part in [
            "role=\"application\"",
            "aria-describedby=\"map-under map-keys\"",
            "Heol y Bont",
            "© Aberwen Council",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert_eq!(html.matches("<button").count(), 8, "{html}");
    }

    #[test]
    fn a_map_that_could_not_be_fetched_takes_no_focus_and_offers_another_try() {
        let html = html("lost");
        assert!(!html.contains("application") && html.contains("<button"), "{html}");
    }
}
