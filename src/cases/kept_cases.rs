//! The guest's cases that this device keeps, each with its way in and a way to forget it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::Tracked;
use onedoor_domain::id::Reference;
use onedoor_gateway::device::read_tracked;

use super::track::tracked_address;
use crate::browser::shelf::{self, Kind};
use crate::browser::{HERE, announce, focus};
use crate::i18n::calendar;
use crate::routes::at;
use crate::t;
use crate::ui::{Button, Rank};

/// The cases that this device keeps; nothing when there are none.
#[component]
pub fn KeptCases() -> impl IntoView {
    let kept = RwSignal::new(Vec::<Tracked>::new());
    if HERE {
        spawn_local(async move {
            let documents = shelf::all(Kind::Tracked).await.unwrap_or_default();
            let mut read: Vec<Tracked> =
                documents.iter().filter_map(|(_, text)| read_tracked(text)).collect();
            read.sort_by_key(|tracked| std::cmp::Reverse(tracked.at));
            let _ = kept.try_set(read);
        });
    }
    let let_go = move |reference: Reference| {
        spawn_local(async move {
            if shelf::delete(Kind::Tracked, reference.as_str()).await.is_ok() {
                let _ = kept.try_update(|kept| kept.retain(|one| one.reference != reference));
                announce::politely(&t!("track-let-go"));
                focus::soon_to_heading();
            } else {
                announce::politely(&t!("track-keep-refused"));
            }
        });
    };
    view! { <KeptView kept=kept let_go=let_go/> }
}

/// The kept cases, from data alone.
#[component]
pub fn KeptView(
    /// Newest first.
    #[prop(into)]
    kept: Signal<Vec<Tracked>>,
    /// One is to be forgotten.
    #[prop(into)]
    let_go: Callback<Reference>,
) -> impl IntoView {
    let row = move |one: Tracked| {
        let href = tracked_address(&one.reference, &one.secret);
        let name = if one.title.is_empty() { one.reference.to_string() } else { one.title.clone() };
        let since =
            t!("track-kept-since", reference = one.reference.as_str(), when = calendar::moment(one.at));
        let reference = one.reference;
        let what = name.clone();
        view! {
            <li class="case">
                <span class="case__line"><a href=at(&href) dir="auto">{name}</a></span>
                <p class="small">{since}</p>
                <p><Button rank=Rank::Plain on_press=move |()| let_go.run(reference.clone())>
                    {t!("track-forget")}<span class="visually-hidden">" "{what}</span>
                </Button></p>
            </li>
        }
    };
    move || {
        let kept = kept.get();
        (!kept.is_empty()).then(|| {
            view! {
                <section class="stack" aria-labelledby="kept-title">
                    <h2 id="kept-title">{t!("track-kept")}</h2>
                    <ul>{kept.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
