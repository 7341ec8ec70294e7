//! Drafts on this device: go on with one, or let go of it.

use leptos::prelude::*;
use onedoor_domain::id::DraftId;
use onedoor_domain::report::{Draft, Expiry, Location};

use super::addresses;
use crate::browser::clock;
use crate::i18n::calendar;
use crate::routes::at;
use crate::t;
use crate::ui::{Delete, link};

/// The list; nothing when there is none and nothing waits to be sent.
#[component]
pub fn SavedDrafts(
    /// The last changed first.
    #[prop(into)]
    drafts: Signal<Vec<Draft>>,
    /// How many reports and messages wait to be sent.
    #[prop(into)]
    waiting: Signal<usize>,
    /// One is not wanted any more.
    #[prop(into)]
    on_delete: Callback<DraftId>,
) -> impl IntoView {
    let unsent = move || {
        let many = waiting.get();
        (many > 0).then(|| {
            view! { <p class="needs">{t!("report-unsent", count = many)}" "{link(crate::routes::OUTBOX, t!("outbox-title"))}</p> }
        })
    };
    let some = Memo::new(move |_| drafts.with(|drafts| !drafts.is_empty()));
    let list = move || {
        some.get().then(|| {
            view! {
                <section class="stack" aria-labelledby="drafts-title">
                    <h2 id="drafts-title">{t!("drafts-title")}</h2>
                    <ul class="drafts">
                        <For each=move || drafts.get() key=|draft| (draft.id.clone(), draft.changed_at, draft.told_over) let:draft>
                            {row(&draft, on_delete)}
                        </For>
                    </ul>
                </section>
            }
        })
    };
    view! { {unsent}{list} }
}

fn row(draft: &Draft, delete: Callback<DraftId>) -> AnyView {
    let name = if draft.service_name.is_empty() { t!("report-title") } else { draft.service_name.clone() };
    let about = about(draft);
    let day = calendar::day(draft.kept_until().day());
    let kept = match draft.expiry(clock::now(), clock::known()) {
        Expiry::Over { until } => t!("draft-over", day = day, until = calendar::day(until.day())),
        Expiry::Kept | Expiry::Gone => t!("draft-kept", day = day),
    };
    let changed = t!("draft-changed", when = calendar::moment(draft.changed_at));
    let href = addresses::of_step(&draft.id, draft.step);
    let id = draft.id.clone();
    let which = name.clone();
    view! {
        <li class="drafts__one">
            <a class="drafts__name" href=at(&href) dir="auto">{name}</a>
            {about.map(|about| view! { <p class="drafts__about" dir="auto">{about}</p> })}
            <p class="small soft">{changed}" "{kept}</p>
            <Delete id=format!("delete-{id}") name=which on_delete=move |()| delete.run(id.clone())/>
        </li>
    }
    .into_any()
}

/// Where it is, and the first words of what happened.
fn about(draft: &Draft) -> Option<String> {
    const MOST: usize = 80;
    let place = place_words(&draft.location);
    let what = draft.description.trim();
    let mut what: String = what.chars().take(MOST).collect();
    if draft.description.trim().chars().count() > MOST {
        what.push('…');
    }
    let photos = (!draft.photos.is_empty()).then(|| t!("photos-many", count = draft.photos.len()));
    let parts: Vec<String> =
        place.into_iter().chain(Some(what)).filter(|part| !part.is_empty()).chain(photos).collect();
    (!parts.is_empty()).then(|| parts.join(". "))
}

/// A place in a line: its label, else the words.
pub fn place_words(location: &Location) -> Option<String> {
    let given = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
    };
    given(&location.label).or_else(|| given(&location.words))
}
