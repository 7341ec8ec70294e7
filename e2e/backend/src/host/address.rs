//! What lives at an address where no file is.

/// The portal's routes as `src/app.rs` writes them: `:name` is any one part, `*name` whatever follows.
pub const ROUTES: [&str; 19] = [
    "/",
    "/account",
    "/sign-in",
    "/report",
    "/report/*rest",
    "/outbox",
    "/cases",
    "/cases/:reference",
    "/track",
    "/track/:reference",
    "/channels",
    "/chat",
    "/contact",
    "/accessibility",
    "/privacy",
    "/help",
    "/help/:article",
    "/gallery",
    "/gallery/:name/:state",
];

/// What nobody reads as a screen: each word is a first part of an address.
const NOT_THE_APPS: [&str; 4] = ["api", "assets", "demo", "desk"];

/// What lives at an address where no file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// A screen of the app.
    Screen,
    /// Nothing, and whoever came here by a link or by typing may be shown the way by the app.
    Astray,
    /// Nothing: a file that is gone, or what another program would have answered.
    Missing,
}

impl Address {
    /// By its path. A last part with a dot is a file.
    pub fn of(path: &str) -> Self {
        let path = path.trim_matches('/');
        let first = path.split('/').next().unwrap_or("");
        let last = path.rsplit('/').next().unwrap_or("");
        if NOT_THE_APPS.contains(&first) || last.contains('.') {
            Self::Missing
        } else if ROUTES.iter().any(|route| leads(route, path)) {
            Self::Screen
        } else {
            Self::Astray
        }
    }
}

/// Does this route take a path without slashes around it?
fn leads(route: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    for wanted in route.trim_matches('/').split('/') {
        let part = parts.next();
        match wanted.chars().next() {
            Some('*') => return true,
            Some(':') if part.is_some_and(|part| !part.is_empty()) => {}
            _ if part == Some(wanted) => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_route_of_the_app_is_served_and_nothing_more() {
        let app = include_str!("../../../../src/app.rs");
        let routes: Vec<&str> =
            app.split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(routes, ROUTES);
    }

    #[test]
    fn screens_are_told_from_missing_files_and_from_mistyped_addresses() {
        let check = |path: &str, want: Address| assert_eq!(Address::of(path), want, "{path}");
        check("/", Address::Screen);
        check("/report/d_1/where", Address::Screen);
        check("/cases/AB-4821", Address::Screen);
        check("/report/", Address::Screen);
        check("/gallery/button/busy", Address::Screen);
        for astray in [
            "/gallery/button",
            "/gallery/button/busy/x",
            "/cases/a/b/c",
            "/cases//a",
            "/contact/x",
            "/help/1/2",
        ] {
            check(astray, Address::Astray);
        }
        check("/reports", Address::Astray);
        check("/bins/when", Address::Astray);
        check("/desktop", Address::Astray);
        check("/assets/app-0123456789ab.js", Address::Missing);
        check("/assets", Address::Missing);
        check("/report/app.js", Address::Missing);
        check("/wp-login.php", Address::Missing);
        check("/api/nothing", Address::Missing);
        check("/desk", Address::Missing);
        check("/demo/inbox", Address::Missing);
    }
}
