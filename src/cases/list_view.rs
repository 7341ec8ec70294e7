//! The list of cases, drawn from data alone: search, which list, the cases, and more of them.

use leptos::prelude::*;
use onedoor_domain::cases::{CaseCounts, Listing};
use onedoor_domain::id::Reference;

use super::case_lines;
use super::filter::{Filter, Shown};
use crate::routes::at;
use crate::t;
use crate::ui::remote::{Load, waiting};
use crate::ui::{ButtonLink, Entry, FailureNotice, More, ShowMore, TextField};

/// The id of “Show more”.
pub const MORE: &str = "cases-more";

/// How many are shown, in words.
pub fn said(found: &Listing) -> String {
    let count = found.items().len();
    if found.next().is_some() { t!("cases-newest", count = count) } else { t!("cases-count", count = count) }
}

/// The list.
#[component]
pub fn CasesView(
    /// What stands in the search field.
    #[prop(into)]
    typed: Signal<String>,
    /// Which cases are asked for.
    #[prop(into)]
    filter: Signal<Filter>,
    /// What was found.
    #[prop(into)]
    found: Signal<Load<Listing>>,
    /// How it stands with the next page.
    #[prop(into)]
    more: Signal<More>,
    /// Each change in the search field.
    #[prop(into)]
    on_type: Callback<String>,
    /// Enter in the search field.
    #[prop(into)]
    on_search: Callback<()>,
    /// Asks for more.
    #[prop(into)]
    on_more: Callback<()>,
    /// Asks again after a failure.
    again: Callback<()>,
) -> impl IntoView {
    #[derive(Clone, PartialEq)]
    enum Phase {
        Waiting { slowly: bool },
        None { nothing_at_all: bool },
        Some,
        Failed(onedoor_domain::Failure),
    }
    let phase = Memo::new(move |_| {
        found.with(|found| match found {
            Load::Loading => Phase::Waiting { slowly: false },
            Load::LoadingSlowly => Phase::Waiting { slowly: true },
            Load::Failed(failure) => Phase::Failed(failure.clone()),
            Load::Loaded(listing) if listing.items().is_empty() => {
                let asked = listing.query();
                let counts = listing.counts();
                let any = counts.open + counts.closed > 0;
                let narrowed = *asked != Filter::default().query();
                Phase::None { nothing_at_all: !any && !narrowed }
            }
            Load::Loaded(_) => Phase::Some,
        })
    });
    let counts = Memo::new(move |_| {
        found.with(|found| if let Load::Loaded(listing) = found { Some(listing.counts()) } else { None })
    });
    // Until the answer for the new question is here, the old list stays, and is said to be old.
    let stale = Memo::new(move |_| {
        filter.with(|filter| {
            found.with(|found| matches!(found, Load::Loaded(listing) if *listing.query() != filter.query()))
        })
    });
    view! {
        <search class="finder">
            <form class="finder__search" on:submit=move |event| { event.prevent_default(); on_search.run(()); }>
                <TextField id="cases-search" label=t!("cases-search") hint=t!("cases-search-hint") entry=Entry::Search
                    value=typed on_input=on_type optional=false/>
            </form>
            <Tabs filter=filter counts=counts/>
        </search>
        <section class="stack" aria-labelledby="found-title" aria-busy=move || stale.get().then_some("true")>
            <h2 id="found-title" class="visually-hidden">{t!("cases-found")}</h2>
            {move || match phase.get() {
                Phase::Waiting { slowly } => view! { <div class="remote">{waiting(slowly)}</div> }.into_any(),
                Phase::Failed(failure) => view! { <FailureNotice failure=failure again=again/> }.into_any(),
                Phase::None { nothing_at_all: true } => none_at_all(),
                Phase::None { nothing_at_all: false } => none_fits(filter),
                Phase::Some => view! { <Rows found=found stale=stale more=more on_more=on_more/> }.into_any(),
            }}
        </section>
    }
}

/// Which list: links, so that each has an address and Back works.
#[component]
fn Tabs(filter: Signal<Filter>, #[prop(into)] counts: Signal<Option<CaseCounts>>) -> impl IntoView {
    let tab = move |shown: Shown| {
        let name = match shown {
            Shown::All => t!("cases-all"),
            Shown::NeedsMe => t!("cases-needs-me"),
            Shown::Open => t!("cases-open"),
            Shown::Closed => t!("cases-closed"),
        };
        let count = move || {
            counts.get().map(|counts| {
                let count = match shown {
                    Shown::All => counts.open + counts.closed,
                    Shown::NeedsMe => counts.needs_me,
                    Shown::Open => counts.open,
                    Shown::Closed => counts.closed,
                };
                view! { <span class="tabs__count">{crate::i18n::number(f64::from(count))}</span> }
            })
        };
        let current = move || (filter.with(|filter| filter.shown) == shown).then_some("true");
        view! {
            <li><a class="tabs__tab" aria-current=current data-noscroll="" href=move || filter.with(|filter| at(&filter.shown(shown).address()))>
                {name}" "{count}
            </a></li>
        }
    };
    view! {
        <nav aria-label=t!("cases-which")><ul class="tabs">{Shown::EVERY.map(tab).collect_view()}</ul></nav>
    }
}

#[component]
fn Rows(
    found: Signal<Load<Listing>>,
    #[prop(into)] stale: Signal<bool>,
    more: Signal<More>,
    on_more: Callback<()>,
) -> impl IntoView {
    let of = move |read: fn(&Listing) -> String| {
        found.with(|found| if let Load::Loaded(listing) = found { read(listing) } else { String::new() })
    };
    let references = move || {
        found.with(|found| match found {
            Load::Loaded(listing) => {
                listing.items().iter().map(|case| case.reference.clone()).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        })
    };
    let has_more = Memo::new(move |_| {
        found.with(|found| matches!(found, Load::Loaded(listing) if listing.next().is_some()))
    });
    view! {
        <p class="soft">{move || if stale.get() { t!("loading") } else { of(said) }}</p>
        <ul class="cases">
            <For each=references key=Clone::clone let:reference>
                <Row found=found reference=reference/>
            </For>
        </ul>
        {move || has_more.get().then(|| view! { <ShowMore id=MORE label=t!("cases-more") state=more on_press=on_more/> })}
    }
}

/// A case that changes is drawn anew inside its row; the row, and a focus in it, stay.
#[component]
fn Row(found: Signal<Load<Listing>>, reference: Reference) -> impl IntoView {
    let case = Memo::new(move |_| {
        found.with(|found| match found {
            Load::Loaded(listing) => listing.case(&reference).cloned(),
            _ => None,
        })
    });
    view! { <li class="case">{move || case.with(|case| case.as_ref().map(case_lines))}</li> }
}

fn none_at_all() -> AnyView {
    view! {
        <p>{t!("cases-none")}</p>
        <ButtonLink href=crate::routes::REPORT>{t!("job-report")}</ButtonLink>
    }
    .into_any()
}

fn none_fits(filter: Signal<Filter>) -> AnyView {
    let words = move || match filter.with(|filter| filter.words.clone()) {
        words if words.is_empty() => t!("cases-none-here"),
        words => t!("cases-none-fits", words = words),
    };
    view! {
        <p>{words}</p>
        <p><a href=at(crate::routes::CASES) data-noscroll="">{t!("cases-show-all")}</a></p>
    }
    .into_any()
}
