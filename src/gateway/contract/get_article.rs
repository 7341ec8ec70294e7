//! `GET /articles/{id}` (`getArticle`): one help article.

use super::link::{Call, escape};
use super::shapes::article_summary;
use crate::json::{Object, parse};
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::help::Article;
use onedoor_domain::id::ArticleId;

pub(crate) fn encode(id: &ArticleId) -> Call {
    Call::get(format!("/articles/{}", escape(id.as_str())))
}

pub(crate) fn decode(response: &Response) -> Result<Article, Failure> {
    let value = parse(&response.body)?;
    Ok(Article { summary: article_summary(&value)?, body: Object::of(&value)?.text("body")? })
}
