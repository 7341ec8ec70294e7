//! What is wrong in a council's settings, and how to mend it.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The page would be wrong or unreadable: nothing is stamped.
    Stop,
    /// It works, and could be better.
    Advice,
}

/// One thing to mend in `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub weight: Weight,
    /// Where: a JSON pointer (RFC 6901), empty for the whole file.
    pub at: String,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub mend: String,
}

impl Finding {
    pub(crate) fn stop(at: &str, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { weight: Weight::Stop, at: at.to_owned(), what: what.into(), mend: mend.into() }
    }

    pub(crate) fn advice(at: &str, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { weight: Weight::Advice, ..Self::stop(at, what, mend) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.weight {
            Weight::Stop => "must be mended",
            Weight::Advice => "advice",
        };
        let at = if self.at.is_empty() { "the whole file" } else { &self.at };
        write!(out, "config.json, {at} ({weight}): {}\n    {}", self.what, self.mend)
    }
}
