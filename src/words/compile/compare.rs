//! Every language says the same things: the same keys, each with the same arguments as in English.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::shorten::{Message, Messages};
use super::{ENGLISH, Problem};

/// One language, compiled.
pub struct Spoken {
    pub tag: String,
    pub terms: BTreeMap<String, (PathBuf, usize, String)>,
    pub messages: Messages,
}

/// Tells each difference from English.
pub fn languages(languages: &[Spoken], problems: &mut Vec<Problem>) {
    let Some(english) = languages.iter().find(|language| language.tag == ENGLISH) else { return };
    for other in languages.iter().filter(|language| language.tag != ENGLISH) {
        for (key, message) in &english.messages {
            match other.messages.get(key) {
                None => problems.push(problem(message, format!("`{key}` is missing in `{}`", other.tag))),
                Some(theirs) if theirs.arguments != message.arguments => problems.push(problem(
                    theirs,
                    format!("`{key}` has the arguments {}, in English {}", list(theirs), list(message)),
                )),
                Some(_) => {}
            }
        }
        for (key, message) in other.messages.iter().filter(|(key, _)| !english.messages.contains_key(*key)) {
            problems.push(problem(message, format!("`{key}` is not there in English")));
        }
    }
}

fn problem(message: &Message, what: String) -> Problem {
    Problem::new(&message.file, message.line, what)
}

fn list(message: &Message) -> String {
    if message.arguments.is_empty() { "(none)".into() } else { format!("${}", message.arguments.join(", $")) }
}
