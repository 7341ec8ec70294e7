//! The words of the portal: Fluent files compiled at build time into compact patterns, and said at run time.
//!
//! Two halves that meet in [`mark`], the few control characters of a compact pattern:
//! `compile` (a feature, for `build.rs` and the `words` command) reads Fluent, checks that every language says the
//! same things, and writes patterns; [`say`] fills a pattern's gaps for a [`Reader`].
//!
//! Deliberately absent: a Fluent parser at run time (it would weigh more than every word of the portal), the browser
//! (a [`Reader`] is given), dates and times (they arrive as text, see the portal's `i18n`).

mod isolate;
pub mod lookup;
pub mod mark;
mod native;
mod pattern;
mod table;
mod value;

#[cfg(feature = "compile")]
pub mod compile;

pub use native::Native;
pub use pattern::{Reader, say};
pub use table::Table;
pub use value::Value;
