//! The rule against a table: what goes through, and what is said about what does not.

use super::*;
use crate::id::{AssetId, AssetKind, DraftId, PhotoId, ResidentId, ServiceCode};
use crate::report::{
    Area, Asset, AttachmentLimits, Behalf, BehalfChange, Condition, Contact, DraftChange, Expiry, FileKind,
    ListValue, PhotoFacts, Place, Position, ServiceAttachments, ServiceSummary, Stopper, StopperKind, Unfit,
    Visibility,
};
use crate::{InvalidParam, Problem};
use proptest::prelude::*;

fn code(text: &str) -> AttributeCode {
    AttributeCode::parse(text).unwrap()
}

fn attribute(name: &str, datatype: Datatype, required: bool) -> Attribute {
    let values = ["out", "flicker", "wires"].map(|key| ListValue { key: key.into(), name: key.into() });
    let listed = matches!(datatype, Datatype::SingleValueList | Datatype::MultiValueList);
    Attribute {
        code: code(name),
        datatype,
        required,
        order: 1,
        question: name.into(),
        hint: None,
        asks: Asks::Question,
        unit: None,
        minimum: None,
        maximum: None,
        max_length: None,
        values: if listed { values.to_vec() } else { vec![] },
        show_if: None,
    }
}

fn summary(name: &str) -> ServiceSummary {
    ServiceSummary {
        code: ServiceCode::parse(name).unwrap(),
        name: name.into(),
        description: None,
        group: "Roads".into(),
        keywords: vec![],
    }
}

fn service(attributes: Vec<Attribute>) -> Service {
    Service {
        summary: summary("street-light"),
        attributes,
        stoppers: vec![],
        visibility: Visibility::Public,
        told: "Lights".into(),
        expected_days: Some(5),
        radius_m: 250,
        location: LocationNeed::Required,
        anonymous: false,
        attachments: None,
        assets: None,
        public_where: None,
    }
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T09:00:00Z").unwrap()
}

fn draft(changes: Vec<DraftChange>) -> Draft {
    let mut draft = Draft::new(DraftId::mint(1), now());
    let all = [
        DraftChange::Service(summary("street-light")),
        DraftChange::Words("By the bench".into()),
        DraftChange::Description(" Dark ".into()),
        DraftChange::Name("Mair".into()),
        DraftChange::Email("mair@example.org".into()),
        DraftChange::ContactBy(ContactBy::Email),
    ];
    for change in all.into_iter().chain(changes) {
        draft.apply(change, now());
    }
    draft
}

fn faults(draft: &Draft, service: &Service) -> Vec<(String, Fault)> {
    match validate(draft, service, Limits { text: 40, ..Limits::default() }) {
        Ok(_) => vec![],
        Err(problems) => problems.iter().map(|one| (one.field.address(), one.fault.clone())).collect(),
    }
}

fn check(changes: Vec<DraftChange>, expected: &[(&str, Fault)]) {
    let expected: Vec<_> =
        expected.iter().map(|(field, fault)| ((*field).to_owned(), fault.clone())).collect();
    assert_eq!(faults(&draft(changes.clone()), &service(vec![])), expected, "{changes:?}");
}

#[test]
fn fields() {
    use DraftChange as Do;
    check(vec![], &[]);
    check(vec![Do::Service(summary("other"))], &[("service", Fault::Missing)]);
    check(vec![Do::Words("  ".into())], &[("place", Fault::Missing)]);
    check(vec![Do::Words("x".repeat(1001))], &[("place", Fault::TooLong { most: 1000, over: 1 })]);
    check(vec![Do::Description("\n ".into())], &[("description", Fault::Missing)]);
    check(vec![Do::Description("é".repeat(43))], &[("description", Fault::TooLong { most: 40, over: 3 })]);
    check(vec![Do::Name(" ".into())], &[("name", Fault::Missing)]);
    check(vec![Do::Name("n".repeat(201))], &[("name", Fault::TooLong { most: 200, over: 1 })]);
    check(vec![Do::Email("mair".into())], &[("email", Fault::NotAnEmail)]);
    check(vec![Do::Email(String::new())], &[("email", Fault::Missing)]);
    check(vec![Do::Phone("ring me".into())], &[("phone", Fault::NotAPhone)]);
    check(vec![Do::ContactBy(ContactBy::Sms)], &[("phone", Fault::Missing)]);
    check(
        vec![Do::ContactBy(ContactBy::Phone), Do::Phone("01632 960100".into()), Do::Email(String::new())],
        &[],
    );
    check(vec![Do::ContactBy(ContactBy::None)], &[]);
    check(vec![Do::ContactBy(ContactBy::None), Do::Email(String::new())], &[("email", Fault::Missing)]);
}

#[test]
fn an_empty_draft_is_told_everything_in_the_order_of_the_form() {
    let empty = Draft::new(DraftId::mint(1), now());
    let service = service(vec![attribute("fault", Datatype::SingleValueList, true)]);
    let fields: Vec<String> = faults(&empty, &service).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["service", "answer-fault", "place", "description", "name", "contact-by"]);
    assert_eq!(empty.first_unanswered(Some(&service), Limits::default()), StepName::Service);
    assert_eq!(draft(vec![]).first_unanswered(Some(&service), Limits::default()), StepName::Questions);
    assert_eq!(draft(vec![]).first_unanswered(None, Limits::default()), StepName::Service);
}

#[test]
fn an_anonymous_service_asks_for_no_name() {
    let mut draft = Draft::new(DraftId::mint(1), now());
    for change in [
        DraftChange::Service(summary("street-light")),
        DraftChange::Words("Here".into()),
        DraftChange::Description("Dark".into()),
        DraftChange::ContactBy(ContactBy::None),
    ] {
        draft.apply(change, now());
    }
    let service = Service { anonymous: true, ..service(vec![]) };
    let report = validate(&draft, &service, Limits::default()).unwrap();
    assert_eq!(
        report.parts().reporter,
        Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None }
    );
}

#[test]
fn answers_by_kind() {
    let number =
        Attribute { minimum: Some(1.0), maximum: Some(20.0), ..attribute("q", Datatype::Number, false) };
    let short = Attribute { max_length: Some(3), ..attribute("q", Datatype::String, false) };
    for (question, values, expected) in [
        (attribute("q", Datatype::SingleValueList, true), vec!["out"], Ok(vec!["out"])),
        (attribute("q", Datatype::SingleValueList, true), vec!["out", "wires"], Err(Fault::NotAChoice)),
        (attribute("q", Datatype::SingleValueList, true), vec!["gone"], Err(Fault::NotAChoice)),
        (attribute("q", Datatype::SingleValueList, true), vec![" "], Err(Fault::Missing)),
        (
            attribute("q", Datatype::MultiValueList, true),
            vec!["out", "wires", "out"],
            Ok(vec!["out", "wires"]),
        ),
        (number.clone(), vec![" 12,5 "], Ok(vec!["12.5"])),
        (number.clone(), vec!["1.5"], Ok(vec!["1.5"])),
        (number.clone(), vec!["١٢"], Ok(vec!["12"])),
        (number.clone(), vec!["۱۲٫۵"], Ok(vec!["12.5"])),
        (number.clone(), vec!["١٢,٥"], Ok(vec!["12.5"])),
        (number.clone(), vec!["٢١"], Err(Fault::TooLarge { most: 20.0 })),
        (number.clone(), vec!["1,000.5"], Err(Fault::NotANumber)),
        (number.clone(), vec!["1,200"], Err(Fault::UnclearNumber)),
        (number.clone(), vec!["+12,345"], Err(Fault::UnclearNumber)),
        (number.clone(), vec!["١,٢٠٠"], Err(Fault::UnclearNumber)),
        (number.clone(), vec!["1,25"], Ok(vec!["1.25"])),
        (number.clone(), vec!["1,2500"], Ok(vec!["1.2500"])),
        (number.clone(), vec!["0,125"], Err(Fault::TooSmall { least: 1.0 })),
        (number.clone(), vec!["0012,125"], Ok(vec!["0012.125"])),
        (number.clone(), vec!["1e3"], Err(Fault::NotANumber)),
        (number.clone(), vec!["inf"], Err(Fault::NotANumber)),
        (number.clone(), vec!["-"], Err(Fault::NotANumber)),
        (number.clone(), vec!["0"], Err(Fault::TooSmall { least: 1.0 })),
        (number, vec!["21"], Err(Fault::TooLarge { most: 20.0 })),
        (attribute("q", Datatype::DateTime, true), vec!["2026-11-20"], Ok(vec!["2026-11-20"])),
        (attribute("q", Datatype::DateTime, true), vec!["2026-11-20T18:30"], Ok(vec!["2026-11-20T18:30"])),
        (
            attribute("q", Datatype::DateTime, true),
            vec!["2026-11-20T18:30:00Z"],
            Ok(vec!["2026-11-20T18:30:00Z"]),
        ),
        (attribute("q", Datatype::DateTime, true), vec!["yesterday"], Err(Fault::NotADate)),
        (short.clone(), vec!["äöü"], Ok(vec!["äöü"])),
        (short, vec!["abcd"], Err(Fault::TooLong { most: 3, over: 1 })),
        (attribute("q", Datatype::Unknown("hologram".into()), true), vec!["x"], Ok(vec!["x"])),
        (attribute("q", Datatype::Text, false), vec![], Ok(vec![])),
    ] {
        let service = service(vec![question.clone()]);
        let values: Vec<String> = values.into_iter().map(str::to_owned).collect();
        let draft = draft(vec![DraftChange::Answer(code("q"), values.clone())]);
        match (validate(&draft, &service, Limits { text: 40, ..Limits::default() }), expected) {
            (Ok(report), Ok(expected)) => {
                let sent: Vec<&str> =
                    report.answers().iter().flat_map(|(_, values)| values).map(String::as_str).collect();
                assert_eq!(sent, expected, "{question:?}");
            }
            (Err(problems), Err(fault)) => {
                assert_eq!(problems.of(&Field::Answer(code("q"))), Some(&fault), "{values:?}");
            }
            (seen, expected) => panic!("{values:?}: {seen:?}, not {expected:?}"),
        }
    }
}

fn hanging(name: &str, on: &str) -> Attribute {
    let show_if = Some(Condition { code: code(on), any_of: vec!["out".into()] });
    Attribute { show_if, ..attribute(name, Datatype::String, true) }
}

#[test]
fn hidden_questions_are_neither_asked_nor_sent() {
    let mut second = hanging("third", "second");
    second.show_if = Some(Condition { code: code("second"), any_of: vec!["yes".into()] });
    let service = service(vec![
        attribute("first", Datatype::SingleValueList, true),
        hanging("second", "first"),
        second,
    ]);
    let answer = |name: &str, value: &str| DraftChange::Answer(code(name), vec![value.to_owned()]);
    let hidden = draft(vec![answer("first", "wires"), answer("second", "yes"), answer("third", "left over")]);
    let report = validate(&hidden, &service, Limits::default()).unwrap();
    assert_eq!(report.answers().len(), 1);
    let shown = draft(vec![answer("first", "out"), answer("second", "yes")]);
    assert_eq!(faults(&shown, &service), [("answer-third".to_owned(), Fault::Missing)]);
}

#[test]
fn questions_that_hang_on_each_other_in_a_ring_are_never_shown() {
    let service = service(vec![hanging("a", "b"), hanging("b", "a")]);
    let draft = draft(vec![
        DraftChange::Answer(code("a"), vec!["out".into()]),
        DraftChange::Answer(code("b"), vec!["out".into()]),
    ]);
    assert_eq!(faults(&draft, &service), []);
    assert!(service.shown(&draft.answers).is_empty());
}

#[test]
fn a_notice_is_not_answered() {
    let notice = Attribute { asks: Asks::Notice, ..attribute("read-me", Datatype::Text, true) };
    assert_eq!(faults(&draft(vec![]), &service(vec![notice])), []);
}

#[test]
fn an_answer_may_stop_the_form() {
    let stopper = |when| Stopper {
        kind: StopperKind::Emergency,
        when,
        title: "Call now".into(),
        text: "Keep away".into(),
        phone: Some("+441632960199".into()),
        url: None,
        article: None,
    };
    let mut service = service(vec![attribute("fault", Datatype::SingleValueList, true)]);
    service.stoppers = vec![stopper(Some(Condition { code: code("fault"), any_of: vec!["wires".into()] }))];
    let answered = |value: &str| draft(vec![DraftChange::Answer(code("fault"), vec![value.to_owned()])]);
    assert_eq!(faults(&answered("wires"), &service), [("answer-fault".to_owned(), Fault::Stopped)]);
    assert_eq!(faults(&answered("out"), &service), []);
    // One that always answers stands before the form, and does not stop it.
    service.stoppers = vec![stopper(None)];
    assert_eq!(faults(&answered("out"), &service), []);
    assert_eq!(service.stoppers_now(&Answers::default()).len(), 1);
}

#[test]
fn what_is_answered_before_the_form_is_read_once_for_each_service_whatever_came_along() {
    let before = |name: &str, kind| Service {
        summary: summary(name),
        stoppers: vec![Stopper {
            kind,
            when: None,
            title: "See what counts".into(),
            text: "It says it all".into(),
            phone: None,
            url: None,
            article: None,
        }],
        ..service(vec![])
    };
    let (light, van) =
        (before("street-light", StopperKind::Article), before("abandoned-vehicle", StopperKind::Article));
    let mut draft = draft(vec![]);
    assert!(light.answers_before(&draft).is_some(), "words and a place came along");
    draft.apply(DraftChange::Pass, now());
    assert!(light.answers_before(&draft).is_none());
    draft.apply(DraftChange::Service(van.summary.clone()), now());
    assert!(van.answers_before(&draft).is_some(), "another service");
    draft.apply(DraftChange::Pass, now());
    assert!(van.answers_before(&draft).is_none());
    draft.apply(DraftChange::Service(light.summary.clone()), now());
    assert!(light.answers_before(&draft).is_none(), "it was passed before");
    draft.apply(DraftChange::Service(van.summary.clone()), now());
    // Danger and somebody else's job are not passed.
    let pipe = before("abandoned-vehicle", StopperKind::Elsewhere);
    assert!(pipe.answers_before(&draft).is_some());
    assert!(service(vec![]).answers_before(&draft).is_none());
}

#[test]
fn where_the_service_takes_it_a_report_goes_without_saying_who_reports() {
    let mut draft = draft(vec![
        DraftChange::Name("Mair".into()),
        DraftChange::Email("mair@example.org".into()),
        DraftChange::ContactBy(ContactBy::Email),
        DraftChange::Anonymous(true),
    ]);
    let takes = Service { anonymous: true, ..service(vec![]) };
    let report = validate(&draft, &takes, Limits::default()).unwrap();
    let nobody = Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None };
    assert!(report.parts().anonymous && report.parts().reporter == nobody, "{report:?}");
    // Another service asks who it is, and what was typed is there still.
    let report = validate(&draft, &service(vec![]), Limits::default()).unwrap();
    assert!(!report.parts().anonymous && report.parts().reporter.name.as_deref() == Some("Mair"));
    draft.apply(DraftChange::Anonymous(false), now());
    let report = validate(&draft, &takes, Limits::default()).unwrap();
    assert!(!report.parts().anonymous && report.parts().reporter.contact_by == ContactBy::Email);
}

#[test]
fn a_draft_goes_only_when_its_time_is_over_and_the_resident_was_told_and_not_by_the_devices_clock() {
    let day = |days: i64| now().plus_millis(days * 24 * 60 * 60 * 1000);
    let mut draft = draft(vec![]);
    for (device, known, expected) in [
        (day(1), Some(day(1)), Expiry::Kept),
        (day(31), Some(day(1)), Expiry::Kept),
        (day(400), None, Expiry::Over { until: day(407) }),
        (day(1), Some(day(400)), Expiry::Over { until: day(407) }),
        (day(400), Some(day(400)), Expiry::Over { until: day(407) }),
    ] {
        assert_eq!(draft.expiry(device, known), expected, "{device} {known:?}");
    }
    draft.told_over = Some(day(400));
    assert_eq!(draft.expiry(day(900), None), Expiry::Over { until: day(407) }, "nobody knows the time");
    assert_eq!(draft.expiry(day(900), Some(day(406))), Expiry::Over { until: day(407) });
    assert_eq!(draft.expiry(day(1), Some(day(408))), Expiry::Gone);
    draft.apply(DraftChange::Description("Still.".into()), day(407));
    assert_eq!(draft.expiry(day(900), Some(day(408))), Expiry::Kept, "gone on with");
}

#[test]
fn a_draft_is_gone_on_with_as_new_by_its_writer_alone_and_with_nothing_of_anybody_else_in_it() {
    use DraftChange as Do;
    let [mair, ceri] = ["r_mair", "r_ceri"].map(|id| ResidentId::parse(id).unwrap());
    let begun = |by: Option<&ResidentId>, changes: &[DraftChange]| {
        let mut draft = Draft::new(DraftId::mint(1), now()).of(by.cloned());
        draft.apply(Do::Service(summary("street-light")), now());
        for change in changes {
            draft.apply(change.clone(), now());
        }
        draft
    };
    let hers =
        ReporterDraft { name: "Mair".into(), email: "mair@example.org".into(), ..ReporterDraft::default() };
    for (by, changes, writer, expected) in [
        (None, vec![], None, true),
        (None, vec![], Some(&mair), true),
        (Some(&mair), vec![], Some(&mair), true),
        (Some(&mair), vec![Do::Known(hers.clone())], Some(&mair), true),
        (Some(&mair), vec![Do::Known(hers.clone())], Some(&ceri), false),
        (Some(&mair), vec![Do::Known(hers)], None, false),
        (Some(&mair), vec![], Some(&ceri), false),
        (None, vec![Do::Name("Nia".into())], Some(&mair), false),
        (None, vec![Do::Name("Nia".into())], None, false),
        (None, vec![Do::Anonymous(true)], None, false),
        (None, vec![Do::Behalf(BehalfChange::On(true))], None, false),
        (None, vec![Do::Description("Dark.".into())], None, false),
        (None, vec![Do::Pass], None, false),
    ] {
        assert_eq!(begun(by, &changes).is_fresh_for(writer), expected, "{by:?} {changes:?} {writer:?}");
    }
}

#[test]
fn two_versions_say_the_same_whatever_the_step_and_the_moment() {
    let one = draft(vec![]);
    let mut other = one.clone();
    other.apply(DraftChange::Step(StepName::Contact), now().plus_millis(9));
    assert!(one.says_the_same(&other) && one != other);
    other.apply(DraftChange::Phone("1".into()), now());
    assert!(!one.says_the_same(&other));
}

#[test]
fn a_chosen_place_keeps_the_words() {
    let place = Place {
        id: crate::id::PlaceId::parse("heol").ok(),
        label: "Heol y Bont".into(),
        detail: Some("Aberwen".into()),
        position: Position::new(52.0, -4.0).unwrap(),
        area: Area::Inside,
        distance_m: None,
    };
    let chosen = draft(vec![DraftChange::Place(place)]);
    let report = validate(&chosen, &service(vec![]), Limits::default()).unwrap();
    let location = report.parts().location.clone().unwrap();
    assert_eq!(
        (location.label.as_deref(), location.words.as_deref()),
        (Some("Heol y Bont, Aberwen"), Some("By the bench"))
    );
    let none = Service { location: LocationNeed::None, ..service(vec![]) };
    assert_eq!(validate(&chosen, &none, Limits::default()).unwrap().parts().location, None);
}

#[test]
fn a_key_is_minted_once_for_life() {
    let mut draft = draft(vec![]);
    let key = draft.mint_key(1).clone();
    assert_eq!(draft.mint_key(2), &key);
    assert_eq!(draft.clone().with_key(None).key(), Some(&key));
    assert_eq!(draft.with_key(Some(crate::id::IdempotencyKey::mint(3))).key(), Some(&key));
}

#[test]
fn another_service_forgets_the_answers_to_the_old_one() {
    let answer = DraftChange::Answer(code("fault"), vec!["out".into()]);
    assert!(!draft(vec![answer.clone(), DraftChange::Service(summary("street-light"))]).answers.is_empty());
    assert!(draft(vec![answer, DraftChange::Service(summary("bins"))]).answers.is_empty());
}

#[test]
fn a_backends_pointers_are_fields() {
    let question = attribute("fault", Datatype::SingleValueList, true);
    let answered = draft(vec![DraftChange::Answer(code("fault"), vec!["out".into()])]);
    let report = validate(&answered, &service(vec![question]), Limits::default()).unwrap();
    for (pointer, address, step) in [
        ("/attributes/fault", "answer-fault", StepName::Questions),
        ("/attributes/0/values", "answer-fault", StepName::Questions),
        ("/attributes/7/values", "report", StepName::Check),
        ("/attributes/not~1asked", "answer-not/asked", StepName::Questions),
        ("#/reporter/email", "email", StepName::Contact),
        ("/reporter/contact_by", "contact-by", StepName::Contact),
        ("/reporter", "contact-by", StepName::Contact),
        ("/on_behalf/email", "behalf-email", StepName::Contact),
        ("/on_behalf/relation", "behalf-relation", StepName::Contact),
        ("/on_behalf", "behalf-name", StepName::Contact),
        ("/location/words", "place", StepName::Place),
        ("/description", "description", StepName::Details),
        ("/service_code", "service", StepName::Service),
        ("/weather", "report", StepName::Check),
        ("", "report", StepName::Check),
    ] {
        let field = Field::of_pointer(pointer, &report);
        assert_eq!((field.address().as_str(), field.step()), (address, step), "{pointer}");
    }
    let said = |pointer: &str| InvalidParam { pointer: pointer.into(), reason: format!("about {pointer}") };
    let problem = Problem {
        invalid: vec![said("/reporter/email"), said("/attributes/fault"), said("/attributes/0")],
        ..Problem::default()
    };
    let problems = Problems::from_backend(&problem, &report);
    let seen: Vec<_> = problems.iter().map(|one| (one.field.address(), one.fault.clone())).collect();
    assert_eq!(
        seen,
        [
            ("answer-fault".to_owned(), Fault::Said("about /attributes/fault".into())),
            ("email".to_owned(), Fault::Said("about /reporter/email".into())),
        ]
    );
    assert_eq!((problems.on(StepName::Contact).len(), problems.on(StepName::Place).is_empty()), (1, true));
}

#[test]
fn steps_follow_the_service_and_what_is_known() {
    use Contact::{Ask, Known};
    use StepName::{Check, Contact as Reach, Details, Place, Questions};
    let plain = Service { location: LocationNeed::None, ..service(vec![]) };
    assert_eq!(StepName::needed(None, Ask), [StepName::Service]);
    assert_eq!(StepName::needed(Some(&plain), Ask), [StepName::Service, Details, Reach, Check]);
    let full = service(vec![attribute("fault", Datatype::Text, true)]);
    assert_eq!(StepName::needed(Some(&full), Ask), StepName::ALL);
    assert_eq!(StepName::Service.next(Some(&full), Ask), Some(Questions));
    assert_eq!(Questions.next(Some(&plain), Ask), Some(Details));
    assert_eq!(Place.previous(Some(&plain), Ask), Some(StepName::Service));
    assert_eq!((Check.next(Some(&full), Ask), StepName::Service.previous(Some(&full), Ask)), (None, None));
    assert_eq!(Details.place(Some(&full), Ask), Some((4, 6)));
    assert_eq!(StepName::asked(&full, Ask), 4);
    let without_place = Service { location: LocationNeed::None, ..full.clone() };
    let without_radius = Service { radius_m: 0, ..full.clone() };
    let may = [&full, &without_place, &without_radius].map(Service::may_be_there_already);
    assert_eq!(may, [true, false, false], "one more page may come, where others' reports can be near");
    // Who reports is known: a step less, and the count says so.
    assert_eq!(Questions.place(Some(&full), Known), Some((2, 5)));
    assert_eq!(
        (Details.next(Some(&full), Known), Check.previous(Some(&full), Known)),
        (Some(Check), Some(Details))
    );
    assert_eq!(Reach.place(Some(&full), Known), None);
    assert_eq!(Reach.next(Some(&full), Known), Some(Check));
    assert_eq!((StepName::asked(&full, Known), StepName::asked(&plain, Known)), (3, 1));
    for step in StepName::ALL {
        assert_eq!(StepName::parse(step.as_str()), Some(step));
    }
}

fn behalf(changes: Vec<BehalfChange>) -> Vec<DraftChange> {
    changes.into_iter().map(DraftChange::Behalf).collect()
}

#[test]
fn for_somebody_else() {
    use BehalfChange as Do;
    let with =
        |changes: Vec<BehalfChange>| behalf([vec![Do::On(true), Do::Name("Sam".into())], changes].concat());
    check(with(vec![]), &[]);
    check(behalf(vec![Do::On(true)]), &[("behalf-name", Fault::Missing)]);
    check(behalf(vec![Do::Name("n".repeat(300))]), &[]);
    check(with(vec![Do::Name("n".repeat(201))]), &[("behalf-name", Fault::TooLong { most: 200, over: 1 })]);
    check(
        with(vec![Do::Relation("r".repeat(101))]),
        &[("behalf-relation", Fault::TooLong { most: 100, over: 1 })],
    );
    check(with(vec![Do::Email("sam@".into())]), &[("behalf-email", Fault::NotAnEmail)]);
    check(with(vec![Do::Phone("sam".into())]), &[("behalf-phone", Fault::NotAPhone)]);
    check(with(vec![Do::Told(true)]), &[("behalf-email", Fault::Missing)]);
    check(with(vec![Do::Told(true), Do::Phone("01632 960100".into())]), &[]);

    let all = with(vec![
        Do::Email(" sam@example.org ".into()),
        Do::Phone("٠١٦٣٢ ٩٦٠١٠٠".into()),
        Do::Relation(" neighbour".into()),
        Do::Told(true),
    ]);
    let report = validate(&draft(all.clone()), &service(vec![]), Limits::default()).unwrap();
    let sent = Behalf {
        name: Some("Sam".into()),
        email: Some("sam@example.org".into()),
        phone: Some("01632 960100".into()),
        relation: Some("neighbour".into()),
        told: true,
    };
    assert_eq!(report.parts().behalf, Some(sent));
    // Back to “for me”: what was typed stays on the device, and is not sent.
    let back = draft([all, behalf(vec![Do::On(false)])].concat());
    assert_eq!(validate(&back, &service(vec![]), Limits::default()).unwrap().parts().behalf, None);
    assert_eq!(back.behalf.name, "Sam");
    // Where no name is asked of the reporter, none is asked of the other.
    let anonymous = Service { anonymous: true, ..service(vec![]) };
    assert_eq!(faults(&draft(behalf(vec![Do::On(true)])), &anonymous), []);
}

#[test]
fn what_the_council_knows_is_not_asked() {
    let known = ReporterDraft {
        name: "Mair".into(),
        email: "mair@example.org".into(),
        phone: String::new(),
        contact_by: Some(ContactBy::Email),
    };
    let service = service(vec![]);
    assert!(Draft::is_reporter_complete(&known, &service));
    assert!(!Draft::is_reporter_complete(&ReporterDraft { contact_by: None, ..known.clone() }, &service));
    assert!(!Draft::is_reporter_complete(&ReporterDraft { email: String::new(), ..known.clone() }, &service));
    let mut draft = draft(vec![]);
    assert_eq!(draft.contact(), Contact::Ask);
    draft.apply(DraftChange::Known(known.clone()), now());
    assert_eq!((draft.contact(), &draft.reporter), (Contact::Known, &known));
}

proptest! {
    /// Whatever is typed, what goes through holds to the contract's limits.
    #[test]
    fn what_goes_through_can_be_sent(
        words in ".{0,60}", description in ".{0,60}", name in ".{0,30}", email in "[a-z@. ]{0,12}", phone in "[0-9+ x]{0,12}",
        answer in ".{0,12}", way in 0_usize..4,
    ) {
        let way = [ContactBy::Email, ContactBy::Sms, ContactBy::Phone, ContactBy::None][way];
        let draft = draft(vec![
            DraftChange::Words(words), DraftChange::Description(description), DraftChange::Name(name), DraftChange::Email(email),
            DraftChange::Phone(phone), DraftChange::Answer(code("q"), vec![answer]), DraftChange::ContactBy(way),
        ]);
        let service = service(vec![attribute("q", Datatype::String, false)]);
        match validate(&draft, &service, Limits { text: 40, ..Limits::default() }) {
            Ok(report) => {
                let parts = report.parts();
                prop_assert!((1..=40).contains(&parts.description.chars().count()));
                prop_assert!(parts.reporter.name.is_some());
                prop_assert!(parts.reporter.email.is_some() || parts.reporter.phone.is_some());
                prop_assert!(parts.answers.iter().all(|(_, values)| !values.is_empty()));
                prop_assert!(parts.location.as_ref().is_some_and(|location| location.words.is_some()));
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}

fn photo(nth: u128, kind: FileKind, bytes: u64) -> DraftChange {
    DraftChange::AddPhoto(Box::new(Photo::new(nth, "a.jpg", kind, bytes, PhotoFacts::default())))
}

fn photo_id(nth: u128) -> PhotoId {
    PhotoId::mint(nth)
}

#[test]
fn photos_hold_to_the_rule() {
    let general = AttachmentLimits { count: 2, bytes: 100, ..AttachmentLimits::default() };
    let limits = Limits { attachments: Some(general), ..Limits::default() };
    let jpegs = |count: u128| (1..=count).map(|nth| photo(nth, FileKind::Jpeg, 9)).collect::<Vec<_>>();
    let own = |count, required| Some(ServiceAttachments { count, required });
    for (changes, attachments, expected) in [
        (jpegs(0), None, vec![]),
        (jpegs(2), None, vec![]),
        (jpegs(3), None, vec![(Field::Photos, Fault::TooMany { most: 2 })]),
        (jpegs(3), own(3, false), vec![]),
        (jpegs(0), own(1, true), vec![(Field::Photos, Fault::Missing)]),
        (jpegs(5), own(0, true), vec![]),
        (
            vec![photo(1, FileKind::Gif, 9), photo(2, FileKind::Png, 101)],
            None,
            vec![
                (Field::Photo(photo_id(1)), Fault::Unfit(Unfit::NotTaken(FileKind::Gif))),
                (Field::Photo(photo_id(2)), Fault::Unfit(Unfit::TooLarge { most: 100 })),
            ],
        ),
        (
            vec![photo(1, FileKind::Jpeg, 9), DraftChange::PhotoAlt(photo_id(1), "x".repeat(301))],
            None,
            vec![(Field::Photo(photo_id(1)), Fault::TooLong { most: 300, over: 1 })],
        ),
    ] {
        let service = Service { attachments, ..service(vec![]) };
        let seen: Vec<_> = match validate(&draft(changes.clone()), &service, limits) {
            Ok(_) => vec![],
            Err(problems) => problems.iter().map(|one| (one.field.clone(), one.fault.clone())).collect(),
        };
        assert_eq!(seen, expected, "{} {attachments:?}", changes.len());
    }
    let none = validate(&draft(jpegs(2)), &service(vec![]), Limits::default()).unwrap();
    assert!(none.photos().is_empty(), "none are asked for, so none are sent");
}

#[test]
fn photos_are_added_described_and_taken_out() {
    let mut draft = draft(vec![
        photo(1, FileKind::Jpeg, 9),
        photo(2, FileKind::Png, 9),
        photo(1, FileKind::Jpeg, 10),
        DraftChange::PhotoAlt(photo_id(2), " A lamp ".into()),
    ]);
    assert_eq!(draft.photos.iter().map(|photo| photo.bytes).collect::<Vec<_>>(), [10, 9]);
    draft.apply(DraftChange::DropPhoto(photo_id(1)), now());
    let limits = Limits { attachments: Some(AttachmentLimits::default()), ..Limits::default() };
    let report = validate(&draft, &service(vec![]), limits).unwrap();
    assert_eq!(report.photos().iter().map(|photo| photo.alt.as_str()).collect::<Vec<_>>(), ["A lamp"]);
    for (pointer, address) in [
        ("/attachments/0/id", format!("photo-{}", photo_id(2))),
        ("/attachments/0/alt", format!("photo-{}", photo_id(2))),
        ("/attachments/1/id", "photos".to_owned()),
        ("/attachments", "photos".to_owned()),
    ] {
        let field = Field::of_pointer(pointer, &report);
        assert_eq!((field.address(), field.step()), (address, StepName::Details), "{pointer}");
    }
}

#[test]
fn a_thing_or_a_point_takes_the_place_of_a_place_and_keeps_the_words() {
    let position = Position::new(52.0, -4.0).unwrap();
    let lamp = Asset {
        id: AssetId::parse("lamp-14").unwrap(),
        kind: AssetKind::parse("street-light").unwrap(),
        label: "Lamp 14, Heol y Bont".into(),
        position,
        distance_m: Some(4.0),
        state: None,
    };
    let mut draft = draft(vec![DraftChange::Asset(lamp)]);
    let location = &draft.location;
    assert_eq!(location.asset.as_ref().map(AssetId::as_str), Some("lamp-14"));
    assert_eq!(location.label.as_deref(), Some("Lamp 14, Heol y Bont"));
    draft.apply(DraftChange::Pin(position), now());
    let expected =
        Location { position: Some(position), words: Some("By the bench".into()), ..Location::default() };
    assert_eq!(draft.location, expected);
}
