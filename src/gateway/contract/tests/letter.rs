//! What the service worker is given to send is what a page would send, byte by byte, and never a secret of the moment.

use super::link::{declared, wire};
use crate::contract::gateway;
use crate::transport::{Body, Method};
use futures::executor::block_on;
use onedoor_domain::council::{Capabilities, SignInMethod};
use onedoor_domain::id::{
    AttachmentId, DraftId, IdempotencyKey, Reference, ResidentId, ServiceCode, TrackingSecret,
};
use onedoor_domain::outbox::{Outgoing, Parcel};
use onedoor_domain::report::{
    Attachment, ContactBy, FileKind, FileToSend, Photo, PhotoFacts, Report, ReportParts, Reporter,
};
use onedoor_domain::{Language, Timestamp};
use serde_json::{Value, json};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T09:42:07Z").unwrap()
}

fn key() -> IdempotencyKey {
    IdempotencyKey::parse("0123456789abcdef").unwrap()
}

fn report(photos: &[Photo]) -> Report {
    Report::kept(ReportParts {
        service: ServiceCode::parse("street-light").unwrap(),
        description: "Dark \u{1F319} \"and\" wet".into(),
        answers: Vec::new(),
        location: None,
        reporter: Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None },
        photos: photos.to_vec(),
        behalf: None,
        anonymous: false,
        language: None,
    })
}

#[test]
fn a_letter_holds_what_a_page_would_send_and_no_token() {
    let wire = wire(vec![]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
    let photos = [("lamp.jpg", 1), ("steps & bench.jpg", 2)]
        .map(|(name, nth)| Photo::new(nth, name, FileKind::Jpeg, 9, PhotoFacts::default()));
    let report = report(&photos);
    let parcel = Parcel::report(DraftId::mint(1), report.clone());
    let mut outgoing = Outgoing::new(key(), parcel, "A lamp".into(), now());
    let sent = AttachmentId::parse("at_1").unwrap();
    outgoing.uploaded(&photos[0].id, Ok(sent.clone()), now(), 0);

    let of_guest = gateway.letter(&outgoing).unwrap().0;
    assert_eq!((&of_guest["session"], &of_guest["nobody"]), (&Value::Null, &json!(true)));
    let none = Capabilities { sign_in: SignInMethod::None, ..declared() };
    let without = crate::contract::gateway(wire.clone(), "/api", Language::english(), none)
        .letter(&outgoing)
        .unwrap()
        .0;
    assert_eq!(
        (&without["session"], &without["nobody"]),
        (&Value::Null, &json!(false)),
        "cookies of the place may matter"
    );

    outgoing.by = ResidentId::parse("r_mair").ok();
    let letter = gateway.letter(&outgoing).unwrap().0;
    assert_eq!((&letter["session"], &letter["nobody"]), (&json!("/api/session"), &json!(false)));
    let [upload] = letter["uploads"].as_array().unwrap().as_slice() else { panic!("{letter}") };
    assert_eq!(upload["photo"], photos[1].id.as_str());
    assert_eq!(upload["ask"]["address"], "/api/attachments?name=steps%20%26%20bench.jpg");
    assert_eq!(upload["ask"]["headers"]["Idempotency-Key"], photos[1].key.as_str());
    assert_eq!(upload["ask"]["headers"]["Content-Type"], "image/jpeg");
    assert_eq!(upload["ask"]["body"], Value::Null);
    assert_eq!(letter["whole"]["headers"]["Idempotency-Key"], key().as_str());
    assert!(!letter.to_string().contains("CSRF"), "{letter}");

    let other = AttachmentId::parse("at_2").unwrap();
    let attachments = [sent, other.clone()].map(|id| Attachment { id, alt: None });
    let _ = block_on(gateway.reports().unwrap().submit(report, attachments.to_vec(), key()));
    let asked = wire.asked.borrow();
    let page = asked.iter().find(|request| request.address == "/api/reports").unwrap();
    let Some(Body::Text(page)) = &page.body else { panic!("no body") };
    let placeholder = json!(photos[1].id.as_str()).to_string();
    let body = letter["whole"]["body"].as_str().unwrap();
    assert_eq!(body.matches(&placeholder).count(), 1, "{body}");
    assert_eq!(body.replace(&placeholder, &json!(other.reveal()).to_string()), *page);

    outgoing.lost(&photos[1].id);
    assert_eq!(gateway.letter(&outgoing), None, "nothing goes without a photo that was to go with it");
}

#[test]
fn what_goes_without_a_name_goes_without_a_session() {
    let wire = wire(vec![]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
    let _ = block_on(gateway.sessions().unwrap().current());
    let parts = ReportParts { anonymous: true, ..report(&[]).parts().clone() };
    let parcel = Parcel::report(DraftId::mint(1), Report::kept(parts.clone()));
    let letter = gateway.letter(&Outgoing::new(key(), parcel, "A lamp".into(), now())).unwrap().0;
    assert_eq!((&letter["session"], &letter["nobody"]), (&Value::Null, &json!(true)));

    let file = FileToSend { name: "lamp.jpg".into(), kind: FileKind::Jpeg, bytes: [1, 2].into() };
    let nobody = gateway.of_nobody().reports().unwrap();
    let _ = block_on(nobody.upload(file, key()));
    let _ = block_on(nobody.submit(Report::kept(parts), Vec::new(), key()));
    let asked = wire.asked.borrow();
    let written: Vec<_> = asked.iter().filter(|request| request.method == Method::Post).collect();
    assert_eq!(written.len(), 2, "{asked:?}");
    for request in written {
        let token = request.headers.iter().any(|(name, _)| *name == "X-CSRF-Token");
        assert!(!request.cookies && !token, "{request:?}");
    }
    assert!(asked.iter().filter(|request| request.method == Method::Get).all(|request| request.cookies));
}

#[test]
fn a_message_has_a_letter_and_where_there_are_no_keys_nothing_has() {
    let secret = TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").ok();
    let reference = Reference::parse("AB-4821").unwrap();
    let parcel = Parcel::Message { reference, secret, text: "Still dark".into() };
    let outgoing = Outgoing::new(key(), parcel, String::new(), now());
    let with = gateway(wire(vec![]), "/api", Language::english(), declared());
    let letter = with.letter(&outgoing).unwrap().0;
    assert_eq!(letter["whole"]["address"], "/api/track/AB-4821/messages");
    assert_eq!(letter["whole"]["headers"]["X-Tracking-Secret"], "Qm7tW2xZk4Vn9LrB");
    let without = Capabilities { idempotency_key: false, ..declared() };
    let without = gateway(wire(vec![]), "/api", Language::english(), without);
    assert_eq!(without.letter(&outgoing), None, "a second try could make a second message");
}
