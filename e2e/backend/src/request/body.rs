//! A JSON body, read whole and kept as it came, so that its hash can tell two requests apart.

use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use serde_json::Value;

use crate::app::App;
use crate::attachments;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::secret::{self, Hash};

/// No JSON of the contract comes near this.
const MAX_BYTES: usize = 1 << 20;

/// A file takes so many times as long: photos go up over the slow half of a line.
const SLOWER: u32 = 4;

/// What is still read, and thrown away, of a body that is too large: an answer is seldom heard while one is still talking.
const PATIENCE_BYTES: usize = 16 << 20;

/// Around the whole API: reads every body to its end before anything is answered, so that even a refusal finds its
/// reader, and the connection can be used again.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let patience = app.settings.limits.patience();
    let is_file = parts.method == Method::POST && parts.uri.path() == attachments::routes::ADDRESS;
    let read = if is_file {
        // Held until the body has been read: files at once are few, so that they do not fill the memory.
        let _room = app.room_for_files.acquire().await;
        whole(body, attachments::MAX_BYTES, patience * SLOWER).await
    } else {
        whole(body, MAX_BYTES, patience).await
    };
    match read {
        Ok(bytes) => next.run(Request::from_parts(parts, bytes.into())).await,
        Err(unread) => unread.into_response(),
    }
}

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is larger than it may be.
    TooLarge,
    /// It did not come in time.
    TooSlow,
    /// It broke off.
    Broken,
}

impl Unread {
    /// The status to answer with.
    pub fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Broken => StatusCode::BAD_REQUEST,
        }
    }
}

impl IntoResponse for Unread {
    fn into_response(self) -> Response {
        match self {
            Self::TooLarge => Problem::new(self.status(), "too-large", phrases::too_large()).into_response(),
            // The rest of it may still come: this connection is of no more use.
            Self::TooSlow => Problem::new(self.status(), "", phrases::too_slow())
                .and_header(header::CONNECTION, "close")
                .into_response(),
            Self::Broken => Problem::unreadable("", phrases::unreadable()).into_response(),
        }
    }
}

/// Reads a body to its end: at most `most` bytes of it, and for no longer than `patience`.
pub async fn whole(body: axum::body::Body, most: usize, patience: Duration) -> Result<Vec<u8>, Unread> {
    let reading = async {
        let mut stream = body.into_data_stream();
        let (mut kept, mut seen) = (Vec::new(), 0);
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|_| Unread::Broken)?;
            seen += chunk.len();
            if seen <= most {
                kept.extend_from_slice(&chunk);
            } else if seen > PATIENCE_BYTES {
                break;
            }
        }
        if seen > most { Err(Unread::TooLarge) } else { Ok(kept) }
    };
    tokio::time::timeout(patience, reading).await.unwrap_or(Err(Unread::TooSlow))
}

/// A JSON body.
pub struct Body {
    value: Value,
    hash: Hash,
}

impl Body {
    /// The value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Of its canonical text: spaces and the order of names make no difference.
    pub fn hash(&self) -> Hash {
        self.hash
    }
}

impl FromRequest<App> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Answer<Self> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let kind = kind.split(';').next().unwrap_or("").trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            // Also what keeps a form of another site out: it cannot send this type.
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "", phrases::not_json()));
        }
        let bytes = to_bytes(request.into_body(), MAX_BYTES)
            .await
            .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", phrases::too_large()))?;
        let value: Value =
            serde_json::from_slice(&bytes).map_err(|_| Problem::unreadable("", phrases::not_json()))?;
        // serde_json keeps names in order, so this text is the same for the same value.
        let hash = secret::hash(&value.to_string());
        Ok(Self { value, hash })
    }
}
