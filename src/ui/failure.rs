//! What went wrong, in words: what it means, what to do next, and that nothing was lost. The phone number
//! stands in every masthead, and again here, where it is needed most.

use leptos::prelude::*;
use onedoor_domain::{Failure, Problem, Seconds};

use super::{Button, ButtonLink, Example, Rank, link};
use crate::t;

/// The title and the next step for a failure.
pub fn words(failure: &Failure) -> (String, String) {
    match failure {
        Failure::Offline => (t!("failure-offline"), t!("failure-offline-next")),
        Failure::NoConnection => (t!("failure-no-connection"), t!("failure-no-connection-next")),
        Failure::TimedOut => (t!("failure-timed-out"), t!("failure-timed-out-next")),
        Failure::SessionEnded => (t!("failure-session-ended"), t!("failure-session-ended-next")),
        Failure::Forbidden => (t!("failure-forbidden"), t!("failure-forbidden-next")),
        Failure::NotFound => (t!("failure-not-found"), t!("failure-not-found-next")),
        Failure::Stale => (t!("failure-stale"), t!("failure-stale-next")),
        Failure::StillRunning => (t!("failure-still-running"), t!("failure-still-running-next")),
        Failure::Invalid(problem) => (t!("failure-invalid"), reasons(problem)),
        Failure::TooMany { retry_after } => {
            (t!("failure-too-many"), wait(*retry_after, t!("failure-too-many-next")))
        }
        Failure::Down { retry_after, .. } => {
            (t!("failure-down"), wait(*retry_after, t!("failure-down-next")))
        }
        Failure::Malformed { .. } => (t!("failure-malformed"), t!("failure-malformed-next")),
        Failure::Unsupported => (t!("failure-unsupported"), t!("failure-unsupported-next")),
    }
}

/// The backend's own reasons, which it wrote for residents; else what to do in general.
fn reasons(problem: &Problem) -> String {
    let reasons: Vec<&str> =
        problem.invalid.iter().map(|one| one.reason.as_str()).filter(|one| !one.is_empty()).collect();
    match (reasons.is_empty(), &problem.detail) {
        (false, _) => reasons.join(". "),
        (true, Some(detail)) => detail.clone(),
        (true, None) => t!("failure-invalid-next"),
    }
}

fn wait(retry_after: Option<Seconds>, general: String) -> String {
    match retry_after {
        Some(Seconds(seconds)) if seconds > 90 => t!("failure-wait-minutes", count = seconds.div_ceil(60)),
        Some(Seconds(seconds)) if seconds > 0 => t!("failure-wait-seconds", count = seconds),
        _ => general,
    }
}

/// Both in one line, for beside what was asked for.
pub fn line(failure: &Failure) -> String {
    let (title, next) = words(failure);
    format!("{title}. {next}")
}

/// A failure where the thing itself should have been.
#[component]
pub fn FailureNotice(
    /// What went wrong.
    failure: Failure,
    /// Tries again, where that can help.
    #[prop(optional)]
    again: Option<Callback<()>>,
) -> impl IntoView {
    let (title, next) = words(&failure);
    let ended = failure == Failure::SessionEnded;
    let again = again.filter(|_| failure.worth_retrying());
    view! {
        <section class="notice notice--warning" role="alert">
            <h2>{title}</h2>
            <p>{next}</p>
            <p class="soft">{t!("failure-other-ways")}" "{link("/contact", t!("contact-all"))}</p>
            {again.map(|again| view! { <Button rank=Rank::Quiet on_press=again>{t!("try-again")}</Button> })}
            {ended.then(|| view! { <ButtonLink rank=Rank::Quiet href=crate::routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink> })}
        </section>
    }
}

fn example(failure: Failure) -> AnyView {
    view! { <FailureNotice failure=failure again=Callback::new(|()| ())/> }.into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("failure", "offline", || example(Failure::Offline)),
    Example::new("failure", "no-connection", || example(Failure::NoConnection)),
    Example::new("failure", "timed-out", || example(Failure::TimedOut)),
    Example::new("failure", "session-ended", || example(Failure::SessionEnded)),
    Example::new("failure", "not-found", || example(Failure::NotFound)),
    Example::new("failure", "too-many", || example(Failure::TooMany { retry_after: Some(Seconds(600)) })),
    Example::new("failure", "down", || {
        example(Failure::Down { status: 503, retry_after: Some(Seconds(30)) })
    }),
    Example::new("failure", "malformed", || example(Failure::Malformed { what: String::new() })),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn trying_again_is_offered_only_where_it_can_help() {
        assert!(example(Failure::Offline).to_html().contains("<button"));
        assert!(!example(Failure::NotFound).to_html().contains("<button"));
        assert!(example(Failure::SessionEnded).to_html().contains("/sign-in"));
    }

    #[test]
    fn every_failure_leads_to_the_other_ways() {
        for each in EXAMPLES {
            assert!((each.draw)().to_html().contains(r#"href="/contact""#), "{}", each.state);
        }
    }
}
