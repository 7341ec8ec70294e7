//! Which cases are listed. It stands in the address, so that Back, a bookmark and a pasted link show the same list.

use onedoor_domain::cases::{CaseQuery, StatusFilter};

use crate::routes;

/// Longest search that is sent, in characters (`q` of `GET /me/cases`).
const LONGEST: usize = 200;
/// Cases on one page.
const PAGE: u8 = 20;

/// One of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Those that wait for the resident.
    NeedsMe,
    /// Open ones.
    Open,
    /// Closed ones.
    Closed,
}

impl Shown {
    /// In the order in which they are offered.
    pub const EVERY: [Self; 4] = [Self::All, Self::NeedsMe, Self::Open, Self::Closed];

    const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::NeedsMe => "needs-me",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// Which cases are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to look for, without blanks around them.
    pub words: String,
    /// Which list.
    pub shown: Shown,
}

impl Filter {
    /// Reads it from the address's query. What makes no sense is left out.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let shown = get("show").unwrap_or_default();
        Self {
            words: get("q").unwrap_or_default().trim().chars().take(LONGEST).collect(),
            shown: Shown::EVERY.into_iter().find(|each| each.key() == shown).unwrap_or_default(),
        }
    }

    /// The same list for other words.
    pub fn words(&self, typed: &str) -> Self {
        Self { words: typed.trim().chars().take(LONGEST).collect(), shown: self.shown }
    }

    /// Another list for the same words.
    pub fn shown(&self, shown: Shown) -> Self {
        Self { words: self.words.clone(), shown }
    }

    /// The address at which it is shown.
    pub fn address(&self) -> String {
        let mut address = routes::CASES.to_owned();
        let mut mark = '?';
        for (name, value) in [("q", self.words.as_str()), ("show", self.shown.key())] {
            if !value.is_empty() {
                address.push(mark);
                address.push_str(name);
                address.push('=');
                address.push_str(&routes::encode(value));
                mark = '&';
            }
        }
        address
    }

    /// What the backend is asked.
    pub fn query(&self) -> CaseQuery {
        let status = match self.shown {
            Shown::All | Shown::NeedsMe => StatusFilter::All,
            Shown::Open => StatusFilter::Open,
            Shown::Closed => StatusFilter::Closed,
        };
        CaseQuery {
            words: self.words.clone(),
            status,
            needs_me: self.shown == Shown::NeedsMe,
            cursor: None,
            limit: Some(PAGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(query: &[(&str, &str)]) -> Filter {
        Filter::read(|name| query.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_address_says_it_all() {
        assert_eq!(Filter::default().address(), "/cases");
        let filter = from(&[("q", " tŷ & bin "), ("show", "needs-me")]);
        assert_eq!(filter.words, "tŷ & bin");
        assert_eq!(filter.address(), "/cases?q=t%C5%B7%20%26%20bin&show=needs-me");
        assert_eq!(filter.shown(Shown::All).address(), "/cases?q=t%C5%B7%20%26%20bin");
        assert_eq!(filter.words("").address(), "/cases?show=needs-me");
        assert!(filter.query().needs_me);
    }

    #[test]
    fn nonsense_in_the_address_lists_all() {
        assert_eq!(from(&[("show", "everything")]), Filter::default());
        assert_eq!(from(&[("q", &"x".repeat(1000))]).words.len(), LONGEST);
    }
}
