//! By which channels the desk can write to whoever reported a case, and how a message then gets there.

use rusqlite::{Connection, OptionalExtension};

use crate::cases::CaseId;
use crate::channels::effective;
use crate::clock;
use crate::db::Tx;
use crate::language::{Lang, Text};
use crate::notify::{self, CASE_CHANGES, Outgoing};
use crate::problem::Answer;

/// What the page offers, and its name there.
pub const CHANNELS: [(&str, &str); 5] =
    [("web", "the portal"), ("email", "e-mail"), ("sms", "text"), ("chat", "chat"), ("post", "letter")];

/// How a message by one channel gets there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By itself: they read it where it stands, or the news about their case carries it.
    Carried,
    /// It is sent to this address besides.
    Sent(String),
    /// Not at all: there is no address, or it is blocked.
    Closed,
}

/// How a message by this channel gets there.
pub fn way(db: &Connection, case: CaseId, channel: &str) -> Answer<Way> {
    if !["email", "sms"].contains(&channel) {
        return Ok(Way::Carried);
    }
    let (resident, email, phone, contact_by) = db.query_row(
        "SELECT resident_id, reporter_email, reporter_phone, contact_by FROM cases WHERE id = ?1",
        [case],
        |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, Option<String>>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, String>(3)?,
            ))
        },
    )?;
    let Some(resident) = resident else {
        let address = if channel == "email" { email } else { phone };
        return Ok(match address {
            Some(_) if contact_by == channel => Way::Carried,
            Some(address) => Way::Sent(address),
            None => Way::Closed,
        });
    };
    if effective::ways(db, &resident, CASE_CHANGES)?.iter().any(|way| way.channel == channel) {
        return Ok(Way::Carried);
    }
    let good: Option<String> = db
        .query_row(
            "SELECT value FROM addresses WHERE resident_id = ?1 AND channel = ?2 AND verified_at IS NOT NULL
             AND blocked_reason IS NULL ORDER BY created_at, id LIMIT 1",
            [resident.as_str(), channel],
            |row| row.get(0),
        )
        .optional()?;
    Ok(good.map_or(Way::Closed, Way::Sent))
}

/// Sends a message to an address that the news about the case would not have gone to.
pub fn send(tx: &Tx<'_>, case: CaseId, channel: &str, recipient: &str, text: &str) -> Answer<()> {
    let (reference, title, resident, language) = tx.query_row(
        "SELECT reference, title, resident_id, language FROM cases WHERE id = ?1",
        [case],
        |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Text>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, Lang>(3)?,
            ))
        },
    )?;
    let title = title.say(language);
    notify::send(
        tx,
        &Outgoing {
            channel,
            recipient,
            resident: resident.as_deref(),
            topic: None,
            subject: (channel == "email").then(|| format!("{reference}: {title}")),
            body: format!("{reference}, {title}\n\n{text}"),
            language,
            due_at: clock::now(),
        },
    )
}
