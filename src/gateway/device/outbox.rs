//! Something in the outbox, on the device.

use super::photo::version_with;
use super::read;
use super::report::{read_report, read_reporter, report_of};
use crate::contract::shapes::{receipt, receipt_of, reporter_of};
use crate::json::{Object, Read, Wrong, word};
use crate::problem::{problem, problem_of};
use onedoor_domain::failure::Delivery;
use onedoor_domain::id::{
    AttachmentId, DraftId, IdempotencyKey, PhotoId, Reference, ResidentId, TrackingSecret,
};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState, Upload, UploadState};
use onedoor_domain::report::{Follow, Followed};
use onedoor_domain::{Failure, Language, Seconds};
use serde_json::{Value, json};

/// What waits to be sent, as requests ready to go: for the service worker, which knows nothing of reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter(pub(crate) Value);

/// Writes one thing in the outbox, with its letter where the service worker may send it.
pub fn write_outgoing(outgoing: &Outgoing, letter: Option<&Letter>) -> String {
    let photos = match &outgoing.parcel {
        Parcel::Report { report, .. } => report.photos(),
        Parcel::Message { .. } | Parcel::Follow { .. } => &[],
    };
    let mut document = json!({
        "v": version_with(photos, outgoing.parcel.is_anonymous()),
        "it": {
            "key": outgoing.key.as_str(),
            "parcel": parcel_of(&outgoing.parcel),
            "by": outgoing.by.as_ref().map(ResidentId::as_str),
            "title": outgoing.title,
            "at": outgoing.at.to_string(),
            "tries": outgoing.tries,
            "unanswered": outgoing.unanswered,
            "state": state_of(&outgoing.state),
        },
    });
    if let Some(Letter(letter)) = letter {
        document["letter"] = letter.clone();
    }
    document.to_string()
}

/// Reads one thing in the outbox.
pub fn read_outgoing(text: &str) -> Option<Outgoing> {
    read(text, |object| {
        let at = object.time("at")?;
        // A state that makes no sense is tried again: the key makes that harmless.
        let state = object.object("state").and_then(|it| state(it).ok());
        let state = state.unwrap_or(ParcelState::Waiting { from: at, after: None });
        Ok(Outgoing {
            key: object.id("key", IdempotencyKey::parse)?,
            parcel: parcel(object.object("parcel").ok_or(Wrong("parcel"))?)?,
            by: object.maybe_id("by", ResidentId::parse),
            title: object.text("title").unwrap_or_default(),
            at,
            tries: object.maybe_whole("tries").unwrap_or_default(),
            unanswered: object.flag("unanswered", was_unanswered(&state)),
            state,
        })
    })
}

/// An earlier portal did not put it down: then the last failure tells.
fn was_unanswered(state: &ParcelState) -> bool {
    matches!(state, ParcelState::Waiting { after: Some(failure), .. } | ParcelState::Refused(failure)
        if failure.delivery() == Delivery::Unknown)
}

fn parcel_of(parcel: &Parcel) -> Value {
    match parcel {
        Parcel::Report { draft, report, words, uploads } => json!({
            "kind": "report",
            "draft": draft.as_str(),
            "report": report_of(report),
            "words": words,
            "uploads": uploads.iter().map(upload_of).collect::<Vec<_>>(),
        }),
        Parcel::Message { reference, secret, text } => json!({
            "kind": "message",
            "reference": reference.as_str(),
            "secret": secret.as_ref().map(TrackingSecret::reveal),
            "text": text,
        }),
        Parcel::Follow { reference, follow, followed } => json!({
            "kind": "follow",
            "reference": reference.as_str(),
            "reporter": reporter_of(follow.reporter()),
            "language": follow.language().map(Language::as_str),
            "followed": followed.as_ref().map(followed_of),
        }),
    }
}

fn followed_of(followed: &Followed) -> Value {
    json!({
        "reference": followed.reference.as_str(),
        "secret": followed.secret.as_ref().map(TrackingSecret::reveal),
        "next_step": followed.next_step,
    })
}

fn followed(object: Object) -> Read<Followed> {
    Ok(Followed {
        reference: object.id("reference", Reference::parse)?,
        secret: object.maybe_id("secret", TrackingSecret::parse),
        next_step: object.text("next_step")?,
    })
}

fn parcel(object: Object) -> Read<Parcel> {
    match object.text("kind")?.as_str() {
        "report" => {
            let report = read_report(object.object("report").ok_or(Wrong("report"))?)?;
            let parcel = Parcel::report(object.id("draft", DraftId::parse)?, report);
            let words = object.maybe_list("words", said);
            Ok(parcel.in_words(words).come_so_far(object.maybe_list("uploads", upload)))
        }
        "message" => Ok(Parcel::Message {
            reference: object.id("reference", Reference::parse)?,
            secret: object.maybe_id("secret", TrackingSecret::parse),
            text: object.text("text")?,
        }),
        "follow" => {
            let language = object.maybe_id("language", Language::parse);
            Ok(Parcel::Follow {
                reference: object.id("reference", Reference::parse)?,
                follow: Box::new(Follow::kept(read_reporter(object)?, language)),
                followed: object.object("followed").map(followed).transpose()?,
            })
        }
        _ => Err(Wrong("kind")),
    }
}

fn said(value: &Value) -> Read<(String, String)> {
    let [question, answer] = value.as_array().map(Vec::as_slice).unwrap_or_default() else {
        return Err(Wrong("words"));
    };
    Ok((word(question)?, word(answer)?))
}

fn upload_of(upload: &Upload) -> Value {
    let mut value = json!({
        "photo": upload.photo.as_str(),
        "key": upload.key.as_str(),
        "renewed": upload.renewed,
    });
    let (word, more) = match &upload.state {
        UploadState::Waiting => ("waiting", Value::Null),
        UploadState::Sent(id) => ("sent", id.reveal().into()),
        UploadState::Refused(failure) => ("refused", failure_of(failure)),
        UploadState::Lost => ("lost", Value::Null),
    };
    value["is"] = word.into();
    value["of"] = more;
    value
}

fn upload(value: &Value) -> Read<Upload> {
    let object = Object::of(value)?;
    Ok(Upload {
        photo: object.id("photo", PhotoId::parse)?,
        key: object.id("key", IdempotencyKey::parse)?,
        renewed: object.maybe_whole("renewed").unwrap_or_default(),
        state: match object.text("is")?.as_str() {
            "waiting" => UploadState::Waiting,
            "sent" => UploadState::Sent(object.id("of", AttachmentId::parse)?),
            "refused" => UploadState::Refused(failure(object.object("of").ok_or(Wrong("of"))?)?),
            "lost" => UploadState::Lost,
            _ => return Err(Wrong("is")),
        },
    })
}

fn state_of(state: &ParcelState) -> Value {
    match state {
        ParcelState::Waiting { from, after } => {
            json!({"is": "waiting", "from": from.to_string(), "after": after.as_ref().map(failure_of)})
        }
        ParcelState::NeedsSignIn => json!({"is": "needs-sign-in"}),
        ParcelState::NeedsPhotos => json!({"is": "needs-photos"}),
        ParcelState::Arrived { receipt } => {
            json!({"is": "arrived", "receipt": receipt.as_ref().map(receipt_of)})
        }
        ParcelState::Refused(failure) => json!({"is": "refused", "failure": failure_of(failure)}),
    }
}

fn state(object: Object) -> Read<ParcelState> {
    Ok(match object.text("is")?.as_str() {
        "waiting" => ParcelState::Waiting {
            from: object.time("from")?,
            after: object.object("after").and_then(|after| failure(after).ok()),
        },
        "needs-sign-in" => ParcelState::NeedsSignIn,
        "needs-photos" => ParcelState::NeedsPhotos,
        "arrived" => ParcelState::Arrived { receipt: object.get("receipt").map(receipt).transpose()? },
        "refused" => ParcelState::Refused(failure(object.object("failure").ok_or(Wrong("failure"))?)?),
        _ => return Err(Wrong("is")),
    })
}

fn failure_of(failure: &Failure) -> Value {
    let seconds = |wait: &Option<Seconds>| wait.map(|wait| wait.0);
    match failure {
        Failure::Offline => json!({"is": "offline"}),
        Failure::NoConnection => json!({"is": "no-connection"}),
        Failure::TimedOut => json!({"is": "timed-out"}),
        Failure::SessionEnded => json!({"is": "session-ended"}),
        Failure::Forbidden => json!({"is": "forbidden"}),
        Failure::NotFound => json!({"is": "not-found"}),
        Failure::Stale => json!({"is": "stale"}),
        Failure::StillRunning => json!({"is": "still-running"}),
        Failure::Invalid(problem) => json!({"is": "invalid", "problem": problem_of(problem)}),
        Failure::TooMany { retry_after } => json!({"is": "too-many", "retry_after": seconds(retry_after)}),
        Failure::Down { status, retry_after } => {
            json!({"is": "down", "status": status, "retry_after": seconds(retry_after)})
        }
        Failure::Malformed { what } => json!({"is": "malformed", "what": what}),
        Failure::Unsupported => json!({"is": "unsupported"}),
    }
}

fn failure(object: Object) -> Read<Failure> {
    let retry_after = object.maybe_whole("retry_after").map(Seconds);
    Ok(match object.text("is")?.as_str() {
        "offline" => Failure::Offline,
        "no-connection" => Failure::NoConnection,
        "timed-out" => Failure::TimedOut,
        "session-ended" => Failure::SessionEnded,
        "forbidden" => Failure::Forbidden,
        "not-found" => Failure::NotFound,
        "stale" => Failure::Stale,
        "still-running" => Failure::StillRunning,
        "invalid" => Failure::Invalid(problem(object.get("problem").ok_or(Wrong("problem"))?)?),
        "too-many" => Failure::TooMany { retry_after },
        "down" => Failure::Down {
            status: object.maybe_whole("status").and_then(|status| u16::try_from(status).ok()).unwrap_or(500),
            retry_after,
        },
        "malformed" => Failure::Malformed { what: object.text("what").unwrap_or_default() },
        "unsupported" => Failure::Unsupported,
        _ => return Err(Wrong("is")),
    })
}
