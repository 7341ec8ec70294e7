//! The staff desk, for the demo: plain pages under `/desk`, with a sign-in of their own.

use axum::Router;

use crate::app::App;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
}
