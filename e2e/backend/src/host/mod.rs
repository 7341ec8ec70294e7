//! The portal's host: what any good host does with `dist/`, so that the demo behaves like a deployment.
//!
//! Everything is read into memory at start-up; a new release means a restart. Files with `.br` and `.gz` beside them are
//! sent in the best encoding the reader takes. A name that holds a hash never changes, so it may be kept for ever; anything
//! else is revalidated by its `ETag`. Addresses of the app's screens answer `index.html` to whoever reads HTML; an address
//! that is neither is a real 404. All of it lies below the path that the page is stamped for.

mod base;
mod brand;
mod encodings;
mod files;
pub mod headers;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use base::Place;
pub use brand::brand;
pub use files::Files;

use crate::request::language::Reader;

/// The screens of the portal: each word is a first part of an address.
const SCREENS: [&str; 15] = [
    "report",
    "cases",
    "track",
    "channels",
    "chat",
    "contact",
    "help",
    "outbox",
    "sign-in",
    "account",
    "record",
    "alerts",
    "gallery",
    "accessibility",
    "privacy",
];

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
    let file = match files.get(path) {
        Some(file) => file,
        None if is_screen(path) && reads_html(&headers) => match files.get("/") {
            Some(index) => index,
            None => return nowhere(&headers),
        },
        None => return nowhere(&headers),
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let (encoding, body) = file.best(accepted);
    let mut answer = HeaderMap::new();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    answer.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept"));
    let keep = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    let tag = format!("\"{}{}\"", file.hash, encoding.map_or(String::new(), |one| format!("-{one}")));
    if let Some(encoding) = encoding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(value) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, value);
    }
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*")
    }) {
        return (StatusCode::NOT_MODIFIED, answer).into_response();
    }
    (answer, body).into_response()
}

/// Whether a screen of the app lives at this address. A last part with a dot is a file that is not there.
fn is_screen(path: &str) -> bool {
    let path = path.trim_matches('/');
    let first = path.split('/').next().unwrap_or("");
    let last = path.rsplit('/').next().unwrap_or("");
    path.is_empty() || (SCREENS.contains(&first) && !last.contains('.'))
}

fn reads_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_are_told_from_missing_files() {
        let check = |path: &str, want: bool| assert_eq!(is_screen(path), want, "{path}");
        check("/", true);
        check("/report/d_1/where", true);
        check("/cases/AB-4821", true);
        check("/gallery/button", true);
        check("/assets/app-0123456789ab.js", false);
        check("/report/app.js", false);
        check("/wp-login.php", false);
        check("/reports", false);
        check("/api/nothing", false);
    }
}
