//! The path below which the portal is served, as its page was stamped: the files in `dist/` know nothing of it.

use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// Where a request leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// To this path in `dist/`, or of a screen.
    Inside(&'a str),
    /// To the portal's front page, by another name.
    Door,
    /// Not to the portal.
    Outside,
}

/// Where a path leads, below this base: `/`, or a path that begins and ends with a slash.
pub fn place<'a>(base: &str, path: &'a str) -> Place<'a> {
    match path.strip_prefix(base.trim_end_matches('/')) {
        Some("") => Place::Door,
        Some(inside) if inside.starts_with('/') => Place::Inside(inside),
        _ if path == "/" => Place::Door,
        _ => Place::Outside,
    }
}

/// Sends the reader to the front page with their query. To be asked again each time: a council may move its portal.
pub fn to_the_front(base: &str, asked: &Uri) -> Response {
    let query = asked.query().map_or(String::new(), |query| format!("?{query}"));
    match HeaderValue::try_from(format!("{base}{query}")) {
        Ok(there) => {
            let keep = HeaderValue::from_static("no-cache");
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, there), (header::CACHE_CONTROL, keep)])
                .into_response()
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_below_the_base_is_the_portals() {
        let check =
            |base: &str, path: &str, want: Place| assert_eq!(place(base, path), want, "{base} {path}");
        check("/", "/", Place::Inside("/"));
        check("/", "/account", Place::Inside("/account"));
        check("/account/", "/account/", Place::Inside("/"));
        check(
            "/account/",
            "/account/assets/app-0123456789ab.js",
            Place::Inside("/assets/app-0123456789ab.js"),
        );
        check("/account/", "/account/account", Place::Inside("/account"));
        check("/account/", "/", Place::Door);
        check("/account/", "/account", Place::Door);
        check("/account/", "/accounts", Place::Outside);
        check("/account/", "/report", Place::Outside);
        check("/account/", "/assets/app-0123456789ab.js", Place::Outside);
        check("/my/account/", "/my/account/report", Place::Inside("/report"));
        check("/my/account/", "/my/", Place::Outside);
    }

    #[test]
    fn the_query_comes_along() {
        let uri = Uri::from_static("/account?lang=cy");
        let answer = to_the_front("/account/", &uri);
        assert_eq!(answer.status(), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(answer.headers()[header::LOCATION], "/account/?lang=cy");
    }
}
