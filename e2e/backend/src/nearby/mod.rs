//! What is reported nearby, and following it: so that one lamp is one case, however many see that it is out.
//!
//! | file | what |
//! |---|---|
//! | `routes` | the two operations |
//! | `followers` | who follows, and telling them |
//!
//! What others see of a case is [`crate::cases::followed`]'s to say.

pub mod followers;
pub mod routes;

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::cases::{CaseId, followed};
use crate::clock;
use crate::language::Lang;
use crate::places;
use crate::problem::Answer;
use crate::services::{Service, Visibility};

/// At most so many are listed.
const MOST: usize = 20;
/// How far a street's own position may be from a house in it.
const STREET_M: f64 = 1_500.0;

/// A report near a position, as the wire has it.
#[derive(Clone, Debug, Serialize)]
pub struct Nearby {
    reference: String,
    service_name: String,
    title: String,
    place: Option<String>,
    lat: f64,
    long: f64,
    distance_m: f64,
    requested_at: String,
    status_text: String,
    followers: i64,
    text: Option<String>,
}

/// The open reports of a service near a position, nearest first. Distances are to what is shown, so that nobody can
/// measure their way to what is not.
pub fn list(
    db: &Connection,
    service: &Service,
    here: (f64, f64),
    radius_m: f64,
    lang: Lang,
) -> Answer<Vec<Nearby>> {
    let reach = if service.visibility == Visibility::Public { radius_m } else { radius_m + STREET_M };
    let (high, wide) = places::degrees(here.0, reach);
    let mut statement = db.prepare_cached(
        "SELECT id, lat, long FROM cases WHERE service_code = ?1 AND stage <> 'done' AND lat IS NOT NULL
           AND lat BETWEEN ?2 AND ?3 AND long BETWEEN ?4 AND ?5 LIMIT 5000",
    )?;
    let rows = statement.query_map(
        params![service.code, here.0 - high, here.0 + high, here.1 - wide, here.1 + wide],
        |row| Ok((row.get::<_, CaseId>(0)?, (row.get::<_, f64>(1)?, row.get::<_, f64>(2)?))),
    )?;
    let mut near = Vec::new();
    for row in rows {
        let (case, exact) = row?;
        near.push((places::distance(here, exact), case));
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut found = Vec::new();
    for (_, case) in near {
        let shown = followed::shown(db, case, lang)?;
        let Some(position) = shown.position else { continue };
        let metres = places::distance(here, position);
        if metres <= radius_m {
            found.push((metres, case, shown, position));
        }
        // Of a public service the first are the nearest: what is shown is the place itself.
        if service.visibility == Visibility::Public && found.len() == MOST {
            break;
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.truncate(MOST);
    let mut about = db.prepare_cached("SELECT reference, requested_at FROM cases WHERE id = ?1")?;
    found
        .into_iter()
        .map(|(metres, case, shown, (lat, long))| {
            let (reference, requested) = about.query_row([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(Nearby {
                reference,
                lat,
                long,
                distance_m: metres.round(),
                requested_at: clock::rfc3339(requested),
                status_text: shown.status_text().to_owned(),
                followers: followers::count(db, case)?,
                text: shown.text().map(str::to_owned),
                service_name: shown.service_name,
                title: shown.title,
                place: shown.place,
            })
        })
        .collect()
}
