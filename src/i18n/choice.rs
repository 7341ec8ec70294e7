//! Which language to speak. Pure: what the address, the device and the browser say is handed in.

use super::Language;

/// The private region of the language for testers, which no council offers and only an address asks for.
const FOR_TESTERS: &str = "en-XA";

/// What is known of the reader's wish, the plainest first.
pub struct Wishes<'a> {
    /// The language in the address: the reader has just chosen it, or followed somebody's link.
    pub asked: Option<&'a str>,
    /// The one that was chosen on this device before.
    pub remembered: Option<&'a str>,
    /// The browser's languages, the dearest first.
    pub device: &'a [String],
}

impl Wishes<'_> {
    /// The language to speak among those that the council offers; the council's first when no wish can be met.
    pub fn choose(&self, offered: &[String]) -> &'static Language {
        let offered: Vec<_> = offered.iter().filter_map(|tag| Language::by_tag(tag)).collect();
        let tester = |tag: &&str| tag.eq_ignore_ascii_case(FOR_TESTERS);
        let device = self.device.iter().map(String::as_str);
        let wishes = self.asked.into_iter().chain(self.remembered).chain(device);
        self.asked
            .filter(tester)
            .or(self.remembered.filter(tester))
            .and_then(Language::by_tag)
            .or_else(|| wishes.into_iter().find_map(|tag| fitting(tag, &offered)))
            .or_else(|| offered.first().copied())
            .unwrap_or(Language::english())
    }
}

/// The language of this tag, else one of the same primary language: a reader of `cy-GB` reads `cy`.
fn fitting(tag: &str, offered: &[&'static Language]) -> Option<&'static Language> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let same = |language: &&&Language| language.tag.eq_ignore_ascii_case(tag);
    let related = |language: &&&Language| primary(language.tag) == primary(tag);
    offered.iter().find(same).or_else(|| offered.iter().find(related)).copied()
}

/// The address without this query parameter.
pub fn without(parameter: &str, path_and_query: &str, fragment: &str) -> String {
    rewritten(parameter, None, path_and_query, fragment)
}

/// The address with this query parameter, once. The fragment stays: a guest's secret may stand in it.
pub fn with(parameter: &str, value: &str, path_and_query: &str, fragment: &str) -> String {
    rewritten(parameter, Some(format!("{parameter}={value}")), path_and_query, fragment)
}

fn rewritten(parameter: &str, pair: Option<String>, path_and_query: &str, fragment: &str) -> String {
    let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
    let stays = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(parameter);
    let query: Vec<_> = query.split('&').filter(stays).chain(pair.as_deref()).collect();
    let mut address = path.to_owned();
    for (mark, part) in [('?', query.join("&").as_str()), ('#', fragment)] {
        if !part.is_empty() {
            address.push(mark);
            address.push_str(part);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{Wishes, with, without};

    fn check(
        asked: Option<&str>,
        remembered: Option<&str>,
        device: &[&str],
        offered: &[&str],
        expected: &str,
    ) {
        let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let wishes = Wishes { asked, remembered, device: &owned(device) };
        assert_eq!(
            wishes.choose(&owned(offered)).tag,
            expected,
            "{asked:?} {remembered:?} {device:?} {offered:?}"
        );
    }

    #[test]
    fn the_plainest_wish_that_can_be_met_is_met() {
        let all = ["en", "cy", "ar"];
        check(Some("cy"), Some("ar"), &["en-GB"], &all, "cy");
        check(None, Some("ar"), &["en-GB"], &all, "ar");
        check(None, None, &["fr-FR", "cy-GB", "en"], &all, "cy");
        check(None, None, &["AR-eg"], &all, "ar");
        check(None, None, &["fr"], &["cy", "en"], "cy");
        check(Some("fr"), None, &["ar"], &all, "ar");
        check(Some("ar"), None, &[], &["en", "cy"], "en");
        check(Some("<script>"), Some(""), &["-"], &all, "en");
        check(None, None, &[], &[], "en");
        check(None, None, &[], &["xx"], "en");
    }

    #[test]
    fn the_testers_language_is_only_given_to_who_names_it() {
        check(Some("en-XA"), None, &[], &["en"], "en-XA");
        check(None, Some("en-XA"), &[], &["en"], "en-XA");
        check(None, None, &["en-XA"], &["cy", "en"], "en");
    }

    #[test]
    fn the_choice_is_taken_out_of_the_address_and_nothing_else() {
        let check = |address: &str, fragment: &str, expected: &str| {
            assert_eq!(without("lang", address, fragment), expected);
        };
        check("/?lang=cy", "", "/");
        check("/cases?q=lamp&lang=cy&state=open", "", "/cases?q=lamp&state=open");
        check("/track/AB-1?lang=ar", "secret", "/track/AB-1#secret");
        check("/cases?language=cy&slang=1", "", "/cases?language=cy&slang=1");
        check("/cases", "", "/cases");
        check("/cases?lang", "", "/cases");
    }

    #[test]
    fn a_choice_is_put_into_the_address_once_and_nothing_is_lost() {
        let check = |address: &str, fragment: &str, expected: &str| {
            assert_eq!(with("lang", "cy", address, fragment), expected);
        };
        check("/", "", "/?lang=cy");
        check("/cases?q=lamp", "", "/cases?q=lamp&lang=cy");
        check("/?lang=ar", "", "/?lang=cy");
        check("/track/AB-1", "secret", "/track/AB-1?lang=cy#secret");
    }
}
