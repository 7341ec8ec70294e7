//! A JSON body, read whole and kept as it came, so that its hash can tell two requests apart.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use serde_json::Value;

use crate::app::App;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::secret::{self, Hash};

/// No body of the contract comes near this.
const MAX_BYTES: usize = 1 << 20;

/// What is still read, and thrown away, of a body that is too large: an answer is seldom heard while one is still talking.
const PATIENCE_BYTES: usize = 16 << 20;

/// Around the whole API: reads every body to its end before anything is answered, so that even a refusal finds its
/// reader, and the connection can be used again.
pub async fn layer(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut stream = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let Ok(chunk) = chunk else { return Problem::unreadable("", phrases::unreadable()).into_response() };
        seen += chunk.len();
        if seen <= MAX_BYTES {
            kept.extend_from_slice(&chunk);
        } else if seen > PATIENCE_BYTES {
            break;
        }
    }
    if seen > MAX_BYTES {
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "", phrases::too_large()).into_response();
    }
    next.run(Request::from_parts(parts, kept.into())).await
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
            .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "", phrases::too_large()))?;
        let value: Value =
            serde_json::from_slice(&bytes).map_err(|_| Problem::unreadable("", phrases::not_json()))?;
        // serde_json keeps names in order, so this text is the same for the same value.
        let hash = secret::hash(&value.to_string());
        Ok(Self { value, hash })
    }
}
