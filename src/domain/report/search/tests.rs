//! Searching against a table of real services.

use super::*;
use crate::id::ServiceCode;
use proptest::prelude::*;

const SERVICES: [(&str, &str, &str, &str); 8] = [
    (
        "Street light not working",
        "Roads and streets",
        "lamp,lamp post,dark,bulb",
        "A light that is out, flickering, or on all day.",
    ),
    ("Pothole", "Roads and streets", "hole,road surface,tarmac", "A hole in a road or pavement."),
    ("Missed recycling", "Bins and recycling", "bin,collection,green", "We did not empty your recycling."),
    ("Missed rubbish collection", "Bins and recycling", "bin,waste,black bag", "We did not empty your bin."),
    (
        "Fly-tipping",
        "Bins and recycling",
        "dumped,mattress,rubbish,fridge",
        "Rubbish left where it should not be.",
    ),
    ("Cau heol dros dro", "Ffyrdd", "gŵyl,pont", "Ŵyl stryd"),
    ("Noise", "Neighbours", "music,party,loud,barking dog", "Noise that goes on and on."),
    ("إنارة الشارع", "الطرق", "مصباح", "مصباح لا يعمل"),
];

fn services() -> Vec<ServiceSummary> {
    let service =
        |(at, (name, group, keywords, description)): (usize, &(&str, &str, &str, &str))| ServiceSummary {
            code: ServiceCode::parse(&at.to_string()).unwrap(),
            name: (*name).into(),
            description: Some((*description).into()),
            group: (*group).into(),
            keywords: keywords.split(',').map(str::to_owned).collect(),
        };
    SERVICES.iter().enumerate().map(service).collect()
}

fn found(words: &str) -> Vec<&'static str> {
    ServiceIndex::new(&services()).find(words).into_iter().map(|at| SERVICES[at].0).collect()
}

#[test]
fn words_find_services_best_first() {
    for (words, first, how_many) in [
        ("pothole", "Pothole", 1),
        ("POTH", "Pothole", 1),
        ("potholes", "Pothole", 1),
        ("lamp", "Street light not working", 1),
        ("lamps", "Street light not working", 1),
        ("street light", "Street light not working", 1),
        ("bin", "Missed recycling", 3),
        ("missed bin rubbish", "Missed rubbish collection", 1),
        ("fly tipping", "Fly-tipping", 1),
        ("gwyl", "Cau heol dros dro", 1),
        ("GŴYL", "Cau heol dros dro", 1),
        ("اناره", "إنارة الشارع", 1),
        ("مِصْباح", "إنارة الشارع", 1),
    ] {
        let seen = found(words);
        assert_eq!((seen.first(), seen.len()), (Some(&first), how_many), "{words}: {seen:?}");
    }
}

#[test]
fn no_words_list_everything_and_strange_words_nothing() {
    assert_eq!(found("  ").len(), SERVICES.len());
    assert_eq!(found("xylophone"), Vec::<&str>::new());
    // When no service has all of the words, those with some are better than none.
    assert_eq!(found("xylophone pothole"), ["Pothole"]);
    assert_eq!(search(&services(), "noise")[0].name, "Noise");
}

#[test]
fn whole_finds_are_none_or_have_every_word() {
    let index = ServiceIndex::new(&services());
    assert_eq!(index.find_whole("street lamp"), [0]);
    assert_eq!(index.find_whole("xylophone pothole"), Vec::<usize>::new());
    assert_eq!(index.find_whole("  "), Vec::<usize>::new());
}

proptest! {
    #[test]
    fn any_words_find_known_services_once(words in ".{0,60}") {
        let index = ServiceIndex::new(&services());
        for mut seen in [index.find(&words), index.find_whole(&words)] {
            prop_assert!(seen.iter().all(|at| *at < SERVICES.len()));
            let count = seen.len();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), count);
        }
    }
}
