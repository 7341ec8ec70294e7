//! A resident's cases, page by page: filter, search, counts.
//!
//! A page begins where the one before ended, by (time of the last change, id), so rows that are added meanwhile push
//! nothing out and nothing twice. A case that changes while it is being paged over moves to the front; the live stream
//! tells of it.
//!
//! Search goes by words and their beginnings, with diacritics folded, in FTS5; the index on (resident, change) gives the
//! order, and the walk along it stops when the page is full. So 10 000 cases are answered like ten.

use std::cmp::Reverse;

use rusqlite::{Connection, ToSql};
use serde::Serialize;

use super::create::owner_token;
use super::followed;
use super::view::{self, CaseSummary, SUMMARY_COLUMNS};
use crate::clock::Millis;
use crate::language::{self, Lang};
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::secret;

/// Where a page begins: after this row.
pub type Mark = (Millis, i64);

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Words in the title, place, description or reference.
    pub q: Option<String>,
    /// `open` or `closed`; `None` is both.
    pub status: Option<&'static str>,
    /// Only those that wait for the resident.
    pub needs_me: bool,
    /// Where the page before ended.
    pub after: Option<Mark>,
    /// At most so many.
    pub limit: i64,
}

/// Over all of a resident's cases.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    open: i64,
    closed: i64,
    needs_me: i64,
}

/// A page of cases, and where the next begins.
pub fn cases(
    db: &Connection,
    resident: &str,
    filter: &Filter,
    lang: Lang,
) -> Answer<(Vec<CaseSummary>, Option<Mark>)> {
    let (at, id) = filter.after.unwrap_or((Millis::MAX, i64::MAX));
    let limit = filter.limit + 1;
    let mut sql = format!(
        "SELECT {SUMMARY_COLUMNS} FROM cases c WHERE c.resident_id = :resident AND (c.updated_at, c.id) < (:at, :id)"
    );
    let mut values: Vec<(&str, &dyn ToSql)> =
        vec![(":resident", &resident), (":at", &at), (":id", &id), (":limit", &limit)];
    if let Some(status) = &filter.status {
        sql.push_str(" AND c.status = :status");
        values.push((":status", status));
    }
    if filter.needs_me {
        sql.push_str(" AND c.needs_me = 1");
    }
    let wanted = filter.q.as_deref().map(|q| search_words(q, resident));
    match &wanted {
        Some(Some(search)) => {
            sql.push_str(" AND c.id IN (SELECT rowid FROM case_search WHERE case_search MATCH :search)");
            values.push((":search", search));
        }
        // Something was asked for that holds no word: nothing fits. Nothing was asked for: everything does.
        Some(None) if filter.q.as_deref().is_some_and(|q| !q.trim().is_empty()) => {
            return Ok((Vec::new(), None));
        }
        Some(None) | None => {}
    }
    sql.push_str(" ORDER BY c.updated_at DESC, c.id DESC LIMIT :limit");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), |row| {
        Ok(((row.get("updated_at")?, row.get("id")?), CaseSummary::read(row, lang)?))
    })?;
    let mut rows = rows.collect::<Result<Vec<(Mark, CaseSummary)>, _>>()?;
    let also = also_followed(db, resident, filter, lang)?;
    if !also.is_empty() {
        rows.extend(also.into_iter().filter(|(mark, _)| *mark < (at, id)));
        rows.sort_by_key(|(mark, _)| Reverse(*mark));
    }
    Ok(page(rows, filter.limit))
}

/// The cases that a resident follows, as far as they fit. They are few, so they are all looked at; and only what a
/// follower sees is searched.
fn also_followed(
    db: &Connection,
    resident: &str,
    filter: &Filter,
    lang: Lang,
) -> Answer<Vec<(Mark, CaseSummary)>> {
    if filter.needs_me {
        return Ok(Vec::new());
    }
    let folded = |text: &str| language::plain(text).collect::<String>();
    let q = folded(filter.q.as_deref().unwrap_or(""));
    let words: Vec<&str> = q.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for case in followed::of_resident(db, resident)? {
        let shown = followed::shown(db, case, lang)?;
        let summary = followed::summary(&shown, view::plain_summary(db, case, lang)?);
        let place = shown.place.as_deref().unwrap_or("");
        let all =
            folded(&format!("{} {} {place} {}", summary.reference, shown.title, shown.text().unwrap_or("")));
        let has = |word: &&str| all.split(|c: char| !c.is_alphanumeric()).any(|one| one.starts_with(*word));
        if filter.status.is_none_or(|status| summary.status == status) && words.iter().all(has) {
            found.push(((shown.updated, case), summary));
        }
    }
    Ok(found)
}

/// How many cases a resident has or follows, whatever the filter.
pub fn counts(db: &Connection, resident: &str) -> Answer<Counts> {
    let mut statement = db.prepare_cached(
        "SELECT status, needs_me, count(*) FROM cases WHERE resident_id = ?1 GROUP BY status, needs_me
         UNION ALL
         SELECT c.status, 0, count(*) FROM followers f JOIN cases c ON c.id = f.case_id
         WHERE f.resident_id = ?1 GROUP BY c.status",
    )?;
    let mut rows = statement.query([resident])?;
    let mut counts = Counts::default();
    while let Some(row) = rows.next()? {
        let (status, needs_me, count): (String, bool, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if status == "open" {
            counts.open += count;
        } else {
            counts.closed += count;
        }
        if needs_me {
            counts.needs_me += count;
        }
    }
    Ok(counts)
}

/// Cuts a page from one row too many; the mark is the last row's.
pub fn page<T>(mut rows: Vec<(Mark, T)>, limit: i64) -> (Vec<T>, Option<Mark>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = if more { rows.last().map(|(mark, _)| *mark) } else { None };
    (rows.into_iter().map(|(_, row)| row).collect(), next)
}

/// A mark as an opaque cursor.
pub fn cursor(mark: Mark) -> String {
    let bytes: Vec<u8> = mark.0.to_be_bytes().into_iter().chain(mark.1.to_be_bytes()).collect();
    secret::text_of(&bytes)
}

/// The mark of a cursor that we gave; 422 for anything else.
pub fn mark(cursor: &str) -> Answer<Mark> {
    let wrong = || Problem::invalid_one("cursor", phrases::want_cursor());
    let bytes: [u8; 16] =
        secret::bytes_of(cursor).and_then(|bytes| bytes.try_into().ok()).ok_or_else(wrong)?;
    let (at, id) = bytes.split_at(8);
    match (at.try_into(), id.try_into()) {
        (Ok(at), Ok(id)) => Ok((i64::from_be_bytes(at), i64::from_be_bytes(id))),
        _ => Err(wrong()),
    }
}

/// The words of `q` as an FTS5 query over one resident's rows: all of them, each as a beginning.
fn search_words(q: &str, resident: &str) -> Option<String> {
    let words: Vec<String> = q
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    let owner = owner_token(resident);
    (!words.is_empty()).then(|| format!("owner : \"{owner}\" AND words : ({})", words.join(" AND ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_its_mark_and_nothing_else_does() {
        let check = |mark_: Mark| assert_eq!(mark(&cursor(mark_)).unwrap(), mark_);
        check((0, 0));
        check((1_795_000_000_123, 10_431));
        check((Millis::MAX, -1));
        assert!(mark("").is_err() && mark("abc").is_err() && mark("'; DROP TABLE cases").is_err());
    }

    #[test]
    fn a_search_holds_only_words() {
        assert_eq!(
            search_words("  \"') OR *", "r").as_deref(),
            Some("owner : \"o72\" AND words : (\"OR\"*)")
        );
        assert_eq!(search_words("- ' \"", "r"), None);
    }
}
