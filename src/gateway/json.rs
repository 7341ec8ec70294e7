//! Reading JSON with tolerance, without a generated decoder for each type: those would weigh more than the screens.
//!
//! What must be there and is not, or is of a wrong kind, is [`Wrong`] with the member's name. What may be missing is
//! missing when it is null, blank or of a wrong kind. Unknown members are passed over. Nothing here panics.

use onedoor_domain::{ClockTime, Day, Failure, Timestamp};
use serde_json::Value;

/// The name of a member that is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong(pub &'static str);

/// What reading gives.
pub type Read<T> = Result<T, Wrong>;

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Self::Malformed { what: wrong.0.to_owned() }
    }
}

/// A JSON object.
#[derive(Clone, Copy)]
pub struct Object<'a>(&'a Value);

/// Reads a body as one value.
pub fn parse(body: &[u8]) -> Read<Value> {
    serde_json::from_slice(body).map_err(|_| Wrong("json"))
}

impl<'a> Object<'a> {
    /// The object that a value is.
    pub fn of(value: &'a Value) -> Read<Self> {
        if value.is_object() { Ok(Self(value)) } else { Err(Wrong("object")) }
    }

    /// A member; null is none.
    pub fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A member that is an object and may be missing.
    pub fn object(self, name: &str) -> Option<Self> {
        self.get(name).and_then(|value| Self::of(value).ok())
    }

    /// Words that must be there. They may be blank; a number is taken for its digits.
    pub fn text(self, name: &'static str) -> Read<String> {
        match self.get(name) {
            Some(Value::String(text)) => Ok(text.clone()),
            Some(Value::Number(number)) => Ok(number.to_string()),
            _ => Err(Wrong(name)),
        }
    }

    /// Words that may be missing; blank is missing.
    pub fn maybe_text(self, name: &'static str) -> Option<String> {
        self.text(name).ok().filter(|text| !text.trim().is_empty())
    }

    /// A name that must be there.
    pub fn id<T, E>(self, name: &'static str, parse: fn(&str) -> Result<T, E>) -> Read<T> {
        self.text(name).and_then(|text| parse(&text).map_err(|_| Wrong(name)))
    }

    /// A name that may be missing.
    pub fn maybe_id<T, E>(self, name: &'static str, parse: fn(&str) -> Result<T, E>) -> Option<T> {
        self.text(name).ok().and_then(|text| parse(&text).ok())
    }

    /// One of some words, which must be there.
    pub fn one_of<T: Clone>(self, name: &'static str, words: &[(&str, T)]) -> Read<T> {
        let text = self.get(name).and_then(Value::as_str).ok_or(Wrong(name))?;
        words.iter().find(|(word, _)| *word == text).map(|(_, one)| one.clone()).ok_or(Wrong(name))
    }

    /// Yes or no; the default when it is missing.
    pub fn flag(self, name: &'static str, default: bool) -> bool {
        match self.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(word)) if word == "true" => true,
            Some(Value::String(word)) if word == "false" => false,
            _ => default,
        }
    }

    /// A whole number, not negative, that must be there.
    pub fn whole(self, name: &'static str) -> Read<u64> {
        self.get(name).and_then(Value::as_u64).ok_or(Wrong(name))
    }

    /// A whole number that may be missing; too large a one is the largest.
    pub fn maybe_whole(self, name: &'static str) -> Option<u32> {
        self.whole(name).ok().map(|number| u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// A number that may be missing.
    pub fn maybe_number(self, name: &'static str) -> Option<f64> {
        self.get(name).and_then(Value::as_f64).filter(|number| number.is_finite())
    }

    /// A moment that must be there.
    pub fn time(self, name: &'static str) -> Read<Timestamp> {
        self.id(name, Timestamp::parse)
    }

    /// A moment that may be missing.
    pub fn maybe_time(self, name: &'static str) -> Option<Timestamp> {
        self.maybe_id(name, Timestamp::parse)
    }

    /// A day that may be missing.
    pub fn maybe_day(self, name: &'static str) -> Option<Day> {
        self.maybe_id(name, Day::parse)
    }

    /// A clock time that must be there.
    pub fn clock(self, name: &'static str) -> Read<ClockTime> {
        self.id(name, ClockTime::parse)
    }

    /// Reads each of a list that must be there.
    pub fn list<T>(self, name: &'static str, read: fn(&'a Value) -> Read<T>) -> Read<Vec<T>> {
        let items = self.get(name).and_then(Value::as_array).ok_or(Wrong(name))?;
        // A plain loop, so that each type adds little code to what is downloaded.
        let mut found = Vec::with_capacity(items.len());
        for item in items {
            found.push(read(item)?);
        }
        Ok(found)
    }

    /// Reads what can be read of a list that may be missing.
    pub fn maybe_list<T>(self, name: &'static str, read: fn(&'a Value) -> Read<T>) -> Vec<T> {
        let mut found = Vec::new();
        if let Some(items) = self.get(name).and_then(Value::as_array) {
            for item in items {
                if let Ok(item) = read(item) {
                    found.push(item);
                }
            }
        }
        found
    }

    /// The members that are words, by their names.
    pub fn words(self) -> Vec<(&'a str, &'a str)> {
        let mut found = Vec::new();
        for (name, value) in self.0.as_object().into_iter().flatten() {
            if let Some(word) = value.as_str() {
                found.push((name.as_str(), word));
            }
        }
        found
    }
}

/// A list item that is words.
pub fn word(value: &Value) -> Read<String> {
    value.as_str().map(str::to_owned).ok_or(Wrong("word"))
}

/// Reads each of a body's `items`.
pub fn items<T>(body: &[u8], read: fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    let value = parse(body)?;
    Object::of(&value)?.list("items", read)
}
