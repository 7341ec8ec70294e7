//! Digits as people type them: a keyboard for Arabic, Persian or Urdu has its own.

/// A digit of such a keyboard as the ASCII digit that it means, and the Arabic decimal separator as a point; anything else as it
/// is (Unicode 16.0, blocks Arabic and its digits U+0660 to U+0669, U+06F0 to U+06F9, and U+066B).
pub fn western(c: char) -> char {
    let digit = |first: u32| char::from_digit(u32::from(c) - first, 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{66b}' => '.',
        _ => c,
    }
}

/// The same for every character of a number or an address that is dialled.
pub fn in_western(text: &str) -> String {
    text.chars().map(western).collect()
}

/// The digits of a one-time code, without what was typed or pasted between them.
pub fn of_code(typed: &str) -> String {
    typed.chars().map(western).filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_keyboard_means_the_same_digits() {
        for typed in ["0123456789.", "٠١٢٣٤٥٦٧٨٩٫", "۰۱۲۳۴۵۶۷۸۹٫"] {
            assert_eq!(in_western(typed), "0123456789.", "{typed}");
        }
        for typed in ["204816", "204 816", "٢٠٤٨١٦", "۲۰۴-۸۱۶", " ٢٠4۸١6\u{200f}"] {
            assert_eq!(of_code(typed), "204816", "{typed}");
        }
        assert_eq!(of_code("none"), "");
    }

    proptest! {
        #[test]
        fn what_is_no_such_digit_stays_as_it_is(text in "[^\u{660}-\u{669}\u{66b}\u{6f0}-\u{6f9}]{0,40}") {
            prop_assert_eq!(in_western(&text), text);
        }
    }
}
