//! Telling residents, by the channels that will really reach them.
//!
//! [`notify`] writes the e-mails and texts about a topic that the effective preferences allow; [`about_case`] does the same
//! for a case, and for a guest's case goes by what the guest asked for. [`send`] is for codes and other answers to a
//! request, which no preference holds back. All of them only write rows of `outbound`, in the caller's transaction: the
//! demo inbox shows them, and `post` sends the e-mails when SMTP is configured.
//!
//! A text in a resident's quiet hours is due when they end. In a quiet transaction nothing is written.

pub mod post;

use rusqlite::params;

use crate::cases::CaseId;
use crate::channels::{effective, stops};
use crate::clock::{self, Millis};
use crate::db::{Announce, Tx};
use crate::language::{Lang, Text, Words};
use crate::problem::Answer;

/// The topic of news about one's own cases.
pub const CASE_CHANGES: &str = "case-changes";

/// An e-mail or a text to go out.
#[derive(Clone, Debug)]
pub struct Outgoing<'a> {
    /// `email` or `sms`.
    pub channel: &'a str,
    /// Where to.
    pub recipient: &'a str,
    /// Whose, if a resident's.
    pub resident: Option<&'a str>,
    /// What about, if a topic.
    pub topic: Option<&'a str>,
    /// For e-mails.
    pub subject: Option<String>,
    /// The whole text.
    pub body: String,
    /// It is written in.
    pub language: Lang,
    /// Not before.
    pub due_at: Millis,
}

/// Writes to a resident about a topic, by every channel where that is in effect. Answers how many go out.
pub fn notify(tx: &Tx<'_>, resident: &str, topic: &str, subject: &Words, text: &Words) -> Answer<usize> {
    if tx.announce() == Announce::Quietly {
        return Ok(0);
    }
    let language: Lang =
        tx.query_row("SELECT language FROM residents WHERE id = ?1", [resident], |row| row.get(0))?;
    let ways = effective::ways(tx, resident, topic)?;
    for way in &ways {
        let due_at =
            if way.channel == "sms" { effective::after_quiet_hours(tx, resident)? } else { clock::now() };
        send(
            tx,
            &Outgoing {
                channel: &way.channel,
                recipient: &way.address,
                resident: Some(resident),
                topic: Some(topic),
                subject: (way.channel == "email").then(|| subject.say(language).to_owned()),
                body: text.say(language).to_owned(),
                language,
                due_at,
            },
        )?;
    }
    Ok(ways.len())
}

/// Tells whoever reported a case what the council has just said on it.
pub fn about_case(tx: &Tx<'_>, case: CaseId, text: &Text) -> Answer<usize> {
    if tx.announce() == Announce::Quietly {
        return Ok(0);
    }
    let (resident, reference, title, email, phone, contact_by, language) = tx.query_row(
        "SELECT resident_id, reference, title, reporter_email, reporter_phone, contact_by, language FROM cases WHERE id = ?1",
        [case],
        |row| {
            Ok((
                row.get::<_, Option<String>>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Text>(2)?,
                row.get::<_, Option<String>>(3)?,
                row.get::<_, Option<String>>(4)?,
                row.get::<_, String>(5)?,
                row.get::<_, Lang>(6)?,
            ))
        },
    )?;
    let subject = title.words().map(|_, title| format!("{reference}: {title}"));
    let body = text.words().map(|lang, text| format!("{reference}, {}\n\n{text}", title.say(lang)));
    if let Some(resident) = resident {
        return notify(tx, &resident, CASE_CHANGES, &subject, &body);
    }
    let way = match contact_by.as_str() {
        "email" => email.map(|email| ("email", email)),
        "sms" => phone.map(|phone| ("sms", phone)),
        _ => None,
    };
    let Some((channel, recipient)) = way else { return Ok(0) };
    let outgoing = Outgoing {
        channel,
        recipient: &recipient,
        resident: None,
        topic: None,
        subject: (channel == "email").then(|| subject.say(language).to_owned()),
        body: body.say(language).to_owned(),
        language,
        due_at: clock::now(),
    };
    send(tx, &outgoing)?;
    Ok(1)
}

/// Writes one e-mail or text, whatever the preferences say; but no text to a number that sent STOP.
pub fn send(tx: &Tx<'_>, outgoing: &Outgoing<'_>) -> Answer<()> {
    let stopped = outgoing.channel == "sms" && stops::since(tx, outgoing.recipient)?.is_some();
    if stopped || tx.announce() == Announce::Quietly {
        return Ok(());
    }
    tx.prepare_cached(
        "INSERT INTO outbound (channel, recipient, resident_id, topic, subject, body, language, created_at, due_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        outgoing.channel,
        outgoing.recipient,
        outgoing.resident,
        outgoing.topic,
        outgoing.subject,
        outgoing.body,
        outgoing.language,
        clock::now(),
        outgoing.due_at,
    ])?;
    let bell = std::sync::Arc::clone(&tx.bells().post);
    tx.after_commit(move || bell.notify_one());
    Ok(())
}
