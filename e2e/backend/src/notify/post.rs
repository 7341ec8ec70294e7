//! The task that sends the e-mails of `outbound` by SMTP, when SMTP is configured. Texts stay in the table: a council's
//! own gateway would read them there, and the demo inbox does.
//!
//! Plain SMTP to a relay on this machine or its network (`smtp://host:port`), which itself knows how to reach the world: no
//! password goes over an open line, because none is taken. A message that fails is tried
//! again after a minute, five times at most; a crash between sending and noting it sends it once more.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use rusqlite::params;

use crate::app::App;
use crate::clock;
use crate::problem::Answer;

const TRIES: i64 = 5;

/// Where e-mails are handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    host: String,
    port: u16,
}

impl Relay {
    /// Of `smtp://host[:port]`.
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("smtp://")?.trim_end_matches('/');
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (rest, 25),
        };
        let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
        (plain && !host.is_empty()).then(|| Self { host: host.to_owned(), port })
    }
}

struct Letter {
    id: i64,
    recipient: String,
    subject: String,
    body: String,
    attempts: i64,
}

/// Sends until the server stops.
pub async fn run(app: App, relay: Relay) {
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&relay.host)
        .port(relay.port)
        .timeout(Some(Duration::from_secs(20)))
        .build();
    let mut stopping = app.stopping.clone();
    loop {
        if let Err(problem) = send_waiting(&app, &transport).await {
            eprintln!("error: post: {}", problem.status());
        }
        let again = Duration::from_mins(1);
        tokio::select! {
            () = app.db.bells().post.notified() => {}
            () = tokio::time::sleep(again) => {}
            _ = stopping.changed() => return,
        }
    }
}

async fn send_waiting(app: &App, transport: &AsyncSmtpTransport<Tokio1Executor>) -> Answer<()> {
    let waiting = app
        .db
        .read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT id, recipient, coalesce(subject, ''), body, attempts FROM outbound
                 WHERE sent_at IS NULL AND failure IS NULL AND channel = 'email' AND due_at <= ?1 ORDER BY id LIMIT 100",
            )?;
            let letters = statement.query_map([clock::now()], |row| {
                Ok(Letter {
                    id: row.get(0)?,
                    recipient: row.get(1)?,
                    subject: row.get(2)?,
                    body: row.get(3)?,
                    attempts: row.get(4)?,
                })
            })?;
            Ok(letters.collect::<Result<Vec<_>, _>>()?)
        })
        .await?;
    for letter in waiting {
        let outcome = match message(&app.settings.mail_from, &letter) {
            Ok(message) => transport
                .send(message)
                .await
                .map(|_| ())
                .map_err(|error| (error.to_string(), error.is_permanent())),
            Err(reason) => Err((reason, true)),
        };
        app.db.write(move |tx| note(tx, &letter, outcome)).await?;
    }
    Ok(())
}

fn note(tx: &crate::db::Tx<'_>, letter: &Letter, outcome: Result<(), (String, bool)>) -> Answer<()> {
    match outcome {
        Ok(()) => {
            tx.execute("UPDATE outbound SET sent_at = ?2 WHERE id = ?1", params![letter.id, clock::now()])?
        }
        Err((reason, for_good)) => {
            let last = for_good || letter.attempts + 1 >= TRIES;
            tx.execute(
                "UPDATE outbound SET attempts = attempts + 1, due_at = ?2, failure = ?3 WHERE id = ?1",
                params![letter.id, clock::now() + clock::MINUTE, last.then_some(reason)],
            )?
        }
    };
    Ok(())
}

fn message(from: &str, letter: &Letter) -> Result<Message, String> {
    let from: Mailbox = from.parse().map_err(|error| format!("{error}"))?;
    let to: Mailbox = letter.recipient.parse().map_err(|error| format!("{error}"))?;
    Message::builder()
        .from(from)
        .to(to)
        .subject(&letter.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_is_a_host_and_perhaps_a_port() {
        let check = |url: &str, want: Option<(&str, u16)>| {
            assert_eq!(
                Relay::parse(url),
                want.map(|(host, port)| Relay { host: host.into(), port }),
                "{url}"
            );
        };
        check("smtp://localhost", Some(("localhost", 25)));
        check("smtp://127.0.0.1:2525/", Some(("127.0.0.1", 2525)));
        check("smtps://localhost", None);
        check("smtp://me:secret@localhost", None);
        check("smtp://:25", None);
    }
}
