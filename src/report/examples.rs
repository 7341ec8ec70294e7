//! Every state of the screens, for the gallery and the tests, from data alone.

use std::sync::Arc;

use leptos::prelude::*;
use onedoor_domain::council::Limits;
use onedoor_domain::failure::Delivery;
use onedoor_domain::id::{AttributeCode, DraftId, PlaceId, Reference, ServiceCode, TrackingSecret};
use onedoor_domain::report::{
    Area, Asks, AttachmentLimits, Attribute, BehalfChange, Condition, ContactBy, Datatype, Draft,
    DraftChange, Fault, Field, FileKind, ListValue, LocationNeed, Photo, PhotoFacts, Place, Position,
    Receipt, Report, Responsible, Service, ServiceAttachments, ServiceSummary, StartLink, StepName, Stopper,
    StopperKind, Taken, Unfit, Visibility,
};
use onedoor_domain::{ClockTime, Day, Failure, Seconds, Timestamp};

use super::check::{self, Sending};
use super::choose::{Choose, Link};
use super::photos::Why;
use super::place::{self, Looking};
use super::receipt;
use super::saved_drafts::SavedDrafts;
use super::start::{begun_elsewhere, goes_along};
use super::step_page::{self, Way};
use super::writing::{Form, Saved, Writing};
use super::{addresses, contact, details, form, photo_first, questions};
use crate::browser::position::{Fix, Unfound};
use crate::t;
use crate::ui::files::example_row;
use crate::ui::{Example, FileRow, FileState, Page};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T09:04:00Z").unwrap_or_else(|_| Timestamp::from_millis(0, 0))
}

fn summary(code: &str, name: &str, group: &str, about: Option<&str>) -> Option<ServiceSummary> {
    Some(ServiceSummary {
        code: ServiceCode::parse(code).ok()?,
        name: name.to_owned(),
        description: about.map(ToOwned::to_owned),
        group: group.to_owned(),
        keywords: Vec::new(),
    })
}

fn services() -> Vec<ServiceSummary> {
    [
        summary(
            "street-light",
            "Street light not working",
            "Roads and streets",
            Some("A light that is out, flickering, or on all day."),
        ),
        summary("pothole", "Pothole", "Roads and streets", Some("A hole in a road, cycle way or car park.")),
        summary(
            "missed-recycling",
            "Missed recycling",
            "Bins and recycling",
            Some("We did not take your recycling."),
        ),
        summary("dead-animal", "Dead animal", "Animals", None),
        summary("arabic", "عمود إنارة لا يعمل", "الطرق", Some("ضوء مطفأ أو يومض أو مضاء طوال النهار.")),
        summary("long", &"Llanfairpwllgwyngyll".repeat(6), "Animals", Some(&"Very long ".repeat(30))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn attribute(code: &str, datatype: Datatype, required: bool, question: &str) -> Option<Attribute> {
    Some(Attribute {
        code: AttributeCode::parse(code).ok()?,
        datatype,
        required,
        order: 0,
        question: question.to_owned(),
        hint: None,
        asks: Asks::Question,
        unit: None,
        minimum: None,
        maximum: None,
        max_length: None,
        values: Vec::new(),
        show_if: None,
    })
}

fn with_values(attribute: Option<Attribute>, values: &[(&str, &str)]) -> Option<Attribute> {
    let values =
        values.iter().map(|(key, name)| ListValue { key: (*key).to_owned(), name: (*name).to_owned() });
    attribute.map(|one| Attribute { values: values.collect(), ..one })
}

pub(super) fn attributes() -> Vec<Attribute> {
    let fault = attribute("fault", Datatype::SingleValueList, true, "What is wrong with it?");
    let seen = attribute("seen", Datatype::MultiValueList, false, "What else did you see?");
    [
        with_values(
            fault,
            &[("out", "It is out"), ("flicker", "It flickers"), ("wires", "Wires are showing")],
        ),
        with_values(seen, &[("post", "The post leans"), ("door", "Its door is open")]),
        attribute("column", Datatype::String, false, "What number is on the post?")
            .map(|one| Attribute { hint: Some("On a plate at eye height.".to_owned()), ..one }),
        attribute("height", Datatype::Number, false, "How high is it?")
            .map(|one| Attribute { unit: Some("m".to_owned()), ..one }),
        attribute("since", Datatype::DateTime, false, "When did you first see it?"),
        attribute("more", Datatype::Text, false, "What would help us find it in the dark?"),
        attribute("notice", Datatype::String, false, "We mend most lights within five working days.")
            .map(|one| Attribute { asks: Asks::Notice, ..one }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn stop(kind: StopperKind, when: Option<Condition>, title: &str, text: &str) -> Stopper {
    Stopper {
        kind,
        when,
        title: title.to_owned(),
        text: text.to_owned(),
        phone: Some("01632 960199".to_owned()),
        url: None,
        article: None,
    }
}

/// Where public reports appear in the examples.
const MAP: &str = "On the public map of street reports";

fn service(visibility: Visibility) -> Option<Service> {
    let wires = Condition { code: AttributeCode::parse("fault").ok()?, any_of: vec!["wires".to_owned()] };
    let text = "Bare wires can kill. Do not touch the post.";
    Some(Service {
        summary: services().into_iter().next()?,
        attributes: attributes(),
        stoppers: vec![stop(StopperKind::Emergency, Some(wires), "Keep away and call us now", text)],
        visibility,
        told: "Street lighting team".to_owned(),
        expected_days: Some(5),
        radius_m: 250,
        location: LocationNeed::Required,
        anonymous: false,
        attachments: None,
        assets: None,
        public_where: (visibility == Visibility::Public).then(|| MAP.to_owned()),
    })
}

pub(super) fn place(id: &str, label: &str, area: Area) -> Option<Place> {
    Some(Place {
        id: PlaceId::parse(id).ok(),
        label: label.to_owned(),
        detail: Some("Aberwen, SY23 9AB".to_owned()),
        position: Position::new(52.4, -4.08)?,
        area,
        distance_m: Some(60.0),
    })
}

pub(super) fn draft(changes: Vec<DraftChange>) -> Draft {
    let mut draft = Draft::new(DraftId::mint(1), now());
    if let Some(service) = services().into_iter().next() {
        draft.apply(DraftChange::Service(service), now());
    }
    for change in changes {
        draft.apply(change, now());
    }
    draft
}

pub(super) fn answered() -> Draft {
    let mut changes = vec![
        DraftChange::Description("The lamp by the bridge is out.\nIt is dark there at night.".to_owned()),
        DraftChange::Words("By the bench".to_owned()),
        DraftChange::Name("Mair Evans".to_owned()),
        DraftChange::Email("mair@example.org".to_owned()),
        DraftChange::ContactBy(ContactBy::Email),
    ];
    changes.extend(place("1", "Heol y Bont", Area::Inside).map(DraftChange::Place));
    for (code, value) in [("fault", "out"), ("since", "2026-11-18T21:30"), ("height", "6")] {
        changes.extend(
            AttributeCode::parse(code).ok().map(|code| DraftChange::Answer(code, vec![value.to_owned()])),
        );
    }
    draft(changes)
}

/// What a link from elsewhere names.
fn linked() -> StartLink {
    StartLink {
        position: Position::new(52.4, -4.08),
        place: Some("By the bench, Heol y Bont".to_owned()),
        case: Reference::parse("AB-4821").ok(),
        ..StartLink::default()
    }
}

/// A resident of whom the council knows all that is asked.
fn known() -> Draft {
    let mut draft = draft(Vec::new());
    draft.apply(DraftChange::Known(answered().reporter), now());
    draft
}

/// For somebody else.
fn behalf() -> Draft {
    let mut draft = answered();
    for change in [
        BehalfChange::On(true),
        BehalfChange::Name("Gwen Evans".to_owned()),
        BehalfChange::Relation("Daughter".to_owned()),
        BehalfChange::Phone("+44 7700 900517".to_owned()),
        BehalfChange::Told(true),
    ] {
        draft.apply(DraftChange::Behalf(change), now());
    }
    draft
}

/// A resident who would rather not say who they are, where that may be; `chosen` or only offered.
fn nameless(chosen: bool, page: impl FnOnce(Form) -> AnyView) -> AnyView {
    let mut draft = answered();
    draft.apply(DraftChange::Anonymous(chosen), now());
    paged(draft, &[], |form| {
        let service = Service { anonymous: true, ..Service::clone(&form.service) };
        page(Form { service: Arc::new(service), ..form })
    })
}

/// One whose time was over long ago.
fn over() -> Draft {
    let mut draft = answered();
    draft.changed_at = now().plus_millis(-60 * 24 * 60 * 60 * 1000);
    draft
}

/// A text that says more than it should.
fn personal() -> Draft {
    let mut draft = answered();
    let text = "Mr Evans parks there, AB12 CDE. Ring me on 07700 900123 or write to mair@example.org.";
    draft.apply(DraftChange::Description(text.to_owned()), now());
    draft
}

fn none() -> Signal<usize> {
    Signal::stored(0)
}

pub(super) fn way() -> Way {
    Way {
        on_continue: Callback::new(|()| ()),
        back: (crate::routes::REPORT.to_owned(), step_page::name(StepName::Service)),
    }
}

/// Draws a page of the form for a draft, with these faults shown.
pub(super) fn paged(draft: Draft, faults: &[(Field, Fault)], page: impl FnOnce(Form) -> AnyView) -> AnyView {
    paged_as(Visibility::Public, draft, faults, page)
}

/// The same for a service whose reports everybody can read, or only the council.
fn paged_as(
    visibility: Visibility,
    draft: Draft,
    faults: &[(Field, Fault)],
    page: impl FnOnce(Form) -> AnyView,
) -> AnyView {
    let Some(service) = service(visibility) else { return ().into_any() };
    let writing = Writing::example(draft);
    writing.faults.update(|shown| {
        for (field, fault) in faults {
            shown.add(field.clone(), fault.clone());
        }
    });
    page(Form { writing, service: Arc::new(service), limits: Limits::default() })
}

fn fault_of(code: &str) -> Field {
    AttributeCode::parse(code).map_or(Field::Whole, Field::Answer)
}

fn choose(words: &'static str, drafts: Vec<Draft>, waiting: usize) -> AnyView {
    start(words, drafts, waiting, &StartLink::default())
}

fn start(words: &'static str, drafts: Vec<Draft>, waiting: usize, from: &StartLink) -> AnyView {
    let link = Link::new(addresses::of_service);
    let along = goes_along(from);
    view! {
        <Page heading=t!("report-title") back=("/".to_owned(), t!("account-title")) narrow=true>
            {along}
            <SavedDrafts drafts=Signal::stored(drafts) waiting=waiting on_delete=|_| ()/>
            <Choose services=services() link=link words=RwSignal::new(words.to_owned()) on_take=|()| ()/>
        </Page>
    }
    .into_any()
}

/// Where the device is, to a few metres.
fn device() -> Option<Place> {
    place::of_device(Fix { lat: 52.4, long: -4.08, accuracy_m: 11.2 })
}

fn where_is_it(draft: Draft, words: &'static str, looking: Looking) -> AnyView {
    paged(draft, &[], |form| place::drawn(form, way(), place::still(words, looking)))
}

pub(super) fn outside() -> Looking {
    let trunk = Responsible {
        name: "Trunk Roads Wales".to_owned(),
        phone: Some("0300 123 1213".to_owned()),
        url: Some("https://roads.example/report".to_owned()),
    };
    place("9", "A4487", Area::Outside { responsible: Some(trunk) }).map_or(Looking::Idle, Looking::Outside)
}

fn waiting(after: Failure) -> Sending {
    let open = after.delivery() == Delivery::Refused;
    Sending::Waiting { after, open, kept: true }
}

fn checked(sending: Sending, faults: &[(Field, Fault)]) -> AnyView {
    checked_of(answered(), sending, faults)
}

fn checked_of(draft: Draft, sending: Sending, faults: &[(Field, Fault)]) -> AnyView {
    paged(draft, faults, |form| {
        view! { <check::Drawn form=form way=way() sending=Signal::stored(sending) on_send=|()| () on_change=|()| ()/> }
            .into_any()
    })
}

fn before(kind: StopperKind) -> AnyView {
    paged(draft(Vec::new()), &[], |form| {
        let text = "Water pipes belong to the water company. Call them free at any hour.";
        let one = stop(kind, None, "Aberwen Water mends leaks", text);
        form::answered_before(&form, &one)
    })
}

fn sent(guest: bool) -> AnyView {
    sent_of(&answered(), Visibility::Public, guest, check::words)
}

fn sent_of(
    draft: &Draft,
    visibility: Visibility,
    guest: bool,
    words: fn(&Report, &Service) -> Vec<(String, String)>,
) -> AnyView {
    let made = || {
        let service = service(visibility)?;
        let report = onedoor_domain::report::validate(draft, &service, Limits::default()).ok()?;
        let receipt = Receipt {
            reference: Reference::parse("AB-4821").ok()?,
            secret: guest.then(|| TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").ok()).flatten(),
            received_at: Timestamp::parse("2026-11-20T18:31:00Z").ok()?,
            expected_at: Day::parse("2026-11-25").ok(),
            next_step: "We look at it within one working day.".to_owned(),
            told: "Street lighting team".to_owned(),
            visibility,
            shown_at: service.public_where.clone(),
        };
        let words = words(&report, &service);
        let parcel = onedoor_domain::outbox::Parcel::report(DraftId::mint(1), report).in_words(words);
        let key = onedoor_domain::id::IdempotencyKey::mint(1);
        let title = "Street light not working, Heol y Bont".to_owned();
        Some((onedoor_domain::outbox::Outgoing::new(key, parcel, title, now()), receipt))
    };
    let Some((outgoing, receipt)) = made() else { return ().into_any() };
    view! { <receipt::Drawn outgoing=outgoing receipt=receipt zone="Europe/London".to_owned()/> }.into_any()
}

fn elsewhere() -> AnyView {
    Reference::parse("AB-4821")
        .map_or_else(|_| ().into_any(), |reference| receipt::elsewhere(&reference, false))
}

fn wires() -> Draft {
    let answer =
        AttributeCode::parse("fault").map(|code| DraftChange::Answer(code, vec!["wires".to_owned()]));
    draft(answer.into_iter().collect())
}

fn long() -> Draft {
    let text = "حفرة عميقة أمام المدرسة. ".repeat(40) + &"w".repeat(200);
    let mut draft = answered();
    draft.apply(DraftChange::Description(text), now());
    draft
}

/// A picture for examples: a grey square.
const GREY: &str = "data:image/gif;base64,R0lGODlhAgACAIAAAJmZmQAAACwAAAAAAgACAAACAoRRADs=";

fn photo(nth: u128, name: &str, kind: FileKind, alt: &str) -> Photo {
    Photo { alt: alt.to_owned(), ..Photo::new(nth, name, kind, 412_345, PhotoFacts::default()) }
}

fn with_photos() -> Draft {
    let mut draft = answered();
    for photo in [
        photo(1, "IMG_1.jpg", FileKind::Jpeg, "The dark lamp above the steps"),
        photo(2, "IMG_2.jpg", FileKind::Jpeg, ""),
        photo(3, "letter.pdf", FileKind::Pdf, ""),
    ] {
        draft.apply(DraftChange::AddPhoto(Box::new(photo)), now());
    }
    draft
}

fn taken() -> Option<Taken> {
    let (clock, day) = ClockTime::new(21, 30).ok().zip(Day::parse("2026-11-18").ok())?;
    Some(Taken { day, clock })
}

/// With a photo that says when it was taken.
fn with_time() -> Draft {
    let facts = PhotoFacts { taken: taken(), ..PhotoFacts::default() };
    let photo = Photo::new(1, "IMG_1.jpg", FileKind::Jpeg, 412_345, facts);
    draft(vec![DraftChange::AddPhoto(Box::new(photo))])
}

/// What backends take in the examples.
fn limits() -> Limits {
    Limits { attachments: Some(AttachmentLimits::default()), ..Limits::default() }
}

/// Draws a page with photos, as the album has them.
fn pictured(
    draft: Draft,
    faults: &[(Field, Fault)],
    required: bool,
    pending: &[(&str, Option<Why>)],
    page: impl FnOnce(Form) -> AnyView,
) -> AnyView {
    paged(draft, faults, |mut form| {
        form.limits = limits();
        let attachments = Some(ServiceAttachments { count: 6, required });
        form.service = Arc::new(Service { attachments, ..form.service.as_ref().clone() });
        let seen = [photo(1, "", FileKind::Jpeg, "").id, photo(2, "", FileKind::Jpeg, "").id];
        form.writing.album.example(pending, &seen.map(|id| (id, GREY)), &[]);
        page(form)
    })
}

fn details_with(pending: &[(&str, Option<Why>)]) -> AnyView {
    pictured(with_photos(), &[], false, pending, |form| details::page(form, way(), none()))
}

fn every_reason() -> Vec<(&'static str, Option<Why>)> {
    let unfit = |unfit| Some(Why::Unfit(unfit));
    vec![
        ("empty.jpg", unfit(Unfit::Empty)),
        ("drawing.jpg", unfit(Unfit::Drawing)),
        ("letter.jpg", unfit(Unfit::Text)),
        ("song.mp3", unfit(Unfit::Unknown)),
        ("film.gif", unfit(Unfit::NotTaken(FileKind::Gif))),
        ("IMG_7.HEIC", unfit(Unfit::NotHere(FileKind::Heic))),
        ("IMG_8.avif", unfit(Unfit::NotHere(FileKind::Avif))),
        ("half.jpg", unfit(Unfit::Broken)),
        ("plan.pdf", unfit(Unfit::TooLarge { most: 10 * 1024 * 1024 })),
        ("IMG_9.jpg", Some(Why::TooMany { most: 6 })),
        ("IMG_10.jpg", Some(Why::Late)),
        ("IMG_11.jpg", Some(Why::Failed)),
    ]
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("report-start", "empty", || choose("", Vec::new(), 0)),
    Example::new("report-start", "drafts", || {
        let mut another = draft(Vec::new());
        another.id = DraftId::mint(2);
        choose("", vec![answered(), another], 1)
    }),
    Example::new("report-start", "over", || choose("", vec![over()], 0)),
    Example::new("report-start", "found", || choose("light", Vec::new(), 0)),
    Example::new("report-start", "nothing-found", || choose("xyzzy", Vec::new(), 0)),
    Example::new("report-start", "guess", || choose("The street light by the bridge is out", Vec::new(), 0)),
    Example::new("report-start", "no-guess", || choose("xyzzy plugh frobnicate", Vec::new(), 0)),
    Example::new("report-start", "linked", || start("", Vec::new(), 0, &linked())),
    Example::new("report-start", "elsewhere", || {
        let Looking::Outside(place) = outside() else { return ().into_any() };
        begun_elsewhere(&place, Callback::new(|()| ()))
    }),
    Example::new("report-questions", "known", || paged(known(), &[], |form| questions::page(form, way()))),
    Example::new("report-questions", "empty", || {
        paged(draft(Vec::new()), &[], |form| questions::page(form, way()))
    }),
    Example::new("report-questions", "answered", || {
        paged(answered(), &[], |form| questions::page(form, way()))
    }),
    Example::new("report-questions", "wrong", || {
        let faults = [(fault_of("fault"), Fault::Missing), (fault_of("height"), Fault::NotANumber)];
        paged(draft(Vec::new()), &faults, |form| questions::page(form, way()))
    }),
    Example::new("report-questions", "stopped", || paged(wires(), &[], |form| questions::page(form, way()))),
    Example::new("report-stopper", "elsewhere", || before(StopperKind::Elsewhere)),
    Example::new("report-stopper", "emergency", || before(StopperKind::Emergency)),
    Example::new("report-stopper", "article", || before(StopperKind::Article)),
    Example::new("report-place", "empty", || where_is_it(draft(Vec::new()), "", Looking::Idle)),
    Example::new("report-place", "chosen", || where_is_it(answered(), "", Looking::Idle)),
    Example::new("report-place", "locating", || where_is_it(draft(Vec::new()), "", Looking::Locating)),
    Example::new("report-place", "near", || {
        let near = [place("1", "Heol y Bont", Area::Inside), place("2", "Heol y Berllan", Area::Inside)];
        let near = device().map(|device| device.called(11.2, near.into_iter().flatten().collect()));
        where_is_it(draft(Vec::new()), "", near.map_or(Looking::Idle, Looking::Near))
    }),
    Example::new("report-place", "device", || {
        where_is_it(draft(device().map(DraftChange::Place).into_iter().collect()), "", Looking::Idle)
    }),
    Example::new("report-place", "refused", || {
        where_is_it(draft(Vec::new()), "", Looking::NotFound(Unfound::Refused))
    }),
    Example::new("report-place", "unknown", || {
        where_is_it(draft(Vec::new()), "", Looking::NotFound(Unfound::Unknown))
    }),
    Example::new("report-place", "failed", || {
        where_is_it(draft(Vec::new()), "heol y b", Looking::Failed(Failure::Offline))
    }),
    Example::new("report-place", "outside", || where_is_it(draft(Vec::new()), "A4487", outside())),
    Example::new("report-place", "wrong", || {
        paged(draft(Vec::new()), &[(Field::Place, Fault::Missing)], |form| {
            place::drawn(form, way(), place::still("", Looking::Idle))
        })
    }),
    Example::new("report-details", "public", || {
        paged(draft(Vec::new()), &[], |form| details::page(form, way(), none()))
    }),
    Example::new("report-details", "private", || {
        paged_as(Visibility::Private, draft(Vec::new()), &[], |form| details::page(form, way(), none()))
    }),
    Example::new("report-details", "wrong", || {
        paged(draft(Vec::new()), &[(Field::Description, Fault::Missing)], |form| {
            details::page(form, way(), none())
        })
    }),
    Example::new("report-details", "long", || paged(long(), &[], |form| details::page(form, way(), none()))),
    Example::new("report-details", "personal", || {
        paged(personal(), &[], |form| details::page(form, way(), none()))
    }),
    Example::new("report-details", "saved", || {
        paged(answered(), &[], |form| {
            form.writing.saved.set(Saved::Kept);
            details::page(form, way(), none())
        })
    }),
    Example::new("report-details", "not-saved", || {
        paged(answered(), &[], |form| {
            form.writing.saved.set(Saved::Refused);
            details::page(form, way(), none())
        })
    }),
    Example::new("report-details", "two-tabs", || {
        paged(answered(), &[], |form| {
            form.writing.elsewhere.set(true);
            details::page(form, way(), none())
        })
    }),
    Example::new("report-details", "both-tabs", || {
        paged(answered(), &[], |form| {
            form.writing.other.set(Some(long()));
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "not-taken", || {
        pictured(with_photos(), &[], false, &[], |mut form| {
            let attachments = Some(ServiceAttachments { count: 0, required: false });
            form.service = Arc::new(Service { attachments, ..form.service.as_ref().clone() });
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "first", || {
        view! { <photo_first::Drawn accept="image/jpeg".to_owned() on_choose=|_| ()/> }.into_any()
    }),
    Example::new("report-photos", "empty", || {
        pictured(draft(Vec::new()), &[], false, &[], |form| details::page(form, way(), none()))
    }),
    Example::new("report-photos", "missing", || {
        pictured(draft(Vec::new()), &[(Field::Photos, Fault::Missing)], true, &[], |form| {
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "reading", || details_with(&[("IMG_3.jpg", None), ("", None)])),
    Example::new("report-photos", "ready", || details_with(&[])),
    Example::new("report-photos", "refused", || details_with(&every_reason())),
    Example::new("report-photos", "lost", || {
        let lost = photo(1, "", FileKind::Jpeg, "").id;
        let faults = [(Field::Photo(lost.clone()), Fault::Missing)];
        pictured(with_photos(), &faults, false, &[], |form| {
            form.writing.album.example(&[], &[], &[lost]);
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "not-kept", || {
        pictured(with_photos(), &[], false, &[], |form| {
            form.writing.album.example_unkept();
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "knows-more", || {
        pictured(with_photos(), &[], false, &[], |form| {
            let time = AttributeCode::parse("since").ok().zip(taken());
            let time = time.map(|(code, taken)| (code, "When did you first see it?".to_owned(), taken));
            if let Some(place) = place("2", "Heol y Berllan", Area::Inside) {
                form.writing.album.example_offer(photo(1, "", FileKind::Jpeg, "").id, place, time);
            }
            details::page(form, way(), none())
        })
    }),
    Example::new("report-photos", "time", || paged(with_time(), &[], |form| questions::page(form, way()))),
    Example::new("report-photos", "place", || {
        paged(with_time(), &[], |form| {
            if let Some(place) = place("2", "Heol y Berllan", Area::Inside) {
                form.writing.album.example_offer(photo(1, "", FileKind::Jpeg, "").id, place, None);
            }
            place::drawn(form, way(), place::still("", Looking::Idle))
        })
    }),
    Example::new("report-photos", "elsewhere", || {
        pictured(with_photos(), &[], false, &[], |form| {
            if let Looking::Outside(place) = outside() {
                form.writing.album.example_offer(photo(1, "", FileKind::Jpeg, "").id, place, None);
            }
            details::page(form, way(), none())
        })
    }),
    Example::new("report-check", "photos", || {
        pictured(with_photos(), &[], false, &[], |form| {
            let sent = Signal::stored(Some((2, 3)));
            let states = [FileState::Sent, FileState::Sent, FileState::Sending(Some(40))];
            let rows = (1..).zip(states).map(|(nth, state)| FileRow {
                alt: None,
                picture: None,
                removable: state != FileState::Sent,
                ..example_row(nth, &format!("IMG_{nth}.jpg"), state)
            });
            let files = check::Files { rows: Signal::stored(rows.collect()), ..check::Files::none() };
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Busy) sent=sent files=files on_send=|()| () on_change=|()| ()/> }
                .into_any()
        })
    }),
    Example::new("report-check", "photo-refused", || {
        let field = Field::Photo(photo(2, "", FileKind::Jpeg, "").id);
        pictured(with_photos(), &[(field, Fault::Said(String::new()))], false, &[], |form| {
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Ready) on_send=|()| () on_change=|()| ()/> }
                .into_any()
        })
    }),
    Example::new("report-contact", "guest", || {
        paged(draft(Vec::new()), &[], |form| contact::drawn(form, way(), Signal::stored(true)))
    }),
    Example::new("report-contact", "resident", || {
        paged(answered(), &[], |form| contact::drawn(form, way(), Signal::stored(false)))
    }),
    Example::new("report-contact", "name-or-not", || {
        nameless(false, |form| contact::drawn(form, way(), Signal::stored(false)))
    }),
    Example::new("report-contact", "without-name", || {
        nameless(true, |form| contact::drawn(form, way(), Signal::stored(false)))
    }),
    Example::new("report-contact", "wrong", || {
        let faults = [
            (Field::Name, Fault::Missing),
            (Field::Email, Fault::NotAnEmail),
            (Field::Phone, Fault::NotAPhone),
            (Field::ContactBy, Fault::Missing),
        ];
        paged(draft(Vec::new()), &faults, |form| contact::drawn(form, way(), Signal::stored(true)))
    }),
    Example::new("report-contact", "behalf", || {
        paged(behalf(), &[], |form| contact::drawn(form, way(), Signal::stored(false)))
    }),
    Example::new("report-contact", "behalf-wrong", || {
        let faults = [
            (Field::BehalfName, Fault::Missing),
            (Field::BehalfEmail, Fault::Missing),
            (Field::BehalfPhone, Fault::NotAPhone),
        ];
        let mut draft = draft(Vec::new());
        draft.apply(DraftChange::Behalf(BehalfChange::On(true)), now());
        paged(draft, &faults, |form| contact::drawn(form, way(), Signal::stored(true)))
    }),
    Example::new("report-check", "name-or-not", || {
        nameless(false, |form| {
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Ready) named=Signal::stored(true) on_send=|()| () on_change=|()| ()/> }
                .into_any()
        })
    }),
    Example::new("report-check", "without-name", || {
        nameless(true, |form| {
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Ready) named=Signal::stored(true) on_send=|()| () on_change=|()| ()/> }
                .into_any()
        })
    }),
    Example::new("report-check", "behalf", || checked_of(behalf(), Sending::Ready, &[])),
    Example::new("report-check", "personal", || checked_of(personal(), Sending::Ready, &[])),
    Example::new("report-check", "ready", || checked(Sending::Ready, &[])),
    Example::new("report-check", "private", || {
        paged_as(Visibility::Private, answered(), &[], |form| {
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Ready) on_send=|()| () on_change=|()| ()/> }
                .into_any()
        })
    }),
    Example::new("report-check", "sending", || checked(Sending::Busy, &[])),
    Example::new("report-check", "waiting", || checked(waiting(Failure::Offline), &[])),
    Example::new("report-check", "waiting-only-here", || {
        checked(Sending::Waiting { after: Failure::NoConnection, open: true, kept: false }, &[])
    }),
    Example::new("report-check", "too-many", || {
        checked(waiting(Failure::TooMany { retry_after: Some(Seconds(300)) }), &[])
    }),
    Example::new("report-check", "session-ended", || checked(Sending::NeedsSignIn, &[])),
    Example::new("report-check", "refused", || {
        checked(Sending::Refused { why: Failure::Forbidden, unsure: false }, &[])
    }),
    Example::new("report-check", "unsure", || {
        checked(Sending::Refused { why: Failure::TimedOut, unsure: true }, &[])
    }),
    Example::new("report-check", "wrong", || {
        let said = Fault::Said("We need the number on the post".to_owned());
        checked(Sending::Ready, &[(fault_of("column"), said), (Field::Email, Fault::NotAnEmail)])
    }),
    Example::new("report-check", "long", || {
        paged(long(), &[], |form| {
            view! { <check::Drawn form=form way=way() sending=Signal::stored(Sending::Ready) on_send=|()| () on_change=|()| ()/> }.into_any()
        })
    }),
    Example::new("report-sent", "guest", || sent(true)),
    Example::new("report-sent", "resident", || sent(false)),
    Example::new("report-sent", "private", || sent_of(&answered(), Visibility::Private, false, check::words)),
    Example::new("report-sent", "behalf", || sent_of(&behalf(), Visibility::Public, false, check::words)),
    Example::new("report-sent", "older", || {
        sent_of(&answered(), Visibility::Public, false, |_, _| Vec::new())
    }),
    Example::new("report-sent", "elsewhere", elsewhere),
    Example::new("report-draft", "gone", form::gone),
    Example::new("report-draft", "anothers", form::anothers),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(name: &str, state: &str) -> String {
        let Some(example) = EXAMPLES.iter().find(|each| each.name == name && each.state == state) else {
            return String::new();
        };
        let owner = Owner::new();
        owner.with(|| (example.draw)().to_html())
    }

    #[test]
    fn danger_answers_at_once_and_there_is_no_way_on() {
        let stopped = html("report-questions", "stopped");
        assert!(
            stopped.contains("Keep away and call us now") && stopped.contains("tel:01632960199"),
            "{stopped}"
        );
        assert!(!stopped.contains(r#"type="submit""#), "{stopped}");
        assert!(html("report-questions", "answered").contains(r#"type="submit""#));
    }

    #[test]
    fn only_an_article_can_be_passed() {
        let go_on = t!("stopper-go-on");
        assert!(html("report-stopper", "article").contains(&go_on));
        assert!(!html("report-stopper", "elsewhere").contains(&go_on));
        assert!(!html("report-stopper", "emergency").contains(&go_on));
    }

    #[test]
    fn a_conditional_question_that_was_not_asked_is_not_checked_either() {
        let check = html("report-check", "ready");
        assert!(check.contains("It is out") && !check.contains("We mend most lights"), "{check}");
    }

    #[test]
    fn who_can_read_it_is_said_before_writing_and_before_sending() {
        let said = t!("details-public");
        assert!(html("report-details", "public").contains(&said));
        assert!(html("report-check", "ready").contains(&said));
    }

    #[test]
    fn what_waits_to_be_sent_can_not_be_changed_and_is_never_called_sent() {
        let waiting = html("report-check", "waiting");
        assert!(!waiting.contains("summary__change") && waiting.contains(&t!("check-waiting")), "{waiting}");
        assert!(html("report-check", "ready").contains("summary__change"));
        assert!(html("report-check", "sending").contains(r#"aria-disabled="true""#));
    }

    #[test]
    fn what_the_backend_refused_leads_to_the_step_that_mends_it() {
        let wrong = html("report-check", "wrong");
        assert!(wrong.contains("We need the number on the post"), "{wrong}");
        assert!(wrong.contains("/questions?from=check") && wrong.contains("/contact?from=check"), "{wrong}");
    }

    #[test]
    fn what_follows_from_going_without_a_name_is_said_and_no_name_is_asked_or_shown() {
        let offered = html("report-contact", "name-or-not");
        assert!(offered.contains(&t!("anonymous-hint")) && offered.contains(r#"id="email""#), "{offered}");
        assert!(!html("report-contact", "resident").contains(&t!("anonymous-yes")), "not taken there");
        let without = html("report-contact", "without-name");
        assert!(without.contains(&t!("anonymous-hint")) && !without.contains(r#"id="email""#), "{without}");
        assert!(html("report-check", "name-or-not").contains(&t!("check-anonymous-offer")));
        let check = html("report-check", "without-name");
        assert!(check.contains(&t!("check-anonymous")) && !check.contains("mair@example.org"), "{check}");
        assert!(!check.contains(&t!("check-anonymous-offer")), "{check}");
    }

    #[test]
    fn of_two_versions_only_what_differs_stands_side_by_side() {
        let both = html("report-details", "both-tabs");
        assert_eq!(both.matches(r#"scope="rowgroup""#).count(), 1, "{both}");
        assert!(both.contains("It is dark there at night.") && both.contains("حفرة عميقة"), "{both}");
    }

    #[test]
    fn a_draft_whose_time_is_over_is_there_and_says_so() {
        let over = html("report-start", "over").replace(['\u{2068}', '\u{2069}'], "");
        assert!(over.contains("It was to be kept until"), "{over}");
        assert!(!html("report-start", "drafts").contains("It was to be kept until"));
    }

    #[test]
    fn a_secret_stands_in_the_fragment_only() {
        let guest = html("report-sent", "guest");
        assert!(guest.contains("/track/AB-4821#Qm7tW2xZk4Vn9LrB"), "{guest}");
        assert!(!guest.replace("#Qm7tW2xZk4Vn9LrB", "").contains("Qm7tW2xZk4Vn9LrB"), "{guest}");
        assert!(!html("report-sent", "resident").contains("Qm7tW2xZk4Vn9LrB"));
    }

    #[test]
    fn a_place_that_is_not_the_councils_says_whose_it_is() {
        let outside = html("report-place", "outside");
        assert!(outside.contains("Trunk Roads Wales") && outside.contains("tel:03001231213"), "{outside}");
        let linked = html("report-start", "elsewhere");
        assert!(linked.contains("tel:03001231213") && linked.contains(&t!("stopper-go-on")), "{linked}");
        let photo = html("report-photos", "elsewhere");
        assert!(photo.contains("tel:03001231213") && !photo.contains(&t!("photo-use-place")), "{photo}");
    }

    #[test]
    fn the_position_of_a_device_is_a_place_and_says_how_sure_it_is() {
        let device = html("report-place", "device");
        let said = "The position of this device, 52.40000, -4.08000, within 12 metres";
        assert!(device.contains(said) && device.contains("id=\"place-change\""), "{device}");
        let near = html("report-place", "near");
        assert_eq!(near.matches("near__one").count(), 3, "{near}");
        assert!(near.contains("Heol y Berllan") && near.contains("The position of this device"), "{near}");
        let unsure = place::of_device(Fix { lat: 52.4, long: -4.08, accuracy_m: 0.0 });
        assert_eq!(unsure.and_then(|place| place.detail).as_deref(), Some("52.40000, -4.08000"));
        assert_eq!(place::of_device(Fix { lat: 91.0, long: 0.0, accuracy_m: 5.0 }), None);
    }

    #[test]
    fn each_reason_why_a_file_is_not_added_is_said_in_words_of_its_own() {
        let html = html("report-photos", "refused");
        let mut reasons: Vec<&str> =
            html.split("Not added. ").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        reasons.sort_unstable();
        reasons.dedup();
        // A kind that is not known and one that is not taken are the same to a resident.
        assert_eq!(reasons.len(), every_reason().len() - 1, "{reasons:#?}");
        assert_eq!(
            html.matches(&format!(">{}<", t!("file-again"))).count(),
            3,
            "only where it can help: {html}"
        );
    }

    #[test]
    fn photos_are_asked_for_where_they_are_taken_and_nowhere_else() {
        assert!(!html("report-details", "public").contains(r#"type="file""#));
        let asked = html("report-photos", "empty");
        assert!(asked.contains(r#"type="file""#) && asked.contains(&t!("field-optional")), "{asked}");
        let needed = html("report-photos", "missing");
        assert!(needed.contains(&t!("fault-photos")), "{needed}");
    }

    #[test]
    fn what_a_photo_knows_is_offered_where_it_is_asked() {
        let time = html("report-photos", "time");
        let offer = t!("photo-use-time", question = "When did you first see it?");
        assert_eq!(time.matches(&offer).count(), 1, "{time}");
        let answered = html("report-questions", "answered");
        assert!(!answered.contains(&offer), "{answered}");
        let place = html("report-photos", "place");
        assert!(place.contains(&t!("photo-use-place")) && place.contains("Heol y Berllan"), "{place}");
        assert!(!html("report-place", "empty").contains(&t!("photo-use-place")));
    }

    #[test]
    fn photos_are_checked_with_the_answers_and_one_that_cannot_go_can_be_left_out() {
        let check = html("report-check", "photos");
        for said in ["The dark lamp above the steps", "IMG_2.jpg", "letter.pdf"] {
            assert!(check.contains(said), "{said}: {check}");
        }
        let refused = html("report-check", "photo-refused");
        assert_eq!(refused.matches(&t!("photos-without")).count(), 1, "{refused}");
        assert!(refused.contains("/details?from=check"), "{refused}");
    }

    #[test]
    fn a_device_that_keeps_nothing_is_spoken_of() {
        assert!(html("report-details", "not-saved").contains(&t!("report-not-saved")));
    }

    #[test]
    fn a_sentence_is_answered_with_guesses_that_are_called_so() {
        let guess = html("report-start", "guess");
        assert!(
            guess.contains(&t!("report-guess-about")) && guess.contains("?service=street-light"),
            "{guess}"
        );
        assert!(!html("report-start", "found").contains(&t!("report-guess-about")));
        assert!(html("report-start", "no-guess").contains(&t!("report-found-none-next")));
    }

    #[test]
    fn what_a_link_names_is_said_before_it_is_used() {
        let linked = html("report-start", "linked");
        assert!(linked.contains("By the bench, Heol y Bont") && linked.contains("AB-4821"), "{linked}");
    }

    #[test]
    fn the_steps_are_counted_as_they_come() {
        let (asked, known) = (html("report-questions", "empty"), html("report-questions", "known"));
        // One more may come: what is reported nearby already.
        let length = |many: usize| t!("report-length-about", count = many);
        assert!(asked.contains(&length(4)) && !asked.contains(&length(3)), "{asked}");
        assert!(known.contains(&length(3)), "{known}");
        let name = "Street light not working";
        assert!(asked.contains(&t!("report-step", service = name, place = 2, of = 6)), "{asked}");
        assert!(known.contains(&t!("report-step", service = name, place = 2, of = 5)), "{known}");
        // Said on the first page only.
        assert!(!html("report-details", "public").contains(&length(4)));
    }

    #[test]
    fn what_looks_private_is_pointed_out_where_everyone_reads_it() {
        for (name, state) in [("report-details", "personal"), ("report-check", "personal")] {
            let seen = html(name, state);
            for part in ["mair@example.org", "07700 900123", "AB12 CDE", "Mr Evans"] {
                assert!(seen.contains(part), "{part}: {seen}");
            }
            assert!(seen.contains(&t!("personal-title")), "{seen}");
        }
        assert!(!html("report-details", "saved").contains(&t!("personal-title")));
    }

    #[test]
    fn a_public_report_says_where_it_appears_and_a_private_one_nowhere() {
        for name in ["report-details", "report-check", "report-sent"] {
            let public = html(name, if name == "report-sent" { "guest" } else { "personal" });
            assert!(public.contains(&t!("details-public-where", place = MAP)), "{public}");
            let private = html(name, "private");
            let says = if name == "report-sent" { t!("sent-private") } else { t!("details-private") };
            assert!(private.contains(&says) && !private.contains(MAP), "{private}");
        }
        // Where the council does not say, nothing is said.
        assert_eq!(details::with_place(t!("details-public"), None), t!("details-public"));
    }

    #[test]
    fn the_receipt_has_every_answer_and_how_the_resident_is_told_with_nothing_but_the_device() {
        let receipt = html("report-sent", "guest");
        for said in ["What is wrong with it?", "It is out", "6 m", &t!("contact-by"), &t!("check-by-email")] {
            assert!(receipt.contains(said), "{said}: {receipt}");
        }
        // What an older portal kept has no words, and is not left out for that.
        let older = html("report-sent", "older");
        for said in ["<dt>fault</dt>", ">out</dd>", ">6</dd>"] {
            assert!(older.contains(said), "{said}: {older}");
        }
    }

    #[test]
    fn for_whom_it_is_stands_with_the_answers_and_on_the_receipt() {
        let check = html("report-check", "behalf");
        assert!(check.contains("Gwen Evans") && check.contains(&t!("behalf-told")), "{check}");
        assert!(html("report-check", "ready").contains(&t!("behalf-me")));
        let receipt = html("report-sent", "behalf");
        assert!(receipt.contains("Gwen Evans") && receipt.contains("Daughter"), "{receipt}");
        assert!(!html("report-contact", "guest").contains("behalf-name"));
        assert!(html("report-contact", "behalf").contains(r#"id="behalf-name""#));
    }

    #[test]
    fn another_report_near_here_takes_the_place_along_and_nothing_else() {
        let sent = html("report-sent", "guest");
        assert!(sent.contains("/report?lat=52.4&amp;long=-4.08&amp;place=By%20the%20bench"), "{sent}");
    }
}
