//! What is it about? Found by a few words, on the device and at once, or in a group.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::ServiceCode;
use onedoor_domain::report::{ServiceIndex, ServiceSummary};

use crate::browser::{announce, clock};
use crate::routes::at;
use crate::t;
use crate::ui::{Entry, TextField};

/// More results than this are not shown; more words find fewer.
const MOST: usize = 8;
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

/// The services, to search and to look through.
#[component]
pub fn Choose(
    /// All of them, in the council's order.
    services: Vec<ServiceSummary>,
    /// Where each leads.
    link: Link,
    /// Words to begin with.
    #[prop(into, optional)]
    words: String,
) -> impl IntoView {
    let words = RwSignal::new(words);
    let groups = groups(&services, &link);
    let index = StoredValue::new((ServiceIndex::new(&services), services));
    let found = Memo::new(move |_| {
        let words = words.get();
        (!words.trim().is_empty()).then(|| index.with_value(|(index, _)| index.find(&words)))
    });
    let search = move |typed: String| {
        words.set(typed.clone());
        spawn_local(async move {
            clock::wait(REST).await;
            if words.try_get_untracked().is_some_and(|now| now == typed) {
                let many = found.get_untracked().map(|found| found.len());
                if let Some(many) = many {
                    announce::politely(&t!("report-found", count = many));
                }
            }
        });
    };
    let results = move || {
        found.get().map(|found| {
            if found.is_empty() {
                return view! { <p>{t!("report-found", count = 0)}" "{t!("report-found-none-next")}</p> }
                    .into_any();
            }
            let rows = index.with_value(|(_, services)| {
                found
                    .iter()
                    .take(MOST)
                    .filter_map(|nth| services.get(*nth))
                    .map(|service| row(service, &link))
                    .collect_view()
            });
            view! { <ul class="services" aria-label=t!("report-results")>{rows}</ul> }.into_any()
        })
    };
    view! {
        <section class="stack" aria-labelledby="choose-title">
            <h2 id="choose-title">{t!("report-new")}</h2>
            <form role="search" class="stack" on:submit=|event| event.prevent_default()>
                <TextField id="service" label=t!("report-search") hint=t!("report-search-hint") entry=Entry::Search
                    value=words on_input=search/>
            </form>
            {results}
        </section>
        <section class="stack" aria-labelledby="groups-title">
            <h2 id="groups-title">{t!("report-groups")}</h2>
            <div class="groups">{groups}</div>
        </section>
    }
}

fn row(service: &ServiceSummary, link: &Link) -> AnyView {
    let (name, about) = (service.name.clone(), service.description.clone());
    view! {
        <li class="services__one">
            <a href=at(&link.to(&service.code)) dir="auto">{name}</a>
            {about.map(|about| view! { <small dir="auto">{about}</small> })}
        </li>
    }
    .into_any()
}

/// A closed list for each group, in the order in which the groups first come.
fn groups(services: &[ServiceSummary], link: &Link) -> AnyView {
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
                .map(|service| row(service, link))
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
