//! Webchat: the protocol, over a socket and over plain HTTP. Routes are under the base of the API.

use axum::Router;

use crate::app::App;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
}
