//! From a resident's choices, addresses and blocks to what will really happen, cell by cell.
//!
//! Not here: the reasons in words (see `reasons`).

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::clock::{self, Millis};
use crate::language::Text;
use crate::problem::Answer;

/// The channels of a preferences page, in its order.
pub const CHANNELS: [&str; 2] = ["email", "sms"];

/// What happens with one topic by one channel.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `email` or `sms`.
    pub channel: &'static str,
    /// What the resident wants.
    pub chosen: bool,
    /// What will happen.
    pub effect: Effect,
    /// Where it goes, or would go.
    pub address: Option<String>,
}

/// What will really happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Messages go out.
    On,
    /// The resident does not want them.
    Off,
    /// The law says that they go out.
    OnByLaw,
    /// They cannot go out, whatever was chosen.
    Unavailable(Obstacle),
}

/// Why messages cannot go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no address for the channel.
    NoAddress,
    /// There is one, but it was never proved.
    Unverified,
    /// The address is blocked: its reason, and since when.
    Blocked(String, Millis),
    /// The council does not offer the topic by this channel.
    NotOffered,
}

/// A topic with its cells.
#[derive(Clone, Debug)]
pub struct Topic {
    /// `topics.id`
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it brings.
    pub description: Option<Text>,
    /// One for each channel.
    pub cells: Vec<Cell>,
}

/// A way that is in effect.
#[derive(Clone, Debug)]
pub struct Way {
    /// `email` or `sms`.
    pub channel: String,
    /// Where to.
    pub address: String,
}

/// All topics of a resident.
pub fn topics(db: &Connection, resident: &str) -> Answer<Vec<Topic>> {
    let best = CHANNELS.map(|channel| best_address(db, resident, channel));
    let mut addresses = Vec::new();
    for (channel, address) in CHANNELS.into_iter().zip(best) {
        addresses.push((channel, address?));
    }
    let mut statement =
        db.prepare_cached("SELECT id, name, description, offers_json FROM topics ORDER BY position, id")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
    })?;
    let mut choice = db.prepare_cached(
        "SELECT choice = 'on' FROM preferences WHERE resident_id = ?1 AND topic = ?2 AND channel = ?3",
    )?;
    let mut topics = Vec::new();
    for row in rows {
        let (id, name, description, offers) = row?;
        let offers: Value = serde_json::from_str(&offers)?;
        let mut cells = Vec::new();
        for (channel, address) in &addresses {
            let chosen =
                choice.query_row([resident, &id, channel], |row| row.get(0)).optional()?.unwrap_or(false);
            cells.push(cell(
                channel,
                chosen,
                offers[*channel].as_str().unwrap_or("not_offered"),
                address.as_ref(),
            ));
        }
        topics.push(Topic { id, name, description, cells });
    }
    Ok(topics)
}

/// The ways by which a message about `topic` reaches a resident now.
pub fn ways(db: &Connection, resident: &str, topic: &str) -> Answer<Vec<Way>> {
    let topics = topics(db, resident)?;
    let cells = topics.into_iter().filter(|one| one.id == topic).flat_map(|one| one.cells);
    let on = cells.filter(|cell| matches!(cell.effect, Effect::On | Effect::OnByLaw));
    Ok(on.filter_map(|cell| Some(Way { channel: cell.channel.to_owned(), address: cell.address? })).collect())
}

/// Now, or when the resident's quiet hours end.
pub fn after_quiet_hours(db: &Connection, resident: &str) -> Answer<Millis> {
    let (from, to): (Option<String>, Option<String>) =
        db.query_row("SELECT quiet_from, quiet_to FROM residents WHERE id = ?1", [resident], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let now = clock::now();
    Ok(match (from.as_deref().and_then(minutes), to.as_deref().and_then(minutes)) {
        (Some(from), Some(to)) => now + quiet_left(now, from, to),
        _ => now,
    })
}

struct Address {
    value: String,
    verified: bool,
    blocked: Option<(String, Millis)>,
}

/// A good address before a blocked one, that before an unproved one; the oldest of equals.
fn best_address(db: &Connection, resident: &str, channel: &str) -> Answer<Option<Address>> {
    Ok(db
        .prepare_cached(
            "SELECT value, verified_at IS NOT NULL, blocked_reason, blocked_since FROM addresses
             WHERE resident_id = ?1 AND channel = ?2
             ORDER BY verified_at IS NULL, blocked_reason IS NOT NULL, signs_in DESC, created_at, id LIMIT 1",
        )?
        .query_row([resident, channel], |row| {
            let reason: Option<String> = row.get(2)?;
            let since: Option<Millis> = row.get(3)?;
            Ok(Address { value: row.get(0)?, verified: row.get(1)?, blocked: reason.zip(since) })
        })
        .optional()?)
}

fn cell(channel: &'static str, chosen: bool, offer: &str, address: Option<&Address>) -> Cell {
    let obstacle = if offer == "not_offered" {
        Some(Obstacle::NotOffered)
    } else {
        match address {
            None => Some(Obstacle::NoAddress),
            // First what keeps messages from it also when it is proved.
            Some(Address { blocked: Some((reason, since)), .. }) => {
                Some(Obstacle::Blocked(reason.clone(), *since))
            }
            Some(Address { verified: false, .. }) => Some(Obstacle::Unverified),
            Some(_) => None,
        }
    };
    let effect = match (obstacle, offer) {
        (Some(obstacle), _) => Effect::Unavailable(obstacle),
        (None, "required_by_law") => Effect::OnByLaw,
        (None, _) if chosen => Effect::On,
        (None, _) => Effect::Off,
    };
    Cell { channel, chosen, effect, address: address.map(|address| address.value.clone()) }
}

impl Cell {
    /// The contract's word for what the resident wants.
    pub fn choice(&self) -> &'static str {
        if self.chosen { "on" } else { "off" }
    }

    /// The contract's word for what happens.
    pub fn effective(&self) -> &'static str {
        match self.effect {
            Effect::On | Effect::OnByLaw => "on",
            Effect::Off => "off",
            Effect::Unavailable(_) => "unavailable",
        }
    }

    /// The contract's word for why, where choice and effect may differ.
    pub fn reason(&self) -> Option<&'static str> {
        match &self.effect {
            Effect::On | Effect::Off => None,
            Effect::OnByLaw => Some("required_by_law"),
            Effect::Unavailable(Obstacle::NoAddress) => Some("no_address"),
            Effect::Unavailable(Obstacle::Unverified) => Some("unverified"),
            Effect::Unavailable(Obstacle::Blocked(..)) => Some("blocked"),
            Effect::Unavailable(Obstacle::NotOffered) => Some("not_offered"),
        }
    }
}

fn minutes(clock: &str) -> Option<i64> {
    let (hours, minutes) = clock.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
}

/// How long quiet hours go on from `now`; 0 outside them.
fn quiet_left(now: Millis, from: i64, to: i64) -> Millis {
    let local = clock::local(now);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    let quiet = if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to };
    if quiet { (to - minute).rem_euclid(24 * 60) * clock::MINUTE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    fn good(blocked: Option<(String, Millis)>) -> Address {
        Address { value: "+447700900482".into(), verified: true, blocked }
    }

    #[test]
    fn what_is_shown_is_what_happens() {
        let check = |offer: &str, chosen, address: Option<&Address>, want: (&str, Option<&str>)| {
            let cell = cell("sms", chosen, offer, address);
            assert_eq!((cell.effective(), cell.reason()), want, "{offer} {chosen}");
            assert_eq!(cell.reason_text(Lang::Cy).is_some(), want.1.is_some());
        };
        let fine = good(None);
        let stopped = good(Some(("stop".into(), 0)));
        let unproved = Address { verified: false, ..good(None) };
        check("offered", true, Some(&fine), ("on", None));
        check("offered", false, Some(&fine), ("off", None));
        check("offered", true, Some(&stopped), ("unavailable", Some("blocked")));
        check("offered", false, Some(&stopped), ("unavailable", Some("blocked")));
        check("offered", true, Some(&unproved), ("unavailable", Some("unverified")));
        check("offered", true, None, ("unavailable", Some("no_address")));
        check("not_offered", true, Some(&fine), ("unavailable", Some("not_offered")));
        check("required_by_law", false, Some(&fine), ("on", Some("required_by_law")));
    }

    #[test]
    fn quiet_hours_run_over_midnight() {
        let at = |text: &str| clock::parse_rfc3339(text).unwrap();
        let (from, to) = (20 * 60, 8 * 60);
        assert_eq!(quiet_left(at("2026-11-21T12:00:00Z"), from, to), 0);
        assert_eq!(quiet_left(at("2026-11-21T23:00:00Z"), from, to), 9 * clock::HOUR);
        assert_eq!(quiet_left(at("2026-11-22T07:30:00Z"), from, to), clock::HOUR / 2);
        assert_eq!(quiet_left(at("2026-11-22T08:00:00Z"), from, to), 0);
    }
}
