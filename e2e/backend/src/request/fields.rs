//! Reading the fields of a JSON body by pointer, gathering every problem before refusing.
//!
//! The same pointer finds the value and names it in `invalid-params`. A reader that meets a wrong value notes the problem
//! and answers something harmless; [`Fields::done`] then refuses, so what was read is used only when all of it was right.

use serde_json::Value;

use crate::language::Words;
use crate::phrases;
use crate::problem::{Answer, Invalid, Problem};
use crate::request::contact;

/// A body being read.
pub struct Fields<'a> {
    root: &'a Value,
    invalid: Vec<Invalid>,
}

impl<'a> Fields<'a> {
    /// Reads `root`, which must be an object.
    pub fn new(root: &'a Value) -> Answer<Self> {
        if root.is_object() {
            Ok(Self { root, invalid: Vec::new() })
        } else {
            Err(Problem::invalid_one("", phrases::not_an_object()))
        }
    }

    /// Notes a problem.
    pub fn refuse(&mut self, pointer: impl Into<String>, reason: Words) {
        self.invalid.push(Invalid { name: pointer.into(), reason });
    }

    /// Whether something at or under `pointer` was refused already.
    pub fn refused(&self, pointer: &str) -> bool {
        let under = |name: &str| {
            name.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.invalid.iter().any(|one| under(&one.name))
    }

    /// Refuses with every problem there was.
    pub fn done(self) -> Answer<()> {
        if self.invalid.is_empty() { Ok(()) } else { Err(Problem::invalid(self.invalid)) }
    }

    /// The value, unless it is missing or null.
    pub fn value(&self, pointer: &str) -> Option<&'a Value> {
        self.root.pointer(pointer).filter(|value| !value.is_null())
    }

    /// Whether the name is there, null or not.
    pub fn present(&self, pointer: &str) -> bool {
        self.root.pointer(pointer).is_some()
    }

    /// A text of `min` to `max` characters that must be there. `missing` is said when it is not, or is blank.
    pub fn text(&mut self, pointer: &str, max: usize, missing: Words) -> String {
        match self.root.pointer(pointer) {
            Some(Value::String(text)) if text.trim().is_empty() => {
                self.refuse(pointer, missing);
                String::new()
            }
            Some(Value::String(text)) => self.short_enough(pointer, text, max),
            Some(_) => self.wrong(pointer, phrases::want_text()),
            None => self.wrong(pointer, missing),
        }
    }

    /// A text that must be there and may be blank.
    pub fn any_text(&mut self, pointer: &str, max: usize) -> String {
        match self.root.pointer(pointer) {
            Some(Value::String(text)) => self.short_enough(pointer, text, max),
            _ => self.wrong(pointer, phrases::want_text()),
        }
    }

    /// A text that may be missing, null or blank.
    pub fn maybe_text(&mut self, pointer: &str, max: usize) -> Option<String> {
        match self.value(pointer) {
            None => None,
            Some(Value::String(text)) => {
                let text = self.short_enough(pointer, text, max);
                (!text.trim().is_empty()).then_some(text)
            }
            Some(_) => {
                self.refuse(pointer, phrases::want_text());
                None
            }
        }
    }

    /// An e-mail address that must be there.
    pub fn email(&mut self, pointer: &str) -> String {
        let text = self.text(pointer, 254, phrases::want_email());
        if self.refused(pointer) {
            text
        } else {
            self.checked(pointer, contact::email(&text), phrases::want_email())
        }
    }

    /// An e-mail address that may be missing.
    pub fn maybe_email(&mut self, pointer: &str) -> Option<String> {
        let text = self.maybe_text(pointer, 254)?;
        Some(self.checked(pointer, contact::email(&text), phrases::want_email()))
    }

    /// A phone number that may be missing, as E.164.
    pub fn maybe_phone(&mut self, pointer: &str) -> Option<String> {
        let text = self.maybe_text(pointer, 40)?;
        Some(self.checked(pointer, contact::phone(&text), phrases::want_phone()))
    }

    fn checked(&mut self, pointer: &str, value: Option<String>, reason: Words) -> String {
        value.unwrap_or_else(|| self.wrong(pointer, reason))
    }

    /// An id that must be there.
    pub fn id(&mut self, pointer: &str) -> String {
        match self.root.pointer(pointer).and_then(Value::as_str) {
            Some(id) if is_id(id) => id.to_owned(),
            _ => self.wrong(pointer, phrases::want_id()),
        }
    }

    /// An id that may be missing or null.
    pub fn maybe_id(&mut self, pointer: &str) -> Option<String> {
        self.value(pointer)?;
        let id = self.id(pointer);
        (!id.is_empty()).then_some(id)
    }

    /// One of the words that the contract lists; the first of them when it is none.
    pub fn one_of(&mut self, pointer: &str, words: &[&'static str]) -> &'static str {
        let given = self.root.pointer(pointer).and_then(Value::as_str);
        let found = given.and_then(|given| words.iter().find(|word| **word == given));
        found.copied().unwrap_or_else(|| {
            self.refuse(pointer, phrases::want_one_of(words));
            words.first().copied().unwrap_or("")
        })
    }

    /// A number from `min` to `max` that may be missing or null.
    pub fn maybe_number(&mut self, pointer: &str, min: f64, max: f64) -> Option<f64> {
        let value = self.value(pointer)?;
        match value.as_f64() {
            Some(number) if (min..=max).contains(&number) => Some(number),
            _ => {
                self.refuse(pointer, phrases::want_number(min, max));
                None
            }
        }
    }

    /// How many items a list has; the list must be there.
    pub fn list(&mut self, pointer: &str, min: usize, max: usize) -> usize {
        match self.root.pointer(pointer).and_then(Value::as_array) {
            Some(items) if (min..=max).contains(&items.len()) => items.len(),
            _ => {
                self.refuse(pointer, phrases::want_list(min, max));
                0
            }
        }
    }

    /// True or false; it must be there.
    pub fn flag(&mut self, pointer: &str) -> bool {
        let value = self.root.pointer(pointer).and_then(Value::as_bool);
        value.unwrap_or_else(|| {
            self.refuse(pointer, phrases::want_one_of(&["true", "false"]));
            false
        })
    }

    /// A language tag that may be missing; its form is checked, whether or not the council speaks it.
    pub fn maybe_language(&mut self, pointer: &str) -> Option<&'a str> {
        let value = self.root.pointer(pointer)?;
        let tag = value.as_str().filter(|tag| is_language(tag));
        if tag.is_none() {
            self.refuse(pointer, phrases::want_language());
        }
        tag
    }

    /// Refuses a value that is neither missing, null nor an object.
    pub fn maybe_object(&mut self, pointer: &str) -> bool {
        match self.value(pointer) {
            None => false,
            Some(value) if value.is_object() => true,
            Some(_) => {
                self.refuse(pointer, phrases::not_an_object());
                false
            }
        }
    }

    fn short_enough(&mut self, pointer: &str, text: &str, max: usize) -> String {
        if text.chars().count() > max {
            return self.wrong(pointer, phrases::too_long(max));
        }
        text.to_owned()
    }

    fn wrong(&mut self, pointer: &str, reason: Words) -> String {
        self.refuse(pointer, reason);
        String::new()
    }
}

/// Whether this is an id of the contract: `^[A-Za-z0-9_.~-]+$`, up to 100 characters.
pub fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_.~-".contains(&b);
    (1..=100).contains(&text.len()) && text.bytes().all(plain)
}

/// Whether this has the form of a BCP 47 tag, as far as the contract asks.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or("");
    text.len() <= 20
        && (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_problem_is_gathered_under_its_pointer() {
        let body = json!({"a": "  ", "b": "long", "n": 7, "c": "red"});
        let mut fields = Fields::new(&body).unwrap();
        fields.text("/a", 10, phrases::want_text());
        fields.text("/b", 3, phrases::want_text());
        fields.maybe_number("/n", 0.0, 6.0);
        assert_eq!(fields.one_of("/c", &["red", "green"]), "red");
        fields.id("/missing");
        let names: Vec<_> = fields.invalid.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["/a", "/b", "/n", "/missing"]);
        assert!(fields.done().is_err());
    }

    #[test]
    fn tags_and_ids() {
        assert!(is_language("cy") && is_language("en-GB") && is_language("zh-Hant-TW"));
        assert!(!is_language("english") && !is_language("e") && !is_language("en-") && !is_language("en_GB"));
        assert!(is_id("AB-4821") && is_id("ev_1.~") && !is_id("") && !is_id("a b") && !is_id("é"));
    }
}
