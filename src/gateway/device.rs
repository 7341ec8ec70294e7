//! How things are written on the device: drafts, the outbox, a guest's cases, and what a chat needs to go on.
//!
//! Each is JSON with a version. Reading never panics: what is damaged, or was written by a newer portal, is `None`, and it
//! is the caller's to leave it alone. Not here: where it is stored.

mod chat;
mod draft;
mod outbox;
mod photo;
mod report;
mod tracked;

pub use chat::{read_chat, write_chat};
pub use draft::{draft_by, read_draft, write_draft};
pub use outbox::{Letter, read_outgoing, write_outgoing};
pub use tracked::{read_tracked, write_tracked};

use crate::json::{Object, Read, Wrong, parse};
use serde_json::{Value, json};

/// The version that is written where nothing needs a newer one.
const VERSION: u64 = 1;
/// With photos and files. A portal that knows none leaves such a document alone: it would send a report without them.
const WITH_PHOTOS: u64 = 2;
/// Without saying who reports. A portal that does not know that would send it with the resident's session.
const ANONYMOUS: u64 = 3;

fn write(what: Value) -> String {
    write_as(VERSION, what)
}

fn write_as(version: u64, what: Value) -> String {
    json!({"v": version, "it": what}).to_string()
}

fn read<T>(text: &str, read: impl FnOnce(Object) -> Read<T>) -> Option<T> {
    let value = parse(text.as_bytes()).ok()?;
    let outer = Object::of(&value).ok()?;
    if !(VERSION..=ANONYMOUS).contains(&outer.whole("v").ok()?) {
        return None;
    }
    read(outer.object("it").ok_or(Wrong("it")).ok()?).ok()
}

#[cfg(test)]
mod tests;
