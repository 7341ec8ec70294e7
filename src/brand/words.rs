//! The words of the portal, for the page before scripts. They and their rules are those of the portal itself: `build.rs`
//! compiles the same Fluent files. Not here: the reader's own choice of language, which only the app knows.

use onedoor_words::{Native, Table, Value, lookup, say};

#[expect(dead_code, reason = "the book is written for the portal, which uses all of it")]
mod book {
    /// What the book says of a language.
    #[derive(Clone, Copy)]
    pub struct Language {
        pub tag: &'static str,
        pub name: &'static str,
        pub right_to_left: bool,
    }
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A language that the portal speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its place in the book.
    place: usize,
}

impl Language {
    /// Every language that a council can offer. The pseudo-language is for testers.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..book::LANGUAGES.len())
            .map(|place| Self { place })
            .filter(|language| !language.tag().contains("-X"))
    }

    /// By its BCP 47 tag.
    pub fn by_tag(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.tag() == tag)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        book::LANGUAGES[self.place].tag
    }

    /// The value of `dir`.
    pub fn direction(self) -> &'static str {
        if book::LANGUAGES[self.place].right_to_left { "rtl" } else { "ltr" }
    }

    /// What a message says; `None` when there is none of this name, or it wants other arguments.
    pub fn say(self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let number = lookup::find(book::KEYS, key)?;
        let wanted = book::ARGS.get(usize::from(number))?;
        let places: Vec<u8> = wanted
            .iter()
            .map(|name| u8::try_from(arguments.iter().position(|(given, _)| given == name)?).ok())
            .collect::<Option<_>>()?;
        let values: Vec<_> = arguments.iter().map(|(_, value)| value.clone()).collect();
        let table = Table::read(book::ALL_TEXTS[self.place], book::STAMP, book::KEYS.len())?;
        let reader = Native::new(self.tag(), self.direction() == "rtl");
        Some(say(table.pattern(number), &places, &values, &reader))
    }

    /// A day of the week, 0 is Monday.
    pub fn weekday(self, day: usize) -> Option<String> {
        self.say("calendar-weekday", &[("weekday", Value::Number(f64::from(u8::try_from(day).ok()? + 1)))])
    }

    /// A time of day, hour and minute, as the portal tells it: "8.30am", "5pm", "midday".
    pub fn clock_time(self, (hour, minute): (u8, u8)) -> Option<String> {
        let half = Value::from(if hour < 12 { "am" } else { "pm" });
        let twelve = Value::Number(f64::from(if hour % 12 == 0 { 12 } else { hour % 12 }));
        match (hour, minute) {
            (0, 0) => self.say("calendar-midnight", &[]),
            (12, 0) => self.say("calendar-midday", &[]),
            (_, 0) => self.say("calendar-clock-full-hour", &[("half", half), ("hour", twelve)]),
            _ => {
                let minute = Value::from(format!("{minute:02}"));
                self.say("calendar-clock", &[("half", half), ("hour", twelve), ("minute", minute)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_told_as_the_portal_tells_them() {
        let told = |tag: &str, at| Language::by_tag(tag).unwrap().clock_time(at).unwrap();
        for (tag, at, words) in [
            ("en", (8, 30), "8.30am"),
            ("en", (17, 0), "5pm"),
            ("en", (12, 0), "midday"),
            ("en", (0, 5), "12.05am"),
            ("cy", (0, 0), "hanner nos"),
        ] {
            assert_eq!(told(tag, at), words);
        }
        assert_eq!(Language::by_tag("cy").unwrap().weekday(0).unwrap(), "dydd Llun");
    }

    #[test]
    fn every_language_is_there_but_the_one_for_testers() {
        assert_eq!(Language::all().map(Language::tag).collect::<Vec<_>>(), ["ar", "cy", "en"]);
        assert_eq!(Language::by_tag("ar").unwrap().direction(), "rtl");
        assert_eq!(Language::by_tag("en-XA"), None);
        assert_eq!(Language::by_tag("en").unwrap().say("no-such-message", &[]), None);
    }
}
