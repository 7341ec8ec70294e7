//! What lives at an address where no file is.

/// The screens of the portal: each word is a first part of an address.
const SCREENS: [&str; 13] = [
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
    "gallery",
    "accessibility",
    "privacy",
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
        } else if path.is_empty() || SCREENS.contains(&first) {
            Self::Screen
        } else {
            Self::Astray
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_are_told_from_missing_files_and_from_mistyped_addresses() {
        let check = |path: &str, want: Address| assert_eq!(Address::of(path), want, "{path}");
        check("/", Address::Screen);
        check("/report/d_1/where", Address::Screen);
        check("/cases/AB-4821", Address::Screen);
        check("/gallery/button", Address::Screen);
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
