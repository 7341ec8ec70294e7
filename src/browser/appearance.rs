//! What the whole document looks like: theme, language, direction.

use super::{document, remember};

/// A theme that the reader chose. Without a choice the device's own settings hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, strong lines.
    Contrast,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Device, Self::Light, Self::Dark, Self::Contrast];

    /// The word in storage and in the stylesheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Device => "",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    fn parse(key: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.key() == key).unwrap_or_default()
    }
}

const THEME: &str = "theme";

/// The reader's theme, as remembered on this device.
pub fn theme() -> Theme {
    remember::read(THEME).map(|key| Theme::parse(&key)).unwrap_or_default()
}

/// Shows a theme and remembers it.
pub fn choose_theme(theme: Theme) {
    match theme {
        Theme::Device => remember::forget(THEME),
        _ => remember::write(THEME, theme.key()),
    }
    show_theme(theme);
}

/// Shows a theme.
pub fn show_theme(theme: Theme) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match theme {
        Theme::Device => root.remove_attribute("data-theme"),
        _ => root.set_attribute("data-theme", theme.key()),
    };
}

/// Sets the document's language and direction.
pub fn speak(language: &str, direction: &str) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.set_attribute("lang", language);
    let _ = root.set_attribute("dir", direction);
}
