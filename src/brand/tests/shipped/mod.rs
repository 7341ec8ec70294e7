//! The portal's own page and settings, as they are shipped.

use serde_json::Value;

/// The page before scripts.
pub const PAGE: &str = include_str!("../../../../index.html");
/// The settings of the demo council.
pub const CONFIG: &str = include_str!("../../../../public/config.json");

/// The settings with one thing changed.
pub fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut config: Value = serde_json::from_str(CONFIG).unwrap();
    change(&mut config);
    config.to_string()
}
