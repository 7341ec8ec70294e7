//! `/outbox`: what waits to be sent, what went, what was refused and why, and what can be done about each.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::excerpt::excerpt;
use onedoor_domain::id::{AttachmentId, DraftId, IdempotencyKey, PhotoId, Reference};
use onedoor_domain::outbox::{Next, Outgoing, Parcel, ParcelState, Upload, UploadState};
use onedoor_domain::report::{
    ContactBy, FileKind, Photo, PhotoFacts, Receipt, Report, ReportParts, Reporter, StepName, Visibility,
};
use onedoor_domain::{Failure, Seconds, Timestamp};

use super::Outbox;
use super::files::{file_list, file_rows, say_taken_out};
use super::sender::Progress;
use super::store::KEPT_DAYS;
use crate::browser::{announce, focus};
use crate::i18n::calendar;
use crate::report::{case_address, drafts, photos_sent, receipt_address, step_address};
use crate::routes::{self, use_navigate};
use crate::t;
use crate::ui::remote::waiting;
use crate::ui::{Button, ButtonLink, Delete, Example, Page, Rank, Tag, Tone, failure, link};

/// What a resident does with one thing in the outbox.
#[derive(Clone, Copy)]
struct Acts {
    send: Callback<IdempotencyKey>,
    edit: Callback<(IdempotencyKey, DraftId)>,
    delete: Callback<IdempotencyKey>,
    again: Callback<(IdempotencyKey, PhotoId)>,
    without: Callback<(IdempotencyKey, PhotoId, String)>,
}

/// One thing in the list, as it stands. It is another one when another was put in its place, and when it goes or has gone: a
/// full outbox changes often, a little at a time.
#[derive(Clone)]
struct Line {
    one: Arc<Outgoing>,
    sending: bool,
    kept: bool,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.one, &other.one) && self.sending == other.sending && self.kept == other.kept
    }
}

/// All of it, each by its key.
type Lines = HashMap<IdempotencyKey, Line>;

impl Line {
    fn has_arrived(&self) -> bool {
        matches!(self.one.state, ParcelState::Arrived { .. })
    }
}

/// `/outbox`.
#[component]
pub fn OutboxPage() -> impl IntoView {
    let outbox = Outbox::here();
    let navigate = StoredValue::new(use_navigate());
    let acts = Acts {
        send: Callback::new(move |key: IdempotencyKey| {
            announce::politely(&t!("check-sending"));
            outbox.send_now(&key);
        }),
        edit: Callback::new(move |(key, draft): (IdempotencyKey, DraftId)| {
            spawn_local(async move {
                // What was refused is taken out by the page it goes to, which says why.
                if outbox.of_draft(&draft).is_some_and(|one| !one.is_for_resident())
                    && !outbox.take_out(&key).await
                {
                    announce::politely(&t!("check-too-late"));
                    return focus::soon_to_heading();
                }
                // The page may have been left meanwhile.
                let _ = navigate.try_with_value(|navigate| {
                    navigate(&step_address(&draft, StepName::Check), NavigateOptions::default());
                });
            });
        }),
        delete: Callback::new(move |key: IdempotencyKey| {
            spawn_local(async move {
                outbox.delete(&key).await;
                announce::politely(&t!("outbox-deleted"));
                focus::soon_to_heading();
            });
        }),
        again: Callback::new(move |(key, photo): (IdempotencyKey, PhotoId)| {
            spawn_local(async move { outbox.send_again(&key, &photo).await });
        }),
        without: Callback::new(move |(key, photo, name): (IdempotencyKey, PhotoId, String)| {
            spawn_local(async move {
                let draft = outbox.draft_of(&key);
                let done = outbox.leave_out(&key, &photo).await;
                say_taken_out(done, &name);
                if let Some(draft) = draft.filter(|_| done) {
                    drafts::drop_photo(&draft, photo).await;
                }
            });
        }),
    };
    let now = Memo::new(move |_| {
        outbox.is_read().then(|| {
            let all = outbox.all().into_iter();
            all.map(|one| Line { sending: outbox.is_sending(&one.key), kept: outbox.is_kept(&one.key), one })
                .collect::<Vec<_>>()
        })
    });
    let going = Memo::new(move |_| outbox.progress());
    drawn(now.into(), going.into(), acts)
}

fn drawn(things: Signal<Option<Vec<Line>>>, going: Signal<Option<Progress>>, acts: Acts) -> AnyView {
    let by_key = Memo::new(move |_| {
        let things = things.get().unwrap_or_default();
        things.into_iter().map(|line| (line.one.key.clone(), line)).collect::<Lines>()
    });
    let some = Memo::new(move |_| things.with(|things| things.as_ref().map(|things| !things.is_empty())));
    let which = move |arrived: bool| {
        Memo::new(move |_| {
            let things = things.get().unwrap_or_default();
            things.into_iter().filter(|line| line.has_arrived() == arrived).collect()
        })
    };
    let (open, arrived) = (which(false), which(true));
    let draw = Callback::new(move |line: Line| row(line, by_key, going, acts));
    let list = move || {
        match some.get() {
        None => waiting(false),
        Some(false) => view! {
            <p>{t!("outbox-empty")}</p>
            <p>{link(routes::REPORT, t!("report-title"))}</p>
        }
        .into_any(),
        Some(true) => {
            view! { {group("outbox-open", t!("outbox-open"), None, open, draw)}{group("outbox-gone", t!("outbox-gone"), Some(t!("outbox-gone-about", days = KEPT_DAYS)), arrived, draw)} }
                .into_any()
        }
    }
    };
    view! {
        <Page heading=t!("outbox-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            <p class="soft">{t!("outbox-about")}</p>
            {list}
        </Page>
    }
    .into_any()
}

fn group(
    id: &'static str,
    heading: String,
    about: Option<String>,
    lines: Memo<Vec<Line>>,
    draw: Callback<Line, AnyView>,
) -> AnyView {
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    (move || {
        any.get().then(|| {
            view! {
                <section class="stack" aria-labelledby=id>
                    <h2 id=id>{heading.clone()}</h2>
                    {about.clone().map(|about| view! { <p class="small soft">{about}</p> })}
                    <ul class="outbox">
                        <For each=move || lines.get() key=|line| line.one.key.clone() let:line>{draw.run(line)}</For>
                    </ul>
                </section>
            }
        })
    })
    .into_any()
}

/// One thing. What changes of it is drawn anew alone, so that the focus stays where it is in the rest.
fn row(first: Line, all: Memo<Lines>, going: Signal<Option<Progress>>, acts: Acts) -> AnyView {
    let one = &first.one;
    let title = match &one.parcel {
        Parcel::Report { .. } => one.title.clone(),
        Parcel::Message { reference, .. } => t!("outbox-message", reference = reference.as_str()),
        Parcel::Follow { reference, .. } => t!("outbox-follow", reference = reference.as_str()),
    };
    let text = match &one.parcel {
        Parcel::Report { report, .. } => excerpt(&report.parts().description),
        Parcel::Message { text, .. } => excerpt(text),
        Parcel::Follow { .. } => one.title.clone(),
    };
    let (key, written) = (one.key.clone(), t!("outbox-written", when = calendar::moment(one.at)));
    let photos = (!one.parcel.uploads().is_empty()).then_some(key.clone());
    let line = Memo::new(move |_| all.with(|all| all.get(&key).cloned()).unwrap_or_else(|| first.clone()));
    let stands = Memo::new(move |_| line.with(|line| words(&line.one, line.sending, line.kept)));
    let tag = move || {
        let (tone, state, _) = stands.get();
        view! { <Tag tone=tone>{state}</Tag> }
    };
    let about = move || stands.with(|(_, _, about)| about.clone().map(|about| view! { <p>{about}</p> }));
    let named = title.clone();
    let ways = move || line.with(|line| (!line.sending).then(|| ways(&line.one, &named, acts)));
    view! {
        <li class="outbox__one">
            <span class="case__line"><b dir="auto">{title}</b>{tag}</span>
            <p class="outbox__text" dir="auto">{text}</p>
            {about}
            {photos.map(|key| photos_of(key, line, going, acts))}
            <p class="small soft">{written}</p>
            <div class="row">{ways}</div>
        </li>
    }
    .into_any()
}

/// How far its photos and files have come, and what can be done about each.
fn photos_of(key: IdempotencyKey, line: Memo<Line>, going: Signal<Option<Progress>>, acts: Acts) -> AnyView {
    let far = move || {
        let (done, of) = line.with(|line| photos_sent(&line.one))?;
        let all = done == of;
        let far =
            if all { t!("photos-sent", count = of) } else { t!("photos-sending", done = done, count = of) };
        Some(view! { <p class="small">{far}</p> })
    };
    let rows = Memo::new(move |_| {
        line.with(|line| {
            // What has arrived is told in one line.
            let going = if line.sending { going.get() } else { None };
            if line.has_arrived() { Vec::new() } else { file_rows(&line.one, going.as_ref()) }
        })
    });
    let (again, out) = (key.clone(), key);
    let list = file_list(
        rows.into(),
        Callback::new(move |photo| acts.again.run((again.clone(), photo))),
        Callback::new(move |(photo, name)| acts.without.run((out.clone(), photo, name))),
    );
    view! { {far}{list} }.into_any()
}

/// How it stands: the tone, the word, and what that means.
fn words(one: &Outgoing, sending: bool, kept: bool) -> (Tone, String, Option<String>) {
    if sending {
        return (Tone::Plain, t!("check-sending"), None);
    }
    match &one.state {
        ParcelState::Waiting { after: None, .. } => {
            (Tone::Plain, t!("outbox-waits"), (!kept).then(|| goes_by_itself(kept)))
        }
        ParcelState::Waiting { after: Some(why), .. } => {
            let (title, _) = failure::words(why);
            (Tone::Plain, t!("outbox-waits"), Some(format!("{title}. {}", goes_by_itself(kept))))
        }
        ParcelState::NeedsSignIn => (Tone::Mark, t!("outbox-sign-in"), Some(t!("check-sign-in-next"))),
        ParcelState::NeedsPhotos => (Tone::Bad, t!("outbox-photos"), Some(t!("outbox-photos-next"))),
        ParcelState::Arrived { .. } => (Tone::Good, t!("outbox-arrived"), None),
        ParcelState::Refused(_) if one.may_have_arrived() => {
            (Tone::Mark, t!("outbox-unsure"), Some(t!("check-unsure")))
        }
        ParcelState::Refused(why) => (Tone::Bad, t!("outbox-refused"), Some(failure::line(why))),
    }
}

/// What becomes of something that waits, and whether the page may be closed meanwhile.
pub fn goes_by_itself(kept: bool) -> String {
    if kept { t!("check-waiting-next") } else { t!("check-waiting-here") }
}

/// What can be done. Something that may have arrived already is not changed any more: that could make a second one.
fn ways(one: &Outgoing, title: &str, acts: Acts) -> AnyView {
    let key = one.key.clone();
    let named = title.to_owned();
    let name = move || view! { <span class="visually-hidden">" "{named.clone()}</span> };
    let send = {
        let (key, name) = (key.clone(), name.clone());
        move || {
            let key = key.clone();
            view! {
                <Button rank=Rank::Quiet on_press=move |()| acts.send.run(key.clone())>{t!("outbox-send")}{name()}</Button>
            }
        }
    };
    let edit = {
        let (key, name) = (key.clone(), name.clone());
        let draft = match &one.parcel {
            Parcel::Report { draft, .. } => Some(draft.clone()),
            Parcel::Message { .. } | Parcel::Follow { .. } => None,
        };
        move || {
            draft.map(|draft| {
                view! {
                    <Button rank=Rank::Quiet on_press=move |()| acts.edit.run((key.clone(), draft.clone()))>
                        {t!("outbox-edit")}{name()}
                    </Button>
                }
            })
        }
    };
    let delete = {
        let (id, key) = (format!("delete-{key}"), key.clone());
        view! { <Delete id=id name=title.to_owned() on_delete=move |()| acts.delete.run(key.clone())/> }
    };
    match &one.state {
        ParcelState::Waiting { .. } if !one.may_have_arrived() => {
            view! { {send()}{edit()}{delete} }.into_any()
        }
        ParcelState::Waiting { .. } => view! { {send()}{delete} }.into_any(),
        ParcelState::NeedsSignIn => view! {
            <ButtonLink rank=Rank::Quiet href=routes::sign_in_and_return()>{t!("sign-in")}</ButtonLink>
            {(!one.may_have_arrived()).then(edit)}{delete}
        }
        .into_any(),
        ParcelState::Refused(_) if one.may_have_arrived() => view! { {send()}{delete} }.into_any(),
        ParcelState::NeedsPhotos | ParcelState::Refused(_) => {
            view! { {(!one.may_have_arrived()).then(edit)}{delete} }.into_any()
        }
        ParcelState::Arrived { receipt: Some(receipt) } => {
            let href = receipt_address(&receipt.reference);
            view! { <a href=routes::at(&href)>{t!("outbox-receipt")}" "<bdi dir="ltr">{receipt.reference.to_string()}</bdi></a> }.into_any()
        }
        ParcelState::Arrived { receipt: None } => match &one.parcel {
            Parcel::Follow { followed: Some(followed), .. } => {
                let href = case_address(&followed.reference, followed.secret.as_ref());
                view! { <a href=routes::at(&href)>{t!("sent-follow")}{name()}</a> }.into_any()
            }
            Parcel::Report { .. } | Parcel::Message { .. } | Parcel::Follow { .. } => ().into_any(),
        },
    }
}

fn example(things: Option<Vec<Outgoing>>) -> AnyView {
    let acts = Acts {
        send: Callback::new(|_| ()),
        edit: Callback::new(|_| ()),
        delete: Callback::new(|_| ()),
        again: Callback::new(|_| ()),
        without: Callback::new(|_| ()),
    };
    // One photo of a report that goes for the first time has gone in part.
    let goes = |one: &&Outgoing| matches!(one.state, ParcelState::Waiting { after: None, .. });
    let going = things.iter().flatten().find(goes).and_then(|one| match one.next() {
        Some(Next::Upload(upload)) => {
            Some(Progress { photo: upload.photo.clone(), gone: 165_000, of: 412_345 })
        }
        _ => None,
    });
    let is_going = |one: &Outgoing| {
        going.as_ref().is_some_and(|it| one.parcel.uploads().iter().any(|upload| upload.photo == it.photo))
    };
    let line = |one: Outgoing| Line { sending: is_going(&one), one: Arc::new(one), kept: true };
    let lines = things.map(|things| things.into_iter().map(line).collect());
    drawn(Signal::stored(lines), Signal::stored(going), acts)
}

/// A report in the outbox, for examples.
pub fn example_report(
    nth: u128,
    text: &str,
    state: impl FnOnce(Timestamp) -> ParcelState,
) -> Option<Outgoing> {
    let at = Timestamp::parse("2026-11-21T09:04:00Z").ok()?;
    let report = Report::kept(ReportParts {
        service: onedoor_domain::id::ServiceCode::parse("street-light").ok()?,
        description: text.to_owned(),
        answers: Vec::new(),
        location: None,
        reporter: Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None },
        photos: Vec::new(),
        behalf: None,
        anonymous: false,
        language: None,
    });
    let parcel = Parcel::report(DraftId::mint(nth), report);
    let title = "Street light not working, Heol y Bont".to_owned();
    let mut outgoing = Outgoing::new(IdempotencyKey::mint(nth), parcel, title, at);
    let state = state(at);
    if let ParcelState::Waiting { after: Some(why), .. } | ParcelState::Refused(why) = &state {
        outgoing.tried(Err(why.clone()), at, 0);
    }
    outgoing.state = state;
    Some(outgoing)
}

/// A report with photos on their way, one after the other in these states.
fn example_with_photos(
    nth: u128,
    uploads: &[UploadState],
    state: impl FnOnce(Timestamp) -> ParcelState,
) -> Option<Outgoing> {
    let mut one = example_report(nth, "The lamp by the bridge has been out since Tuesday.", state)?;
    let Parcel::Report { draft, report, .. } = &one.parcel else { return None };
    let of = nth * 100;
    let photos = (1..).zip(uploads).map(|(nth, _)| {
        Photo::new(of + nth, &format!("IMG_{nth}.jpg"), FileKind::Jpeg, 412_345, PhotoFacts::default())
    });
    let parts = ReportParts { photos: photos.collect(), ..report.parts().clone() };
    let mut parcel = Parcel::report(draft.clone(), Report::kept(parts));
    let come = parcel.uploads().iter().cloned().zip(uploads);
    let come = come.map(|(upload, state)| Upload { state: state.clone(), ..upload }).collect();
    parcel = parcel.come_so_far(come);
    one.parcel = parcel;
    // A photo was tried, and not the report.
    one.unanswered = false;
    Some(one)
}

fn example_photos() -> AnyView {
    let Ok(id) = AttachmentId::parse("at_1") else { return ().into_any() };
    let there = || UploadState::Sent(id.clone());
    let refused = |status| {
        let problem = onedoor_domain::Problem {
            status,
            detail: Some("The file is not a picture.".to_owned()),
            ..onedoor_domain::Problem::default()
        };
        UploadState::Refused(Failure::Invalid(problem))
    };
    let waiting = UploadState::Waiting;
    let things = [
        example_with_photos(1, &[there(), there(), UploadState::Waiting], |from| ParcelState::Waiting {
            from,
            after: Some(Failure::Offline),
        }),
        example_with_photos(2, &[there(), UploadState::Lost, refused(422), refused(400)], |_| {
            ParcelState::NeedsPhotos
        }),
        example_with_photos(3, &[there(), there()], |_| ParcelState::Arrived { receipt: None }),
        example_with_photos(4, &[there(), waiting.clone(), waiting], |from| ParcelState::Waiting {
            from,
            after: None,
        }),
    ];
    example(Some(things.into_iter().flatten().collect()))
}

fn example_all() -> AnyView {
    let text = "The lamp by the bridge has been out since Tuesday.";
    let message = || {
        let at = Timestamp::parse("2026-11-21T08:10:00Z").ok()?;
        let reference = Reference::parse("AB-4821").ok()?;
        let parcel = Parcel::Message { reference, secret: None, text: "Ar ochr yr afon".to_owned() };
        Some(Outgoing::new(IdempotencyKey::mint(9), parcel, String::new(), at))
    };
    let receipt = || {
        Some(Receipt {
            reference: Reference::parse("AB-4799").ok()?,
            secret: None,
            received_at: Timestamp::parse("2026-11-20T09:04:00Z").ok()?,
            expected_at: None,
            next_step: String::new(),
            told: String::new(),
            visibility: Visibility::Public,
            shown_at: None,
        })
    };
    let things = [
        message(),
        example_report(1, text, |from| ParcelState::Waiting { from, after: Some(Failure::Offline) }),
        example_report(2, text, |from| ParcelState::Waiting {
            from,
            after: Some(Failure::TooMany { retry_after: Some(Seconds(600)) }),
        }),
        example_report(3, text, |_| ParcelState::NeedsSignIn),
        example_report(4, text, |_| {
            ParcelState::Refused(Failure::Invalid(onedoor_domain::Problem::default()))
        }),
        example_report(5, text, |_| ParcelState::Refused(Failure::TimedOut)),
        example_report(6, text, |_| ParcelState::Arrived { receipt: receipt() }),
    ];
    example(Some(things.into_iter().flatten().collect()))
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("outbox", "loading", || example(None)),
    Example::new("outbox", "empty", || example(Some(Vec::new()))),
    Example::new("outbox", "each-state", example_all),
    Example::new("outbox", "photos", example_photos),
    Example::new("outbox", "long", || {
        let text = "حفرة عميقة أمام المدرسة ".repeat(30) + &"w".repeat(120);
        let one = example_report(1, &text, |from| ParcelState::Waiting { from, after: None });
        example(Some(one.into_iter().collect()))
    }),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(state: impl FnOnce(Timestamp) -> ParcelState) -> String {
        let owner = Owner::new();
        owner.with(|| example(Some(example_report(1, "Dark", state).into_iter().collect())).to_html())
    }

    #[test]
    fn what_may_have_arrived_is_not_offered_for_change() {
        let unsure = html(|from| ParcelState::Waiting { from, after: Some(Failure::TimedOut) });
        assert!(unsure.contains(&t!("outbox-send")) && !unsure.contains(&t!("outbox-edit")), "{unsure}");
        let untried = html(|from| ParcelState::Waiting { from, after: None });
        assert!(untried.contains(&t!("outbox-edit")), "{untried}");
    }

    #[test]
    fn what_was_turned_away_after_it_may_have_arrived_is_not_offered_for_change_either() {
        for state in [ParcelState::Refused(Failure::Forbidden), ParcelState::NeedsPhotos] {
            for unanswered in [false, true] {
                let one = example_report(1, "Dark", |_| state.clone());
                let one = one.map(|one| Outgoing { unanswered, ..one });
                let html = Owner::new().with(|| example(Some(one.into_iter().collect())).to_html());
                let edit = format!(">{}<", t!("outbox-edit"));
                assert_eq!(html.contains(&edit), !unanswered, "{state:?} {html}");
                let again = unanswered && matches!(state, ParcelState::Refused(_));
                assert_eq!(html.contains(&t!("outbox-send")), again, "{state:?} {html}");
            }
        }
    }

    #[test]
    fn what_has_not_left_the_device_can_be_changed() {
        let none = html(|from| ParcelState::Waiting { from, after: Some(Failure::NoConnection) });
        assert!(none.contains(&t!("outbox-edit")), "{none}");
    }

    #[test]
    fn what_only_this_tab_has_is_not_said_to_wait_when_the_page_is_closed() {
        let Some(one) = example_report(1, "Dark", |from| ParcelState::Waiting { from, after: None }) else {
            return;
        };
        let said = words(&one, false, false).2.unwrap_or_default();
        assert_eq!(said, t!("check-waiting-here"));
    }

    #[test]
    fn how_far_photos_have_come_is_said_and_one_that_cannot_go_can_be_left_out() {
        let html = Owner::new().with(|| example_photos().to_html());
        let plain = |words: String| words.replace(['\u{2068}', '\u{2069}'], "");
        let said = plain(html.clone());
        for words in [
            t!("photos-sending", done = 2, count = 3),
            t!("photos-sent", count = 2),
            t!("file-lost"),
            t!("file-declined", why = "The file is not a picture."),
            t!("file-sending-part", percent = 40),
            t!("file-waiting"),
            t!("file-sent"),
        ] {
            assert!(said.contains(&plain(words.clone())), "{words}: {html}");
        }
        // One that waits, one that is lost, two that were refused, one that goes, one that comes after it.
        assert_eq!(html.matches(&format!(">{}<", t!("file-out"))).count(), 6, "{html}");
        // Not what the council said of these very bytes.
        assert_eq!(html.matches(&t!("file-again")).count(), 2, "{html}");
    }

    #[test]
    fn what_was_refused_is_never_called_sent() {
        let refused = html(|_| ParcelState::Refused(Failure::Forbidden));
        assert!(
            refused.contains(&t!("outbox-refused")) && !refused.contains(&t!("outbox-arrived")),
            "{refused}"
        );
    }
}
