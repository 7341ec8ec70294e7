//! Every message in the files is said somewhere. (That every message said is in the files, the compiler checks.)

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use onedoor_words::compile::compile;

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|other| other == ending) {
            found.push(path);
        }
    }
}

fn text(folder: &Path, ending: &str) -> String {
    let mut found = Vec::new();
    files(folder, ending, &mut found);
    assert!(!found.is_empty(), "no .{ending} in {}", folder.display());
    found.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_message_is_said_somewhere() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (rust, fluent) = (text(&source, "rs"), text(&source.join("locales/en"), "ftl"));
    let page = fs::read_to_string(source.join("../index.html")).unwrap();
    let book = compile(&source.join("locales")).unwrap();
    let said = |key: &&String| {
        [&rust, &page].iter().any(|text| text.contains(&format!("\"{key}\"")))
            || fluent.contains(&format!("{{ {key} }}"))
    };
    let silent: Vec<_> = book.keys.iter().filter(|key| !said(key)).collect();
    assert!(silent.is_empty(), "never said, so take them out of src/locales: {silent:?}");
}

/// A sentence that is the same in two languages was copied and not translated. (Single words may well be the same.)
#[test]
fn no_sentence_was_left_in_english() {
    let book = compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales")).unwrap();
    let english: Vec<_> =
        book.languages.iter().find(|language| language.tag == "en").unwrap().text.lines().collect();
    let words =
        |pattern: &str| pattern.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count();
    for language in book.languages.iter().filter(|language| language.tag != "en") {
        let lines = language.text.lines().skip(1).zip(&english[1..]).zip(&book.keys);
        let left: Vec<_> = lines
            .filter(|((theirs, ours), _)| theirs == *ours && words(ours) > 1)
            .map(|(_, key)| key)
            .collect();
        assert!(left.is_empty(), "in `{}` as in English, so translate them: {left:?}", language.tag);
    }
}
