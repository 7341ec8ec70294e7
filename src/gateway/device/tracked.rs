//! A guest's case that this device remembers.

use super::{read, write};
use onedoor_domain::cases::Tracked;
use onedoor_domain::id::{Reference, TrackingSecret};
use serde_json::json;

/// Writes a guest's case, secret included.
pub fn write_tracked(tracked: &Tracked) -> String {
    write(json!({
        "reference": tracked.reference.as_str(),
        "secret": tracked.secret.reveal(),
        "title": tracked.title,
        "at": tracked.at.to_string(),
    }))
}

/// Reads a guest's case.
pub fn read_tracked(text: &str) -> Option<Tracked> {
    read(text, |object| {
        Ok(Tracked {
            reference: object.id("reference", Reference::parse)?,
            secret: object.id("secret", TrackingSecret::parse)?,
            title: object.text("title").unwrap_or_default(),
            at: object.time("at")?,
        })
    })
}
