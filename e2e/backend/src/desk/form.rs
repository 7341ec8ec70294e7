//! A form of a page. It counts only when it comes from a page of ours: the browser says so, and the token proves it.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::door::Staff;
use super::page::Oops;
use crate::app::App;
use crate::clock;
use crate::db::Tx;
use crate::problem::Answer;
use crate::request::body;
use crate::secret;

/// The largest text is four thousand characters, of up to twelve bytes each when escaped.
const MAX_BYTES: usize = 256 * 1024;

/// A form of somebody at the desk about one case, chat or notice, sent from a page of their session.
pub struct Act {
    /// Who.
    pub staff: Staff,
    /// What they filled in.
    pub form: Form,
    /// The case's reference, or the id of what it is about.
    about: String,
    app: App,
}

impl FromRequest<App> for Act {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let staff = Staff::from_request_parts(&mut parts, app).await?;
        let about = Path::from_request_parts(&mut parts, app).await;
        let Path(about) = about.map_err(IntoResponse::into_response)?;
        let form = Form::from_request(Request::from_parts(parts, body), app).await;
        let form = form.map_err(IntoResponse::into_response)?;
        form.check(&staff).map_err(IntoResponse::into_response)?;
        Ok(Self { staff, form, about, app: app.clone() })
    }
}

impl Act {
    /// Does it in one transaction, then goes back to `page`, or to the page of what it is about below `page/`.
    pub async fn done<T: Send + 'static>(
        self,
        page: &str,
        work: impl FnOnce(&Tx<'_>, &str) -> Answer<T> + Send + 'static,
    ) -> Result<Response, Oops> {
        let back = if page.ends_with('/') { format!("{page}{}", self.about) } else { page.to_owned() };
        self.app.db.write(move |tx| work(tx, &self.about)).await?;
        Ok(Redirect::to(&back).into_response())
    }
}

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
