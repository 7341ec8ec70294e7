//! All languages compiled, and how they are written: a Rust file for the portal, a text file for each language.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::compare::Spoken;
use super::{ENGLISH, Problem, pseudo};

/// Everything the portal can say.
#[derive(Clone, Debug)]
pub struct Book {
    /// Every key, in order.
    pub keys: Vec<String>,
    /// The arguments of each key, in alphabetical order.
    pub arguments: Vec<Vec<String>>,
    /// The languages in order of their tags, the pseudo-language last.
    pub languages: Vec<Language>,
    /// Stands for keys and arguments: patterns under another stamp belong to another build.
    pub stamp: String,
}

/// One language of the book.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: String,
    /// Its name for itself.
    pub name: String,
    /// Whether it runs from right to left.
    pub right_to_left: bool,
    /// The stamp and the patterns, a line each.
    pub text: String,
}

impl Book {
    pub(super) fn new(languages: &[Spoken]) -> Result<Self, Problem> {
        let english = languages.iter().find(|language| language.tag == ENGLISH);
        let (keys, arguments): (Vec<_>, Vec<_>) = english
            .iter()
            .flat_map(|english| &english.messages)
            .map(|(key, message)| (key.clone(), message.arguments.clone()))
            .unzip();
        let lines: Vec<String> =
            keys.iter().zip(&arguments).map(|(key, names)| format!("{key}({})", names.join(","))).collect();
        let stamp = hash(lines.join("\n").as_bytes());
        let mut written = Vec::new();
        for language in languages {
            let patterns = language.messages.values().map(|message| message.pattern.as_str());
            written.push(Language {
                tag: language.tag.clone(),
                name: term(language, "language-name")?.to_owned(),
                right_to_left: term(language, "language-direction")? == "rtl",
                text: text(&stamp, patterns),
            });
        }
        if let Some(english) = english {
            let patterns: Vec<_> =
                english.messages.values().map(|message| pseudo::accented(&message.pattern)).collect();
            written.push(Language {
                tag: pseudo::TAG.into(),
                name: pseudo::accented("Pseudo"),
                right_to_left: false,
                text: text(&stamp, patterns.iter().map(String::as_str)),
            });
        }
        Ok(Self { keys, arguments, languages: written, stamp })
    }

    /// The Rust file that the portal includes. It includes the languages' files from its own folder:
    /// English always, the others in tests.
    pub fn rust(&self) -> String {
        let mut out = String::from("// Written by build.rs from src/locales.\n");
        let mut line = |text: std::fmt::Arguments<'_>| _ = writeln!(out, "{text}");
        line(format_args!("pub const KEYS: &[&str] = &{:?};", self.keys));
        line(format_args!("pub const ARGS: &[&[&str]] = &["));
        for names in &self.arguments {
            line(format_args!("&{names:?},"));
        }
        line(format_args!("];"));
        line(format_args!("pub const STAMP: &str = {:?};", self.stamp));
        line(format_args!("pub const LANGUAGES: &[Language] = &["));
        for language in &self.languages {
            let Language { tag, name, right_to_left, .. } = language;
            line(format_args!(
                "Language {{ tag: {tag:?}, name: {name:?}, right_to_left: {right_to_left} }},"
            ));
        }
        line(format_args!("];"));
        line(format_args!("pub const ENGLISH: &str = include_str!(\"en.txt\");"));
        line(format_args!("#[cfg(test)]\npub const TEXTS: &[(&str, &str)] = &["));
        for Language { tag, .. } in &self.languages {
            line(format_args!("({tag:?}, include_str!(\"{tag}.txt\")),"));
        }
        line(format_args!("];"));
        out
    }

    /// Writes the Rust file and what it includes.
    pub fn write_rust(&self, folder: &Path) -> io::Result<()> {
        fs::write(folder.join("words.rs"), self.rust())?;
        self.languages.iter().try_for_each(|language| language.write(folder).map(|_| ()))
    }

    /// Writes the file of every language but English, which is built in. Returns their names.
    pub fn write_languages(&self, folder: &Path) -> io::Result<Vec<String>> {
        fs::create_dir_all(folder)?;
        let others = self.languages.iter().filter(|language| language.tag != ENGLISH);
        others.map(|language| language.write(folder)).collect()
    }
}

impl Language {
    fn write(&self, folder: &Path) -> io::Result<String> {
        let file = format!("{}.txt", self.tag);
        fs::write(folder.join(&file), &self.text).map(|()| file)
    }
}

fn text<'a>(stamp: &str, patterns: impl Iterator<Item = &'a str>) -> String {
    patterns.fold(format!("{stamp}\n"), |text, pattern| text + pattern + "\n")
}

fn term<'a>(language: &'a Spoken, name: &str) -> Result<&'a str, Problem> {
    let missing =
        || Problem::new(Path::new(&language.tag), 0, format!("there is no term `-{name}` of plain text"));
    let (file, line, text) = language.terms.get(name).ok_or_else(missing)?;
    match (name, text.as_str()) {
        ("language-direction", "ltr" | "rtl") => Ok(text),
        ("language-direction", _) => {
            Err(Problem::new(file, *line, "`-language-direction` is neither `ltr` nor `rtl`"))
        }
        _ => Ok(text),
    }
}

/// FNV-1a, 64 bits. It tells builds apart and guards nothing.
fn hash(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
