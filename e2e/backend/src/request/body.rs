//! A JSON body, read whole and kept as it came, so that its hash can tell two requests apart.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde_json::Value;

use crate::app::App;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::secret::{self, Hash};

/// No body of the contract comes near this.
const MAX_BYTES: usize = 1 << 20;

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
