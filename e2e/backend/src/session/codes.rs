//! Codes of six digits that prove an address: made, sent, tried a limited number of times, used once.
//!
//! Each challenge allows five tries and lives some minutes. Beside that, one address allows a limited number of codes and of
//! wrong tries over all of its challenges (see `limits`), so asking for many codes does not make guessing easier.

use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};

use crate::app::App;
use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Words};
use crate::notify::{self, Outgoing};
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::secret;

const TRIES: i64 = 5;
/// Advice to the reader; the limits are in `limits`.
const RESEND_AFTER_SECONDS: u32 = 30;

/// What a code proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The subject is a folded e-mail address.
    SignIn,
    /// The subject is an address's id.
    Address,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Address => "address",
        }
    }
}

/// A code to make and send.
pub struct Wanted<'a> {
    /// What it proves.
    pub purpose: Purpose,
    /// Of whom.
    pub subject: &'a str,
    /// `email` or `sms`.
    pub channel: &'a str,
    /// Where to.
    pub recipient: &'a str,
    /// Whose address, if a resident's.
    pub resident: Option<&'a str>,
    /// To write in.
    pub language: Lang,
}

/// Makes a code and sends it. Answers the contract's `CodeSent`.
pub fn issue(tx: &Tx<'_>, app: &App, wanted: &Wanted<'_>) -> Answer<Value> {
    let (id, code, now) = (secret::id("ch"), secret::digits(), clock::now());
    let seconds = app.settings.limits.code_seconds;
    let expires_at = now + Millis::from(seconds) * clock::SECOND;
    tx.execute(
        "INSERT INTO codes (id, purpose, subject, language, code_hash, tries_left, expires_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id,
            wanted.purpose.word(),
            wanted.subject,
            wanted.language,
            hash(app, &id, &code),
            TRIES,
            expires_at,
            now
        ],
    )?;
    let subject = phrases::code_subject(&code);
    notify::send(
        tx,
        &Outgoing {
            channel: wanted.channel,
            recipient: wanted.recipient,
            resident: wanted.resident,
            topic: None,
            subject: (wanted.channel == "email").then(|| subject.say(wanted.language).to_owned()),
            body: code_body(wanted, &code, seconds.div_ceil(60)).say(wanted.language).to_owned(),
            language: wanted.language,
            due_at: now,
        },
    )?;
    Ok(json!({
        "challenge": id,
        "expires_at": clock::rfc3339(expires_at),
        "resend_after_seconds": RESEND_AFTER_SECONDS,
    }))
}

/// How a try ended. A wrong one must be committed too, or it would not count.
pub enum Tried {
    /// The code was right, and is now used up.
    Right(Proof),
    /// It was not; the problem says how many tries are left.
    Wrong(Problem),
}

/// What a right code proved.
pub struct Proof {
    /// The subject of the challenge.
    pub subject: String,
    /// The language it was asked for in.
    pub language: Lang,
}

/// Tries a code on a challenge.
pub fn attempt(tx: &Tx<'_>, app: &App, purpose: Purpose, challenge: &str, code: &str) -> Answer<Tried> {
    let found = tx
        .query_row(
            "SELECT subject, language, code_hash, tries_left FROM codes
             WHERE id = ?1 AND purpose = ?2 AND used_at IS NULL AND expires_at > ?3",
            params![challenge, purpose.word(), clock::now()],
            |row| {
                let hash: secret::Hash = row.get(2)?;
                Ok((row.get::<_, String>(0)?, row.get::<_, Lang>(1)?, hash, row.get::<_, i64>(3)?))
            },
        )
        .optional()?;
    let Some((subject, language, kept, tries_left)) = found else { return Ok(Tried::Wrong(wrong(0))) };
    if tries_left == 0 {
        return Ok(Tried::Wrong(wrong(0)));
    }
    app.gates.wrong_codes.look(subject.clone())?;
    let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if secret::same(&hash(app, challenge, &code), &kept) {
        tx.execute("UPDATE codes SET used_at = ?2 WHERE id = ?1", params![challenge, clock::now()])?;
        return Ok(Tried::Right(Proof { subject, language }));
    }
    // Cannot be refused: it was looked at above, and the writer is alone.
    let _ = app.gates.wrong_codes.pass(subject);
    tx.execute("UPDATE codes SET tries_left = tries_left - 1 WHERE id = ?1", [challenge])?;
    Ok(Tried::Wrong(wrong(tries_left - 1)))
}

/// The newest living challenge of a subject, if any.
pub fn newest(tx: &Tx<'_>, purpose: Purpose, subject: &str) -> Answer<Option<String>> {
    Ok(tx
        .query_row(
            "SELECT id FROM codes WHERE purpose = ?1 AND subject = ?2 AND used_at IS NULL AND expires_at > ?3
             ORDER BY created_at DESC, id LIMIT 1",
            params![purpose.word(), subject, clock::now()],
            |row| row.get(0),
        )
        .optional()?)
}

/// 422 with the tries that are left.
pub fn wrong(tries_left: i64) -> Problem {
    Problem::new(axum::http::StatusCode::UNPROCESSABLE_ENTITY, "wrong-code", phrases::wrong_code())
        .and_member("tries_left", tries_left.into())
        .and_invalid("/code", phrases::wrong_code())
}

/// A code has too little randomness for a plain hash, so it is keyed, and bound to its challenge.
fn hash(app: &App, challenge: &str, code: &str) -> secret::Hash {
    app.key.sign("code", &[challenge.as_bytes(), code.as_bytes()])
}

fn code_body(wanted: &Wanted<'_>, code: &str, minutes: u32) -> Words {
    match wanted.purpose {
        Purpose::SignIn => phrases::sign_in_code(code, minutes),
        Purpose::Address => phrases::address_code(code, minutes),
    }
}
