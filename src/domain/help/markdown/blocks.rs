//! Lines into blocks.

use super::inlines::inlines;
use super::{Block, ListKind};

/// Reads a text. Any text gives some blocks; none makes it panic.
pub fn parse(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line.trim_end());
    }
    reader.end();
    reader.blocks
}

/// The block that is being read.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Paragraph(String),
    List(ListKind, Vec<String>),
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Open,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let words = line.trim_start();
        if words.is_empty() {
            // A list may go on after a blank line; anything else ends here.
            if !matches!(self.open, Open::List(..)) {
                self.end();
            }
        } else if let Some((level, title)) = heading(words) {
            self.end();
            self.blocks.push(Block::Heading { level, text: inlines(title) });
        } else if let Some((kind, item)) = item(words) {
            self.item(kind, item);
        } else {
            self.words(words, line.len() > words.len());
        }
    }

    fn item(&mut self, kind: ListKind, item: &str) {
        match &mut self.open {
            Open::List(open, items) if *open == kind => items.push(item.to_owned()),
            _ => {
                self.end();
                self.open = Open::List(kind, vec![item.to_owned()]);
            }
        }
    }

    fn words(&mut self, words: &str, indented: bool) {
        match &mut self.open {
            Open::Paragraph(text) => {
                text.push(' ');
                text.push_str(words);
            }
            Open::List(_, items) if indented => {
                if let Some(last) = items.last_mut() {
                    last.push(' ');
                    last.push_str(words);
                }
            }
            _ => {
                self.end();
                self.open = Open::Paragraph(words.to_owned());
            }
        }
    }

    fn end(&mut self) {
        match std::mem::take(&mut self.open) {
            Open::Nothing => {}
            Open::Paragraph(text) => self.blocks.push(Block::Paragraph(inlines(&text))),
            Open::List(kind, items) => {
                let items = items.iter().map(|item| inlines(item)).collect();
                self.blocks.push(Block::List { kind, items });
            }
        }
    }
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let title = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - title.len()).ok().filter(|level| (1..=6).contains(level))?;
    let title = title.strip_prefix(' ')?.trim().trim_end_matches('#').trim_end();
    (!title.is_empty()).then_some((level, title))
}

fn item(line: &str) -> Option<(ListKind, &str)> {
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some((ListKind::Bulleted, rest.trim()));
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let rest = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    (1..=9).contains(&digits).then(|| (ListKind::Numbered, rest.trim()))
}
