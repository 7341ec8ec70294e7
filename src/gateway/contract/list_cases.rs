//! `GET /me/cases` (`listCases`): a resident's cases, from every channel, newest change first.

use super::link::{Call, with_query};
use super::shapes::case_summary;
use crate::json::{Object, Read, Wrong, parse};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::cases::{CaseCounts, CasePage, CaseQuery, StatusFilter};
use onedoor_domain::id::Cursor;
use serde_json::Value;

/// The contract's longest question, in characters.
const LONGEST: usize = 200;

pub(crate) fn encode(query: &CaseQuery) -> Call {
    let words: String = query.words.trim().chars().take(LONGEST).collect();
    let values = [
        ("q", Some(words).filter(|words| !words.is_empty())),
        ("status", (query.status != StatusFilter::All).then(|| query.status.as_str().to_owned())),
        ("needs_me", query.needs_me.then(|| "true".to_owned())),
        ("cursor", query.cursor.as_ref().map(ToString::to_string)),
        ("limit", query.limit.map(|limit| limit.clamp(1, 100).to_string())),
    ];
    Call::get(with_query("/me/cases", &values))
}

pub(crate) fn decode(response: &Response) -> Result<CasePage, Failure> {
    Ok(page(&parse(&response.body)?)?)
}

fn page(value: &Value) -> Read<CasePage> {
    let object = Object::of(value)?;
    let counts = object.object("counts").ok_or(Wrong("counts"))?;
    let count = |name| counts.whole(name).map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    Ok(CasePage {
        items: object.list("items", case_summary)?,
        next: object.maybe_id("next", Cursor::parse),
        counts: CaseCounts { open: count("open")?, closed: count("closed")?, needs_me: count("needs_me")? },
    })
}
