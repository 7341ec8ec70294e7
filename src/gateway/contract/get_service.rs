//! `GET /services/{service_code}` (`getService`): one service, with its questions.

use super::link::{Call, escape};
use super::shapes::{service_summary, visibility};
use crate::json::{Object, Read, parse, word};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{ArticleId, AssetKind, AttributeCode, ServiceCode};
use onedoor_domain::report::{
    Asks, Attribute, Condition, Datatype, ListValue, LocationNeed, MOST_FILES, Service, ServiceAttachments,
    Stopper, StopperKind,
};
use serde_json::Value;

pub(crate) fn encode(code: &ServiceCode) -> Call {
    Call::get(format!("/services/{}", escape(code.as_str())))
}

pub(crate) fn decode(response: &Response) -> Result<Service, Failure> {
    Ok(service(&parse(&response.body)?)?)
}

pub(crate) fn service(value: &Value) -> Read<Service> {
    let object = Object::of(value)?;
    let needs = [
        ("required", LocationNeed::Required),
        ("optional", LocationNeed::Optional),
        ("none", LocationNeed::None),
    ];
    let mut attributes = object.list("attributes", attribute)?;
    attributes.sort_by_key(|one| one.order);
    Ok(Service {
        summary: service_summary(value)?,
        attributes,
        stoppers: object.list("stoppers", stopper)?,
        visibility: visibility(object)?,
        told: object.text("told")?,
        expected_days: object.maybe_whole("expected_days"),
        radius_m: object.maybe_whole("radius_m").unwrap_or(250),
        location: object.one_of("location", &needs)?,
        anonymous: object.flag("anonymous", false),
        attachments: object.object("attachments").map(attachments),
        assets: object.maybe_id("assets", AssetKind::parse),
        public_where: object.maybe_text("public_where"),
    })
}

/// Without a number of its own a service takes as many as the backend does.
fn attachments(object: Object) -> ServiceAttachments {
    let count = object.maybe_whole("count").unwrap_or(MOST_FILES);
    ServiceAttachments { count, required: object.flag("required", false) }
}

fn attribute(value: &Value) -> Read<Attribute> {
    let object = Object::of(value)?;
    Ok(Attribute {
        code: object.id("code", AttributeCode::parse)?,
        datatype: Datatype::parse(&object.text("datatype")?),
        required: object.flag("required", false),
        order: object.get("order").and_then(Value::as_i64).unwrap_or_default(),
        question: object.text("description")?,
        hint: object.maybe_text("datatype_description"),
        asks: if object.flag("variable", true) { Asks::Question } else { Asks::Notice },
        unit: object.maybe_text("unit"),
        minimum: object.maybe_number("minimum"),
        maximum: object.maybe_number("maximum"),
        max_length: object.maybe_whole("max_length"),
        values: object.maybe_list("values", list_value),
        show_if: object.get("show_if").map(condition).transpose()?,
    })
}

fn list_value(value: &Value) -> Read<ListValue> {
    let object = Object::of(value)?;
    Ok(ListValue { key: object.text("key")?, name: object.text("name")? })
}

fn condition(value: &Value) -> Read<Condition> {
    let object = Object::of(value)?;
    Ok(Condition { code: object.id("code", AttributeCode::parse)?, any_of: object.list("any_of", word)? })
}

fn stopper(value: &Value) -> Read<Stopper> {
    let object = Object::of(value)?;
    let kind = object.text("kind")?;
    Ok(Stopper {
        kind: match kind.as_str() {
            "emergency" => StopperKind::Emergency,
            "elsewhere" => StopperKind::Elsewhere,
            "article" => StopperKind::Article,
            _ => StopperKind::Other(kind),
        },
        when: object.get("when").map(condition).transpose()?,
        title: object.text("title")?,
        text: object.text("text")?,
        phone: object.maybe_text("phone"),
        url: object.maybe_text("url"),
        article: object.maybe_id("article", ArticleId::parse),
    })
}
