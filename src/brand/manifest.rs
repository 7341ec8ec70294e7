//! Puts a council's settings into `manifest.webmanifest`: what a phone calls the portal that was put on its home screen.

use serde_json::{Map, Value};

use crate::settings::{checked, colours};
use crate::stamp::{council_name, first_language, title};
use crate::theme::{ACT, LIGHT};

/// Stamps the settings into a manifest: name, language and colours; all else in it stays. `None` when something must be
/// mended first, or this is no manifest.
pub fn manifest(manifest: &str, config: &str) -> Option<String> {
    let (settings, _) = checked(config).ok()?;
    let mut manifest: Map<String, Value> = serde_json::from_str(manifest).ok()?;
    let language = first_language(&settings)?;
    let [act, _] = colours(&settings);
    for (member, value) in [
        ("name", title(&settings, language)?),
        ("short_name", council_name(&settings, language)),
        ("lang", language.tag().to_owned()),
        ("dir", language.direction().to_owned()),
        ("theme_color", act.unwrap_or(ACT).to_string()),
        ("background_color", LIGHT.paper.to_string()),
    ] {
        manifest.insert(member.to_owned(), value.into());
    }
    Some(format!("{}\n", Value::Object(manifest)))
}
