//! `/help`: finding an article. The words stand in the address, so Back and a pasted link show the same.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::Failure;
use onedoor_domain::help::ArticleSummary;

use crate::browser::{announce, clock};
use crate::portal::Connected;
use crate::routes::{self, use_navigate, use_query};
use crate::t;
use crate::ui::remote::{Load, Loader, waiting};
use crate::ui::{Entry, FailureNotice, Page, TextField, link};

/// After the last key, so long until articles are asked for.
const SETTLE: Duration = Duration::from_millis(300);
/// Longest search that is sent, in characters (`q` of `GET /articles`).
const LONGEST: usize = 200;

/// Help.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! {
        <Page heading=t!("help-title") back=(routes::ACCOUNT.to_owned(), t!("account-title"))>
            <Connected view=|gateway| match gateway.help() {
                Some(help) => {
                    let help = StoredValue::new_local(help);
                    view! { <Finder find=move |words| help.with_value(|help| help.find(words))/> }.into_any()
                }
                None => view! { <FailureNotice failure=Failure::Unsupported/> }.into_any(),
            }/>
        </Page>
    }
}

#[component]
fn Finder<Find>(find: Find) -> impl IntoView
where
    Find: Fn(String) -> onedoor_domain::Answer<Vec<ArticleSummary>> + 'static,
{
    let query = use_query();
    let navigate = StoredValue::new(use_navigate());
    let words = Memo::new(move |_| {
        query
            .with(|query| query.get("q").unwrap_or_default().trim().chars().take(LONGEST).collect::<String>())
    });
    let typed = RwSignal::new(words.get_untracked());
    let loader = Loader::idle(move || find(words.get_untracked()));
    Effect::new(move |_| {
        let words = words.get();
        if typed.with_untracked(|typed| typed.trim() != words) {
            typed.set(words);
        }
        loader.again();
    });
    Effect::new(move |before: Option<()>| {
        let said = loader.answer(|found| t!("help-found", count = found.len()));
        if let (Some(()), Some(said)) = (before, said) {
            announce::politely(&said);
        }
    });
    let go = move |text: &str| {
        let text = text.trim();
        let to = if text.is_empty() {
            routes::HELP.to_owned()
        } else {
            format!("{}?q={}", routes::HELP, routes::encode(text))
        };
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let _ = navigate.try_with_value(|navigate| navigate(&to, options));
    };
    let turn = StoredValue::new(0_u32);
    let on_type = move |text: String| {
        typed.set(text.clone());
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        spawn_local(async move {
            clock::wait(SETTLE).await;
            if turn.try_get_value() == Some(mine) {
                go(&text);
            }
        });
    };
    let on_search = move |()| go(&typed.get_untracked());
    let found = Memo::new(move |_| loader.with(Clone::clone));
    let again = Callback::new(move |()| loader.again());
    view! { <FinderView typed=typed words=words found=found on_type=on_type on_search=on_search again=again/> }
}

/// Help, from data alone.
#[component]
pub fn FinderView(
    /// What stands in the search field.
    #[prop(into)]
    typed: Signal<String>,
    /// The words that were asked for.
    #[prop(into)]
    words: Signal<String>,
    /// What was found.
    #[prop(into)]
    found: Signal<Load<Vec<ArticleSummary>>>,
    /// Each change in the search field.
    #[prop(into)]
    on_type: Callback<String>,
    /// Enter in the search field.
    #[prop(into)]
    on_search: Callback<()>,
    /// Asks again after a failure.
    again: Callback<()>,
) -> impl IntoView {
    let title = move || if words.with(String::is_empty) { t!("help-most") } else { t!("help-fits") };
    view! {
        <search class="finder">
            <form class="finder__search" on:submit=move |event| { event.prevent_default(); on_search.run(()); }>
                <TextField id="help-search" label=t!("help-search") hint=t!("help-search-hint") entry=Entry::Search
                    value=typed on_input=on_type/>
            </form>
        </search>
        <section class="stack narrow" aria-labelledby="help-found">
            <h2 id="help-found">{title}</h2>
            {move || found.with(|found| match found {
                Load::Loading => view! { <div class="remote">{waiting(false)}</div> }.into_any(),
                Load::LoadingSlowly => view! { <div class="remote">{waiting(true)}</div> }.into_any(),
                Load::Failed(failure) => view! { <FailureNotice failure=failure.clone() again=again/> }.into_any(),
                Load::Loaded(articles) if articles.is_empty() => none(&words.get()),
                Load::Loaded(articles) => view! { <ul>{articles.iter().map(row).collect_view()}</ul> }.into_any(),
            })}
        </section>
    }
}

fn row(article: &ArticleSummary) -> AnyView {
    let href = format!("{}/{}", routes::HELP, routes::encode(article.id.as_str()));
    view! {
        <li class="found">
            <a class="found__title" href=routes::at(&href) dir="auto">{article.title.clone()}</a>
            {article.summary.clone().map(|summary| view! { <p class="soft" dir="auto">{summary}</p> })}
        </li>
    }
    .into_any()
}

fn none(words: &str) -> AnyView {
    view! {
        <p>{t!("help-none", words = words)}</p>
        <p class="row">{link(routes::CHAT, t!("job-chat"))}" "{link(routes::CONTACT, t!("contact-all"))}</p>
    }
    .into_any()
}
