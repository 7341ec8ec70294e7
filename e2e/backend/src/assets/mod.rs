//! Things of the council's that a report can point at: street lights, litter bins.
//!
//! [`add`] is how they come in. What is known of one is an open report of a public service that points at it.

pub mod routes;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text, Words};
use crate::phrases;
use crate::places;
use crate::problem::Answer;

/// How far is near.
const REACH_M: f64 = 500.0;

/// A thing to add.
#[derive(Clone, Debug)]
pub struct NewAsset {
    /// Opaque.
    pub id: String,
    /// Which services ask for it.
    pub kind: &'static str,
    /// What people call it.
    pub label: Text,
    /// Where it stands: degrees north and east.
    pub position: (f64, f64),
}

/// A thing, as the wire has it.
#[derive(Clone, Debug, Serialize)]
pub struct Asset {
    id: String,
    kind: String,
    label: String,
    lat: f64,
    long: f64,
    distance_m: f64,
    state: Option<String>,
}

/// What a report needs to know of the thing that it points at.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which services ask for it.
    pub kind: String,
    /// What people call it.
    pub label: Text,
    /// Where it stands.
    pub position: (f64, f64),
}

/// Adds a thing.
pub fn add(tx: &Tx<'_>, new: &NewAsset) -> Answer<()> {
    tx.prepare_cached("INSERT INTO assets (id, kind, label, lat, long) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![new.id, new.kind, new.label, new.position.0, new.position.1])?;
    Ok(())
}

/// The thing of an id.
pub fn find(db: &Connection, id: &str) -> Answer<Option<Known>> {
    Ok(db
        .prepare_cached("SELECT kind, label, lat, long FROM assets WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Known { kind: row.get(0)?, label: row.get(1)?, position: (row.get(2)?, row.get(3)?) })
        })
        .optional()?)
}

/// What people call the thing of an id.
pub fn label_of(db: &Connection, id: &str, lang: Lang) -> Answer<Option<String>> {
    Ok(find(db, id)?.map(|known| known.label.say(lang).to_owned()))
}

/// The things of a kind near a position, nearest first.
pub fn near(db: &Connection, kind: &str, here: (f64, f64), limit: usize, lang: Lang) -> Answer<Vec<Asset>> {
    let (high, wide) = places::degrees(here.0, REACH_M);
    let mut statement = db.prepare_cached(
        "SELECT id, kind, label, lat, long FROM assets
         WHERE kind = ?1 AND lat BETWEEN ?2 AND ?3 AND long BETWEEN ?4 AND ?5",
    )?;
    let rows = statement.query_map(
        params![kind, here.0 - high, here.0 + high, here.1 - wide, here.1 + wide],
        |row| {
            let label: Text = row.get(2)?;
            Ok(Asset {
                id: row.get(0)?,
                kind: row.get(1)?,
                label: label.say(lang).to_owned(),
                lat: row.get(3)?,
                long: row.get(4)?,
                distance_m: 0.0,
                state: None,
            })
        },
    )?;
    let mut found = Vec::new();
    for row in rows {
        let mut asset: Asset = row?;
        let metres = places::distance(here, (asset.lat, asset.long));
        if metres <= REACH_M {
            asset.distance_m = metres.round();
            found.push((metres, asset));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    found.truncate(limit);
    let mut assets: Vec<Asset> = found.into_iter().map(|(_, asset)| asset).collect();
    for asset in &mut assets {
        asset.state = state(db, &asset.id)?.map(|words| words.say(lang).to_owned());
    }
    Ok(assets)
}

/// Since when somebody has reported it, while that is open.
fn state(db: &Connection, id: &str) -> Answer<Option<Words>> {
    let since: Option<Millis> = db
        .prepare_cached(
            "SELECT min(requested_at) FROM cases
             WHERE asset_id = ?1 AND stage <> 'done' AND asset_id IS NOT NULL AND visibility = 'public'",
        )?
        .query_row([id], |row| row.get(0))?;
    Ok(since.map(|since| {
        let date = clock::local(since).date();
        phrases::reported_on(&clock::spoken_day_words(date))
    }))
}
