//! Answers to a service's questions: checked against them, and turned into what is shown on the case.
//!
//! A question that is not shown (its `show_if` does not hold) counts as not answered, whatever was sent for it. A question
//! whose own condition rests on a hidden question is hidden too.

use std::collections::HashMap;

use crate::clock;
use crate::language::{Lang, Text, Words};
use crate::phrases;
use crate::problem::Invalid;
use crate::services::{Attribute, Service};

/// What was answered, by the question's code.
pub type Given = HashMap<String, Vec<String>>;

/// The questions and answers as the case shows them, or every problem with them.
pub fn check(service: &Service, given: &Given) -> Result<Vec<(Text, Text)>, Vec<Invalid>> {
    let mut problems = Vec::new();
    let mut shown: HashMap<&str, &[String]> = HashMap::new();
    let mut lines = Vec::new();
    for attribute in service.attributes.iter().filter(|attribute| attribute.variable) {
        let asked = attribute.show_if.as_ref().is_none_or(|condition| {
            let values = shown.get(condition.code.as_str()).copied().unwrap_or_default();
            values.iter().any(|value| condition.any_of.contains(value))
        });
        if !asked {
            continue;
        }
        let values = given.get(&attribute.code).map(Vec::as_slice).unwrap_or_default();
        let values = if values.iter().all(|value| value.trim().is_empty()) { &[] } else { values };
        if values.is_empty() {
            if attribute.required {
                problems.push(invalid(attribute, missing(attribute)));
            }
            continue;
        }
        match answer(attribute, values) {
            Ok(answer) => {
                shown.insert(&attribute.code, values);
                lines.push((attribute.question.clone(), answer));
            }
            Err(reason) => problems.push(invalid(attribute, reason)),
        }
    }
    for code in given.keys() {
        let known = |attribute: &Attribute| attribute.code == *code && attribute.variable;
        if !service.attributes.iter().any(known) {
            problems.push(Invalid { name: format!("/attributes/{code}"), reason: phrases::not_asked() });
        }
    }
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

fn invalid(attribute: &Attribute, reason: Words) -> Invalid {
    Invalid { name: format!("/attributes/{}", attribute.code), reason }
}

fn missing(attribute: &Attribute) -> Words {
    match attribute.datatype.as_str() {
        "singlevaluelist" => phrases::choose_one(),
        "multivaluelist" => phrases::choose_some(),
        "number" => phrases::enter_number(),
        "datetime" => phrases::enter_date(),
        _ => phrases::answer_this(),
    }
}

/// The answer as it is shown.
fn answer(attribute: &Attribute, values: &[String]) -> Result<Text, Words> {
    if attribute.datatype == "multivaluelist" {
        let mut names = Vec::new();
        for (at, key) in values.iter().enumerate() {
            if values[..at].contains(key) {
                return Err(phrases::choose_some());
            }
            names.push(choice(attribute, key).ok_or_else(phrases::choose_some)?);
        }
        return Ok(joined(&names).into());
    }
    let [value] = values else { return Err(phrases::one_answer()) };
    match attribute.datatype.as_str() {
        "singlevaluelist" => choice(attribute, value).cloned().ok_or_else(phrases::choose_one),
        "number" => number(attribute, value.trim()),
        "datetime" => moment(value.trim()).ok_or_else(phrases::enter_date),
        _ => {
            let max = attribute.max_length.unwrap_or(4000);
            if value.chars().count() > max { Err(phrases::too_long(max)) } else { Ok(value.as_str().into()) }
        }
    }
}

fn choice<'a>(attribute: &'a Attribute, key: &str) -> Option<&'a Text> {
    attribute.choices.iter().find(|choice| choice.key == key).map(|choice| &choice.name)
}

fn joined(names: &[&Text]) -> Words {
    let all =
        |lang: Lang, comma: &str| names.iter().map(|name| name.say(lang)).collect::<Vec<_>>().join(comma);
    Words::new(all(Lang::En, ", "), all(Lang::Cy, ", "), all(Lang::Ar, "، "))
}

fn number(attribute: &Attribute, value: &str) -> Result<Text, Words> {
    let low = attribute.minimum.unwrap_or(f64::NEG_INFINITY);
    let high = attribute.maximum.unwrap_or(f64::INFINITY);
    let number =
        value.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(phrases::enter_number)?;
    if !(low..=high).contains(&number) {
        return Err(phrases::number_between(attribute.minimum, attribute.maximum));
    }
    Ok(match &attribute.unit {
        Some(unit) => unit.words().map(|_, unit| format!("{number} {unit}")).into(),
        None => number.to_string().into(),
    })
}

/// A full time with its offset, a time on the council's clock, or a day.
fn moment(value: &str) -> Option<Text> {
    if let Some(date) = clock::parse_day(value) {
        return Some(in_words(|lang| clock::spoken_day(date, lang)));
    }
    let local: jiff::civil::DateTime = match clock::parse_rfc3339(value) {
        Some(at) => clock::local(at).datetime(),
        None => value.parse().ok()?,
    };
    let (date, time) = (local.date(), local.time());
    let clock = format!("{:02}:{:02}", time.hour(), time.minute());
    Some(in_words(|lang| format!("{}, {clock}", clock::spoken_day(date, lang))))
}

fn in_words(say: impl Fn(Lang) -> String) -> Text {
    Words::new(say(Lang::En), say(Lang::Cy), say(Lang::Ar)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::{Attribute, Choice, Condition, testing};

    fn list(code: &str, datatype: &str, required: bool) -> Attribute {
        let choices = ["out", "flicker", "wires"]
            .map(|key| Choice { key: key.into(), name: format!("It is {key}").into() })
            .to_vec();
        Attribute { choices, ..testing::attribute(code, datatype, required) }
    }

    fn problems(attributes: Vec<Attribute>, given: &[(&str, &[&str])]) -> Vec<String> {
        let given: Given = given
            .iter()
            .map(|(code, values)| ((*code).to_owned(), values.iter().map(|v| (*v).to_owned()).collect()))
            .collect();
        match check(&testing::service(attributes), &given) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|one| one.name).collect(),
        }
    }

    #[test]
    fn every_datatype_has_its_check() {
        let check = |datatype: &str, values: &[&str], good: bool| {
            let attribute = Attribute {
                minimum: Some(1.0),
                maximum: Some(9.0),
                max_length: Some(30),
                ..list("a", datatype, true)
            };
            let found = problems(vec![attribute], &[("a", values)]);
            assert_eq!(found.is_empty(), good, "{datatype} {values:?}: {found:?}");
        };
        check("singlevaluelist", &["out"], true);
        check("singlevaluelist", &["out", "wires"], false);
        check("singlevaluelist", &["lit"], false);
        check("multivaluelist", &["out", "wires"], true);
        check("multivaluelist", &["out", "out"], false);
        check("multivaluelist", &[], false);
        check("number", &["3.5"], true);
        check("number", &["12"], false);
        check("number", &["NaN"], false);
        check("number", &["three"], false);
        check("datetime", &["2026-11-20"], true);
        check("datetime", &["2026-11-20T18:31:00+00:00"], true);
        check("datetime", &["2026-11-20T18:31"], true);
        check("datetime", &["yesterday"], false);
        check("string", &["on the left"], true);
        check("string", &["  "], false);
        check("string", &["much longer than thirty characters"], false);
        check("photo", &["asked as text"], true);
    }

    #[test]
    fn a_hidden_question_is_not_asked() {
        let hidden = |required| Attribute {
            show_if: Some(Condition { code: "fault".into(), any_of: vec!["out".into()] }),
            ..testing::attribute("column", "string", required)
        };
        let questions = |required| vec![list("fault", "singlevaluelist", true), hidden(required)];
        assert!(problems(questions(true), &[("fault", &["wires"])]).is_empty());
        assert!(problems(questions(true), &[("fault", &["wires"]), ("column", &["left over"])]).is_empty());
        assert_eq!(problems(questions(true), &[("fault", &["out"])]), ["/attributes/column"]);
        assert!(problems(questions(false), &[("fault", &["out"])]).is_empty());
    }

    #[test]
    fn what_was_not_asked_is_refused() {
        let questions = vec![testing::attribute("a", "string", false)];
        assert_eq!(problems(questions, &[("zzz", &["x"])]), ["/attributes/zzz"]);
    }
}
