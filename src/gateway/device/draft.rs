//! A draft on the device.

use super::photo::{photos_of, read_photos, version_with};
use super::report::{answers_of, read_answers};
use super::{read, write_as};
use crate::contract::shapes::{location, location_of};
use crate::json::{Object, Read, Wrong, word};
use onedoor_domain::id::{DraftId, IdempotencyKey, ResidentId, ServiceCode};
use onedoor_domain::report::{Answers, BehalfDraft, ContactBy, Draft, ReporterDraft, StepName};
use serde_json::{Value, json};

/// Writes a draft.
pub fn write_draft(draft: &Draft) -> String {
    let version = version_with(&draft.photos, draft.anonymous);
    write_as(
        version,
        json!({
            "id": draft.id.as_str(),
            "by": draft.by.as_ref().map(ResidentId::as_str),
            "service": draft.service.as_ref().map(ServiceCode::as_str),
            "service_name": draft.service_name,
            "passed": draft.passed.iter().map(ServiceCode::as_str).collect::<Vec<_>>(),
            "answers": answers_of(draft.answers.iter()),
            "location": location_of(&draft.location),
            "description": draft.description,
            "name": draft.reporter.name,
            "email": draft.reporter.email,
            "phone": draft.reporter.phone,
            "contact_by": draft.reporter.contact_by.map(ContactBy::as_str),
            "known": draft.known,
            "behalf": behalf_of(&draft.behalf),
            "anonymous": draft.anonymous,
            "photos": photos_of(&draft.photos),
            "step": draft.step.as_str(),
            "created_at": draft.created_at.to_string(),
            "changed_at": draft.changed_at.to_string(),
            "told_over": draft.told_over.map(|at| at.to_string()),
            "key": draft.key().map(IdempotencyKey::as_str),
        }),
    )
}

/// Reads a draft.
pub fn read_draft(text: &str) -> Option<Draft> {
    read(text, draft)
}

/// Who was signed in when a draft was begun; not read whole, for a page that only counts them.
pub fn draft_by(text: &str) -> Option<ResidentId> {
    read(text, |object| object.id("by", ResidentId::parse))
}

fn draft(object: Object) -> Read<Draft> {
    let mut draft = Draft::new(object.id("id", DraftId::parse)?, object.time("created_at")?);
    draft.by = object.maybe_id("by", ResidentId::parse);
    draft.service = object.maybe_id("service", ServiceCode::parse);
    draft.service_name = object.text("service_name").unwrap_or_default();
    // An earlier portal kept the last one alone.
    let last = object.maybe_id("passed", ServiceCode::parse);
    let all =
        object.maybe_list("passed", |value| ServiceCode::parse(&word(value)?).map_err(|_| Wrong("passed")));
    draft.passed = last.into_iter().chain(all).collect();
    draft.answers = Answers::default();
    for (code, values) in read_answers(object) {
        draft.answers.set(code, values);
    }
    if let Some(place) = object.object("location") {
        draft.location = location(place);
        // As typed, blanks and all: a draft is not tidied under the resident's hands.
        draft.location.words = place.text("words").ok();
    }
    draft.description = object.text("description").unwrap_or_default();
    draft.reporter = ReporterDraft {
        name: object.text("name").unwrap_or_default(),
        email: object.text("email").unwrap_or_default(),
        phone: object.text("phone").unwrap_or_default(),
        contact_by: object.text("contact_by").ok().and_then(|word| ContactBy::parse(&word)),
    };
    // What was typed is worth more than a photo that cannot be read.
    draft.photos = read_photos(object).unwrap_or_default();
    draft.known = object.flag("known", false);
    draft.behalf = object.object("behalf").map(behalf).unwrap_or_default();
    draft.anonymous = object.flag("anonymous", false);
    draft.step =
        object.text("step").ok().and_then(|word| StepName::parse(&word)).unwrap_or(StepName::Service);
    draft.changed_at = object.time("changed_at").unwrap_or(draft.created_at);
    draft.told_over = object.time("told_over").ok();
    Ok(draft.with_key(object.maybe_id("key", IdempotencyKey::parse)))
}

fn behalf_of(behalf: &BehalfDraft) -> Value {
    json!({
        "on": behalf.on,
        "name": behalf.name,
        "email": behalf.email,
        "phone": behalf.phone,
        "relation": behalf.relation,
        "told": behalf.told,
    })
}

fn behalf(object: Object) -> BehalfDraft {
    BehalfDraft {
        on: object.flag("on", false),
        name: object.text("name").unwrap_or_default(),
        email: object.text("email").unwrap_or_default(),
        phone: object.text("phone").unwrap_or_default(),
        relation: object.text("relation").unwrap_or_default(),
        told: object.flag("told", false),
    }
}
