//! `POST /chat/left-messages`: a message left when nobody is there becomes a case, with a receipt.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::log::{self, Entry};
use super::{phrases as said, routes, talk, tokens};
use crate::app::App;
use crate::cases::{self, NewCase, Reporter, routes::MAX_TEXT, routes::created};
use crate::clock;
use crate::db::Tx;
use crate::idempotency::{Key, Once};
use crate::language::Lang;
use crate::phrases;
use crate::problem::Answer;
use crate::reports::{body::reporter, routes as reports};
use crate::request::body::Body;
use crate::request::caller::{Client, Visitor};
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::secret::{self, Hash};

/// Working days until an answer.
const EXPECTED_DAYS: u32 = 2;

struct Left {
    text: String,
    chat: Option<String>,
    context: Option<Value>,
    reporter: Reporter,
    language: Lang,
}

pub(super) async fn leave(
    State(app): State<App>,
    visitor: Visitor,
    Client(client): Client,
    Reader(reader): Reader,
    headers: HeaderMap,
    key: Key,
    body: Body,
) -> Answer<Response> {
    let resident = visitor.resident();
    let token = tokens::bearer(&headers).map(str::to_owned);
    let once = Once::new("left message", key, &body, resident.clone());
    let tracking = once.derive(&app, "tracking");
    let secret_hash = secret::hash(&tracking);
    let gates = app.gates.clone();
    let mut kept = once
        .create(&app, move |tx| {
            let left = read(&body, resident.is_some(), reader)?;
            if resident.is_none() {
                gates.guest_creates.pass(client)?;
            }
            keep(tx, left, resident, token.as_deref(), secret_hash)
        })
        .await?;
    if kept.resident.is_none() {
        kept.answer["secret"] = tracking.into();
    }
    Ok(created(kept))
}

fn read(body: &Body, signed_in: bool, reader: Lang) -> Answer<Left> {
    let mut fields = Fields::new(body.value())?;
    let text = fields.text("/text", MAX_TEXT, phrases::write_message());
    let chat = fields.maybe_id("/chat_id");
    let context = routes::context(&mut fields);
    let language = fields.maybe_language("/language").and_then(Lang::of_tag).unwrap_or(reader);
    // A name is welcome but not asked for; some way to answer is.
    let reporter = reporter(&mut fields, signed_in, true);
    fields.done()?;
    Ok(Left { text, chat, context, reporter, language })
}

fn keep(
    tx: &Tx<'_>,
    left: Left,
    resident: Option<String>,
    token: Option<&str>,
    secret_hash: Hash,
) -> Answer<Value> {
    let now = clock::now();
    let mut reporter = left.reporter;
    if let Some(resident) = &resident {
        reports::introduce(tx, resident, &mut reporter)?;
    }
    let about = left.context.as_ref().and_then(|context| context["label"].as_str());
    let name = said::left_message();
    let title = about.map(|about| name.map(|_, name| format!("{name}: {about}")).into());
    let new = NewCase {
        reference: None,
        secret_hash: resident.is_none().then_some(secret_hash),
        resident,
        service_code: None,
        service_name: name.into(),
        title,
        description: left.text,
        answers: Vec::new(),
        place: None,
        location: Value::Null,
        told: Some(said::customer_services().into()),
        visibility: "private",
        channel: "chat".to_owned(),
        at: now,
        expected_on: Some(clock::working_day_after(now, EXPECTED_DAYS)),
        reporter,
        on_behalf: None,
        language: left.language,
    };
    let case = cases::create(tx, &new)?;
    reports::confirm(tx, &new, &case.reference, case.id)?;
    if let Some(chat) = &left.chat {
        into_chat(tx, chat, &new, token, &case.reference)?;
    }
    Ok(json!({
        "reference": case.reference,
        "secret": null,
        "received_at": clock::rfc3339(now),
        "expected_at": new.expected_on,
        "next_step": said::next_step().say(left.language),
        "told": said::customer_services().say(left.language),
        "visibility": "private",
    }))
}

/// Says in the chat that a case was made, when the chat is theirs: by its token, or because they are signed in.
fn into_chat(tx: &Tx<'_>, id: &str, new: &NewCase, token: Option<&str>, reference: &str) -> Answer<()> {
    let Ok(chat) = talk::load(tx, id) else { return Ok(()) };
    let by_token = token.is_some_and(|token| tokens::check(tx, id, Some(token)).is_ok());
    let by_session = chat.resident.is_some() && chat.resident == new.resident;
    if by_token || by_session {
        log::append(tx, id, new.at, &Entry { kind: "case", reference: Some(reference), ..Entry::default() })?;
    }
    Ok(())
}
