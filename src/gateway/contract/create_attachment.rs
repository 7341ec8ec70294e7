//! `POST /attachments` (`createAttachment`): send a photo or file, before the report that it goes with.

use super::link::{Call, with_query};
use crate::json::{Object, parse};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{AttachmentId, IdempotencyKey};
use onedoor_domain::report::{FileToSend, Uploaded};

pub(crate) fn encode(file: &FileToSend, key: IdempotencyKey) -> Call {
    let name = Some(file.name.clone()).filter(|name| !name.is_empty());
    Call::post(with_query("/attachments", &[("name", name)]))
        .file(file.kind.mime(), file.bytes.clone())
        .key(key)
}

pub(crate) fn decode(response: &Response) -> Result<Uploaded, Failure> {
    let value = parse(&response.body)?;
    let object = Object::of(&value)?;
    Ok(Uploaded { id: object.id("id", AttachmentId::parse)?, bytes: object.whole("bytes")? })
}
