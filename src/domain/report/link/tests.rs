//! What is taken from a link, and what is not.

use super::*;
use proptest::prelude::*;

fn read(values: &[(&str, &str)]) -> StartLink {
    StartLink::read(|name| values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn what_a_link_names_is_taken() {
    let link = read(&[
        ("service", "street-light"),
        ("lat", "52.4153"),
        ("long", "-4.0829"),
        ("place", " By the bench, Heol y Bont "),
        ("text", "The lamp is out.\r\nIt is dark."),
        ("case", "AB-4821"),
        ("utm_source", "newsletter"),
    ]);
    assert_eq!(link.service.as_ref().map(ServiceCode::as_str), Some("street-light"));
    assert_eq!(link.position, Position::new(52.4153, -4.0829));
    assert_eq!(link.place.as_deref(), Some("By the bench, Heol y Bont"));
    assert_eq!(link.text.as_deref(), Some("The lamp is out.\nIt is dark."));
    assert_eq!(link.case.as_ref().map(Reference::as_str), Some("AB-4821"));
    assert!(!link.is_empty());
    assert!(read(&[("utm_source", "newsletter")]).is_empty());
}

#[test]
fn what_makes_no_sense_is_left_out_and_takes_nothing_else_with_it() {
    let long = "x".repeat(2001);
    for (name, value) in [
        ("service", ""),
        ("service", " \t "),
        ("service", "a\u{0}b"),
        ("service", &long[..101]),
        ("place", &long[..201]),
        ("place", "two\nlines"),
        ("place", "\u{202e}drawkcab"),
        ("text", &long[..]),
        ("text", " \n \u{7}"),
        ("case", "AB\u{1b}[31m"),
        ("case", &long[..101]),
        ("lat", "52.4"),
    ] {
        assert!(read(&[(name, value)]).is_empty(), "{name} {value:?}");
        let service = if name == "service" { "" } else { "pothole" };
        let rest = read(&[(name, value), ("service", service), ("text", "Still here")]);
        if name != "service" && name != "text" {
            assert!(rest.service.is_some() && rest.text.is_some(), "{name}");
        }
    }
}

#[test]
fn positions() {
    for (lat, long, so) in [
        ("52.4153", "-4.0829", true),
        ("0", "0", true),
        ("-90", "180", true),
        (" 52 ", "4", true),
        ("91", "0", false),
        ("0", "-180.1", false),
        ("NaN", "0", false),
        ("inf", "0", false),
        ("1e1", "0", false),
        ("+5", "0", false),
        (".5", "0", false),
        ("5..5", "0", false),
        ("0x10", "0", false),
        ("52,4", "0", false),
        ("", "0", false),
        ("52", "", false),
        ("٥٢", "4", false),
        ("0.0000000000000000000000001", "0", false),
    ] {
        assert_eq!(read(&[("lat", lat), ("long", long)]).position.is_some(), so, "{lat} {long}");
    }
}

#[test]
fn hidden_marks_go_and_words_of_every_script_stay() {
    let link = read(&[("text", "مصباح \u{202e}مطفأ\u{202c} 🔦 ŵy")]);
    assert_eq!(link.text.as_deref(), Some("مصباح مطفأ 🔦 ŵy"));
    assert_eq!(
        read(&[("text", "<script>alert(1)</script>")]).text.as_deref(),
        Some("<script>alert(1)</script>")
    );
}

proptest! {
    #[test]
    fn whatever_is_read_is_written_and_read_again_as_the_same(
        service in ".{0,120}", lat in "[-0-9.e]{0,8}", long in "[-0-9.]{0,8}", place in ".{0,220}", text in "(?s).{0,300}", case in ".{0,20}",
    ) {
        let link = read(&[("service", &service), ("lat", &lat), ("long", &long), ("place", &place), ("text", &text), ("case", &case)]);
        let values = link.values();
        let again: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        prop_assert_eq!(read(&again), link);
    }
}
