//! The portal's own page, manifest and settings, stamped for other councils.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod shipped;

use onedoor_brand::{Weight, check, manifest, stamp};
use serde_json::{Value, json};
use shipped::{CONFIG, PAGE, changed};

/// What a phone is told of the portal.
const MANIFEST: &str = include_str!("../../../public/manifest.webmanifest");

fn text_of<'a>(html: &'a str, mark: &str) -> &'a str {
    let from = html.find(&format!("data-say=\"{mark}\"")).unwrap_or_else(|| panic!("no mark {mark}"));
    let from = from + html[from..].find('>').unwrap() + 1;
    &html[from..from + html[from..].find('<').unwrap()]
}

#[test]
fn the_page_as_it_is_in_the_source_says_what_a_stamped_one_says() {
    let stamped = stamp(PAGE, CONFIG).unwrap();
    assert_eq!(stamped.advice, []);
    assert_eq!(stamped.theme, None);
    let without_settings = |html: &str| {
        let (before, after) = html.split_once("id=\"onedoor-config\">").unwrap();
        format!("{before}{}", after.split_once("</script>").unwrap().1)
    };
    assert_eq!(without_settings(&stamped.html), without_settings(PAGE));
}

#[test]
fn another_council_has_its_own_name_phone_hours_and_address() {
    let config = changed(|config| {
        config["council"] =
            json!({"name": "Cyngor <Tref>", "names": {"cy": "Cyngor Tref"}, "logo": "/logo.svg"});
        config["languages"] = json!(["cy", "en"]);
        config["contact"] = json!({
            "phone": {"value": "+441632960999", "display": "01632 960999"},
            "hours": [{"days": ["sat", "mon"], "opens": "09:00", "closes": "12:00"}],
        });
    });
    let stamped = stamp(PAGE, &config).unwrap();
    let html = &stamped.html;
    assert!(html.contains("<html lang=\"cy\" dir=\"ltr\">"), "{}", &html[..200]);
    assert_eq!(text_of(html, "council-title"), "Eich cyfrif \u{2013} Cyngor Tref");
    assert_eq!(text_of(html, "council-phone"), "01632 960999");
    assert_eq!(text_of(html, "job-cases"), "Dilyn eich achosion");
    assert!(
        text_of(html, "council-hours").contains("dydd Sadwrn, dydd Llun"),
        "{}",
        text_of(html, "council-hours")
    );
    assert!(html.contains(r#"<li data-with="council-relay" hidden>"#), "no relay, no line for it");
    assert!(html.contains(r#"src="/logo.svg">"#));
    assert!(
        stamp(PAGE, CONFIG).unwrap().html.contains(r#"alt="" hidden src="data:,">"#),
        "no logo, and still valid HTML"
    );
    assert!(html.contains(r#"href="/report""#));
    assert!(html.contains(r#"href="tel:+441632960999""#));
    assert!(!html.contains("960100"), "nothing of the first council stays");
    assert!(!html.contains("<Tref>"));
    // The first council again, over the second: as if there had never been another.
    assert_eq!(stamp(html, CONFIG).unwrap().html, stamp(PAGE, CONFIG).unwrap().html);
}

#[test]
fn only_what_the_council_promises_about_its_answers_is_said() {
    let with = |days: Value| changed(|config| config["contact"]["email_days"] = days);
    let said = |config: &str| text_of(&stamp(PAGE, config).unwrap().html, "council-email-answer").to_owned();
    assert_eq!(said(&with(json!(1))), "We answer within one working day");
    assert_eq!(said(&with(json!(5))), "We answer within 5 working days");
    let silent = changed(|config| {
        config["contact"].as_object_mut().unwrap().remove("email_days");
    });
    assert_eq!(said(&silent), "");
    for wrong in [json!(0), json!(31), json!(1.5), json!("two")] {
        let found = check(&with(wrong.clone()));
        assert!(
            found.iter().any(|one| one.weight == Weight::Stop && one.at == "/contact/email_days"),
            "{wrong}"
        );
    }
}

#[test]
fn arabic_runs_from_right_to_left() {
    let html = stamp(PAGE, &changed(|config| config["languages"] = json!(["ar", "en"]))).unwrap().html;
    assert!(html.contains(r#"<html lang="ar" dir="rtl">"#));
    assert_eq!(text_of(&html, "council-name"), "مجلس أبروين");
}

#[test]
fn every_mark_of_the_page_is_understood() {
    for language in ["en", "cy", "ar"] {
        let config = changed(|config| config["languages"] = json!([language]));
        let html = stamp(PAGE, &config).unwrap().html;
        for part in PAGE.split("data-say=\"").skip(1) {
            let mark = part.split('"').next().unwrap();
            let probe = format!("<i data-say=\"{mark}\">?</i></body>");
            let probed = stamp(&html.replace("</body>", &probe), &config).unwrap().html;
            assert!(!probed.contains(">?<"), "{language} does not say {mark}");
        }
    }
}

#[test]
fn colours_become_a_stylesheet_named_by_its_content_after_the_others() {
    let page = PAGE.replace("</head>", "<link rel=\"stylesheet\" href=\"/assets/style-1.css\">\n</head>");
    let with =
        |colour: &str| stamp(&page, &changed(|config| config["colours"] = json!({ "act": colour }))).unwrap();
    let (one, other) = (with("#7a1f5c"), with("#006400"));
    let theme = one.theme.unwrap();
    assert!(theme.css.contains("--act:#7a1f5c"));
    assert!(one.html.contains(&format!("href=\"/{}\" integrity=\"sha384-", theme.path)));
    assert!(one.html.find("/assets/theme-").unwrap() > one.html.find("style-1.css").unwrap());
    assert_ne!(theme.path, other.theme.unwrap().path);
    assert_eq!(
        stamp(&one.html, CONFIG).unwrap().html,
        stamp(&page, CONFIG).unwrap().html,
        "a theme goes without a trace"
    );
}

#[test]
fn the_files_of_words_stay() {
    let page = PAGE.replace(">{}</script>", r#">{"words":{"cy":"/assets/words-cy-1.txt"}}</script>"#);
    assert!(stamp(&page, CONFIG).unwrap().html.contains(r#""cy":"/assets/words-cy-1.txt""#));
}

#[test]
fn a_name_cannot_leave_the_block_of_settings() {
    let config = changed(|config| config["council"]["name"] = json!("</script><script>alert(1)</script>"));
    let html = stamp(PAGE, &config).unwrap().html;
    assert!(!html.contains("<script>"), "{html}");
}

#[test]
fn the_shipped_settings_need_no_mending() {
    assert_eq!(check(CONFIG), []);
}

#[test]
fn mistakes_are_found_where_they_are_and_said_how_to_mend() {
    type Change = fn(&mut Value);
    let cases: [(Change, Weight, &str, &str); 16] = [
        (
            |config| config["council"]["name"] = json!(" "),
            Weight::Stop,
            "/council/name",
            "\"Aberwen Council\"",
        ),
        (
            |config| config["council"]["names"] = json!({}),
            Weight::Advice,
            "/council/names/cy",
            "Add the name",
        ),
        (
            |config| config["council"]["logo"] = json!("logo.gif"),
            Weight::Stop,
            "/council/logo",
            "\"/logo.svg\"",
        ),
        (|config| config["colour"] = json!({}), Weight::Advice, "/colour", "colours"),
        (|config| config["colours"]["act"] = json!("blue"), Weight::Stop, "/colours/act", "\"#0a5570\""),
        (
            |config| config["colours"]["act"] = json!("#33aacc"),
            Weight::Stop,
            "/colours/act",
            "nearest colour that can be read is \"#",
        ),
        (
            |config| config["colours"]["act_dark"] = json!("#0a5570"),
            Weight::Stop,
            "/colours/act_dark",
            "nearest colour",
        ),
        (|config| config["languages"] = json!(["en", "fr"]), Weight::Stop, "/languages/1", "ar, cy, en"),
        (|config| config["languages"] = json!([]), Weight::Stop, "/languages", "at least one"),
        (|config| config["base"] = json!("account"), Weight::Stop, "/base", "such as \"/account/\""),
        (|config| config["base"] = json!("/api/"), Weight::Stop, "/base", "a path of its own"),
        (|config| config["api"] = json!("http://api.example"), Weight::Stop, "/api", "https://"),
        (|config| config["contact"] = json!({}), Weight::Stop, "/contact/phone/value", "+441632960100"),
        (
            |config| config["contact"]["phone"]["display"] = json!("01632 960101"),
            Weight::Stop,
            "/contact/phone/display",
            "last digits",
        ),
        (
            |config| config["contact"]["hours"][0]["closes"] = json!("08:00"),
            Weight::Stop,
            "/contact/hours/0/closes",
            "later time",
        ),
        (|config| config["time_zone"] = json!("GMT+1"), Weight::Stop, "/time_zone", "Europe/London"),
    ];
    for (change, weight, at, mend) in cases {
        let config = changed(change);
        let found = check(&config);
        let found =
            found.iter().find(|finding| finding.at == at).unwrap_or_else(|| panic!("{at}: {found:?}"));
        assert_eq!(found.weight, weight, "{at}");
        assert!(found.to_string().contains(mend), "{found}");
        assert_eq!(stamp(PAGE, &config).is_err(), weight == Weight::Stop, "{at}");
    }
}

#[test]
fn a_suggested_colour_passes() {
    let found =
        check(&changed(|config| config["colours"] = json!({"act": "#33aacc", "act_dark": "#123456"})));
    assert_eq!(found.len(), 2);
    for finding in found {
        let colour = finding.mend.split('"').nth(1).unwrap();
        let key = finding.at.rsplit('/').next().unwrap();
        assert_eq!(check(&changed(|config| config["colours"] = json!({ key: colour }))), []);
    }
}

#[test]
fn a_file_that_is_not_json_says_where() {
    assert!(check("{\n  \"council\": {,}\n}")[0].what.contains("line 2"));
    assert_eq!(check("[]").len(), 1);
    assert!(stamp("<html></html>", CONFIG).is_err(), "not a page of the portal");
}

#[test]
fn the_schema_knows_the_same_names() {
    let schema: Value = serde_json::from_str(include_str!("../../../public/config.schema.json")).unwrap();
    for (part, found_at) in [
        ("", "/x"),
        ("/properties/council", "/council/x"),
        ("/properties/contact", "/contact/x"),
        ("/properties/colours", "/colours/x"),
    ] {
        let names = schema.pointer(&format!("{part}/properties")).and_then(Value::as_object).unwrap();
        let unknown = check(&changed(|config| {
            *config.pointer_mut(&found_at[..found_at.len() - 2]).unwrap() = {
                let mut object = config.pointer(&found_at[..found_at.len() - 2]).unwrap().clone();
                object["x"] = json!(1);
                object
            }
        }));
        let mend = &unknown.iter().find(|finding| finding.at == found_at).unwrap().mend;
        for name in names.keys().filter(|name| !name.starts_with('$')) {
            assert!(mend.contains(name.as_str()), "the schema's {name} is not in: {mend}");
        }
        assert_eq!(
            mend.matches(", ").count() + 1,
            names.keys().filter(|name| !name.starts_with('$')).count(),
            "{mend}"
        );
    }
}

#[test]
fn the_manifest_is_the_councils_in_its_first_language_and_its_colour() {
    let config = changed(|config| {
        config["council"] = json!({"name": "Porth Newydd Council", "names": {"cy": "Cyngor Porth Newydd"}});
        config["languages"] = json!(["cy", "en"]);
        config["colours"] = json!({"act": "#7a1f5c"});
    });
    let theirs = manifest(MANIFEST, &config).unwrap();
    let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let said = read(&theirs);
    assert_eq!(said["name"], "Eich cyfrif \u{2013} Cyngor Porth Newydd");
    assert_eq!(said["short_name"], "Cyngor Porth Newydd");
    assert_eq!((&said["lang"], &said["dir"]), (&json!("cy"), &json!("ltr")));
    assert_eq!((&said["theme_color"], &said["background_color"]), (&json!("#7a1f5c"), &json!("#fbfaf6")));
    for member in ["icons", "start_url", "display"] {
        assert_eq!(said[member], read(MANIFEST)[member], "{member}");
    }
    // Another council's over it: nothing of the first stays.
    assert_eq!(manifest(&theirs, CONFIG), manifest(MANIFEST, CONFIG));
}

#[test]
fn no_manifest_is_stamped_with_what_must_be_mended() {
    assert_eq!(manifest(MANIFEST, &changed(|config| config["council"]["name"] = json!(""))), None);
    assert_eq!(manifest("[]", CONFIG), None);
}
