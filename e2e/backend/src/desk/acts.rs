//! What the desk does with a case. Each goes through [`crate::cases`], and so is seen live and told to the resident.

use axum::response::Response;

use super::case::known;
use super::form::{Act, Form};
use super::page::Oops;
use super::reach::{self, CHANNELS, Way};
use crate::cases::{self, Author, CaseId, NewEvent, NextAction, Role, Stage, StageChange};
use crate::clock;
use crate::db::Tx;
use crate::language::{Text, Words};
use crate::phrases;
use crate::problem::{Answer, Problem};

const MAX: usize = 4_000;

async fn done(
    act: Act,
    work: impl FnOnce(&Tx<'_>, CaseId) -> Answer<i64> + Send + 'static,
) -> Result<Response, Oops> {
    act.done("/desk/cases/", move |tx, reference| work(tx, known(tx, reference)?.id)).await
}

fn author(act: &Act) -> Author {
    Author::council(act.staff.name.clone())
}

/// The text that must be there, and by which channel it goes.
fn said(form: &Form) -> Result<(String, &'static str), Oops> {
    Ok((form.needed("text", MAX)?, form.one_of("channel", &CHANNELS.map(|(word, _)| word))?))
}

/// Moves it to another stage.
pub async fn stage(act: Act) -> Result<Response, Oops> {
    let word = act.form.one_of("stage", &["received", "assessing", "planned", "working"])?;
    let stage = Stage::of_word(word).unwrap_or(Stage::Assessing);
    let form = &act.form;
    let (words, text, expected_on) =
        (form.text("state", 100)?, form.text("text", MAX)?, form.day("expected")?);
    let next = match stage {
        Stage::Received | Stage::Assessing => {
            Words::new("We look at it", "Rydym yn edrych arno", "ننظر في الأمر")
        }
        _ => Words::new("We do the work", "Rydym yn gwneud y gwaith", "ننجز العمل"),
    };
    let change = StageChange {
        stage,
        at: clock::now(),
        channel: "web".to_owned(),
        author: author(&act),
        status_text: words.map(Into::into),
        text: text.map(Into::into),
        next: Some(NextAction { who: Role::Council, text: next.into() }),
        expected_on,
    };
    done(act, move |tx, case| cases::set_stage(tx, case, &change)).await
}

/// Changes the expected date.
pub async fn expected(act: Act) -> Result<Response, Oops> {
    let (day, text) = (act.form.day("expected")?, act.form.text("text", MAX)?);
    let author = author(&act);
    done(act, move |tx, case| {
        cases::set_expected(tx, case, clock::now(), author, day.as_deref(), text.map(Into::into))
    })
    .await
}

/// Asks the resident; the case then waits for them.
pub async fn question(act: Act) -> Result<Response, Oops> {
    let (text, channel) = said(&act.form)?;
    let author = author(&act);
    done(act, move |tx, case| {
        let asks = text.as_str().into();
        write(tx, case, author, channel, text, Some(asks))
    })
    .await
}

/// Writes to the resident; a letter is an entry of its own kind.
pub async fn message(act: Act) -> Result<Response, Oops> {
    let (text, channel) = said(&act.form)?;
    let author = author(&act);
    done(act, move |tx, case| {
        if channel == "post" {
            return entry(tx, case, "letter", "post", author, text);
        }
        write(tx, case, author, channel, text, None)
    })
    .await
}

/// Logs a phone call.
pub async fn call(act: Act) -> Result<Response, Oops> {
    let (text, who) = (act.form.needed("text", MAX)?, act.form.one_of("who", &["resident", "council"])?);
    let council = author(&act);
    done(act, move |tx, case| {
        let author = if who == "council" {
            council
        } else {
            let name =
                tx.query_row("SELECT reporter_name FROM cases WHERE id = ?1", [case], |row| row.get(0))?;
            Author { role: Role::Resident, name }
        };
        entry(tx, case, "call", "phone", author, text)
    })
    .await
}

/// Closes it.
pub async fn close(act: Act) -> Result<Response, Oops> {
    let text = act.form.needed("text", MAX)?;
    let change = StageChange {
        stage: Stage::Done,
        at: clock::now(),
        channel: "web".to_owned(),
        author: author(&act),
        status_text: None,
        text: Some(text.into()),
        next: None,
        expected_on: None,
    };
    done(act, move |tx, case| cases::set_stage(tx, case, &change)).await
}

/// A message by a channel that really gets there; refused when it would not.
fn write(
    tx: &Tx<'_>,
    case: CaseId,
    author: Author,
    channel: &str,
    text: String,
    asks: Option<Text>,
) -> Answer<i64> {
    match reach::way(tx, case, channel)? {
        Way::Carried => {}
        Way::Sent(address) => reach::send(tx, case, channel, &address, &text)?,
        Way::Closed => return Err(Problem::invalid_one("/channel", phrases::want_contact())),
    }
    cases::message_to_resident(tx, case, clock::now(), author, channel, text.into(), asks)
}

fn entry(
    tx: &Tx<'_>,
    case: CaseId,
    kind: &'static str,
    channel: &str,
    author: Author,
    text: String,
) -> Answer<i64> {
    let channel = channel.to_owned();
    let event = NewEvent {
        at: clock::now(),
        kind,
        channel,
        author,
        text: text.into(),
        stage: None,
        expected_on: None,
    };
    cases::add_event(tx, case, &event)
}
