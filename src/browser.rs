//! The only room that touches the browser. Each function has a native stand-in where native tests need one.

pub mod intl;
