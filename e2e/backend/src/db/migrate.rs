//! Brings the tables up to date: each SQL file of `migrations/` runs once, in order, and `user_version` counts them.
//!
//! To add one: a new file, and its line at the end of the list. A file that has been released never changes.

use rusqlite::{Connection, TransactionBehavior};

use crate::problem::{Answer, Problem};

const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_people.sql"),
    include_str!("../../migrations/0002_council.sql"),
    include_str!("../../migrations/0003_cases.sql"),
    include_str!("../../migrations/0004_chat.sql"),
    include_str!("../../migrations/0005_reports.sql"),
    include_str!("../../migrations/0006_stops.sql"),
];

/// Runs what has not run yet, each in a transaction of its own.
pub fn up(connection: &mut Connection) -> Answer<()> {
    let done: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if done > MIGRATIONS.len() {
        return Err(Problem::broken("the database was written by a newer version of this program"));
    }
    for (at, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", at + 1)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        up(&mut connection).unwrap();
        up(&mut connection).unwrap();
        let count: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(count, MIGRATIONS.len());
        connection.execute_batch("PRAGMA foreign_key_check; PRAGMA integrity_check").unwrap();
    }
}
