//! `GET /articles` (`findArticles`): help articles, best first.

use super::link::{Call, with_query};
use super::shapes::article_summary;
use crate::json::items;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::help::ArticleSummary;

/// The contract's longest question, in characters.
const LONGEST: usize = 200;

pub(crate) fn encode(words: &str) -> Call {
    let words: String = words.trim().chars().take(LONGEST).collect();
    Call::get(with_query("/articles", &[("q", Some(words).filter(|words| !words.is_empty()))]))
}

pub(crate) fn decode(response: &Response) -> Result<Vec<ArticleSummary>, Failure> {
    Ok(items(&response.body, article_summary)?)
}
