//! The service's own questions, each by its kind; and what answers at once instead.

use std::sync::Arc;

use leptos::prelude::*;
use onedoor_domain::id::AttributeCode;
use onedoor_domain::report::{Asks, Attribute, Datatype, DraftChange, Field, StepName, Stopper};

use super::photos;
use super::step_page::{StepPage, Way};
use super::stopper::stopper;
use super::writing::Form;
use crate::browser::announce;
use crate::t;
use crate::ui::{Checkboxes, Choice, Entry, Radios, TextArea, TextField};

/// The page of questions.
pub fn page(form: Form, way: Way) -> AnyView {
    let shown = {
        let form = form.clone();
        form.clone().value(move |draft| {
            form.service.shown(&draft.answers).iter().map(|one| one.code.clone()).collect::<Vec<_>>()
        })
    };
    let stops = {
        let form = form.clone();
        form.clone().value(move |draft| {
            let stops = form.service.stoppers_now(&draft.answers);
            stops.into_iter().find(|one| one.when.is_some()).cloned()
        })
    };
    // What comes or answers after a choice is said, because the focus stays on the choice.
    let service = Arc::clone(&form.service);
    Effect::new(move |before: Option<(Vec<AttributeCode>, Option<Stopper>)>| {
        let (shown, stop) = (shown.get(), stops.get());
        if let Some((shown_before, stop_before)) = before {
            let new = shown.iter().filter(|code| !shown_before.contains(code));
            let new: Vec<&Attribute> = new.filter_map(|code| service.attribute(code)).collect();
            match &stop {
                Some(stop) if Some(stop) != stop_before.as_ref() => {
                    announce::politely(&format!("{}. {}", stop.title, stop.text));
                }
                _ if !new.is_empty() => announce::politely(&come(&new)),
                _ => {}
            }
        }
        (shown, stop)
    });
    let questions = {
        let form = form.clone();
        view! {
            <For each=move || shown.get() key=AttributeCode::clone let:code>
                {form.service.attribute(&code).map(|attribute| one(&form, attribute, stops))}
            </For>
        }
    };
    let open = Signal::derive(move || stops.with(Option::is_none));
    view! { <StepPage form=form step=StepName::Questions way=way open=open>{questions}</StepPage> }.into_any()
}

/// What has come after a choice: what a notice says, and how many questions there are more.
fn come(new: &[&Attribute]) -> String {
    let (questions, notices): (Vec<&Attribute>, Vec<&Attribute>) =
        new.iter().partition(|one| one.asks == Asks::Question);
    let more = (!questions.is_empty()).then(|| t!("report-more-questions", count = questions.len()));
    notices.into_iter().map(|one| one.question.clone()).chain(more).collect::<Vec<_>>().join(" ")
}

/// One question or notice, and under it the stopper that hangs on it.
fn one(form: &Form, attribute: &Attribute, stops: Signal<Option<Stopper>>) -> AnyView {
    let code = attribute.code.clone();
    let here = move || {
        stops
            .get()
            .filter(|stop| stop.when.as_ref().is_some_and(|when| when.code == code))
            .map(|stop| stopper(&stop))
    };
    let drawn = match attribute.asks {
        Asks::Notice => notice(attribute),
        Asks::Question => question(form, attribute),
    };
    view! { {drawn}<div class="report__stop">{here}</div> }.into_any()
}

fn notice(attribute: &Attribute) -> AnyView {
    let (text, more) = (attribute.question.clone(), attribute.hint.clone());
    view! {
        <div class="notice">
            <p dir="auto">{text}</p>
            {more.map(|more| view! { <p class="soft" dir="auto">{more}</p> })}
        </div>
    }
    .into_any()
}

fn question(form: &Form, attribute: &Attribute) -> AnyView {
    let field = Field::Answer(attribute.code.clone());
    let (id, problem) = (field.address(), form.problem(field.clone()));
    let label = attribute.question.clone();
    let optional = !attribute.required;
    let code = attribute.code.clone();
    let values = form.value(move |draft| draft.answers.get(&code).to_vec());
    let first = Signal::derive(move || values.with(|values| values.first().cloned().unwrap_or_default()));
    let answer = {
        let (form, code) = (form.clone(), attribute.code.clone());
        move |values: Vec<String>| {
            form.change(&field, DraftChange::Answer(code.clone(), values));
        }
    };
    let say = {
        let answer = answer.clone();
        Callback::new(move |text: String| {
            answer(Some(text).filter(|text| !text.is_empty()).into_iter().collect());
        })
    };
    let hint = attribute.hint.clone().unwrap_or_default();
    match &attribute.datatype {
        Datatype::SingleValueList => view! {
            <Radios id=id legend=label hint=hint choices=choices(attribute) value=first on_choose=say
                problem=problem optional=optional/>
        }
        .into_any(),
        Datatype::MultiValueList => view! {
            <Checkboxes id=id legend=label hint=if hint.is_empty() { t!("report-choose-all") } else { hint } choices=choices(attribute)
                value=values on_choose=Callback::new(answer) problem=problem optional=optional/>
        }
        .into_any(),
        Datatype::Text => {
            let limit = attribute.max_length.unwrap_or(form.limits.text).min(form.limits.text);
            view! {
                <TextArea id=id label=label hint=hint value=first on_input=say problem=problem optional=optional
                    limit=usize::try_from(limit).unwrap_or(usize::MAX)/>
            }
            .into_any()
        }
        Datatype::Number => view! {
            <TextField id=id label=label hint=hint value=first on_input=say problem=problem optional=optional
                entry=Entry::Number unit=attribute.unit.clone().unwrap_or_default()/>
        }
        .into_any(),
        Datatype::DateTime => view! {
            <TextField id=id label=label hint=hint value=first on_input=say problem=problem optional=optional
                entry=Entry::Moment/>
            {photos::time_for(form, attribute)}
        }
        .into_any(),
        Datatype::String | Datatype::Unknown(_) => view! {
            <TextField id=id label=label hint=hint value=first on_input=say problem=problem optional=optional/>
        }
        .into_any(),
    }
}

fn choices(attribute: &Attribute) -> Vec<Choice> {
    attribute.values.iter().map(|value| Choice::new(value.key.clone(), value.name.clone())).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::super::examples::attributes;
    use super::*;

    #[test]
    fn it_is_said_how_many_questions_have_come_and_what_a_notice_says() {
        let all = attributes();
        let (notices, questions): (Vec<&Attribute>, Vec<&Attribute>) =
            all.iter().partition(|one| one.asks == Asks::Notice);
        assert_eq!(come(&questions[..1]), "There is one more question below.");
        assert_eq!(come(&questions[..2]), "There are 2 more questions below.");
        assert_eq!(come(&notices), "We mend most lights within five working days.");
        let both = [notices, questions[..3].to_vec()].concat();
        assert_eq!(
            come(&both),
            "We mend most lights within five working days. There are 3 more questions below."
        );
    }
}
