//! The parameters after the `?`. A wrong one is 400 and named.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::app::App;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::fields::is_id;

/// The parameters of a request.
pub struct Params(Vec<(String, String)>);

impl FromRequestParts<App> for Params {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Answer<Self> {
        let query = parts.uri.query().unwrap_or("");
        Ok(Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect()))
    }
}

impl Params {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// A text of at most `max` characters.
    pub fn text(&self, name: &str, max: usize) -> Answer<Option<&str>> {
        match self.get(name) {
            Some(text) if text.chars().count() > max => {
                Err(Problem::unreadable(name, phrases::too_long(max)))
            }
            other => Ok(other),
        }
    }

    /// A whole number from `min` to `max`.
    pub fn integer(&self, name: &str, min: i64, max: i64) -> Answer<Option<i64>> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match text.parse() {
            Ok(number) if (min..=max).contains(&number) => Ok(Some(number)),
            #[expect(clippy::cast_precision_loss, reason = "only for the words of a refusal")]
            _ => Err(Problem::unreadable(name, phrases::want_number(min as f64, max as f64))),
        }
    }

    /// A number from `min` to `max`.
    pub fn number(&self, name: &str, min: f64, max: f64) -> Answer<Option<f64>> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match text.parse() {
            Ok(number) if (min..=max).contains(&number) => Ok(Some(number)),
            _ => Err(Problem::unreadable(name, phrases::want_number(min, max))),
        }
    }

    /// An id that must be there.
    pub fn id(&self, name: &str) -> Answer<String> {
        match self.get(name) {
            Some(text) if is_id(text) => Ok(text.to_owned()),
            _ => Err(Problem::unreadable(name, phrases::want_id())),
        }
    }

    /// A position that must be there: `lat` and `long`.
    pub fn position(&self) -> Answer<(f64, f64)> {
        let missing = |name: &str| Problem::unreadable(name, phrases::want_both());
        let lat = self.number("lat", -90.0, 90.0)?.ok_or_else(|| missing("lat"))?;
        let long = self.number("long", -180.0, 180.0)?.ok_or_else(|| missing("long"))?;
        Ok((lat, long))
    }

    /// `true` or `false`; false when it is missing.
    pub fn flag(&self, name: &str) -> Answer<bool> {
        match self.get(name) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Problem::unreadable(name, phrases::want_one_of(&["true", "false"]))),
        }
    }

    /// One of the words that the contract lists.
    pub fn one_of(&self, name: &str, words: &[&'static str]) -> Answer<Option<&'static str>> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let found = words.iter().find(|word| **word == text).copied();
        found.map(Some).ok_or_else(|| Problem::unreadable(name, phrases::want_one_of(words)))
    }
}
