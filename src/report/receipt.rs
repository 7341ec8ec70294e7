//! The receipt: a promise in writing. What was sent, when, to whom, by when an answer is due, and for a guest the way back
//! to the case. It is read from the device, so it survives a reload, and prints.

use leptos::prelude::*;
use onedoor_domain::Timestamp;
use onedoor_domain::id::{AttributeCode, Reference, TrackingSecret};
use onedoor_domain::outbox::{Outgoing, Parcel};
use onedoor_domain::report::{Receipt, Report, StartLink, Visibility};

use super::check::told_by;
use super::details::with_place;
use super::{addresses, photos};
use crate::browser::{address, announce, download};
use crate::i18n::calendar;
use crate::outbox::Outbox;
use crate::portal::Portal;
use crate::routes;
use crate::t;
use crate::ui::remote::waiting;
use crate::ui::{Button, ButtonLink, Glyph, Icon, Page, Rank, StepState, Steps, Summary, SummaryRow};

/// `/report/sent/:reference`.
#[component]
pub fn ReceiptPage(
    /// Which one.
    reference: Reference,
) -> impl IntoView {
    let (portal, outbox) = (Portal::here(), Outbox::here());
    let found = {
        let reference = reference.clone();
        Memo::new(move |_| outbox.receipt(&reference))
    };
    move || match found.get() {
        Some((outgoing, receipt)) => {
            let zone = portal.config.with_value(|config| config.time_zone.clone());
            view! { <Drawn outgoing=outgoing receipt=receipt zone=zone/> }.into_any()
        }
        None if outbox.is_read() => elsewhere(&reference, portal.who.get().resident().is_some()),
        None => waiting(false),
    }
}

/// The receipt, from data alone.
#[component]
pub fn Drawn(
    /// What was sent.
    outgoing: Outgoing,
    /// What came back.
    receipt: Receipt,
    /// The zone in which times are told.
    zone: String,
) -> impl IntoView {
    let when = when_in_zone(receipt.received_at, &zone);
    let due = receipt.expected_at.map(|day| t!("sent-by", day = calendar::day(day)));
    let read_by = read_by(&receipt);
    let steps = vec![
        (StepState::Done, t!("sent-step-sent"), Some(when.clone())),
        (StepState::Current, receipt.next_step.clone(), Some(t!("sent-told", team = receipt.told.as_str()))),
        (StepState::Coming, t!("sent-step-answer"), due),
    ];
    let what = match &outgoing.parcel {
        Parcel::Report { report, words, .. } => {
            view! { <Summary rows=said(report, words, &outgoing.title)/> }.into_any()
        }
        Parcel::Message { text, .. } => view! { <p dir="auto">{text.clone()}</p> }.into_any(),
        Parcel::Follow { .. } => view! { <p dir="auto">{outgoing.title.clone()}</p> }.into_any(),
    };
    let follow = way_back(&receipt.reference, receipt.secret.as_ref(), t!("sent-keep-about"));
    let reference = receipt.reference.to_string();
    let (near, again) = match &outgoing.parcel {
        Parcel::Report { report, .. } => (near(report), t!("sent-another-near")),
        Parcel::Message { .. } | Parcel::Follow { .. } => (None, String::new()),
    };
    let (another, again) = match near {
        Some(address) => (address, again),
        None => (routes::REPORT.to_owned(), t!("sent-another")),
    };
    let keep = to_keep(&receipt.reference.clone(), move || in_text(&outgoing, &receipt, &zone));
    view! {
        <Page heading=t!("sent-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            <section class="receipt" aria-labelledby="reference-title">
                <p class="receipt__done"><Glyph icon=Icon::Done class="glyph"/>{t!("sent-thanks")}</p>
                <div>
                    <h2 id="reference-title" class="small soft">{t!("sent-reference")}</h2>
                    <p class="receipt__reference"><bdi dir="ltr">{reference}</bdi></p>
                </div>
                <Steps steps=steps/>
                <p class="soft">{read_by}</p>
            </section>
            {follow}
            <section class="stack" aria-labelledby="what-title">
                <h2 id="what-title">{t!("sent-what")}</h2>
                {what}
            </section>
            <p class="row no-print">
                {keep}
                <ButtonLink rank=Rank::Quiet href=another>{again}</ButtonLink>
            </p>
        </Page>
    }
}

/// The way back to a case. Who is given a secret is a guest to the council, and finds the case with it alone.
pub fn way_back(reference: &Reference, secret: Option<&TrackingSecret>, about: String) -> AnyView {
    let case = addresses::of_case(reference, secret);
    let Some(whole) = whole_link(reference, secret) else {
        return view! { <ButtonLink href=case>{t!("sent-follow")}</ButtonLink> }.into_any();
    };
    view! {
        <section class="needs" aria-labelledby="follow-title">
            <h2 id="follow-title">{t!("sent-keep")}</h2>
            <p>{about}</p>
            <p class="receipt__link"><a href=routes::at(&case) dir="ltr">{whole}</a></p>
        </section>
    }
    .into_any()
}

/// The link that finds the case from anywhere, for whoever was given a secret.
pub fn whole_link(reference: &Reference, secret: Option<&TrackingSecret>) -> Option<String> {
    secret.map(|_| address::origin() + &routes::at(&addresses::of_case(reference, secret)))
}

/// What keeps a receipt: paper, or a file of these words.
pub fn to_keep(reference: &Reference, words: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let name = format!("{reference}.txt");
    let save = move |()| {
        download::text(&name, &words());
        announce::politely(&t!("sent-saved"));
    };
    view! {
        <Button rank=Rank::Quiet on_press=|()| address::print()>{t!("sent-print")}</Button>
        <Button rank=Rank::Quiet on_press=save>{t!("sent-save")}</Button>
    }
    .into_any()
}

/// The start of another report at the same place.
fn near(report: &Report) -> Option<String> {
    let location = report.parts().location.as_ref()?;
    let words =
        location.words.clone().or_else(|| location.label.clone().filter(|_| location.position.is_none()));
    let link = StartLink { position: location.position, place: words, ..StartLink::default() };
    (!link.is_empty()).then(|| addresses::of_start(&link))
}

/// Who can read it, and where.
fn read_by(receipt: &Receipt) -> String {
    match receipt.visibility {
        Visibility::Public => with_place(t!("sent-public"), receipt.shown_at.as_deref()),
        Visibility::Private => t!("sent-private"),
    }
}

/// A moment, and the zone in which it is told.
pub fn when_in_zone(at: Timestamp, zone: &str) -> String {
    t!("sent-when", when = calendar::moment_in_full(at), zone = zone)
}

/// The receipt as words for a file, to keep for ever and to be read by anything.
fn in_text(outgoing: &Outgoing, receipt: &Receipt, zone: &str) -> String {
    let mut rows = vec![
        SummaryRow::new(t!("sent-reference"), receipt.reference.to_string()),
        SummaryRow::new(t!("sent-step-sent"), when_in_zone(receipt.received_at, zone)),
        SummaryRow::new(t!("sent-told", team = receipt.told.as_str()), receipt.next_step.clone()),
    ];
    let due = receipt.expected_at.map(|day| t!("sent-by", day = calendar::day_in_full(day)));
    rows.extend(due.map(|due| SummaryRow::new(t!("sent-step-answer"), due)));
    let link = whole_link(&receipt.reference, receipt.secret.as_ref());
    rows.extend(link.map(|link| SummaryRow::new(t!("sent-keep"), link)));
    match &outgoing.parcel {
        Parcel::Report { report, words, .. } => rows.extend(said(report, words, &outgoing.title)),
        Parcel::Message { text, .. } => rows.push(SummaryRow::new(t!("sent-what"), text.clone())),
        Parcel::Follow { .. } => rows.push(SummaryRow::new(t!("sent-what"), outgoing.title.clone())),
    }
    format!("{}\n{}\n", as_text(&t!("sent-title"), &rows), read_by(receipt))
}

/// Lines under a heading, as words.
pub fn as_text(heading: &str, rows: &[SummaryRow]) -> String {
    let lines = rows.iter().map(|row| format!("{}\n{}\n", row.question, row.answer));
    format!("{heading}\n\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// What was sent, question by question.
fn said(report: &Report, words: &[(String, String)], title: &str) -> Vec<SummaryRow> {
    let parts = report.parts();
    let mut rows: Vec<SummaryRow> =
        words.iter().map(|(question, answer)| SummaryRow::new(question, answer)).collect();
    if rows.is_empty() {
        // An older portal kept no words: an answer under the council's own name for its question is better than none.
        rows.push(SummaryRow::new(t!("check-service"), title));
        let named =
            |(code, values): &(AttributeCode, Vec<String>)| SummaryRow::new(code.as_str(), values.join("\n"));
        rows.extend(parts.answers.iter().map(named));
    }
    if let Some(location) = &parts.location {
        let place: Vec<String> =
            super::place::point(location).into_iter().chain(location.words.clone()).collect();
        rows.push(SummaryRow::new(t!("step-place"), place.join("\n")));
    }
    rows.push(SummaryRow::new(t!("step-details"), parts.description.clone()));
    if !parts.photos.is_empty() {
        let sent = t!("photos-sent", count = parts.photos.len());
        rows.push(SummaryRow::new(
            t!("photos-title"),
            format!("{sent}\n{}", photos::in_words(&parts.photos)),
        ));
    }
    let reporter = &parts.reporter;
    let who: Vec<String> =
        [&reporter.name, &reporter.email, &reporter.phone].into_iter().flatten().cloned().collect();
    if !who.is_empty() {
        rows.push(SummaryRow::new(t!("sent-from"), who.join("\n")));
    }
    let told = if parts.anonymous { t!("check-anonymous") } else { told_by(reporter.contact_by) };
    rows.push(SummaryRow::new(t!("contact-by"), told));
    if let Some(behalf) = &parts.behalf {
        let may = if behalf.told { t!("behalf-told") } else { t!("behalf-not-told") };
        let name = behalf.name.clone().unwrap_or_else(|| t!("behalf-other"));
        let more = [&behalf.relation, &behalf.email, &behalf.phone].into_iter().flatten().cloned();
        let lines: Vec<String> = Some(name).into_iter().chain(more).chain(Some(may)).collect();
        rows.push(SummaryRow::new(t!("sent-behalf"), lines.join("\n")));
    }
    rows
}

/// The receipt is not on this device.
pub fn elsewhere(reference: &Reference, resident: bool) -> AnyView {
    let encoded = routes::encode(reference.as_str());
    let href = if resident { format!("{}/{encoded}", routes::CASES) } else { routes::TRACK.to_owned() };
    let next = t!("sent-elsewhere-next", reference = reference.as_str());
    view! {
        <Page heading=t!("sent-elsewhere-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            <p>{next}</p>
            <ButtonLink href=href>{t!("sent-follow")}</ButtonLink>
        </Page>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use onedoor_domain::id::{BadId, IdempotencyKey};

    use super::*;

    #[test]
    fn the_file_says_what_the_receipt_says_and_leads_back_to_the_case() -> Result<(), BadId> {
        let reference = Reference::parse("AB-4821")?;
        let map = "On the public map";
        let at = Timestamp::from_millis(1_795_251_840_000, 0);
        let parcel =
            Parcel::Message { reference: reference.clone(), secret: None, text: "Still dark.".to_owned() };
        let outgoing = Outgoing::new(IdempotencyKey::mint(1), parcel, "Street light".to_owned(), at);
        let receipt = Receipt {
            reference,
            secret: Some(TrackingSecret::parse("Qm7tW2xZk4Vn9LrB")?),
            received_at: at,
            expected_at: Some(at.day()),
            next_step: "We look at it.".to_owned(),
            told: "Street lighting team".to_owned(),
            visibility: Visibility::Public,
            shown_at: Some(map.to_owned()),
        };
        let words = in_text(&outgoing, &receipt, "Europe/London");
        let read_by = t!("sent-public");
        for part in [
            "AB-4821",
            "Europe/London",
            "We look at it.",
            "Street lighting team",
            "/track/AB-4821#Qm7tW2xZk4Vn9LrB",
            "Still dark.",
            &read_by,
            map,
        ] {
            assert!(words.contains(part), "{part}: {words}");
        }
        Ok(())
    }
}
