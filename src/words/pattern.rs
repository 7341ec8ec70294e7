//! Fills the gaps of a compact pattern. Any pattern is survived: a malformed one says less, it never panics.

use crate::Value;
use crate::isolate;
use crate::mark::{ARGUMENT, DEEPEST, END, FIRST, SAYS, SELECT, VARIANT};

/// How the reader's locale counts and writes.
pub trait Reader {
    /// Whether the number is of this CLDR plural category: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn counts_as(&self, number: f64, category: &str) -> bool;
    /// The number in the reader's digits and grouping.
    fn number(&self, number: f64) -> String;
    /// Whether the reader's language runs from right to left.
    fn right_to_left(&self) -> bool;
}

/// What the pattern says to this reader.
///
/// `places` holds, for each of the message's arguments in alphabetical order, its place among `values`.
pub fn say(pattern: &str, places: &[u8], values: &[Value<'_>], reader: &dyn Reader) -> String {
    let mut out = String::with_capacity(pattern.len());
    Saying { places, values, reader }.body(pattern, Some(&mut out), 0);
    out
}

struct Saying<'a> {
    places: &'a [u8],
    values: &'a [Value<'a>],
    reader: &'a dyn Reader,
}

impl Saying<'_> {
    /// Says text up to the mark that ends it, and returns the rest from that mark on. Without `out` it only walks over.
    fn body<'p>(&self, mut rest: &'p str, mut out: Option<&mut String>, depth: u8) -> &'p str {
        loop {
            let (text, tail) = split(rest);
            if let Some(out) = &mut out {
                out.push_str(text);
            }
            match tail.bytes().next() {
                Some(ARGUMENT) => {
                    let (value, after) = self.argument(tail);
                    rest = after;
                    if let (Some(out), Some(value)) = (&mut out, value) {
                        self.write(value, out);
                    }
                }
                Some(SELECT) if depth < DEEPEST => rest = self.select(tail, out.as_deref_mut(), depth + 1),
                _ => return tail,
            }
        }
    }

    /// Says the first variant that fits, and returns what follows the selection.
    fn select<'p>(&self, selection: &'p str, mut out: Option<&mut String>, depth: u8) -> &'p str {
        let (value, mut rest) = self.argument(selection);
        while let Some(variant) = after(rest, VARIANT) {
            let (key, says) = split(variant);
            let Some(body) = after(says, SAYS) else { break };
            let fits = key.is_empty() || value.is_some_and(|value| self.fits(value, key));
            rest = self.body(body, if fits { out.take() } else { None }, depth);
        }
        after(rest, END).unwrap_or("")
    }

    /// The argument whose mark and number begin `from`, and what follows them.
    fn argument<'p>(&self, from: &'p str) -> (Option<&Value<'_>>, &'p str) {
        let number = from.as_bytes().get(1).copied().unwrap_or(0).wrapping_sub(FIRST);
        let value =
            self.places.get(usize::from(number)).and_then(|place| self.values.get(usize::from(*place)));
        (value, from.get(2..).unwrap_or(""))
    }

    fn fits(&self, value: &Value<'_>, key: &str) -> bool {
        match value {
            Value::Text(text) => text == key,
            Value::Number(number) => match whole(key) {
                Some(whole) => (whole - number).abs() < f64::EPSILON,
                None => self.reader.counts_as(*number, key),
            },
        }
    }

    fn write(&self, value: &Value<'_>, out: &mut String) {
        match value {
            Value::Text(text) => isolate::push(text, self.reader.right_to_left(), out),
            Value::Number(number) => {
                isolate::push(&self.reader.number(*number), self.reader.right_to_left(), out);
            }
        }
    }
}

/// The text before the first mark, and the rest from that mark on.
fn split(rest: &str) -> (&str, &str) {
    let at = rest.bytes().position(|byte| byte <= END).unwrap_or(rest.len());
    rest.split_at_checked(at).unwrap_or(("", ""))
}

fn after(rest: &str, mark: u8) -> Option<&str> {
    rest.strip_prefix(char::from(mark))
}

/// The whole number that the key is, where it is one. (The standard parser of fractions would weigh ten times more.)
fn whole(key: &str) -> Option<f64> {
    let (sign, digits) = key.strip_prefix('-').map_or((1.0, key), |digits| (-1.0, digits));
    let mut number = None;
    for digit in digits.bytes() {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = Some(number.unwrap_or(0.0) * 10.0 + f64::from(digit - b'0'));
    }
    number.map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::say;
    use crate::mark::{ARGUMENT, END, SAYS, SELECT, VARIANT};
    use crate::{Native, Value};

    fn english(pattern: &str, values: &[Value<'_>]) -> String {
        say(pattern, &[0, 1, 2], values, &Native::new("en", false))
    }

    #[test]
    fn a_selection_says_the_first_variant_that_fits() {
        let pattern = "\u{2}0\u{3}0\u{4}none\u{3}one\u{4}\u{1}0 case\u{3}\u{4}\u{1}0 cases\u{5}.";
        for (count, words) in [(0, "none."), (1, "1 case."), (2, "2 cases."), (1000, "1,000 cases.")] {
            assert_eq!(english(pattern, &[Value::from(count)]), words);
        }
        assert_eq!(english(pattern, &[Value::from("one")]), "one case.");
    }

    #[test]
    fn selections_stand_in_one_another() {
        let pattern = "\u{2}0\u{3}a\u{4}\u{2}1\u{3}b\u{4}ab\u{3}\u{4}a-\u{5}\u{3}\u{4}--\u{5}";
        for (first, second, words) in [("a", "b", "ab"), ("a", "x", "a-"), ("x", "b", "--")] {
            assert_eq!(english(pattern, &[Value::from(first), Value::from(second)]), words);
        }
    }

    #[test]
    fn a_value_is_never_read_as_a_pattern() {
        assert_eq!(english("\u{1}0", &[Value::from("\u{1}0\u{2}0\u{5}")]), "\u{1}0\u{2}0\u{5}");
    }

    /// Text in which marks, numbers and keys come often.
    fn hostile() -> impl Strategy<Value = String> {
        let mark = |mark: u8| Just(char::from(mark).to_string());
        let part = prop_oneof![
            mark(ARGUMENT),
            mark(SELECT),
            mark(VARIANT),
            mark(SAYS),
            mark(END),
            Just("\0".to_owned()),
            Just("0".to_owned()),
            Just("1".to_owned()),
            Just("one".to_owned()),
            Just("ŵ".to_owned()),
            ".{0,3}",
        ];
        prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn any_pattern_is_survived(pattern in hostile(), number in any::<f64>(), text in ".{0,9}", places in prop::collection::vec(any::<u8>(), 0..4)) {
            let values = [Value::from(number), Value::from(text)];
            for reader in [Native::new("cy", false), Native::new("ar", true)] {
                let _ = say(&pattern, &places, &values, &reader);
                let _ = say(&pattern, &[0, 1], &values, &reader);
            }
        }
    }

    #[test]
    fn depth_and_length_cost_no_stack() {
        let deep = "\u{2}0\u{3}\u{4}".repeat(100_000);
        assert_eq!(english(&deep, &[Value::from(1)]), "");
        let long = "\u{1}0".repeat(100_000);
        assert_eq!(english(&long, &[Value::from(7)]).len(), 100_000);
    }
}
