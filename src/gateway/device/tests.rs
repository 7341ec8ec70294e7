//! What is written comes back; what is damaged does not hurt.

use super::*;
use onedoor_domain::cases::{Author, Role, Tracked};
use onedoor_domain::channels::Channel;
use onedoor_domain::chat::{ChatEvent, ClosedBy, Happening, Kept, LineState, OwnLine};
use onedoor_domain::id::{
    AssetId, AttachmentId, AttributeCode, ChatId, ClientId, DraftId, IdempotencyKey, Reference, ResidentId,
    ServiceCode, TrackingSecret,
};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState, Upload, UploadState};
use onedoor_domain::report::{
    Behalf, BehalfChange, ContactBy, Draft, DraftChange, FileKind, Follow, Followed, Location, Orientation,
    Photo, PhotoFacts, Position, Receipt, Report, ReportParts, Reporter, ServiceSummary, StepName, Taken,
    Visibility,
};
use onedoor_domain::{ClockTime, Day, Failure, InvalidParam, Language, Problem, Seconds, Timestamp};
use proptest::prelude::*;

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T09:42:07.250+00:00").unwrap()
}

fn draft() -> Draft {
    let mut draft = Draft::new(DraftId::parse("d_1").unwrap(), now()).of(ResidentId::parse("r_mair").ok());
    let service = ServiceSummary {
        code: ServiceCode::parse("street-light").unwrap(),
        name: "Street light".into(),
        description: None,
        group: String::new(),
        keywords: vec![],
    };
    for change in [
        DraftChange::Service(service),
        DraftChange::Pass,
        DraftChange::Answer(AttributeCode::parse("fault").unwrap(), vec!["out".into(), "flicker".into()]),
        DraftChange::Words(" by the bench ".into()),
        DraftChange::Description("  Dark.\n\nVery \u{1f526} dark ".into()),
        DraftChange::Name("Mair".into()),
        DraftChange::Email("mair@".into()),
        DraftChange::Phone("0".into()),
        DraftChange::ContactBy(ContactBy::Sms),
        DraftChange::Behalf(BehalfChange::On(true)),
        DraftChange::Behalf(BehalfChange::Name(" Sam ".into())),
        DraftChange::Behalf(BehalfChange::Email("sam@".into())),
        DraftChange::Behalf(BehalfChange::Phone("1".into())),
        DraftChange::Behalf(BehalfChange::Relation("Daughter".into())),
        DraftChange::Behalf(BehalfChange::Told(true)),
        DraftChange::Anonymous(true),
        DraftChange::Step(StepName::Contact),
    ] {
        draft.apply(change, now().plus_millis(5));
    }
    draft.location.position = Position::new(52.4153, -4.0829);
    draft.location.asset = AssetId::parse("lamp-14").ok();
    draft.photos = photos();
    draft.told_over = Some(now().plus_millis(9));
    draft.mint_key(9);
    draft
}

fn photos() -> Vec<Photo> {
    let facts = PhotoFacts {
        position: Position::new(-33.9, 151.2),
        taken: Some(Taken {
            day: Day::parse("2026-11-20").unwrap(),
            clock: ClockTime::parse("18:31").unwrap(),
        }),
        orientation: Orientation::new(6).unwrap(),
    };
    let mut first = Photo::new(7, "IMG 1.HEIC", FileKind::Jpeg, 345_678, facts);
    first.alt = " A dark lamp \u{1f526}".into();
    let plain = |nth| Photo::new(nth, "", FileKind::Pdf, 9, PhotoFacts::default());
    vec![first, plain(8), plain(9), plain(10)]
}

/// A report whose photos stand in each state.
fn with_uploads() -> Parcel {
    let parts = ReportParts { photos: photos(), ..report().parts().clone() };
    let parcel = Parcel::report(DraftId::parse("d_1").unwrap(), Report::kept(parts));
    let states = [
        UploadState::Waiting,
        UploadState::Sent(AttachmentId::parse("att_1").unwrap()),
        UploadState::Refused(Failure::Invalid(Problem { status: 413, ..Problem::default() })),
        UploadState::Lost,
    ];
    let come = parcel.uploads().iter().cloned().zip(states).zip(1..);
    let come = come.map(|((upload, state), renewed)| Upload { state, renewed, ..upload }).collect();
    let words = [("What it is about", "Street light"), ("What is wrong with it?", "It is out\nIt flickers")];
    let words = words.map(|(question, answer)| (question.to_owned(), answer.to_owned()));
    parcel.in_words(words.to_vec()).come_so_far(come)
}

fn report() -> Report {
    Report::kept(ReportParts {
        service: ServiceCode::parse("street-light").unwrap(),
        description: "Dark".into(),
        answers: vec![
            (AttributeCode::parse("z").unwrap(), vec!["1".into()]),
            (AttributeCode::parse("a").unwrap(), vec!["2".into()]),
        ],
        location: Some(Location { words: Some("By the bench".into()), ..Location::default() }),
        reporter: Reporter {
            name: None,
            email: Some("a@example.org".into()),
            phone: None,
            contact_by: ContactBy::Email,
        },
        photos: vec![],
        behalf: Some(Behalf {
            name: Some("Sam".into()),
            email: None,
            phone: Some("01632 960100".into()),
            relation: None,
            told: true,
        }),
        anonymous: false,
        language: Language::parse("cy").ok(),
    })
}

fn receipt() -> Receipt {
    Receipt {
        reference: Reference::parse("AB-1").unwrap(),
        secret: TrackingSecret::parse("s3cret").ok(),
        received_at: now(),
        expected_at: Day::parse("2026-11-25").ok(),
        next_step: "We look".into(),
        told: "Lights".into(),
        visibility: Visibility::Public,
        shown_at: Some("On the public map".into()),
    }
}

fn follow(followed: Option<Followed>) -> Parcel {
    let reporter = Reporter {
        name: None,
        email: Some("mair@example.org".into()),
        phone: None,
        contact_by: ContactBy::Email,
    };
    let language = followed.is_some().then(|| Language::parse("cy").unwrap());
    let follow = Box::new(Follow::kept(reporter, language));
    Parcel::Follow { reference: Reference::parse("AB-2").unwrap(), follow, followed }
}

fn outgoings() -> Vec<Outgoing> {
    let problem = Problem {
        status: 422,
        title: "No".into(),
        detail: Some("Not so".into()),
        invalid: vec![InvalidParam { pointer: "/description".into(), reason: "Longer".into() }],
        tries_left: Some(3),
    };
    let failures = [
        Failure::Offline,
        Failure::NoConnection,
        Failure::TimedOut,
        Failure::SessionEnded,
        Failure::Forbidden,
        Failure::NotFound,
        Failure::Stale,
        Failure::StillRunning,
        Failure::Invalid(problem),
        Failure::TooMany { retry_after: Some(Seconds(7)) },
        Failure::Down { status: 503, retry_after: None },
        Failure::Malformed { what: "json".into() },
        Failure::Unsupported,
    ];
    let mut states = vec![
        ParcelState::Waiting { from: now(), after: None },
        ParcelState::NeedsSignIn,
        ParcelState::NeedsPhotos,
        ParcelState::Arrived { receipt: None },
        ParcelState::Arrived { receipt: Some(receipt()) },
    ];
    for failure in failures {
        states.push(ParcelState::Waiting { from: now(), after: Some(failure.clone()) });
        states.push(ParcelState::Refused(failure));
    }
    let draft = DraftId::parse("d_1").unwrap();
    let parcels = [
        Parcel::report(draft, report()),
        with_uploads(),
        Parcel::Message {
            reference: Reference::parse("AB-1").unwrap(),
            secret: TrackingSecret::parse("x").ok(),
            text: "Hi".into(),
        },
        Parcel::Message { reference: Reference::parse("AB-1").unwrap(), secret: None, text: " Hi\n".into() },
        follow(None),
        follow(Some(Followed {
            reference: Reference::parse("AB-2").unwrap(),
            secret: TrackingSecret::parse("s3cret").ok(),
            next_step: "You hear from us".into(),
        })),
    ];
    let mut all = Vec::new();
    for state in states {
        for parcel in &parcels {
            let mut one = Outgoing::new(IdempotencyKey::mint(3), parcel.clone(), "A light".into(), now());
            one.tries = 4;
            one.unanswered = parcel.uploads().is_empty();
            one.state = state.clone();
            all.push(one);
        }
    }
    all
}

fn kept() -> Kept {
    let carys = Author { role: Role::Council, name: Some("Carys".into()) };
    let said = |client_id: Option<&str>| Happening::Message {
        from: Author { role: Role::Bot, name: None },
        text: "Hello".into(),
        client_id: client_id.and_then(|id| ClientId::parse(id).ok()),
        article: None,
    };
    let whats = [
        said(None),
        said(Some("c_1")),
        Happening::Joined(carys.clone()),
        Happening::Left(carys.clone()),
        Happening::Handoff,
        Happening::Read { by: Some(carys), up_to: 3 },
        Happening::Read { by: None, up_to: 1 },
        Happening::Moved(Channel::Sms),
        Happening::Closed(ClosedBy::Idle),
        Happening::Closed(ClosedBy::Unknown),
        Happening::Case(Reference::parse("AB-1").unwrap()),
        Happening::Other,
    ];
    let line = |id: &str, state| OwnLine {
        client_id: ClientId::parse(id).unwrap(),
        text: "Hi".into(),
        at: now(),
        state,
    };
    let refused = Failure::Invalid(Problem { title: "Too long".into(), ..Problem::default() });
    Kept {
        chat: ChatId::parse("chat_1").ok(),
        key: Some(IdempotencyKey::mint(1)),
        own: vec![
            line("c_2", LineState::Waiting),
            line("c_3", LineState::Failed(refused)),
            line("c_4", LineState::Failed(Failure::NotFound)),
        ],
        recent: whats.into_iter().zip(1..).map(|(what, seq)| ChatEvent { seq, at: now(), what }).collect(),
        seen: 2,
    }
}

#[test]
fn what_is_written_comes_back() {
    assert_eq!(read_draft(&write_draft(&draft())), Some(draft()));
    let blank = Draft::new(DraftId::parse("d_2").unwrap(), now());
    assert_eq!(read_draft(&write_draft(&blank)), Some(blank));
    for outgoing in outgoings() {
        assert_eq!(read_outgoing(&write_outgoing(&outgoing, None)), Some(outgoing));
    }
    let tracked = Tracked {
        reference: Reference::parse("AB-1").unwrap(),
        secret: TrackingSecret::parse("s3cret").unwrap(),
        title: "A light".into(),
        at: now(),
    };
    assert_eq!(read_tracked(&write_tracked(&tracked)), Some(tracked));
    assert_eq!(read_chat(&write_chat(&kept())), Some(kept()));
    assert_eq!(read_chat(&write_chat(&Kept::default())), Some(Kept::default()));
}

#[test]
fn what_was_written_before_reports_were_for_others_is_still_read() {
    let old = r#"{"v":1,"it":{"id":"d_1","service":"street-light","service_name":"Street light","answers":[],"location":{},
        "description":"Dark","name":"Mair","email":"","phone":"","contact_by":"sms","step":"contact",
        "created_at":"2026-11-21T09:42:07Z","changed_at":"2026-11-21T09:42:07Z","key":null}}"#;
    let draft = read_draft(old).unwrap();
    assert_eq!((draft.reporter.name.as_str(), draft.known, draft.behalf.on), ("Mair", false, false));
    let written = write_outgoing(&outgoings()[0], None);
    let mut old: Value = serde_json::from_str(&written).unwrap();
    old["it"]["parcel"]["report"].as_object_mut().unwrap().remove("on_behalf").unwrap();
    let Some(Outgoing { parcel: Parcel::Report { report, .. }, .. }) = read_outgoing(&old.to_string()) else {
        panic!("not read: {old}")
    };
    assert_eq!(report.parts().behalf, None);
}

#[test]
fn a_line_on_its_way_waits_after_a_reload() {
    let mut before = kept();
    before.own[0].state = LineState::Sending;
    assert_eq!(read_chat(&write_chat(&before)), Some(kept()));
}

#[test]
fn another_version_is_left_alone() {
    for other in ["0", "4", "null"] {
        let text = write_draft(&draft()).replace("\"v\":3", &format!("\"v\":{other}"));
        assert_eq!(read_draft(&text), None, "{other}");
    }
    assert_eq!(read_draft(&write_chat(&kept())), None);
}

#[test]
fn what_an_older_portal_kept_is_read() {
    let draft = r#"{"v":1,"it":{"id":"d_1","service":"street-light","service_name":"Street light","answers":[],
        "location":{"lat":52.4,"long":-4.0,"place_id":null,"label":"Heol y Bont","words":null},"description":"Dark",
        "name":"","email":"","phone":"","contact_by":null,"step":"place","created_at":"2026-11-21T09:42:07Z",
        "changed_at":"2026-11-21T09:42:08Z","key":null}}"#;
    let read = read_draft(draft).unwrap();
    assert_eq!((read.photos.len(), read.location.asset.clone(), read.step), (0, None, StepName::Place));
    assert!(write_draft(&read).contains("\"v\":1"), "an older portal can still read what has no photos");
    let passed = draft.replace(r#""answers""#, r#""passed":"street-light","answers""#);
    assert_eq!(read_draft(&passed).map(|draft| draft.passed.len()), Some(1));
    let outgoing = r#"{"v":1,"it":{"key":"00000000000000000000000000000003","parcel":{"kind":"report","draft":"d_1",
        "report":{"service":"street-light","description":"Dark","answers":[],"location":null,"language":"cy",
        "reporter":{"name":null,"email":null,"phone":null,"contact_by":"none"}}},"by":null,"title":"A light",
        "at":"2026-11-21T09:42:07Z","tries":2,"state":{"is":"arrived","receipt":{"reference":"AB-1",
        "secret":"s3cret","received_at":"2026-11-21T09:42:09Z","expected_at":null,"next_step":"We look","told":"Lights",
        "visibility":"public"}}}}"#;
    let read = read_outgoing(outgoing).unwrap();
    assert!(read.parcel.uploads().is_empty());
    assert!(matches!(&read.parcel, Parcel::Report { words, .. } if words.is_empty()));
    let ParcelState::Arrived { receipt: Some(receipt) } = read.state else { panic!("{:?}", read.state) };
    assert_eq!(receipt.shown_at, None);
}

#[test]
fn a_report_whose_photo_cannot_be_read_is_left_alone_and_never_sent_without_it() {
    let mut one = outgoings().remove(1);
    one.parcel = with_uploads();
    let text = write_outgoing(&one, None);
    assert!(text.contains("\"v\":2"));
    assert_eq!(read_outgoing(&text.replace("image/jpeg", "image/x")), None);
    // What is known of an upload may be lost: then it goes again.
    let again = read_outgoing(&text.replace("\"uploads\"", "\"x\"")).unwrap();
    assert!(again.parcel.uploads().iter().all(|one| one.state == UploadState::Waiting));
    assert_eq!(again.parcel.uploads().len(), 4);
}

proptest! {
    #[test]
    fn damage_does_not_hurt(cut in any::<prop::sample::Index>(), put in any::<char>(), take in 0_usize..9) {
        for text in [write_draft(&draft()), write_outgoing(&outgoings()[30], None), write_chat(&kept())] {
            let mut chars: Vec<char> = text.chars().collect();
            let at = cut.index(chars.len());
            chars.splice(at..(at + take).min(text.chars().count()), [put]);
            let hurt: String = chars.into_iter().collect();
            let _ = (read_draft(&hurt), read_outgoing(&hurt), read_tracked(&hurt), read_chat(&hurt));
        }
    }
}
