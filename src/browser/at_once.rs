//! What has to be on the device at this very moment, because the page may end with it: local storage is written before the
//! next line runs, where the shelf (IndexedDB) needs a while. It stands there only until the shelf has it.

use super::window;

const PREFIX: &str = "onedoor-now.";

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// Puts a text down under a name. Where storage is full or refused nothing is, and nothing fails.
pub fn put(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{PREFIX}{name}"), text);
    }
}

/// What stands under a name.
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// The names of all that stands there.
pub fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(PREFIX).map(ToOwned::to_owned)).collect()
}

/// Lets go of all of it.
pub(super) fn clear() {
    for name in names() {
        delete(&name);
    }
}

/// Lets go of it.
pub fn delete(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}
