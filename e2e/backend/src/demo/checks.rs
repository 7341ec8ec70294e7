//! The files are complete and agree with each other; the seeded council is what was promised.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::data::Data;

const FILES: [(&str, &str); 7] = [
    ("services", include_str!("../../demo/services.json")),
    ("streets", include_str!("../../demo/streets.json")),
    ("articles", include_str!("../../demo/articles.json")),
    ("contact-points", include_str!("../../demo/contact-points.json")),
    ("residents", include_str!("../../demo/residents.json")),
    ("notices", include_str!("../../demo/notices.json")),
    ("stories", include_str!("../../demo/stories.json")),
];

/// Names of places and what residents said in their own language need not be in all three.
const IN_SOME: [&str; 3] = ["name", "town", "said"];

fn texts(file: &str, path: &str, key: &str, value: &Value, wrong: &mut Vec<String>) {
    match value {
        Value::Object(map) if map.contains_key("en") => {
            let of_a_place = file == "streets" && !path.contains("responsible");
            if IN_SOME.contains(&key) && (of_a_place || key == "said") {
                return;
            }
            for lang in ["en", "cy", "ar"] {
                let said = match map.get(lang) {
                    Some(Value::String(text)) => !text.trim().is_empty(),
                    Some(Value::Array(words)) => !words.is_empty(),
                    _ => false,
                };
                if !said {
                    wrong.push(format!("{file}{path} lacks {lang}"));
                }
            }
            let arabic = map.get("ar").map(Value::to_string).unwrap_or_default();
            let is_arabic = arabic.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
            // Units and addresses are the same everywhere.
            if !is_arabic && !["unit", "value_text"].contains(&key) {
                wrong.push(format!("{file}{path} has no Arabic letter"));
            }
        }
        Value::Object(map) => {
            for (name, inner) in map {
                texts(file, &format!("{path}/{name}"), name, inner, wrong);
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                texts(file, &format!("{path}/{at}"), key, inner, wrong);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_is_there_in_three_languages() {
    let mut wrong = Vec::new();
    for (file, json) in FILES {
        texts(file, "", "", &serde_json::from_str(json).unwrap(), &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn unique<'a>(what: &str, all: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for one in all {
        assert!(seen.insert(one), "two {what} are called {one}");
        assert!(crate::request::fields::is_id(one), "{one} is not an id");
    }
    seen
}

#[test]
fn services_are_many_and_sound() {
    let data = Data::read().unwrap();
    let groups = unique("groups", data.services.groups.iter().map(|group| group.code.as_str()));
    let services =
        unique("services", data.services.services.iter().map(|service| service.service_code.as_str()));
    let articles = unique("articles", data.articles.iter().map(|article| article.id.as_str()));
    assert!(services.len() >= 42 && articles.len() == 30);
    let (mut types, mut kinds, mut notices) = (BTreeSet::new(), BTreeSet::new(), 0);
    for service in &data.services.services {
        let code = &service.service_code;
        assert!(groups.contains(service.group.as_str()), "{code}");
        assert!(["public", "private"].contains(&service.visibility.as_str()), "{code}");
        assert!(["required", "optional", "none"].contains(&service.location.as_str()), "{code}");
        let questions: BTreeMap<_, _> = service.attributes.iter().map(|q| (q.code.as_str(), q)).collect();
        unique("questions", service.attributes.iter().map(|q| q.code.as_str()));
        let condition = |when: &Value, before: i64| {
            let of = questions[when["code"].as_str().unwrap()];
            assert!(of.order < before, "{code}: {when} is asked later");
            for key in when["any_of"].as_array().unwrap() {
                assert!(of.values.iter().any(|choice| choice.key == *key), "{code}: {when}");
            }
        };
        for question in &service.attributes {
            types.insert(question.datatype.as_str());
            notices += usize::from(!question.variable);
            let listed = question.datatype.ends_with("valuelist");
            assert_eq!(listed, !question.values.is_empty(), "{code}/{}", question.code);
            unique("choices", question.values.iter().map(|choice| choice.key.as_str()));
            assert!(question.minimum <= question.maximum || question.maximum.is_none());
            question.show_if.iter().for_each(|when| condition(when, question.order));
        }
        for stopper in &service.stoppers {
            kinds.insert(stopper.kind.as_str());
            stopper.when.iter().for_each(|when| condition(when, i64::MAX));
            assert!(stopper.article.as_ref().is_none_or(|id| articles.contains(id.as_str())), "{code}");
            assert!(stopper.kind != "article" || stopper.article.is_some(), "{code}");
            assert!(stopper.kind != "emergency" || stopper.phone.is_some(), "{code}");
        }
    }
    let all = ["datetime", "multivaluelist", "number", "singlevaluelist", "string", "text"];
    assert_eq!(types, BTreeSet::from(all));
    assert_eq!(kinds, BTreeSet::from(["article", "elsewhere", "emergency"]));
    assert!(notices > 3);
    let known = |code: &str| assert!(services.contains(code), "{code}");
    data.articles.iter().filter_map(|article| article.service.as_deref()).for_each(known);
    data.stories.stories.iter().for_each(|story| known(&story.service));
}

#[test]
fn places_lie_where_they_say() {
    let data = Data::read().unwrap();
    let area = &data.streets.area;
    unique("places", data.streets.places.iter().map(|place| place.id.as_str()));
    for place in &data.streets.places {
        let inside =
            (area.south..area.north).contains(&place.lat) && (area.west..area.east).contains(&place.long);
        assert_eq!(inside, place.in_area, "{}", place.id);
        assert_eq!(inside, place.responsible.is_none(), "{}", place.id);
    }
    assert!(data.streets.places.iter().filter(|place| place.kind == "street").count() >= 100);
    let tall = (area.north - area.south) * 111.2;
    let wide = (area.east - area.west) * 111.32 * area.south.to_radians().cos();
    assert!((5.9..6.1).contains(&tall) && (5.9..6.1).contains(&wide), "{tall} x {wide} km");
}

#[test]
fn articles_are_markdown_without_html() {
    let data = Data::read().unwrap();
    for article in &data.articles {
        for lang in crate::language::Lang::ALL {
            let body = article.body.say(lang);
            assert!(article.keywords.of(lang).len() >= 2, "{} {lang:?}", article.id);
            assert!(!body.contains('<') && body.split_whitespace().count() >= 20, "{} {lang:?}", article.id);
        }
    }
    let lights = data.articles.iter().find(|article| article.id == "114").unwrap();
    assert_eq!((lights.version, lights.title.en.as_str()), (3, "How long do repairs to street lights take?"));
}

#[test]
fn numbers_and_addresses_are_made_up() {
    for (file, json) in FILES {
        for word in json.split(|c: char| c.is_whitespace() || c == '"') {
            let at = word.split_once('@').map(|(_, host)| host);
            let ours = |host: &str| host.starts_with("example.org") || host.starts_with("aberwen.example");
            assert!(at.is_none_or(ours), "{file}: {word}");
            if let Some(number) = word.strip_prefix("+44") {
                let kept = ["1632960", "7700900", "800111999"].iter().any(|range| number.starts_with(range));
                assert!(kept, "{file}: {word}");
            }
        }
    }
}
