//! `PATCH /me/preferences` (`patchPreferences`): change some cells.

use super::link::Call;
use super::shapes::preferences;
use crate::json::{Object, Read, Wrong, parse};
use crate::problem;
use crate::transport::{Method, Response};
use onedoor_domain::channels::{Change, Preferences, Unchanged};
use onedoor_domain::id::Version;
use serde_json::{Value, json};

pub(crate) fn encode(changes: &[Change], version: Option<Version>) -> Call {
    let cells: Vec<Value> = changes
        .iter()
        .map(|one| json!({"topic": one.topic.as_str(), "channel": one.channel.as_str(), "choice": one.choice.as_str()}))
        .collect();
    let call = Call::new(Method::Patch, "/me/preferences".to_owned()).body(json!({"cells": cells}));
    Call { if_match: version, ..call }
}

/// Reads any answer: a stale write (412) holds how the preferences are now.
pub(crate) fn decode(response: &Response) -> Result<Preferences, Unchanged> {
    match response.status {
        200..=299 => super::get_preferences::decode(response).map_err(Unchanged::Failed),
        412 => Err(current(response)
            .map_or_else(|_| Unchanged::Failed(problem::failure(response)), Unchanged::Stale)),
        _ => Err(Unchanged::Failed(problem::failure(response))),
    }
}

fn current(response: &Response) -> Read<Preferences> {
    let value = parse(&response.body)?;
    let current = Object::of(&value)?.get("current").ok_or(Wrong("current"))?;
    preferences(current, response.header("ETag"))
}
