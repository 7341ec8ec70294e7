//! A council's own search for places: what can be wrong with it, and which sites it connects to.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod shipped;

use onedoor_brand::{Weight, check, place_origins, stamp};
use serde_json::{Value, json};
use shipped::{PAGE, changed};

fn places() -> Value {
    json!({
        "search": "https://places.example/api?q={text}&lang={language}", "attribution": "© Ours",
        "nearest": "https://near.example:8443/reverse?lat={lat}&lon={long}",
    })
}

fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut places = places();
    change(&mut places);
    changed(|config| config["places"] = places)
}

#[test]
fn a_search_goes_into_the_page_as_it_is_written() {
    assert_eq!(check(&with(|_| {})), []);
    assert!(stamp(PAGE, &with(|_| {})).unwrap().html.contains(r#""places":{"#));
    assert_eq!(check(&changed(|config| config["places"] = json!(null))), []);
    assert_eq!(check(&with(|places| places["nearest"] = json!(null))), []);
    assert_eq!(check(&with(|places| places["search"] = json!("/geocode?q={text}"))), []);
}

/// What is changed, how much it matters, and where it is said.
type Case = (fn(&mut Value), Weight, &'static str);

#[test]
fn what_is_wrong_with_a_search_is_said_where() {
    let cases: [Case; 8] = [
        (|places| *places = json!("https://places.example"), Weight::Stop, "/places"),
        (|places| *places = json!({}), Weight::Stop, "/places/search"),
        (|places| places["search"] = json!("https://places.example/api"), Weight::Stop, "/places/search"),
        (
            |places| places["search"] = json!("http://places.example/?q={text}"),
            Weight::Stop,
            "/places/search",
        ),
        (|places| places["search"] = json!("//places.example/?q={text}"), Weight::Stop, "/places/search"),
        (
            |places| places["nearest"] = json!("https://places.example/?lat={lat}"),
            Weight::Stop,
            "/places/nearest",
        ),
        (|places| places["attribution"] = json!(" "), Weight::Advice, "/places/attribution"),
        (|places| places["find"] = json!("x"), Weight::Advice, "/places/find"),
    ];
    for (change, weight, at) in cases {
        let found = check(&with(change));
        let found = found.iter().find(|one| one.at == at).unwrap_or_else(|| panic!("{at}: {found:?}"));
        assert_eq!(found.weight, weight, "{at}");
    }
}

#[test]
fn the_sites_can_stand_in_a_policy() {
    let two = ["https://places.example".to_owned(), "https://near.example:8443".to_owned()];
    assert_eq!(place_origins(&with(|_| {})), two);
    assert_eq!(place_origins(&with(|places| places["nearest"] = json!(null))), two[..1]);
    let same =
        with(|places| places["nearest"] = json!("https://places.example/reverse?lat={lat}&lon={long}"));
    assert_eq!(place_origins(&same), two[..1]);
    for none in ["/geocode?q={text}", "http://places.example/", "https://a;script-src */?q={text}"] {
        let config = with(|places| *places = json!({"search": none}));
        assert_eq!(place_origins(&config), Vec::<String>::new(), "{none}");
    }
    assert_eq!(place_origins(&changed(|_| {})), Vec::<String>::new());
    assert_eq!(place_origins("nonsense"), Vec::<String>::new());
}

#[test]
fn the_schema_knows_the_same_names_of_a_search() {
    let schema: Value = serde_json::from_str(include_str!("../../../public/config.schema.json")).unwrap();
    let in_schema = schema["properties"]["places"]["properties"].as_object().unwrap().keys();
    let sorted = |names: serde_json::map::Keys<'_>| {
        let mut names: Vec<String> = names.cloned().collect();
        names.sort();
        names
    };
    assert_eq!(sorted(in_schema), sorted(places().as_object().unwrap().keys()));
}
