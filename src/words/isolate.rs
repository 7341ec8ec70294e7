//! Keeps an argument's direction of writing from stirring the sentence around it (Unicode bidirectional algorithm,
//! UAX #9: first strong isolate and pop directional isolate).

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// Writes `text`, in an isolate where it would otherwise read wrongly.
pub fn push(text: &str, right_to_left: bool, out: &mut String) {
    let apart = if right_to_left { stirs_right_to_left(text) } else { text.chars().any(is_right_to_left) };
    if apart {
        out.push(FIRST_STRONG_ISOLATE);
    }
    out.push_str(text);
    if apart {
        out.push(POP_ISOLATE);
    }
}

/// A phone number or a reference (no letter of the sentence's direction, more than one run of digits) would be
/// turned round, and Latin letters would take the neighbouring punctuation along.
fn stirs_right_to_left(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphabetic() || (c >= '\u{c0}' && !is_right_to_left(c) && !is_mark(c));
    text.chars().any(letters)
        || (!text.chars().any(is_right_to_left) && !text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// General punctuation: spaces, dashes, quotes and the isolates themselves have no direction.
fn is_mark(c: char) -> bool {
    ('\u{2000}'..='\u{206f}').contains(&c)
}

/// Hebrew to Arabic Extended, their presentation forms, and the right-to-left planes.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::push;

    fn check(text: &str, right_to_left: bool, apart: bool) {
        let mut out = String::new();
        push(text, right_to_left, &mut out);
        let expected = if apart { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() };
        assert_eq!(out, expected, "right to left: {right_to_left}");
    }

    #[test]
    fn only_what_would_read_wrongly_is_kept_apart() {
        check("Heol y Bont", false, false);
        check("01632 960100", false, false);
        check("شارع", false, true);
        check("שלום 12", false, true);
        check("", false, false);
        check("", true, false);
        check("شارع الجسر", true, false);
        check("24 نوفمبر", true, false);
        check("12", true, false);
        check("01632 960100", true, true);
        check("+44", true, true);
        check("AB-4821", true, true);
        check("ŵyn", true, true);
        check("“نعم” – لا", true, false);
    }
}
