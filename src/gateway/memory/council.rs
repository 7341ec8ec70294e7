//! Contact points, notices and help in memory.

use super::Memory;
use onedoor_domain::council::{ContactPoint, Contacts, Notice, Notices};
use onedoor_domain::help::{Article, ArticleSummary, Help};
use onedoor_domain::id::ArticleId;
use onedoor_domain::{Answer, Failure};

impl Contacts for Memory {
    fn contact_points(&self) -> Answer<Vec<ContactPoint>> {
        self.answer(|world| Ok(world.contact_points.clone()))
    }
}

impl Notices for Memory {
    fn notices(&self) -> Answer<Vec<Notice>> {
        self.answer(|world| Ok(world.notices.clone()))
    }
}

impl Help for Memory {
    fn find(&self, words: String) -> Answer<Vec<ArticleSummary>> {
        self.answer(move |world| {
            let words = words.trim().to_lowercase();
            let fits = |article: &&Article| {
                article.summary.title.to_lowercase().contains(&words)
                    || article.body.to_lowercase().contains(&words)
            };
            Ok(world.articles.iter().filter(fits).map(|article| article.summary.clone()).collect())
        })
    }

    fn article(&self, id: ArticleId) -> Answer<Article> {
        self.answer(move |world| {
            world.articles.iter().find(|article| article.summary.id == id).cloned().ok_or(Failure::NotFound)
        })
    }
}
