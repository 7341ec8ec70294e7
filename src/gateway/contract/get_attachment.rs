//! `GET /attachments/{id}` (`getAttachment`): a photo or file of a case, for those who may read the case.

use super::link::{Call, Credential, escape};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::id::{AttachmentId, TrackingSecret};
use onedoor_domain::report::FileBytes;

/// With a session the cookie is enough; a guest has a secret.
pub(crate) fn encode(id: &AttachmentId, secret: Option<TrackingSecret>) -> Call {
    let credential = secret.map_or(Credential::None, Credential::Tracking);
    Call::get(format!("/attachments/{}", escape(id.reveal()))).long().with(credential)
}

pub(crate) fn decode(response: &Response) -> Result<FileBytes, Failure> {
    let content_type = response.header("Content-Type").unwrap_or_default().to_owned();
    // A page where a file should be is a gateway's, or a sign-in's.
    if content_type.is_empty() || content_type.starts_with("text/html") {
        return Err(Failure::Malformed { what: "file".to_owned() });
    }
    Ok(FileBytes { content_type, bytes: response.body.clone() })
}
