//! The portal's own page, moved below a path of its site.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod shipped;

use onedoor_brand::{base_of, check, stamp};
use serde_json::{Value, json};
use shipped::{PAGE, changed};

#[test]
fn the_portal_moves_below_a_path_and_on_and_back() {
    let page = PAGE.replace(">{}</script>", r#">{"words":{"cy":"/assets/words-cy-1.txt"}}</script>"#);
    let below = |html: &str, base: &str| {
        let config = changed(|config| {
            config["base"] = json!(base);
            config["council"]["logo"] = json!("/logo.svg");
            config["colours"] = json!({"act": "#7a1f5c"});
        });
        stamp(html, &config).unwrap()
    };
    let at_the_root = below(&page, "/").html;
    let moved = below(&at_the_root, "/account/");
    assert_eq!(base_of(&moved.html), "/account/");
    assert!(moved.theme.is_some_and(|theme| theme.path.starts_with("assets/")), "files stay where they are");
    for part in [r#" href=""#, r#" src=""#].iter().flat_map(|name| moved.html.split(name).skip(1)) {
        let address = part.split('"').next().unwrap();
        assert!(!address.starts_with('/') || address.starts_with("/account/"), "{address}");
    }
    for address in [
        r#"href="/account/""#,
        r#"href="/account/manifest.webmanifest""#,
        r#"href="/account/icons/door.svg""#,
    ] {
        assert!(moved.html.contains(address), "{address}");
    }
    for address in
        [r#"src="/account/logo.svg""#, r#""cy":"/account/assets/words-cy-1.txt""#, r#""api":"/api""#]
    {
        assert!(moved.html.contains(address), "{address}");
    }
    assert_eq!(below(&moved.html, "/account/").html, moved.html, "stamped twice");
    let on = below(&moved.html, "/my/account/").html;
    assert_eq!(on, below(&at_the_root, "/my/account/").html);
    assert_eq!(below(&on, "/").html, at_the_root);
    assert_eq!(base_of(&at_the_root), "/");
    assert_eq!(base_of("<html></html>"), "/", "not a page of the portal");
}

#[test]
fn a_base_is_a_path_between_two_slashes_and_the_schema_says_the_same() {
    let schema: Value = serde_json::from_str(include_str!("../../../public/config.schema.json")).unwrap();
    assert_eq!(schema["properties"]["base"]["pattern"], "^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$");
    let is_fine = |base: Value| check(&changed(|config| config["base"] = base)).is_empty();
    for base in ["/", "/account/", "/my/account/", "/my-account_2.0/~x/", "/api2/"] {
        assert!(is_fine(json!(base)), "{base}");
    }
    for base in [
        "",
        "account",
        "/account",
        "account/",
        "//",
        "//account/",
        "/a//b/",
        "/../",
        "/a/../b/",
        "/./",
        "/a?b/",
        "/a#b/",
        "/a b/",
        " /account/ ",
        "/tŷ/",
        "/a%20b/",
        "/a\\b/",
        "/\"/",
        "https://a.example/",
        "/api/",
        "/api/x/",
    ] {
        assert!(!is_fine(json!(base)), "{base}");
    }
    assert!(!is_fine(json!(7)) && !is_fine(json!(null)));
}
