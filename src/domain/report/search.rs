//! Finding a service by a few words. Case and accents do not matter. Guessing from a sentence is `suggest`.
//!
//! The index is made once for a list of services; a question then costs some string comparisons for each.

use super::service::ServiceSummary;

/// How much a word counts, by where it stands.
const IN_NAME: u32 = 12;
const IN_KEYWORDS: u32 = 10;
const IN_GROUP: u32 = 4;
const IN_DESCRIPTION: u32 = 3;
/// Words of a question that are looked at; a long description is not searched with all of its words.
const MOST_WORDS: usize = 60;

/// Services, prepared for searching.
#[derive(Debug, Clone, Default)]
pub struct ServiceIndex {
    entries: Vec<Vec<(String, u32)>>,
}

/// The services that fit these words, best first; all of them, in their order, when there are no words.
pub fn search<'a>(services: &'a [ServiceSummary], words: &str) -> Vec<&'a ServiceSummary> {
    ServiceIndex::new(services).find(words).into_iter().filter_map(|index| services.get(index)).collect()
}

impl ServiceIndex {
    /// Prepares a list of services; results are places in that list.
    pub fn new(services: &[ServiceSummary]) -> Self {
        Self { entries: services.iter().map(entry).collect() }
    }

    /// Services in which every word stands, or begins a word, best first. When there is none, those with the most of
    /// them. All of them, in their order, when there are no words.
    pub fn find(&self, words: &str) -> Vec<usize> {
        let words = split(words);
        if words.is_empty() {
            return (0..self.entries.len()).collect();
        }
        let found = self.ranked(&words, true);
        if found.is_empty() { self.ranked(&words, false) } else { found }
    }

    /// Services in which every word stands, or begins a word, best first. None when there are no words.
    pub fn find_whole(&self, words: &str) -> Vec<usize> {
        let words = split(words);
        if words.is_empty() { Vec::new() } else { self.ranked(&words, true) }
    }

    fn ranked(&self, words: &[String], all: bool) -> Vec<usize> {
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let weights: Vec<u32> = words.iter().map(|word| weight(entry, word)).collect();
            let score: u32 = weights.iter().sum();
            if score > 0 && (!all || weights.iter().all(|weight| *weight > 0)) {
                found.push((score, index));
            }
        }
        found.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        found.into_iter().map(|(_, index)| index).collect()
    }
}

fn entry(service: &ServiceSummary) -> Vec<(String, u32)> {
    let mut words: Vec<(String, u32)> = Vec::new();
    let mut add = |text: &str, counts: u32| {
        for word in split(text) {
            match words.iter_mut().find(|(known, _)| *known == word) {
                Some((_, known)) => *known = (*known).max(counts),
                None => words.push((word, counts)),
            }
        }
    };
    add(&service.name, IN_NAME);
    service.keywords.iter().for_each(|word| add(word, IN_KEYWORDS));
    add(&service.group, IN_GROUP);
    add(service.description.as_deref().unwrap_or_default(), IN_DESCRIPTION);
    words
}

/// A whole word counts twice what its beginning counts. Beginnings work both ways (`lamp` finds `lamps`, `lamps` finds
/// `lamp`), from three letters on when the question's word is the longer one.
fn weight(entry: &[(String, u32)], word: &str) -> u32 {
    let fits = |(known, counts): &(String, u32)| {
        if known == word {
            counts * 2
        } else if known.starts_with(word) {
            *counts
        } else if known.chars().count() > 2
            && word.starts_with(known.as_str())
            && word.len() <= known.len() + 3
        {
            counts / 2
        } else {
            0
        }
    };
    entry.iter().map(fits).max().unwrap_or(0)
}

/// Words without case and accents, each once.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
        let word: String = word.chars().flat_map(char::to_lowercase).filter_map(plain).collect();
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
        if words.len() == MOST_WORDS {
            break;
        }
    }
    words
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\'' | '\u{2019}')
}

/// A lower-case letter without its accent; `None` for what is only a mark.
fn plain(c: char) -> Option<char> {
    const PLAIN: [(char, &str); 17] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįı"),
        ('l', "ĺļľł"),
        ('n', "ñńņň"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťŧț"),
        ('u', "ùúûüũūŭůűų"),
        ('w', "ŵẁẃẅ"),
        ('y', "ýÿŷỳ"),
        ('z', "źżž"),
    ];
    if is_mark(c) {
        return None;
    }
    if c.is_ascii() {
        return Some(c);
    }
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => Some('ا'),
        'ة' => Some('ه'),
        'ى' => Some('ي'),
        _ => Some(PLAIN.iter().find(|(_, accented)| accented.contains(c)).map_or(c, |(letter, _)| *letter)),
    }
}

#[cfg(test)]
mod tests;
