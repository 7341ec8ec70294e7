//! Fields in which something is written: a label, a hint, a problem, and the input, tied by id.
//!
//! Access: the label is a real `<label>`; hint and problem are named by `aria-describedby`, the problem
//! first, so that it is heard first; `aria-invalid` only with a problem; "optional" is part of the label.

use leptos::prelude::*;

use super::{Example, Glyph, Icon};
use crate::t;

/// What kind of thing is entered: chooses keyboard, width and autofill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Words.
    #[default]
    Text,
    /// A name.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A number.
    Number,
    /// A one-time code.
    Code,
    /// A day and time on the reader's clock.
    Moment,
    /// Something to find.
    Search,
}

impl Entry {
    const fn kind(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Moment => "datetime-local",
            Self::Search => "search",
            Self::Text | Self::Name | Self::Number | Self::Code => "text",
        }
    }

    const fn mode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("decimal"),
            Self::Code => Some("numeric"),
            _ => None,
        }
    }

    const fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("name"),
            Self::Email => Some("email"),
            Self::Phone => Some("tel"),
            Self::Code => Some("one-time-code"),
            Self::Search => Some("off"),
            Self::Text | Self::Number | Self::Moment => None,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Number | Self::Moment => "field__input field__input--short",
            Self::Code => "field__input field__input--code",
            _ => "field__input",
        }
    }
}

/// Words that are blank are none.
pub(super) fn given(words: Option<String>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty())
}

/// The ids that tie hint and problem to an input, problem first.
pub(super) fn described_by(id: &str, hint: bool, problem: bool) -> Option<String> {
    match (problem, hint) {
        (true, true) => Some(format!("{id}-problem {id}-hint")),
        (true, false) => Some(format!("{id}-problem")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

/// The problem beside a field.
#[component]
pub(super) fn FieldProblem(id: String, #[prop(into)] problem: Signal<Option<String>>) -> impl IntoView {
    move || {
        problem.get().map(|words| {
            view! {
                <p class="field__problem" id=format!("{id}-problem")>
                    <Glyph icon=Icon::Warning class=""/>
                    <span><span class="visually-hidden">{t!("field-problem")}" "</span>{words}</span>
                </p>
            }
        })
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// The input's id; the error summary points to it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Help with the answer; blank is none.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What is wrong with it, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
    /// The kind of thing that is entered.
    #[prop(default = Entry::Text)]
    entry: Entry,
    /// May it be left out? Then the label says so.
    #[prop(default = false)]
    optional: bool,
    /// A unit after the input, such as “cm”; blank is none.
    #[prop(into, optional)]
    unit: Option<String>,
    /// Overrides the autofill of the entry's kind.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let (hint, unit) = (given(hint), given(unit));
    let has_hint = hint.is_some();
    let has_unit = unit.is_some();
    let input_id = id.clone();
    let described = {
        let id = id.clone();
        move || {
            let mut ids = described_by(&id, has_hint, problem.get().is_some());
            if has_unit {
                let unit = format!("{id}-unit");
                ids = Some(ids.map_or(unit.clone(), |ids| format!("{ids} {unit}")));
            }
            ids
        }
    };
    view! {
        <div class="field" class:field--wrong=move || problem.get().is_some()>
            <label class="field__label" for=id.clone()>
                {label}
                {optional.then(|| view! { " " <span class="field__optional">{t!("field-optional")}</span> })}
            </label>
            {hint.map(|words| view! { <p class="field__hint" id=format!("{id}-hint")>{words}</p> })}
            <FieldProblem id=id.clone() problem=problem/>
            <span class="field__unit">
                <input
                    id=input_id
                    class=entry.class()
                    type=entry.kind()
                    inputmode=entry.mode()
                    autocomplete=autocomplete.or(entry.autocomplete())
                    spellcheck=matches!(entry, Entry::Email | Entry::Code).then_some("false")
                    aria-describedby=described
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    aria-required=(!optional && entry != Entry::Search).then_some("true")
                    prop:value=move || value.get()
                    on:input:target=move |event| on_input.run(event.target().value())
                />
                {unit.map(|unit| view! { <span id=format!("{id}-unit")>{unit}</span> })}
            </span>
        </div>
    }
}

/// Several lines of text, with a count once the limit comes near.
#[component]
pub fn TextArea(
    /// The input's id; the error summary points to it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// Help with the answer; blank is none.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What is wrong with it, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
    /// Characters (Unicode scalar values) that the backend takes.
    #[prop(default = 4000)]
    limit: usize,
    /// May it be left out? Then the label says so.
    #[prop(default = false)]
    optional: bool,
) -> impl IntoView {
    let hint = given(hint);
    let has_hint = hint.is_some();
    let input_id = id.clone();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, problem.get().is_some())
    };
    // The count is for the eye; a screen reader hears it only when it matters (from 90%), politely.
    let left = Memo::new(move |_| i64::try_from(limit).unwrap_or(i64::MAX) - count(&value.get()));
    let near = i64::try_from(limit / 10).unwrap_or(0);
    view! {
        <div class="field" class:field--wrong=move || problem.get().is_some()>
            <label class="field__label" for=id.clone()>
                {label}
                {optional.then(|| view! { " " <span class="field__optional">{t!("field-optional")}</span> })}
            </label>
            {hint.map(|words| view! { <p class="field__hint" id=format!("{id}-hint")>{words}</p> })}
            <FieldProblem id=id.clone() problem=problem/>
            <textarea
                id=input_id
                class="field__input"
                dir="auto"
                aria-describedby=described
                aria-invalid=move || problem.get().is_some().then_some("true")
                aria-required=(!optional).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run(event.target().value())
            ></textarea>
            <p class="field__count" aria-live="polite">
                {move || {
                    let left = left.get();
                    match left {
                        left if left < 0 => t!("field-too-long", count = -left),
                        left if left <= near => t!("field-left", count = left),
                        _ => String::new(),
                    }
                }}
            </p>
        </div>
    }
}

fn count(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("field", "empty", || {
        view! { <TextField id="street" label="Street, place or postcode" hint="For example Stryd Fawr or SY23 9AA" value="" on_input=|_| ()/> }.into_any()
    }),
    Example::new("field", "optional", || {
        view! { <TextField id="name" label="Your name" entry=Entry::Name optional=true value="Mair Evans" on_input=|_| ()/> }.into_any()
    }),
    Example::new("field", "wrong", || {
        view! {
            <TextField
                id="email" label="E-mail address" hint="We send a code to it" entry=Entry::Email value="mair@"
                problem=Signal::stored(Some("Enter a whole e-mail address, such as name@example.org".to_owned()))
                on_input=|_| ()
            />
        }.into_any()
    }),
    Example::new("field", "unit", || {
        view! { <TextField id="depth" label="How deep is it?" unit="cm" entry=Entry::Number value="12" on_input=|_| ()/> }.into_any()
    }),
    Example::new("field", "code", || {
        view! { <TextField id="code" label="Code" entry=Entry::Code value="204816" on_input=|_| ()/> }
            .into_any()
    }),
    Example::new("field", "area", || {
        view! { <TextArea id="what" label="What happened?" hint="Two or three sentences are fine" value="The lamp is out." on_input=|_| ()/> }.into_any()
    }),
    Example::new("field", "area-too-long", || {
        view! {
            <TextArea
                id="what" label="What happened?" limit=20 value="The lamp by the bridge is out."
                problem=Signal::stored(Some("Shorten it to 20 characters".to_owned())) on_input=|_| ()
            />
        }
        .into_any()
    }),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn hint_and_problem_are_tied_to_the_input_problem_first() {
        let html = view! {
            <TextField id="email" label="E-mail" hint="We send a code" value="" on_input=|_| ()
                problem=Signal::stored(Some("Enter an address".to_owned()))/>
        }
        .to_html();
        assert!(html.contains(r#"aria-describedby="email-problem email-hint""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"for="email""#), "{html}");
        assert!(html.contains(r#"id="email-problem""#), "{html}");
    }

    #[test]
    fn a_field_without_a_problem_is_not_called_invalid() {
        let html = view! { <TextField id="email" label="E-mail" value="" on_input=|_| ()/> }.to_html();
        assert!(!html.contains("aria-invalid"), "{html}");
        assert!(!html.contains("aria-describedby"), "{html}");
    }

    #[test]
    fn what_is_too_long_is_counted_in_characters_not_bytes() {
        let html = view! { <TextArea id="t" label="T" limit=3 value="éàôî" on_input=|_| ()/> }.to_html();
        assert!(html.contains('1'), "{html}");
    }
}
