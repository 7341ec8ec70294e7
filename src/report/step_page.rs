//! The frame of each page of the form: where we are, what is wrong, the way on and the way back, and whether the device
//! has what was typed.

use leptos::prelude::*;
use onedoor_domain::report::{Draft, StepName};

use super::faults;
use super::two_tabs::OtherTab;
use super::writing::{Form, Saved};
use crate::t;
use crate::ui::{Dot, ErrorSummary, Page, Tone};

/// The way on and the way back.
#[derive(Clone)]
pub struct Way {
    /// The resident wants to go on.
    pub on_continue: Callback<()>,
    /// The address and name of the page before.
    pub back: (String, String),
}

/// The words for a step.
pub fn name(step: StepName) -> String {
    match step {
        StepName::Service => t!("step-service"),
        StepName::Questions => t!("step-questions"),
        StepName::Place => t!("step-place"),
        StepName::Details => t!("step-details"),
        StepName::Contact => t!("step-contact"),
        StepName::Check => t!("step-check"),
    }
}

/// Where we are: “Street light not working, step 2 of 6”. A page that is only come to from the check page has no number.
pub fn line(form: &Form, step: StepName) -> Signal<String> {
    let asks = form.value(Draft::contact);
    let service = form.service.clone();
    Signal::derive(move || {
        let name = service.summary.name.as_str();
        match step.place(Some(&service), asks.get()) {
            Some((place, of)) => t!("report-step", service = name, place = place, of = of),
            None => name.to_owned(),
        }
    })
}

/// On the first page: how many there are; about so many, where one more may come between.
fn length(form: &Form, step: StepName) -> impl Fn() -> Option<AnyView> + Send + use<> {
    let asks = form.value(Draft::contact);
    let service = form.service.clone();
    move || {
        let asks = asks.get();
        let is_first = StepName::Service.next(Some(&service), asks) == Some(step);
        is_first.then(|| {
            let many = StepName::asked(&service, asks);
            let words = if service.may_be_there_already() {
                t!("report-length-about", count = many)
            } else {
                t!("report-length", count = many)
            };
            view! { <p class="soft">{words}</p> }.into_any()
        })
    }
}

/// One page of the form.
#[component]
pub fn StepPage(
    /// What it is drawn from.
    form: Form,
    /// Which step it is.
    step: StepName,
    /// The way on and back.
    way: Way,
    /// Is there a way on? Not while a stopper answers.
    #[prop(into, default = Signal::from(true))]
    open: Signal<bool>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let (shown, service) = (form.writing.faults, form.service.clone());
    let lines = Signal::derive(move || shown.with(|shown| faults::lines(&shown.on(step), &service)));
    let on_continue = way.on_continue;
    let length = length(&form, step);
    view! {
        <Page heading=name(step) eyebrow=line(&form, step) back=way.back narrow=true>
            <ErrorSummary problems=lines/>
            <OtherTab form=form.clone()/>
            {length}
            <form class="stack stack--loose" novalidate=true on:submit=move |event| {
                event.prevent_default();
                on_continue.run(());
            }>
                {children()}
                <div class="report__end">
                    {move || open.get().then(|| view! {
                        <button type="submit" class="button button--wide">{t!("report-continue")}</button>
                    })}
                    <SavedLine saved=form.writing.saved/>
                </div>
            </form>
        </Page>
    }
}

/// Whether the device has what was typed. Said quietly; a refusal is said aloud where it happens.
#[component]
pub fn SavedLine(
    /// How it stands.
    #[prop(into)]
    saved: Signal<Saved>,
) -> impl IntoView {
    move || match saved.get() {
        Saved::Untouched => view! { <p class="saved">{t!("report-saves")}</p> }.into_any(),
        Saved::Saving => {
            view! { <p class="saved"><Dot tone=Tone::Quiet/>{t!("report-saving")}</p> }.into_any()
        }
        Saved::Kept => view! { <p class="saved"><Dot tone=Tone::Good/>{t!("report-saved")}</p> }.into_any(),
        Saved::Refused => view! { <p class="notice notice--warning">{t!("report-not-saved")}</p> }.into_any(),
    }
}
