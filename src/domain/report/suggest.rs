//! What a sentence may be about: a guess, never more. “The lamp by the bridge is out” finds the street lights.
//!
//! Each word counts by how few services have it, so that no list of a language's small words is needed beyond the few
//! that stand in names themselves. Words that begin or end otherwise in the same language are taken for the same: English
//! endings, Welsh first letters, Arabic articles. The words are sorted once; a keystroke then looks up, it does not scan.

use super::search::split;
use super::service::ServiceSummary;
use crate::Language;
use std::collections::{BTreeMap, BTreeSet};

/// How much a word counts, by where it stands.
const IN_NAME: u32 = 10;
const IN_KEYWORDS: u32 = 11;
const IN_DESCRIPTION: u32 = 3;
const IN_GROUP: u32 = 1;
/// More guesses than this are a list again.
const MOST: usize = 3;
/// Fewer words than this are a search.
const LEAST_WORDS: usize = 3;
/// Letters of which a word has at least so many.
const LEAST_LETTERS: usize = 3;
/// How well a word fits, of this much.
const WHOLE: u32 = 8;
/// Words that stand in names of services and say nothing of what they are about.
const EMPTY: [&str; 44] = [
    "not", "work", "working", "the", "and", "for", "with", "was", "are", "has", "have", "there", "this",
    "that", "out", "our", "your", "you", "from", "when", "one", "can", "been", "found", "ddim", "gweithio",
    "wedi", "neu", "yn", "mae", "sydd", "ers", "nid", "gan", "yma", "ein", "eich", "يعمل", "تعمل", "في",
    "من", "على", "هذا", "منذ",
];

/// Services, prepared for guessing.
#[derive(Debug, Clone, Default)]
pub struct Suggester {
    /// Every word, sorted, with the services in which it stands and how much it counts there.
    words: Vec<(String, Vec<(usize, u32)>)>,
    services: usize,
    welsh: bool,
}

/// Is this a sentence, and not a word or two to search with?
pub fn is_sentence(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= LEAST_WORDS
}

impl Suggester {
    /// Prepares a list of services that is written in this language; results are places in that list.
    pub fn new(services: &[ServiceSummary], language: &Language) -> Self {
        let mut words: BTreeMap<String, BTreeMap<usize, u32>> = BTreeMap::new();
        for (index, service) in services.iter().enumerate() {
            let mut add = |text: &str, counts: u32| {
                for word in split(text) {
                    // Two letters are a word in Welsh (“ci”, “tŷ”); in a name they are “or” and “in”.
                    if !says_something(&word)
                        || (counts != IN_KEYWORDS && word.chars().count() < LEAST_LETTERS)
                    {
                        continue;
                    }
                    let known = words.entry(stem(&word).to_owned()).or_default().entry(index).or_default();
                    *known = (*known).max(counts);
                }
            };
            add(&service.name, IN_NAME);
            service.keywords.iter().for_each(|word| add(word, IN_KEYWORDS));
            add(service.description.as_deref().unwrap_or_default(), IN_DESCRIPTION);
            add(&service.group, IN_GROUP);
        }
        let words = words.into_iter().map(|(word, places)| (word, places.into_iter().collect())).collect();
        Self { words, services: services.len(), welsh: language.as_str().starts_with("cy") }
    }

    /// At most three services that a sentence may be about, the likeliest first. None when nothing speaks for one.
    pub fn suggest(&self, sentence: &str) -> Vec<usize> {
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for word in split(sentence) {
            let word = stem(&word).to_owned();
            if !says_something(&word) || !seen.insert(word.clone()) {
                continue;
            }
            for (service, (weight, fit)) in self.fits(&word) {
                let score = scores.entry(service).or_default();
                score.sum += weight * fit;
                // A word in the name or among the keywords speaks for a service; one in its description alone does not.
                score.speaks |= weight >= IN_NAME;
            }
        }
        let mut found: Vec<(u32, usize)> = scores
            .into_iter()
            .filter(|(_, score)| score.speaks)
            .map(|(service, score)| (score.sum, service))
            .collect();
        found.sort_by_key(|(score, service)| (std::cmp::Reverse(*score), *service));
        // What is far behind the likeliest is not worth a look.
        let best = found.first().map_or(0, |(score, _)| *score);
        found.into_iter().filter(|(score, _)| score * 5 >= best * 2).take(MOST).map(|(_, at)| at).collect()
    }

    /// The services that a word fits, with how much it counts there and how well it fits. What many have counts little.
    fn fits(&self, word: &str) -> BTreeMap<usize, (u32, u32)> {
        let mut found = self.direct(word);
        if found.is_empty() {
            for other in other_forms(word, self.welsh) {
                found.extend(
                    self.direct(&other).into_iter().map(|(at, (weight, fit))| (at, (weight, fit * 3 / 4))),
                );
            }
        }
        let rare = self.rarity(found.len());
        for (_, fit) in found.values_mut() {
            *fit *= rare;
        }
        found
    }

    /// The word itself, words that it begins, and words that begin it.
    fn direct(&self, word: &str) -> BTreeMap<usize, (u32, u32)> {
        let mut found: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
        let mut take = |places: &[(usize, u32)], fit: u32| {
            for (service, weight) in places {
                let best = found.entry(*service).or_default();
                if weight * fit > best.0 * best.1 {
                    *best = (*weight, fit);
                }
            }
        };
        if word.chars().count() < LEAST_LETTERS {
            if let Some((_, places)) = self.find(word) {
                take(places, WHOLE);
            }
            return found;
        }
        let from = self.words.partition_point(|(known, _)| known.as_str() < word);
        for (known, places) in self.words.iter().skip(from).take_while(|(known, _)| known.starts_with(word)) {
            let longer = known.chars().count() - word.chars().count();
            take(
                places,
                if longer == 0 {
                    WHOLE
                } else if longer <= 3 {
                    WHOLE / 2
                } else {
                    WHOLE / 4
                },
            );
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        for end in ends.iter().rev().take(3).filter(|end| **end > 0) {
            let begins = word.get(..*end).unwrap_or_default();
            if begins.chars().count() <= LEAST_LETTERS {
                break;
            }
            if let Some((_, places)) = self.find(begins) {
                take(places, WHOLE / 2);
            }
        }
        found
    }

    fn find(&self, word: &str) -> Option<&(String, Vec<(usize, u32)>)> {
        self.words
            .binary_search_by(|(known, _)| known.as_str().cmp(word))
            .ok()
            .and_then(|at| self.words.get(at))
    }

    /// Half as many services with a word: one more.
    fn rarity(&self, having: usize) -> u32 {
        let share = self.services.max(2) / having.max(1);
        1 + share.max(1).ilog2()
    }
}

#[derive(Default)]
struct Score {
    sum: u32,
    speaks: bool,
}

fn says_something(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().any(char::is_alphabetic) && !EMPTY.contains(&word)
}

/// A word without its commonest ending, or beginning in Arabic. Both sides are cut alike, so it need not be a word.
fn stem(word: &str) -> &str {
    if word.chars().any(is_arabic) {
        return arabic_stem(word);
    }
    let cut = |end: &str, least: usize| word.strip_suffix(end).filter(|rest| rest.chars().count() >= least);
    let plural = || {
        let rest = cut("s", 3)?;
        (!rest.ends_with(['s', 'u', 'i'])).then_some(rest)
    };
    cut("ing", 4).or_else(|| cut("ed", 4)).or_else(plural).unwrap_or(word)
}

fn arabic_stem(word: &str) -> &str {
    const ARTICLES: [&str; 6] = ["وال", "بال", "فال", "كال", "ال", "لل"];
    let long = |rest: &&str| rest.chars().count() >= LEAST_LETTERS;
    let rest = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(long)).unwrap_or(word);
    ["ات", "ين", "ون", "ه"].iter().find_map(|end| rest.strip_suffix(end).filter(long)).unwrap_or(rest)
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

/// What the word may be when it stands alone: Welsh first letters change by what stands before, Arabic joins small words on.
fn other_forms(word: &str, welsh: bool) -> Vec<String> {
    /// What stands now, and what it was.
    const CHANGED: [(&str, &[&str]); 15] = [
        ("ngh", &["c"]),
        ("mh", &["p"]),
        ("nh", &["t"]),
        ("ng", &["g"]),
        ("ph", &["p"]),
        ("th", &["t"]),
        ("ch", &["c"]),
        ("dd", &["d"]),
        ("b", &["p"]),
        ("d", &["t"]),
        ("g", &["c"]),
        ("f", &["b", "m"]),
        ("l", &["ll", "gl"]),
        ("r", &["rh", "gr"]),
        ("w", &["gw"]),
    ];
    if word.chars().any(is_arabic) {
        let joined = ['و', 'ب', 'ل', 'ف', 'ك'];
        return word
            .strip_prefix(joined)
            .filter(|rest| rest.chars().count() >= LEAST_LETTERS)
            .map(|rest| stem(rest).to_owned())
            .into_iter()
            .collect();
    }
    if !welsh {
        return Vec::new();
    }
    let mut forms: Vec<String> = CHANGED
        .iter()
        .filter_map(|(now, before)| Some((word.strip_prefix(now)?, *before)))
        .flat_map(|(rest, before)| before.iter().map(move |first| format!("{first}{rest}")))
        .collect();
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        forms.push(format!("g{word}"));
    }
    if let Some(rest) = word.strip_prefix('h') {
        forms.push(rest.to_owned());
    }
    forms
}

#[cfg(test)]
mod tests;
