//! `/demo/tiles/{z}/{x}/{y}.svg`: the demo town as a map of small pictures, so that the demo needs no other network.
//!
//! The town is `demo/town.json` (GeoJSON): land and water, railway, roads, and every street of `demo/streets.json` by its
//! place's id. A tile is drawn when it is asked for; it is the same for everybody, so it may be kept for a day. Streets are
//! named from zoom 16 on, landmarks from 15. `?theme=dark` is the same map at night. A picture cannot be styled by the page
//! around it, and the policy allows no inline style, so colours are attributes.
//!
//! | file | what |
//! |---|---|
//! | `town` | the features, and where they lie on the map |
//! | `draw` | one tile |

mod draw;
pub mod town;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Answer;
use crate::request::params::Params;

/// The closest that the map can be looked at.
const MAX_ZOOM: u32 = 19;
/// The farthest.
const MIN_ZOOM: u32 = 12;

/// The demo's own pictures, outside the API's base.
pub fn routes() -> Router<App> {
    Router::new().route("/demo/tiles/{z}/{x}/{y}", get(tile))
}

/// What `config.json` says of this map.
pub fn settings() -> Value {
    json!({
        "tiles": "/demo/tiles/{z}/{x}/{y}.svg?theme={theme}",
        "attribution": "Aberwen Council, a made-up town",
        "centre": [52.4153, -4.0829],
        "zoom": 15,
        "min_zoom": MIN_ZOOM,
        "max_zoom": MAX_ZOOM,
    })
}

async fn tile(Path((z, x, y)): Path<(String, String, String)>, params: Params) -> Answer<Response> {
    let missing = || StatusCode::NOT_FOUND.into_response();
    let theme = params.one_of("theme", &["light", "dark"])?.unwrap_or("light");
    let whole = |text: &str| text.parse::<u32>().ok();
    let asked = y.strip_suffix(".svg").and_then(|y| Some((whole(&z)?, whole(&x)?, whole(y)?)));
    let Some((z, x, y)) = asked.filter(|(z, x, y)| {
        (MIN_ZOOM..=MAX_ZOOM).contains(z) && [x, y].into_iter().all(|part| *part < 1 << z)
    }) else {
        return Ok(missing());
    };
    let Some(picture) = draw::tile(z, (x, y), theme == "dark") else { return Ok(missing()) };
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, picture).into_response())
}
