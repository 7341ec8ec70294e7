//! What waits to be sent, as requests that are ready to go: for the service worker, which sends them after the last tab was
//! closed (`src/browser/offline.js`). It knows nothing of reports. The very same requests go from a page, with the same keys,
//! so it does not matter who comes first.

use super::link::Link;
use super::{
    create_attachment, create_message, create_report, create_tracked_message, follow_report, get_session,
};
use crate::transport::{Body, Request};
use onedoor_domain::id::AttachmentId;
use onedoor_domain::outbox::{Outgoing, Parcel, UploadState};
use onedoor_domain::report::{Attachment, FileToSend, Photo};
use serde_json::{Value, json};
use std::rc::Rc;

/// The requests, in the order in which they go. In the body of the last the name of a photo stands where the backend's name
/// for it will stand. `None` where something would be missing.
pub(crate) fn letter(link: &Link, outgoing: &Outgoing) -> Option<Value> {
    let key = outgoing.key.clone();
    let mut uploads = Vec::new();
    let whole = match &outgoing.parcel {
        Parcel::Report { report, uploads: all, .. } => {
            let mut attachments = Vec::new();
            for photo in report.photos() {
                let upload = all.iter().find(|one| one.photo == photo.id)?;
                let id = match &upload.state {
                    UploadState::Sent(id) => id.clone(),
                    UploadState::Waiting => {
                        let call = create_attachment::encode(&without_bytes(photo), upload.key.clone());
                        uploads.push(json!({"photo": photo.id.as_str(), "ask": ask(link.request(&call))}));
                        AttachmentId::parse(photo.id.as_str()).ok()?
                    }
                    UploadState::Refused(_) | UploadState::Lost => return None,
                };
                let alt = Some(photo.alt.clone()).filter(|alt| !alt.is_empty());
                attachments.push(Attachment { id, alt });
            }
            create_report::encode(report, &attachments, key, &link.language.borrow())
        }
        Parcel::Message { reference, secret: Some(secret), text } => {
            create_tracked_message::encode(reference, secret.clone(), text, key)
        }
        Parcel::Message { reference, secret: None, text } => create_message::encode(reference, text, key),
        Parcel::Follow { reference, follow, .. } => {
            follow_report::encode(reference, follow, key, &link.language.borrow())
        }
    };
    let session = link.has_sessions().then(|| link.request(&get_session::encode()).address);
    let nobody = link.is_of_nobody();
    Some(
        json!({"session": session, "nobody": nobody, "uploads": uploads, "whole": ask(link.request(&whole))}),
    )
}

/// The bytes are in another store of the device.
fn without_bytes(photo: &Photo) -> FileToSend {
    FileToSend { name: photo.name.clone(), kind: photo.kind, bytes: Rc::from([]) }
}

/// The token of the session is of the moment, and is asked for when it goes.
fn ask(request: Request) -> Value {
    let headers: serde_json::Map<String, Value> = request
        .headers
        .into_iter()
        .filter(|(name, _)| *name != "X-CSRF-Token")
        .map(|(name, value)| (name.to_owned(), Value::String(value)))
        .collect();
    let body = match request.body {
        Some(Body::Text(text)) => Some(text),
        Some(Body::Bytes(_)) | None => None,
    };
    json!({"address": request.address, "headers": headers, "body": body})
}
