//! Photos and files of reports: uploaded first, each by itself, then named by one report.
//!
//! The id of an upload is a secret of its own: whoever uploaded the file knows it, and nobody can guess it. What a
//! resident uploaded goes into that resident's reports only; a guest's goes into the report of whoever holds its id, so
//! that somebody may sign in between. The bytes are rows of the database: an acknowledged upload is on the disk.
//!
//! Not here: who may read a case (see `cases`).

mod kind;
pub mod routes;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::cases::CaseId;
use crate::clock::{self, HOUR, Millis};
use crate::db::Tx;
use crate::problem::Answer;
use crate::secret;

pub use kind::Kind;

/// Files in one report, unless its service says otherwise.
pub const MAX_COUNT: usize = 6;
/// The largest file.
pub const MAX_BYTES: usize = 10 << 20;
/// How long a file waits for its report.
const KEPT: Millis = 48 * HOUR;

/// A file of a case, as the wire has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Opaque.
    pub id: String,
    /// What it shows, in the reporter's words.
    pub alt: Option<String>,
    /// Its media type.
    pub content_type: String,
    /// Its size.
    pub bytes: i64,
}

/// A file to keep.
#[derive(Clone, Debug)]
pub struct NewFile<'a> {
    /// Who uploads it; `None` is a guest.
    pub resident: Option<&'a str>,
    /// What it is called.
    pub name: Option<&'a str>,
    /// What it is.
    pub kind: Kind,
    /// When it came.
    pub at: Millis,
    /// The file.
    pub content: &'a [u8],
}

/// A file with its content.
#[derive(Clone, Debug)]
pub struct File {
    /// Its media type.
    pub content_type: String,
    /// What it is called.
    pub name: Option<String>,
    /// The file.
    pub content: Vec<u8>,
}

/// Keeps a file under an id that was made for it; answers the hash of its content.
pub fn keep(tx: &Tx<'_>, id: &str, file: &NewFile<'_>) -> Answer<String> {
    let sha256 = secret::hex(&secret::hash_bytes(file.content));
    tx.prepare_cached(
        "INSERT INTO attachments (id, resident_id, name, content_type, bytes, sha256, received_at, content)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        file.resident,
        file.name,
        file.kind.media_type(),
        file.content.len(),
        sha256,
        file.at,
        file.content,
    ])?;
    Ok(sha256)
}

/// Whether a report of `resident` (`None`: a guest) may use this upload.
pub fn is_free(db: &Connection, id: &str, resident: Option<&str>) -> Answer<bool> {
    let owner: Option<Option<String>> = db
        .prepare_cached("SELECT resident_id FROM attachments WHERE id = ?1 AND case_id IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(match owner {
        None => false,
        Some(None) => true,
        Some(Some(owner)) => resident == Some(owner.as_str()),
    })
}

/// Gives an upload to a case, as its file number `position`.
pub fn give(tx: &Tx<'_>, case: CaseId, position: usize, id: &str, alt: Option<&str>) -> Answer<()> {
    tx.prepare_cached(
        "UPDATE attachments SET case_id = ?2, position = ?3, alt = ?4 WHERE id = ?1 AND case_id IS NULL",
    )?
    .execute(params![id, case, position, alt])?;
    Ok(())
}

/// The files of a case, in the reporter's order.
pub fn of_case(db: &Connection, case: CaseId) -> Answer<Vec<Attachment>> {
    let mut statement = db.prepare_cached(
        "SELECT id, alt, content_type, bytes FROM attachments WHERE case_id = ?1 ORDER BY position, number",
    )?;
    let rows = statement.query_map([case], |row| {
        Ok(Attachment { id: row.get(0)?, alt: row.get(1)?, content_type: row.get(2)?, bytes: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The case whose file this is, if it is in one.
pub fn case_of(db: &Connection, id: &str) -> Answer<Option<CaseId>> {
    let found: Option<Option<CaseId>> = db
        .prepare_cached("SELECT case_id FROM attachments WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(found.flatten())
}

/// A file with its content.
pub fn read(db: &Connection, id: &str) -> Answer<Option<File>> {
    let found = db
        .prepare_cached("SELECT content_type, name, content FROM attachments WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(File { content_type: row.get(0)?, name: row.get(1)?, content: row.get(2)? })
        })
        .optional()?;
    Ok(found)
}

/// Deletes files that no report has named in time, and forgets their keys, so that they can be uploaded again.
pub fn sweep(tx: &Tx<'_>) -> Answer<()> {
    let before = clock::now() - KEPT;
    tx.execute("DELETE FROM attachments WHERE case_id IS NULL AND received_at < ?1", [before])?;
    tx.execute(
        "DELETE FROM idempotency WHERE scope = ?1 AND created_at < ?2",
        params![routes::SCOPE, before],
    )?;
    Ok(())
}
