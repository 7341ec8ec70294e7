//! The six residents: their addresses, and what they chose.

use rusqlite::params;

use crate::clock::{HOUR, Millis};
use crate::db::Tx;
use crate::problem::Answer;

use super::calendar::days_from;
use super::data::{Address, Resident};

/// How long ago they joined.
const JOINED_DAYS: i64 = 800;

/// Writes them.
pub fn write(tx: &Tx<'_>, residents: &[Resident], anchor: Millis) -> Answer<()> {
    for resident in residents {
        // Whoever has chosen nothing is new.
        let days = if resident.preferences.is_empty() { 1 } else { JOINED_DAYS };
        one(tx, resident, days_from(anchor, -days) + 10 * HOUR, anchor)?;
    }
    Ok(())
}

fn one(tx: &Tx<'_>, resident: &Resident, joined: Millis, anchor: Millis) -> Answer<()> {
    let quiet = resident.quiet_hours.as_ref();
    tx.execute(
        "INSERT INTO residents (id, name, given_name, phone, language, needs_json, quiet_from, quiet_to, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            resident.id,
            resident.name,
            resident.given_name,
            resident.phone,
            resident.language,
            resident.needs.to_string(),
            quiet.map(|hours| &hours.from),
            quiet.map(|hours| &hours.to),
            joined,
        ],
    )?;
    for (at, address) in resident.addresses.iter().enumerate() {
        one_address(tx, resident, address, at, joined, anchor)?;
    }
    for (topic, channels) in &resident.preferences {
        for (channel, choice) in channels {
            tx.execute(
                "INSERT INTO preferences (resident_id, topic, channel, choice, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![resident.id, topic, channel, choice, joined],
            )?;
        }
    }
    Ok(())
}

fn one_address(
    tx: &Tx<'_>,
    resident: &Resident,
    address: &Address,
    at: usize,
    joined: Millis,
    anchor: Millis,
) -> Answer<()> {
    let since = address.blocked.as_ref().map(|blocked| days_from(anchor, -blocked.days_ago) + 12 * HOUR);
    tx.execute(
        "INSERT INTO addresses (id, resident_id, channel, value, folded, verified_at, signs_in, blocked_reason,
           blocked_since, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            format!("a_{}_{}", resident.given_name.to_lowercase(), at + 1),
            resident.id,
            address.channel,
            address.value,
            address.value.to_lowercase(),
            (address.state != "unverified").then_some(joined),
            address.channel == "email" && address.value == resident.email,
            address.blocked.as_ref().map(|blocked| &blocked.reason),
            since,
            joined,
        ],
    )?;
    Ok(())
}
