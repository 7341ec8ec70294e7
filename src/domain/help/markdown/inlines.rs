//! A line into words, stress and links.
//!
//! Marks that do not close, or that would nest deeper than [`DEEPEST`], stay text.

use super::{Inline, Target};

/// How deep stress and links may nest.
const DEEPEST: usize = 6;

/// Reads one line or paragraph.
pub fn inlines(text: &str) -> Vec<Inline> {
    read(text, DEEPEST)
}

fn read(text: &str, depth: usize) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let before = words.chars().next_back();
        let piece = match first {
            '\\' => escaped(rest),
            '*' | '_' if depth > 0 => stress(rest, before, depth),
            '[' if depth > 0 => link(rest, depth),
            _ => None,
        };
        match piece {
            Some((Inline::Text(one), length)) => {
                words.push_str(&one);
                rest = &rest[length..];
            }
            Some((inline, length)) => {
                flush(&mut words, &mut found);
                found.push(inline);
                rest = &rest[length..];
            }
            None => {
                // A run of marks that opens nothing is text as a whole, so that `**` is not read again as `*`.
                let length = match first {
                    '*' | '_' => rest.len() - rest.trim_start_matches(first).len(),
                    _ => first.len_utf8(),
                };
                words.push_str(&rest[..length]);
                rest = &rest[length..];
            }
        }
    }
    flush(&mut words, &mut found);
    found
}

fn flush(words: &mut String, found: &mut Vec<Inline>) {
    if !words.is_empty() {
        found.push(Inline::Text(std::mem::take(words)));
    }
}

fn escaped(text: &str) -> Option<(Inline, usize)> {
    let next = text.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some((Inline::Text(next.to_string()), 2))
}

fn stress(text: &str, before: Option<char>, depth: usize) -> Option<(Inline, usize)> {
    let mark = text.chars().next()?;
    // snake_case is not stress.
    if mark == '_' && before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let double = if mark == '*' { "**" } else { "__" };
    let mark = if text.starts_with(double) { double } else { &double[..1] };
    let inner_on = &text[mark.len()..];
    if inner_on.starts_with(char::is_whitespace) {
        return None;
    }
    let end = closing(inner_on, mark)?;
    let inner = read(&inner_on[..end], depth - 1);
    let length = mark.len() + end + mark.len();
    Some((if mark.len() == 2 { Inline::Strong(inner) } else { Inline::Emphasis(inner) }, length))
}

/// Where the closing mark stands: not after a blank, not escaped, and a single mark not within a double one.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let sign = *mark.as_bytes().first()?;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            at += 2;
            continue;
        }
        if bytes[at] != sign {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|byte| **byte == sign).count();
        let after_blank = at == 0 || bytes[at - 1].is_ascii_whitespace();
        let fits = if mark.len() == 2 { run >= 2 } else { run % 2 == 1 };
        let word_goes_on = sign == b'_' && bytes.get(at + run).is_some_and(u8::is_ascii_alphanumeric);
        if fits && !after_blank && !word_goes_on {
            return Some(at + run - mark.len());
        }
        at += run;
    }
    None
}

fn link(text: &str, depth: usize) -> Option<(Inline, usize)> {
    let label_end = 1 + balanced(&text[1..], '[', ']')?;
    let after = text[label_end + 1..].strip_prefix('(')?;
    let address_end = balanced(after, '(', ')')?;
    let to = Target::parse(&after[..address_end])?;
    let label = &text[1..label_end];
    if label.trim().is_empty() {
        return None;
    }
    let length = label_end + 2 + address_end + 1;
    Some((Inline::Link { to, text: without_links(read(label, depth - 1)) }, length))
}

/// Where the bracket closes that was just opened.
fn balanced(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut skip = false;
    for (at, c) in text.char_indices() {
        if skip {
            skip = false;
        } else if c == '\\' {
            skip = true;
        } else if c == open {
            depth += 1;
        } else if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(at),
            }
        }
    }
    None
}

/// A link within a link is only its words.
fn without_links(inlines: Vec<Inline>) -> Vec<Inline> {
    inlines
        .into_iter()
        .flat_map(|inline| match inline {
            Inline::Link { text, .. } => without_links(text),
            Inline::Emphasis(inner) => vec![Inline::Emphasis(without_links(inner))],
            Inline::Strong(inner) => vec![Inline::Strong(without_links(inner))],
            Inline::Text(_) => vec![inline],
        })
        .collect()
}
