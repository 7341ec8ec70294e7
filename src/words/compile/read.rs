//! Reads the files of one language. Knows Fluent's syntax through `fluent-syntax`, and nothing of what it may mean.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;

use super::Problem;

/// One message or term (a term's key begins with `-`) and where it stands.
pub struct Written {
    pub file: PathBuf,
    pub line: usize,
    pub pattern: Pattern<String>,
}

/// The messages and terms of one language by key.
pub type Entries = BTreeMap<String, Written>;

/// The languages there are, English among them.
pub fn tags(root: &Path) -> Result<Vec<String>, Problem> {
    let mut tags: Vec<String> = listing(root)?
        .iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        .collect();
    tags.sort();
    if tags.iter().any(|tag| tag == super::ENGLISH) {
        Ok(tags)
    } else {
        Err(Problem::new(root, 0, "there is no folder `en`, which every language is compared with"))
    }
}

/// Reads each `.ftl` file of the folder.
pub fn language(folder: &Path, problems: &mut Vec<Problem>) -> Entries {
    let mut entries = Entries::new();
    let files = listing(folder).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    for file in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "ftl")) {
        match fs::read_to_string(file) {
            Ok(text) => self::file(file, text, &mut entries, problems),
            Err(error) => problems.push(Problem::new(file, 0, error.to_string())),
        }
    }
    entries
}

fn listing(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let read = || -> std::io::Result<Vec<PathBuf>> {
        let mut paths =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    };
    read().map_err(|error| Problem::new(folder, 0, error.to_string()))
}

fn file(file: &Path, text: String, entries: &mut Entries, problems: &mut Vec<Problem>) {
    let text = text.replace("\r\n", "\n");
    let resource = parser::parse(text.clone()).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            problems.push(Problem::new(file, line_at(&text, error.pos.start), error.to_string()));
        }
        resource
    });
    for entry in resource.body {
        let (key, pattern, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {
                continue;
            }
        };
        let line = line_of(
            &text,
            &key,
            entries.get(&key).filter(|first| first.file == file).map_or(0, |first| first.line),
        );
        if !attributes.is_empty() {
            problems.push(Problem::new(file, line, format!("`{key}` has attributes: give each its own key")));
        }
        let Some(pattern) = pattern else {
            problems.push(Problem::new(file, line, format!("`{key}` says nothing")));
            continue;
        };
        if let Some(first) = entries.get(&key) {
            let at = format!("{}:{}", first.file.display(), first.line);
            problems.push(Problem::new(file, line, format!("`{key}` is there already ({at})")));
            continue;
        }
        entries.insert(key, Written { file: file.to_owned(), line, pattern });
    }
}

fn line_at(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

/// The line of the key after the line `after`: the syntax tree holds no places.
fn line_of(text: &str, key: &str, after: usize) -> usize {
    let opens = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().enumerate().skip(after).find(|(_, line)| opens(line)).map_or(0, |(number, _)| number + 1)
}
