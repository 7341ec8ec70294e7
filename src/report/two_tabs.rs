//! The same draft in two tabs: said, and where both wrote, every answer that differs stands side by side, and the resident
//! chooses.

use leptos::prelude::*;
use onedoor_domain::council::Limits;
use onedoor_domain::report::{Draft, Service};

use super::check;
use super::writing::{Form, Version};
use crate::t;
use crate::ui::{Button, Rank, SummaryRow};

/// Where the choice begins.
pub const CHOICE: &str = "other-title";

/// What is known of other tabs with this draft; nothing where there is none.
#[component]
pub fn OtherTab(
    /// The draft in hand.
    form: Form,
) -> impl IntoView {
    let writing = form.writing;
    move || match writing.other.get() {
        Some(other) => {
            let (service, limits) = (form.service.clone(), form.limits);
            let rows = form.value(move |here| differing(here, &other, &service, limits));
            let table = move || {
                let rows = rows.get().into_iter().map(|(question, here, there)| {
                    view! {
                        <tbody>
                            <tr><th scope="rowgroup" colspan="2">{question}</th></tr>
                            <tr><td dir="auto">{here}</td><td dir="auto">{there}</td></tr>
                        </tbody>
                    }
                });
                view! {
                    <table class="versions">
                        <thead><tr><th scope="col">{t!("draft-other-col-here")}</th><th scope="col">{t!("draft-other-col-there")}</th></tr></thead>
                        {rows.collect_view()}
                    </table>
                }
            };
            view! {
                <section class="needs" aria-labelledby=CHOICE>
                    <h2 id=CHOICE tabindex="-1">{t!("draft-other-title")}</h2>
                    <p>{t!("draft-other-next")}</p>
                    {table}
                    <p class="row">
                        <Button rank=Rank::Quiet on_press=move |()| writing.settle(Version::Here)>{t!("draft-other-here")}</Button>
                        <Button rank=Rank::Quiet on_press=move |()| writing.settle(Version::Other)>{t!("draft-other-use")}</Button>
                    </p>
                </section>
            }
            .into_any()
        }
        None if writing.elsewhere.get() => view! { <p class="notice">{t!("draft-elsewhere")}</p> }.into_any(),
        None => ().into_any(),
    }
}

/// Each question that is answered in two ways, with both answers in words.
fn differing(
    here: &Draft,
    other: &Draft,
    service: &Service,
    limits: Limits,
) -> Vec<(String, String, String)> {
    let mut rows = Vec::new();
    if here.service == other.service {
        pair(check::answers(here, service), check::answers(other, service), &mut rows);
    } else {
        // Only this one's questions are at hand.
        rows.push((t!("check-service"), here.service_name.clone(), other.service_name.clone()));
        let many = |draft: &Draft| t!("draft-other-answers", count = draft.answers.iter().count());
        rows.push((t!("step-questions"), many(here), many(other)));
    }
    pair(check::the_rest(here, service, limits), check::the_rest(other, service, limits), &mut rows);
    rows.retain(|(question, mine, theirs)| mine != theirs || *question == t!("photos-title"));
    let ids = |draft: &Draft| draft.photos.iter().map(|photo| photo.id.clone()).collect::<Vec<_>>();
    if ids(here) == ids(other) {
        rows.retain(|(_, mine, theirs)| mine != theirs);
    }
    rows
}

/// Puts the answers to one question together; a question may be asked on one side alone.
fn pair(here: Vec<SummaryRow>, there: Vec<SummaryRow>, rows: &mut Vec<(String, String, String)>) {
    let answer = |to: &str, rows: &[SummaryRow]| {
        rows.iter().find(|row| row.question == to).map_or_else(|| t!("check-none"), |row| row.answer.clone())
    };
    let only_there = there.iter().filter(|row| here.iter().all(|one| one.question != row.question));
    for question in here.iter().chain(only_there).map(|row| row.question.clone()) {
        let (mine, theirs) = (answer(&question, &here), answer(&question, &there));
        rows.push((question, mine, theirs));
    }
}
