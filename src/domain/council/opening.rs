//! Is it open now, and until or from when? Holds the rule for weekly hours, days that differ and hours past
//! midnight. Times are the council's own clock; the caller knows the zone's offset.

use super::contact::{ContactKind, ContactPoint, Hours};
use crate::{ClockTime, Day, Timestamp};

/// Whether a contact point is open at a moment. Days and times are in the contact point's own zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open, and closes then.
    OpenUntil {
        /// The day it closes.
        day: Day,
        /// The time it closes.
        at: ClockTime,
    },
    /// Closed, and opens then.
    ClosedUntil {
        /// The day it opens.
        day: Day,
        /// The time it opens.
        at: ClockTime,
    },
    /// Closed, and no opening is known.
    Closed,
    /// Open day and night.
    Always,
    /// It has no hours (e-mail, post).
    NotApplicable,
}

/// How far ahead an opening is looked for, in days.
const AHEAD: i64 = 370;
const DAY_MINUTES: i64 = 24 * 60;

/// Minutes from midnight of the day that the question is about; the end is not part of it.
#[derive(Clone, Copy)]
struct Span {
    start: i64,
    end: i64,
}

impl ContactPoint {
    /// The state at `now`, where the council's clock stands `offset_minutes` east of UTC.
    pub fn opening(&self, now: Timestamp, offset_minutes: i16) -> Opening {
        if self.schedules.is_empty() && !self.open_without_hours() {
            return Opening::NotApplicable;
        }
        if self.schedules.is_empty() && self.exceptions.is_empty() {
            return Opening::Always;
        }
        let now = now.at_offset(offset_minutes);
        let today = now.day();
        let minute = i64::from(now.clock().minutes());
        let spans = self.spans(today);
        let next = spans.iter().find(|span| minute < span.end);
        match next {
            Some(span) if span.start <= minute && span.end >= AHEAD * DAY_MINUTES => Opening::Always,
            Some(span) if span.start <= minute => {
                let (day, at) = civil(today, span.end);
                Opening::OpenUntil { day, at }
            }
            Some(span) => {
                let (day, at) = civil(today, span.start);
                Opening::ClosedUntil { day, at }
            }
            None => Opening::Closed,
        }
    }

    fn open_without_hours(&self) -> bool {
        match self.kind {
            ContactKind::Phone
            | ContactKind::TextRelay
            | ContactKind::VideoRelay
            | ContactKind::Emergency => true,
            ContactKind::Email | ContactKind::Post | ContactKind::Desk | ContactKind::Other(_) => false,
        }
    }

    /// When it is open, from yesterday on, in order, with touching spans made one.
    fn spans(&self, today: Day) -> Vec<Span> {
        let mut all: Vec<Span> =
            (-1..=AHEAD).flat_map(|ahead| self.spans_of(today.plus_days(ahead), ahead)).collect();
        all.sort_by_key(|span| span.start);
        let mut joined: Vec<Span> = Vec::new();
        for span in all {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        joined
    }

    fn spans_of(&self, day: Day, ahead: i64) -> Vec<Span> {
        let midnight = ahead * DAY_MINUTES;
        let span = |hours: &Hours| {
            let (opens, closes) = (i64::from(hours.opens.minutes()), i64::from(hours.closes.minutes()));
            let closes = if closes <= opens { closes + DAY_MINUTES } else { closes };
            Span { start: midnight + opens, end: midnight + closes }
        };
        let differing: Vec<_> = self.exceptions.iter().filter(|one| one.date == day).collect();
        if !differing.is_empty() {
            return differing.iter().filter_map(|one| one.hours.as_ref()).map(span).collect();
        }
        if self.schedules.is_empty() {
            return vec![Span { start: midnight, end: midnight + DAY_MINUTES }];
        }
        let weekday = day.weekday();
        self.schedules.iter().filter(|one| one.days.contains(&weekday)).map(|one| span(&one.hours)).collect()
    }
}

fn civil(today: Day, minute: i64) -> (Day, ClockTime) {
    let clock = minute.rem_euclid(DAY_MINUTES);
    let part = |number: i64| u8::try_from(number).unwrap_or_default();
    let at = ClockTime::new(part(clock / 60), part(clock % 60)).unwrap_or(ClockTime::MIDNIGHT);
    (today.plus_days(minute.div_euclid(DAY_MINUTES)), at)
}

#[cfg(test)]
mod tests;
