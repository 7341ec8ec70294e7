//! Gives the reader a file to keep.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;

/// Saves words as a text file (UTF-8) of this name, where the browser saves files.
pub fn text(name: &str, words: &str) {
    let Some(document) = document() else { return };
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let parts = Array::of1(&JsValue::from_str(words));
    let Ok(file) = Blob::new_with_str_sequence_and_options(&parts, &kind) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&file) else { return };
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
