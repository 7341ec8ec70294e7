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

use leptos::prelude::*;

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

split! {
    /// The screens of this capability, loaded when first entered.
    report: ReportRoute => screen
}

fn screen() -> AnyView {
    Outbox::here().work();
    let path = routes::use_path();
    let screen = Memo::new(move |_| path.with(|path| addresses::screen(path)));
    (move || match screen.get() {
        Screen::Start => start::StartPage().into_any(),
        Screen::Form(id) => view! { <form::FormPage id=id/> }.into_any(),
        Screen::Sent(reference) => view! { <receipt::ReceiptPage reference=reference/> }.into_any(),
        Screen::Outbox => OutboxPage().into_any(),
        Screen::None => NotFound().into_any(),
    })
    .into_any()
}
