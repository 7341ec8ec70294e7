//! The backend over a real port. Every answer that a test gets is checked against `public/openapi.yaml` on its way.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod support;

mod access;
mod assets;
mod attachments;
mod cases;
mod channels;
mod host;
mod kill;
mod live;
mod nearby;
mod patience;
mod post;
mod public;
mod reports;
mod session;
