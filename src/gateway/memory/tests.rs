//! The world in memory holds to the contract's promises.

use super::*;
use futures::executor::block_on;
use onedoor_domain::Seconds;
use onedoor_domain::account::{Session, Sessions};
use onedoor_domain::cases::{CaseQuery, Cases, StatusFilter, Tracking};
use onedoor_domain::channels::{Change, Channel, Channels, Choice, Merged, Unchanged};
use onedoor_domain::chat::{Chats, Happening, LeftMessage};
use onedoor_domain::id::{
    AssetKind, AttachmentId, Challenge, ChatId, ChatToken, ClientId, IdempotencyKey, Reference, ServiceCode,
    TopicId, TrackingSecret,
};
use onedoor_domain::report::{
    Attachment, ContactBy, FileKind, FileToSend, Follow, Position, Report, ReportParts, Reporter,
    ReporterDraft, Reports,
};

fn memory() -> Memory {
    Memory::new(World::read(SAMPLE).unwrap())
}

fn resident() -> Memory {
    Memory::new(World::read(SAMPLE).unwrap().signed_in_already())
}

fn report() -> Report {
    Report::kept(ReportParts {
        service: ServiceCode::parse("street-light").unwrap(),
        description: "Dark".into(),
        answers: vec![],
        location: None,
        reporter: Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None },
        photos: vec![],
        behalf: None,
        anonymous: false,
        language: None,
    })
}

#[test]
fn a_guest_reports_once_and_follows_it() {
    let memory = memory();
    let key = IdempotencyKey::mint(1);
    memory.set_weather(Weather::Loses(Failure::TimedOut));
    assert_eq!(block_on(memory.submit(report(), vec![], key.clone())), Err(Failure::TimedOut));
    memory.set_weather(Weather::Fine);
    let receipt = block_on(memory.submit(report(), vec![], key)).unwrap();
    assert_eq!(memory.with(|world| world.filed.len()), 4, "the lost answer and the second try are one case");
    let secret = receipt.secret.unwrap();
    let case = block_on(Tracking::case(&memory, receipt.reference.clone(), secret)).unwrap();
    assert_eq!(case.description, "Dark");
    let wrong = TrackingSecret::parse("wrong").unwrap();
    assert_eq!(block_on(Tracking::case(&memory, receipt.reference, wrong)), Err(Failure::NotFound));
}

#[test]
fn nothing_of_a_residents_is_read_without_a_session() {
    let memory = memory();
    assert_eq!(block_on(memory.list(CaseQuery::default())).unwrap_err(), Failure::SessionEnded);
    assert_eq!(block_on(memory.preferences()).unwrap_err(), Failure::SessionEnded);
    let challenge = Challenge::parse("challenge").unwrap();
    let wrong = block_on(memory.sign_in(challenge.clone(), "000000".into())).unwrap_err();
    assert_eq!(wrong.problem().and_then(|problem| problem.tries_left), Some(3));
    let session = block_on(memory.sign_in(challenge, " 482913 ".into())).unwrap();
    assert!(session.resident().is_some());
    assert_eq!(block_on(memory.list(CaseQuery::default())).unwrap().counts.open, 2);
    block_on(memory.sign_out()).unwrap();
    assert_eq!(block_on(memory.current()), Ok(Session::Guest));
}

#[test]
fn lists_filter_and_page() {
    let memory = resident();
    let ask = |query: CaseQuery| block_on(memory.list(query)).unwrap();
    assert_eq!(ask(CaseQuery { status: StatusFilter::Closed, ..CaseQuery::default() }).items.len(), 1);
    assert_eq!(ask(CaseQuery { needs_me: true, ..CaseQuery::default() }).items.len(), 1);
    assert_eq!(ask(CaseQuery { words: "RECYC".into(), ..CaseQuery::default() }).items.len(), 1);
    let first = ask(CaseQuery { limit: Some(2), ..CaseQuery::default() });
    let second = ask(CaseQuery { limit: Some(2), cursor: first.next, ..CaseQuery::default() });
    assert_eq!((first.items.len(), second.items.len(), second.next), (2, 1, None));
}

#[test]
fn a_stale_change_is_merged() {
    let memory = resident();
    let read = block_on(memory.preferences()).unwrap();
    memory.with(World::touch_preferences);
    let change =
        Change { topic: TopicId::parse("bins").unwrap(), channel: Channel::Email, choice: Choice::On };
    let stale = block_on(memory.change(vec![change.clone()], read.version)).unwrap_err();
    let Unchanged::Stale(current) = stale else { panic!("{stale:?}") };
    let Merged::Resend(again) = current.merge(&change) else { panic!("nothing to send") };
    let saved = block_on(memory.change(vec![again], current.version)).unwrap();
    assert_eq!(saved.merge(&change), Merged::AlreadySo);
}

#[test]
fn a_chat_line_is_kept_once() {
    let memory = memory();
    let say = || {
        let (chat, token) = (ChatId::parse("chat").unwrap(), ChatToken::parse("token").unwrap());
        block_on(memory.say(chat, token, ClientId::parse("c_9").unwrap(), "Hello".into())).unwrap()
    };
    assert_eq!((say(), say()), (7, 7));
}

#[test]
fn a_message_left_is_named_in_its_chat_once() {
    let memory = memory();
    let left = |chat: Option<ChatId>| {
        let reporter = Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None };
        let text = "Please ring me.".to_owned();
        let message = LeftMessage { text, chat, context: None, reporter, language: Language::english() };
        block_on(memory.leave_message(message, IdempotencyKey::mint(5))).unwrap().reference
    };
    let named = || {
        let (chat, token) = (ChatId::parse("chat").unwrap(), ChatToken::parse("token").unwrap());
        let polled = block_on(memory.poll(chat, token, 6, Seconds(0))).unwrap();
        polled.events.into_iter().map(|event| event.what).collect::<Vec<_>>()
    };
    left(None);
    assert_eq!(named(), []);
    let reference = left(ChatId::parse("chat").ok());
    assert_eq!(left(ChatId::parse("chat").ok()), reference);
    assert_eq!(named(), [Happening::Case(reference)]);
}

#[test]
fn weather_reaches_everything() {
    let memory = memory();
    memory.set_weather(Weather::Fails(Failure::Offline));
    assert_eq!(block_on(memory.services()), Err(Failure::Offline));
    memory.set_weather(Weather::Hangs);
    assert!(memory.services().now_or_never().is_none());
    memory.set_weather(Weather::Slow(Rc::new(|| async {}.boxed_local())));
    assert_eq!(block_on(memory.services()).map(|services| services.len()), Ok(2));
    let gateway = memory.gateway(Language::english());
    assert!(gateway.reports().is_some() && gateway.live.is_none());
}

fn file(kind: FileKind, bytes: &[u8]) -> FileToSend {
    FileToSend { name: "a.jpg".into(), kind, bytes: Rc::from(bytes) }
}

const JPEG: &[u8] = b"\xff\xd8\xff\xe0 a lamp";

fn status(failure: &Failure) -> Option<u16> {
    failure.problem().map(|problem| problem.status)
}

#[test]
fn a_file_is_kept_once_and_goes_with_one_report() {
    let memory = memory();
    let upload = |key, kind, bytes: &[u8]| {
        block_on(memory.upload(file(kind, bytes), IdempotencyKey::mint(key))).map(|uploaded| uploaded.id)
    };
    memory.set_weather(Weather::Loses(Failure::TimedOut));
    assert_eq!(upload(1, FileKind::Jpeg, JPEG), Err(Failure::TimedOut));
    memory.set_weather(Weather::Fine);
    let first = upload(1, FileKind::Jpeg, JPEG).unwrap();
    assert_eq!(upload(1, FileKind::Jpeg, JPEG), Ok(first.clone()), "the same key, the same file");
    assert_eq!(status(&upload(1, FileKind::Jpeg, b"\xff\xd8\xff other").unwrap_err()), Some(422));
    assert_ne!(upload(2, FileKind::Jpeg, JPEG), Ok(first.clone()));
    assert_eq!(status(&upload(3, FileKind::Jpeg, b"just text").unwrap_err()), Some(415));
    assert_eq!(status(&upload(4, FileKind::Gif, b"GIF89a").unwrap_err()), Some(415));
    let large = [JPEG, &vec![0; 1 << 20]].concat();
    assert_eq!(status(&upload(5, FileKind::Jpeg, &large).unwrap_err()), Some(413));

    let with = |ids: &[&AttachmentId]| {
        ids.iter().map(|id| Attachment { id: (*id).clone(), alt: Some("A lamp".into()) }).collect::<Vec<_>>()
    };
    let submit =
        |ids: &[&AttachmentId], key| block_on(memory.submit(report(), with(ids), IdempotencyKey::mint(key)));
    let receipt = submit(&[&first], 6).unwrap();
    assert_eq!(receipt.shown_at.as_deref(), Some("On the public map of street reports"));
    assert_eq!(submit(&[&first], 6).map(|again| again.reference), Ok(receipt.reference.clone()));
    let used = submit(&[&first], 7).unwrap_err();
    assert!(used.problem().and_then(|problem| problem.reason_at("/attachments/0/id")).is_some(), "{used:?}");
    let many = submit(&[&first; 4], 8).unwrap_err();
    assert!(many.problem().and_then(|problem| problem.reason_at("/attachments")).is_some(), "{many:?}");

    let secret = receipt.secret.unwrap();
    let case = block_on(Tracking::case(&memory, receipt.reference, secret.clone())).unwrap();
    assert_eq!((case.files.len(), case.files[0].alt.as_deref()), (1, Some("A lamp")));
    let bytes = block_on(Tracking::file(&memory, first.clone(), secret)).unwrap();
    assert_eq!((bytes.content_type.as_str(), bytes.bytes.as_slice()), ("image/jpeg", JPEG));
    let wrong = TrackingSecret::parse("wrong").unwrap();
    assert_eq!(block_on(Tracking::file(&memory, first, wrong)), Err(Failure::NotFound));
}

#[test]
fn files_that_no_report_has_are_let_go_of() {
    let memory = memory();
    let sent = block_on(memory.upload(file(FileKind::Jpeg, JPEG), IdempotencyKey::mint(1))).unwrap();
    memory.with(World::forget_files);
    let with = vec![Attachment { id: sent.id, alt: None }];
    let failure = block_on(memory.submit(report(), with, IdempotencyKey::mint(2))).unwrap_err();
    assert!(failure.problem().and_then(|problem| problem.reason_at("/attachments/0/id")).is_some());
}

#[test]
fn what_is_near_is_listed_and_followed_once() {
    let memory = memory();
    let here = Position::new(52.4153, -4.083).unwrap();
    let near = |code: &str, here| block_on(memory.nearby(ServiceCode::parse(code).unwrap(), here));
    let lights = near("street-light", here).unwrap();
    assert_eq!(lights.len(), 1);
    let light = &lights[0];
    assert!(light.distance_m > 1.0 && light.distance_m < 20.0, "{}", light.distance_m);
    assert_eq!((light.followers, light.text.as_deref()), (0, Some("Light still out.")));
    assert_eq!(near("street-light", Position::new(52.5, -4.083).unwrap()), Ok(vec![]));
    assert!(near("nothing", here).is_err());

    let typed = |contact_by| ReporterDraft {
        email: "sam@example.org".into(),
        contact_by: Some(contact_by),
        ..ReporterDraft::default()
    };
    let follow = |by, signed_in, key| {
        let follow = Follow::checked(&typed(by), signed_in).unwrap();
        block_on(memory.follow(light.reference.clone(), follow, IdempotencyKey::mint(key)))
    };
    let followed = follow(ContactBy::Email, false, 1).unwrap();
    assert!(followed.secret.is_some());
    assert_eq!(follow(ContactBy::Email, false, 1), Ok(followed));
    assert!(follow(ContactBy::None, true, 2).is_err(), "a guest has to say how");
    assert_eq!(near("street-light", here).unwrap()[0].followers, 1);
    let unknown = Reference::parse("AB-0").unwrap();
    let any = Follow::checked(&typed(ContactBy::Email), false).unwrap();
    assert_eq!(block_on(memory.follow(unknown, any, IdempotencyKey::mint(3))), Err(Failure::NotFound));
}

#[test]
fn things_are_listed_nearest_first() {
    let memory = memory();
    let here = Position::new(52.4153, -4.0829).unwrap();
    let kind = |kind: &str| AssetKind::parse(kind).unwrap();
    let lamps = block_on(memory.assets(kind("street-light"), here)).unwrap();
    let names: Vec<&str> = lamps.iter().map(|lamp| lamp.id.as_str()).collect();
    assert_eq!(names, ["lamp-14", "lamp-15"]);
    assert!(lamps[0].distance_m.is_some_and(|far| far < 5.0));
    let far = Position::new(52.49, -4.2).unwrap();
    assert_eq!(block_on(memory.assets(kind("street-light"), far)), Ok(vec![]));
}
