//! Puts a council's settings into a built `index.html`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha384};

use crate::contact::{email_days, hours_in_words};
use crate::finding::Finding;
use crate::page::{rebased, stamp_marks, with_attribute};
use crate::settings::{checked, colours, text};
use crate::theme::stylesheet;
use crate::words::Language;

/// A page that is the council's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// The new `index.html`.
    pub html: String,
    /// The council's colours, when it has its own: a file that the page asks for.
    pub theme: Option<Theme>,
    /// What could be better, though nothing must be mended.
    pub advice: Vec<Finding>,
}

/// A stylesheet to be put into the portal's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its path inside the folder; the name holds its hash, so it can be kept for ever.
    pub path: String,
    /// What is in it.
    pub css: String,
}

const SETTINGS: &str = r#"<script type="application/json" id="onedoor-config">"#;
const THEME: &str = r#"<link data-theme rel="stylesheet""#;

/// Stamps `config.json` into `index.html`: name, phones, hours, colours, language, words, base path. A page that was
/// stamped before is stamped anew.
///
/// # Errors
/// The findings, when something must be mended first, in the settings or because this is not the portal's page.
pub fn stamp(index_html: &str, config: &str) -> Result<Stamped, Vec<Finding>> {
    let (mut settings, advice) = checked(config)?;
    let (before, old, after) = parted(index_html).ok_or_else(not_ours)?;

    let (from, to) = (base(&old), base(&settings));
    let (from, to) = (from.as_str(), to.as_str());
    let words = old.get("words").cloned().unwrap_or_default();
    settings.insert("words".to_owned(), moved_words(&words, from, to));
    let language = first_language(&settings).ok_or_else(not_ours)?;

    let theme = theme(&settings);
    let link = theme.as_ref().map(|theme| theme_link(theme, to)).unwrap_or_default();
    let block = Value::Object(settings.clone()).to_string().replace('<', "\\u003c");
    let head = rebased(&without_theme(before), from, to);
    let body = rebased(&without_theme(after), from, to).replacen("</head>", &format!("{link}</head>"), 1);
    let html = stamp_marks(&format!("{head}{SETTINGS}"), &|name| say(name, &settings, language, to))
        + &block
        + "</script>"
        + &stamp_marks(&body, &|name| say(name, &settings, language, to));
    Ok(Stamped { html: in_language(&html, language), theme, advice })
}

/// Below which path a page is served, as it was stamped: "/", or a path that begins and ends with a slash.
pub fn base_of(index_html: &str) -> String {
    parted(index_html).map_or_else(|| "/".to_owned(), |(_, settings, _)| base(&settings))
}

/// What stands before the settings, the settings themselves, and what stands after them.
fn parted(index_html: &str) -> Option<(&str, Map<String, Value>, &str)> {
    let (before, after) = index_html.split_once(SETTINGS)?;
    let (settings, after) = after.split_once("</script>")?;
    Some((before, serde_json::from_str(settings).ok()?, after))
}

fn not_ours() -> Vec<Finding> {
    vec![Finding::stop(
        "",
        "The index.html beside this file is not one of the portal's releases.",
        "Take the index.html that came with the release.",
    )]
}

fn base(settings: &Map<String, Value>) -> String {
    match text(settings.get("base")) {
        "" => "/".to_owned(),
        base => base.to_owned(),
    }
}

pub(crate) fn first_language(settings: &Map<String, Value>) -> Option<Language> {
    Language::by_tag(settings.get("languages")?.get(0)?.as_str()?)
}

fn moved_words(words: &Value, from: &str, to: &str) -> Value {
    let moved = words.as_object().into_iter().flatten().filter_map(|(tag, address)| {
        let path = address.as_str()?.strip_prefix(from)?;
        Some((tag.clone(), Value::String(format!("{to}{path}"))))
    });
    Value::Object(moved.collect())
}

/// What the marks in the page ask for: something of the council's, or a word of the portal's.
fn say(name: &str, settings: &Map<String, Value>, language: Language, base: &str) -> Option<String> {
    let contact = settings.get("contact").unwrap_or(&Value::Null);
    let part = |name: &str, part: &str| text(contact.get(name).and_then(|value| value.get(part))).to_owned();
    let link = |scheme: &str, address: &str| {
        if address.is_empty() { String::new() } else { format!("{scheme}:{address}") }
    };
    Some(match name {
        "council-name" => council_name(settings, language),
        "council-title" => title(settings, language)?,
        "council-logo" => match text(settings.get("council").and_then(|council| council.get("logo"))) {
            "" => String::new(),
            logo => format!("{base}{}", logo.trim_start_matches('/')),
        },
        // A picture has an address, also where none is shown: one of nothing, which is no request.
        "council-logo-picture" => match say("council-logo", settings, language, base)? {
            logo if logo.is_empty() => "data:,".to_owned(),
            logo => logo,
        },
        "council-phone" => part("phone", "display"),
        "council-phone-link" => link("tel", &part("phone", "value")),
        "council-relay" => part("text_relay", "display"),
        "council-relay-link" => link("tel", &part("text_relay", "value")),
        "council-email" => text(contact.get("email")).to_owned(),
        "council-email-link" => link("mailto", text(contact.get("email"))),
        "council-email-answer" => match contact.as_object().and_then(email_days) {
            Some(days) => {
                language.say("email-answer", &[("days", onedoor_words::Value::Number(f64::from(days)))])?
            }
            None => String::new(),
        },
        "council-hours" => hours_in_words(contact, language),
        word => language.say(word, &[])?,
    })
}

pub(crate) fn title(settings: &Map<String, Value>, language: Language) -> Option<String> {
    Some(format!("{} \u{2013} {}", language.say("account-title", &[])?, council_name(settings, language)))
}

pub(crate) fn council_name(settings: &Map<String, Value>, language: Language) -> String {
    let council = settings.get("council");
    let named = text(council.and_then(|council| council.get("names")?.get(language.tag())));
    let name = text(council.and_then(|council| council.get("name")));
    if named.is_empty() { name } else { named }.to_owned()
}

fn theme(settings: &Map<String, Value>) -> Option<Theme> {
    let [act, act_dark] = colours(settings);
    let css = stylesheet(act, act_dark)?;
    let hash = Sha256::digest(&css).iter().take(6).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
    Some(Theme { path: format!("assets/theme-{hash:012x}.css"), css })
}

fn theme_link(theme: &Theme, base: &str) -> String {
    let integrity = STANDARD.encode(Sha384::digest(&theme.css));
    format!("{THEME} href=\"{base}{}\" integrity=\"sha384-{integrity}\">\n", theme.path)
}

fn without_theme(html: &str) -> String {
    let Some((before, from)) = html.split_once(THEME) else { return html.to_owned() };
    let after = from.split_once(">\n").map_or("", |(_, after)| after);
    format!("{before}{after}")
}

fn in_language(html: &str, language: Language) -> String {
    let Some((from, to)) =
        html.find("<html").and_then(|from| Some((from, from + html[from..].find('>')? + 1)))
    else {
        return html.to_owned();
    };
    let tag = with_attribute(&html[from..to], "lang", Some(language.tag()));
    let tag = with_attribute(&tag, "dir", Some(language.direction()));
    format!("{}{tag}{}", &html[..from], &html[to..])
}
