//! A form of a page. It counts only when it comes from a page of ours: the browser says so, and the token proves it.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

use super::door::Staff;
use super::page::Oops;
use crate::app::App;
use crate::clock;
use crate::request::body;
use crate::secret;

/// The largest text is four thousand characters, of up to twelve bytes each when escaped.
const MAX_BYTES: usize = 256 * 1024;

/// The fields of a form.
pub struct Form(Vec<(String, String)>);

impl FromRequest<App> for Form {
    type Rejection = Oops;

    async fn from_request(request: Request, app: &App) -> Result<Self, Oops> {
        let site = request.headers().get("sec-fetch-site").map_or("", |value| value.to_str().unwrap_or("?"));
        if !["", "same-origin", "none"].contains(&site) {
            return Err(Oops(StatusCode::FORBIDDEN));
        }
        let patience = app.settings.limits.patience();
        let bytes = body::whole(request.into_body(), MAX_BYTES, patience)
            .await
            .map_err(|unread| Oops(unread.status()))?;
        Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}

impl Form {
    /// A field as it was sent; empty when it was not.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// A field that says something, with its line ends as the rest of the world has them; none when it is blank.
    pub fn text(&self, name: &str, max: usize) -> Result<Option<String>, Oops> {
        let text = self.get(name).trim().replace("\r\n", "\n");
        if text.chars().count() > max {
            return Err(Oops(StatusCode::UNPROCESSABLE_ENTITY));
        }
        Ok((!text.is_empty()).then_some(text))
    }

    /// A field that must say something.
    pub fn needed(&self, name: &str, max: usize) -> Result<String, Oops> {
        self.text(name, max)?.ok_or(Oops(StatusCode::UNPROCESSABLE_ENTITY))
    }

    /// One of the words that the page offers.
    pub fn one_of<'a>(&self, name: &str, words: &[&'a str]) -> Result<&'a str, Oops> {
        let given = self.get(name);
        words.iter().find(|word| **word == given).copied().ok_or(Oops(StatusCode::UNPROCESSABLE_ENTITY))
    }

    /// A day, or none.
    pub fn day(&self, name: &str) -> Result<Option<String>, Oops> {
        match self.get(name).trim() {
            "" => Ok(None),
            day if clock::parse_day(day).is_some() => Ok(Some(day.to_owned())),
            _ => Err(Oops(StatusCode::UNPROCESSABLE_ENTITY)),
        }
    }

    /// Refuses a form without the token of this session.
    pub fn check(&self, staff: &Staff) -> Result<(), Oops> {
        let same = secret::same(self.get("csrf").as_bytes(), staff.csrf.as_bytes());
        if same { Ok(()) } else { Err(Oops(StatusCode::FORBIDDEN)) }
    }
}
