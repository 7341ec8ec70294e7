//! The backend over a real port. Every answer that a test gets is checked against `public/openapi.yaml` on its way.

mod support;

mod access;
mod cases;
mod channels;
mod host;
mod kill;
mod live;
mod public;
mod reports;
mod session;
