//! From Fluent files to compact patterns: read, shorten, compare, write.
//!
//! What of Fluent is understood: text, `{ $argument }`, selections on an argument, `{ message }` and `{ -term }` (put
//! in place here), and string literals. Refused, with file and line: functions, attributes, arguments of terms, a
//! default variant that is not the last. Line breaks in a message are spaces: a paragraph is a message.

mod book;
mod compare;
mod problem;
mod pseudo;
mod read;
mod shorten;

pub use book::{Book, Language};
pub use problem::Problem;

use std::path::Path;

/// The language that is built in, and that every other is compared with.
pub const ENGLISH: &str = "en";

/// Reads every language under `root` (`root/{tag}/{capability}.ftl`) and compiles it.
pub fn compile(root: &Path) -> Result<Book, Vec<Problem>> {
    let mut problems = Vec::new();
    let languages: Vec<_> = read::tags(root)
        .map_err(|problem| vec![problem])?
        .into_iter()
        .map(|tag| {
            let entries = read::language(&root.join(&tag), &mut problems);
            let messages = shorten::language(&entries, &mut problems);
            compare::Spoken { tag, terms: shorten::terms(&entries), messages }
        })
        .collect();
    compare::languages(&languages, &mut problems);
    if problems.is_empty() { Book::new(&languages).map_err(|problem| vec![problem]) } else { Err(problems) }
}
