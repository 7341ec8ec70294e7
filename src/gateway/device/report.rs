//! A checked report on the device.

use super::photo::{photos_of, read_photos};
use crate::contract::shapes::{behalf, behalf_of, location, location_of, reporter_of};
use crate::json::{Object, Read, Wrong, word};
use onedoor_domain::Language;
use onedoor_domain::id::{AttributeCode, ServiceCode};
use onedoor_domain::report::{ContactBy, Report, ReportParts, Reporter};
use serde_json::{Value, json};

pub(super) fn report_of(report: &Report) -> Value {
    let parts = report.parts();
    json!({
        "service": parts.service.as_str(),
        "description": parts.description,
        "answers": answers_of(parts.answers.iter().map(|(code, values)| (code, values.as_slice()))),
        "location": parts.location.as_ref().map(location_of),
        "reporter": reporter_of(&parts.reporter),
        "photos": photos_of(&parts.photos),
        "on_behalf": parts.behalf.as_ref().map(behalf_of),
        "anonymous": parts.anonymous,
        "language": parts.language.as_ref().map(Language::as_str),
    })
}

pub(super) fn read_report(object: Object) -> Read<Report> {
    Ok(Report::kept(ReportParts {
        service: object.id("service", ServiceCode::parse)?,
        description: object.text("description")?,
        answers: read_answers(object),
        location: object.object("location").map(location),
        reporter: read_reporter(object)?,
        photos: read_photos(object)?,
        behalf: object.object("on_behalf").map(behalf),
        anonymous: object.flag("anonymous", false),
        language: object.maybe_id("language", Language::parse),
    }))
}

pub(super) fn read_reporter(object: Object) -> Read<Reporter> {
    let reporter = object.object("reporter").ok_or(Wrong("reporter"))?;
    Ok(Reporter {
        name: reporter.maybe_text("name"),
        email: reporter.maybe_text("email"),
        phone: reporter.maybe_text("phone"),
        contact_by: ContactBy::parse(&reporter.text("contact_by")?).ok_or(Wrong("contact_by"))?,
    })
}

pub(super) fn answers_of<'a>(answers: impl Iterator<Item = (&'a AttributeCode, &'a [String])>) -> Value {
    answers.map(|(code, values)| json!({"code": code.as_str(), "values": values})).collect()
}

pub(super) fn read_answers(object: Object) -> Vec<(AttributeCode, Vec<String>)> {
    object.maybe_list("answers", |item| {
        let item = Object::of(item)?;
        Ok((item.id("code", AttributeCode::parse)?, item.maybe_list("values", word)))
    })
}
