//! Deleting what a resident wrote asks once more, in the same place.

use leptos::prelude::*;

use super::{Button, Example, Rank};
use crate::browser::focus;
use crate::t;

/// A button that deletes, and the question before it does.
#[component]
pub fn Delete(
    /// An id that nothing else on the page has.
    id: String,
    /// What is deleted, for whoever hears the button alone.
    name: String,
    /// The resident is sure.
    #[prop(into)]
    on_delete: Callback<()>,
    /// It was pressed already, for examples.
    #[prop(optional)]
    asked: bool,
) -> impl IntoView {
    let asked = RwSignal::new(asked);
    let (first, sure) = (StoredValue::new(id.clone()), StoredValue::new(format!("sure-{id}")));
    let name = StoredValue::new(name);
    // The button that was pressed goes; the focus stays with the question.
    let ask = move |now: bool| {
        asked.set(now);
        focus::soon_to(if now { sure.get_value() } else { first.get_value() });
    };
    move || {
        if asked.get() {
            view! {
                <span class="row" role="group" aria-label=t!("delete-sure")>
                    <span>{t!("delete-sure")}</span>
                    <Button id=sure.get_value() rank=Rank::Quiet on_press=on_delete>{t!("delete-yes")}</Button>
                    <Button rank=Rank::Plain on_press=move |()| ask(false)>{t!("delete-no")}</Button>
                </span>
            }
            .into_any()
        } else {
            view! {
                <Button id=first.get_value() rank=Rank::Plain on_press=move |()| ask(true)>
                    {t!("delete")}<span class="visually-hidden">" "{name.get_value()}</span>
                </Button>
            }
            .into_any()
        }
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] =
    &[Example::new("delete", "first", || example(false)), Example::new("delete", "asked", || example(true))];

fn example(asked: bool) -> AnyView {
    view! { <Delete id="one".to_owned() name="Street light not working".to_owned() on_delete=|()| () asked=asked/> }.into_any()
}
