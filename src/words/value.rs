//! What a message can be given: a number or a text. Dates are words by the time they get here.

use std::borrow::Cow;

/// One argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Written by the reader's locale, and what plurals are chosen by.
    Number(f64),
    /// Written as it is, kept apart where its direction is not the sentence's.
    Text(Cow<'a, str>),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

macro_rules! from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )*};
}
from_number!(u8, i8, u16, i16, u32, i32, f32, f64);

macro_rules! from_count {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            /// Counts beyond 2^53 lose their last digits.
            #[expect(clippy::cast_precision_loss, reason = "nothing a resident reads is counted beyond 2^53")]
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        }
    )*};
}
from_count!(u64, i64, usize, isize);
