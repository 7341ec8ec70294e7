//! Days, times and lists in the reader's words: “Tuesday 25 November”, “9.04am”, “tomorrow, 2pm”.
//!
//! The words are ours, in `locales/*/calendar.ftl`: Chromium's `Intl` has no Welsh dates, and none writes “9.04am”.
//! Moments are told by the council's clock, wherever the reader's device is. Welsh days are not mutated here: a
//! sentence puts them where no mutation is wanted.

use std::cell::RefCell;

use onedoor_domain::{ClockTime, Day, Timestamp, Weekday};

use crate::browser::clock;
use crate::t;

thread_local! {
    static ZONE: RefCell<String> = RefCell::new("Europe/London".to_owned());
}

/// From now on moments are told in this zone (an IANA name): the council's.
pub fn tell_in_zone(zone: &str) {
    ZONE.with_borrow_mut(|held| zone.clone_into(held));
}

/// The moment as the council's clock shows it.
pub fn local(moment: Timestamp) -> Timestamp {
    let offset = ZONE.with_borrow(|zone| clock::zone_offset_minutes(zone, moment.millis()));
    moment.at_offset(offset)
}

/// Now, by the device's clock, as the council's clock would show it.
pub fn now() -> Timestamp {
    local(Timestamp::from_millis(clock::now_millis(), 0))
}

/// “Tuesday”.
pub fn weekday(weekday: Weekday) -> String {
    t!("calendar-weekday", weekday = weekday as u8 + 1)
}

/// The day's name: “Tuesday”.
pub fn weekday_of(day: Day) -> String {
    weekday(day.weekday())
}

/// “Tuesday 25 November”, with the year when it is not this year's.
pub fn day(day: Day) -> String {
    day_seen_from(day, now().day())
}

/// “Tuesday 25 November 2026”, for receipts and paper.
pub fn day_in_full(day: Day) -> String {
    t!(
        "calendar-day-and-year",
        weekday = day.weekday() as u8 + 1,
        day = day.day(),
        month = day.month(),
        year = day.year().to_string(),
    )
}

/// “today”, “tomorrow” or “yesterday” where it is, else as [`day`].
pub fn day_nearby(day: Day) -> String {
    nearby(day, now().day())
}

/// The time of a moment: “9.04am”.
pub fn clock(moment: Timestamp) -> String {
    clock_time(local(moment).clock())
}

/// “9.04am”, “5pm”, “midday”.
pub fn clock_time(at: ClockTime) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    let half = if hour < 12 { "am" } else { "pm" };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    match (hour, minute) {
        (0, 0) => t!("calendar-midnight"),
        (12, 0) => t!("calendar-midday"),
        (_, 0) => t!("calendar-clock-full-hour", half = half, hour = twelve),
        _ => t!("calendar-clock", half = half, hour = twelve, minute = format!("{minute:02}")),
    }
}

/// “today, 9.04am”, “Tuesday 25 November, 2pm”.
pub fn moment(moment: Timestamp) -> String {
    let moment = local(moment);
    t!("calendar-moment", day = nearby(moment.day(), now().day()), time = clock_time(moment.clock()))
}

/// “Tuesday 25 November 2026, 2pm”, for receipts and paper.
pub fn moment_in_full(moment: Timestamp) -> String {
    let moment = local(moment);
    t!("calendar-moment", day = day_in_full(moment.day()), time = clock_time(moment.clock()))
}

/// “roads, bins and lights”.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    let Some((last, before)) = items.split_last() else { return String::new() };
    let row = before.iter().map(|item| item.as_ref().to_owned());
    match row.reduce(|first, second| t!("calendar-row", first = first, second = second)) {
        Some(first) => t!("calendar-pair", first = first, second = last.as_ref()),
        None => last.as_ref().to_owned(),
    }
}

fn day_seen_from(day: Day, today: Day) -> String {
    if day.year() == today.year() {
        t!("calendar-day", weekday = day.weekday() as u8 + 1, day = day.day(), month = day.month())
    } else {
        day_in_full(day)
    }
}

fn nearby(day: Day, today: Day) -> String {
    match today.days_until(day) {
        0 => t!("calendar-today"),
        1 => t!("calendar-tomorrow"),
        -1 => t!("calendar-yesterday"),
        _ => day_seen_from(day, today),
    }
}

#[cfg(test)]
mod tests;
