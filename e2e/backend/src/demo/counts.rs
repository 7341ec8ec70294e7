//! The seeded council is what was promised, and the same for the same anchor.

use std::path::PathBuf;

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use super::*;
use crate::clock::parse_rfc3339;

/// A database file that goes when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("{}.db", crate::secret::id("demo"))))
    }

    fn seeded(&self, anchor: Millis) -> Db {
        let db = Db::open(&self.0).unwrap();
        seed_at(&db, anchor).unwrap();
        db
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for more in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{more}", self.0.display()));
        }
    }
}

fn noon() -> Millis {
    calendar::anchor(parse_rfc3339("2026-11-21T12:00:00Z").unwrap())
}

fn count(db: &Db, sql: &str) -> i64 {
    db.write_now(Announce::Quietly, |tx| Ok(tx.query_row(sql, [], |row| row.get(0))?)).unwrap()
}

/// Of every row of every table.
fn content(db: &Db) -> Vec<u8> {
    let digest = db.write_now(Announce::Quietly, |tx| {
        let mut digest = Sha256::new();
        let mut tables = tx.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?;
        let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for table in tables {
            digest.update(&table);
            let mut all = tx.prepare(&format!("SELECT * FROM {table}"))?;
            let columns = all.column_count();
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    match row.get_ref(column)? {
                        ValueRef::Null => digest.update([0]),
                        ValueRef::Integer(n) => digest.update(n.to_le_bytes()),
                        ValueRef::Real(n) => digest.update(n.to_le_bytes()),
                        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => digest.update(bytes),
                    }
                    digest.update([255]);
                }
            }
        }
        Ok(digest.finalize().to_vec())
    });
    digest.unwrap()
}

#[test]
fn the_same_anchor_gives_the_same_council() {
    let (one, two, three) = (Scratch::new(), Scratch::new(), Scratch::new());
    let (one, two) = (one.seeded(noon()), two.seeded(noon()));
    assert!(content(&one) == content(&two));
    let later = three.seeded(calendar::days_from(noon(), 1));
    assert!(content(&one) != content(&later));
    seed_at(&one, noon() + 1).unwrap();
    assert!(content(&one) == content(&two), "a second start changed something");
}

#[test]
fn the_council_is_as_promised() {
    let scratch = Scratch::new();
    let db = scratch.seeded(noon());
    let check = |sql: &str, want: std::ops::RangeInclusive<i64>| {
        let got = count(&db, sql);
        assert!(want.contains(&got), "{got}: {sql}");
    };
    let town = "FROM cases WHERE (resident_id IS NULL OR resident_id <> 'r_samir')";
    let today = clock::day(noon());
    let exactly = |n: i64| n..=n;
    let promised = i64::try_from(town::CASES + 3).unwrap();
    assert_eq!(promised, 300);
    check(&format!("SELECT count(*) {town}"), exactly(promised));
    check("SELECT count(*) FROM cases WHERE resident_id = 'r_samir'", exactly(10_000));
    check("SELECT count(*) FROM cases WHERE resident_id = 'r_sam'", exactly(0));
    check("SELECT count(*) FROM residents", exactly(6));
    for channel in ["web", "phone", "email", "sms", "post", "desk", "chat"] {
        check(&format!("SELECT count(*) {town} AND channel = '{channel}'"), 4..=200);
    }
    for stage in crate::cases::Stage::ALL {
        check(&format!("SELECT count(*) {town} AND stage = '{}'", stage.word()), 10..=250);
    }
    check(&format!("SELECT count(*) {town} AND needs_me"), 10..=10);
    check(&format!("SELECT count(*) {town} AND status = 'open' AND expected_on < '{today}'"), 15..=15);
    check("SELECT count(*) FROM cases WHERE resident_id = 'r_samir' AND needs_me", exactly(30));
    for kind in ["received", "stage", "expected", "message", "call", "letter", "visit"] {
        check(
            &format!("SELECT count(*) FROM events WHERE kind = '{kind}' AND case_id IN (SELECT id {town})"),
            5..=2000,
        );
    }
    for resident in ["r_mair", "r_gwilym", "r_dorothy", "r_ceri"] {
        let mine = format!("FROM cases WHERE resident_id = '{resident}'");
        check(&format!("SELECT count(*) {mine}"), 5..=12);
        check(&format!("SELECT count(*) {mine} AND status = 'open'"), 1..=6);
    }
    check("SELECT count(*) FROM cases WHERE resident_id = 'r_mair' AND needs_me", 1..=3);
    check("SELECT count(*) FROM cases WHERE language = 'cy'", 30..=120);
    check("SELECT count(*) FROM attachments WHERE case_id IS NOT NULL AND alt IS NOT NULL", exactly(2));
    check("SELECT count(*) FROM assets WHERE kind = 'street-light'", 500..=2000);
    check("SELECT count(*) FROM assets WHERE kind = 'litter-bin'", 100..=500);
    check(
        &format!("SELECT count(*) {town} AND visibility = 'public' AND status = 'open' AND lat IS NOT NULL"),
        25..=80,
    );
}

#[test]
fn time_runs_forward_and_ends_at_the_anchor() {
    let scratch = Scratch::new();
    let db = scratch.seeded(noon());
    let none = |sql: &str| assert_eq!(count(&db, sql), 0, "{sql}");
    none(&format!("SELECT count(*) FROM events WHERE at >= {}", noon()));
    none(&format!("SELECT count(*) FROM events WHERE at < {}", calendar::days_from(noon(), -740)));
    none(
        "SELECT count(*) FROM events a JOIN events b ON b.case_id = a.case_id AND b.id > a.id AND b.at < a.at",
    );
    none(
        "SELECT count(*) FROM cases c WHERE updated_at <> (SELECT max(at) FROM events WHERE case_id = c.id)",
    );
    none(
        "SELECT count(*) FROM events e JOIN cases c ON c.id = e.case_id WHERE e.kind = 'received' AND e.text <> json_quote(c.description)",
    );
    none("SELECT count(*) FROM cases WHERE description = ''");
    none("SELECT count(*) FROM pragma_foreign_key_check");
}
