//! Markdown that is safe to draw, as elements. Text goes in as text and nothing else: what looks like HTML is shown as
//! it was written.

use leptos::prelude::*;
use onedoor_domain::help::markdown::{Block, Inline, ListKind};

use crate::routes::at;

/// Draws the blocks of an article. Its title is the page's `<h1>`, so its headings begin at `<h2>`.
pub fn blocks(blocks: Vec<Block>) -> AnyView {
    // An article that begins its headings at the third level skips none here.
    let top = blocks
        .iter()
        .filter_map(|block| if let Block::Heading { level, .. } = block { Some(*level) } else { None })
        .min()
        .unwrap_or(1);
    let mut below = 1;
    let drawn = blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(text) => view! { <p dir="auto">{inlines(text)}</p> }.into_any(),
            Block::Heading { level, text } => {
                below = (level - top.min(level) + 2).min(below + 1).clamp(2, 4);
                let text = inlines(text);
                match below {
                    2 => view! { <h2 dir="auto">{text}</h2> }.into_any(),
                    3 => view! { <h3 dir="auto">{text}</h3> }.into_any(),
                    _ => view! { <h4 dir="auto">{text}</h4> }.into_any(),
                }
            }
            Block::List { kind, items } => {
                let items = items.into_iter().map(|item| view! { <li>{inlines(item)}</li> }).collect_view();
                match kind {
                    ListKind::Bulleted => {
                        view! { <ul class="article__list" dir="auto">{items}</ul> }.into_any()
                    }
                    ListKind::Numbered => {
                        view! { <ol class="article__list" dir="auto">{items}</ol> }.into_any()
                    }
                }
            }
        })
        .collect_view();
    view! { <div class="article stack">{drawn}</div> }.into_any()
}

fn inlines(text: Vec<Inline>) -> AnyView {
    text.into_iter().map(inline).collect_view().into_any()
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::Emphasis(text) => view! { <em>{inlines(text)}</em> }.into_any(),
        Inline::Strong(text) => view! { <strong>{inlines(text)}</strong> }.into_any(),
        Inline::Link { to, text } => {
            // Another site is not told which article was read.
            let rel = (!to.is_here()).then_some("noreferrer");
            view! { <a href=at(to.as_str()) rel=rel>{inlines(text)}</a> }.into_any()
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use onedoor_domain::help::markdown::parse;

    use super::*;

    fn check(markdown: &str, html: &str) {
        let drawn = blocks(parse(markdown)).to_html().replace("<!>", "");
        assert!(drawn.contains(html), "{markdown}: {drawn}");
    }

    #[test]
    fn what_looks_like_html_is_words() {
        check("<img src=x onerror=alert(1)>", "&lt;img");
        check("[x](javascript:alert(1))", "javascript");
        let drawn = blocks(parse("[x](javascript:alert(1)) <script>alert(1)</script>")).to_html();
        assert!(!drawn.contains("<a") && !drawn.contains("<script"), "{drawn}");
    }

    #[test]
    fn headings_begin_below_the_title_and_skip_none() {
        check("# A\n\ntext\n\n### B", "<h2");
        check("# A\n\ntext\n\n### B", "<h3");
        check("#### A", "<h2");
    }

    #[test]
    fn a_link_within_the_site_goes_there_and_another_site_is_told_nothing() {
        check("[cases](/cases)", r#"href="/cases""#);
        check("[out](https://example.org/a)", r#"rel="noreferrer""#);
    }
}
