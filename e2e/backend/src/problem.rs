//! What went wrong, as RFC 9457 says it. The words are chosen when the answer leaves, in the reader's language.
//!
//! Not here: the wording of common problems (see `phrases`), and the rendering into a body (see `request::language`).

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::language::{Lang, Words};
use crate::phrases;

/// The address before every problem's own name.
const TYPES: &str = "https://onedoor.example/problems/";

/// A value of the request that is not right.
#[derive(Clone, Debug)]
pub struct Invalid {
    /// JSON pointer into the body; a parameter's name outside it.
    pub name: String,
    /// Why, and how to mend it.
    pub reason: Words,
}

/// An answer that is not the one wished for.
#[derive(Clone, Debug)]
pub struct Problem(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    status: StatusCode,
    kind: &'static str,
    title: Words,
    detail: Option<Words>,
    invalid: Vec<Invalid>,
    more: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// Short for what nearly every function here answers.
pub type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A problem of a `kind` (the last part of its type address; empty for `about:blank`).
    pub fn new(status: StatusCode, kind: &'static str, title: Words) -> Self {
        Self(Box::new(Parts {
            status,
            kind,
            title,
            detail: None,
            invalid: Vec::new(),
            more: Map::new(),
            headers: Vec::new(),
        }))
    }

    /// 400: the request cannot be read.
    pub fn unreadable(name: impl Into<String>, reason: Words) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", phrases::unreadable()).and_invalid(name, reason)
    }

    /// 401: no credential, or one that is no longer good.
    pub fn sign_in_first() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "", phrases::sign_in_first())
            .and_header(header::WWW_AUTHENTICATE, "Cookie realm=\"onedoor\"")
    }

    /// 401 for a chat: no token, or one that is no longer good.
    pub fn token_first() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "", phrases::sign_in_first())
            .and_header(header::WWW_AUTHENTICATE, "Bearer realm=\"onedoor-chat\"")
    }

    /// 403: the request may come from another site.
    pub fn forged() -> Self {
        Self::new(StatusCode::FORBIDDEN, "csrf", phrases::forged())
    }

    /// 404: not there, or not yours.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "", phrases::not_found())
    }

    /// 405, with the methods there are.
    pub fn wrong_method(allow: &str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "", phrases::wrong_method())
            .and_header(header::ALLOW, allow)
    }

    /// 422: some values are not right.
    pub fn invalid(invalid: Vec<Invalid>) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", phrases::invalid());
        problem.0.invalid = invalid;
        problem
    }

    /// 422 for one value.
    pub fn invalid_one(name: impl Into<String>, reason: Words) -> Self {
        Self::invalid(vec![Invalid { name: name.into(), reason }])
    }

    /// 409: the first request with this key has not finished.
    pub fn still_running() -> Self {
        Self::new(StatusCode::CONFLICT, "still-running", phrases::still_running())
            .and_header(header::RETRY_AFTER, "1")
    }

    /// 412 with the state as it is now.
    pub fn stale(current: Value) -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, "stale", phrases::stale()).and_member("current", current)
    }

    /// 428: the request must say which version it changes.
    pub fn precondition_missing() -> Self {
        Self::new(StatusCode::PRECONDITION_REQUIRED, "if-match", phrases::if_match_missing())
    }

    /// 429, to be tried again after so many seconds.
    pub fn too_many(seconds: u64) -> Self {
        let minutes = seconds.div_ceil(60);
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many", phrases::too_many())
            .and_detail(phrases::wait_minutes(minutes))
            .and_header(header::RETRY_AFTER, &seconds.to_string())
    }

    /// 503 while the server stops.
    pub fn stopping() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "", phrases::broken()).and_header(header::RETRY_AFTER, "5")
    }

    /// 500. The cause goes to the log, never to the reader.
    pub fn broken(cause: impl std::fmt::Display) -> Self {
        eprintln!("error: {cause}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "", phrases::broken())
    }

    /// Adds the detail.
    #[must_use]
    pub fn and_detail(mut self, detail: Words) -> Self {
        self.0.detail = Some(detail);
        self
    }

    /// Adds a value that is not right.
    #[must_use]
    pub fn and_invalid(mut self, name: impl Into<String>, reason: Words) -> Self {
        self.0.invalid.push(Invalid { name: name.into(), reason });
        self
    }

    /// Adds a member beside the standard ones.
    #[must_use]
    pub fn and_member(mut self, name: &str, value: Value) -> Self {
        self.0.more.insert(name.to_owned(), value);
        self
    }

    /// Adds a header; one that cannot be written is left out.
    #[must_use]
    pub fn and_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers.push((name, value));
        }
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The body in one language.
    pub fn body(&self, lang: Lang) -> Value {
        let kind =
            if self.0.kind.is_empty() { "about:blank".to_owned() } else { format!("{TYPES}{}", self.0.kind) };
        let mut body =
            json!({"type": kind, "title": self.0.title.say(lang), "status": self.0.status.as_u16()});
        if let Some(detail) = &self.0.detail {
            body["detail"] = detail.say(lang).into();
        }
        if !self.0.invalid.is_empty() {
            body["invalid-params"] = self
                .0
                .invalid
                .iter()
                .map(|one| json!({"name": one.name, "reason": one.reason.say(lang)}))
                .collect();
        }
        for (name, value) in &self.0.more {
            body[name] = value.clone();
        }
        body
    }
}

impl IntoResponse for Problem {
    /// Without a body yet: the language layer, which knows the reader, writes it.
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        for (name, value) in &self.0.headers {
            response.headers_mut().insert(name, value.clone());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::broken(format_args!("database: {error}"))
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(format_args!("json: {error}"))
    }
}
