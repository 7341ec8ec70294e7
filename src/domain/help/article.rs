//! An article has one id and version, and is the same wherever it is quoted.

use super::markdown::{Block, parse};
use crate::id::ArticleId;
use crate::{Answer, Timestamp};

/// An article without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleSummary {
    /// Its name in the backend.
    pub id: ArticleId,
    /// Its version, from 1.
    pub version: u32,
    /// Its title, mostly a question.
    pub title: String,
    /// The answer in a sentence.
    pub summary: Option<String>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// What it is.
    pub summary: ArticleSummary,
    /// Its text, in Markdown.
    pub body: String,
}

impl Article {
    /// Its text as blocks that are safe to draw.
    pub fn blocks(&self) -> Vec<Block> {
        parse(&self.body)
    }
}

/// The port: help.
pub trait Help {
    /// Articles for these words, best first; for no words the most useful ones.
    fn find(&self, words: String) -> Answer<Vec<ArticleSummary>>;
    /// One article.
    fn article(&self, id: ArticleId) -> Answer<Article>;
}
