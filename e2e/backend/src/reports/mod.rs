//! Reporting: a body checked against its service becomes a case, once, with a receipt.

pub mod answers;
pub mod body;
pub mod routes;
