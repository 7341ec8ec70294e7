//! A photo or file of a case.

use crate::json::{Object, Read};
use onedoor_domain::id::AttachmentId;
use onedoor_domain::report::CaseFile;
use serde_json::Value;

pub(crate) fn case_file(value: &Value) -> Read<CaseFile> {
    let object = Object::of(value)?;
    Ok(CaseFile {
        id: object.id("id", AttachmentId::parse)?,
        alt: object.maybe_text("alt"),
        content_type: object.text("content_type")?,
        bytes: object.whole("bytes")?,
    })
}
