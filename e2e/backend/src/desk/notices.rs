//! `/desk/notices`: what everybody should know now.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rusqlite::{Connection, params};

use super::door::Staff;
use super::form::{Act, Form};
use super::page::{self, Oops, moment, tag};
use crate::app::App;
use crate::clock::{self, DAY, Millis};
use crate::language::{Lang, Text, Words};
use crate::live::{self, LiveEvent};
use crate::notices::{self, NewNotice};
use crate::problem::Answer;

struct Line {
    id: String,
    title: String,
    text: String,
    level: String,
    from: Millis,
    until: Option<Millis>,
}

fn all(db: &Connection) -> Answer<Vec<Line>> {
    let mut statement = db.prepare_cached(
        "SELECT id, title, text, level, starts_at, ends_at FROM notices ORDER BY starts_at DESC, id LIMIT 50",
    )?;
    let rows = statement.query_map([], |row| {
        let english =
            |at: usize| -> rusqlite::Result<String> { Ok(row.get::<_, Text>(at)?.say(Lang::En).to_owned()) };
        Ok(Line {
            id: row.get(0)?,
            title: english(1)?,
            text: english(2)?,
            level: row.get(3)?,
            from: row.get(4)?,
            until: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The page.
pub async fn list(State(app): State<App>, staff: Staff) -> Result<Response, Oops> {
    let lines = app.db.read(all).await?;
    let content = html! {
        h1 { "Notices" }
        div.two {
            section aria-labelledby="now" {
                h2 #now { "Sent" }
                ul.cards { @for line in &lines { li { (card(line, &staff)) } } }
            }
            section.acts aria-labelledby="new" {
                h2 #new { "Send a notice" }
                (page::form(&staff, "/desk/notices", &html! {
                    label for="title" { "Title" }
                    input #title name="title" maxlength="120" required;
                    label for="text" { "Text" }
                    textarea #text name="text" rows="3" maxlength="2000" required {}
                    label for="title-cy" lang="cy" { "Teitl yn Gymraeg" }
                    input #title-cy name="title_cy" lang="cy" maxlength="120";
                    label for="text-cy" lang="cy" { "Testun yn Gymraeg" }
                    textarea #text-cy name="text_cy" lang="cy" rows="3" maxlength="2000" {}
                    label for="level" { "Level" }
                    select #level name="level" { option value="news" { "News" } option value="warning" { "Warning" } }
                    label for="days" { "In force for" }
                    select #days name="days" {
                        option value="1" { "one day" } option value="3" { "three days" } option value="7" { "a week" }
                    }
                    button { "Send" }
                }))
            }
        }
    };
    Ok(page::full("Notices", &staff, "/desk/notices", &content))
}

fn card(line: &Line, staff: &Staff) -> Markup {
    let now = clock::now();
    let over = line.until.is_some_and(|until| until <= now);
    html! {
        h3 { (line.title) }
        p {
            (tag(if line.level == "warning" { "mark" } else { "calm" }, &line.level))
            @if over { " " (tag("calm", "over")) }
        }
        p.said { (line.text) }
        p.meta { "from " (moment(line.from)) @if let Some(until) = line.until { " until " (moment(until)) } }
        @if !over {
            (page::form(staff, &format!("/desk/notices/{}/end", line.id), &html! { button.plain { "End now" } }))
        }
    }
}

/// Sends one.
pub async fn send(State(app): State<App>, staff: Staff, form: Form) -> Result<Response, Oops> {
    form.check(&staff)?;
    let words = |name: &str, max: usize| -> Result<Text, Oops> {
        let (en, cy) = (form.needed(name, max)?, form.text(&format!("{name}_cy"), max)?);
        Ok(Words { en, cy, ar: None }.into())
    };
    let (title, text) = (words("title", 120)?, words("text", 2_000)?);
    let level = form.one_of("level", &["news", "warning"])?;
    let days = match form.one_of("days", &["1", "3", "7"])? {
        "1" => 1,
        "3" => 3,
        _ => 7,
    };
    app.db
        .write(move |tx| {
            let now = clock::now();
            let (starts_at, ends_at) = (now, Some(now + days * DAY));
            notices::create(tx, &NewNotice { id: None, title, text, level, starts_at, ends_at })
        })
        .await?;
    Ok(Redirect::to("/desk/notices").into_response())
}

/// Ends one.
pub async fn end(act: Act) -> Result<Response, Oops> {
    act.done("/desk/notices", move |tx, id| {
        let now = clock::now();
        let ended = tx.execute(
            "UPDATE notices SET ends_at = max(?2, starts_at) WHERE id = ?1 AND (ends_at IS NULL OR ends_at > ?2)",
            params![id, now],
        )?;
        if ended > 0 {
            live::publish(tx, None, &LiveEvent::Notice(id.to_owned()))?;
        }
        Ok(())
    })
    .await
}
