//! `ArticleSummary` and `Notice`.

use crate::json::{Object, Read};
use onedoor_domain::council::{Notice, NoticeLevel};
use onedoor_domain::help::ArticleSummary;
use onedoor_domain::id::{ArticleId, NoticeId};
use serde_json::Value;

pub(crate) fn article_summary(value: &Value) -> Read<ArticleSummary> {
    let object = Object::of(value)?;
    Ok(ArticleSummary {
        id: object.id("id", ArticleId::parse)?,
        version: object.maybe_whole("version").unwrap_or(1),
        title: object.text("title")?,
        summary: object.maybe_text("summary"),
        updated_at: object.maybe_time("updated_at"),
    })
}

pub(crate) fn notice(value: &Value) -> Read<Notice> {
    let object = Object::of(value)?;
    Ok(Notice {
        id: object.id("id", NoticeId::parse)?,
        title: object.text("title")?,
        text: object.text("text")?,
        // A level that is not known is news: it is shown, and cries no wolf.
        level: object.one_of("level", &[("warning", NoticeLevel::Warning)]).unwrap_or(NoticeLevel::News),
        from: object.time("from")?,
        until: object.maybe_time("until"),
    })
}
