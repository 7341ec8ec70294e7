//! What a photo says about itself (EXIF): where and when it was taken, and which way up it is. Read from the file as it came,
//! before it is cleaned.
//!
//! Any bytes may come: what makes no sense is not there, and nothing panics.

use super::place::Position;
use crate::{ClockTime, Day};
use exif::{Exif, In, Reader, Tag, Value};
use std::io::Cursor;

/// When a photo was taken, by the clock of the camera: it seldom knows in which zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The day.
    pub day: Day,
    /// The time on the clock.
    pub clock: ClockTime,
}

/// Which way up the stored picture is: how it has to be turned to be seen as it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation(u8);

/// What a photo says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PhotoFacts {
    /// Where it was taken.
    pub position: Option<Position>,
    /// When it was taken.
    pub taken: Option<Taken>,
    /// Which way up it is.
    pub orientation: Orientation,
}

impl Default for Orientation {
    fn default() -> Self {
        Self(1)
    }
}

impl Orientation {
    /// From EXIF's number, 1 to 8.
    pub fn new(number: u8) -> Option<Self> {
        (1..=8).contains(&number).then_some(Self(number))
    }

    /// EXIF's number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Quarter turns to the right that set it upright, after it was mirrored where it has to be.
    pub fn quarter_turns(self) -> u8 {
        match self.0 {
            3 | 4 => 2,
            6 | 7 => 1,
            5 | 8 => 3,
            _ => 0,
        }
    }

    /// Has it to be mirrored, left and right changed, before it is turned?
    pub fn mirrored(self) -> bool {
        matches!(self.0, 2 | 4 | 5 | 7)
    }

    /// Do width and height change places?
    pub fn swaps_sides(self) -> bool {
        self.0 > 4
    }
}

impl Taken {
    /// As a question for a day and time is answered: `2026-11-21T09:04`.
    pub fn answer(self) -> String {
        format!("{}T{}", self.day, self.clock)
    }
}

impl PhotoFacts {
    /// Reads what a file says about itself; what it does not say is not there.
    pub fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::new();
        reader.continue_on_error(true);
        let read = reader
            .read_from_container(&mut Cursor::new(bytes))
            // A photo with one odd entry still has the others.
            .or_else(|error| error.distill_partial_result(|_| {}));
        read.map(|exif| facts(&exif)).unwrap_or_default()
    }
}

fn facts(exif: &Exif) -> PhotoFacts {
    let orientation = exif
        .get_field(Tag::Orientation, In::PRIMARY)
        .and_then(|field| field.value.get_uint(0))
        .and_then(|number| u8::try_from(number).ok())
        .and_then(Orientation::new);
    PhotoFacts { position: position(exif), taken: taken(exif), orientation: orientation.unwrap_or_default() }
}

fn position(exif: &Exif) -> Option<Position> {
    let lat = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let long = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    // A camera that knows no place writes nought and nought.
    if lat == 0.0 && long == 0.0 {
        return None;
    }
    Position::new(lat, long)
}

/// Degrees, minutes and seconds on one side of nought. Without a side there is no telling where.
fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: u8) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let mut degrees = 0.0;
    for (part, unit) in parts.iter().zip([1.0, 60.0, 3600.0]) {
        // Seconds that are not known are nought over nought.
        let known = part.denom != 0;
        if !known && unit < 60.0 {
            return None;
        }
        degrees += if known { part.to_f64() / unit } else { 0.0 };
    }
    let side = ascii(exif, side)?;
    let side = side.bytes().next()?.to_ascii_uppercase();
    let known = parts.len() <= 3 && !parts.is_empty() && degrees.is_finite();
    let known = known && (side == negative || matches!(side, b'N' | b'E'));
    known.then_some(if side == negative { -degrees } else { degrees })
}

fn taken(exif: &Exif) -> Option<Taken> {
    let text = ascii(exif, Tag::DateTimeOriginal).or_else(|| ascii(exif, Tag::DateTimeDigitized))?;
    let (day, clock) = text.trim().split_once(' ')?;
    let mut parts = day.split(':');
    let day = Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let mut parts = clock.split(':');
    let clock = ClockTime::new(parts.next()?.trim().parse().ok()?, parts.next()?.trim().parse().ok()?);
    // Cameras that were never set say the year nought.
    day.ok().filter(|day| day.year() >= 1970).zip(clock.ok()).map(|(day, clock)| Taken { day, clock })
}

fn ascii(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    lines.first().map(|line| String::from_utf8_lossy(line).into_owned())
}

#[cfg(test)]
mod tests;
