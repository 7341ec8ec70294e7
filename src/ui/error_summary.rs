//! What is wrong with a form, in one place, with a way to each field.
//!
//! Access: it takes the focus when it appears (`role="alert"` would be read twice); each line is a link
//! that moves the focus to its field.

use leptos::prelude::*;

use super::Example;
use crate::browser::focus;
use crate::routes::at;
use crate::t;

/// One line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field's input. `None` when it belongs to no field on this screen.
    pub field: Option<String>,
    /// What is wrong and how to mend it.
    pub words: String,
}

/// The id of the summary, for moving the focus to it.
pub const ERROR_SUMMARY: &str = "problems";

/// The summary; nothing when nothing is wrong.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the fields.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
    /// For fields that stand on other pages: the address of a field's page.
    #[prop(optional)]
    page_of: Option<Callback<String, String>>,
) -> impl IntoView {
    move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            let lines = problems
                .into_iter()
                .map(|problem| match problem.field {
                    Some(field) if page_of.is_some() => {
                        let href = page_of.map(|page_of| at(&page_of.run(field)));
                        view! { <li><a href=href>{problem.words}</a></li> }.into_any()
                    }
                    Some(field) => {
                        let target = field.clone();
                        view! {
                            <li><a href=format!("#{field}") on:click=move |event| {
                                event.prevent_default();
                                focus::to(&target);
                            }>{problem.words}</a></li>
                        }
                        .into_any()
                    }
                    None => view! { <li>{problem.words}</li> }.into_any(),
                })
                .collect_view();
            view! {
                <section class="problems" id=ERROR_SUMMARY tabindex="-1" aria-labelledby="problems-title">
                    <h2 id="problems-title">{t!("problems-title")}</h2>
                    <ul>{lines}</ul>
                </section>
            }
        })
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("error-summary", "two", || {
    view! {
        <ErrorSummary problems=Signal::stored(vec![
            Problem { field: Some("fault".into()), words: "Choose what is wrong with the light".into() },
            Problem { field: None, words: "We could not place the street".into() },
        ])/>
        <p><label for="fault">"What is wrong with it?"</label> <input id="fault" class="field__input"/></p>
    }
    .into_any()
})];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn each_line_leads_to_its_field_and_none_means_nothing_is_drawn() {
        let html = (EXAMPLES[0].draw)().to_html();
        assert!(html.contains(r##"href="#fault""##), "{html}");
        let none = view! { <ErrorSummary problems=Signal::stored(Vec::new())/> }.to_html();
        assert!(!none.contains("problems"), "{none}");
    }
}
