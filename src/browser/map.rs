//! A map in the page. What draws it is `src/browser/map.js` with Leaflet, which the release keeps in a file of its own; it is
//! fetched here, and talked to in lines of text. `src/docs/decisions/009-map.md` says why.

use std::fmt::Write as _;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{document, window};
use crate::config::MapSettings;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Something of the council's.
    Asset,
    /// An open report.
    Report,
    /// The place that was chosen. It cannot be pressed.
    Here,
}

/// Something on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Stays the same for the same thing.
    pub key: String,
    /// What it stands for.
    pub kind: MarkKind,
    /// A letter or number in it, which a list beside the map has too.
    pub sign: String,
    /// Its name.
    pub name: String,
    /// Degrees north and east.
    pub at: (f64, f64),
    /// It is the one chosen.
    pub chosen: bool,
}

/// What the map says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It has come to rest with this in the middle.
    Rest((f64, f64)),
    /// A mark was pressed: its key.
    Pressed(String),
    /// How far one can still go.
    Zoom {
        /// One can go nearer.
        nearer: bool,
        /// One can go further away.
        further: bool,
    },
    /// No picture comes.
    Bare,
}

impl Said {
    fn parse(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let pair = || rest.split_once(' ');
        match word {
            "rest" => {
                let (lat, long) = pair()?;
                Some(Self::Rest((lat.parse().ok()?, long.parse().ok()?)))
            }
            "mark" => Some(Self::Pressed(rest.to_owned())),
            "zoom" => {
                pair().map(|(nearer, further)| Self::Zoom { nearer: nearer == "1", further: further == "1" })
            }
            "bare" => Some(Self::Bare),
            _ => None,
        }
    }
}

/// The map's code could not be fetched, or not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMap;

/// A map that stands in the page, until it is dropped.
pub struct Map {
    order: Function,
    _say: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Map {
    fn drop(&mut self) {
        self.tell("end");
    }
}

/// Fetches what draws a map, and begins one in the element with this id.
pub async fn begin(
    id: &str,
    settings: &MapSettings,
    mut said: impl FnMut(Said) + 'static,
) -> Result<Map, NoMap> {
    let (window, document) = (window().ok_or(NoMap)?, document().ok_or(NoMap)?);
    let frame = document.get_element_by_id(id).ok_or(NoMap)?;
    let open =
        Reflect::get(&window, &"openMap".into()).ok().and_then(|open| open.dyn_into::<Function>().ok());
    let MapSettings { tiles, format, tiles_to, centre: (lat, long), zoom, min_zoom, max_zoom, .. } = settings;
    let lines = format!("{tiles}\n{lat} {long} {zoom} {min_zoom} {max_zoom} {tiles_to}\n{format}");
    let say = Closure::<dyn FnMut(JsValue)>::new(move |line: JsValue| {
        if let Some(line) = line.as_string().and_then(|line| Said::parse(&line)) {
            said(line);
        }
    });
    let asked = open.ok_or(NoMap)?.call3(&JsValue::UNDEFINED, &frame, &lines.into(), say.as_ref());
    let promise = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()).ok_or(NoMap)?;
    let order = JsFuture::from(promise).await.ok().and_then(|order| order.dyn_into::<Function>().ok());
    Ok(Map { order: order.ok_or(NoMap)?, _say: say })
}

impl Map {
    /// Puts a place into the middle, at least so near.
    pub fn look(&self, (lat, long): (f64, f64), zoom: u32) {
        self.tell(&format!("look {lat} {long} {zoom}"));
    }

    /// Moves by steps: east and south.
    pub fn step(&self, east: i8, south: i8) {
        self.tell(&format!("step {east} {south}"));
    }

    /// Goes nearer, or further away.
    pub fn zoom(&self, by: i8) {
        self.tell(&format!("zoom {by}"));
    }

    /// One finger moves the map, and not the page.
    pub fn free(&self, on: bool) {
        self.tell(if on { "free 1" } else { "free 0" });
    }

    /// Shows these things and no others.
    pub fn marks(&self, marks: &[Mark]) {
        self.tell(&lines(marks));
    }

    fn tell(&self, line: &str) {
        // What it throws stands in the browser's console; the page goes on without that move.
        let _ = self.order.call1(&JsValue::UNDEFINED, &line.into());
    }
}

/// The order that shows these marks.
fn lines(marks: &[Mark]) -> String {
    let one_line = |text: &str| text.split(char::is_control).collect::<Vec<_>>().join(" ");
    marks.iter().fold("marks".to_owned(), |mut lines, mark| {
        let kind = match mark.kind {
            MarkKind::Asset => "asset",
            MarkKind::Report => "report",
            MarkKind::Here => "here",
        };
        let (key, sign, name) = (one_line(&mark.key), one_line(&mark.sign), one_line(&mark.name));
        let ((lat, long), chosen) = (mark.at, u8::from(mark.chosen));
        let _ = write!(lines, "\n{key}\t{kind}\t{chosen}\t{lat}\t{long}\t{sign}\t{name}");
        lines
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_map_says_is_read_and_nonsense_is_not() {
        for (line, said) in [
            ("rest 52.400000 -4.080000", Some(Said::Rest((52.4, -4.08)))),
            ("mark lamp 14", Some(Said::Pressed("lamp 14".to_owned()))),
            ("zoom 1 0", Some(Said::Zoom { nearer: true, further: false })),
            ("bare", Some(Said::Bare)),
            ("rest 52.4", None),
            ("rest north west", None),
            ("", None),
        ] {
            assert_eq!(Said::parse(line), said, "{line}");
        }
    }

    #[test]
    fn a_name_never_begins_a_line_of_its_own() {
        let mark = Mark {
            key: "1".to_owned(),
            kind: MarkKind::Asset,
            sign: "1".to_owned(),
            name: "Lamp\t14\nend".to_owned(),
            at: (52.4, -4.08),
            chosen: true,
        };
        assert_eq!(lines(&[mark]), "marks\n1\tasset\t1\t52.4\t-4.08\t1\tLamp 14 end");
    }
}
