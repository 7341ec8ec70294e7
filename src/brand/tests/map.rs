//! A council's own map: what can be wrong with it, and which site its tiles come from.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod shipped;

use onedoor_brand::{Weight, check, stamp, tile_origin};
use serde_json::{Value, json};
use shipped::{PAGE, changed};

fn map() -> Value {
    json!({
        "tiles": "https://tiles.example:8443/a/{z}/{x}/{y}.png?theme={theme}", "attribution": "© Ours",
        "format": "picture", "tiles_to": 18,
        "centre": [52.4153, -4.0829], "zoom": 14, "min_zoom": 10, "max_zoom": 19,
    })
}

fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut map = map();
    change(&mut map);
    changed(|config| config["map"] = map)
}

#[test]
fn a_map_goes_into_the_page_as_it_is_written() {
    let config = with(|_| {});
    assert_eq!(check(&config), []);
    assert!(stamp(PAGE, &config).unwrap().html.contains(r#""map":{"#));
    for fine in [json!(null), json!({"tiles": null}), json!({})] {
        assert_eq!(check(&changed(|config| config["map"] = fine)), []);
    }
    assert_eq!(check(&with(|map| map["tiles"] = json!("/demo/tiles/{z}/{x}/{y}.svg"))), []);
    let vectors = json!({"tiles": "https://tiles.example/{z}/{x}/{y}.pbf?key=1", "attribution": "© Ours", "centre": [52.4, -4.08]});
    assert_eq!(check(&with(|map| *map = vectors)), []);
    assert_eq!(check(&with(|map| map["format"] = json!("vector"))), []);
}

/// What is changed, how much it matters, and where it is said.
type Case = (fn(&mut Value), Weight, &'static str);

#[test]
fn what_is_wrong_with_a_map_is_said_where() {
    let cases: [Case; 17] = [
        (|map| *map = json!("https://tiles.example"), Weight::Stop, "/map"),
        (|map| map["tiles"] = json!("http://tiles.example/{z}/{x}/{y}.png"), Weight::Stop, "/map/tiles"),
        (|map| map["tiles"] = json!("//tiles.example/{z}/{x}/{y}.png"), Weight::Stop, "/map/tiles"),
        (|map| map["tiles"] = json!("https://{s}.tiles.example/{z}/{x}/{y}.png"), Weight::Stop, "/map/tiles"),
        (|map| map["tiles"] = json!("https://tiles.example/{z}/{x}.png"), Weight::Stop, "/map/tiles"),
        (|map| map["format"] = json!("mvt"), Weight::Stop, "/map/format"),
        (|map| map["format"] = json!(null), Weight::Stop, "/map/format"),
        (|map| map["tiles_to"] = json!("14"), Weight::Stop, "/map/tiles_to"),
        (|map| map["tiles_to"] = json!(0), Weight::Stop, "/map/tiles_to"),
        (|map| map["tiles_to"] = json!(23), Weight::Stop, "/map/tiles_to"),
        (|map| map["attribution"] = json!(" "), Weight::Advice, "/map/attribution"),
        (|map| map["centre"] = json!([52.4]), Weight::Stop, "/map/centre"),
        (|map| map["centre"] = json!([152.4, 0]), Weight::Stop, "/map/centre"),
        (|map| map["zoom"] = json!(14.5), Weight::Stop, "/map/zoom"),
        (|map| map["max_zoom"] = json!(23), Weight::Stop, "/map/max_zoom"),
        (|map| map["min_zoom"] = json!(15), Weight::Stop, "/map/zoom"),
        (|map| map["tile"] = json!("x"), Weight::Advice, "/map/tile"),
    ];
    for (change, weight, at) in cases {
        let found = check(&with(change));
        let found = found.iter().find(|one| one.at == at).unwrap_or_else(|| panic!("{at}: {found:?}"));
        assert_eq!(found.weight, weight, "{at}");
    }
}

#[test]
fn the_site_of_the_tiles_can_stand_in_a_policy() {
    let origin = |tiles: &str| tile_origin(&with(|map| map["tiles"] = json!(tiles)));
    assert_eq!(origin("https://tiles.example:8443/{z}").as_deref(), Some("https://tiles.example:8443"));
    assert_eq!(origin("https://tiles.example?z={z}").as_deref(), Some("https://tiles.example"));
    assert_eq!(origin("https://tiles.example/{z}/{x}/{y}.mvt").as_deref(), Some("https://tiles.example"));
    for none in
        ["/tiles/{z}", "http://tiles.example/{z}", "https://", "https://a b/", "https://a;script-src *"]
    {
        assert_eq!(origin(none), None, "{none}");
    }
    assert_eq!(tile_origin(&changed(|_| {})), None);
    assert_eq!(tile_origin("nonsense"), None);
}

#[test]
fn the_schema_knows_the_same_names_of_a_map() {
    let schema: Value = serde_json::from_str(include_str!("../../../public/config.schema.json")).unwrap();
    let in_schema = schema["properties"]["map"]["properties"].as_object().unwrap().keys();
    let sorted = |names: serde_json::map::Keys<'_>| {
        let mut all: Vec<String> = names.cloned().collect();
        all.sort();
        all
    };
    assert_eq!(sorted(in_schema), sorted(map().as_object().unwrap().keys()));
}
