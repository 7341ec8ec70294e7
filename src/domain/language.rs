//! A language tag and the direction it is written in.
//!
//! Not here: which languages the portal has, and choosing one.

use std::fmt;

/// A BCP 47 tag, kept as it came: `cy`, `en-GB`, `ku-Arab`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

/// Which way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Text that is not a language tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLanguage;

impl Language {
    /// Takes two or three letters, then parts of two to eight letters or digits, at most 20 in all.
    pub fn parse(text: &str) -> Result<Self, BadLanguage> {
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let fits = text.len() <= 20
            && (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| {
                (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if fits { Ok(Self(text.to_owned())) } else { Err(BadLanguage) }
    }

    /// British English, which every portal speaks.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region, in lower case.
    pub fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// By script where the tag names one, else by language.
    pub fn direction(&self) -> Direction {
        let script = self
            .0
            .split('-')
            .skip(1)
            .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let rtl = match script {
            Some(script) => ["arab", "hebr", "thaa", "syrc", "nkoo", "rohg", "adlm"]
                .contains(&script.to_ascii_lowercase().as_str()),
            None => ["ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr"]
                .contains(&self.primary().as_str()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for bad in
            ["", "e", "english", "en_GB", "en-", "en-a", "1a", "en-abcdefghi", "é", "en-aaaaaaaa-bbbbbbbb-cc"]
        {
            assert!(Language::parse(bad).is_err(), "{bad}");
        }
        for (tag, primary, direction) in [
            ("en", "en", Direction::Ltr),
            ("CY", "cy", Direction::Ltr),
            ("ar-EG", "ar", Direction::Rtl),
            ("ku-Arab", "ku", Direction::Rtl),
            ("ar-Latn", "ar", Direction::Ltr),
            ("ckb-IQ", "ckb", Direction::Rtl),
        ] {
            let language = Language::parse(tag).unwrap();
            assert_eq!((language.primary().as_str(), language.direction()), (primary, direction), "{tag}");
        }
    }
}
