//! The screens of help in every state, from data alone.

use leptos::prelude::*;
use onedoor_domain::help::{Article, ArticleSummary};
use onedoor_domain::id::ArticleId;
use onedoor_domain::{Failure, Timestamp};

use super::article::drawn;
use super::search::FinderView;
use crate::ui::remote::Load;
use crate::ui::{Example, FailureNotice};

fn summary(id: &str, title: &str, summary: &str) -> Option<ArticleSummary> {
    Some(ArticleSummary {
        id: ArticleId::parse(id).ok()?,
        version: 3,
        title: title.to_owned(),
        summary: Some(summary.to_owned()).filter(|text| !text.is_empty()),
        updated_at: Timestamp::parse("2026-09-02T10:00:00+01:00").ok(),
    })
}

fn articles() -> Vec<ArticleSummary> {
    [
        summary(
            "114",
            "How long do repairs to street lights take?",
            "Most lights are mended within five working days.",
        ),
        summary("108", "When is my recycling collected?", "Every week; the day depends on your street."),
        summary("131", "كيف أطلب ترجمة؟", ""),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn finder(words: &str, found: Load<Vec<ArticleSummary>>) -> AnyView {
    let words = words.to_owned();
    view! {
        <FinderView typed=Signal::stored(words.clone()) words=Signal::stored(words) found=Signal::stored(found)
            on_type=|_| () on_search=|()| () again=Callback::new(|()| ())/>
    }
    .into_any()
}

fn article(body: &str) -> AnyView {
    match articles().into_iter().next() {
        Some(summary) => drawn(&Article { summary, body: body.to_owned() }, true),
        None => ().into_any(),
    }
}

const BODY: &str = "Most lights are mended within **five working days**. [Report one](/report).\n\n## When it takes longer\n\n- Cables under the road: up to 20 working days.\n- Old iron posts: up to *6 weeks*.\n\n## What you can do\n\n1. Look for the number on the post.\n2. Tell us with the number.\n";
const HOSTILE: &str =
    "<script>alert(1)</script> [press](javascript:alert(1)) ![x](https://example.org/x.png)\n\n# </h1><h1>\n";

/// An article, for what lies over a screen.
pub fn example_article() -> AnyView {
    article(&BODY.repeat(4))
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("help", "most-useful", || finder("", Load::Loaded(articles()))),
    Example::new("help", "found", || finder("light", Load::Loaded(articles().into_iter().take(1).collect()))),
    Example::new("help", "none", || finder("zebra", Load::Loaded(Vec::new()))),
    Example::new("help", "loading", || finder("", Load::Loading)),
    Example::new("help", "slow", || finder("", Load::LoadingSlowly)),
    Example::new("help", "offline", || finder("", Load::Failed(Failure::Offline))),
    Example::new("help", "unsupported", || {
        view! { <FailureNotice failure=Failure::Unsupported/> }.into_any()
    }),
    Example::new("article", "whole", || article(BODY)),
    Example::new("article", "hostile", || article(HOSTILE)),
    Example::new("article", "long", example_article),
    Example::new("article", "gone", || view! { <FailureNotice failure=Failure::NotFound/> }.into_any()),
];
