//! `/help/:article`: one article, with its version, and a way to ask about it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use onedoor_domain::Failure;
use onedoor_domain::help::{Article, Help};
use onedoor_domain::id::ArticleId;

use super::blocks::blocks;
use crate::browser::{announce, page};
use crate::i18n::calendar;
use crate::portal::Connected;
use crate::routes;
use crate::t;
use crate::ui::remote::Loader;
use crate::ui::{ButtonLink, FailureNotice, Page, Rank, Remote, link};

/// One article.
#[component]
pub fn ArticlePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("article")));
    move || match id.get().as_deref().map(ArticleId::parse) {
        Some(Ok(id)) => view! { <OneArticle id=id/> }.into_any(),
        _ => crate::shell::NotFound().into_any(),
    }
}

#[component]
fn OneArticle(id: ArticleId) -> impl IntoView {
    let title = RwSignal::new(None::<String>);
    let heading = Signal::derive(move || title.get().unwrap_or_else(|| t!("help-title")));
    view! {
        <Page heading=heading back=(routes::HELP.to_owned(), t!("help-title")) narrow=true>
            <Connected view=move |gateway| match gateway.help() {
                Some(help) => {
                    let loader = ask(help, id.clone());
                    let chat = gateway.has_chats();
                    view! { <Remote loader=loader view=move |article: Article| {
                        entered(title, &article.summary.title);
                        drawn(&article, chat)
                    }/> }.into_any()
                }
                None => view! { <FailureNotice failure=Failure::Unsupported/> }.into_any(),
            }/>
        </Page>
    }
}

fn ask(help: Rc<dyn Help>, id: ArticleId) -> Loader<Article> {
    Loader::new(move || help.article(id.clone()))
}

/// The reader stands on the heading, whose words change now: that is not heard by itself.
fn entered(title: RwSignal<Option<String>>, name: &str) {
    if title.get_untracked().as_deref() != Some(name) {
        page::retitle(name);
        announce::politely(name);
        title.set(Some(name.to_owned()));
    }
}

/// An article, from data alone.
pub fn drawn(article: &Article, chat: bool) -> AnyView {
    let summary = &article.summary;
    let which = match summary.updated_at {
        Some(at) => t!(
            "article-which-updated",
            id = summary.id.as_str(),
            version = summary.version,
            day = calendar::day_in_full(calendar::local(at).day())
        ),
        None => t!("article-which", id = summary.id.as_str(), version = summary.version),
    };
    let ask = chat.then(|| {
        let href = format!("{}?article={}", routes::CHAT, routes::encode(summary.id.as_str()));
        view! { <p class="no-print"><ButtonLink rank=Rank::Quiet href=href>{t!("article-ask")}</ButtonLink></p> }
    });
    view! {
        {blocks(article.blocks())}
        <p class="article__which">{which}</p>
        {ask}
        <p class="no-print">{link(routes::CONTACT, t!("contact-all"))}</p>
    }
    .into_any()
}
