//! The portal.

pub mod browser;
pub mod i18n;
