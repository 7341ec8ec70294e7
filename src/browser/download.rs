//! Gives the reader a file to keep.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{HERE, document};

/// Saves words as a text file (UTF-8) of this name, where the browser saves files.
pub fn text(name: &str, words: &str) {
    if !HERE {
        return;
    }
    let parts = Array::of1(&JsValue::from_str(words));
    if let Ok(file) = Blob::new_with_str_sequence_and_options(&parts, &of("text/plain;charset=utf-8")) {
        save(name, &file);
    }
}

/// Saves bytes of a kind (a media type) as a file of this name.
pub fn bytes(name: &str, kind: &str, bytes: &[u8]) {
    if !HERE {
        return;
    }
    let parts = Array::of1(&Uint8Array::from(bytes));
    if let Ok(file) = Blob::new_with_u8_array_sequence_and_options(&parts, &of(kind)) {
        save(name, &file);
    }
}

fn of(kind: &str) -> BlobPropertyBag {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    bag
}

fn save(name: &str, file: &Blob) {
    let Some(document) = document() else { return };
    let Ok(address) = Url::create_object_url_with_blob(file) else { return };
    if let Some(link) =
        document.create_element("a").ok().and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser has taken the file by now.
    let _ = Url::revoke_object_url(&address);
}
