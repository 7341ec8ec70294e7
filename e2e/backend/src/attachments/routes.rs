//! `POST /attachments`, `GET /attachments/{id}`

use std::fmt::Write as _;

use axum::Router;
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use rusqlite::Connection;
use serde_json::json;

use super::{File, Kind, MAX_BYTES, NewFile, kind};
use crate::app::App;
use crate::cases::routes::created;
use crate::cases::{self, CaseId, Standing};
use crate::clock;
use crate::idempotency::{Key, Once};
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::caller::{Client, Visitor};
use crate::request::fields::is_id;
use crate::request::params::Params;
use crate::secret::{self, Hash};
use crate::track;

/// Where the keys of uploads count.
pub const SCOPE: &str = "attachment";

/// The address that takes files: the only one whose body may be large.
pub const ADDRESS: &str = "/attachments";

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new().route(ADDRESS, post(upload)).route("/attachments/{id}", get(download))
}

/// A body that is a file of a type that is taken.
struct Upload {
    kind: Kind,
    content: Vec<u8>,
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Answer<Self> {
        let wrong =
            || Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-type", phrases::wrong_file_type());
        let said = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = said.and_then(Kind::of_media_type).ok_or_else(wrong)?;
        let content = axum::body::to_bytes(request.into_body(), MAX_BYTES)
            .await
            .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", phrases::too_large()))?;
        if Kind::of_content(&content) == Some(kind) {
            Ok(Self { kind, content: content.into() })
        } else {
            Err(wrong())
        }
    }
}

async fn upload(
    State(app): State<App>,
    visitor: Visitor,
    Client(client): Client,
    key: Key,
    params: Params,
    upload: Upload,
) -> Answer<Response> {
    let name = params.text("name", 200)?.map(str::to_owned);
    let resident = visitor.resident();
    let (kind, content) = (upload.kind, upload.content);
    let parts: [&[u8]; 3] =
        [kind.media_type().as_bytes(), name.as_deref().unwrap_or("").as_bytes(), &content];
    let once = Once::of_parts(SCOPE, key, &parts, resident.clone());
    let gates = app.gates.clone();
    let kept = once
        .create(&app, move |tx| {
            // Files cost room, whoever sends them.
            gates.guest_creates.pass(resident.clone().unwrap_or(client))?;
            let (id, at) = (format!("at_{}", secret::token()), clock::now());
            let file =
                NewFile { resident: resident.as_deref(), name: name.as_deref(), kind, at, content: &content };
            let sha256 = super::keep(tx, &id, &file)?;
            Ok(json!({
                "id": id,
                "bytes": content.len(),
                "sha256": sha256,
                "content_type": kind.media_type(),
                "received_at": clock::rfc3339(at),
            }))
        })
        .await?;
    Ok(created(kept))
}

/// By what right somebody asks for a file.
struct Right {
    secret: Option<Hash>,
    resident: Option<String>,
}

impl FromRequestParts<App> for Right {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &App) -> Answer<Self> {
        let secret = track::secret_of(&parts.headers);
        let resident = match Visitor::from_request_parts(parts, app).await {
            Ok(visitor) => visitor.resident(),
            // The secret opens a case whatever has become of a session.
            Err(_) if secret.is_some() => None,
            Err(problem) => return Err(problem),
        };
        Ok(Self { secret, resident })
    }
}

impl Right {
    fn reads(&self, db: &Connection, case: CaseId) -> Answer<bool> {
        let by_secret =
            self.secret.map(|secret| cases::standing_by_secret(db, case, &secret)).transpose()?.flatten();
        let by_session = self
            .resident
            .as_deref()
            .map(|resident| cases::standing_of_resident(db, case, resident))
            .transpose()?
            .flatten();
        Ok([by_secret, by_session].contains(&Some(Standing::Reporter)))
    }
}

async fn download(State(app): State<App>, right: Right, Path(id): Path<String>) -> Answer<Response> {
    if !is_id(&id) {
        return Err(Problem::not_found());
    }
    let file = app
        .db
        .read(move |db| {
            let case = super::case_of(db, &id)?.ok_or_else(Problem::not_found)?;
            if !right.reads(db, case)? {
                return Err(Problem::not_found());
            }
            super::read(db, &id)?.ok_or_else(Problem::not_found)
        })
        .await?;
    Ok(sent(file))
}

/// A file to be saved, never to be run. Kept by its reader alone.
pub(crate) fn sent(file: File) -> Response {
    let name = kind::file_name(file.name.as_deref(), &file.content_type);
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let mut headers = HeaderMap::new();
    let mut put = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, &file.content_type);
    put(header::CONTENT_DISPOSITION, &format!("attachment; filename*=UTF-8''{encoded}"));
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::CACHE_CONTROL, "private, max-age=3600");
    put(header::VARY, "Cookie, X-Tracking-Secret");
    (headers, file.content).into_response()
}
