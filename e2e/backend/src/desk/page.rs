//! The frame of every page, its style, its one script.
//!
//! Not here: the security headers; those of every answer are the host's.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::door::Staff;
use crate::clock::{self, Millis};
use crate::language::Lang;
use crate::problem::Problem;

/// A page that cannot be shown, or a form that cannot be taken.
#[derive(Clone, Copy, Debug)]
pub struct Oops(pub StatusCode);

impl From<Problem> for Oops {
    fn from(problem: Problem) -> Self {
        Self(problem.status())
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let (title, text) = match self.0 {
            StatusCode::NOT_FOUND => ("Not found", "There is no such case, chat or page."),
            StatusCode::FORBIDDEN => {
                ("Load the page again", "The form did not come from a page of this session.")
            }
            StatusCode::UNPROCESSABLE_ENTITY => {
                ("Something is missing", "Go back: a field is empty, too long, or not of the right form.")
            }
            StatusCode::CONFLICT => ("This chat is over", "Nothing more can be said in it."),
            _ => ("Something went wrong", "Try again. The server's log says more."),
        };
        let body = html! { h1 { (title) } p { (text) } p { a href="/desk" { "To the desk" } } };
        (self.0, bare(title, &body)).into_response()
    }
}

fn framed(title: &str, staff: Option<&Staff>, here: &str, content: &Markup) -> Response {
    let rooms = [("/desk/chats", "Chats"), ("/desk/cases", "Cases"), ("/desk/notices", "Notices")];
    let whole = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="same-origin";
                title { (title) " – staff desk" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/desk/desk.css";
                @if staff.is_some() { script src="/desk/desk.js" defer {} }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header {
                    p.name { "Staff desk" }
                    @if let Some(staff) = staff {
                        nav aria-label="Desk" {
                            @for (href, name) in rooms {
                                a href=(href) aria-current=[here.starts_with(href).then_some("page")] { (name) }
                            }
                        }
                        (form(staff, "/desk/sign-out", &html! { button.plain { "Sign out " (staff.name) } }))
                    }
                }
                main #main { (content) }
            }
        }
    };
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, whole.into_string()).into_response()
}

/// A page before anybody has signed in.
pub fn bare(title: &str, content: &Markup) -> Response {
    framed(title, None, "", content)
}

/// A page of somebody at the desk; `here` is its address.
pub fn full(title: &str, staff: &Staff, here: &str, content: &Markup) -> Response {
    framed(title, Some(staff), here, content)
}

/// A form that does something, with the hidden field that proves that it is ours.
pub fn form(staff: &Staff, action: &str, fields: &Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name="csrf" value=(staff.csrf);
            (fields)
        }
    }
}

/// One thing to choose, opened when it is wanted: a form with its one button.
pub fn choice(staff: &Staff, action: &str, open: bool, titles: (&str, &str), fields: &Markup) -> Markup {
    html! {
        details open[open] {
            summary { (titles.0) }
            (form(staff, action, &html! { (fields) button { (titles.1) } }))
        }
    }
}

/// An entry of a thread: who, when and how above what was said.
pub fn said(about: &Markup, text: &str) -> Markup {
    html! { p.meta { (about) } p.said dir="auto" { (text) } }
}

/// A moment, for people and for machines.
pub fn moment(at: Millis) -> Markup {
    let shown = clock::local(at).strftime("%a %-d %b %Y, %H:%M").to_string();
    html! { time datetime=(clock::rfc3339(at)) { (shown) } }
}

/// A day of the calendar, for people.
pub fn day(day: &str) -> Markup {
    let shown = clock::parse_day(day)
        .map_or_else(|| day.to_owned(), |date| date.strftime("%a %-d %b %Y").to_string());
    html! { time datetime=(day) { (shown) } }
}

/// What a language is called.
pub fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Cy => "Welsh",
        Lang::Ar => "Arabic",
    }
}

/// A word in a box; `kind` is `good`, `mark`, `bad` or `calm`.
pub fn tag(kind: &str, word: &str) -> Markup {
    html! { span.tag data-kind=(kind) { (word) } }
}

/// `/desk/desk.css`
pub async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("desk.css")).into_response()
}

/// `/desk/desk.js`
pub async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("desk.js")).into_response()
}
