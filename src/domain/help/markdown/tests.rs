//! Markdown against a table, and against hostile text.

use super::*;
use proptest::prelude::*;

fn shown(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) => format!("<em>{}</em>", shown(inner)),
            Inline::Strong(inner) => format!("<strong>{}</strong>", shown(inner)),
            Inline::Link { to, text } => format!("<a {}>{}</a>", to.as_str(), shown(text)),
        })
        .collect()
}

fn drawn(text: &str) -> Vec<String> {
    parse(text)
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) => format!("p {}", shown(text)),
            Block::Heading { level, text } => format!("h{level} {}", shown(text)),
            Block::List { kind, items } => {
                let items: Vec<String> = items.iter().map(|item| shown(item)).collect();
                format!("{kind:?} {}", items.join(" | "))
            }
        })
        .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(drawn(text), expected, "{text:?}");
}

#[test]
fn blocks() {
    check("", &[]);
    check("One\ntwo\n\nthree", &["p One two", "p three"]);
    check("# A\n###### B #\n####### C\n#D", &["h1 A", "h6 B", "p ####### C #D"]);
    check("- a\n- b\n  more\n\n- c\nend", &["Bulleted a | b more | c", "p end"]);
    check("1. a\n2) b\n* c", &["Numbered a | b", "Bulleted c"]);
    check("2026 was fine.\n1234567890. no", &["p 2026 was fine. 1234567890. no"]);
    check("a\r\n\r\nb", &["p a", "p b"]);
    check("<b>bold</b>\n```\ncode\n```", &["p <b>bold</b> ``` code ```"]);
}

#[test]
fn stress() {
    for (text, expected) in [
        ("**five days**", "<strong>five days</strong>"),
        ("*a* and _b_", "<em>a</em> and <em>b</em>"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
        ("***a***", "<strong><em>a</em></strong>"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**open", "**open"),
        ("a ** b **", "a ** b **"),
        (r"\*not\*", "*not*"),
        ("*a\\* b*", "<em>a* b</em>"),
        ("__x__", "<strong>x</strong>"),
        ("ŵ*é*ŷ", "ŵ<em>é</em>ŷ"),
    ] {
        check(text, &[&format!("p {expected}")]);
    }
}

#[test]
fn links() {
    for (text, expected) in [
        ("[us](https://aberwen.example/a_(b))", "<a https://aberwen.example/a_(b)>us</a>"),
        (
            "[mail](mailto:a@b.example), [ring](tel:+441632960100)",
            "<a mailto:a@b.example>mail</a>, <a tel:+441632960100>ring</a>",
        ),
        ("[cases](/cases) [top](#top)", "<a /cases>cases</a> <a #top>top</a>"),
        ("[**b**](/x)", "<a /x><strong>b</strong></a>"),
        ("[a [b](/c) d](/e)", "<a /e>a b d</a>"),
        ("![image](https://a.example/x.png)", "!<a https://a.example/x.png>image</a>"),
        ("[](/x)", "[](/x)"),
        ("[a](", "[a]("),
        ("[a] (b)", "[a] (b)"),
    ] {
        check(text, &[&format!("p {expected}")]);
    }
}

#[test]
fn nothing_that_runs_is_an_address() {
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "blob:x",
        "file:///etc/passwd",
        "https:",
        "https://",
        "about:blank",
        "x",
        "",
        "\u{1}javascript:alert(1)",
        "/a\nb",
        "ftp://a.example",
    ] {
        assert_eq!(Target::parse(bad), None, "{bad:?}");
        assert!(!drawn(&format!("[x]({bad})")).concat().contains("<a"), "{bad:?}");
    }
    assert!(Target::parse("/cases").is_some_and(|target| target.is_here()));
    assert!(Target::parse("HTTPS://a.example").is_some_and(|target| !target.is_here()));
}

#[test]
fn deep_and_long_text_ends() {
    // A reader that tries every way out of an open bracket would not come back within a lifetime.
    for text in [
        "*a ".repeat(3000),
        "[".repeat(3000),
        "**".repeat(3000),
        "[a](".repeat(2000),
        "_a_".repeat(3000),
        "\\".repeat(3001),
    ] {
        assert!(!parse(&text).is_empty());
    }
}

fn depth(inlines: &[Inline]) -> usize {
    let inner = |inline: &Inline| match inline {
        Inline::Text(_) => 0,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
            1 + depth(inner)
        }
    };
    inlines.iter().map(inner).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn any_text_is_drawn(text in r"[*_\[\]()\\#\- \n0-9.a-zé/:]{0,80}") {
        for block in parse(&text) {
            let inlines = match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => vec![text],
                Block::List { items, .. } => items,
            };
            for line in inlines {
                prop_assert!(depth(&line) <= 6);
            }
        }
    }

    #[test]
    fn plain_words_stay_as_they_are(text in "[a-zA-Zéŵ0-9,]{1,40}") {
        prop_assert_eq!(drawn(&text), vec![format!("p {text}")]);
    }
}
