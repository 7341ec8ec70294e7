//! Reads a council's `config.json` and says what is wrong with it.

use serde_json::{Map, Value};

use crate::api::check_api;
use crate::colour::Colour;
use crate::contact::check_contact;
use crate::finding::{Finding, Weight};
use crate::map::check_map;
use crate::places::check_places;
use crate::shape::{group, list, string};
use crate::theme::{DARK, Ground, LIGHT, READABLE};
use crate::words::Language;
use crate::zone::check_zone;

/// What may stand in the file, and in its parts.
const KEYS: [&str; 10] =
    ["$schema", "council", "api", "base", "languages", "time_zone", "contact", "colours", "map", "places"];
const COUNCIL_KEYS: [&str; 3] = ["name", "names", "logo"];
const COLOUR_KEYS: [&str; 2] = [LIGHT.key, DARK.key];

/// Everything that is wrong or could be better; empty when all is well.
pub fn check(config: &str) -> Vec<Finding> {
    match read(config) {
        Ok(file) => findings(&file),
        Err(finding) => vec![finding],
    }
}

/// Settings in which nothing must be mended, with what could be better.
pub(crate) type Checked = (Map<String, Value>, Vec<Finding>);

/// The settings, or all findings when something must be mended.
pub(crate) fn checked(config: &str) -> Result<Checked, Vec<Finding>> {
    let file = read(config).map_err(|finding| vec![finding])?;
    let found = findings(&file);
    if found.iter().any(|finding| finding.weight == Weight::Stop) { Err(found) } else { Ok((file, found)) }
}

fn read(config: &str) -> Result<Map<String, Value>, Finding> {
    match serde_json::from_str(config.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(file)) => Ok(file),
        Ok(_) => Err(Finding::stop(
            "",
            "The file does not begin with {.",
            "Start from the config.json that came with the portal.",
        )),
        Err(error) => Err(Finding::stop(
            "",
            format!("The file cannot be read: line {}, column {}.", error.line(), error.column()),
            "Look there, and on the line before, for a comma or a quotation mark too many or too few.",
        )),
    }
}

fn findings(file: &Map<String, Value>) -> Vec<Finding> {
    let mut found = Vec::new();
    check_keys(&mut found, "", file, &KEYS);
    let languages = check_languages(&mut found, file.get("languages"));
    check_council(&mut found, file.get("council"), &languages);
    check_api(&mut found, file.get("api"));
    check_base(&mut found, file);
    check_zone(&mut found, file.get("time_zone"));
    check_contact(&mut found, file.get("contact"));
    check_colours(&mut found, file.get("colours"));
    check_map(&mut found, file.get("map"));
    check_places(&mut found, file.get("places"));
    found
}

/// Unknown keys are nearly always typing mistakes, and would be ignored in silence.
pub(crate) fn check_keys(found: &mut Vec<Finding>, at: &str, object: &Map<String, Value>, known: &[&str]) {
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        let known: Vec<_> = known.iter().filter(|key| !key.starts_with('$')).copied().collect();
        found.push(Finding::advice(
            &format!("{at}/{key}"),
            "The portal knows nothing of this name, and ignores it.",
            format!("The names here are: {}.", known.join(", ")),
        ));
    }
}

fn check_languages(found: &mut Vec<Finding>, value: Option<&Value>) -> Vec<Language> {
    let at = "/languages";
    let have = Language::all().map(Language::tag).collect::<Vec<_>>().join(", ");
    let mend = format!("Name at least one of: {have}. For example [\"en\"]; the first is the default.");
    let Some(tags) = list(found, at, value, &mend) else { return Vec::new() };
    if tags.is_empty() {
        found.push(Finding::stop(at, "No language is named.", mend));
    }
    let mut languages: Vec<Language> = Vec::new();
    for (index, tag) in tags.into_iter().enumerate() {
        let at = format!("{at}/{index}");
        match tag.as_str().and_then(Language::by_tag) {
            None => found.push(Finding::stop(
                &at,
                format!("The portal does not speak {tag}."),
                format!("It speaks: {have}."),
            )),
            Some(language) if languages.contains(&language) => {
                found.push(Finding::stop(&at, "This language is named twice.", "Remove one of the two."));
            }
            Some(language) => languages.push(language),
        }
    }
    languages
}

fn check_council(found: &mut Vec<Finding>, council: Option<&Value>, languages: &[Language]) {
    const NAMED: &str = "Write the name that residents know, for example \"name\": \"Aberwen Council\".";
    let mend = "Write, for example, \"council\": {\"name\": \"Aberwen Council\"}.";
    let Some(council) = group(found, "/council", council, mend) else { return };
    check_keys(found, "/council", &council, &COUNCIL_KEYS);
    let named = string(found, "/council/name", council.get("name"), NAMED);
    let name = named.unwrap_or_default();
    if named.is_some_and(str::is_empty) {
        found.push(Finding::stop("/council/name", "The council has no name.", NAMED));
    } else if name.chars().count() > 60 {
        found.push(Finding::advice(
            "/council/name",
            "The name is longer than 60 letters and wraps on a phone.",
            "Use the short form of it.",
        ));
    }
    check_names(found, council.get("names"), name, languages);
    if let Some(logo) = council.get("logo") {
        let file = text(Some(logo)).to_ascii_lowercase();
        let known = [".svg", ".png", ".webp"].iter().any(|end| file.ends_with(end));
        if !known || !file.starts_with('/') || file.starts_with("//") || file.contains("..") {
            found.push(Finding::stop(
                "/council/logo",
                "This is not the address of a picture in the portal's folder.",
                "Put an SVG, PNG or WebP file beside index.html and write, for example, \"/logo.svg\".",
            ));
        }
    }
}

/// The council's name in other languages.
fn check_names(found: &mut Vec<Finding>, names: Option<&Value>, name: &str, languages: &[Language]) {
    let at = "/council/names";
    let mend = "Write, for example, {\"cy\": \"Cyngor Aberwen\"}.";
    let Some(names) = group(found, at, names, mend) else { return };
    let known: Vec<_> = Language::all().map(Language::tag).collect();
    check_keys(found, at, &names, &known);
    for (tag, value) in &names {
        string(found, &format!("{at}/{tag}"), Some(value), mend);
    }
    for language in languages.iter().skip(1) {
        if names
            .get(language.tag())
            .is_none_or(|name| name.as_str().is_some_and(|name| name.trim().is_empty()))
        {
            found.push(Finding::advice(
                &format!("{at}/{}", language.tag()),
                format!("The name is not given in this language, so readers see \u{201c}{name}\u{201d}."),
                "Add the name as it is in that language, or the same name if it has no other.",
            ));
        }
    }
}

fn check_base(found: &mut Vec<Finding>, file: &Map<String, Value>) {
    let api = text(file.get("api"));
    if let Some(base) = file.get("base") {
        // As it is written: the app reads it without taking space away.
        let base = base.as_str().unwrap_or_default();
        if !is_folder(base) {
            found.push(Finding::stop(
                "/base",
                "This is not a path below which the portal can be served.",
                "Write \"/\" for the root of a site, or a path between two slashes, such as \"/account/\": letters a to z, digits, and - . _ ~ in its names.",
            ));
        } else if api.len() > 1 && base.starts_with(&format!("{}/", api.trim_end_matches('/'))) {
            found.push(Finding::stop(
                "/base",
                format!("The backend is at {api}, so the portal cannot be served below it."),
                "Give the portal a path of its own, such as \"/account/\".",
            ));
        }
    }
}

/// Whether this is a path that begins and ends with a slash and reads the same everywhere: nothing in it is encoded.
fn is_folder(path: &str) -> bool {
    let is_name = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain)
    };
    let names = path.strip_prefix('/').and_then(|path| path.strip_suffix('/'));
    path == "/" || names.is_some_and(|names| names.split('/').all(is_name))
}

/// The council's colours, light and dark.
pub(crate) fn colours(file: &Map<String, Value>) -> [Option<Colour>; 2] {
    [LIGHT.key, DARK.key].map(|key| Colour::parse(file.get("colours")?.get(key)?.as_str()?))
}

fn check_colours(found: &mut Vec<Finding>, value: Option<&Value>) {
    let mend = "Write, for example, {\"act\": \"#0a5570\"}, or leave colours out.";
    let Some(colours) = group(found, "/colours", value, mend) else { return };
    check_keys(found, "/colours", &colours, &COLOUR_KEYS);
    for (ground, name) in [(LIGHT, "light"), (DARK, "dark")] {
        if let Some(value) = colours.get(ground.key) {
            check_colour(found, &ground, name, value);
        }
    }
}

fn check_colour(found: &mut Vec<Finding>, ground: &Ground, name: &str, value: &Value) {
    const MEND: &str = "Write it as # and six digits, for example \"#0a5570\".";
    let at = format!("/colours/{}", ground.key);
    let Some(written) = string(found, &at, Some(value), MEND) else { return };
    let Some(colour) = Colour::parse(value.as_str().unwrap_or(written)) else {
        found.push(Finding::stop(&at, "This is not a colour.", MEND));
        return;
    };
    let ratio = ground.contrast(colour);
    if ratio < READABLE {
        found.push(Finding::stop(
            &at,
            format!("Links in {colour} cannot be read on the {name} page: the contrast is {ratio:.1} to 1, and {READABLE} is needed."),
            format!("The nearest colour that can be read is \"{}\".", ground.nearest(colour)),
        ));
    }
}

/// A text, without the space around it; "" when there is none.
pub(crate) fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default().trim()
}
