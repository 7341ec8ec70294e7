//! The staff desk, for the demo: plain pages under `/desk`, with a sign-in of their own, so that one person can play the
//! council. Everything goes through the functions that residents' requests use, and so is seen live by them.
//!
//! | file | what |
//! |---|---|
//! | `door` | the code, the sessions, who is at the desk |
//! | `form` | a page's form, refused when it comes from another site |
//! | `page` | the frame of every page, its headers, its style and its one script |
//! | `cases`, `case`, `acts`, `reach` | the list, one case, what can be done with it, by which channel |
//! | `chats`, `chat` | the waiting list, one chat |
//! | `notices` | notices |
//! | `pulse` | tells a page that something changed |
//!
//! The pages work without the script; with it they keep themselves up to date. They are in English: they are for staff.

mod acts;
mod case;
mod cases;
mod chat;
mod chats;
mod door;
pub(crate) mod form;
mod notices;
pub(crate) mod page;
mod pulse;
mod reach;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;

pub use door::announce;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/desk", get(cases::home))
        .route("/desk/desk.css", get(page::style))
        .route("/desk/desk.js", get(page::script))
        .route("/desk/sign-in", get(door::ask).post(door::sign_in))
        .route("/desk/sign-out", post(door::sign_out))
        .route("/desk/cases", get(cases::list))
        .route("/desk/cases/{reference}", get(case::one))
        .route("/desk/attachments/{id}", get(case::file))
        .route("/desk/cases/{reference}/stage", post(acts::stage))
        .route("/desk/cases/{reference}/expected", post(acts::expected))
        .route("/desk/cases/{reference}/question", post(acts::question))
        .route("/desk/cases/{reference}/message", post(acts::message))
        .route("/desk/cases/{reference}/call", post(acts::call))
        .route("/desk/cases/{reference}/close", post(acts::close))
        .route("/desk/chats", get(chats::list))
        .route("/desk/chats/{id}", get(chat::one))
        .route("/desk/chats/{id}/join", post(chat::join))
        .route("/desk/chats/{id}/message", post(chat::say))
        .route("/desk/chats/{id}/typing", post(chat::typing))
        .route("/desk/chats/{id}/close", post(chat::close))
        .route("/desk/notices", get(notices::list).post(notices::send))
        .route("/desk/notices/{id}/end", post(notices::end))
        .route("/desk/pulse", get(pulse::wait))
}
