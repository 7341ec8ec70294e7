//! What is wrong in a `config.json`: each of `wrong.json` is found where it is, and said how to mend. The command that a
//! council runs is tested with the same (`e2e/tests/brand.spec.js`).

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod shipped;

use onedoor_brand::{Weight, api_origins, check, stamp};
use serde_json::{Value, json};
use shipped::{PAGE, changed};

/// Puts a value at a JSON pointer whose parent is there.
fn put(config: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match config.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        group => group[name] = value,
    }
}

#[test]
fn each_mistake_is_found_where_it_is_once_and_said_how_to_mend() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("wrong.json")).unwrap();
    assert!(cases.len() > 30);
    for case in &cases {
        let said = |name: &str| case[name].as_str().unwrap();
        let config = changed(|config| put(config, said("set"), case["to"].clone()));
        let all = check(&config);
        let found: Vec<_> = all.iter().filter(|one| one.at == said("at")).collect();
        assert_eq!(found.len(), 1, "{case}: {all:?}");
        let stop = case["stop"].as_bool().unwrap();
        assert_eq!(found[0].weight == Weight::Stop, stop, "{case}: {all:?}");
        assert!(
            found[0].what.contains(said("what")) && found[0].mend.contains(said("mend")),
            "{case}: {all:?}"
        );
        assert_eq!(stamp(PAGE, &config).is_err(), stop, "{case}");
    }
}

#[test]
fn a_shape_that_is_wrong_is_told_alone_and_not_with_all_that_is_not_in_it() {
    for part in [
        "/council",
        "/contact",
        "/contact/phone",
        "/contact/hours",
        "/colours",
        "/languages",
        "/map",
        "/places",
    ] {
        for wrong in [json!(7), json!("x"), json!(true)] {
            let config = changed(|config| put(config, part, wrong.clone()));
            let inside: Vec<_> =
                check(&config).into_iter().filter(|one| one.at.starts_with(&format!("{part}/"))).collect();
            assert_eq!(inside, [], "{part}: {wrong}");
        }
    }
}

#[test]
fn a_backend_on_another_site_is_named_by_both_schemes() {
    let of = |api: Value| api_origins(&changed(|config| config["api"] = api));
    assert_eq!(
        of(json!("https://api.example:8443/v1")),
        ["https://api.example:8443", "wss://api.example:8443"]
    );
    assert_eq!(of(json!("http://127.0.0.1:9000/api")), ["http://127.0.0.1:9000", "ws://127.0.0.1:9000"]);
    for none in [
        json!("/api"),
        json!("//api.example"),
        json!("http://api.example"),
        json!("https://a;script-src *"),
        json!(7),
        json!(null),
    ] {
        assert_eq!(of(none.clone()), Vec::<String>::new(), "{none}");
    }
    assert_eq!(api_origins("nonsense"), Vec::<String>::new());
}
