//! The crate as a JavaScript module, for `dist/tools/brand.mjs`. Answers are JSON.

use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Finding, Weight};

/// `[{stop, text}]`: what is wrong with a `config.json`.
#[wasm_bindgen]
pub fn check(config: &str) -> String {
    findings(&crate::check(config)).to_string()
}

/// `{html, theme: null | {path, css}, findings}`; without `html` when something must be mended first.
#[wasm_bindgen]
pub fn stamp(index_html: &str, config: &str) -> String {
    match crate::stamp(index_html, config) {
        Ok(stamped) => json!({
            "html": stamped.html,
            "theme": stamped.theme.map(|theme| json!({"path": theme.path, "css": theme.css})),
            "findings": findings(&stamped.advice),
        }),
        Err(found) => json!({"findings": findings(&found)}),
    }
    .to_string()
}

/// The manifest with the settings in it; as it was when they cannot be put there.
#[wasm_bindgen]
pub fn manifest(manifest: &str, config: &str) -> String {
    crate::manifest(manifest, config).unwrap_or_else(|| manifest.to_owned())
}

fn findings(found: &[Finding]) -> Value {
    found
        .iter()
        .map(|finding| json!({"stop": finding.weight == Weight::Stop, "text": finding.to_string()}))
        .collect()
}
