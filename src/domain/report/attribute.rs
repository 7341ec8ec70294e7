//! A service's questions (Open311 service attributes), answers to them, and when a question is asked.

use crate::id::AttributeCode;
use std::collections::BTreeMap;

/// What kind of answer a question wants (Open311 `datatype`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datatype {
    /// A line of text.
    String,
    /// A number.
    Number,
    /// A day, or a day and time.
    DateTime,
    /// Several lines of text.
    Text,
    /// One of the values.
    SingleValueList,
    /// Any of the values.
    MultiValueList,
    /// A kind that this portal does not know: asked as text.
    Unknown(String),
}

impl Datatype {
    /// Reads Open311's word.
    pub fn parse(text: &str) -> Self {
        match text {
            "string" => Self::String,
            "number" => Self::Number,
            "datetime" => Self::DateTime,
            "text" => Self::Text,
            "singlevaluelist" => Self::SingleValueList,
            "multivaluelist" => Self::MultiValueList,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

/// A value to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListValue {
    /// What is sent.
    pub key: String,
    /// What is shown.
    pub name: String,
}

/// Whether an attribute asks for something (Open311 `variable`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// It is a question.
    Question,
    /// It is something to read; nothing is answered.
    Notice,
}

/// True when the answer to `code` is one of these keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The question looked at.
    pub code: AttributeCode,
    /// Any of these.
    pub any_of: Vec<String>,
}

impl Condition {
    /// Does it hold for these answers?
    pub fn holds(&self, answers: &Answers) -> bool {
        answers.get(&self.code).iter().any(|value| self.any_of.contains(value))
    }
}

/// One question of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name in the backend.
    pub code: AttributeCode,
    /// What kind of answer it wants.
    pub datatype: Datatype,
    /// It must be answered, when it is asked.
    pub required: bool,
    /// Its place among the questions.
    pub order: i64,
    /// The question, or the notice.
    pub question: String,
    /// Help with the answer.
    pub hint: Option<String>,
    /// Whether it asks for something.
    pub asks: Asks,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The smallest number.
    pub minimum: Option<f64>,
    /// The largest number.
    pub maximum: Option<f64>,
    /// The most characters.
    pub max_length: Option<u32>,
    /// Values to choose.
    pub values: Vec<ListValue>,
    /// Asked only when this holds.
    pub show_if: Option<Condition>,
}

/// What was answered: for each question the values, in the order chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<AttributeCode, Vec<String>>);

impl Answers {
    /// The values for a question; none when it was not answered.
    pub fn get(&self, code: &AttributeCode) -> &[String] {
        self.0.get(code).map_or(&[], Vec::as_slice)
    }

    /// The first value for a question; empty when it was not answered.
    pub fn one(&self, code: &AttributeCode) -> &str {
        self.get(code).first().map_or("", String::as_str)
    }

    /// Sets the values for a question; none forgets it.
    pub fn set(&mut self, code: AttributeCode, values: Vec<String>) {
        if values.is_empty() {
            self.0.remove(&code);
        } else {
            self.0.insert(code, values);
        }
    }

    /// Everything that was answered, by the question's code.
    pub fn iter(&self) -> impl Iterator<Item = (&AttributeCode, &[String])> {
        self.0.iter().map(|(code, values)| (code, values.as_slice()))
    }

    /// Nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
