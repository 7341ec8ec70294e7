//! Which module answers which address.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::get;

use crate::app::App;
use crate::host::{self, Files};
use crate::request::{body, language};
use crate::{
    assets, attachments, capabilities, cases, channels, chat, contact_points, desk, help, inbox, live,
    nearby, notices, places, reports, services, session, tiles, track,
};

/// Everything the server answers.
pub fn router(app: &App, files: Arc<Files>) -> Router {
    let policy = host::headers::policy(files.map_origin(), files.connections());
    let api = Router::new()
        .merge(assets::routes::routes())
        .merge(attachments::routes::routes())
        .merge(capabilities::routes())
        .merge(cases::routes::routes())
        .merge(channels::routes())
        .merge(chat::routes())
        .merge(contact_points::routes())
        .merge(help::routes::routes())
        .merge(live::stream::routes())
        .merge(nearby::routes::routes())
        .merge(notices::routes::routes())
        .merge(places::routes::routes())
        .merge(reports::routes::routes())
        .merge(services::routes::routes())
        .merge(session::routes::routes())
        .merge(track::routes())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(middleware::from_fn_with_state(app.clone(), body::layer))
        .layer(middleware::from_fn(language::layer));
    let mut whole = match app.settings.base.as_str() {
        "" => Router::new().merge(api),
        base => Router::new().nest(base, api),
    };
    if app.settings.demo {
        whole = whole.merge(desk::routes()).merge(tiles::routes());
    }
    if app.settings.inbox() {
        whole = whole.merge(inbox::routes());
    }
    // With the API at the root there is no room for a portal beside it.
    if !app.settings.base.is_empty() {
        whole = whole.fallback_service(get(host::serve).fallback(host::serve).with_state(files));
    }
    whole.layer(middleware::from_fn_with_state(policy, host::headers::layer)).with_state(app.clone())
}
