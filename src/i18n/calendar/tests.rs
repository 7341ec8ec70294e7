//! Days and times in words, against tables in each language.

use super::*;
use crate::i18n::tests::speak;

fn a_day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn clock_times() {
    let check = |tag: &str, at: &str, words: &str| {
        speak(tag);
        assert_eq!(clock_time(ClockTime::parse(at).unwrap()), words, "{tag}");
    };
    for (at, words) in [
        ("00:00", "midnight"),
        ("00:05", "12.05am"),
        ("09:04", "9.04am"),
        ("08:30", "8.30am"),
        ("11:59", "11.59am"),
        ("12:00", "midday"),
        ("12:30", "12.30pm"),
        ("17:00", "5pm"),
        ("23:59", "11.59pm"),
    ] {
        check("en", at, words);
    }
    check("cy", "12:00", "hanner dydd");
    check("cy", "17:30", "5.30pm");
    check("ar", "09:04", "9:04 ص");
    check("ar", "17:00", "5 م");
}

#[test]
fn days() {
    let check = |tag: &str, day: &str, today: &str, words: &str| {
        speak(tag);
        assert_eq!(nearby(a_day(day), a_day(today)), words, "{tag}");
    };
    let today = "2026-11-21";
    for (day, words) in [
        ("2026-11-21", "today"),
        ("2026-11-22", "tomorrow"),
        ("2026-11-20", "yesterday"),
        ("2026-11-24", "Tuesday 24 November"),
        ("2026-01-01", "Thursday 1 January"),
        ("2027-02-28", "Sunday 28 February 2027"),
        ("2025-12-31", "Wednesday 31 December 2025"),
    ] {
        check("en", day, today, words);
    }
    check("en", "2027-01-01", "2026-12-31", "tomorrow");
    check("cy", "2026-11-24", today, "dydd Mawrth 24 Tachwedd");
    check("cy", "2026-11-20", today, "ddoe");
    check("ar", "2026-11-24", today, "الثلاثاء 24 نوفمبر");
    check("ar", "2027-11-24", today, "الأربعاء 24 نوفمبر 2027");
}

#[test]
fn every_weekday_and_month_has_its_own_name_in_each_language() {
    for language in crate::i18n::book::LANGUAGES {
        speak(language.tag);
        let weekdays: std::collections::BTreeSet<_> = Weekday::ALL.into_iter().map(weekday).collect();
        assert_eq!(weekdays.len(), 7, "{}", language.tag);
        let months: std::collections::BTreeSet<_> =
            (1..=12).map(|month| day_in_full(Day::new(2026, month, 1).unwrap())).collect();
        assert_eq!(months.len(), 12, "{}", language.tag);
    }
}

#[test]
fn moments() {
    speak("en");
    let at = |text: &str| Timestamp::parse(text).unwrap();
    assert_eq!(moment(now()), format!("today, {}", clock(now())));
    assert_eq!(moment_in_full(at("2026-11-24T14:00:00Z")), "Tuesday 24 November 2026, 2pm");
    // Whatever offset it was written with, the council's clock is told.
    assert_eq!(moment_in_full(at("2026-11-25T01:30:00+05:00")), "Tuesday 24 November 2026, 8.30pm");
}

#[test]
fn lists() {
    let check = |tag: &str, items: &[&str], words: &str| {
        speak(tag);
        assert_eq!(list(items), words, "{tag}");
    };
    check("en", &[], "");
    check("en", &["bins"], "bins");
    check("en", &["bins", "lights"], "bins and lights");
    check("en", &["roads", "bins", "lights"], "roads, bins and lights");
    check("cy", &["ffyrdd", "biniau"], "ffyrdd, biniau");
    check("ar", &["الطرق", "النفايات", "الإنارة"], "الطرق، النفايات والإنارة");
}
