//! Report an issue: choose a service, answer its questions, say where, what and who, check, send, and have a receipt.
//!
//! Here: which screen an address means. The draft in hand is `writing`, the device is `drafts`, sending is
//! `crate::outbox`; what is asked and what counts as an answer is `onedoor_domain::report`.

mod addresses;
mod catalogue;
mod check;
mod choose;
mod contact;
mod details;
pub mod drafts;
mod examples;
mod faults;
mod form;
mod map_first;
mod near_examples;
mod nearby;
mod nearby_page;
mod on_map;
mod photo_first;
mod photos;
mod place;
mod places;
mod questions;
mod receipt;
mod saved_drafts;
mod sentence;
mod start;
mod step_page;
mod stopper;
mod two_tabs;
mod writing;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{HERE, clock};
use crate::outbox::{Outbox, OutboxPage};
use crate::piece::split;
use crate::routes;
use crate::shell::NotFound;

use addresses::Screen;

pub use addresses::{of_case as case_address, of_receipt as receipt_address, of_step as step_address};
pub use check::photos_sent;
pub use examples::EXAMPLES;
pub use near_examples::EXAMPLES as NEAR_EXAMPLES;
pub use receipt::{as_text, to_keep, way_back, when_in_zone, whole_link};

/// The screens of this capability, loaded when first entered: what a report begins with, and the rest.
#[allow(non_snake_case)]
pub fn ReportRoute() -> AnyView {
    let path = routes::use_path();
    // The router tells a page that is being left where the next one is: until it goes it stays as it is.
    let is_start = Memo::new(move |before: Option<&bool>| {
        path.with(|path| match path.trim_end_matches('/') {
            routes::REPORT => true,
            path if path.starts_with(routes::REPORT) || path == routes::OUTBOX => false,
            _ => before.copied().unwrap_or(true),
        })
    });
    (move || if is_start.get() { Start() } else { Form() }).into_any()
}

split! {
    /// What a report begins with.
    report: Start => begin
}

split! {
    /// The form, what was sent, and what waits: five times as much as what comes before.
    form: Form => screen
}

/// After the start is drawn, so long until the form is fetched.
const PAUSE: Duration = Duration::from_secs(1);

fn begin() -> AnyView {
    let outbox = Outbox::here();
    if HERE {
        spawn_local(async move {
            // The form comes with the work while the resident chooses: the connection may be gone by then.
            clock::wait(PAUSE).await;
            outbox.begin_work();
        });
    }
    start::StartPage().into_any()
}

fn screen() -> AnyView {
    Outbox::here().work();
    let path = routes::use_path();
    let screen = Memo::new(move |_| path.with(|path| addresses::screen(path)));
    (move || match screen.get() {
        Screen::Form(id) => view! { <form::FormPage id=id/> }.into_any(),
        Screen::Sent(reference) => view! { <receipt::ReceiptPage reference=reference/> }.into_any(),
        Screen::Outbox => OutboxPage().into_any(),
        Screen::Start | Screen::None => NotFound().into_any(),
    })
    .into_any()
}
