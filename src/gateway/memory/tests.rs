//! The world in memory holds to the contract's promises.

use super::*;
use futures::executor::block_on;
use onedoor_domain::Seconds;
use onedoor_domain::account::{Session, Sessions};
use onedoor_domain::cases::{CaseQuery, Cases, StatusFilter, Tracking};
use onedoor_domain::channels::{Change, Channel, Channels, Choice, Merged, Unchanged};
use onedoor_domain::chat::{Chats, Happening, LeftMessage};
use onedoor_domain::id::{
    Challenge, ChatId, ChatToken, ClientId, IdempotencyKey, ServiceCode, TopicId, TrackingSecret,
};
use onedoor_domain::report::{ContactBy, Report, ReportParts, Reporter, Reports};

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
        behalf: None,
        language: None,
    })
}

#[test]
fn a_guest_reports_once_and_follows_it() {
    let memory = memory();
    let key = IdempotencyKey::mint(1);
    memory.set_weather(Weather::Loses(Failure::TimedOut));
    assert_eq!(block_on(memory.submit(report(), key.clone())), Err(Failure::TimedOut));
    memory.set_weather(Weather::Fine);
    let receipt = block_on(memory.submit(report(), key)).unwrap();
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
