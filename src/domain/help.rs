//! Help articles, their safe Markdown, and the port that finds them.

mod article;
pub mod markdown;

pub use article::{Article, ArticleSummary, Help};
