//! Places: search by words, name the nearest to a position, and say who is responsible outside the area.
//!
//! [`add`] is how places come in; it keeps the search index beside the table.
//!
//! Not here: maps.

pub mod routes;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::language::{self, Lang, Text};
use crate::problem::Answer;

/// A place to add.
#[derive(Clone, Debug)]
pub struct NewPlace {
    /// Opaque.
    pub id: String,
    /// `street`, `landmark`, `outside` or another word of the council's.
    pub kind: String,
    /// What stands on the sign.
    pub name: Text,
    /// Other names to find it by.
    pub also: Vec<String>,
    /// The town.
    pub town: Option<Text>,
    /// As it is written.
    pub postcode: Option<String>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub long: f64,
    /// The council is responsible there.
    pub in_area: bool,
    /// Who is, when it is not the council.
    pub responsible: Option<Responsible>,
}

/// Who is responsible outside the area.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Responsible {
    /// Its name.
    pub name: Text,
    /// E.164.
    pub phone: Option<String>,
    /// Its site.
    pub url: Option<String>,
}

/// Adds a place.
pub fn add(tx: &Tx<'_>, new: &NewPlace) -> Answer<()> {
    let responsible = new.responsible.as_ref().map(serde_json::to_string).transpose()?;
    tx.prepare_cached(
        "INSERT INTO places (id, kind, name, also_json, town, postcode, lat, long, in_area, responsible_json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new.id,
        new.kind,
        new.name,
        serde_json::to_string(&new.also)?,
        new.town,
        new.postcode,
        new.lat,
        new.long,
        new.in_area,
        responsible,
    ])?;
    let number = tx.last_insert_rowid();
    let every = |text: &Text| Lang::ALL.map(|lang| text.say(lang).to_owned()).join(" ");
    let postcode = new.postcode.as_deref().unwrap_or("");
    let around = format!(
        "{} {postcode} {}",
        new.town.as_ref().map(every).unwrap_or_default(),
        postcode.replace(' ', "")
    );
    tx.prepare_cached("INSERT INTO place_search (rowid, names, around) VALUES (?1, ?2, ?3)")?
        .execute(params![number, format!("{} {}", every(&new.name), new.also.join(" ")), around])?;
    Ok(())
}

/// A place as the wire has it.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    id: String,
    label: String,
    detail: Option<String>,
    lat: f64,
    long: f64,
    in_area: bool,
    distance_m: Option<f64>,
    responsible: Option<PlainResponsible>,
}

#[derive(Clone, Debug, Serialize)]
struct PlainResponsible {
    name: String,
    phone: Option<String>,
    url: Option<String>,
}

const COLUMNS: &str = "id, kind, name, also_json, town, postcode, lat, long, in_area, responsible_json";

struct Found {
    place: Place,
    /// Every name, folded, for the order.
    names: Vec<String>,
}

fn read(row: &Row<'_>, lang: Lang) -> rusqlite::Result<Found> {
    let name: Text = row.get("name")?;
    let town: Option<Text> = row.get("town")?;
    let postcode: Option<String> = row.get("postcode")?;
    let detail: Vec<String> =
        town.map(|town| town.say(lang).to_owned()).into_iter().chain(postcode).collect();
    let responsible: Option<String> = row.get("responsible_json")?;
    let responsible: Option<Responsible> = responsible.and_then(|text| serde_json::from_str(&text).ok());
    let also: Vec<String> = serde_json::from_str(&row.get::<_, String>("also_json")?).unwrap_or_default();
    let names = Lang::ALL
        .iter()
        .map(|lang| fold(name.say(*lang)))
        .chain(also.iter().map(|name| fold(name)))
        .collect();
    let place = Place {
        id: row.get("id")?,
        label: name.say(lang).to_owned(),
        detail: (!detail.is_empty()).then(|| detail.join(", ")),
        lat: row.get("lat")?,
        long: row.get("long")?,
        in_area: row.get("in_area")?,
        distance_m: None,
        responsible: responsible.map(|one| PlainResponsible {
            name: one.name.say(lang).to_owned(),
            phone: one.phone,
            url: one.url,
        }),
    };
    Ok(Found { place, names })
}

/// Places whose names or surroundings hold every word of `q` as a beginning. Names that begin with `q` come first, then
/// places in the area, then by name.
pub fn search(db: &Connection, q: &str, limit: usize, lang: Lang) -> Answer<Vec<Place>> {
    let words: Vec<&str> = q.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" AND ");
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM places WHERE number IN (SELECT rowid FROM place_search WHERE place_search MATCH ?1) LIMIT 500",
    ))?;
    let mut found: Vec<Found> =
        statement.query_map([query], |row| read(row, lang))?.collect::<Result<_, _>>()?;
    let wanted = words.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ");
    let rank = |found: &Found| {
        let best = |fits: fn(&str, &str) -> bool| found.names.iter().any(|name| fits(name, &wanted));
        if best(|name, wanted| name == wanted) {
            0
        } else if best(|name, wanted| name.starts_with(wanted)) {
            1
        } else {
            2
        }
    };
    found.sort_by_cached_key(|found| {
        (rank(found), !found.place.in_area, fold(&found.place.label), found.place.id.clone())
    });
    Ok(found.into_iter().take(limit).map(|found| found.place).collect())
}

/// The places nearest to a position, nearest first, within five kilometres.
pub fn near(db: &Connection, lat: f64, long: f64, limit: usize, reader: Lang) -> Answer<Vec<Place>> {
    const REACH_M: f64 = 5_000.0;
    let (high, wide) = degrees(lat, REACH_M);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM places WHERE lat BETWEEN ?1 AND ?2 AND long BETWEEN ?3 AND ?4 LIMIT 20000",
    ))?;
    let rows =
        statement.query_map([lat - high, lat + high, long - wide, long + wide], |row| read(row, reader))?;
    let mut found = Vec::new();
    for row in rows {
        let mut place = row?.place;
        let metres = distance((lat, long), (place.lat, place.long));
        if metres <= REACH_M {
            place.distance_m = Some(metres.round());
            found.push((metres, place));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(found.into_iter().take(limit).map(|(_, place)| place).collect())
}

/// What a report's place is called, for its title.
pub fn name_of(db: &Connection, id: &str, lang: Lang) -> Answer<Option<String>> {
    let name: Option<Text> =
        db.query_row("SELECT name FROM places WHERE id = ?1", [id], |row| row.get(0)).optional()?;
    Ok(name.map(|name| name.say(lang).to_owned()))
}

/// Whether the council is responsible at a position; with no area known, it is everywhere.
pub fn in_area(db: &Connection, lat: f64, long: f64) -> Answer<bool> {
    let inside = db
        .query_row(
            "SELECT ?1 BETWEEN south AND north AND ?2 BETWEEN west AND east FROM area",
            [lat, long],
            |row| row.get(0),
        )
        .optional()?;
    Ok(inside.unwrap_or(true))
}

/// Who is responsible at a position outside the area, as far as the nearest place knows.
pub fn responsible_at(db: &Connection, lat: f64, long: f64) -> Answer<Option<Text>> {
    let text: Option<String> = db
        .query_row(
            "SELECT responsible_json FROM places WHERE responsible_json IS NOT NULL
             ORDER BY (lat - ?1) * (lat - ?1) + (long - ?2) * (long - ?2) * 0.36 LIMIT 1",
            [lat, long],
            |row| row.get(0),
        )
        .optional()?;
    let responsible: Option<Responsible> = text.map(|text| serde_json::from_str(&text)).transpose()?;
    Ok(responsible.map(|one| one.name))
}

/// Lower case without diacritics.
fn fold(text: &str) -> String {
    language::plain(text).collect()
}

/// A street, by its own name and position.
#[derive(Clone, Debug)]
pub struct Street {
    /// What stands on the sign.
    pub name: Text,
    /// Of the street as a whole.
    pub position: (f64, f64),
}

/// The street nearest to a position, within a kilometre.
pub fn street_near(db: &Connection, lat: f64, long: f64) -> Answer<Option<Street>> {
    const REACH_M: f64 = 1_000.0;
    let (high, wide) = degrees(lat, REACH_M);
    let mut statement = db.prepare_cached(
        "SELECT name, lat, long FROM places
         WHERE lat BETWEEN ?1 AND ?2 AND long BETWEEN ?3 AND ?4 AND kind = 'street'",
    )?;
    let rows = statement.query_map([lat - high, lat + high, long - wide, long + wide], |row| {
        Ok(Street { name: row.get(0)?, position: (row.get(1)?, row.get(2)?) })
    })?;
    let mut best: Option<(f64, Street)> = None;
    for row in rows {
        let street = row?;
        let metres = distance((lat, long), street.position);
        if metres <= REACH_M && best.as_ref().is_none_or(|(least, _)| metres < *least) {
            best = Some((metres, street));
        }
    }
    Ok(best.map(|(_, street)| street))
}

/// How many degrees of latitude and of longitude some metres are at a latitude: a little more than they are.
pub fn degrees(lat: f64, metres: f64) -> (f64, f64) {
    (metres / 111_000.0, metres / (111_000.0 * lat.to_radians().cos().max(0.01)))
}

/// Metres between two positions on the globe.
pub fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |x: f64| (x / 2.0).sin().powi(2);
    let h = half(lat_b - lat_a) + lat_a.cos() * lat_b.cos() * half((b.1 - a.1).to_radians());
    2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_the_hats_off() {
        assert_eq!(fold("Heol y Môr, Tŷ Ŵyn"), "heol y mor, ty wyn");
    }

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let metres = distance((52.0, -4.0), (53.0, -4.0));
        assert!((metres - 111_195.0).abs() < 10.0, "{metres}");
    }
}
