//! One language's patterns, a line each in the order of the keys, under a first line that says which keys they are.

/// The patterns of one language.
#[derive(Clone, Debug)]
pub struct Table {
    lines: Vec<&'static str>,
}

impl Table {
    /// Reads a language's text. `None` when it was written for other keys than `stamp` stands for, or was cut short:
    /// its lines would say the wrong things.
    pub fn read(text: &'static str, stamp: &str, keys: usize) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(stamp) {
            return None;
        }
        let lines: Vec<_> = lines.collect();
        (lines.len() == keys).then_some(Self { lines })
    }

    /// A table that says nothing.
    pub const fn empty() -> Self {
        Self { lines: Vec::new() }
    }

    /// The pattern of a key by its number.
    pub fn pattern(&self, key: u16) -> &'static str {
        self.lines.get(usize::from(key)).copied().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_stale_or_short_file_is_refused() {
        assert_eq!(Table::read("s\none\ntwo\n", "s", 2).map(|table| table.pattern(1)), Some("two"));
        assert!(Table::read("t\none\ntwo\n", "s", 2).is_none());
        assert!(Table::read("s\none\n", "s", 2).is_none());
        assert!(Table::read("", "s", 0).is_none());
    }

    #[test]
    fn an_unknown_number_says_nothing() {
        assert_eq!(Table::empty().pattern(7), "");
    }
}
