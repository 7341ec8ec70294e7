//! The reader's language: what is said in it, and how it is said.
//!
//! `t!("key")` and `t!("key", count = n)` give the words at once. They are not reactive: choosing another language
//! loads the page anew. Keys and arguments are checked while the portal is compiled.
//! [`begin`] chooses the language at the start, [`calendar`] puts days, times and lists in words.
//! The words stand in `src/locales`, a file per capability; `onedoor-words` compiles them.

pub mod calendar;
mod choice;

use std::cell::RefCell;

use onedoor_words::{Table, Value};

use crate::browser::intl::{self, Locale};
use crate::browser::{address, appearance, remember, words};
use crate::config::Config;

#[doc(hidden)]
pub mod book {
    use super::Language;
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

#[doc(hidden)]
pub use onedoor_words::{Value as Argument, lookup};

/// Words one after the other in a line, with what parts them in the reader's script.
pub fn in_a_row(parts: &[String]) -> String {
    parts.join(&crate::t!("comma"))
}

/// A language the portal was built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag: the value of `lang`.
    pub tag: &'static str,
    /// Its name for itself, for the switcher.
    pub name: &'static str,
    /// Whether it runs from right to left.
    pub right_to_left: bool,
}

impl Language {
    /// The value of `dir`.
    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }

    /// The language of exactly this tag.
    pub fn by_tag(tag: &str) -> Option<&'static Self> {
        book::LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(tag))
    }

    /// English, which is built in.
    pub fn english() -> &'static Self {
        Self::by_tag("en").unwrap_or(&Self { tag: "en", name: "English", right_to_left: false })
    }
}

struct Speech {
    language: &'static Language,
    table: Table,
    locale: Locale,
}

impl Speech {
    fn english() -> Self {
        let language = Language::english();
        let table = Table::read(book::ENGLISH, book::STAMP, book::KEYS.len()).unwrap_or(Table::empty());
        Self { language, table, locale: locale(language) }
    }
}

/// English is written as in Britain; Arabic with the figures that stand on letters, signs and keypads here.
fn locale(language: &Language) -> Locale {
    let tag = match language.tag {
        "en" => "en-GB",
        "ar" => "ar-u-nu-latn",
        tag => tag,
    };
    Locale::new(tag, language.right_to_left)
}

thread_local! {
    static SPEECH: RefCell<Speech> = RefCell::new(Speech::english());
}

/// Under this name the reader's choice is remembered, and may stand in the address.
const CHOICE: &str = "lang";

/// Chooses the reader's language, fetches its words where they are not built in, and tells the document.
///
/// When the words cannot be had, everything is said in English: a page in another language is better than none.
pub async fn begin(config: &Config) {
    calendar::tell_in_zone(&config.time_zone);
    let asked = address::query(CHOICE);
    let remembered = remember::read(CHOICE);
    let device = intl::languages();
    let wishes =
        choice::Wishes { asked: asked.as_deref(), remembered: remembered.as_deref(), device: &device };
    let chosen = wishes.choose(&config.languages);
    if let Some(asked) = asked {
        if asked.eq_ignore_ascii_case(chosen.tag) {
            remember::write(CHOICE, chosen.tag);
        }
        address::replace(&choice::without(CHOICE, &address::path_and_query(), &address::fragment()));
    }
    if chosen.tag != Language::english().tag {
        let file =
            config.words.get(chosen.tag).cloned().unwrap_or_else(|| format!("/words/{}.txt", chosen.tag));
        // Kept as long as the page is: every word said borrows from it.
        if let Some(text) = words::fetch(&file).await {
            speak(chosen, Some(text.leak()));
        }
    }
    appearance::speak(language().tag, language().direction());
}

/// The address in the language that a resident reads, when it is another than the one spoken now, the portal offers it,
/// and nobody chose a language on this device. To go there loads the page anew.
pub fn address_for(reads: &onedoor_domain::Language, offered: &[String], address: &str) -> Option<String> {
    let reads = Language::by_tag(&reads.primary())?;
    let offers = offered.iter().any(|tag| tag.eq_ignore_ascii_case(reads.tag));
    (offers && reads.tag != language().tag && remember::read(CHOICE).is_none())
        .then(|| choice::with(CHOICE, reads.tag, address, ""))
}

/// The address of this page in another language. To go there loads the page anew.
pub fn address_in(language: &Language) -> String {
    choice::with(CHOICE, language.tag, &address::path_and_query(), &address::fragment())
}

/// From now on everything is said in this language, from the text of its file. English needs no text.
///
/// False when the text was written for another build: then the language stays as it was.
pub fn speak(language: &'static Language, text: Option<&'static str>) -> bool {
    let text = if language.tag == "en" { Some(book::ENGLISH) } else { text };
    let Some(table) = text.and_then(|text| Table::read(text, book::STAMP, book::KEYS.len())) else {
        return false;
    };
    SPEECH.set(Speech { language, table, locale: locale(language) });
    true
}

/// The language that is spoken now.
pub fn language() -> &'static Language {
    SPEECH.with_borrow(|speech| speech.language)
}

/// The number in the reader's digits and grouping.
pub fn number(number: f64) -> String {
    use onedoor_words::Reader as _;
    SPEECH.with_borrow(|speech| speech.locale.number(number))
}

#[doc(hidden)]
pub fn say(key: u16, places: &[u8], values: &[Value<'_>]) -> String {
    SPEECH.with_borrow(|speech| onedoor_words::say(speech.table.pattern(key), places, values, &speech.locale))
}

#[doc(hidden)]
pub fn say_plainly(key: u16) -> String {
    say(key, &[], &[])
}

/// The words of a message in the reader's language: `t!("skip-to-content")`, `t!("cases-open", count = 3)`.
///
/// An argument is anything that is a number or a text; dates are put in words first (see `i18n::calendar`).
#[macro_export]
macro_rules! t {
    ($key:literal $(,)?) => {
        $crate::i18n::say_plainly(const {
            let key = $crate::message_number!($key);
            if !$crate::i18n::book::ARGS[key as usize].is_empty() {
                panic!(concat!("`", $key, "` wants arguments: see src/locales/en"));
            }
            key
        })
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::say(
            const { $crate::message_number!($key) },
            const {
                let wanted = $crate::i18n::book::ARGS[$crate::message_number!($key) as usize];
                match $crate::i18n::lookup::places(wanted, [$(stringify!($name)),+]) {
                    Some(places) => &{ places },
                    None => panic!(concat!("`", $key, "` wants other arguments: see src/locales/en")),
                }
            },
            &[$($crate::i18n::Argument::from($value)),+],
        )
    };
}

/// The number of a message's key, found while compiling.
#[doc(hidden)]
#[macro_export]
macro_rules! message_number {
    ($key:literal) => {
        match $crate::i18n::lookup::find($crate::i18n::book::KEYS, $key) {
            Some(number) => number,
            None => panic!(concat!("there is no message `", $key, "`: add it to src/locales")),
        }
    };
}

#[cfg(test)]
mod tests;
