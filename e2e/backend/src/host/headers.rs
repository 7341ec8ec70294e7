//! The security headers of every answer: pages, assets, API, demo. And an answer that does not say that it may be kept is
//! not kept.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// What a page may do. The release has no inline script and no inline style; its glue makes one Trusted Types policy, for
/// templates only.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:{map}; connect-src 'self'{map}{others}; font-src 'none'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types onedoor";

/// The policy of this host. The tiles of a map may come from another site: pictures are shown, vector tiles are fetched.
/// A backend and a search for places may be on others.
pub fn policy(map: Option<&str>, others: &[String]) -> HeaderValue {
    let map = map.map_or_else(String::new, |origin| format!(" {origin}"));
    let others = others.iter().fold(String::new(), |all, origin| all + " " + origin);
    HeaderValue::from_str(&POLICY.replace("{map}", &map).replace("{others}", &others))
        .unwrap_or(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"))
}

/// A report may be placed where the phone is, and show what its camera sees; nothing else is asked of the device.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(self), display-capture=(), encrypted-media=(), \
    fullscreen=(self), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

/// What every answer carries beside the policy.
pub const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds the headers.
pub async fn layer(State(policy): State<HeaderValue>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    for (name, value) in FIXED {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_of_the_map_is_named_where_pictures_are_shown_and_fetched_and_nowhere_else() {
        let own = policy(None, &[]);
        let own = own.to_str().unwrap();
        assert!(own.contains("img-src 'self' data: blob:; connect-src 'self'; font-src"), "{own}");
        let other = policy(Some("https://tiles.example"), &[]);
        let other = other.to_str().unwrap();
        assert!(
            other.contains("blob: https://tiles.example; connect-src 'self' https://tiles.example; font-src")
        );
        assert_eq!(other.matches("tiles.example").count(), 2);
        let places = ["https://a.example".to_owned(), "https://b.example".to_owned()];
        let both = policy(Some("https://tiles.example"), &places);
        let both = both.to_str().unwrap();
        assert!(
            both.contains("'self' https://tiles.example https://a.example https://b.example; font-src"),
            "{both}"
        );
        assert_eq!(both.matches("a.example").count(), 1);
    }
}
