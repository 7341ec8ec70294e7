//! `/track`: a case by its reference and secret, as they stand on a receipt.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::Failure;
use onedoor_domain::id::{Reference, TrackingSecret};

use super::kept_cases::KeptCases;
use super::track::tracked_address;
use crate::browser::focus;
use crate::portal::{Connected, Portal};
use crate::routes::{use_navigate, use_query};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::{ErrorSummary, FailureNotice, Page, Problem, TextField, failure};

/// The two fields.
const REFERENCE: &str = "reference";
const SECRET: &str = "secret";

/// Track a case by its reference.
#[component]
pub fn TrackPage() -> impl IntoView {
    let asked = use_query().with_untracked(|query| query.get("reference")).unwrap_or_default();
    view! {
        <Page heading=t!("track-title") back=(crate::routes::ACCOUNT.to_owned(), t!("account-title")) narrow=true>
            <p>{t!("track-about")}</p>
            <Connected view=move |gateway| {
                if gateway.has_tracking() {
                    view! { <TrackForm reference=asked.clone()/> <KeptCases/> }.into_any()
                } else {
                    view! { <FailureNotice failure=Failure::Unsupported/> }.into_any()
                }
            }/>
        </Page>
    }
}

/// The form. The two are tried before the case is opened, so that a slip is mended here.
#[component]
pub fn TrackForm(
    /// A reference that is known already.
    reference: String,
) -> impl IntoView {
    let portal = Portal::here();
    let navigate = StoredValue::new(use_navigate());
    let reference = RwSignal::new(reference);
    let secret = RwSignal::new(String::new());
    let problems = RwSignal::new(Vec::<Problem>::new());
    let busy = RwSignal::new(false);
    let submit = move |()| {
        if busy.get_untracked() {
            return;
        }
        let read =
            reference.with_untracked(|reference| secret.with_untracked(|secret| read(reference, secret)));
        let (reference, secret) = match read {
            Ok(read) => read,
            Err(wrong) => {
                problems.set(wrong);
                focus::soon_to(ERROR_SUMMARY);
                return;
            }
        };
        let Some(tracking) = portal.gateway_untracked().and_then(|gateway| gateway.tracking()) else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            let (mut reference, mut answer) =
                (reference.clone(), tracking.case(reference, secret.clone()).await);
            // References are mostly written in capitals, and mostly typed in small letters.
            if let (Err(Failure::NotFound), Ok(capitals)) =
                (&answer, Reference::parse(&reference.as_str().to_uppercase()))
                && capitals != reference
            {
                answer = tracking.case(capitals.clone(), secret.clone()).await;
                reference = capitals;
            }
            let _ = busy.try_set(false);
            match answer {
                Ok(_) => {
                    let to = tracked_address(&reference, &secret);
                    let _ = navigate.try_with_value(|navigate| navigate(&to, NavigateOptions::default()));
                }
                Err(failure) => {
                    let _ = problems.try_set(vec![refused(&failure)]);
                    focus::soon_to(ERROR_SUMMARY);
                }
            }
        });
    };
    view! { <FormView reference=reference secret=secret problems=problems busy=busy submit=submit/> }
}

/// What is wrong with a reference and a secret that the backend did not open.
fn refused(why: &Failure) -> Problem {
    let words = if *why == Failure::NotFound {
        format!("{}. {}", t!("track-wrong"), t!("track-wrong-next"))
    } else {
        failure::line(why)
    };
    Problem { field: Some(SECRET.to_owned()), words }
}

/// Takes what people copy: blanks around it, a whole link in the field of the code.
fn read(reference: &str, secret: &str) -> Result<(Reference, TrackingSecret), Vec<Problem>> {
    let secret = secret.rsplit('#').next().unwrap_or_default().trim();
    let reference = Reference::parse(reference.trim());
    let secret = TrackingSecret::parse(secret);
    match (reference, secret) {
        (Ok(reference), Ok(secret)) => Ok((reference, secret)),
        (reference, secret) => {
            let missing = |field: &str, words| Problem { field: Some(field.to_owned()), words };
            let mut problems = Vec::new();
            if reference.is_err() {
                problems.push(missing(REFERENCE, t!("track-reference-missing")));
            }
            if secret.is_err() {
                problems.push(missing(SECRET, t!("track-secret-missing")));
            }
            Err(problems)
        }
    }
}

/// The form, from data alone.
#[component]
pub fn FormView(
    /// What stands in the first field.
    reference: RwSignal<String>,
    /// What stands in the second.
    secret: RwSignal<String>,
    /// What is wrong.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
    /// It is being tried.
    #[prop(into)]
    busy: Signal<bool>,
    /// It is to be tried.
    #[prop(into)]
    submit: Callback<()>,
) -> impl IntoView {
    let at = move |field: &'static str| {
        Signal::derive(move || {
            problems.with(|problems| {
                let here = problems.iter().find(|problem| problem.field.as_deref() == Some(field));
                here.map(|problem| problem.words.clone())
            })
        })
    };
    view! {
        <ErrorSummary problems=problems/>
        <form class="stack stack--loose" novalidate=true on:submit=move |event| { event.prevent_default(); submit.run(()); }>
            <TextField id=REFERENCE label=t!("track-reference") hint=t!("track-reference-hint") value=reference
                autocomplete="off" problem=at(REFERENCE) on_input=move |text| reference.set(text)/>
            <TextField id=SECRET label=t!("track-secret") hint=t!("track-secret-hint") value=secret
                autocomplete="off" problem=at(SECRET) on_input=move |text| secret.set(text)/>
            <button type="submit" class="button button--wide" aria-disabled=move || busy.get().then_some("true")>
                {t!("track-open")}
            </button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_copy_is_taken() {
        for (reference, secret) in [
            ("AB-4821", "Qm7tW2xZk4Vn9LrB"),
            (" AB-4821 ", " Qm7tW2xZk4Vn9LrB\t"),
            ("AB-4821", "https://council.example/track/AB-4821#Qm7tW2xZk4Vn9LrB"),
        ] {
            let Ok((reference, secret)) = read(reference, secret) else { panic!("{reference} {secret}") };
            assert_eq!((reference.as_str(), secret.reveal()), ("AB-4821", "Qm7tW2xZk4Vn9LrB"));
        }
    }

    #[test]
    fn each_missing_half_is_named_at_its_field() {
        let fields = |reference, secret| -> Vec<Option<String>> {
            read(reference, secret)
                .err()
                .unwrap_or_default()
                .into_iter()
                .map(|problem| problem.field)
                .collect()
        };
        assert_eq!(fields("", ""), [Some(REFERENCE.to_owned()), Some(SECRET.to_owned())]);
        assert_eq!(fields("AB-1", " "), [Some(SECRET.to_owned())]);
    }
}
