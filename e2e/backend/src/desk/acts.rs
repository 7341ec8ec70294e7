//! What the desk does with a case. Each goes through [`crate::cases`], and so is seen live and told to the resident.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::case::known;
use super::door::Staff;
use super::form::Form;
use super::page::Oops;
use super::reach::{self, CHANNELS, Way};
use crate::app::App;
use crate::cases::{self, Author, CaseId, NewEvent, NextAction, Role, Stage, StageChange};
use crate::clock;
use crate::db::Tx;
use crate::language::{Text, Words};
use crate::phrases;
use crate::problem::{Answer, Problem};

const MAX: usize = 4_000;

async fn act(
    app: App,
    reference: String,
    work: impl FnOnce(&Tx<'_>, CaseId) -> Answer<i64> + Send + 'static,
) -> Result<Response, Oops> {
    let back = format!("/desk/cases/{reference}");
    app.db.write(move |tx| work(tx, known(tx, &reference)?.id)).await?;
    Ok(Redirect::to(&back).into_response())
}

/// Moves it to another stage.
pub async fn stage(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let word = form.one_of("stage", &["received", "assessing", "planned", "working"])?;
    let stage = Stage::of_word(word).unwrap_or(Stage::Assessing);
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
        author: Author::council(staff.name),
        status_text: words.map(Into::into),
        text: text.map(Into::into),
        next: Some(NextAction { who: Role::Council, text: next.into() }),
        expected_on,
    };
    act(app, reference, move |tx, case| cases::set_stage(tx, case, &change)).await
}

/// Changes the expected date.
pub async fn expected(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let (day, text) = (form.day("expected")?, form.text("text", MAX)?);
    act(app, reference, move |tx, case| {
        let author = Author::council(staff.name);
        cases::set_expected(tx, case, clock::now(), author, day.as_deref(), text.map(Into::into))
    })
    .await
}

/// Asks the resident; the case then waits for them.
pub async fn question(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let (text, channel) =
        (form.needed("text", MAX)?, form.one_of("channel", &CHANNELS.map(|(word, _)| word))?);
    act(app, reference, move |tx, case| {
        let asks = text.as_str().into();
        write(tx, case, Author::council(staff.name), channel, text, Some(asks))
    })
    .await
}

/// Writes to the resident; a letter is an entry of its own kind.
pub async fn message(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let (text, channel) =
        (form.needed("text", MAX)?, form.one_of("channel", &CHANNELS.map(|(word, _)| word))?);
    act(app, reference, move |tx, case| {
        let author = Author::council(staff.name);
        if channel == "post" {
            return entry(tx, case, "letter", "post", author, text);
        }
        write(tx, case, author, channel, text, None)
    })
    .await
}

/// Logs a phone call.
pub async fn call(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let (text, who) = (form.needed("text", MAX)?, form.one_of("who", &["resident", "council"])?);
    act(app, reference, move |tx, case| {
        let author = if who == "council" {
            Author::council(staff.name)
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
pub async fn close(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Oops> {
    form.check(&staff)?;
    let text = form.needed("text", MAX)?;
    let change = StageChange {
        stage: Stage::Done,
        at: clock::now(),
        channel: "web".to_owned(),
        author: Author::council(staff.name),
        status_text: None,
        text: Some(text.into()),
        next: None,
        expected_on: None,
    };
    act(app, reference, move |tx, case| cases::set_stage(tx, case, &change)).await
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
