//! The reader's language: found on the way in, written into problems and headers on the way out.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::language::Lang;
use crate::phrases;
use crate::problem::Problem;

/// The language this request is answered in.
#[derive(Clone, Copy, Debug)]
pub struct Reader(pub Lang);

impl Reader {
    /// Of these headers.
    pub fn of(headers: &HeaderMap) -> Self {
        let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self(header.map_or(Lang::En, Lang::of_header))
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// Around the whole API: writes problems in the reader's language, and says which language that is.
pub async fn layer(request: Request, next: Next) -> Response {
    let reader = Reader::of(request.headers());
    let mut response = next.run(request).await;
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        let problem = match response.extensions_mut().remove::<Problem>() {
            Some(problem) => problem,
            None => plain(status),
        };
        *response.body_mut() = Body::from(problem.body(reader.0).to_string());
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(reader.0.tag()));
    headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// A refusal that the framework made.
fn plain(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(status, "", phrases::wrong_method()),
        _ if status.is_server_error() => Problem::new(status, "", phrases::broken()),
        _ => Problem::new(status, "unreadable", phrases::unreadable()),
    }
}
