//! The portal's host: what any good host does with `dist/`, so that the demo behaves like a deployment.
//!
//! Everything is read into memory at start-up; a new release means a restart. Files with `.br` and `.gz` beside them are
//! sent in the best encoding the reader takes. A name that holds a hash never changes, so it may be kept for ever; anything
//! else is revalidated by its `ETag`. Addresses of the app's screens answer `index.html` to whoever reads HTML. An address
//! that is neither is a real 404; whoever reads HTML there gets `index.html` with it, so that the app says so itself, with
//! the council's name and phone numbers. All of it lies below the path that the page is stamped for.

mod address;
mod base;
mod brand;
mod encodings;
#[cfg(test)]
mod example;
mod files;
pub mod headers;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use address::Address;
use base::Place;
pub use brand::brand;
use files::File;
pub use files::Files;

use crate::request::language::Reader;

/// Answers any address that no route took.
pub async fn serve(
    State(files): State<Arc<Files>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = match base::place(files.base(), uri.path()) {
        Place::Inside(path) => path,
        Place::Door => return base::to_the_front(files.base(), &uri),
        Place::Outside => return nowhere(&headers),
    };
    if let Some(file) = files.get(path) {
        return found(file, &headers);
    }
    match (Address::of(path), files.get("/").filter(|_| reads_html(&headers))) {
        (Address::Screen, Some(index)) => found(index, &headers),
        (Address::Astray, Some(index)) => astray(index, &headers),
        _ => nowhere(&headers),
    }
}

/// A file, or word that the reader has it already.
fn found(file: &File, headers: &HeaderMap) -> Response {
    let (encoding, body) = file.best(text(headers, header::ACCEPT_ENCODING));
    let mut answer = described(file, encoding);
    let keep = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    let tag = format!("\"{}{}\"", file.hash, encoding.map_or(String::new(), |one| format!("-{one}")));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, value);
    }
    let known = text(headers, header::IF_NONE_MATCH);
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*") {
        return (StatusCode::NOT_MODIFIED, answer).into_response();
    }
    (answer, body).into_response()
}

/// The app, which says that the page is not here. Never kept: the address may have a page tomorrow.
fn astray(index: &File, headers: &HeaderMap) -> Response {
    let (encoding, body) = index.best(text(headers, header::ACCEPT_ENCODING));
    let mut answer = described(index, encoding);
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (StatusCode::NOT_FOUND, answer, body).into_response()
}

/// What this body is.
fn described(file: &File, encoding: Option<&'static str>) -> HeaderMap {
    let mut answer = HeaderMap::new();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    answer.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept"));
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

fn reads_html(headers: &HeaderMap) -> bool {
    text(headers, header::ACCEPT)
        .split(',')
        .any(|part| part.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/html")))
}

fn nowhere(headers: &HeaderMap) -> Response {
    let lang = Reader::of(headers).0;
    let title = crate::phrases::not_found();
    let title = title.say(lang);
    let plain = [(header::CACHE_CONTROL, "no-store"), (header::VARY, "Accept, Accept-Language")];
    if !reads_html(headers) {
        return (StatusCode::NOT_FOUND, plain, format!("{title}\n")).into_response();
    }
    let tag = lang.tag();
    let page = format!(
        "<!doctype html><html lang={tag}><head><meta charset=utf-8><title>{title}</title>\
         <meta name=viewport content='width=device-width, initial-scale=1'></head>\
         <body><main dir=auto><h1>{title}</h1><p><a href='/'>Onedoor</a></p></main></body></html>"
    );
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (StatusCode::NOT_FOUND, plain, kind, page).into_response()
}
