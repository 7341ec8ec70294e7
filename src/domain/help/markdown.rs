//! A safe part of Markdown: paragraphs, headings, lists, links, emphasis. Everything else stays the text it is.
//!
//! Nothing that comes out can run: there is no HTML, no image, and a link goes to `https`, `http`, `mailto`, `tel` or a
//! page of this site.

mod blocks;
mod inlines;

pub use blocks::parse;

/// A piece of text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading below the article's title.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether it counts.
        kind: ListKind,
        /// What it holds.
        items: Vec<Vec<Inline>>,
    },
}

/// Whether a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// With bullets.
    Bulleted,
    /// With numbers, from 1.
    Numbered,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words said with stress.
    Emphasis(Vec<Inline>),
    /// Words that matter.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// Where to.
        to: Target,
        /// The words.
        text: Vec<Inline>,
    },
}

/// Where a link leads. Cannot be made from an address that runs something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(String);

impl Target {
    /// Takes `https:`, `http:`, `mailto:` and `tel:` addresses, and paths on this site (`/cases`, `#top`).
    pub fn parse(address: &str) -> Option<Self> {
        let address = address.trim();
        // A browser drops control characters and reads a backslash as a slash: neither is let in.
        if address.is_empty() || address.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\') {
            return None;
        }
        let lower = address.to_ascii_lowercase();
        let scheme = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        let here = address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"));
        (scheme || here).then(|| Self(address.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// It leads to a page of this site.
    pub fn is_here(&self) -> bool {
        self.0.starts_with(['/', '#'])
    }
}

#[cfg(test)]
mod tests;
