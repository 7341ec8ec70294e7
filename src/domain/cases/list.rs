//! Asking for cases, a page at a time.

use super::case::CaseSummary;
use crate::id::Cursor;

/// Which states to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StatusFilter {
    /// All.
    #[default]
    All,
    /// Open only.
    Open,
    /// Closed only.
    Closed,
}

impl StatusFilter {
    /// The contract's word, also used in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// Reads the word; an unknown one lists all.
    pub fn parse(text: &str) -> Self {
        match text {
            "open" => Self::Open,
            "closed" => Self::Closed,
            _ => Self::All,
        }
    }
}

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseQuery {
    /// Words in the title, place, description or reference; empty for all.
    pub words: String,
    /// Which states.
    pub status: StatusFilter,
    /// Only those that wait for the resident.
    pub needs_me: bool,
    /// The page to go on with.
    pub cursor: Option<Cursor>,
    /// How many at most, 1 to 100; the backend's own number when `None`.
    pub limit: Option<u8>,
}

/// How many there are of all the resident's cases, whatever the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CaseCounts {
    /// Open ones.
    pub open: u32,
    /// Closed ones.
    pub closed: u32,
    /// Those that wait for the resident.
    pub needs_me: u32,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// Newest change first.
    pub items: Vec<CaseSummary>,
    /// The next page; `None` at the end.
    pub next: Option<Cursor>,
    /// Over all cases.
    pub counts: CaseCounts,
}
