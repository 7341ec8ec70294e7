//! Reading requests: language, cookies and sessions, bodies, parameters. Every refusal is a [`crate::problem::Problem`].
//!
//! Not here: what a request means.

pub mod body;
pub mod caller;
pub mod contact;
pub mod fields;
pub mod language;
pub mod params;
pub mod proxies;
