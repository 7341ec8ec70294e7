//! Which module answers which address.

use axum::Router;
use axum::http::StatusCode;
use axum::middleware;

use crate::app::App;
use crate::request::language;
use crate::{cases, chat, desk, live, notices};

/// Everything the server answers.
pub fn router(app: &App) -> Router {
    let api = Router::new()
        .merge(cases::routes::routes())
        .merge(chat::routes())
        .merge(live::stream::routes())
        .merge(notices::routes::routes())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(middleware::from_fn(language::layer));
    let mut whole = Router::new().nest(&app.settings.base, api);
    if app.settings.demo {
        whole = whole.merge(desk::routes());
    }
    whole.with_state(app.clone())
}
