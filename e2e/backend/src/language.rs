//! The languages of the council, and texts that residents read in their own.
//!
//! Not here: the phrases themselves (see `phrases`), and which language a request asks for (see `request::language`).

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A language that the council speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
    /// Arabic.
    Ar,
}

impl Lang {
    /// All of them, English first.
    pub const ALL: [Self; 3] = [Self::En, Self::Cy, Self::Ar];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
            Self::Ar => "ar",
        }
    }

    /// The language of a BCP 47 tag such as `cy-GB`, if the council speaks it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?;
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, 12.5.4); English when nothing fits.
    pub fn of_header(header: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let tag = pieces.next().unwrap_or("").trim();
            let weight = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
            let Some(lang) = (if tag == "*" { Some(Self::En) } else { Self::of_tag(tag) }) else { continue };
            if weight > 0.0 && best.is_none_or(|(w, _)| weight > w) {
                best = Some((weight, lang));
            }
        }
        best.map_or(Self::En, |(_, lang)| lang)
    }
}

/// One thing said in every language. A language that is missing is read in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// English.
    pub en: String,
    /// Welsh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cy: Option<String>,
    /// Arabic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ar: Option<String>,
}

impl Words {
    /// The same thing in all three.
    pub fn new(en: impl Into<String>, cy: impl Into<String>, ar: impl Into<String>) -> Self {
        Self { en: en.into(), cy: Some(cy.into()), ar: Some(ar.into()) }
    }

    /// Says it in `lang`.
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => None,
            Lang::Cy => self.cy.as_deref(),
            Lang::Ar => self.ar.as_deref(),
        }
        .unwrap_or(&self.en)
    }

    /// Another text of the same languages, made from each language's words.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(Lang, &str) -> String) -> Self {
        Self::new(
            change(Lang::En, self.say(Lang::En)),
            change(Lang::Cy, self.say(Lang::Cy)),
            change(Lang::Ar, self.say(Lang::Ar)),
        )
    }
}

/// A text as the database keeps it: somebody's own words, or words in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// As it was written, in whatever language that was.
    Plain(String),
    /// In every language.
    Localised(Words),
}

impl Text {
    /// What a reader of `lang` sees.
    pub fn say(&self, lang: Lang) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Localised(words) => words.say(lang),
        }
    }

    /// The text in each of the three languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Plain(text) => Words { en: text.clone(), cy: None, ar: None },
            Self::Localised(words) => words.clone(),
        }
    }
}

impl From<Words> for Text {
    fn from(words: Words) -> Self {
        Self::Localised(words)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl ToSql for Text {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        to_json(self)
    }
}

impl FromSql for Text {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        from_json(value)
    }
}

impl ToSql for Words {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        to_json(self)
    }
}

impl FromSql for Words {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        from_json(value)
    }
}

impl ToSql for Lang {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.tag().into())
    }
}

impl FromSql for Lang {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self::of_tag(value.as_str()?).unwrap_or_default())
    }
}

/// A text without capitals and marks. Taken apart, the hamza of an alef is a mark like any other, as is a Welsh circumflex.
pub fn plain(text: &str) -> impl Iterator<Item = char> {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

fn to_json(value: &impl Serialize) -> rusqlite::Result<ToSqlOutput<'static>> {
    serde_json::to_string(value)
        .map(ToSqlOutput::from)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn from_json<T: for<'de> Deserialize<'de>>(value: ValueRef<'_>) -> FromSqlResult<T> {
    serde_json::from_str(value.as_str()?).map_err(|error| FromSqlError::Other(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_gives_the_best_language_the_council_has() {
        let check = |header: &str, want: Lang| assert_eq!(Lang::of_header(header), want, "{header}");
        check("", Lang::En);
        check("cy", Lang::Cy);
        check("cy-GB,cy;q=0.9,en;q=0.8", Lang::Cy);
        check("fr, ar;q=0.4, cy;q=0.3", Lang::Ar);
        check("en;q=0.1, CY;q=0.2", Lang::Cy);
        check("cy;q=0, *;q=0.5", Lang::En);
        check(";;;q=,,", Lang::En);
    }

    #[test]
    fn a_missing_language_is_read_in_english() {
        let text: Text = serde_json::from_str(r#"{"en": "Road", "cy": "Heol"}"#).unwrap();
        assert_eq!((text.say(Lang::Cy), text.say(Lang::Ar)), ("Heol", "Road"));
        let own: Text = serde_json::from_str(r#""In my words""#).unwrap();
        assert_eq!(own.say(Lang::Cy), "In my words");
    }
}
