//! Where the backend is: a path on the portal's own site, or another site, which a browser asks only where both allow it.

use serde_json::Value;

use crate::finding::Finding;
use crate::map::origin;
use crate::settings::text;
use crate::shape::string;

const MEND: &str = "Write a path on the same site, such as \"/api\", or an address that begins with https://, without ? and #.";

/// What a content security policy names in `connect-src` when the backend is on another site: the site for requests and
/// for what comes live, and the same by the scheme of web sockets, which is another to a policy (CSP 3, 6.7.2.8). None
/// where the backend is on the same site.
pub fn api_origins(config: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(config.trim_start_matches('\u{feff}')).unwrap_or_default();
    site(text(file.get("api")))
        .map_or_else(Vec::new, |site| vec![site.clone(), site.replacen("http", "ws", 1)])
}

/// The other site of an address: by https, or on this machine, which is for trying things out.
fn site(api: &str) -> Option<String> {
    origin(api).or_else(|| {
        let host = api.strip_prefix("http://")?.split('/').next()?;
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        let fine = ["127.0.0.1", "localhost"].contains(&name) && port.parse::<u16>().is_ok();
        fine.then(|| format!("http://{host}"))
    })
}

pub(crate) fn check_api(found: &mut Vec<Finding>, value: Option<&Value>) {
    let at = "/api";
    // As it is written: the app reads it without taking space away.
    if string(found, at, value, MEND).is_none() {
        return;
    }
    let Some(api) = value.and_then(Value::as_str) else { return };
    let same_site = api.starts_with('/') && !api.starts_with("//");
    let other = site(api);
    let odd = |letter: char| letter.is_whitespace() || "?#\\".contains(letter);
    if api.contains(odd) || !same_site && other.is_none() {
        found.push(Finding::stop(at, "Browsers refuse this address for the backend.", MEND));
    } else if let Some(site) = other {
        found.push(Finding::advice(
            at,
            "The backend is on another site, which browsers ask only where your server and the backend both allow it.",
            format!(
                "Your server's Content-Security-Policy names {site} {} in connect-src, and the backend allows your site with cookies (CORS): README.md tells how. A path on the same site, such as \"/api\", needs none of it.",
                site.replacen("http", "ws", 1)
            ),
        ));
    }
}
