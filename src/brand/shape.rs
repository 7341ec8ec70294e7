//! What a setting is, said where it must be something else: a list, a text, a group of names.

use serde_json::{Map, Value};

use crate::finding::Finding;

/// What somebody wrote, in words for somebody who has never programmed.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing (null)",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list in [ ]",
        Value::Object(_) => "a group of names in { }",
    }
}

fn told<T>(
    found: &mut Vec<Finding>,
    at: &str,
    value: &Value,
    read: Option<T>,
    wanted: &str,
    mend: &str,
) -> Option<T> {
    if read.is_none() {
        found.push(Finding::stop(at, format!("This is {}, and must be {wanted}.", kind(value)), mend));
    }
    read
}

/// The group of names at a place. Something else is told, and read as `None`; nothing at all is an empty group.
pub(crate) fn group(
    found: &mut Vec<Finding>,
    at: &str,
    value: Option<&Value>,
    mend: &str,
) -> Option<Map<String, Value>> {
    let Some(value) = value else { return Some(Map::new()) };
    told(found, at, value, value.as_object().cloned(), "a group of names in { }", mend)
}

/// The list at a place. Something else is told, and read as `None`; nothing at all is an empty list.
pub(crate) fn list(
    found: &mut Vec<Finding>,
    at: &str,
    value: Option<&Value>,
    mend: &str,
) -> Option<Vec<Value>> {
    let Some(value) = value else { return Some(Vec::new()) };
    told(found, at, value, value.as_array().cloned(), "a list in [ ]", mend)
}

/// The text at a place, without the space around it. Something else is told, and read as `None`; nothing at all is "".
pub(crate) fn string<'a>(
    found: &mut Vec<Finding>,
    at: &str,
    value: Option<&'a Value>,
    mend: &str,
) -> Option<&'a str> {
    let Some(value) = value else { return Some("") };
    told(found, at, value, value.as_str().map(str::trim), "a text in \" \"", mend)
}
