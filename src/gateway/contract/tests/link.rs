//! Header fields, the CSRF token, and what reaches the wire.

use super::fixtures::answer;
use crate::contract::{connect, gateway};
use crate::transport::{Body, Method, Request, Response, Transport, Unsent};
use futures::FutureExt;
use futures::executor::block_on;
use futures::future::LocalBoxFuture;
use onedoor_domain::cases::Cases;
use onedoor_domain::chat::LeftMessage;
use onedoor_domain::council::{Capabilities, Capability, ChatProtocol, Limits, SignInMethod};
use onedoor_domain::id::{ChatId, IdempotencyKey, Reference, TrackingSecret, Version};
use onedoor_domain::report::{ContactBy, FileKind, FileToSend, Reporter};
use onedoor_domain::{Failure, Language};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Answers what it was told to, in order, and remembers what it was asked.
#[derive(Default)]
pub(super) struct Wire {
    pub(super) asked: RefCell<Vec<Request>>,
    answers: RefCell<VecDeque<Result<Response, Unsent>>>,
}

impl Transport for Wire {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unsent>> {
        self.asked.borrow_mut().push(request);
        let answer = self.answers.borrow_mut().pop_front().unwrap_or(Err(Unsent::Offline));
        async move { answer }.boxed_local()
    }
}

pub(super) fn wire(answers: Vec<Response>) -> Rc<Wire> {
    Rc::new(Wire { answers: RefCell::new(answers.into_iter().map(Ok).collect()), ..Wire::default() })
}

pub(super) fn declared() -> Capabilities {
    Capabilities {
        contract: "1.0".into(),
        council: "Aberwen".into(),
        time_zone: None,
        present: Capability::ALL.to_vec(),
        sign_in: SignInMethod::Session,
        chat: Some(ChatProtocol::Onedoor),
        limits: Limits::default(),
        idempotency_key: true,
        etag: true,
    }
}

fn session(token: &str) -> Response {
    answer(200, format!(r#"{{"signed_in":false,"csrf_token":"{token}"}}"#))
}

fn session_of(id: &str, token: &str) -> Response {
    let resident = format!(r#"{{"id":"{id}","name":"N","language":"en","needs":[]}}"#);
    answer(200, format!(r#"{{"signed_in":true,"csrf_token":"{token}","resident":{resident}}}"#))
}

fn event() -> Response {
    answer(
        201,
        r#"{"id":"e","at":"2026-11-21T09:06:00Z","kind":"message","channel":"web","author":{"role":"resident"},"text":"Hi"}"#,
    )
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

fn reference() -> Reference {
    Reference::parse("AB-4821").unwrap()
}

#[test]
fn what_a_backend_lacks_has_no_port() {
    let capabilities = Capabilities {
        present: vec![Capability::Report],
        sign_in: SignInMethod::None,
        chat: None,
        ..declared()
    };
    let gateway = gateway(wire(vec![]), "/api/", Language::english(), capabilities);
    assert!(gateway.reports().is_some());
    assert!(
        gateway.sessions().is_none()
            && gateway.cases().is_none()
            && gateway.chats().is_none()
            && gateway.live.is_none()
    );
    let all = super::super::gateway(wire(vec![]), "/api/", Language::english(), declared());
    assert_eq!(all.live.as_deref(), Some("/api/me/live"));
    let spoken = Capabilities { chat: Some(ChatProtocol::Matrix), ..declared() };
    assert!(super::super::gateway(wire(vec![]), "/api", Language::english(), spoken).chats().is_none());
}

#[test]
fn connecting_asks_once_and_says_why_it_failed() {
    let wire = wire(vec![answer(503, "")]);
    let failed = block_on(connect(wire.clone(), "/api", Language::english())).err();
    assert_eq!(failed, Some(Failure::Down { status: 503, retry_after: None }));
    assert_eq!(wire.asked.borrow()[0].address, "/api/capabilities");
    assert_eq!(block_on(connect(wire, "/api", Language::english())).err(), Some(Failure::Offline));
}

#[test]
fn a_write_learns_the_token_first_and_keeps_it() {
    let wire = wire(vec![session("one"), event(), event()]);
    let gateway = gateway(wire.clone(), "/api", Language::parse("cy").unwrap(), declared());
    let cases = gateway.cases().unwrap();
    for _ in 0..2 {
        block_on(cases.write(reference(), "Hi".into(), IdempotencyKey::mint(1))).unwrap();
    }
    gateway.speak(Language::english());
    let asked = wire.asked.borrow();
    assert_eq!(asked.len(), 3);
    assert_eq!((asked[0].method, asked[0].address.as_str()), (Method::Get, "/api/session"));
    assert_eq!(header(&asked[0], "X-CSRF-Token"), None);
    for request in &asked[1..] {
        assert_eq!(header(request, "X-CSRF-Token"), Some("one"));
        assert_eq!(header(request, "Accept-Language"), Some("cy"));
        assert_eq!(header(request, "Content-Type"), Some("application/json"));
        assert_eq!(header(request, "Idempotency-Key"), Some(IdempotencyKey::mint(1).as_str()));
    }
}

#[test]
fn a_token_that_changed_in_another_tab_is_learnt_anew() {
    let wire = wire(vec![session("one"), answer(403, ""), session("two"), event()]);
    let cases = gateway(wire.clone(), "/api", Language::english(), declared()).cases().unwrap();
    assert!(block_on(cases.write(reference(), "Hi".into(), IdempotencyKey::mint(1))).is_ok());
    assert_eq!(header(&wire.asked.borrow()[3], "X-CSRF-Token"), Some("two"));
}

#[test]
fn what_one_wrote_is_never_sent_in_the_session_of_another() {
    for (first, then, want) in [
        (session_of("r_mair", "one"), session_of("r_mair", "two"), Ok(())),
        (session_of("r_mair", "one"), session_of("r_ceri", "two"), Err(Failure::SessionEnded)),
        (session_of("r_mair", "one"), session("two"), Err(Failure::SessionEnded)),
        (session("one"), session_of("r_ceri", "two"), Err(Failure::Stale)),
    ] {
        let wire = wire(vec![first, answer(403, ""), then, event()]);
        let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
        let told = Rc::new(RefCell::new(0));
        let tell = told.clone();
        gateway.when_somebody_else(Rc::new(move || *tell.borrow_mut() += 1));
        block_on(gateway.sessions().unwrap().current()).unwrap();
        let cases = gateway.cases().unwrap();
        let sent = block_on(cases.write(reference(), "Hi".into(), IdempotencyKey::mint(1))).map(drop);
        assert_eq!(sent, want);
        assert_eq!(*told.borrow(), u8::from(want.is_err()));
        assert_eq!(wire.asked.borrow().len(), if want.is_ok() { 4 } else { 3 });
    }
}

#[test]
fn after_signing_out_nothing_goes_in_the_session_of_who_came_next() {
    let wire = wire(vec![session_of("r_mair", "one"), answer(204, ""), session_of("r_ceri", "two"), event()]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
    block_on(gateway.sessions().unwrap().current()).unwrap();
    block_on(gateway.sessions().unwrap().sign_out()).unwrap();
    let sent = block_on(gateway.cases().unwrap().write(reference(), "Hi".into(), IdempotencyKey::mint(1)));
    assert_eq!(sent.map(drop), Err(Failure::Stale));
    assert_eq!(wire.asked.borrow().len(), 3);
}

#[test]
fn whoever_was_here_before_anybody_may_sign_in() {
    let sent = r#"{"challenge":"ch_1","expires_at":"2026-11-21T09:42:00Z","resend_after_seconds":30}"#;
    let wire =
        wire(vec![session_of("r_mair", "one"), answer(403, ""), session("two"), answer(202, sent), event()]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
    let sessions = gateway.sessions().unwrap();
    block_on(sessions.current()).unwrap();
    assert!(block_on(sessions.send_code("sam@example.org".into(), Language::english())).is_ok());
    assert_eq!(header(&wire.asked.borrow()[3], "X-CSRF-Token"), Some("two"));
    // That token is not Mair's.
    let written = block_on(gateway.cases().unwrap().write(reference(), "Hi".into(), IdempotencyKey::mint(1)));
    assert_eq!(written.map(drop), Ok(()));
    assert_eq!(header(&wire.asked.borrow()[4], "X-CSRF-Token"), Some("one"));
}

#[test]
fn forbidden_with_a_good_token_is_forbidden_and_sent_once() {
    let wire = wire(vec![session("one"), answer(403, ""), session("one"), event()]);
    let cases = gateway(wire.clone(), "/api", Language::english(), declared()).cases().unwrap();
    assert_eq!(
        block_on(cases.write(reference(), "Hi".into(), IdempotencyKey::mint(1))),
        Err(Failure::Forbidden)
    );
    assert_eq!(wire.asked.borrow().len(), 3);
}

#[test]
fn another_transport_shares_the_token_and_the_language() {
    let (first, second) = (wire(vec![session("one"), event()]), wire(vec![event()]));
    let gateway = gateway(first.clone(), "/api", Language::english(), declared());
    let write = |cases: Rc<dyn Cases>| {
        block_on(cases.write(reference(), "Hi".into(), IdempotencyKey::mint(1))).unwrap();
    };
    write(gateway.cases().unwrap());
    let other = gateway.carried_by(second.clone());
    gateway.speak(Language::parse("cy").unwrap());
    write(other.cases().unwrap());
    assert_eq!((first.asked.borrow().len(), second.asked.borrow().len()), (2, 1));
    let asked = &second.asked.borrow()[0];
    assert_eq!((header(asked, "X-CSRF-Token"), header(asked, "Accept-Language")), (Some("one"), Some("cy")));
}

#[test]
fn a_file_is_sent_as_bytes_and_an_answer_about_others_is_refused() {
    let answered = |bytes: u64| {
        let body = format!(
            r#"{{"id":"at_1","bytes":{bytes},"sha256":"00","content_type":"image/jpeg","received_at":"2026-11-21T09:06:00Z"}}"#
        );
        let wire = wire(vec![session("one"), answer(201, body)]);
        let reports = gateway(wire.clone(), "/api", Language::english(), declared()).reports().unwrap();
        let file =
            FileToSend { name: "a.jpg".into(), kind: FileKind::Jpeg, bytes: Rc::from([0xff, 0xd8, 0xff]) };
        (block_on(reports.upload(file, IdempotencyKey::mint(1))), wire)
    };
    let (uploaded, wire) = answered(3);
    assert_eq!(uploaded.map(|uploaded| uploaded.bytes), Ok(3));
    let asked = &wire.asked.borrow()[1];
    assert_eq!(asked.body, Some(Body::Bytes(Rc::from([0xff, 0xd8, 0xff]))));
    let content_types = asked.headers.iter().filter(|(name, _)| *name == "Content-Type");
    assert_eq!(content_types.map(|(_, value)| value.as_str()).collect::<Vec<_>>(), ["image/jpeg"]);
    assert!(matches!(answered(2).0, Err(Failure::Invalid(_))), "cut off on its way");
}

#[test]
fn signing_out_forgets_the_token() {
    let wire = wire(vec![session("one"), answer(204, ""), session("two"), event()]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), declared());
    block_on(gateway.sessions().unwrap().sign_out()).unwrap();
    block_on(gateway.cases().unwrap().write(reference(), "Hi".into(), IdempotencyKey::mint(1))).unwrap();
    assert_eq!(header(&wire.asked.borrow()[3], "X-CSRF-Token"), Some("two"));
}

#[test]
fn undeclared_header_fields_are_not_sent() {
    let capabilities =
        Capabilities { sign_in: SignInMethod::None, idempotency_key: false, etag: false, ..declared() };
    let preferences = answer(200, r#"{"topics":[]}"#);
    let wire = wire(vec![event(), preferences]);
    let gateway = gateway(wire.clone(), "/api", Language::english(), capabilities);
    let secret = TrackingSecret::parse("s3cret").unwrap();
    block_on(gateway.tracking().unwrap().write(reference(), secret, "Hi".into(), IdempotencyKey::mint(1)))
        .unwrap();
    block_on(gateway.channels().unwrap().change(vec![], Version::parse("\"1\"").ok())).unwrap();
    let asked = wire.asked.borrow();
    assert_eq!(header(&asked[0], "X-Tracking-Secret"), Some("s3cret"));
    for (request, name) in
        [(&asked[0], "Idempotency-Key"), (&asked[0], "X-CSRF-Token"), (&asked[1], "If-Match")]
    {
        assert_eq!(header(request, name), None);
    }
    assert!(asked.iter().all(|request| !request.address.contains("s3cret")), "a secret is in an address");
}

#[test]
fn a_change_goes_under_its_version() {
    let wire = wire(vec![session("one"), answer(200, r#"{"topics":[]}"#)]);
    let channels = gateway(wire.clone(), "/api", Language::english(), declared()).channels().unwrap();
    let saved = block_on(channels.change(vec![], Version::parse("\"1\"").ok())).unwrap();
    assert_eq!(header(&wire.asked.borrow()[1], "If-Match"), Some("\"1\""));
    assert_eq!(saved.version, Version::parse("\"7\"").ok());
}

#[test]
fn a_message_left_carries_a_fresh_token_of_its_chat() {
    let chat = || {
        answer(
            200,
            r#"{"id":"chat_7","protocol":"onedoor","url":"/s","token":"fresh","expires_at":"2026-11-21T09:20:00Z"}"#,
        )
    };
    let receipt = || {
        answer(
            201,
            r#"{"reference":"AB-1","received_at":"2026-11-21T09:06:00Z","next_step":"We read it","told":"Us","visibility":"private"}"#,
        )
    };
    let leave = |wire: &Rc<Wire>, chat: Option<&str>| {
        let chats = gateway(wire.clone(), "/api", Language::english(), declared()).chats().unwrap();
        let reporter = Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None };
        let message = LeftMessage {
            text: "Please ring me.".into(),
            chat: chat.map(|id| ChatId::parse(id).unwrap()),
            context: None,
            reporter,
            language: Language::english(),
        };
        block_on(chats.leave_message(message, IdempotencyKey::mint(1))).map(drop)
    };
    let check = |wire: Rc<Wire>, chat: Option<&str>, want: Option<&str>| {
        assert_eq!(leave(&wire, chat), Ok(()));
        let asked = wire.asked.borrow();
        let sent = asked.last().unwrap();
        assert_eq!(sent.address, "/api/chat/left-messages");
        assert_eq!(header(sent, "Authorization"), want);
    };
    check(wire(vec![session("one"), chat(), receipt()]), Some("chat_7"), Some("Bearer fresh"));
    // A chat that cannot be renewed takes no message away.
    check(wire(vec![session("one"), answer(404, "{}"), receipt()]), Some("chat_7"), None);
    check(wire(vec![session("one"), receipt()]), None, None);
}
