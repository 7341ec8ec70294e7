//! When things happen in the demo council: office hours, and a clock that only goes forward and never past the anchor.

use jiff::civil::Weekday;
use jiff::{ToSpan, Zoned};

use crate::clock::{self, HOUR, MINUTE, Millis};

/// Half past eight, in minutes of the day.
const OPENS: i64 = 8 * 60 + 30;
/// Until five.
const OPEN_FOR: i64 = 8 * 60 + 30;

/// The start of the council's day that `now` lies in: everything seeded happened before it.
pub fn anchor(now: Millis) -> Millis {
    let local = clock::local(now);
    local.start_of_day().map_or(now, |start| start.timestamp().as_millisecond())
}

/// The instant `days` days from `at` on the council's calendar, at the same time of day.
pub fn days_from(at: Millis, days: i64) -> Millis {
    clock::local(at).checked_add(days.days()).map_or(at, |day| day.timestamp().as_millisecond())
}

/// A moment near `at` when somebody is at work: a weekend becomes the next Monday, a night an hour of that day.
pub fn office(at: Millis) -> Millis {
    let local = clock::local(at);
    let days = match local.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    let minute = if (OPENS..OPENS + OPEN_FOR).contains(&minute) { minute } else { OPENS + minute % OPEN_FOR };
    moved(&local, days, minute).unwrap_or(at)
}

/// When something that came in at about `at` by this channel was noted: by whoever took the call, opened the letter or
/// stood at the desk; otherwise at an hour when people are up.
pub fn came_in(at: Millis, channel: &str, anchor: Millis) -> Millis {
    let local = clock::local(at);
    let taken = match channel {
        "phone" | "post" | "desk" => office(at),
        _ if local.hour() < 7 => at + 9 * HOUR,
        _ => at,
    };
    if taken < anchor - HOUR { taken } else { at }
}

fn moved(local: &Zoned, days: i64, minute: i64) -> Option<Millis> {
    let day = local.date().checked_add(days.days()).ok()?;
    let time = day.at(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, local.second(), 0);
    Some(time.to_zoned(local.time_zone().clone()).ok()?.timestamp().as_millisecond())
}

/// A clock for one case.
#[derive(Clone, Copy, Debug)]
pub struct Hands {
    now: Millis,
    last: Millis,
}

impl Hands {
    /// Starts at `start` and never reaches `anchor`.
    pub fn new(start: Millis, anchor: Millis) -> Self {
        let last = anchor - MINUTE;
        Self { now: start.min(last), last }
    }

    /// Now.
    pub fn now(&self) -> Millis {
        self.now
    }

    /// Moves to about `at`, by somebody at work.
    pub fn at_work(&mut self, at: Millis) -> Millis {
        let wished = office(at);
        let next = if wished < self.now + 40 * MINUTE { office(self.now + 65 * MINUTE) } else { wished };
        self.at_any_hour(next)
    }

    /// Moves to about `at`, at whatever hour.
    pub fn at_any_hour(&mut self, at: Millis) -> Millis {
        self.now = at.max(self.now + 7 * MINUTE).min(self.last).max(self.now);
        self.now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{parse_rfc3339, rfc3339};

    fn at(text: &str) -> Millis {
        parse_rfc3339(text).unwrap()
    }

    #[test]
    fn the_anchor_is_midnight_on_the_councils_clock() {
        let check = |now: &str, want: &str| assert_eq!(rfc3339(anchor(at(now))), want);
        check("2026-11-21T20:41:07Z", "2026-11-21T00:00:00+00:00");
        check("2026-07-01T23:30:00Z", "2026-07-02T00:00:00+01:00");
    }

    #[test]
    fn nobody_works_at_night_or_at_weekends() {
        let check = |now: &str, want: &str| assert_eq!(rfc3339(office(at(now))), want);
        check("2026-11-20T10:15:00Z", "2026-11-20T10:15:00+00:00");
        check("2026-11-20T03:00:00Z", "2026-11-20T11:30:00+00:00");
        check("2026-11-21T10:15:00Z", "2026-11-23T10:15:00+00:00");
        check("2026-11-22T10:15:00Z", "2026-11-23T10:15:00+00:00");
    }

    #[test]
    fn a_cases_clock_goes_forward_and_stops_before_the_anchor() {
        let end = at("2026-11-21T00:00:00Z");
        let mut hands = Hands::new(end - 3 * HOUR, end);
        assert!(hands.at_any_hour(end - 9 * HOUR) > end - 3 * HOUR);
        assert_eq!(hands.at_work(end + HOUR), end - MINUTE);
        assert_eq!(hands.at_work(end + HOUR), end - MINUTE);
    }
}
