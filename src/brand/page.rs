//! Edits to the portal's own `index.html`, by the marks in it. Not an HTML parser: it knows this one page, in which a marked
//! element holds text only, attributes stand in double quotes, and a start tag holds no `>` inside its values.
//!
//! | mark | what happens |
//! |---|---|
//! | `data-say="X"` | the text of the element becomes X |
//! | `data-say-ATTRIBUTE="X"` | the attribute becomes X |
//! | `data-with="X"` | the element is hidden while there is no X |
//! | `data-without="X"` | the element is hidden while there is X |
//!
//! X is a name that the caller can say: a word of the portal, or something of the council's. The marks stay, so that
//! a page can be stamped again.

/// Stamps every mark. `say` gives the text for a name; `None` leaves the element as it is, an empty text means "there is none".
pub fn stamp_marks(html: &str, say: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + 1024);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = from.find('>').map_or(from.len(), |end| end + 1);
        let (tag, after) = from.split_at(end);
        rest = after;
        if !tag.contains(" data-") {
            out.push_str(tag);
            continue;
        }
        out.push_str(&stamped_tag(tag, say));
        if let Some(text) = attribute(tag, "data-say").and_then(say) {
            out.push_str(&escaped(&text));
            rest = &after[after.find('<').unwrap_or(after.len())..];
        }
    }
    out.push_str(rest);
    out
}

fn stamped_tag(tag: &str, say: &dyn Fn(&str) -> Option<String>) -> String {
    let mut stamped = tag.to_owned();
    for (name, value) in attributes(tag) {
        let Some(text) = name.starts_with("data-").then(|| say(value)).flatten() else { continue };
        if let Some(target) = name.strip_prefix("data-say-") {
            stamped = with_attribute(&stamped, target, (!text.is_empty()).then_some(&text));
        } else if name == "data-with" {
            stamped = with_hidden(&stamped, text.is_empty());
        } else if name == "data-without" {
            stamped = with_hidden(&stamped, !text.is_empty());
        }
    }
    stamped
}

/// The attributes of a start tag that have a value.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let equals = rest.find("=\"")?;
        let name = rest[..equals].rsplit(char::is_whitespace).next()?;
        let value = &rest[equals + 2..];
        let close = value.find('"')?;
        rest = &value[close + 1..];
        Some((name, &value[..close]))
    })
}

/// The value of an attribute of a start tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    attributes(tag).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// A start tag with an attribute set, or taken away.
pub fn with_attribute(tag: &str, name: &str, value: Option<&str>) -> String {
    let cleared = match attribute(tag, name) {
        Some(old) => tag.replacen(&format!(" {name}=\"{old}\""), "", 1),
        None => tag.to_owned(),
    };
    let Some(value) = value else { return cleared };
    let end = cleared.trim_end_matches(['>', '/']).trim_end().len();
    format!("{} {name}=\"{}\"{}", &cleared[..end], escaped(value), &cleared[end..])
}

fn with_hidden(tag: &str, hidden: bool) -> String {
    let shown = tag.replacen(" hidden>", ">", 1).replacen(" hidden ", " ", 1);
    if hidden { shown.replacen('>', " hidden>", 1) } else { shown }
}

/// Every address of this site in `href` and `src`, moved from one folder to another.
pub fn rebased(html: &str, from: &str, to: &str) -> String {
    if from == to {
        return html.to_owned();
    }
    ["href", "src"].iter().fold(html.to_owned(), |html, name| {
        let old = format!(" {name}=\"{from}");
        let parts: Vec<_> = html.split(old.as_str()).collect();
        let mut out = String::with_capacity(html.len() + parts.len() * to.len());
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                // "//host" is another site.
                let is_ours = !(from == "/" && part.starts_with('/'));
                out.extend([" ", name, "=\"", if is_ours { to } else { from }]);
            }
            out.push_str(part);
        }
        out
    })
}

/// Text as it stands in HTML, between tags or in double quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(name: &str) -> Option<String> {
        match name {
            "name" => Some("A & <B>".to_owned()),
            "call" => Some("tel:1\"2".to_owned()),
            "logo" => Some(String::new()),
            _ => None,
        }
    }

    #[test]
    fn marks_are_stamped_again_and_again() {
        for (given, stamped) in [
            (r#"<b data-say="name">Old</b>"#, r#"<b data-say="name">A &amp; &lt;B&gt;</b>"#),
            (r#"<b data-say="other">Old</b>"#, r#"<b data-say="other">Old</b>"#),
            (
                r#"<a data-say-href="call" href="x">y</a>"#,
                r#"<a data-say-href="call" href="tel:1&quot;2">y</a>"#,
            ),
            (
                r#"<meta data-say-content="name">"#,
                r#"<meta data-say-content="name" content="A &amp; &lt;B&gt;">"#,
            ),
            (r#"<img data-with="logo" alt="">"#, r#"<img data-with="logo" alt="" hidden>"#),
            (r#"<i data-without="logo" hidden>z</i>"#, r#"<i data-without="logo">z</i>"#),
            (r#"<i data-with="name" hidden>z</i>"#, r#"<i data-with="name">z</i>"#),
            (r#"<img data-say-src="logo" src="/old.svg">"#, r#"<img data-say-src="logo">"#),
            ("plain <b>text</b>", "plain <b>text</b>"),
        ] {
            let once = stamp_marks(given, &say);
            assert_eq!(once, stamped);
            assert_eq!(stamp_marks(&once, &say), once, "stamped twice");
        }
    }

    #[test]
    fn addresses_move_to_another_folder_and_back() {
        let html = r#"<a href="/report"><script src="/assets/a.js"></script><a href="//other.example/"><a href="tel:1">"#;
        let moved = rebased(html, "/", "/account/");
        assert_eq!(
            moved,
            r#"<a href="/account/report"><script src="/account/assets/a.js"></script><a href="//other.example/"><a href="tel:1">"#
        );
        assert_eq!(rebased(&moved, "/account/", "/"), html);
    }
}
