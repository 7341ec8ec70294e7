//! `ServiceSummary`.

use crate::json::{Object, Read, word};
use onedoor_domain::id::ServiceCode;
use onedoor_domain::report::ServiceSummary;
use serde_json::Value;

pub(crate) fn service_summary(value: &Value) -> Read<ServiceSummary> {
    let object = Object::of(value)?;
    Ok(ServiceSummary {
        code: object.id("service_code", ServiceCode::parse)?,
        name: object.text("service_name")?,
        description: object.maybe_text("description"),
        group: object.maybe_text("group").unwrap_or_default(),
        keywords: object.maybe_list("keywords", word),
    })
}
