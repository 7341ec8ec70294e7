//! What happened? Who can read it is said before a word is written.

use leptos::prelude::*;
use onedoor_domain::report::{DraftChange, Field, StepName};

use super::photos;
use super::step_page::{StepPage, Way};
use super::writing::Form;
use crate::t;
use crate::ui::TextArea;

/// The page.
pub fn page(form: Form, way: Way) -> AnyView {
    let (value, problem) = (form.value(|draft| draft.description.clone()), form.problem(Field::Description));
    let limit = usize::try_from(form.limits.text).unwrap_or(usize::MAX);
    let say = {
        let form = form.clone();
        move |text: String| form.change(&Field::Description, DraftChange::Description(text))
    };
    let photos = match form.service.photo_rule(form.limits) {
        Some(rule) => photos::part(&form, rule),
        None => not_taken(&form),
    };
    let field = view! {
        <ReadBy public=form.is_public()/>
        <TextArea id="description" label=t!("details-what") hint=t!("details-hint") value=value on_input=say
            problem=problem limit=limit/>
        {photos}
    };
    view! { <StepPage form=form step=StepName::Details way=way>{field}</StepPage> }.into_any()
}

/// Photos were brought along, and this kind of report takes none: said, and not left out in silence.
fn not_taken(form: &Form) -> AnyView {
    let many = form.writing.draft.with_untracked(|draft| draft.photos.len());
    (many > 0)
        .then(|| view! { <p class="notice notice--warning">{t!("photos-not-taken", count = many)}</p> })
        .into_any()
}

/// Who can read the description.
#[component]
pub fn ReadBy(
    /// Everybody, or only the council.
    public: bool,
) -> impl IntoView {
    if public {
        view! { <p class="needs">{t!("details-public")}</p> }.into_any()
    } else {
        view! { <p class="notice">{t!("details-private")}</p> }.into_any()
    }
}
