//! `/desk/cases`: every case, searched and filtered.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rusqlite::{Connection, ToSql};

use super::door::Staff;
use super::page::{self, Oops, moment, tag};
use crate::app::App;
use crate::cases::Stage;
use crate::clock::{self, Millis};
use crate::language::{Lang, Text};
use crate::problem::Answer;
use crate::request::params::Params;

const PAGE: i64 = 50;

/// The filters, and their names on the page.
const STATES: [(&str, &str); 5] = [
    ("open", "Open"),
    ("late", "Late"),
    ("waiting", "Waiting for the resident"),
    ("closed", "Closed"),
    ("all", "All"),
];

struct Line {
    id: i64,
    reference: String,
    title: String,
    stage: Stage,
    state: Option<String>,
    needs_resident: bool,
    expected: Option<String>,
    channel: String,
    reporter: Option<String>,
    updated: Millis,
}

struct Wanted {
    q: String,
    state: &'static str,
    after: Option<(Millis, i64)>,
}

/// `/desk` itself.
pub async fn home(_: Staff) -> Response {
    Redirect::to("/desk/chats").into_response()
}

/// The list.
pub async fn list(State(app): State<App>, staff: Staff, params: Params) -> Result<Response, Oops> {
    let q = params.text("q", 200)?.unwrap_or("").trim().to_owned();
    let state = params.one_of("state", &STATES.map(|(word, _)| word))?.unwrap_or("open");
    let after = params.integer("at", 0, i64::MAX)?.zip(params.integer("id", 0, i64::MAX)?);
    let wanted = Wanted { q, state, after };
    let (lines, wanted) = app.db.read(move |db| Ok((found(db, &wanted)?, wanted))).await?;
    let content = html! {
        h1 { "Cases" }
        form.search method="get" action="/desk/cases" role="search" {
            label for="q" { "Reference, words, place or name" }
            input #q name="q" type="search" value=(wanted.q) maxlength="200";
            label for="state" { "State" }
            select #state name="state" {
                @for (word, name) in STATES { option value=(word) selected[word == wanted.state] { (name) } }
            }
            button { "Search" }
        }
        div data-live="cases" { (table(&lines, &wanted)) }
    };
    Ok(page::full("Cases", &staff, "/desk/cases", &content))
}

fn table(lines: &[Line], wanted: &Wanted) -> Markup {
    let today = clock::day(clock::now());
    let shown = lines.iter().take(usize::try_from(PAGE).unwrap_or(0));
    let next =
        (lines.len() > usize::try_from(PAGE).unwrap_or(0)).then(|| shown.clone().next_back()).flatten();
    html! {
        @if lines.is_empty() { p { "No case fits." } } @else {
            div.scroll tabindex="0" role="region" aria-label="Cases" {
                table {
                    thead { tr { th { "Case" } th { "State" } th { "Expected" } th { "Came by" } th { "From" } th { "Changed" } } }
                    tbody {
                        @for line in shown {
                            tr {
                                td { a href=(format!("/desk/cases/{}", line.reference)) { (line.reference) } br; (line.title) }
                                td { (state(line)) }
                                td { @if let Some(day) = &line.expected {
                                    (page::day(day)) @if line.stage != Stage::Done && *day < today { " " (tag("bad", "late")) }
                                } }
                                td { (line.channel) }
                                td { (line.reporter.as_deref().unwrap_or("not given")) }
                                td { (moment(line.updated)) }
                            }
                        }
                    }
                }
            }
        }
        @if let Some(last) = next {
            p { a href=(format!("/desk/cases?{}", query(wanted, last))) { "Older cases" } }
        }
    }
}

fn state(line: &Line) -> Markup {
    let word = line.state.clone().unwrap_or_else(|| line.stage.words().en);
    let kind = if line.stage == Stage::Done { "good" } else { "calm" };
    html! { (tag(kind, &word)) @if line.needs_resident { " " (tag("mark", "waits for the resident")) } }
}

fn query(wanted: &Wanted, last: &Line) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("q", &wanted.q)
        .append_pair("state", wanted.state)
        .append_pair("at", &last.updated.to_string())
        .append_pair("id", &last.id.to_string())
        .finish()
}

fn found(db: &Connection, wanted: &Wanted) -> Answer<Vec<Line>> {
    let (at, id) = wanted.after.unwrap_or((Millis::MAX, i64::MAX));
    let (limit, today) = (PAGE + 1, clock::day(clock::now()));
    let mut sql = "SELECT id, reference, title, stage, status_text, needs_me, expected_on, channel, reporter_name, updated_at
        FROM cases WHERE (updated_at, id) < (:at, :id)"
        .to_owned();
    let mut values: Vec<(&str, &dyn ToSql)> = vec![(":at", &at), (":id", &id), (":limit", &limit)];
    match wanted.state {
        "open" => sql.push_str(" AND status = 'open'"),
        "waiting" => sql.push_str(" AND needs_me = 1"),
        "closed" => sql.push_str(" AND status = 'closed'"),
        "late" => {
            sql.push_str(" AND status = 'open' AND expected_on < :today");
            values.push((":today", &today));
        }
        _ => {}
    }
    let words: Vec<String> = wanted
        .q
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("words : \"{word}\"*"))
        .collect();
    let (words, name) = (words.join(" AND "), format!("%{}%", wanted.q.replace(['%', '_'], "")));
    if !wanted.q.is_empty() {
        sql.push_str(" AND (reporter_name LIKE :name");
        values.push((":name", &name));
        if !words.is_empty() {
            sql.push_str(" OR id IN (SELECT rowid FROM case_search WHERE case_search MATCH :words)");
            values.push((":words", &words));
        }
        sql.push(')');
    }
    sql.push_str(" ORDER BY updated_at DESC, id DESC LIMIT :limit");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), |row| {
        Ok(Line {
            id: row.get(0)?,
            reference: row.get(1)?,
            title: row.get::<_, Text>(2)?.say(Lang::En).to_owned(),
            stage: row.get(3)?,
            state: row.get::<_, Option<Text>>(4)?.map(|text| text.say(Lang::En).to_owned()),
            needs_resident: row.get(5)?,
            expected: row.get(6)?,
            channel: row.get(7)?,
            reporter: row.get(8)?,
            updated: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
