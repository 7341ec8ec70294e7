//! The only room that touches the browser: network, storage, focus, speech, clock, address.
//!
//! Everything here is small and named by what it does for the portal. In a native build (the tests of
//! parts and screens) each function answers as a browser at rest would, and does nothing.

pub mod address;
pub mod announce;
pub mod appearance;
pub mod at_once;
pub mod background;
pub mod clock;
pub mod download;
pub mod entropy;
pub mod events;
pub mod files;
pub mod focus;
pub mod intl;
pub mod locks;
pub mod map;
pub mod moments;
pub mod network;
pub mod page;
pub mod photos;
pub mod position;
pub mod remember;
pub mod scroll;
pub mod shelf;
pub mod shrink;
pub mod sight;
pub mod socket;
pub mod tabs;
pub mod upload;
pub mod wake;
pub mod words;

/// Is there a browser? Constant, so that the other branch is not in the build.
pub(crate) const HERE: bool = cfg!(target_arch = "wasm32");

/// The document, where there is a browser.
fn document() -> Option<web_sys::Document> {
    if HERE { web_sys::window()?.document() } else { None }
}

/// The window, where there is a browser.
fn window() -> Option<web_sys::Window> {
    if HERE { web_sys::window() } else { None }
}
