//! Times against a table, and against themselves.

use super::*;
use proptest::prelude::*;

fn check(text: &str, millis: i64, day: &str, clock: &str) {
    let time = Timestamp::parse(text).unwrap();
    assert_eq!(
        (time.millis(), time.day().to_string().as_str(), time.clock().to_string().as_str()),
        (millis, day, clock),
        "{text}"
    );
}

#[test]
fn moments() {
    check("1970-01-01T00:00:00Z", 0, "1970-01-01", "00:00");
    check("2026-11-21T09:42:00+00:00", 1_795_254_120_000, "2026-11-21", "09:42");
    check("2026-05-02T10:00:00+01:00", 1_777_712_400_000, "2026-05-02", "10:00");
    check("2000-02-29t23:59:60.5-00:30", 951_870_599_500, "2000-02-29", "23:59");
    check("1969-12-31T23:59:59.999Z", -1, "1969-12-31", "23:59");
}

#[test]
fn not_moments() {
    for bad in [
        "",
        "2026-11-21",
        "2026-11-21T09:42:00",
        "2026-11-21T09:42Z",
        "2026-02-29T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "2026-11-21T09:42:61Z",
        "2026-11-21T09:42:00.Z",
        "2026-11-21T09:42:00Z ",
        "2026-11-21T09:42:00+24:00",
        "é026-11-21",
        "２026-11-21T09:42:00Z",
        "-026-11-21T09:42:00Z",
    ] {
        assert_eq!(Timestamp::parse(bad), Err(BadTime), "{bad}");
    }
    for bad in ["24:00", "9:00", "09:60", "0900", "09:00:00", ""] {
        assert_eq!(ClockTime::parse(bad), Err(BadTime), "{bad}");
    }
    for bad in ["2026-13-01", "2026-00-01", "2026-04-31", "1900-02-29", "2026-1-1"] {
        assert_eq!(Day::parse(bad), Err(BadTime), "{bad}");
    }
}

#[test]
fn weekdays() {
    for (day, weekday) in [
        ("2026-11-21", Weekday::Sat),
        ("2000-01-01", Weekday::Sat),
        ("1970-01-01", Weekday::Thu),
        ("1600-02-29", Weekday::Tue),
    ] {
        assert_eq!(Day::parse(day).unwrap().weekday(), weekday, "{day}");
    }
    assert_eq!(Weekday::parse("sun"), Ok(Weekday::Sun));
    assert_eq!(Weekday::parse("Sun"), Err(BadTime));
}

#[test]
fn the_moment_a_clock_shows() {
    let day = Day::parse("2026-11-21").unwrap();
    let eight = ClockTime::parse("08:30").unwrap();
    assert_eq!(day.at(eight, 60).to_string(), "2026-11-21T08:30:00+01:00");
}

proptest! {
    #[test]
    fn a_moment_survives_writing_and_reading(millis in -60_000_000_000_000_i64..250_000_000_000_000, offset in -1439_i16..=1439) {
        let time = Timestamp::from_millis(millis, offset);
        prop_assert_eq!(Timestamp::parse(&time.to_string()), Ok(time));
    }

    #[test]
    fn a_day_survives_its_number(number in -719_528_i64..2_932_897) {
        let day = Day::from_number(number);
        prop_assert_eq!(day.number(), number);
        prop_assert_eq!(Day::new(day.year(), day.month(), day.day()), Ok(day));
        prop_assert_eq!(Day::parse(&day.to_string()), Ok(day));
        if number < 2_932_896 {
            let next = day.plus_days(1);
            prop_assert!(next > day);
            prop_assert_eq!(day.days_until(next), 1);
            prop_assert_eq!((day.weekday() as u8 + 1) % 7, next.weekday() as u8);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,40}") {
        let _ = (Timestamp::parse(&text), Day::parse(&text), ClockTime::parse(&text));
    }

    #[test]
    fn any_number_is_held(millis in any::<i64>(), offset in any::<i16>(), days in any::<i64>()) {
        let time = Timestamp::from_millis(millis, offset);
        prop_assert_eq!(Timestamp::parse(&time.to_string()), Ok(time));
        let _ = time.day().plus_days(days);
        let _ = time.plus_millis(millis);
    }
}
