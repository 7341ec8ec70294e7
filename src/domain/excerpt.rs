//! The beginning of a long text, where only enough of it is shown to know it again.

/// How long an excerpt is, in characters: some four lines of a phone.
const MOST: usize = 200;

/// `text` in one paragraph, and of a long one its beginning, up to a space if there is one near, with an ellipsis.
///
/// It is cut here and not by a stylesheet, so that everybody reads the same of it: by the eye, by ear, in large print and with
/// wide spacing (WCAG 2.2, 1.4.12).
pub fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text;
    };
    let begun = &text[..end];
    let whole = if text[end..].starts_with(' ') {
        begun
    } else {
        begun
            .rsplit_once(' ')
            .map_or(begun, |(whole, rest)| if rest.chars().count() < MOST / 4 { whole } else { begun })
    };
    format!("{}…", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_text_is_whole_and_a_long_one_ends_after_a_word() {
        assert_eq!(excerpt("  The lamp\nis out. "), "The lamp is out.");
        assert_eq!(excerpt(&"x".repeat(MOST)), "x".repeat(MOST));
        assert_eq!(excerpt(&"x".repeat(MOST + 1)), format!("{}…", "x".repeat(MOST)));
        let long = excerpt(&"ضوء مطفأ أمام المدرسة. ".repeat(20));
        assert!(
            long.ends_with("المدرسة.…")
                || long.ends_with("أمام…")
                || long.ends_with("مطفأ…")
                || long.ends_with("ضوء…"),
            "{long}"
        );
        // The word that would be cut is as long as a quarter of all: it is begun.
        assert_eq!(excerpt(&format!("a {}", "x".repeat(MOST))).chars().count(), MOST + 1);
        assert_eq!(excerpt(&format!("{} b", "x".repeat(MOST))), format!("{}…", "x".repeat(MOST)));
    }

    proptest! {
        #[test]
        fn it_is_the_beginning_and_no_longer_than_it_may_be(text in "(\\PC|\\s){0,400}") {
            let short = excerpt(&text);
            let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert!(short.chars().count() <= MOST + 1);
            prop_assert!(whole.starts_with(short.strip_suffix('…').unwrap_or(&short)));
            prop_assert!(short.chars().count() >= whole.chars().count().min(MOST / 2));
        }
    }
}
