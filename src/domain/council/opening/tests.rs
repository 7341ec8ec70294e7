//! Hours against a table, and against the clock, minute by minute.

use super::*;
use crate::Weekday;
use crate::council::{Exception, Schedule};
use crate::id::ContactPointId;
use proptest::prelude::*;

const WEEK: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

fn hours(opens: &str, closes: &str) -> Hours {
    Hours { opens: ClockTime::parse(opens).unwrap(), closes: ClockTime::parse(closes).unwrap() }
}

fn point(kind: ContactKind, schedules: &[(&[Weekday], &str, &str)]) -> ContactPoint {
    let schedules = schedules
        .iter()
        .map(|(days, opens, closes)| Schedule { days: days.to_vec(), hours: hours(opens, closes) })
        .collect();
    ContactPoint {
        id: ContactPointId::parse("main").unwrap(),
        kind,
        name: "Helpline".into(),
        value: "+441632960100".into(),
        display: None,
        note: None,
        languages: vec![],
        time_zone: "Europe/London".into(),
        schedules,
        exceptions: vec![],
    }
}

fn said(opening: Opening) -> String {
    match opening {
        Opening::OpenUntil { day, at } => format!("open until {day} {at}"),
        Opening::ClosedUntil { day, at } => format!("closed until {day} {at}"),
        other => format!("{other:?}"),
    }
}

fn check(point: &ContactPoint, now: &str, offset: i16, expected: &str) {
    let now = Timestamp::parse(now).unwrap();
    assert_eq!(said(point.opening(now, offset)), expected, "{now} at {offset}");
}

#[test]
fn office_hours() {
    // 2026-11-20 is a Friday.
    let office = point(ContactKind::Phone, &[(&WEEK, "08:30", "17:30")]);
    check(&office, "2026-11-20T08:29:59Z", 0, "closed until 2026-11-20 08:30");
    check(&office, "2026-11-20T08:30:00Z", 0, "open until 2026-11-20 17:30");
    check(&office, "2026-11-20T17:29:59Z", 0, "open until 2026-11-20 17:30");
    check(&office, "2026-11-20T17:30:00Z", 0, "closed until 2026-11-23 08:30");
    check(&office, "2026-11-22T23:00:00Z", 0, "closed until 2026-11-23 08:30");
}

#[test]
fn the_councils_clock_counts_not_the_readers() {
    let office = point(ContactKind::Phone, &[(&WEEK, "08:30", "17:30")]);
    // Five in the afternoon on the council's summer clock, six on the reader's.
    check(&office, "2026-06-12T18:00:00+02:00", 60, "open until 2026-06-12 17:30");
    check(&office, "2026-06-12T18:30:00+02:00", 60, "closed until 2026-06-15 08:30");
    check(&office, "2026-06-12T07:30:00Z", 60, "open until 2026-06-12 17:30");
}

#[test]
fn a_break_at_noon_and_two_shifts_that_touch() {
    let desk = point(
        ContactKind::Desk,
        &[(&WEEK, "09:00", "12:00"), (&WEEK, "13:00", "15:00"), (&WEEK, "15:00", "16:00")],
    );
    check(&desk, "2026-11-20T12:30:00Z", 0, "closed until 2026-11-20 13:00");
    check(&desk, "2026-11-20T13:30:00Z", 0, "open until 2026-11-20 16:00");
}

#[test]
fn past_midnight() {
    let night = point(ContactKind::Phone, &[(&[Weekday::Fri], "22:00", "06:00")]);
    check(&night, "2026-11-20T23:00:00Z", 0, "open until 2026-11-21 06:00");
    check(&night, "2026-11-21T05:59:00Z", 0, "open until 2026-11-21 06:00");
    check(&night, "2026-11-21T06:00:00Z", 0, "closed until 2026-11-27 22:00");
}

#[test]
fn days_that_differ() {
    let mut office = point(ContactKind::Phone, &[(&WEEK, "08:30", "17:30")]);
    let day = |text: &str| Day::parse(text).unwrap();
    office.exceptions = vec![
        Exception { date: day("2026-12-25"), name: Some("Christmas Day".into()), hours: None },
        Exception { date: day("2026-12-28"), name: None, hours: Some(hours("10:00", "12:00")) },
        Exception { date: day("2026-12-26"), name: None, hours: Some(hours("11:00", "11:30")) },
    ];
    check(&office, "2026-12-24T18:00:00Z", 0, "closed until 2026-12-26 11:00");
    check(&office, "2026-12-25T10:00:00Z", 0, "closed until 2026-12-26 11:00");
    check(&office, "2026-12-26T12:00:00Z", 0, "closed until 2026-12-28 10:00");
    check(&office, "2026-12-28T09:00:00Z", 0, "closed until 2026-12-28 10:00");
    check(&office, "2026-12-28T12:00:00Z", 0, "closed until 2026-12-29 08:30");
}

#[test]
fn without_hours() {
    for (kind, expected) in [
        (ContactKind::Phone, "Always"),
        (ContactKind::TextRelay, "Always"),
        (ContactKind::VideoRelay, "Always"),
        (ContactKind::Emergency, "Always"),
        (ContactKind::Email, "NotApplicable"),
        (ContactKind::Post, "NotApplicable"),
        (ContactKind::Desk, "NotApplicable"),
    ] {
        check(&point(kind, &[]), "2026-11-20T09:00:00Z", 0, expected);
    }
    let mut line = point(ContactKind::Phone, &[]);
    line.exceptions = vec![Exception { date: Day::parse("2026-12-25").unwrap(), name: None, hours: None }];
    check(&line, "2026-12-24T10:00:00Z", 0, "open until 2026-12-25 00:00");
    check(&line, "2026-12-25T10:00:00Z", 0, "closed until 2026-12-26 00:00");
    check(&line, "2026-12-26T10:00:00Z", 0, "Always");
}

#[test]
fn day_and_night_is_always_and_never_is_closed() {
    check(
        &point(ContactKind::Phone, &[(&Weekday::ALL, "00:00", "00:00")]),
        "2026-11-20T09:00:00Z",
        0,
        "Always",
    );
    check(&point(ContactKind::Phone, &[(&[], "09:00", "17:00")]), "2026-11-20T09:00:00Z", 0, "Closed");
}

proptest! {
    /// What it says about then is so then: the minute before the named moment is as now, the moment itself is the other.
    #[test]
    fn what_is_promised_holds(
        days in proptest::sample::subsequence(Weekday::ALL.to_vec(), 0..=7),
        opens in 0_u8..24, closes in 0_u8..24, half in any::<bool>(),
        minute in 0_i64..(3 * 365 * 24 * 60), offset in -840_i16..=840,
        closed in proptest::collection::vec(0_i64..1200, 0..4),
    ) {
        let minutes = if half { "30" } else { "00" };
        let mut line = point(ContactKind::Phone, &[(&days, &format!("{opens:02}:00"), &format!("{closes:02}:{minutes}"))]);
        let start = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        line.exceptions = closed.iter().map(|after| Exception { date: start.day().plus_days(*after), name: None, hours: None }).collect();
        let now = start.plus_millis(minute * 60_000);
        let is_open = |at: Timestamp| matches!(line.opening(at, offset), Opening::OpenUntil { .. } | Opening::Always);
        match line.opening(now, offset) {
            Opening::OpenUntil { day, at } => {
                let then = day.at(at, offset);
                prop_assert!(then.millis() > now.millis());
                prop_assert!(is_open(then.plus_millis(-1)) && !is_open(then));
            }
            Opening::ClosedUntil { day, at } => {
                let then = day.at(at, offset);
                prop_assert!(then.millis() > now.millis());
                prop_assert!(!is_open(then.plus_millis(-1)) && is_open(then));
            }
            Opening::Closed => prop_assert!(days.is_empty()),
            Opening::Always => prop_assert!(days.len() == 7),
            Opening::NotApplicable => prop_assert!(false, "a phone has hours"),
        }
    }
}
