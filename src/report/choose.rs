//! What is it about? Found by a few words or guessed from a sentence, on the device and at once, or in a group.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Language;
use onedoor_domain::id::ServiceCode;
use onedoor_domain::report::{ServiceIndex, ServiceSummary, Suggester, is_sentence};

use crate::browser::{announce, clock};
use crate::i18n;
use crate::routes::at;
use crate::t;
use crate::ui::{Entry, TextField};

/// More results than this are not shown; more words find fewer.
const MOST: usize = 8;
/// The id of the search.
pub const SEARCH: &str = "service";
/// How many there are is said when the typing rests.
const REST: Duration = Duration::from_millis(700);

/// Where a service leads.
#[derive(Clone)]
pub struct Link(Arc<dyn Fn(&ServiceCode) -> String + Send + Sync>);

impl Link {
    /// A way of making addresses.
    pub fn new(address: impl Fn(&ServiceCode) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(address))
    }

    fn to(&self, code: &ServiceCode) -> String {
        (self.0)(code)
    }
}

/// What the words find.
#[derive(Clone, Debug, PartialEq)]
enum Found {
    /// Services that have them.
    Fits(Vec<usize>),
    /// Services that a sentence may be about.
    Guess(Vec<usize>),
}

impl Found {
    fn len(&self) -> usize {
        let (Self::Fits(found) | Self::Guess(found)) = self;
        found.len()
    }

    /// How many, in words.
    fn said(&self) -> String {
        match self {
            Self::Fits(found) if found.len() > MOST => {
                t!("report-found-most", shown = MOST, count = found.len())
            }
            Self::Fits(found) => t!("report-found", count = found.len()),
            Self::Guess(found) => t!("report-guessed", count = found.len()),
        }
    }
}

/// Services, prepared for both ways of finding.
struct Known {
    index: ServiceIndex,
    suggester: Suggester,
    services: Vec<ServiceSummary>,
}

impl Known {
    fn new(services: Vec<ServiceSummary>) -> Self {
        let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
        let (index, suggester) = (ServiceIndex::new(&services), Suggester::new(&services, &language));
        Self { index, suggester, services }
    }

    fn find(&self, words: &str) -> Option<Found> {
        if words.trim().is_empty() {
            return None;
        }
        let whole = self.index.find_whole(words);
        Some(if !whole.is_empty() {
            Found::Fits(whole)
        } else if is_sentence(words) {
            Found::Guess(self.suggester.suggest(words))
        } else {
            Found::Fits(self.index.find(words))
        })
    }
}

/// The services, to search and to look through.
#[component]
pub fn Choose(
    /// All of them, in the council's order.
    services: Vec<ServiceSummary>,
    /// Where each leads.
    link: Link,
    /// Does the page's own heading ask what it is about? Then it is not asked again.
    #[prop(default = false)]
    asked: bool,
    /// What stands in the search.
    words: RwSignal<String>,
    /// One is taken.
    #[prop(into)]
    on_take: Callback<()>,
) -> impl IntoView {
    let groups = groups(&services, &link, on_take);
    let known = StoredValue::new(Known::new(services));
    let found = Memo::new(move |_| words.with(|words| known.with_value(|known| known.find(words))));
    let search = move |typed: String| {
        words.set(typed.clone());
        spawn_local(async move {
            clock::wait(REST).await;
            if words.try_get_untracked().is_some_and(|now| now == typed)
                && let Some(found) = found.get_untracked()
            {
                announce::politely(&found.said());
            }
        });
    };
    let results = move || {
        let found = found.get()?;
        if found.len() == 0 {
            return Some(
                view! { <p>{t!("report-found", count = 0)}" "{t!("report-found-none-next")}</p> }.into_any(),
            );
        }
        let (Found::Fits(places) | Found::Guess(places)) = &found;
        let rows = known.with_value(|known| {
            let services = places.iter().take(MOST).filter_map(|nth| known.services.get(*nth));
            services.map(|service| row(service, &link, on_take)).collect_view()
        });
        Some(match found {
            Found::Fits(_) => {
                let cut = (found.len() > MOST).then(|| view! { <p class="small soft">{found.said()}</p> });
                view! { {cut}<ul class="services" aria-label=t!("report-results")>{rows}</ul> }.into_any()
            }
            Found::Guess(_) => {
                let title = if asked {
                    view! { <h2 id="guess-title">{t!("report-guess")}</h2> }.into_any()
                } else {
                    view! { <h3 id="guess-title">{t!("report-guess")}</h3> }.into_any()
                };
                view! {
                    <section class="guess" aria-labelledby="guess-title">
                        {title}
                        <p class="small soft">{t!("report-guess-about")}</p>
                        <ul class="services">{rows}</ul>
                    </section>
                }
                .into_any()
            }
        })
    };
    let field = view! {
        <form role="search" class="stack" on:submit=|event| event.prevent_default()>
            <TextField id=SEARCH label=t!("report-search") hint=t!("report-search-hint") entry=Entry::Search
                value=words on_input=search/>
        </form>
        {results}
    };
    let by_words = if asked {
        view! { <div class="stack">{field}</div> }.into_any()
    } else {
        view! {
            <section class="stack" aria-labelledby="choose-title">
                <h2 id="choose-title">{t!("report-new")}</h2>
                {field}
            </section>
        }
        .into_any()
    };
    view! {
        {by_words}
        <section class="stack" aria-labelledby="groups-title">
            <h2 id="groups-title">{t!("report-groups")}</h2>
            <div class="groups">{groups}</div>
        </section>
    }
}

fn row(service: &ServiceSummary, link: &Link, take: Callback<()>) -> AnyView {
    let (name, about) = (service.name.clone(), service.description.clone());
    view! {
        <li class="services__one">
            <a href=at(&link.to(&service.code)) dir="auto" on:click=move |_| take.run(())>{name}</a>
            {about.map(|about| view! { <small dir="auto">{about}</small> })}
        </li>
    }
    .into_any()
}

/// A closed list for each group, in the order in which the groups first come.
fn groups(services: &[ServiceSummary], link: &Link, take: Callback<()>) -> AnyView {
    let mut names: Vec<&str> = Vec::new();
    for service in services {
        if !names.contains(&service.group.as_str()) {
            names.push(&service.group);
        }
    }
    names
        .into_iter()
        .map(|name| {
            let rows = services
                .iter()
                .filter(|service| service.group == name)
                .map(|service| row(service, link, take))
                .collect_view();
            let heading = if name.trim().is_empty() { t!("report-group-other") } else { name.to_owned() };
            view! {
                <details class="group">
                    <summary dir="auto">{heading}</summary>
                    <ul class="services">{rows}</ul>
                </details>
            }
        })
        .collect_view()
        .into_any()
}
