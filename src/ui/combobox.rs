//! A field that suggests as one types, after the ARIA combobox pattern with a list popup
//! (WAI-ARIA Authoring Practices, “Combobox with list autocomplete”).
//!
//! Access: focus stays in the input; arrows move `aria-activedescendant`; Enter takes, Escape closes; a
//! pointer or touch takes as well; how many there are is said through the live region. It never takes a
//! suggestion that was not chosen.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Example;
use super::field::{FieldProblem, described_by};
use crate::browser::announce;
use crate::t;

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Stays the same for the same thing.
    pub id: String,
    /// What is read first.
    pub name: String,
    /// A second line.
    pub detail: Option<String>,
}

/// The field.
#[component]
pub fn Combobox(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Help with the answer.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Each change of it.
    #[prop(into)]
    on_input: Callback<String>,
    /// What fits, best first.
    #[prop(into)]
    suggestions: Signal<Vec<Suggestion>>,
    /// One was taken: its id.
    #[prop(into)]
    on_take: Callback<String>,
    /// What is wrong with it, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let shown = Memo::new(move |_| open.get() && !suggestions.get().is_empty());
    let list_id = format!("{id}-list");
    let has_hint = hint.is_some();

    // A screen reader is told how many there are, once per set of suggestions.
    Effect::new(move |_| {
        let many = suggestions.get().len();
        active.set(None);
        if open.get_untracked() {
            announce::politely(&t!("combobox-many", count = many));
        }
    });

    let take = move |nth: usize| {
        if let Some(suggestion) = suggestions.get_untracked().get(nth) {
            open.set(false);
            active.set(None);
            on_take.run(suggestion.id.clone());
        }
    };
    let press = move |event: KeyboardEvent| {
        let many = suggestions.get_untracked().len();
        match event.key().as_str() {
            "ArrowDown" if many > 0 => {
                event.prevent_default();
                open.set(true);
                active.update(|nth| *nth = Some(nth.map_or(0, |nth| (nth + 1) % many)));
            }
            "ArrowUp" if many > 0 => {
                event.prevent_default();
                open.set(true);
                active.update(|nth| *nth = Some(nth.map_or(many - 1, |nth| (nth + many - 1) % many)));
            }
            "Enter" => {
                if let (true, Some(nth)) = (shown.get_untracked(), active.get_untracked()) {
                    event.prevent_default();
                    take(nth);
                }
            }
            "Escape" if shown.get_untracked() => {
                event.prevent_default();
                open.set(false);
                active.set(None);
            }
            _ => {}
        }
    };
    let option_id = {
        let id = id.clone();
        move |nth: usize| format!("{id}-option-{nth}")
    };
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, problem.get().is_some())
    };
    let active_id = {
        let option_id = option_id.clone();
        move || active.get().filter(|_| shown.get()).map(&option_id)
    };
    let options = {
        let list_id = list_id.clone();
        let label = label.clone();
        move || {
            shown.get().then(|| {
                let options = suggestions
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(nth, suggestion)| {
                        view! {
                            // Pressing must not take the focus from the input before it is taken.
                            <li class="combobox__option" role="option" id=option_id(nth)
                                aria-selected=move || if active.get() == Some(nth) { "true" } else { "false" }
                                on:pointerdown=|event| event.prevent_default()
                                on:click=move |_| take(nth)
                            >
                                <span>{suggestion.name}</span>
                                {suggestion.detail.map(|detail| view! { <small>{detail}</small> })}
                            </li>
                        }
                    })
                    .collect_view();
                view! { <ul class="combobox__list" role="listbox" id=list_id.clone() aria-label=label.clone()>{options}</ul> }
            })
        }
    };
    view! {
        <div class="field" class:field--wrong=move || problem.get().is_some()>
            <label class="field__label" for=id.clone()>{label}</label>
            {hint.map(|words| view! { <p class="field__hint" id=format!("{id}-hint")>{words}</p> })}
            <FieldProblem id=id.clone() problem=problem/>
            <div class="combobox">
                <input
                    id=id class="field__input" type="text" role="combobox" autocomplete="off" dir="auto"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || if shown.get() { "true" } else { "false" }
                    aria-controls=move || shown.get().then(|| list_id.clone())
                    aria-activedescendant=active_id
                    aria-describedby=described
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    prop:value=move || value.get()
                    on:input:target=move |event| {
                        open.set(true);
                        on_input.run(event.target().value());
                    }
                    on:keydown=press
                    on:blur=move |_| open.set(false)
                />
                {options}
            </div>
        </div>
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("combobox", "closed", || {
    view! {
        <Combobox id="where" label="Street, place or postcode" value="heol y b" on_input=|_| () on_take=|_| ()
            suggestions=Signal::stored(vec![
                Suggestion { id: "1".into(), name: "Heol y Bont".into(), detail: Some("Aberwen, SY23 9AB".into()) },
                Suggestion { id: "2".into(), name: "Heol y Berllan".into(), detail: Some("Llanwen, SY23 9QD".into()) },
            ])/>
    }
    .into_any()
})];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    #[test]
    fn a_closed_combobox_says_so_and_points_at_no_list() {
        use leptos::prelude::*;
        let html = (super::EXAMPLES[0].draw)().to_html();
        assert!(html.contains(r#"aria-expanded="false""#), "{html}");
        assert!(!html.contains("aria-controls"), "{html}");
    }
}
