//! How the council may reach a resident: addresses and their proof, topics × channels, and what really happens.
//!
//! `effective` is the one place that decides whether a message goes out; the preferences page shows what it says, and
//! `notify` sends by it. Whatever changes here moves the version of the preferences and is published live ([`changed`]).

pub mod addresses;
pub mod effective;
pub mod preferences;
pub mod reasons;
pub mod stops;

use axum::Router;
use axum::routing::{delete, get, post};
use rusqlite::params;

use crate::app::App;
use crate::clock;
use crate::db::Tx;
use crate::live::{self, LiveEvent};
use crate::notify::CASE_CHANGES;
use crate::problem::Answer;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/me/addresses", get(addresses::list).post(addresses::add))
        .route("/me/addresses/{id}", delete(addresses::remove))
        .route("/me/addresses/{id}/verification", post(addresses::send_code).put(addresses::verify))
        .route("/me/preferences", get(preferences::show).patch(preferences::change))
}

/// Notes that what reaches a resident may have changed: a new version of the preferences, and the live stream hears.
pub fn changed(tx: &Tx<'_>, resident: &str) -> Answer<()> {
    tx.execute(
        "UPDATE residents SET preferences_version = preferences_version + 1 WHERE id = ?1",
        [resident],
    )?;
    live::publish(tx, Some(resident), &LiveEvent::Preferences)
}

/// A resident who asks for news of a report by e-mail or text has chosen that channel for news of cases, unless they
/// chose otherwise before.
pub fn choose_by_report(tx: &Tx<'_>, resident: &str, contact_by: &str) -> Answer<()> {
    if !effective::CHANNELS.contains(&contact_by) {
        return Ok(());
    }
    let fresh = tx.execute(
        "INSERT OR IGNORE INTO preferences (resident_id, topic, channel, choice, changed_at) VALUES (?1, ?2, ?3, 'on', ?4)",
        params![resident, CASE_CHANGES, contact_by, clock::now()],
    )?;
    if fresh == 1 { changed(tx, resident) } else { Ok(()) }
}
