//! A council's own name, phones, hours, colours and language, put into a portal that was built for nobody in particular.
//!
//! [`check`] reads `config.json` and says what is wrong with it, in words for somebody who has never programmed;
//! [`stamp`] puts it into `index.html`, so that the page before any script is the council's too, and [`manifest()`] into the manifest. The reference backend
//! calls both when it starts; a council without Rust runs `dist/tools/brand.mjs`, which is this crate as wasm.
//!
//! Deliberately absent: files and the network. Everything is text in and text out.

mod api;
mod colour;
mod contact;
mod finding;
mod manifest;
mod map;
mod page;
mod places;
mod settings;
mod shape;
mod stamp;
mod theme;
#[cfg(target_arch = "wasm32")]
mod tool;
mod words;
mod zone;

pub use api::api_origins;
pub use colour::{Colour, contrast};
pub use finding::{Finding, Weight};
pub use manifest::manifest;
pub use map::tile_origin;
pub use places::place_origins;
pub use settings::check;
pub use stamp::{Stamped, Theme, base_of, stamp};
