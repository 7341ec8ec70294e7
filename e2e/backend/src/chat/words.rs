//! Words, folded so that capitals, marks and small differences of writing do not matter; and what they ask for.
//!
//! Not here: the search of the articles (see [`crate::help`]).

use unicode_normalization::char::is_combining_mark;

use crate::language::{self, Lang};

/// The folded words of a text.
pub fn folded(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && c != '\u{640}')
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect()
}

fn fold(word: &str) -> String {
    language::plain(word)
        .filter(|c| *c != '\u{640}')
        .map(|c| match c {
            'ة' => 'ه',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}

/// What a line plainly asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A person.
    Person,
    /// Nothing: it is a greeting.
    Hello,
    /// Nothing: it is thanks.
    Thanks,
    /// How their case stands.
    State,
    /// Something else.
    Other,
}

/// These alone ask for a person, in any of the languages.
const PERSON_ALONE: &[&str] = &[
    "human",
    "agent",
    "operator",
    "adviser",
    "advisor",
    "representative",
    "person",
    "asiant",
    "dynol",
    "موظف",
    "انسان",
    "مندوب",
    "بشري",
];
/// These ask for a person when somebody is named as well.
const SPEAK: &[&str] = &[
    "talk",
    "speak",
    "chat",
    "call",
    "ring",
    "someone",
    "real",
    "want",
    "siarad",
    "sgwrsio",
    "gair",
    "ffonio",
    "go",
    "eisiau",
    "اتحدث",
    "التحدث",
    "اتكلم",
    "التكلم",
    "تكلم",
    "اكلم",
    "تحدث",
    "حقيقي",
    "اريد",
];
const SOMEBODY: &[&str] = &[
    "person",
    "people",
    "someone",
    "somebody",
    "human",
    "staff",
    "member",
    "anyone",
    "rhywun",
    "pherson",
    "berson",
    "pobl",
    "phobl",
    "staff",
    "aelod",
    "cynghorydd",
    "chynghorydd",
    "شخص",
    "شخصا",
    "احد",
    "احدا",
    "موظف",
    "موظفا",
    "انسان",
    "بشر",
];
/// Saying that they are there, not asking for them: “a person dumped it”.
const LONGEST_ALONE: usize = 4;

/// Says nothing about what is wanted.
const POLITE: &[&str] = &["please", "os", "gwelwch", "gweli", "plis", "فضلك", "رجاء", "لطفا"];

const HELLO: &[&str] = &[
    "hello",
    "hi",
    "hey",
    "helo",
    "shwmae",
    "shwmai",
    "haia",
    "bore",
    "prynhawn",
    "da",
    "good",
    "morning",
    "afternoon",
    "evening",
    "مرحبا",
    "اهلا",
    "السلام",
    "عليكم",
    "صباح",
    "مساء",
    "الخير",
];
const THANKS: &[&str] = &["thanks", "thank", "cheers", "ta", "diolch", "شكرا", "أشكرك", "اشكرك"];
const THANKS_BESIDE: &[&str] = &[
    "you",
    "very",
    "much",
    "so",
    "a",
    "lot",
    "yn",
    "fawr",
    "iawn",
    "i",
    "chi",
    "ti",
    "جزيلا",
    "لك",
    "كثيرا",
    "that",
    "helped",
    "great",
    "ok",
    "no",
    "for",
    "your",
    "help",
    "everything",
    "done",
    "it",
];
const STATE: &[&str] = &[
    "status",
    "progress",
    "update",
    "news",
    "happening",
    "stand",
    "when",
    "date",
    "statws",
    "hynt",
    "newyddion",
    "pryd",
    "diweddariad",
    "dyddiad",
    "حاله",
    "متي",
    "جديد",
    "اخبار",
    "موعد",
];

/// What a line plainly asks for.
pub fn wish(text: &str) -> Wish {
    let polite = |word: &String| POLITE.contains(&word.as_str());
    let words: Vec<String> = folded(text).into_iter().filter(|word| !polite(word)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let only = |lists: &[&[&str]]| {
        !words.is_empty() && words.iter().all(|word| lists.iter().any(|list| list.contains(&word.as_str())))
    };
    if (has(SPEAK) && has(SOMEBODY)) || (words.len() <= LONGEST_ALONE && has(PERSON_ALONE)) {
        Wish::Person
    } else if only(&[HELLO]) {
        Wish::Hello
    } else if has(THANKS) && only(&[THANKS, THANKS_BESIDE]) {
        Wish::Thanks
    } else if has(STATE) {
        Wish::State
    } else {
        Wish::Other
    }
}

/// Other forms in which the same word may stand in an article: Welsh words without their mutation, Arabic ones with and
/// without the article.
pub fn variants(word: &str, lang: Lang) -> Vec<String> {
    match lang {
        Lang::En => Vec::new(),
        Lang::Cy => unmutated(word),
        Lang::Ar => {
            let bare =
                ["وال", "بال", "لل", "ال"].iter().find_map(|start| word.strip_prefix(start)).unwrap_or(word);
            let fits = |one: &String| one != word && one.chars().count() >= 3;
            [bare.to_owned(), format!("ال{bare}")].into_iter().filter(fits).collect()
        }
    }
}

fn unmutated(word: &str) -> Vec<String> {
    const CHANGES: [(&str, &[&str]); 17] = [
        ("ngh", &["c"]),
        ("ng", &["g"]),
        ("mh", &["p"]),
        ("nh", &["t"]),
        ("ch", &["c"]),
        ("ph", &["p"]),
        ("th", &["t"]),
        ("dd", &["d"]),
        ("b", &["p"]),
        ("d", &["t"]),
        ("g", &["c"]),
        ("f", &["b", "m"]),
        ("m", &["b"]),
        ("n", &["d"]),
        ("l", &["ll", "gl"]),
        ("r", &["rh", "gr"]),
        ("h", &[""]),
    ];
    let mut forms: Vec<String> = CHANGES
        .iter()
        .filter_map(|(start, roots)| Some((word.strip_prefix(start)?, roots)))
        .flat_map(|(rest, roots)| roots.iter().map(move |root| format!("{root}{rest}")))
        .collect();
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y']) {
        forms.push(format!("g{word}"));
    }
    forms.retain(|form| form.chars().count() >= 3);
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_make_no_difference() {
        let check = |text: &str, want: &[&str]| assert_eq!(folded(text), want, "{text}");
        check("Tŷ, CÔD!", &["ty", "cod"]);
        check("أتحدَّث إلى إنسانٍ", &["اتحدث", "الي", "انسان"]);
        check("مـــدرسة", &["مدرسه"]);
        check("  ", &[]);
    }

    #[test]
    fn a_person_is_asked_for_in_three_languages() {
        let check = |text: &str, want: Wish| assert_eq!(wish(text), want, "{text}");
        for text in [
            "person",
            "Talk to a person please",
            "can I speak with somebody",
            "HUMAN",
            "agent!",
            "I want a real person",
            "Ga i siarad â rhywun?",
            "siarad gyda pherson",
            "asiant os gwelwch yn dda",
            "person go iawn",
            "أريد التحدث إلى شخص",
            "موظف",
            "أتحدث مع موظف من فضلك",
            "إنسان",
        ] {
            check(text, Wish::Person);
        }
        for text in [
            "A person dumped a mattress by the river",
            "somebody smashed the window",
            "How long do repairs take?",
            "Faint o amser mae trwsio yn cymryd?",
            "كم يستغرق الإصلاح؟",
            "",
        ] {
            check(text, Wish::Other);
        }
        check("Hello", Wish::Hello);
        check("Shwmae", Wish::Hello);
        check("مرحبا", Wish::Hello);
        check("Diolch yn fawr", Wish::Thanks);
        check("thank you very much", Wish::Thanks);
        check("When will it be done?", Wish::State);
        check("Pryd fydd e?", Wish::State);
        check("ما حالة قضيتي", Wish::State);
    }

    #[test]
    fn welsh_words_lose_their_mutation() {
        let check = |word: &str, root: &str| {
            assert!(unmutated(word).iter().any(|form| form == root), "{word} {:?}", unmutated(word));
        };
        check("oleuadau", "goleuadau");
        check("finiau", "biniau");
        check("threth", "treth");
        check("dreth", "treth");
        check("chyngor", "cyngor");
        check("ngyngor", "gyngor");
    }
}
