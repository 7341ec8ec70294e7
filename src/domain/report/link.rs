//! A link that starts a report: `/report?service=…&lat=…&long=…&place=…&text=…&case=…`.
//!
//! Anybody can write one. What it names is taken where it makes sense; the rest is left out without a word.

use super::place::Position;
use crate::id::{Reference, ServiceCode};

/// Most characters of each.
const MOST_TEXT: usize = 2000;
const MOST_PLACE: usize = 200;
const MOST_CODE: usize = 100;
const MOST_NUMBER: usize = 24;

/// What a link names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StartLink {
    /// What is reported to.
    pub service: Option<ServiceCode>,
    /// The point.
    pub position: Option<Position>,
    /// The place, in words.
    pub place: Option<String>,
    /// What happened.
    pub text: Option<String>,
    /// The case that it is about.
    pub case: Option<Reference>,
}

impl StartLink {
    /// Reads a link's values by their names.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let code = |name: &str| line(value(name)?, MOST_CODE);
        Self {
            service: code("service").and_then(|code| ServiceCode::parse(&code).ok()),
            position: degrees(value("lat"))
                .zip(degrees(value("long")))
                .and_then(|(lat, long)| Position::new(lat, long)),
            place: value("place").and_then(|place| line(place, MOST_PLACE)),
            text: value("text").and_then(text),
            case: code("case").and_then(|reference| Reference::parse(&reference).ok()),
        }
    }

    /// The values that make a link read as this again, in order.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let position = |read: fn(Position) -> f64| self.position.map(|position| read(position).to_string());
        [
            ("service", self.service.as_ref().map(ToString::to_string)),
            ("lat", position(Position::lat)),
            ("long", position(Position::long)),
            ("place", self.place.clone()),
            ("text", self.text.clone()),
            ("case", self.case.as_ref().map(ToString::to_string)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The same without its place: that is somebody else's.
    #[must_use]
    pub fn without_place(self) -> Self {
        Self { position: None, place: None, ..self }
    }

    /// Does it name nothing?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Degrees as people and maps write them: digits and a point, no `inf`, `NaN` or `1e9`.
fn degrees(value: Option<String>) -> Option<f64> {
    let value = value?;
    let value = value.trim();
    let plain = value.strip_prefix('-').unwrap_or(value);
    let fits = (1..=MOST_NUMBER).contains(&plain.len())
        && plain.chars().all(|c| c.is_ascii_digit() || c == '.')
        && plain.starts_with(|c: char| c.is_ascii_digit());
    if fits { value.parse().ok() } else { None }
}

/// One line without anything that cannot be seen.
fn line(value: String, most: usize) -> Option<String> {
    let value = value.trim();
    let fits = (1..=most).contains(&value.chars().count()) && !value.chars().any(hides);
    fits.then(|| value.to_owned())
}

/// Lines of text. What cannot be seen goes; what is too long is somebody's mistake, and is left out whole.
fn text(value: String) -> Option<String> {
    let shown: String = value.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !hides(*c)).collect();
    let shown = shown.trim();
    (1..=MOST_TEXT).contains(&shown.chars().count()).then(|| shown.to_owned())
}

/// Control characters, and marks that show a text in another order than it has.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests;
