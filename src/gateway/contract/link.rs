//! One call to a backend: the header fields that each needs, the CSRF token, and what an answer means.
//!
//! Not here: what is asked and how the answer is read; each endpoint has a file for that.

use super::get_session;
use crate::problem;
use crate::transport::{Body, Method, Request, Response, Transport};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use onedoor_domain::account::Session;
use onedoor_domain::council::{Capabilities, SignInMethod};
use onedoor_domain::id::{ChatToken, IdempotencyKey, ResidentId, TrackingSecret, Version};
use onedoor_domain::{Answer, Failure, Language};
use serde_json::Value;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// What an endpoint asks, before the header fields of the moment are put to it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Below the base path, percent-encoded, with the query.
    pub(crate) path: String,
    pub(crate) body: Option<Payload>,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) if_match: Option<Version>,
    pub(crate) credential: Credential,
    pub(crate) timeout_ms: u32,
    /// It is not done in anybody's name: signing in.
    pub(crate) by_anybody: bool,
}

/// What a call sends.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Payload {
    Json(Value),
    File { content_type: &'static str, bytes: Rc<[u8]> },
}

/// What a call carries beside the cookie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Credential {
    None,
    Tracking(TrackingSecret),
    Chat(ChatToken),
}

const READ_MS: u32 = 15_000;
const WRITE_MS: u32 = 30_000;
const LONG_MS: u32 = 120_000;
/// Eight kilobytes in a second are the least that a file can count on.
const MS_PER_KILOBYTE: u32 = 125;

impl Call {
    pub(crate) fn new(method: Method, path: String) -> Self {
        let timeout_ms = if method == Method::Get { READ_MS } else { WRITE_MS };
        let credential = Credential::None;
        Self {
            method,
            path,
            body: None,
            key: None,
            if_match: None,
            credential,
            timeout_ms,
            by_anybody: false,
        }
    }

    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::Get, path.into())
    }

    pub(crate) fn post(path: impl Into<String>) -> Self {
        Self::new(Method::Post, path.into())
    }

    pub(crate) fn body(self, body: Value) -> Self {
        Self { body: Some(Payload::Json(body)), ..self }
    }

    /// A file takes as long as its bytes need on a bad line.
    pub(crate) fn file(self, content_type: &'static str, bytes: Rc<[u8]>) -> Self {
        let kilobytes = u32::try_from(bytes.len() / 1024).unwrap_or(u32::MAX);
        let timeout_ms = WRITE_MS.saturating_add(kilobytes.saturating_mul(MS_PER_KILOBYTE));
        Self { body: Some(Payload::File { content_type, bytes }), timeout_ms, ..self }
    }

    /// For an answer that may be large.
    pub(crate) fn long(self) -> Self {
        Self { timeout_ms: LONG_MS, ..self }
    }

    pub(crate) fn key(self, key: IdempotencyKey) -> Self {
        Self { key: Some(key), ..self }
    }

    pub(crate) fn with(self, credential: Credential) -> Self {
        Self { credential, ..self }
    }

    pub(crate) fn by_anybody(self) -> Self {
        Self { by_anybody: true, ..self }
    }
}

/// Whose requests these are, as the page was told last.
#[derive(Default)]
struct Told {
    /// The CSRF token of their session.
    token: Option<String>,
    who: Who,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Who {
    #[default]
    NotTold,
    Guest,
    Resident(ResidentId),
}

impl Who {
    fn of(session: &Session) -> Self {
        session.resident().map_or(Self::Guest, |resident| Self::Resident(resident.id.clone()))
    }
}

type Tell = Rc<dyn Fn()>;

/// The way to one backend.
#[derive(Clone)]
pub(crate) struct Link {
    transport: Rc<dyn Transport>,
    /// Without a slash at its end.
    pub(crate) base: String,
    pub(crate) language: Rc<RefCell<Language>>,
    told: Rc<RefCell<Told>>,
    /// Called when a write met somebody else's session.
    somebody_else: Rc<RefCell<Option<Tell>>>,
    idempotency_key: bool,
    etag: bool,
    sessions: bool,
    caller: Caller,
}

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caller {
    /// Whoever is here: their cookie goes along.
    Here,
    /// Somebody who does not say who they are: no cookie does.
    Nobody,
}

impl Link {
    pub(crate) fn new(transport: Rc<dyn Transport>, base: &str, language: Language) -> Self {
        Self {
            transport,
            base: base.trim_end_matches('/').to_owned(),
            language: Rc::new(RefCell::new(language)),
            told: Rc::default(),
            somebody_else: Rc::default(),
            idempotency_key: false,
            etag: false,
            sessions: false,
            caller: Caller::Here,
        }
    }

    /// The same way, now that the backend has said what it takes.
    pub(crate) fn knowing(self, capabilities: &Capabilities) -> Self {
        Self {
            idempotency_key: capabilities.idempotency_key,
            etag: capabilities.etag,
            sessions: capabilities.sign_in == SignInMethod::Session,
            ..self
        }
    }

    /// The same way by another transport; what was told and the language are shared.
    pub(crate) fn by(&self, transport: Rc<dyn Transport>) -> Self {
        Self { transport, ..self.clone() }
    }

    /// The same way for somebody who does not say who they are: no cookie goes along, and no token of a session.
    pub(crate) fn of_nobody(&self) -> Self {
        Self { told: Rc::default(), sessions: false, caller: Caller::Nobody, ..self.clone() }
    }

    /// Does no cookie go along?
    pub(crate) fn is_of_nobody(&self) -> bool {
        self.caller == Caller::Nobody
    }

    /// Does the backend know sessions, and with them CSRF tokens?
    pub(crate) fn has_sessions(&self) -> bool {
        self.sessions
    }

    /// The page was told who is here. From now on writes are theirs, and nobody else's.
    pub(crate) fn learn(&self, session: &Session, token: Option<String>) {
        self.told.replace(Told { token, who: Who::of(session) });
    }

    pub(crate) fn when_somebody_else(&self, call: Tell) {
        self.somebody_else.replace(Some(call));
    }

    /// Sends a call and reads a success with `decode`.
    pub(crate) fn ask<T: 'static>(
        self: &Rc<Self>,
        call: Call,
        decode: fn(&Response) -> Result<T, Failure>,
    ) -> Answer<T> {
        Box::pin(Asked { answer: self.success(call), decode })
    }

    /// Sends a call and gives back the answer when it is a success.
    pub(crate) fn success(self: &Rc<Self>, call: Call) -> Answer<Response> {
        let answer = self.clone().answer(call);
        async move {
            let response = answer.await?;
            if (200..300).contains(&response.status) {
                Ok(response)
            } else {
                Err(problem::failure(&response))
            }
        }
        .boxed_local()
    }

    /// Sends a call and gives back the answer, whatever its status.
    pub(crate) fn answer(self: Rc<Self>, call: Call) -> LocalBoxFuture<'static, Result<Response, Failure>> {
        async move {
            let writes = call.method != Method::Get && self.sessions;
            if !writes {
                return self.send(&call, None).await;
            }
            let known = self.told.borrow().token.clone();
            let token = if known.is_some() { known } else { self.fetch_token(&call).await? };
            let response = self.send(&call, token.as_ref()).await?;
            if response.status != 403 {
                return Ok(response);
            }
            // Another tab signed in or out: the token has changed. Refused for that, nothing was done.
            let fresh = self.fetch_token(&call).await?;
            if fresh.is_none() || fresh == token {
                Ok(response)
            } else {
                self.send(&call, fresh.as_ref()).await
            }
        }
        .boxed_local()
    }

    /// Asks for the token of the moment. One of somebody else's session is not taken: what one person wrote must not be done
    /// in another's name. `None` where the session cannot be asked for: what is sent then says what is wrong.
    async fn fetch_token(&self, call: &Call) -> Result<Option<String>, Failure> {
        let Ok(response) = self.send(&get_session::encode(), None).await else { return Ok(None) };
        let Ok((session, token)) = get_session::decode(&response) else { return Ok(None) };
        let known = self.told.borrow().who.clone();
        if known == Who::NotTold || known == Who::of(&session) {
            self.learn(&session, Some(token.clone()));
        } else if !call.by_anybody {
            let tell = self.somebody_else.borrow().clone();
            if let Some(tell) = tell {
                tell();
            }
            return Err(if known == Who::Guest { Failure::Stale } else { Failure::SessionEnded });
        }
        Ok(Some(token))
    }

    async fn send(&self, call: &Call, token: Option<&String>) -> Result<Response, Failure> {
        let mut request = self.request(call);
        request.headers.extend(token.map(|token| ("X-CSRF-Token", token.clone())));
        self.transport.send(request).await.map_err(problem::unsent)
    }

    /// The request that a call becomes now, without the token of the moment.
    pub(crate) fn request(&self, call: &Call) -> Request {
        let mut headers = vec![
            ("Accept", "application/json".to_owned()),
            ("Accept-Language", self.language.borrow().as_str().to_owned()),
        ];
        match &call.body {
            None => {}
            Some(Payload::Json(_)) => headers.push(("Content-Type", "application/json".to_owned())),
            Some(Payload::File { content_type, .. }) => {
                headers.push(("Content-Type", (*content_type).to_owned()));
            }
        }
        if let Some(key) = call.key.as_ref().filter(|_| self.idempotency_key) {
            headers.push(("Idempotency-Key", key.as_str().to_owned()));
        }
        if let Some(version) = call.if_match.as_ref().filter(|_| self.etag) {
            headers.push(("If-Match", version.as_str().to_owned()));
        }
        match &call.credential {
            Credential::None => {}
            Credential::Tracking(secret) => headers.push(("X-Tracking-Secret", secret.reveal().to_owned())),
            Credential::Chat(token) => headers.push(("Authorization", format!("Bearer {}", token.reveal()))),
        }
        Request {
            method: call.method,
            address: format!("{}{}", self.base, call.path),
            headers,
            body: call.body.as_ref().map(|body| match body {
                Payload::Json(value) => Body::Text(value.to_string()),
                Payload::File { bytes, .. } => Body::Bytes(bytes.clone()),
            }),
            timeout_ms: call.timeout_ms,
            cookies: self.caller == Caller::Here,
        }
    }
}

/// An answer, read when it comes. Written out, so that each type adds a call and not a state machine of its own.
struct Asked<T> {
    answer: Answer<Response>,
    decode: fn(&Response) -> Result<T, Failure>,
}

impl<T> Future for Asked<T> {
    type Output = Result<T, Failure>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.answer.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(response)) => Poll::Ready((self.decode)(&response)),
            Poll::Ready(Err(failure)) => Poll::Ready(Err(failure)),
        }
    }
}

/// Text as one part of a path or a query value.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            escaped.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            escaped.extend([
                '%',
                char::from(HEX[usize::from(byte >> 4)]),
                char::from(HEX[usize::from(byte & 15)]),
            ]);
        }
    }
    // A path part of dots alone would be taken for a step up.
    if matches!(escaped.as_str(), "." | "..") { escaped.replace('.', "%2E") } else { escaped }
}

/// A path with the query values that are there.
pub(crate) fn with_query(path: &str, values: &[(&str, Option<String>)]) -> String {
    let mut address = path.to_owned();
    let mut sign = '?';
    for (name, value) in values {
        if let Some(value) = value {
            address.push(sign);
            address.push_str(name);
            address.push('=');
            address.push_str(&escape(value));
            sign = '&';
        }
    }
    address
}
