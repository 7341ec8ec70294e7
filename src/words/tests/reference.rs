//! Every message of the portal, in every language, says what Fluent's own library says.
//!
//! Its plural rules are wrong for Arabic from 103 on (CLDR: `few`), so numbers stop before; `Native` has its own table.
//! Isolates, and line breaks inside a message (ours are spaces), are left out of the comparison.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use onedoor_words::compile::{Book, compile};
use onedoor_words::{Native, Table, Value, lookup, say};

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales")
}

fn reference(tag: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![tag.parse().unwrap()]);
    bundle.set_use_isolating(false);
    for entry in fs::read_dir(locales().join(tag)).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| errors).unwrap();
        bundle.add_resource(resource).unwrap();
    }
    bundle
}

fn plain(text: &str) -> String {
    let joined = text.lines().map(str::trim_start).collect::<Vec<_>>().join(" ");
    joined.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// Says every message of the language with this number, or this text, for every argument.
fn check(book: &Book, tag: &str, theirs: &FluentBundle<FluentResource>, number: Option<i32>, word: &str) {
    let language = book.languages.iter().find(|language| language.tag == tag).unwrap();
    let table = Table::read(language.text.clone().leak(), &book.stamp, book.keys.len()).unwrap();
    let reader = Native::new(tag, language.right_to_left);
    for (key, names) in book.keys.iter().zip(&book.arguments) {
        let mut given = FluentArgs::new();
        let mut values = Vec::new();
        let mut places = Vec::new();
        for name in names {
            given.set(name, number.map_or_else(|| FluentValue::from(word), FluentValue::from));
            places.push(u8::try_from(values.len()).unwrap());
            values.push(number.map_or_else(|| Value::from(word), Value::from));
        }
        let ours = say(table.pattern(lookup::find(&keys(book), key).unwrap()), &places, &values, &reader);
        let pattern = theirs.get_message(key).unwrap().value().unwrap();
        let expected = theirs.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned();
        assert_eq!(plain(&ours), plain(&expected), "{tag}: {key} with {number:?} or {word:?}");
    }
}

fn keys(book: &Book) -> Vec<&str> {
    book.keys.iter().map(String::as_str).collect()
}

#[test]
fn our_patterns_say_what_fluent_says() {
    let book = compile(&locales()).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    assert!(book.keys.len() > 100);
    for tag in ["en", "cy", "ar"] {
        let theirs = reference(tag);
        for number in (0..=30).chain([99, 100, 101, 102]) {
            check(&book, tag, &theirs, Some(number), "");
        }
        for word in ["Mair", "pm", "am", "مريم", "one", ""] {
            check(&book, tag, &theirs, None, word);
        }
    }
}
