//! What looks like somebody's own data in a text that everybody can read: a number, an address, a plate, a name.
//!
//! A hint, never a fault: it sees little rather than too much, and the writer knows best.

use super::reporter::is_email;
use crate::digits::western;

/// What was seen, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Personal {
    /// An e-mail address.
    Email(String),
    /// A phone number.
    Phone(String),
    /// A vehicle's plate, as in the United Kingdom.
    Plate(String),
    /// Somebody's name.
    Name(String),
}

/// Longest part of a text that is shown back.
const MOST_SHOWN: usize = 60;
/// So much of a text is looked at.
const MOST_WORDS: usize = 2000;
/// What stands before a name.
const TITLES: [&str; 11] = ["mr", "mrs", "ms", "miss", "mx", "dr", "mstr", "bnr", "bns", "السيد", "السيدة"];
/// Who is spoken of by name.
const PEOPLE: [&str; 20] = [
    "neighbour",
    "neighbor",
    "neighbours",
    "landlord",
    "landlady",
    "tenant",
    "friend",
    "husband",
    "wife",
    "son",
    "daughter",
    "mother",
    "father",
    "uncle",
    "aunt",
    "called",
    "named",
    "cymydog",
    "nghymydog",
    "gymydog",
];

/// What looks like somebody's own data, each kind once, in this order: addresses, numbers, plates, names.
pub fn personal(text: &str) -> Vec<Personal> {
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    let found = [
        email(&words).map(Personal::Email),
        phone(text).map(Personal::Phone),
        plate(&words).map(Personal::Plate),
        name(&words).map(Personal::Name),
    ];
    found.into_iter().flatten().collect()
}

impl Personal {
    /// What was seen.
    pub fn words(&self) -> &str {
        match self {
            Self::Email(words) | Self::Phone(words) | Self::Plate(words) | Self::Name(words) => words,
        }
    }
}

fn shown(text: &str) -> Option<String> {
    (text.chars().count() <= MOST_SHOWN).then(|| text.to_owned())
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn email(words: &[&str]) -> Option<String> {
    let pieces = words.iter().flat_map(|word| word.split([',', ';', '<', '>', '(', ')', '"', ':']));
    pieces.map(bare).find(|piece| piece.contains('@') && is_email(piece)).and_then(shown)
}

/// A run of digits with what people write between, that begins as numbers to dial do: `0`, `(0` or `+`.
fn phone(text: &str) -> Option<String> {
    let (mut run, mut before) = (String::new(), ' ');
    // What follows a word, a date or an amount without a blank belongs to it.
    let mut hangs = false;
    for c in text.chars().map(western).chain(['\n']) {
        let is_blank = matches!(c, ' ' | '\u{a0}');
        if c.is_ascii_digit() || (run.is_empty() && matches!(c, '+' | '(')) {
            run.push(c);
        } else if is_blank && hangs {
            run.clear();
            hangs = false;
        } else if !run.is_empty() && (is_blank || matches!(c, '-' | '\u{2011}' | '(' | ')')) {
            run.push(c);
        } else {
            // A number that goes on as a word, such as a reference, is none.
            let ends = run.ends_with([' ', '\u{a0}']) || !(c.is_alphanumeric() || c == '_');
            if ends && !hangs && is_number(&run) {
                return shown(run.trim_end_matches(|c: char| !c.is_ascii_digit()));
            }
            run.clear();
            hangs = c.is_alphanumeric()
                || c == '_'
                || (before.is_ascii_digit() && !is_blank)
                || (before.is_alphanumeric() && c == '-');
        }
        before = c;
    }
    None
}

fn is_number(run: &str) -> bool {
    let run = run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let groups: Vec<usize> =
        run.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|len| *len > 0).collect();
    let is_date = matches!(groups.as_slice(), [1 | 2, 1 | 2, 4, ..] | [4, 1 | 2, 1 | 2, ..]);
    let dials = run.starts_with('0') || run.starts_with("(0");
    let abroad = run.starts_with('+') || run.starts_with("(+");
    !is_date && ((dials && (10..=13).contains(&digits)) || (abroad && (9..=15).contains(&digits)))
}

/// `AB12 CDE`, `A123 BCD` and Northern Ireland's `ABZ 1234`, in capitals; written together also in small letters.
fn plate(words: &[&str]) -> Option<String> {
    let words: Vec<&str> = words.iter().map(|word| bare(word)).collect();
    for (at, word) in words.iter().enumerate() {
        let joined = word.to_ascii_uppercase();
        if is_now(&joined) || is_former(word) || is_northern(word) {
            return shown(word);
        }
        let Some(next) = words.get(at + 1) else { continue };
        let both = format!("{word}{next}");
        // A road's number and a word in capitals are no plate: “A487 AND”.
        let road = word.starts_with(['A', 'B', 'M']) && is_former(&both);
        let in_two = next.len() == 3 && (is_now(&both) || (is_former(&both) && !road));
        if in_two || (word.len() == 3 && is_northern(&both)) {
            return shown(&format!("{word} {next}"));
        }
    }
    None
}

/// Since 2001: two letters, two digits, three letters. The digits are a year's half: 02 to 26, 51 to 76 and so on.
fn is_now(text: &str) -> bool {
    shape(text) == "AA00AAA" && !text.get(2..4).is_none_or(|age| matches!(age, "00" | "01"))
}

/// From 1983 to 2001: a letter, one to three digits, three letters.
fn is_former(text: &str) -> bool {
    matches!(shape(text).as_str(), "A00AAA" | "A000AAA")
}

/// Northern Ireland: three letters with a Z, and up to four digits.
fn is_northern(text: &str) -> bool {
    matches!(shape(text).as_str(), "AAA0000" | "AAA000")
        && text.get(1..3).is_some_and(|letters| letters.contains('Z'))
}

fn shape(text: &str) -> String {
    let of = |c: char| match c {
        'A'..='Z' => 'A',
        '0'..='9' => '0',
        _ => '?',
    };
    // Nothing longer is a plate.
    text.chars().take(9).map(of).collect()
}

/// A title and a name (“Mrs Evans”), or somebody who is spoken of and two names (“my neighbour John Evans”).
fn name(words: &[&str]) -> Option<String> {
    for (at, word) in words.iter().enumerate() {
        let plain = bare(word).to_lowercase();
        let ends = word.ends_with(['!', '?', ';', ':', ')']);
        let next = |nth: usize| words.get(at + nth).copied().filter(|word| is_name(bare(word)));
        if TITLES.contains(&plain.as_str()) && !ends && !(plain == "dr" && is_street(words, at)) {
            let Some(first) = next(1) else { continue };
            // Without capitals there is no telling where a name ends.
            let goes_on = !stops(first) && first.starts_with(char::is_uppercase);
            let names = match next(2).filter(|_| goes_on) {
                Some(second) => format!("{} {} {}", bare(word), bare(first), bare(second)),
                None => format!("{} {}", bare(word), bare(first)),
            };
            return shown(&names);
        }
        if PEOPLE.contains(&plain.as_str())
            && !ends
            && !word.ends_with('.')
            && let (Some(first), Some(second)) = (next(1), next(2))
            && !stops(first)
        {
            return shown(&format!("{} {}", bare(first), bare(second)));
        }
    }
    None
}

/// “Elm Dr”: a street, not a doctor.
fn is_street(words: &[&str], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| is_name(bare(before)))
}

fn stops(word: &str) -> bool {
    word.ends_with(['.', ',', ';', ':', '!', '?', ')'])
}

/// A capital and at least one small letter after it; in a script without capitals, any word of three letters that has no
/// article.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return false };
    if ('\u{600}'..='\u{6ff}').contains(&first) {
        // “Mister President” names an office.
        let office = ["رئيس", "مدير", "عضو", "وزير"].contains(&word);
        return !office
            && !word.starts_with("ال")
            && word.chars().count() >= 3
            && word.chars().all(char::is_alphabetic);
    }
    first.is_uppercase()
        && !["The", "This", "That", "Y", "Yr"].contains(&word)
        && letters.any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

#[cfg(test)]
mod tests;
