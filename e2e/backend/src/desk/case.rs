//! `/desk/cases/{reference}`: one case, with what can be done.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rusqlite::{Connection, OptionalExtension};

use super::door::Staff;
use super::page::{self, Oops, moment, tag};
use super::reach::{self, CHANNELS, Way};
use crate::app::App;
use crate::attachments::{self, Attachment};
use crate::cases::{self, CaseId, OnBehalf, Stage};
use crate::channels::effective;
use crate::clock::{self, Millis};
use crate::language::{Lang, Text};
use crate::nearby::followers;
use crate::notify::CASE_CHANGES;
use crate::problem::{Answer, Problem};

/// A case as the desk needs it.
pub struct Known {
    pub(super) id: CaseId,
    reference: String,
    title: String,
    description: String,
    place: Option<String>,
    told: Option<String>,
    stage: Stage,
    state: Option<String>,
    next: Option<(String, String)>,
    expected: Option<String>,
    channel: String,
    reporter: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    contact_by: String,
    language: Lang,
    on_behalf: Option<OnBehalf>,
    public: bool,
    resident: Option<String>,
    updated: Millis,
}

/// What came with a case, and who else waits for it.
struct Around {
    files: Vec<Attachment>,
    followers: i64,
    to_ring: Vec<(Option<String>, String)>,
}

struct Entry {
    at: Millis,
    kind: String,
    channel: String,
    who: String,
    name: Option<String>,
    text: String,
}

/// Finds a case; 404 otherwise.
pub fn known(db: &Connection, reference: &str) -> Answer<Known> {
    let id = cases::by_reference(db, reference)?.ok_or_else(Problem::not_found)?;
    let say = |text: Option<Text>| text.map(|text| text.say(Lang::En).to_owned());
    let found = db.query_row(
        "SELECT reference, title, description, place, told, stage, status_text, next_who, next_text, expected_on, channel,
           reporter_name, reporter_email, reporter_phone, contact_by, language, resident_id, updated_at,
           on_behalf_json, visibility = 'public'
         FROM cases WHERE id = ?1",
        [id],
        |row| {
            Ok(Known {
                id,
                reference: row.get(0)?,
                title: say(row.get(1)?).unwrap_or_default(),
                description: row.get(2)?,
                place: row.get(3)?,
                told: say(row.get(4)?),
                stage: row.get(5)?,
                state: say(row.get(6)?),
                next: row.get::<_, Option<String>>(7)?.zip(say(row.get(8)?)),
                expected: row.get(9)?,
                channel: row.get(10)?,
                reporter: row.get(11)?,
                email: row.get(12)?,
                phone: row.get(13)?,
                contact_by: row.get(14)?,
                language: row.get(15)?,
                resident: row.get(16)?,
                updated: row.get(17)?,
                on_behalf: row
                    .get::<_, Option<String>>(18)?
                    .and_then(|text| serde_json::from_str(&text).ok()),
                public: row.get(19)?,
            })
        },
    )?;
    Ok(found)
}

fn timeline(db: &Connection, case: CaseId) -> Answer<Vec<Entry>> {
    let mut statement = db.prepare_cached(
        "SELECT at, kind, channel, author_role, author_name, text FROM events WHERE case_id = ?1 ORDER BY at DESC, id DESC",
    )?;
    let rows = statement.query_map([case], |row| {
        Ok(Entry {
            at: row.get(0)?,
            kind: row.get(1)?,
            channel: row.get(2)?,
            who: row.get(3)?,
            name: row.get(4)?,
            text: row.get::<_, Text>(5)?.say(Lang::En).to_owned(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the desk should know before it writes: needs, and where news really goes.
fn reached_by(db: &Connection, known: &Known) -> Answer<(Vec<String>, Vec<String>)> {
    let Some(resident) = &known.resident else {
        let way = match known.contact_by.as_str() {
            "email" => known.email.iter().map(|to| format!("e-mail {to}")).collect(),
            "sms" => known.phone.iter().map(|to| format!("text {to}")).collect(),
            _ => Vec::new(),
        };
        return Ok((Vec::new(), way));
    };
    let needs: Option<String> = db
        .query_row("SELECT needs_json FROM residents WHERE id = ?1", [resident], |row| row.get(0))
        .optional()?;
    let needs: Vec<String> = serde_json::from_str(&needs.unwrap_or_default()).unwrap_or_default();
    let ways = effective::ways(db, resident, CASE_CHANGES)?;
    let name = |channel: &str| if channel == "sms" { "text" } else { "e-mail" };
    Ok((needs, ways.iter().map(|way| format!("{} {}", name(&way.channel), way.address)).collect()))
}

/// The page.
pub async fn one(
    State(app): State<App>,
    staff: Staff,
    Path(reference): Path<String>,
) -> Result<Response, Oops> {
    let (known, entries, (needs, ways), open_ways, around) = app
        .db
        .read(move |db| {
            let known = known(db, &reference)?;
            let (entries, reached) = (timeline(db, known.id)?, reached_by(db, &known)?);
            let ways = CHANNELS
                .iter()
                .map(|(channel, _)| reach::way(db, known.id, channel))
                .collect::<Answer<Vec<_>>>()?;
            let around = Around {
                files: attachments::of_case(db, known.id)?,
                followers: followers::count(db, known.id)?,
                to_ring: followers::to_ring(db, known.id)?,
            };
            Ok((known, entries, reached, ways, around))
        })
        .await?;
    let content = html! {
        p { a href="/desk/cases" { "All cases" } }
        div data-live="case" data-case=(known.reference) data-updated=(known.updated) { (facts(&known, &needs, &ways, &around)) }
        div.two {
            section aria-labelledby="timeline" {
                h2 #timeline { "What happened" }
                ol.thread data-live="timeline" { @for entry in &entries { (line(entry)) } }
            }
            section.acts aria-labelledby="acts" {
                h2 #acts { "What we do" }
                (acts(&known, &staff, &open_ways))
            }
        }
    };
    Ok(page::full(&format!("{} {}", known.reference, known.title), &staff, "/desk/cases", &content))
}

fn facts(known: &Known, needs: &[String], ways: &[String], around: &Around) -> Markup {
    let state = known.state.clone().unwrap_or_else(|| known.stage.words().en);
    let open = known.stage != Stage::Done;
    let late = open && known.expected.as_ref().is_some_and(|day| *day < clock::day(clock::now()));
    html! {
        h1 { (known.reference) ": " (known.title) }
        p {
            (tag(if open { "calm" } else { "good" }, &state))
            @if let (true, Some((who, text))) = (open, &known.next) {
                " " (tag(if who == "resident" { "mark" } else { "calm" }, &format!("next: {who}: {text}")))
            }
            @if let Some(day) = &known.expected { " expected " (page::day(day)) @if late { " " (tag("bad", "late")) } }
        }
        blockquote lang=(known.language.tag()) dir="auto" { (known.description) }
        dl {
            dt { "From" }
            dd {
                (known.reporter.as_deref().unwrap_or("not given")) ", by " (known.channel)
                @if known.resident.is_none() { " (guest)" }
            }
            dt { "Reads" } dd { (page::language(known.language)) @for need in needs { ", " (need.replace('_', " ")) } }
            dt { "News goes by" }
            dd { @if ways.is_empty() { "nothing: they look for themselves" } @else { (ways.join(", ")) } }
            @if let Some(phone) = &known.phone { dt { "Phone" } dd { (phone) } }
            @if let Some(place) = &known.place { dt { "Where" } dd { (place) } }
            @if let Some(told) = &known.told { dt { "Team" } dd { (told) } }
            @if let Some(whose) = &known.on_behalf { dt { "On behalf of" } dd { (on_behalf(whose)) } }
            @if around.followers > 0 { dt { "Followed by" } dd { (followed(around)) } }
        }
        @if !around.files.is_empty() {
            ul.files aria-label="Files" { @for file in &around.files { li { (shown(file)) } } }
        }
    }
}

/// Whose issue it is, how to reach them, and whether they may be.
fn on_behalf(whose: &OnBehalf) -> Markup {
    let relation = whose.relation.as_ref().map(|relation| format!("reporter is their: {relation}"));
    let parts = [whose.name.clone(), relation, whose.phone.clone(), whose.email.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    html! {
        span dir="auto" { @if parts.is_empty() { "somebody, not named" } @else { (parts.join(", ")) } } " "
        @if whose.told { (tag("good", "knows, may be contacted")) } @else { (tag("bad", "does not know: do not contact")) }
    }
}

fn followed(around: &Around) -> Markup {
    html! {
        (around.followers)
        @for (name, phone) in &around.to_ring {
            ", ring " span dir="auto" { (name.as_deref().unwrap_or("somebody")) } " " (phone)
        }
    }
}

/// A picture with what it shows, or a link to another file.
fn shown(file: &Attachment) -> Markup {
    let address = format!("/desk/attachments/{}", file.id);
    let alt = file.alt.as_deref();
    html! {
        @if file.content_type.starts_with("image/") {
            a href=(address) { img src=(address) alt=(alt.unwrap_or("Photo without a description")) loading="lazy"; }
            @if let Some(alt) = alt { p.meta dir="auto" { (alt) } }
        } @else {
            a href=(address) { "Document" @if let Some(alt) = alt { ": " span dir="auto" { (alt) } } }
        }
    }
}

/// A file of a case, for whoever is at the desk.
pub async fn file(State(app): State<App>, _: Staff, Path(id): Path<String>) -> Result<Response, Oops> {
    let found = app
        .db
        .read(move |db| match attachments::case_of(db, &id)? {
            Some(_) => attachments::read(db, &id),
            None => Ok(None),
        })
        .await?;
    Ok(attachments::routes::sent(found.ok_or_else(Problem::not_found)?))
}

fn line(entry: &Entry) -> Markup {
    html! {
        li data-who=(entry.who) {
            (page::said(
                &html! {
                    (moment(entry.at)) " · " (entry.kind) " · " (entry.channel) " · "
                    (entry.name.as_deref().unwrap_or(&entry.who))
                },
                &entry.text,
            ))
        }
    }
}

fn acts(known: &Known, staff: &Staff, ways: &[Way]) -> Markup {
    let words = |id: &str, label: &str, needed: bool| {
        html! {
            label for=(id) { (label) }
            textarea id=(id) name="text" rows="3" maxlength="4000" required[needed] dir="auto" {}
        }
    };
    let by = |id: &str| {
        html! {
            label for=(id) { "By" }
            select id=(id) name="channel" {
                @for ((word, name), way) in CHANNELS.iter().zip(ways) {
                    @match way {
                        Way::Closed => option value=(word) disabled { (name) " (no address, or blocked)" },
                        Way::Carried | Way::Sent(_) => option value=(word) { (name) },
                    }
                }
            }
        }
    };
    let choice = |what: &str, open: bool, titles: (&str, &str), fields: &Markup| {
        page::choice(staff, &format!("/desk/cases/{}/{what}", known.reference), open, titles, fields)
    };
    html! {
        p.note { "Write in " (page::language(known.language)) " if you can: it is read as it is written." }
        (choice("stage", false, ("Move it on", "Move"), &html! {
            label for="stage" { "Stage" }
            select #stage name="stage" {
                @for stage in Stage::ALL.iter().filter(|stage| **stage != Stage::Done) {
                    option value=(stage.word()) selected[*stage == known.stage] { (stage.words().en) }
                }
            }
            label for="state" { "State in a few words (optional), such as “Repair booked”" }
            input #state name="state" maxlength="100" dir="auto";
            (words("stage-text", if known.public { "What the resident and followers read (optional)" } else { "What the resident reads (optional)" }, false))
            label for="stage-day" { "Expected by (optional)" }
            input #stage-day name="expected" type="date";
        }))
        (choice("expected", false, ("Change the expected date", "Change"), &html! {
            label for="day" { "Expected by (empty: none)" }
            input #day name="expected" type="date" value=[known.expected.as_deref()];
            (words("expected-text", "Why (optional)", false))
        }))
        (choice("question", false, ("Ask the resident", "Ask"), &html! {
            (words("question-text", "Question", true))
            (by("question-by"))
        }))
        (choice("message", true, ("Write to the resident", "Send"), &html! {
            (words("message-text", "Message", true))
            (by("message-by"))
        }))
        (choice("call", false, ("Log a phone call", "Log"), &html! {
            label for="who" { "Who rang" }
            select #who name="who" { option value="resident" { "They rang us" } option value="council" { "We rang them" } }
            (words("call-text", "What was said", true))
        }))
        @if known.stage != Stage::Done {
            (choice("close", false, ("Close", "Close"), &html! { (words("close-text", if known.public { "What was done (followers read it too)" } else { "What was done" }, true)) }))
        }
    }
}
