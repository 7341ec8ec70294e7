//! `POST /reports` (`createReport`): send a report.

use super::link::Call;
use super::shapes::{behalf_of, location_of, receipt, reporter_of};
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::id::IdempotencyKey;
use onedoor_domain::report::{Attachment, Receipt, Report};
use onedoor_domain::{Failure, Language};
use serde_json::{Value, json};

/// `language` is the page's, for a report that does not say its own.
pub(crate) fn encode(
    report: &Report,
    attachments: &[Attachment],
    key: IdempotencyKey,
    language: &Language,
) -> Call {
    let parts = report.parts();
    let answers: Vec<Value> =
        parts.answers.iter().map(|(code, values)| json!({"code": code.as_str(), "values": values})).collect();
    let mut body = json!({
        "service_code": parts.service.as_str(),
        "description": parts.description,
        "attributes": answers,
        "location": parts.location.as_ref().map(location_of),
        "reporter": reporter_of(&parts.reporter),
        "language": parts.language.as_ref().unwrap_or(language).as_str(),
    });
    // A backend that takes no files is not told of any.
    if !attachments.is_empty() {
        let one = |one: &Attachment| json!({"id": one.id.reveal(), "alt": one.alt});
        body["attachments"] = attachments.iter().map(one).collect();
    }
    // A backend that knows of nobody else is not told of any.
    if let Some(behalf) = &parts.behalf {
        body["on_behalf"] = behalf_of(behalf);
    }
    Call::post("/reports").body(body).key(key)
}

pub(crate) fn decode(response: &Response) -> Result<Receipt, Failure> {
    Ok(receipt(&parse(&response.body)?)?)
}
