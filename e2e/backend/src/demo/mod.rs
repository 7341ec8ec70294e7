//! The demo council: fills an empty database at start-up, and always with the same council.
//!
//! The anchor is midnight, on the council's clock, of the day the database was made: every seeded instant is told from it
//! and lies before it, so that the demo never knows the future; one that is older than a day is made anew. Two databases with the same anchor hold
//! the same rows. Everything goes in one quiet transaction, through the functions of [`crate::cases`] where there is one.
//!
//! | file | what |
//! |---|---|
//! | `data` | the files of `demo/`, in types |
//! | `council`, `people` | what the council offers, and the six residents |
//! | `town`, `mair`, `estate` | whose cases: the town's 297, Mair's first three, Samir's 10 000 |
//! | `teller`, `form` | how one case is told |
//! | `things`, `picture` | the lamps and bins of every street, and what a photo looks like |
//! | `dice`, `calendar` | chance that repeats itself, and office hours |
//! | `age` | what makes it anew when it is old |

pub mod age;
mod calendar;
mod council;
mod data;
mod dice;
mod estate;
mod form;
mod mair;
mod people;
mod picture;
mod teller;
mod things;
mod town;

#[cfg(test)]
mod checks;
#[cfg(test)]
mod counts;

use crate::clock::{self, Millis};
use crate::db::{Announce, Db, Tx};
use crate::problem::Answer;

use data::Data;
use dice::Dice;
use teller::Teller;

/// Another number is another town.
const SEED: u64 = 1282;

/// Fills an empty database as of today; leaves any other as it is.
pub fn seed(db: &Db) -> Answer<()> {
    seed_at(db, calendar::anchor(clock::now()))
}

/// Fills an empty database as of midnight `anchor`; leaves any other as it is.
pub fn seed_at(db: &Db, anchor: Millis) -> Answer<()> {
    db.write_now(Announce::Quietly, |tx| if is_empty(tx)? { fill(tx, anchor) } else { Ok(()) })
}

/// The tracking secret of a guest's seeded case. Known to everybody, as the whole demo is.
pub fn guest_secret(reference: &str) -> String {
    format!("demo-guest-{reference}")
}

fn is_empty(tx: &Tx<'_>) -> Answer<bool> {
    Ok(tx.query_row(
        "SELECT NOT EXISTS (SELECT 1 FROM residents) AND NOT EXISTS (SELECT 1 FROM cases)",
        [],
        |row| row.get(0),
    )?)
}

fn fill(tx: &Tx<'_>, anchor: Millis) -> Answer<()> {
    age::mark(tx, anchor)?;
    let data = Data::read()?;
    council::write(tx, &data, anchor)?;
    people::write(tx, &data.residents, anchor)?;
    let mut teller = Teller { tx, data: &data, dice: Dice::new(SEED), anchor };
    let indexes = take_indexes(tx)?;
    tx.execute_batch(SEARCH_LATER)?;
    town::tell(&mut teller)?;
    mair::tell(tx, &data, anchor)?;
    estate::tell(&mut teller)?;
    picture::give(tx, anchor)?;
    tx.execute_batch(SEARCH_AS_USUAL)?;
    Ok(tx.execute_batch(&indexes)?)
}

/// The words of all cases are gathered in memory and written once, in place of many small parts that are then merged.
const SEARCH_LATER: &str = "INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 67108864)";
/// `FTS5`'s own default.
const SEARCH_AS_USUAL: &str = "INSERT INTO case_search (case_search, rank) VALUES ('hashsize', 1048576)";

/// Drops the indexes of cases and events, and answers the SQL that makes them again. Forty thousand events each move their
/// case in every one of them; building them at the end takes a hundredth of that.
fn take_indexes(tx: &Tx<'_>) -> Answer<String> {
    let mut statement = tx.prepare(
        "SELECT name, sql FROM sqlite_schema
         WHERE type = 'index' AND tbl_name IN ('cases', 'events') AND sql IS NOT NULL ORDER BY name",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let indexes = rows.collect::<Result<Vec<_>, _>>()?;
    for (name, _) in &indexes {
        tx.execute_batch(&format!("DROP INDEX \"{name}\""))?;
    }
    Ok(indexes.iter().fold(String::new(), |all, (_, sql)| all + sql + ";\n"))
}
