//! The one seam to the network: a request as data, an answer as data, and a trait that carries them.
//!
//! Not here: `fetch` (the browser room implements the trait) and anything about what is said.

use futures::future::LocalBoxFuture;
use std::rc::Rc;

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Create.
    Post,
    /// Replace.
    Put,
    /// Change.
    Patch,
    /// Remove.
    Delete,
}

/// What a request sends. A file's bytes are shared, so that another try does not copy them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Text: JSON.
    Text(String),
    /// A file.
    Bytes(Rc<[u8]>),
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How.
    pub method: Method,
    /// Where: an absolute address or a path on this page's origin, with the base path and the query, percent-encoded.
    pub address: String,
    /// Header fields, names in their usual writing.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent, if anything; its type is among the header fields.
    pub body: Option<Body>,
    /// Give up after so many milliseconds.
    pub timeout_ms: u32,
    /// Do cookies go along? To the backend, not to anybody else.
    pub cookies: bool,
}

/// An answer, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Header fields that could be read; names are compared without case.
    pub headers: Vec<(String, String)>,
    /// The body, as it came.
    pub body: Vec<u8>,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsent {
    /// The backend could not be reached, or the connection broke.
    Offline,
    /// The device has no connection: nothing was sent.
    NoConnection,
    /// It took too long.
    TimedOut,
    /// The caller went away.
    Aborted,
}

/// Carries requests.
pub trait Transport {
    /// Sends one request and reads the whole answer.
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unsent>>;
}

impl Method {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl Response {
    /// The first header field of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}
