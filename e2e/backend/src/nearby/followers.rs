//! Who follows a case, and telling them of its states.

use rusqlite::{Connection, OptionalExtension, params};

use crate::cases::{CaseId, NewEvent, Reporter, followed};
use crate::clock;
use crate::db::{Announce, Tx};
use crate::language::{Lang, Text, Words};
use crate::live::{self, LiveEvent};
use crate::notify::{self, CASE_CHANGES, Outgoing};
use crate::phrases;
use crate::problem::Answer;
use crate::secret::Hash;

/// A case that can be followed.
#[derive(Clone, Debug)]
pub struct Open {
    /// Inside.
    pub case: CaseId,
    /// Whose it is, if a resident's.
    pub resident: Option<String>,
}

/// The case of this reference, while it is open and one of those that are listed nearby.
pub fn open(db: &Connection, reference: &str) -> Answer<Option<Open>> {
    Ok(db
        .prepare_cached(
            "SELECT id, resident_id FROM cases
             WHERE reference = ?1 AND stage <> 'done' AND lat IS NOT NULL AND long IS NOT NULL
               AND service_code IN (SELECT code FROM services)",
        )?
        .query_row([reference], |row| Ok(Open { case: row.get(0)?, resident: row.get(1)? }))
        .optional()?)
}

/// How many follow a case, each counted once.
pub fn count(db: &Connection, case: CaseId) -> Answer<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(DISTINCT coalesce(resident_id, lower(email), phone, id)) FROM followers WHERE case_id = ?1",
        )?
        .query_row([case], |row| row.get(0))?)
}

/// Whoever wants to be rung: their names and numbers, for the desk.
pub fn to_ring(db: &Connection, case: CaseId) -> Answer<Vec<(Option<String>, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT name, phone FROM followers WHERE case_id = ?1 AND contact_by = 'phone' AND phone IS NOT NULL ORDER BY id",
    )?;
    let rows = statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A guest follows, and has a secret of their own.
pub fn add_guest(tx: &Tx<'_>, case: CaseId, secret: &Hash, who: &Reporter, language: Lang) -> Answer<()> {
    add(tx, case, None, Some(secret), who, language)
}

/// A resident follows; once, however often they say so.
pub fn add_resident(tx: &Tx<'_>, case: CaseId, resident: &str, who: &Reporter, language: Lang) -> Answer<()> {
    add(tx, case, Some(resident), None, who, language)?;
    live::publish(tx, Some(resident), &LiveEvent::Case { case, event: None })
}

fn add(
    tx: &Tx<'_>,
    case: CaseId,
    resident: Option<&str>,
    secret: Option<&Hash>,
    who: &Reporter,
    language: Lang,
) -> Answer<()> {
    tx.prepare_cached(
        "INSERT OR IGNORE INTO followers (case_id, resident_id, secret_hash, name, email, phone, contact_by, language, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        case,
        resident,
        secret,
        who.name,
        who.email,
        who.phone,
        who.contact_by,
        language,
        clock::now(),
    ])?;
    Ok(())
}

struct Follower {
    resident: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    contact_by: String,
    language: Lang,
}

impl Follower {
    fn way(&self) -> Option<(&'static str, &str)> {
        match self.contact_by.as_str() {
            "email" => Some(("email", self.email.as_deref()?)),
            "sms" => Some(("sms", self.phone.as_deref()?)),
            _ => None,
        }
    }
}

/// Tells all followers of a case what has happened on it, as far as it is for them: live, and by their channels.
pub fn tell(tx: &Tx<'_>, case: CaseId, event: i64, news: &NewEvent) -> Answer<()> {
    if tx.announce() == Announce::Quietly {
        return Ok(());
    }
    let mut statement = tx.prepare_cached(
        "SELECT resident_id, email, phone, contact_by, language FROM followers WHERE case_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([case], |row| {
        Ok(Follower {
            resident: row.get(0)?,
            email: row.get(1)?,
            phone: row.get(2)?,
            contact_by: row.get(3)?,
            language: row.get(4)?,
        })
    })?;
    let followers = rows.collect::<Result<Vec<_>, _>>()?;
    if followers.is_empty() {
        return Ok(());
    }
    let (public, reference): (bool, String) =
        tx.query_row("SELECT visibility = 'public', reference FROM cases WHERE id = ?1", [case], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let Some(text) = followed::news(public, news) else { return Ok(()) };
    let mut titles = Vec::new();
    for lang in Lang::ALL {
        titles.push(followed::shown(tx, case, lang)?.title);
    }
    let title = Words::new(titles.remove(0), titles.remove(0), titles.remove(0));
    let subject = phrases::followed_subject(&reference, &title);
    let body = phrases::followed_news(&reference, &title, &text);
    let mut told = Vec::new();
    for follower in &followers {
        if let Some(resident) = &follower.resident {
            live::publish(tx, Some(resident), &LiveEvent::Case { case, event: Some(event) })?;
            notify::notify(tx, resident, CASE_CHANGES, &subject, &body)?;
        } else if let Some((channel, recipient)) = follower.way()
            // Whoever followed twice hears it once.
            && !told.contains(&(channel, recipient))
        {
            told.push((channel, recipient));
            send(tx, (channel, recipient), follower.language, &subject, &body)?;
        }
    }
    Ok(())
}

/// Tells a guest that they follow now.
pub fn confirm(tx: &Tx<'_>, reference: &str, title: &Text, who: &Reporter, language: Lang) -> Answer<()> {
    let way = match who.contact_by {
        "email" => who.email.as_deref().map(|to| ("email", to)),
        "sms" => who.phone.as_deref().map(|to| ("sms", to)),
        _ => None,
    };
    let Some(way) = way else { return Ok(()) };
    let title = title.words();
    let subject = phrases::followed_subject(reference, &title);
    send(tx, way, language, &subject, &phrases::you_follow(reference, &title))
}

fn send(
    tx: &Tx<'_>,
    (channel, recipient): (&str, &str),
    language: Lang,
    subject: &Words,
    body: &Words,
) -> Answer<()> {
    let outgoing = Outgoing {
        channel,
        recipient,
        resident: None,
        topic: None,
        subject: (channel == "email").then(|| subject.say(language).to_owned()),
        body: body.say(language).to_owned(),
        language,
        due_at: clock::now(),
    };
    notify::send(tx, &outgoing)
}
