//! Choosing: one of several, several of several, on or off.
//!
//! Access: a group is a `<fieldset>` whose `<legend>` is the question; hint and problem are tied to the
//! group, the problem to its first input too. A switch is a checkbox with `role="switch"`, so that every engine says "on" or "off".

use leptos::prelude::*;

use super::Example;
use super::field::{FieldProblem, described_by, given};
use crate::t;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub key: String,
    /// What is read.
    pub name: String,
    /// A line of help.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without help.
    pub fn new(key: impl Into<String>, name: impl Into<String>) -> Self {
        Self { key: key.into(), name: name.into(), hint: None }
    }

    /// The same with a line of help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One of several. The first input has the group's id, so that the error summary can point to it.
#[component]
pub fn Radios(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Help with the answer; blank is none.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What there is.
    choices: Vec<Choice>,
    /// The key of the chosen one; empty when none is.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_choose: Callback<String>,
    /// What is wrong, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
    /// May it be left out?
    #[prop(default = false)]
    optional: bool,
) -> impl IntoView {
    let inputs = choices
        .into_iter()
        .enumerate()
        .map(|(nth, choice)| {
            let input_id = nth_id(&id, nth);
            let label_for = input_id.clone();
            let key = choice.key.clone();
            let chosen = Memo::new(move |_| value.get() == key);
            let key = choice.key.clone();
            view! {
                <label class="choice" for=label_for>
                    <input
                        type="radio" id=input_id name=id.clone() value=choice.key
                        checked=chosen.get_untracked()
                        prop:checked=move || chosen.get()
                        aria-describedby=wrong_at(&id, nth, problem)
                        on:change=move |_| on_choose.run(key.clone())
                    />
                    <span>{choice.name}</span>
                    {choice.hint.map(|hint| view! { <small>{hint}</small> })}
                </label>
            }
        })
        .collect_view();
    view! { <Group id=id legend=legend hint=hint problem=problem optional=optional>{inputs}</Group> }
}

/// Several of several.
#[component]
pub fn Checkboxes(
    /// The group's id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// Help with the answer; blank is none.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What there is.
    choices: Vec<Choice>,
    /// The keys of the chosen ones.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// The chosen ones after each change, in the order of the choices.
    #[prop(into)]
    on_choose: Callback<Vec<String>>,
    /// What is wrong, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
    /// May it be left out?
    #[prop(default = false)]
    optional: bool,
) -> impl IntoView {
    let keys: Vec<String> = choices.iter().map(|choice| choice.key.clone()).collect();
    let keys = StoredValue::new(keys);
    let inputs = choices
        .into_iter()
        .enumerate()
        .map(|(nth, choice)| {
            let input_id = nth_id(&id, nth);
            let label_for = input_id.clone();
            let key = choice.key.clone();
            let chosen = Memo::new(move |_| value.get().contains(&key));
            let key = choice.key.clone();
            view! {
                <label class="choice" for=label_for>
                    <input
                        type="checkbox" id=input_id value=choice.key
                        checked=chosen.get_untracked()
                        prop:checked=move || chosen.get()
                        aria-describedby=wrong_at(&id, nth, problem)
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            let before = value.get_untracked();
                            let after = keys.with_value(|keys| {
                                keys.iter()
                                    .filter(|each| if **each == key { on } else { before.contains(each) })
                                    .cloned()
                                    .collect()
                            });
                            on_choose.run(after);
                        }
                    />
                    <span>{choice.name}</span>
                    {choice.hint.map(|hint| view! { <small>{hint}</small> })}
                </label>
            }
        })
        .collect_view();
    view! { <Group id=id legend=legend hint=hint problem=problem optional=optional>{inputs}</Group> }
}

#[component]
fn Group(
    id: String,
    legend: String,
    hint: Option<String>,
    problem: Signal<Option<String>>,
    optional: bool,
    children: Children,
) -> impl IntoView {
    let hint = given(hint);
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, problem.get().is_some())
    };
    view! {
        <fieldset class="field" class:field--wrong=move || problem.get().is_some() aria-describedby=described>
            <legend class="field__label">
                {legend}
                {optional.then(|| view! { " " <span class="field__optional">{t!("field-optional")}</span> })}
            </legend>
            {hint.map(|words| view! { <p class="field__hint" id=format!("{id}-hint")>{words}</p> })}
            <FieldProblem id=id problem=problem/>
            <div class="choices">{children()}</div>
        </fieldset>
    }
}

/// The problem belongs to the group, and is told with its first input too: the error summary leads there, and not every
/// screen reader says what belongs to a group that it enters in that way (Orca 43 does not).
fn wrong_at(id: &str, nth: usize, problem: Signal<Option<String>>) -> impl Fn() -> Option<String> + use<> {
    let problem_id = (nth == 0).then(|| format!("{id}-problem"));
    move || problem_id.clone().filter(|_| problem.with(Option::is_some))
}

fn nth_id(id: &str, nth: usize) -> String {
    if nth == 0 { id.to_owned() } else { format!("{id}-{nth}") }
}

/// On or off, at once.
#[component]
pub fn Switch(
    /// The input's id; its label stands elsewhere and points to it.
    #[prop(into)]
    id: String,
    /// Is it on?
    #[prop(into)]
    on: Signal<bool>,
    /// Each change.
    #[prop(into)]
    on_change: Callback<bool>,
    /// It can't be changed, and `described_by` says why.
    #[prop(into, default = Signal::from(false))]
    unavailable: Signal<bool>,
    /// The ids of the texts beside it that say its state and reason, and what went wrong.
    #[prop(into, optional)]
    described_by: Option<Signal<String>>,
) -> impl IntoView {
    view! {
        <input
            type="checkbox" role="switch" class="switch" id=id
            checked=on.get_untracked()
            prop:checked=move || on.get()
            disabled=move || unavailable.get()
            aria-describedby=move || described_by.map(|ids| ids.get())
            on:change:target=move |event| on_change.run(event.target().checked())
        />
    }
}

fn faults() -> Vec<Choice> {
    vec![
        Choice::new("out", "It is out"),
        Choice::new("flicker", "It flickers"),
        Choice::new("wires", "Wires are showing").hint("Keep away from it"),
    ]
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("choice", "radios", || {
        view! { <Radios id="fault" legend="What is wrong with it?" choices=faults() value="flicker" on_choose=|_| ()/> }.into_any()
    }),
    Example::new("choice", "radios-wrong", || {
        view! {
            <Radios id="fault" legend="What is wrong with it?" choices=faults() value="" on_choose=|_| ()
                problem=Signal::stored(Some("Choose what is wrong with the light".to_owned()))/>
        }
        .into_any()
    }),
    Example::new("choice", "checkboxes", || {
        view! {
            <Checkboxes id="seen" legend="What did you see?" hint="Choose all that apply" optional=true choices=faults()
                value=Signal::stored(vec!["out".to_owned()]) on_choose=|_| ()/>
        }.into_any()
    }),
    Example::new("switch", "on", || {
        view! { <p class="row"><Switch id="s" on=true on_change=|_| ()/><label for="s">"E-mail"</label></p> }
            .into_any()
    }),
    Example::new("switch", "unavailable", || {
        view! {
            <p class="row"><Switch id="s" on=false unavailable=true described_by="why" on_change=|_| ()/>
                <label for="s">"Text"</label>
            <small id="why">"Blocked since 3 November: you sent STOP."</small></p>
        }
        .into_any()
    }),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_the_legend_and_the_first_input_carries_the_group_id() {
        let html = view! { <Radios id="fault" legend="What is wrong?" choices=faults() value="out" on_choose=|_| ()/> }.to_html();
        assert!(html.contains("<legend"), "{html}");
        assert!(html.contains(r#"id="fault""#), "{html}");
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
    }

    #[test]
    fn a_problem_belongs_to_the_group_and_is_told_with_its_first_input() {
        let wrong = Signal::stored(Some("Choose what is wrong with the light".to_owned()));
        let html = view! { <Radios id="fault" legend="What is wrong?" choices=faults() value="" on_choose=|_| () problem=wrong/> }
            .to_html();
        assert_eq!(html.matches(r#"aria-describedby="fault-problem""#).count(), 2, "{html}");
        let html =
            view! { <Radios id="fault" legend="What is wrong?" choices=faults() value="" on_choose=|_| ()/> }
                .to_html();
        assert!(!html.contains("aria-describedby"), "{html}");
    }

    #[test]
    fn a_switch_says_what_it_is() {
        let html = view! { <Switch id="s" on=true on_change=|_| ()/> }.to_html();
        assert!(html.contains(r#"role="switch""#), "{html}");
    }
}
