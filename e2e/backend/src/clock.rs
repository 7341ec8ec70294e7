//! Times: kept as milliseconds since 1970 in UTC, shown as RFC 3339 with the council's offset.
//!
//! Not here: opening hours (they belong to contact points and chat).

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Unit};

use crate::language::{Lang, Words};

/// The council's time zone (IANA).
pub const ZONE: &str = "Europe/London";

/// Milliseconds since 1970 in UTC, as the database keeps them.
pub type Millis = i64;

/// A second, a minute, an hour, a day in [`Millis`].
pub const SECOND: Millis = 1_000;
/// A minute.
pub const MINUTE: Millis = 60 * SECOND;
/// An hour.
pub const HOUR: Millis = 60 * MINUTE;
/// A day of 24 hours.
pub const DAY: Millis = 24 * HOUR;

/// Now.
pub fn now() -> Millis {
    Timestamp::now().as_millisecond()
}

/// The council's time zone.
pub fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// The moment on the council's clock.
pub fn local(at: Millis) -> jiff::Zoned {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone())
}

/// RFC 3339 with an offset, to the second: `2026-11-21T09:42:00+00:00`.
pub fn rfc3339(at: Millis) -> String {
    let local = local(at);
    let local = local.round(Unit::Second).unwrap_or(local);
    local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Reads an RFC 3339 time with an offset.
pub fn parse_rfc3339(text: &str) -> Option<Millis> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// The day on the council's calendar: `2026-11-21`.
pub fn day(at: Millis) -> String {
    local(at).date().to_string()
}

/// Reads `YYYY-MM-DD`.
pub fn parse_day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// The day `days` working days (Monday to Friday) after `at`.
pub fn working_day_after(at: Millis, days: u32) -> String {
    let mut date = local(at).date();
    let mut left = days;
    while left > 0 {
        date = date.checked_add(1.day()).unwrap_or(date);
        if !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    date.to_string()
}

/// A day as it is said in a sentence: `25 November 2026`.
pub fn spoken_day(date: Date, lang: Lang) -> String {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const CY: [&str; 12] = [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ];
    const AR: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    let months = match lang {
        Lang::En => EN,
        Lang::Cy => CY,
        Lang::Ar => AR,
    };
    let month = usize::try_from(date.month() - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or("");
    format!("{} {month} {}", date.day(), date.year())
}

/// A day as it is said in every language.
pub fn spoken_day_words(date: Date) -> Words {
    Words::new(spoken_day(date, Lang::En), spoken_day(date, Lang::Cy), spoken_day(date, Lang::Ar))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_with_the_offset_of_its_season() {
        let check = |text: &str| assert_eq!(rfc3339(parse_rfc3339(text).unwrap()), text);
        check("2026-11-21T09:42:00+00:00");
        check("2026-05-02T10:00:00+01:00");
    }

    #[test]
    fn working_days_step_over_weekends() {
        let friday = parse_rfc3339("2026-11-20T18:31:00Z").unwrap();
        assert_eq!(working_day_after(friday, 0), "2026-11-20");
        assert_eq!(working_day_after(friday, 1), "2026-11-23");
        assert_eq!(working_day_after(friday, 5), "2026-11-27");
    }
}
