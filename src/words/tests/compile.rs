//! What the compiler of words refuses, and where it points.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::fs;

use onedoor_words::compile::{Book, compile};
use onedoor_words::{Native, Table, Value, say};

const NAMES: &str = "-language-name = A\n-language-direction = ltr\n";

/// Compiles one file `a.ftl` for each language; each begins with two lines that name the language.
fn with(languages: &[(&str, &str)]) -> Result<Book, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    for (tag, text) in languages {
        fs::create_dir(root.path().join(tag)).unwrap();
        fs::write(root.path().join(tag).join("a.ftl"), format!("{NAMES}{text}")).unwrap();
    }
    let shorten = |problem: &onedoor_words::compile::Problem| {
        let text = problem.to_string().replace(&format!("{}/", root.path().display()), "");
        text.replace(&root.path().display().to_string(), "")
    };
    compile(root.path()).map_err(|problems| problems.iter().map(shorten).collect())
}

fn check(english: &str, problem: &str) {
    assert_eq!(with(&[("en", english)]).err().unwrap_or_default(), [problem], "{english}");
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    check("a = { NUMBER($n) }\n", "en/a.ftl:3: `a` calls `NUMBER`: functions are not understood");
    check("\n\nb = B\n    .title = T\n", "en/a.ftl:5: `b` has attributes: give each its own key");
    check(
        "a = { $n ->\n   *[one] 1\n    [other] 2\n }\n",
        "en/a.ftl:3: `a` has a default variant that is not the last",
    );
    check(
        "a = { $n ->\n    [1.5] 1\n   *[other] 2\n }\n",
        "en/a.ftl:3: `a` selects on `1.5`: only whole numbers of up to nine figures",
    );
    check(
        "a = { $n ->\n    [am] 1\n    [one] 1\n   *[other] 2\n }\n",
        "en/a.ftl:3: `a` mixes words and numbers in one selection",
    );
    check(
        "a = { $userName }\n",
        "en/a.ftl:3: `a` has an argument `userName` that is not in small letters, figures and `_`",
    );
    check("aB = x\n", "en/a.ftl:3: `aB` is not in small letters, figures and dashes");
    check("a = { b }\n", "en/a.ftl:3: `a` refers to `b`, which is not there");
    check("a = { -b }\n", "en/a.ftl:3: `a` refers to `-b`, which is not there");
    check(
        "-b = B\na = { -b(case: \"x\") }\n",
        "en/a.ftl:4: `a` refers to an attribute, or gives a term arguments: neither is understood",
    );
    check(
        "-b = { $n }\na = { -b }\n",
        "en/a.ftl:4: `a` refers to `-b`, a term with arguments: make that a message",
    );
    check("a = One\n\n    two\n", "en/a.ftl:3: `a` has more than one paragraph: give each its own key");
    check("a = { \"\\u0001\" }\n", "en/a.ftl:3: `a` holds a control character");
    check("a = x\na = y\n", "en/a.ftl:4: `a` is there already (en/a.ftl:3)");
    check("a = { $n ->\n    [one] 1\n }\n", "en/a.ftl:5: The select expression must have a default variant");
}

#[test]
fn a_message_never_refers_to_itself() {
    let problems = with(&[("en", "a = { b }\nb = { a }\nc = { c }\n")]).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.contains("refers to itself through")), "{problems:?}");
}

#[test]
fn languages_say_the_same_things() {
    let problems = with(&[("en", "a = { $n }\nb = B\n"), ("cy", "a = { $m }\nc = C\n")]).unwrap_err();
    assert_eq!(
        problems,
        [
            "cy/a.ftl:3: `a` has the arguments $m, in English $n",
            "en/a.ftl:4: `b` is missing in `cy`",
            "cy/a.ftl:4: `c` is not there in English",
        ]
    );
}

#[test]
fn english_must_be_there_and_each_language_must_name_itself() {
    assert_eq!(
        with(&[("cy", "")]).unwrap_err(),
        [": there is no folder `en`, which every language is compared with"]
    );
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("en")).unwrap();
    fs::write(root.path().join("en/a.ftl"), "-language-name = A\n-language-direction = up\n").unwrap();
    let problem = compile(root.path()).unwrap_err()[0].to_string();
    assert!(problem.ends_with("en/a.ftl:2: `-language-direction` is neither `ltr` nor `rtl`"), "{problem}");
}

fn said(english: &str, value: Value<'_>) -> String {
    let book = with(&[("en", english)]).unwrap();
    let table = Table::read(book.languages[0].text.clone().leak(), &book.stamp, book.keys.len()).unwrap();
    say(table.pattern(0), &[0], &[value], &Native::new("en", false))
}

#[test]
fn references_are_put_in_place_and_breaks_are_spaces() {
    assert_eq!(
        said("a = { -door } and\n    { zz }\n-door = Onedoor\nzz = more\n", Value::from(1)),
        "Onedoor and more"
    );
    assert_eq!(said("a = { \"{\" }{ 5 }{ \"\\u00A0\" }{ $n }\n", Value::from(1)), "{5\u{a0}1");
}

#[test]
fn an_exact_number_comes_before_its_plural_only_where_it_is_written_first() {
    let both = "a = { $n ->\n    [1] exactly one\n    [one] one\n   *[other] { $n }\n }\n";
    assert_eq!(said(both, Value::from(1)), "exactly one");
    assert_eq!(said(both, Value::from(1000)), "1,000");
    assert_eq!(said("a = { $n ->\n    [-3] minus\n   *[other] other\n }\n", Value::from(-3)), "minus");
}

#[test]
fn the_stamp_changes_with_keys_and_arguments_and_not_with_words() {
    let stamp = |english: &str| with(&[("en", english)]).unwrap().stamp;
    assert_eq!(stamp("a = x\n"), stamp("a = y\n"));
    assert_ne!(stamp("a = x\n"), stamp("b = x\n"));
    assert_ne!(stamp("a = x\n"), stamp("a = { $x }\n"));
    assert_ne!(stamp("a = { $x }\n"), stamp("a = { $y }\n"));
}

#[test]
fn the_testers_language_keeps_marks_and_keys() {
    let book = with(&[("en", "a = { $n ->\n    [one] One thing\n   *[other] { $n } things\n }\n")]).unwrap();
    let testers = book.languages.iter().find(|language| language.tag == "en-XA").unwrap();
    let table = Table::read(testers.text.clone().leak(), &book.stamp, 1).unwrap();
    let say = |n: i32| say(table.pattern(0), &[0], &[Value::from(n)], &Native::new("en", false));
    assert!(say(7).starts_with("7 ") && say(7) != "7 things", "{}", say(7));
    assert!(say(1) != "One thing" && say(1).chars().count() > "One thing".len(), "{}", say(1));
}
