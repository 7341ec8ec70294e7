//! Photos written here, entry by entry, so that each fact is known; and bytes that are none.

use super::*;
use exif::experimental::Writer;
use exif::{Field, Rational};
use proptest::prelude::*;

/// A JPEG that holds nothing but these entries.
fn jpeg(fields: &[Field]) -> Vec<u8> {
    let mut writer = Writer::new();
    for field in fields {
        writer.push_field(field);
    }
    let mut tiff = Cursor::new(Vec::new());
    writer.write(&mut tiff, false).unwrap();
    let tiff = tiff.into_inner();
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
    bytes.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    bytes.extend(b"Exif\0\0");
    bytes.extend(tiff);
    bytes.extend([0xff, 0xd9]);
    bytes
}

fn field(tag: Tag, value: Value) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value }
}

fn text(tag: Tag, text: &str) -> Field {
    field(tag, Value::Ascii(vec![text.as_bytes().to_vec()]))
}

fn dms(tag: Tag, parts: &[(u32, u32)]) -> Field {
    field(tag, Value::Rational(parts.iter().map(|&(num, denom)| Rational { num, denom }).collect()))
}

fn at(lat_side: &str, long_side: &str) -> Vec<Field> {
    vec![
        text(Tag::GPSLatitudeRef, lat_side),
        dms(Tag::GPSLatitude, &[(52, 1), (24, 1), (5508, 100)]),
        text(Tag::GPSLongitudeRef, long_side),
        dms(Tag::GPSLongitude, &[(4, 1), (4, 1), (5844, 100)]),
    ]
}

fn position_of(fields: &[Field]) -> Option<Position> {
    PhotoFacts::read(&jpeg(fields)).position
}

#[test]
fn a_place_in_each_quarter_of_the_earth() {
    for (lat_side, long_side, north, east) in
        [("N", "E", 1.0, 1.0), ("N", "W", 1.0, -1.0), ("S", "E", -1.0, 1.0), ("S", "W", -1.0, -1.0)]
    {
        let position = position_of(&at(lat_side, long_side)).unwrap();
        assert!((position.lat() - north * 52.415_3).abs() < 1e-6, "{position:?}");
        assert!((position.long() - east * 4.082_9).abs() < 1e-6, "{position:?}");
    }
}

#[test]
fn a_place_that_makes_no_sense_is_none() {
    let change = |at_field: usize, with: Field| {
        let mut fields = at("N", "W");
        fields[at_field] = with;
        position_of(&fields)
    };
    assert!(change(1, dms(Tag::GPSLatitude, &[(52, 1), (24, 1), (0, 0)])).is_some());
    assert_eq!(change(1, dms(Tag::GPSLatitude, &[(52, 0), (24, 1), (0, 1)])), None);
    assert_eq!(change(1, dms(Tag::GPSLatitude, &[(91, 1), (0, 1), (0, 1)])), None);
    assert_eq!(change(1, dms(Tag::GPSLatitude, &[(u32::MAX, 1)])), None);
    assert_eq!(change(1, text(Tag::GPSLatitude, "52")), None);
    assert_eq!(change(0, text(Tag::GPSLatitudeRef, "X")), None);
    assert_eq!(change(0, text(Tag::GPSLatitudeRef, "")), None);
    assert_eq!(position_of(&at("N", "W")[..3]), None);
    let nought = [
        text(Tag::GPSLatitudeRef, "N"),
        dms(Tag::GPSLatitude, &[(0, 1), (0, 1), (0, 1)]),
        text(Tag::GPSLongitudeRef, "E"),
        dms(Tag::GPSLongitude, &[(0, 1), (0, 1), (0, 1)]),
    ];
    assert_eq!(position_of(&nought), None);
}

#[test]
fn the_time_is_the_cameras() {
    let taken = |said: &str| PhotoFacts::read(&jpeg(&[text(Tag::DateTimeOriginal, said)])).taken;
    assert_eq!(taken("2026:11:21 09:04:33").map(Taken::answer).as_deref(), Some("2026-11-21T09:04"));
    for odd in ["", "0000:00:00 00:00:00", "2026:02:30 09:00:00", "2026:11:21", "    :  :     :  :  ", "x y"]
    {
        assert_eq!(taken(odd), None, "{odd}");
    }
    let scanned = PhotoFacts::read(&jpeg(&[text(Tag::DateTimeDigitized, "2020:01:02 03:04:05")]));
    assert_eq!(scanned.taken.map(Taken::answer).as_deref(), Some("2020-01-02T03:04"));
}

#[test]
fn eight_ways_up() {
    for number in 1..=8 {
        let facts = PhotoFacts::read(&jpeg(&[field(Tag::Orientation, Value::Short(vec![number]))]));
        assert_eq!(u16::from(facts.orientation.number()), number);
        assert_eq!(facts.orientation.swaps_sides(), facts.orientation.quarter_turns() % 2 == 1);
    }
    for odd in [0, 9, 65535] {
        let facts = PhotoFacts::read(&jpeg(&[field(Tag::Orientation, Value::Short(vec![odd]))]));
        assert_eq!(facts.orientation, Orientation::default());
    }
}

/// A picture of two by one, as its letters stand, turned as the orientation says.
fn upright(orientation: Orientation, rows: &[&str]) -> Vec<String> {
    let mut rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    if orientation.mirrored() {
        for row in &mut rows {
            row.reverse();
        }
    }
    for _ in 0..orientation.quarter_turns() {
        let wide = rows[0].len();
        rows = (0..wide).map(|column| rows.iter().rev().map(|row| row[column]).collect()).collect();
    }
    rows.into_iter().map(|row| row.into_iter().collect()).collect()
}

#[test]
fn each_way_up_is_set_upright() {
    // As EXIF defines them: what is stored for the picture “AB / CD”.
    for (number, stored) in [
        (1, ["AB", "CD"]),
        (2, ["BA", "DC"]),
        (3, ["DC", "BA"]),
        (4, ["CD", "AB"]),
        (5, ["AC", "BD"]),
        (6, ["BD", "AC"]),
        (7, ["DB", "CA"]),
        (8, ["CA", "DB"]),
    ] {
        assert_eq!(upright(Orientation::new(number).unwrap(), &stored), ["AB", "CD"], "{number}");
    }
}

#[test]
fn one_odd_entry_does_not_hide_the_others() {
    let mut fields = at("S", "W");
    fields.push(field(Tag::Orientation, Value::Short(vec![6])));
    let whole = jpeg(&fields);
    let cut = &whole[..whole.len() - 20];
    let _ = PhotoFacts::read(cut);
    assert_eq!(PhotoFacts::read(&whole).orientation.number(), 6);
    assert_eq!(PhotoFacts::read(b"Not a photo"), PhotoFacts::default());
    assert_eq!(PhotoFacts::read(&[]), PhotoFacts::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        head in 0_usize..5,
    ) {
        let mut fields = at("N", "E");
        fields.push(text(Tag::DateTimeOriginal, "2026:11:21 09:04:33"));
        fields.push(field(Tag::Orientation, Value::Short(vec![3])));
        let whole = jpeg(&fields);
        let heads: [&[u8]; 5] = [
            &[],
            b"\x89PNG\r\n\x1a\n\0\0\0\x40eXIf",
            b"RIFF\0\x01\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0\0\0\0\0\0\0EXIF\x40\0\0\0",
            b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic\0\0\0\x40meta\0\0\0\0",
            b"II*\0\x08\0\0\0",
        ];
        let mut bytes = [heads[head], if head == 0 { &whole } else { &whole[12..] }].concat();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len() + 1));
        let facts = PhotoFacts::read(&bytes);
        if let Some(position) = facts.position {
            prop_assert!(position.lat().abs() <= 90.0 && position.long().abs() <= 180.0);
        }
    }

    #[test]
    fn not_even_chance_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        let _ = PhotoFacts::read(&bytes);
    }
}
