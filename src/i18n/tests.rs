//! The words as a screen meets them.

use super::{Language, book};

/// From now on this test speaks this language.
pub(crate) fn speak(tag: &str) {
    let text = book::TEXTS.iter().find(|(other, _)| *other == tag).map(|(_, text)| *text);
    assert!(super::speak(Language::by_tag(tag).unwrap(), text), "{tag}");
}

#[test]
fn english_is_spoken_at_first() {
    assert_eq!(t!("skip-to-content"), "Skip to main content");
    assert_eq!(super::language().direction(), "ltr");
}

#[test]
fn plurals_follow_the_language() {
    let check = |tag: &str, count: i32, words: &str| {
        speak(tag);
        assert_eq!(t!("failure-wait-minutes", count = count), words);
    };
    check("en", 1, "Try again in 1 minute.");
    check("en", 2, "Try again in 2 minutes.");
    check("cy", 2, "Rhowch gynnig arall arni ymhen 2 funud.");
    check("cy", 3, "Rhowch gynnig arall arni ymhen 3 munud.");
    check("ar", 1, "يرجى المحاولة مرة أخرى بعد دقيقة واحدة.");
    check("ar", 2, "يرجى المحاولة مرة أخرى بعد دقيقتين.");
    check("ar", 3, "يرجى المحاولة مرة أخرى بعد 3 دقائق.");
    check("ar", 11, "يرجى المحاولة مرة أخرى بعد 11 دقيقة.");
    check("ar", 103, "يرجى المحاولة مرة أخرى بعد 103 دقائق.");
}

#[test]
fn arguments_come_in_any_order() {
    assert_eq!(
        t!("job-cases-needs-you", open = 3, count = 1),
        t!("job-cases-needs-you", count = 1, open = 3)
    );
}

#[test]
fn another_direction_is_kept_apart() {
    speak("ar");
    assert!(t!("greeting-morning", name = "Mair").contains("\u{2068}Mair\u{2069}"));
    assert!(!t!("greeting-morning", name = "مريم").contains('\u{2068}'));
    speak("en");
    assert!(t!("greeting-morning", name = "مريم").contains("\u{2068}مريم\u{2069}"));
}

#[test]
fn words_of_another_build_are_refused() {
    assert!(!super::speak(Language::by_tag("cy").unwrap(), Some("0123456789abcdef\nHelo\n")));
    assert!(!super::speak(Language::by_tag("cy").unwrap(), None));
    assert_eq!(super::language().tag, "en");
    assert_eq!(t!("sign-in"), "Sign in");
}

#[test]
fn the_testers_language_keeps_its_gaps() {
    speak("en-XA");
    let words = t!("failure-wait-minutes", count = 7);
    assert!(words.contains('7') && !words.contains("Try again"), "{words}");
}
