//! Check the answers, say who is told and who can read it, and send. Sending goes through the outbox: the report and its
//! key are on the device before the network hears of them, and any failure leaves everything as it was.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::council::Limits;
use onedoor_domain::id::PhotoId;
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState, UploadState};
use onedoor_domain::report::{
    Asks, Attribute, ContactBy, Draft, Field, LocationNeed, Photo, Problems, Report, Service, StepName,
    validate,
};
use onedoor_domain::{Failure, Language};

use super::details::{PersonalHint, ReadBy};
use super::saved_drafts::place_words;
use super::step_page::{SavedLine, Way, line, name};
use super::two_tabs::OtherTab;
use super::writing::Form;
use super::{addresses, faults, photos, place};
use crate::browser::{announce, clock, entropy, focus};
use crate::i18n;
use crate::outbox::{Outbox, file_list, file_rows, goes_by_itself, say_taken_out};
use crate::portal::Portal;
use crate::routes::{self, use_navigate};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::{
    Button, ButtonLink, Dot, ErrorSummary, FailureNotice, FileRow, Page, Rank, Summary, SummaryRow, Tone,
    failure, link,
};

/// How sending stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Sending {
    /// It can be sent.
    Ready,
    /// It is on its way.
    Busy,
    /// It waits, and goes by itself.
    Waiting {
        /// Why it did not go.
        after: Failure,
        /// Nothing of the report can have arrived: it may still be changed.
        open: bool,
        /// The device has it, so that the page may be closed.
        kept: bool,
    },
    /// It goes when the resident has signed in.
    NeedsSignIn,
    /// It was refused as a whole, or it is for the resident to say whether it goes again.
    Refused {
        /// Why.
        why: Failure,
        /// An earlier try may have arrived: it is not changed any more.
        unsure: bool,
    },
}

/// The photos and files of a report that was given to the outbox, and what is done about one.
#[derive(Clone, Copy)]
pub struct Files {
    /// How far each has come.
    pub rows: Signal<Vec<FileRow>>,
    /// One is to be tried again.
    pub on_again: Callback<PhotoId>,
    /// The report is to go without this one, of this name.
    pub on_out: Callback<(PhotoId, String)>,
}

impl Files {
    /// Nothing was given to the outbox.
    pub fn none() -> Self {
        Self {
            rows: Signal::stored(Vec::new()),
            on_again: Callback::new(|_| ()),
            on_out: Callback::new(|_| ()),
        }
    }
}

/// The page, live.
#[component]
pub fn CheckPage(
    /// What it is drawn from.
    form: Form,
    /// The way back; the way on is sending.
    way: Way,
) -> impl IntoView {
    let outbox = Outbox::here();
    let navigate = StoredValue::new(use_navigate());
    let go = move |address: String, replace: bool| {
        let options = NavigateOptions { replace, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&address, options));
    };
    let id = form.writing.draft.with_untracked(|draft| draft.id.clone());
    let posting = RwSignal::new(false);
    let album = form.writing.album;
    let (sent_of, gone_of) = (id.clone(), id.clone());
    let refused = RwSignal::new(None::<Failure>);
    let (mine, sent_id, change_id) = (id.clone(), id.clone(), StoredValue::new(id.clone()));
    let sending = Signal::derive(move || match outbox.of_draft(&mine) {
        _ if posting.get() => Sending::Busy,
        None => refused.get().map_or(Sending::Ready, |why| Sending::Refused { why, unsure: false }),
        Some(outgoing) if outbox.is_sending(&outgoing.key) => Sending::Busy,
        Some(outgoing) => {
            let unsure = outgoing.may_have_arrived();
            match outgoing.state {
                ParcelState::Waiting { after, .. } => match after.or_else(|| outbox.held(&outgoing.key)) {
                    Some(after) => {
                        Sending::Waiting { after, open: !unsure, kept: outbox.is_kept(&outgoing.key) }
                    }
                    None => Sending::Busy,
                },
                ParcelState::NeedsSignIn => Sending::NeedsSignIn,
                ParcelState::Refused(why) => Sending::Refused { why, unsure },
                // It is taken out at once, and what is wrong stands at the photo.
                ParcelState::NeedsPhotos | ParcelState::Arrived { .. } => Sending::Busy,
            }
        }
    });

    // What became of it, here or in the background.
    let on_refusal = {
        let form = form.clone();
        move |outgoing: &Outgoing, failure: &Failure| {
            refused.set(Some(failure.clone()));
            if let (Some(problem), Parcel::Report { report, .. }) = (failure.problem(), &outgoing.parcel) {
                let said = Problems::from_backend(problem, report);
                if !said.is_empty() {
                    refused.set(None);
                    form.writing.faults.set(said);
                    focus::soon_to(ERROR_SUMMARY);
                }
            }
        }
    };
    let on_photos = {
        let form = form.clone();
        move |outgoing: &Outgoing| {
            form.writing.faults.set(outgoing.photo_problems());
            focus::soon_to(ERROR_SUMMARY);
        }
    };
    Effect::new(move |_| {
        let Some(outgoing) = outbox.of_draft(&sent_id) else { return };
        match &outgoing.state {
            ParcelState::Arrived { receipt: Some(receipt) } => {
                go(addresses::of_receipt(&receipt.reference), true);
            }
            ParcelState::Arrived { receipt: None } => go(routes::OUTBOX.to_owned(), true),
            // What may have arrived stays in the outbox, so that this is not forgotten.
            ParcelState::Refused(_) if outgoing.may_have_arrived() => {}
            ParcelState::Refused(failure) => {
                on_refusal(&outgoing, failure);
                let key = outgoing.key.clone();
                spawn_local(async move {
                    let _ = outbox.take_out(&key).await;
                });
            }
            ParcelState::NeedsPhotos => {
                on_photos(&outgoing);
                let key = outgoing.key.clone();
                spawn_local(async move {
                    let _ = outbox.take_out(&key).await;
                });
            }
            ParcelState::Waiting { .. } | ParcelState::NeedsSignIn => {}
        }
    });
    let sent = Signal::derive(move || outbox.of_draft(&sent_of).and_then(|outgoing| photos_sent(&outgoing)));
    Effect::new(move |before: Option<Option<(usize, usize)>>| {
        let now = sent.get();
        if let (Some(Some((done, _))), Some((more, of))) = (before, now)
            && more > done
        {
            announce::politely(&t!("photos-sending", done = more, count = of));
        }
        now
    });
    let rows = Memo::new(move |_| {
        let going = outbox.progress();
        let outgoing = outbox.of_draft(&gone_of);
        outgoing.map(|outgoing| file_rows(&outgoing, going.as_ref())).unwrap_or_default()
    });
    let on_again = {
        let id = id.clone();
        Callback::new(move |photo: PhotoId| {
            if let Some(outgoing) = outbox.of_draft(&id) {
                spawn_local(async move { outbox.send_again(&outgoing.key, &photo).await });
            }
        })
    };
    let on_out = {
        let (id, form) = (id.clone(), form.clone());
        Callback::new(move |(photo, name): (PhotoId, String)| {
            let Some(outgoing) = outbox.of_draft(&id) else { return };
            let form = form.clone();
            spawn_local(async move {
                let done = outbox.leave_out(&outgoing.key, &photo).await;
                say_taken_out(done, &name);
                // The page may have been left meanwhile; then the draft is as it was, and is seen when it is opened.
                if done && form.writing.draft.try_with_untracked(|_| ()).is_some() {
                    photos::forget(&form, photo);
                }
            });
        })
    };
    let files = Files { rows: rows.into(), on_again, on_out };
    let portal = Portal::here();
    let named = Signal::derive(move || portal.who.with(|who| who.resident().is_some()));
    // What stands now is heard: the button alone would change in silence.
    Effect::new(move |before: Option<Sending>| {
        let now = sending.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            match &now {
                Sending::Ready => {}
                Sending::Busy => announce::politely(&t!("check-sending")),
                Sending::Waiting { .. } => announce::politely(&t!("check-waiting")),
                Sending::NeedsSignIn => announce::politely(&t!("failure-session-ended")),
                Sending::Refused { why, .. } => announce::politely(&failure::words(why).0),
            }
        }
        now
    });
    // An address that was pasted, or a service that asks more by now: to the step that needs the resident.
    let first =
        form.writing.draft.with_untracked(|draft| draft.first_unanswered(Some(&form.service), form.limits));
    if first != StepName::Check && form.writing.faults.with_untracked(Problems::is_empty) {
        let address = addresses::of_change(&id, first);
        focus::soon(move || go(address, true));
    }

    let on_send = {
        let form = form.clone();
        Callback::new(move |()| {
            let waiting = outbox.of_draft(&id);
            if let Some(outgoing) = waiting {
                outbox.send_now(&outgoing.key);
                return;
            }
            if form.writing.must_choose() {
                return;
            }
            let problems = form.problems();
            if !problems.is_empty() {
                form.writing.faults.set(problems);
                focus::soon_to(ERROR_SUMMARY);
                return;
            }
            posting.set(true);
            refused.set(None);
            let form = form.clone();
            spawn_local(async move {
                album.rest().await;
                post(&form, &outbox).await;
                let _ = posting.try_set(false);
            });
        })
    };
    let on_change = Callback::new(move |()| {
        spawn_local(async move {
            if let Some(outgoing) = change_id.try_get_value().and_then(|id| outbox.of_draft(&id)) {
                let out = outbox.take_out(&outgoing.key).await;
                announce::politely(&if out { t!("check-open") } else { t!("check-too-late") });
                focus::soon_to_heading();
            }
        });
    });
    view! { <Drawn form=form way=way sending=sending sent=sent files=files named=named on_send=on_send on_change=on_change/> }
}

/// Mints the key, keeps draft and report on the device, and gives the report to the outbox.
async fn post(form: &Form, outbox: &Outbox) {
    let writing = form.writing;
    // Another tab may have sent it, or gone on with it, meanwhile.
    writing.look_again().await;
    if !writing.is_open() || writing.must_choose() {
        return;
    }
    let Some(mut draft) = writing.draft.try_get_untracked() else { return };
    let report = match validate(&draft, &form.service, form.limits) {
        Ok(report) => report,
        // A photo was not ready when the resident asked to send, and could not be made so.
        Err(problems) => {
            form.writing.faults.set(problems);
            return focus::soon_to(ERROR_SUMMARY);
        }
    };
    let key = draft.mint_key(entropy::number()).clone();
    let _ = writing.draft.try_set(draft.clone());
    // Where the device refuses, that is said, and sending goes on.
    writing.keep().await;
    // Another tab may have written in this very moment, or had everything forgotten.
    if writing.gone.try_get_untracked() == Some(true) || writing.must_choose() {
        return;
    }
    writing.faults.try_set(Problems::new());
    let report = match Language::parse(i18n::language().tag) {
        Ok(language) => report.in_language(language),
        Err(_) => report,
    };
    let words = words(&report, &form.service);
    let parcel = Parcel::report(draft.id.clone(), report).in_words(words);
    outbox.post(Outgoing::new(key, parcel, title(&draft, &form.service), clock::now())).await;
}

/// How many of its photos and files have gone, and how many there are; `None` without any.
pub fn photos_sent(outgoing: &Outgoing) -> Option<(usize, usize)> {
    let uploads = outgoing.parcel.uploads();
    let done = uploads.iter().filter(|one| matches!(one.state, UploadState::Sent(_))).count();
    (!uploads.is_empty()).then_some((done, uploads.len()))
}

/// The report's name in lists: what, and where.
fn title(draft: &Draft, service: &Service) -> String {
    match place_words(&draft.location).filter(|_| service.location != LocationNeed::None) {
        Some(place) => i18n::in_a_row(&[service.summary.name.clone(), place]),
        None => service.summary.name.clone(),
    }
}

/// The page, from data alone.
#[component]
pub fn Drawn(
    /// What it is drawn from.
    form: Form,
    /// The way back.
    way: Way,
    /// How sending stands.
    #[prop(into)]
    sending: Signal<Sending>,
    /// How many photos and files have gone, and how many there are.
    #[prop(into, default = Signal::stored(None))]
    sent: Signal<Option<(usize, usize)>>,
    /// How far each has come.
    #[prop(default = Files::none())]
    files: Files,
    /// Is there a resident, whose name goes along unless they would rather not?
    #[prop(into, default = Signal::from(false))]
    named: Signal<bool>,
    /// The resident sends it, or asks for another try.
    #[prop(into)]
    on_send: Callback<()>,
    /// The resident would rather change what waits.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let id = form.writing.draft.with_untracked(|draft| draft.id.clone());
    let shown = form.writing.faults;
    let problems = {
        let service = form.service.clone();
        Signal::derive(move || shown.with(|shown| faults::lines(shown, &service)))
    };
    let page_of = {
        let id = id.clone();
        Callback::new(move |address: String| {
            let step = shown.with_untracked(|shown| {
                shown.iter().find(|one| one.field.address() == address).map(|one| one.field.step())
            });
            addresses::of_change(&id, step.unwrap_or(StepName::Check))
        })
    };
    let rows = {
        let form = form.clone();
        move || {
            let rows = form.writing.draft.with(|draft| rows(draft, &form.service, form.limits));
            // What waits to be sent stands as it is.
            let fixed = !matches!(sending.get(), Sending::Ready | Sending::Refused { unsure: false, .. });
            let rows: Vec<SummaryRow> = rows
                .into_iter()
                .map(|row| if fixed { SummaryRow { change: None, ..row } } else { row })
                .collect();
            view! { <Summary rows=rows/> }
        }
    };
    // A photo that cannot go holds nothing up: the report goes without it, if the resident says so.
    let without = {
        let form = form.clone();
        move || {
            let wrong: Vec<(PhotoId, String)> = form.writing.draft.with(|draft| {
                let wrong = |id: &PhotoId| shown.with(|shown| shown.of(&Field::Photo(id.clone())).is_some());
                let named = |photo: &Photo| (photo.id.clone(), photos::said(photo));
                draft.photos.iter().filter(|photo| wrong(&photo.id)).map(named).collect()
            });
            wrong
                .into_iter()
                .map(|(id, name)| {
                    let form = form.clone();
                    let drop = move |()| {
                        photos::forget(&form, id.clone());
                        focus::soon_to("send");
                    };
                    view! {
                        <p><Button rank=Rank::Quiet on_press=drop>
                            {t!("photos-without")}<span class="visually-hidden">" "{name}</span>
                        </Button></p>
                    }
                })
                .collect_view()
        }
    };
    let progress = move || {
        let going = matches!(sending.get(), Sending::Busy | Sending::Waiting { .. } | Sending::NeedsSignIn);
        sent.get().filter(|_| going).map(|(done, of)| {
            view! {
                <p class="saved"><Dot tone=Tone::Mark/><span>{t!("photos-sending", done = done, count = of)}</span></p>
            }
        })
    };
    let list = file_list(files.rows, files.on_again, files.on_out);
    let hint = form.is_public().then(|| {
        let text = form.value(|draft| draft.description.clone());
        view! { <PersonalHint text=text/> }
    });
    // The page that asks is passed by whoever is known to the council.
    let offer = {
        let (may, href) = (form.service.anonymous, addresses::of_change(&id, StepName::Contact));
        let anonymous = form.value(|draft| draft.anonymous);
        move || {
            let offered = may && named.get() && !anonymous.get() && matches!(sending.get(), Sending::Ready);
            offered.then(|| view! { <p>{link(&href, t!("check-anonymous-offer"))}</p> })
        }
    };
    let told = form.service.told.clone();
    let by = form.service.expected_days.map(|days| view! { <p>{t!("check-expected", count = days)}</p> });
    let stand = Memo::new(move |_| sending.get());
    let state = move || state(stand.get(), on_change);
    // One button throughout, so that the focus stays on it while its words change.
    let busy = Signal::derive(move || stand.get() == Sending::Busy);
    let can = Memo::new(move |_| stand.get() != Sending::NeedsSignIn);
    let label = move || match stand.get() {
        Sending::Busy => t!("check-sending"),
        Sending::Waiting { .. } | Sending::Refused { unsure: true, .. } => t!("check-again"),
        Sending::Ready | Sending::NeedsSignIn | Sending::Refused { .. } => t!("check-send"),
    };
    let button =
        move || can.get().then(|| view! { <Button id="send" busy=busy on_press=on_send>{label}</Button> });
    view! {
        <Page heading=name(StepName::Check) eyebrow=line(&form, StepName::Check) back=way.back narrow=true>
            <ErrorSummary problems=problems page_of=page_of/>
            <OtherTab form=form.clone()/>
            {rows}
            {offer}
            {photos::thumbs(&form)}
            {without}
            <section class="say" aria-labelledby="told-title">
                <h2 id="told-title">{t!("check-told", team = told)}</h2>
                {by}
            </section>
            <ReadBy public=form.is_public() place=form.service.public_where.clone()/>
            {hint}
            {state}
            {progress}
            {list}
            <div class="report__end">
                {button}
                <SavedLine saved=form.writing.saved/>
            </div>
        </Page>
    }
}

/// What stands between pressing “Send” and the receipt.
fn state(sending: Sending, on_change: Callback<()>) -> AnyView {
    match sending {
        Sending::Ready | Sending::Busy => ().into_any(),
        Sending::Waiting { after, open, kept } => {
            let (title, _) = failure::words(&after);
            view! {
                <section class="notice notice--warning" aria-labelledby="waiting-title">
                    <h2 id="waiting-title">{t!("check-waiting")}</h2>
                    <p>{title}". "{goes_by_itself(kept)}</p>
                    {(!open).then(|| view! { <p>{t!("check-once")}</p> })}
                    <p class="row">
                        {open.then(|| view! { <Button rank=Rank::Quiet on_press=on_change>{t!("check-change")}</Button> })}
                        {link(routes::OUTBOX, t!("outbox-title"))}
                        {link(routes::CONTACT, t!("contact-all"))}
                    </p>
                </section>
            }
            .into_any()
        }
        Sending::NeedsSignIn => view! {
            <section class="needs" aria-labelledby="waiting-title">
                <h2 id="waiting-title">{t!("failure-session-ended")}</h2>
                <p>{t!("check-sign-in-next")}</p>
                <ButtonLink href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
            </section>
        }
        .into_any(),
        Sending::Refused { why, unsure } => view! {
            <FailureNotice failure=why/>
            {unsure.then(|| view! { <p class="needs">{t!("check-unsure")}</p> })}
        }
        .into_any(),
    }
}

/// Every answer, with the way to change it.
pub fn rows(draft: &Draft, service: &Service, limits: Limits) -> Vec<SummaryRow> {
    let change = |row: SummaryRow, step| row.change(addresses::of_change(&draft.id, step));
    let mut rows =
        vec![change(SummaryRow::new(t!("check-service"), service.summary.name.clone()), StepName::Service)];
    rows.extend(answers(draft, service));
    rows.extend(the_rest(draft, service, limits));
    rows
}

/// What the service asks, answered.
pub fn answers(draft: &Draft, service: &Service) -> Vec<SummaryRow> {
    let change = |row: SummaryRow, step| row.change(addresses::of_change(&draft.id, step));
    let mut rows = Vec::new();
    for attribute in service.shown(&draft.answers).into_iter().filter(|one| one.asks == Asks::Question) {
        let answer = given(in_words(attribute, draft.answers.get(&attribute.code)));
        rows.push(change(SummaryRow::new(attribute.question.clone(), answer), StepName::Questions));
    }
    rows
}

/// What every report says, whatever it is about.
pub fn the_rest(draft: &Draft, service: &Service, limits: Limits) -> Vec<SummaryRow> {
    let change = |row: SummaryRow, step| row.change(addresses::of_change(&draft.id, step));
    let mut rows = Vec::new();
    if service.location != LocationNeed::None {
        let parts: Vec<String> =
            place::point(&draft.location).into_iter().chain(draft.location.words.clone()).collect();
        rows.push(change(SummaryRow::new(name(StepName::Place), given(parts.join("\n"))), StepName::Place));
    }
    rows.push(change(
        SummaryRow::new(name(StepName::Details), given(draft.description.trim().to_owned())),
        StepName::Details,
    ));
    if service.photo_rule(limits).is_some() {
        let given = photos::in_words(&draft.photos);
        rows.push(change(SummaryRow::new(t!("photos-title"), given), StepName::Details));
    }
    let who = if draft.is_anonymous(service) { t!("check-anonymous") } else { given(contact(draft)) };
    rows.push(change(SummaryRow::new(name(StepName::Contact), who), StepName::Contact));
    rows.push(change(SummaryRow::new(t!("behalf-whom"), behalf(draft)), StepName::Contact));
    rows
}

/// An answer, or that there is none.
fn given(answer: String) -> String {
    if answer.trim().is_empty() { t!("check-none") } else { answer }
}

/// For whom it is, and whether they may be told too.
fn behalf(draft: &Draft) -> String {
    let other = &draft.behalf;
    if !other.on {
        return t!("behalf-me");
    }
    let may = if other.told { t!("behalf-told") } else { t!("behalf-not-told") };
    let name = if other.name.trim().is_empty() { t!("behalf-other") } else { other.name.clone() };
    let parts = [name, other.relation.clone(), other.email.clone(), other.phone.clone(), may];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// What a report is about, and each question with its answer: kept with it, so that its receipt needs nothing else.
pub fn words(report: &Report, service: &Service) -> Vec<(String, String)> {
    let about = (t!("check-service"), service.summary.name.clone());
    let answers = report.answers().iter().filter_map(|(code, values)| {
        let attribute = service.attribute(code)?;
        Some((attribute.question.clone(), in_words(attribute, values)))
    });
    std::iter::once(about).chain(answers).collect()
}

/// An answer as it was chosen: names, not keys; a unit after a number.
fn in_words(attribute: &Attribute, values: &[String]) -> String {
    let shown: Vec<String> = values
        .iter()
        .map(|value| {
            let named = attribute.values.iter().find(|one| one.key == *value).map(|one| one.name.clone());
            named.unwrap_or_else(|| moment(value).unwrap_or_else(|| value.clone()))
        })
        .collect();
    match (&attribute.unit, shown.is_empty()) {
        (Some(unit), false) => format!("{} {unit}", shown.join("\n")),
        _ => shown.join("\n"),
    }
}

/// A day and time as the browser's field gives it, in words.
fn moment(value: &str) -> Option<String> {
    use onedoor_domain::{ClockTime, Day};
    let (day, at) = value.split_once('T')?;
    let (day, at) = (Day::parse(day).ok()?, ClockTime::parse(at).ok()?);
    Some(i18n::in_a_row(&[i18n::calendar::day(day), i18n::calendar::clock_time(at)]))
}

fn contact(draft: &Draft) -> String {
    let reporter = &draft.reporter;
    let way = reporter.contact_by.map(told_by).unwrap_or_default();
    let parts = [way, reporter.name.clone(), reporter.email.clone(), reporter.phone.clone()];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// How the resident is told, as it was chosen.
pub fn told_by(way: ContactBy) -> String {
    match way {
        ContactBy::Email => t!("check-by-email"),
        ContactBy::Sms => t!("check-by-sms"),
        ContactBy::Phone => t!("check-by-phone"),
        ContactBy::None => t!("check-by-none"),
    }
}
