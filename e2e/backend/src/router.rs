//! Which module answers which address.

use axum::Router;
use axum::http::StatusCode;
use axum::middleware;

use crate::app::App;
use crate::request::language;
use crate::{
    capabilities, cases, channels, chat, contact_points, desk, help, inbox, live, notices, places, reports,
    services, session, track,
};

/// Everything the server answers.
pub fn router(app: &App) -> Router {
    let api = Router::new()
        .merge(capabilities::routes())
        .merge(cases::routes::routes())
        .merge(channels::routes())
        .merge(chat::routes())
        .merge(contact_points::routes())
        .merge(help::routes::routes())
        .merge(live::stream::routes())
        .merge(notices::routes::routes())
        .merge(places::routes::routes())
        .merge(reports::routes::routes())
        .merge(services::routes::routes())
        .merge(session::routes::routes())
        .merge(track::routes())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(middleware::from_fn(language::layer));
    let mut whole = Router::new().nest(&app.settings.base, api);
    if app.settings.demo {
        whole = whole.merge(desk::routes()).merge(inbox::routes());
    }
    whole.with_state(app.clone())
}
