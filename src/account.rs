//! The account page (`/`), signing in (`/sign-in`), and my details (`/account`).

mod details;
mod home;
mod jobs;
mod sign_in;

use leptos::prelude::*;

use crate::piece::split;
use crate::routes;
use crate::ui::Example;

pub use home::AccountPage;
pub use jobs::chat_state;

split! {
    /// Signing in and my details, loaded when first entered.
    account: AccountRoute => screen
}

fn screen() -> AnyView {
    let path = routes::use_path();
    let signing_in = Memo::new(move |_| path.get() == routes::SIGN_IN);
    (move || {
        if signing_in.get() { sign_in::SignInPage().into_any() } else { details::DetailsPage().into_any() }
    })
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("account", "guest", home::example_guest),
    Example::new("account", "resident", home::example_resident),
    Example::new("account", "waiting", home::example_waiting),
    Example::new("account", "slow", home::example_slow),
    Example::new("account", "with-gaps", home::example_gaps),
    Example::new("sign-in", "address", sign_in::example_address),
    Example::new("sign-in", "code", sign_in::example_code),
    Example::new("sign-in", "wrong-code", sign_in::example_wrong_code),
    Example::new("details", "guest", details::example_guest),
    Example::new("details", "resident", details::example_resident),
    Example::new("details", "needs", details::example_needs),
    Example::new("details", "signing-out", details::example_signing_out),
    Example::new("details", "not-signed-out", details::example_still_in),
    Example::new("details", "forgotten", details::example_forgotten),
    Example::new("details", "not-forgotten", details::example_refused),
];
