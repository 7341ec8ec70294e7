//! The council's own name, phones, hours and colours go into the page on its way from `dist/` to the reader.
//!
//! What they are and what may be wrong with them is `onedoor_brand`'s; here are only the files.

use std::io;

use onedoor_brand::{Finding, Weight};
use serde_json::Value;

use super::Files;

/// Makes the files the council's own, and serves them below the path that the page then names. Settings that say nothing
/// of a map get `map`, if there is one.
pub fn brand(files: &mut Files, map: Option<Value>) -> io::Result<()> {
    if let Some(map) = map {
        add_map(files, map)?;
    }
    stamp(files)?;
    files.show_map_of(files.text("/config.json").and_then(onedoor_brand::tile_origin));
    let settings = files.text("/config.json").unwrap_or_default();
    files.connect_to([onedoor_brand::api_origins(settings), onedoor_brand::place_origins(settings)].concat());
    let base = files.text("/index.html").map(onedoor_brand::base_of);
    files.serve_below(base.unwrap_or_default());
    Ok(())
}

/// Settings that cannot be read stay as they are: stamping says what is wrong with them.
fn add_map(files: &mut Files, map: Value) -> io::Result<()> {
    let settings = files.text("/config.json").and_then(|text| serde_json::from_str(text).ok());
    let Some(Value::Object(mut settings)) = settings else { return Ok(()) };
    if settings.is_empty() || settings.contains_key("map") {
        return Ok(());
    }
    settings.insert("map".to_owned(), map);
    files.put("config.json", format!("{:#}\n", Value::Object(settings)))
}

const MANIFEST: &str = "/manifest.webmanifest";

/// Stamps `config.json` into `index.html` and the manifest. Settings that must be mended first are told on standard error,
/// and both stay as they were built. A folder without a portal stays as it is.
fn stamp(files: &mut Files) -> io::Result<()> {
    let (Some(page), Some(settings)) = (files.text("/index.html"), files.text("/config.json")) else {
        return Ok(());
    };
    let stamped = match onedoor_brand::stamp(page, settings) {
        Ok(stamped) => stamped,
        Err(findings) => {
            eprintln!("config.json must be mended; the page stays as it was built:");
            findings.iter().for_each(tell);
            return Ok(());
        }
    };
    stamped.advice.iter().for_each(tell);
    let manifest = files.text(MANIFEST).and_then(|text| onedoor_brand::manifest(text, settings));
    if stamped.html != page {
        files.put("index.html", stamped.html)?;
    }
    if let Some(manifest) = manifest {
        files.put(MANIFEST.trim_start_matches('/'), manifest)?;
    }
    if let Some(theme) = stamped.theme {
        files.put(&theme.path, theme.css)?;
    }
    Ok(())
}

fn tell(finding: &Finding) {
    let weight = if finding.weight == Weight::Stop { "must be mended" } else { "could be better" };
    eprintln!("  config.json {} ({weight}): {} {}", finding.at, finding.what, finding.mend);
}
