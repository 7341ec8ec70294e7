//! One thing at a time: what the machine asks for, and what a screen may claim.

use super::*;
use crate::chat::Polled;
use crate::{Problem, Seconds};

/// A machine with what it asked for last.
struct Bench {
    chat: Conversation,
    asked: Vec<Effect>,
}

impl Bench {
    fn new() -> Self {
        Self { chat: Conversation::new(), asked: vec![] }
    }

    /// A chat that stands over a socket.
    fn live() -> Self {
        let mut bench = Self::new();
        bench.tell(Input::Begin { key: key() });
        bench.tell(Input::Session(session("t1")));
        let link = bench.link();
        bench.tell(Input::SocketOpened(link));
        bench.frame(ServerFrame::Ready { seq: 0 });
        bench
    }

    fn tell(&mut self, input: Input) -> &mut Self {
        self.asked = self.chat.take(input, 0);
        self
    }

    fn link(&self) -> Link {
        self.chat.line.link
    }

    fn frame(&mut self, frame: ServerFrame) -> &mut Self {
        let link = self.link();
        self.tell(Input::Frame(link, frame))
    }

    fn event(&mut self, event: ChatEvent) -> &mut Self {
        self.frame(ServerFrame::Event(event))
    }

    fn drop_socket(&mut self, code: Option<u16>) -> &mut Self {
        let link = self.link();
        self.tell(Input::SocketClosed { link, code })
    }

    fn wait_over(&mut self, pause: Pause) -> &mut Self {
        let link = self.link();
        self.tell(Input::Waited(link, pause))
    }

    fn typed(&mut self, number: u64, text: &str) -> &mut Self {
        self.tell(Input::Typed { client_id: id(number), text: text.into(), at: at(1) })
    }

    fn texts(&self) -> Vec<String> {
        let text = |event: &ChatEvent| match &event.what {
            Happening::Message { text, .. } => text.clone(),
            other => format!("{other:?}"),
        };
        self.chat.events().iter().map(text).collect()
    }

    fn states(&self) -> Vec<LineState> {
        self.chat.own().iter().map(|line| line.state.clone()).collect()
    }

    fn sends(&self) -> Vec<u64> {
        let number = |effect: &Effect| match effect {
            Effect::Send(ClientFrame::Send { client_id, .. }) | Effect::Say { client_id, .. } => {
                client_id.as_str()[2..].parse().ok()
            }
            _ => None,
        };
        self.asked.iter().filter_map(number).collect()
    }

    fn asks_for(&self, fits: fn(&Effect) -> bool) -> bool {
        self.asked.iter().any(fits)
    }

    fn polled(&mut self, events: Vec<ChatEvent>) -> &mut Self {
        let link = self.link();
        self.tell(Input::Polled(link, Ok(Polled { events, queue: None, typing: false })))
    }

    /// Sockets failed until it went over to polling.
    fn polling() -> Self {
        let mut bench = Self::new();
        bench.tell(Input::Begin { key: key() }).tell(Input::Session(session("t1")));
        bench.drop_socket(None).wait_over(Pause::Reconnect).drop_socket(None).wait_over(Pause::Reconnect);
        assert!(bench.asks_for(|effect| matches!(effect, Effect::Poll { wait: Seconds(0), .. })));
        bench.polled(vec![]);
        bench
    }
}

#[test]
fn a_chat_begins_joins_and_stands() {
    let mut bench = Bench::new();
    bench.typed(1, "Hello");
    assert_eq!((bench.states(), bench.chat.connection()), (vec![LineState::Waiting], &Connection::Idle));
    bench.tell(Input::Begin { key: key() });
    assert_eq!(bench.asked, [Effect::Keep, Effect::Start { key: key() }]);
    assert!(bench.tell(Input::Begin { key: IdempotencyKey::mint(2) }).asked.is_empty());
    bench.tell(Input::Session(session("t1")));
    assert!(bench.asks_for(
        |effect| matches!(effect, Effect::OpenSocket { address, .. } if address.ends_with("/socket"))
    ));
    let link = bench.link();
    bench.tell(Input::SocketOpened(link));
    let resume = ClientFrame::Resume { token: session("t1").token, after: 0 };
    assert_eq!(bench.asked, [Effect::Send(resume)]);
    assert_eq!((bench.chat.connection(), bench.sends().len()), (&Connection::Connecting, 0));
    bench.frame(ServerFrame::Ready { seq: 0 });
    assert_eq!((bench.chat.connection(), bench.sends()), (&Connection::Live, vec![1]));
    assert_eq!(bench.states(), [LineState::Sending]);
}

#[test]
fn a_line_is_on_the_device_before_it_is_sent() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello");
    let keep = bench.asked.iter().position(|effect| *effect == Effect::Keep);
    let send = bench.asked.iter().position(|effect| matches!(effect, Effect::Send(_)));
    assert!(keep.unwrap() < send.unwrap());
    assert!(bench.typed(1, "Hello").asked.is_empty(), "the same line is not written twice");
    assert!(bench.typed(2, " \n").asked.is_empty(), "blank is not a line");
}

#[test]
fn an_answer_may_come_before_or_after_its_event() {
    let mine = || said(1, Role::Resident, Some(id(1)), "Hello");
    for ack_first in [true, false] {
        let mut bench = Bench::live();
        bench.typed(1, "Hello");
        let ack = ServerFrame::Ack { client_id: id(1), seq: 1 };
        if ack_first {
            bench.frame(ack).event(mine());
        } else {
            bench.event(mine()).frame(ack);
        }
        assert_eq!((bench.texts(), bench.states()), (vec!["Hello".to_owned()], vec![]));
        let event = bench.chat.event(1).cloned().unwrap();
        assert_eq!(bench.chat.state_of(&event), Some(LineState::Sent(1)));
    }
}

#[test]
fn a_server_that_does_not_echo_is_enough() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello").frame(ServerFrame::Ack { client_id: id(1), seq: 1 });
    assert_eq!(bench.texts(), ["Hello"]);
    bench.event(said(2, Role::Bot, None, "Hi"));
    assert_eq!((bench.texts().len(), bench.chat.connection()), (2, &Connection::Live));
}

#[test]
fn an_ack_ahead_of_other_events_waits_for_them() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello").frame(ServerFrame::Ack { client_id: id(1), seq: 2 });
    assert_eq!((bench.texts().len(), bench.states()), (0, vec![LineState::Sent(2)]));
    bench.event(said(1, Role::Bot, None, "Welcome"));
    assert_eq!((bench.texts(), bench.states()), (vec!["Welcome".to_owned(), "Hello".to_owned()], vec![]));
}

#[test]
fn what_comes_twice_is_shown_once() {
    let mut bench = Bench::live();
    bench.event(said(1, Role::Bot, None, "Hi")).event(said(1, Role::Bot, None, "Hi"));
    assert_eq!(bench.texts(), ["Hi"]);
    assert!(!bench.asks_for(|effect| matches!(effect, Effect::Announce { .. })), "nor said twice");
    // A server that kept a line twice: the second keeps its place and is not shown.
    bench.event(said(2, Role::Resident, Some(id(1)), "Me")).event(said(3, Role::Resident, Some(id(1)), "Me"));
    assert_eq!(bench.texts(), ["Hi", "Me", "Other"]);
}

#[test]
fn a_gap_is_noticed_and_read_again() {
    let mut bench = Bench::live();
    bench.event(said(1, Role::Bot, None, "one")).event(said(3, Role::Bot, None, "three"));
    assert_eq!(bench.texts(), ["one"]);
    assert_eq!(bench.chat.connection(), &Connection::Connecting, "it does not claim to be live");
    let link = bench.link();
    bench.tell(Input::SocketOpened(link));
    assert!(bench.asks_for(|effect| matches!(effect, Effect::Send(ClientFrame::Resume { after: 1, .. }))));
    bench.event(said(2, Role::Bot, None, "two")).event(said(3, Role::Bot, None, "three"));
    bench.frame(ServerFrame::Ready { seq: 3 });
    assert_eq!(bench.texts(), ["one", "two", "three"]);
    // A server that has nothing for the gap is not asked for ever.
    bench.event(said(5, Role::Bot, None, "five"));
    bench.frame(ServerFrame::Event(said(5, Role::Bot, None, "five"))).frame(ServerFrame::Ready { seq: 5 });
    assert_eq!((bench.texts().len(), bench.chat.connection()), (4, &Connection::Live));
}

#[test]
fn a_broken_connection_is_said_and_mended() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello").drop_socket(Some(1006));
    assert_eq!(
        (bench.chat.connection(), bench.states()),
        (&Connection::Retrying { attempt: 1 }, vec![LineState::Waiting])
    );
    let pause = Effect::Wait { link: bench.link(), pause: Pause::Reconnect, millis: 500 };
    assert_eq!(bench.asked, [pause]);
    bench.typed(2, "More");
    assert!(bench.sends().is_empty());
    bench.wait_over(Pause::Reconnect);
    assert_eq!(bench.chat.connection(), &Connection::Retrying { attempt: 1 }, "not yet there");
    let link = bench.link();
    bench.tell(Input::SocketOpened(link)).frame(ServerFrame::Ready { seq: 0 });
    assert_eq!((bench.sends(), bench.chat.connection()), (vec![1, 2], &Connection::Live));
}

#[test]
fn what_an_old_socket_says_is_not_heard() {
    let mut bench = Bench::live();
    let old = bench.link();
    bench.drop_socket(None).wait_over(Pause::Reconnect);
    for input in [
        Input::SocketClosed { link: old, code: None },
        Input::Frame(old, ServerFrame::Ready { seq: 9 }),
        Input::Waited(old, Pause::Ack),
        Input::SocketOpened(old),
    ] {
        let before = bench.chat.clone();
        assert!(bench.tell(input).asked.is_empty());
        assert_eq!(bench.chat, before);
    }
}

#[test]
fn after_many_failures_what_is_shown_may_be_old() {
    let mut bench = Bench::live();
    for attempt in 1..6 {
        bench.drop_socket(None);
        let expected =
            if attempt < 4 { Connection::Retrying { attempt } } else { Connection::Stale { attempt } };
        assert_eq!(bench.chat.connection(), &expected);
        bench.wait_over(Pause::Reconnect);
        if let Some(Effect::Poll { link, .. }) = bench.asked.first().cloned() {
            bench.tell(Input::Polled(link, Err(Failure::Offline)));
            return;
        }
    }
    panic!("plain HTTP was never tried");
}

#[test]
fn where_sockets_are_blocked_it_polls() {
    let mut bench = Bench::polling();
    assert_eq!(bench.chat.connection(), &Connection::Polling);
    assert!(bench.asks_for(|effect| matches!(effect, Effect::Poll { wait: Seconds(25), after: 0, .. })));
    bench.typed(1, "one");
    assert_eq!(bench.sends(), [1]);
    bench.typed(2, "two");
    assert!(bench.sends().is_empty(), "one after the other, so that the order holds");
    let link = bench.link();
    bench.tell(Input::Said { link, client_id: id(1), result: Ok(1) });
    assert_eq!((bench.sends(), bench.texts()), (vec![2], vec!["one".to_owned()]));
    bench.tell(Input::Said { link, client_id: id(2), result: Err(Failure::TimedOut) });
    assert_eq!(bench.states(), [LineState::Waiting]);
    bench.wait_over(Pause::Ack);
    assert_eq!(bench.sends(), [2]);
    let refused = Failure::Invalid(Problem::default());
    bench.tell(Input::Said { link, client_id: id(2), result: Err(refused.clone()) });
    assert_eq!(bench.states(), [LineState::Failed(refused)]);
    bench.polled(vec![said(1, Role::Resident, Some(id(1)), "one")]);
    bench.polled(vec![]);
    let pause = Effect::Wait { link: bench.link(), pause: Pause::Poll, millis: 1000 };
    assert_eq!(bench.asked.last(), Some(&pause), "a server that does not hold polls is not hurried");
}

#[test]
fn a_line_without_an_answer_means_a_dead_connection() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello").wait_over(Pause::Ack);
    assert!(bench.asks_for(|effect| *effect == Effect::CloseSocket));
    assert_eq!(bench.chat.connection(), &Connection::Connecting);
    let mut bench = Bench::live();
    bench.typed(1, "Hello").frame(ServerFrame::Ack { client_id: id(1), seq: 1 }).wait_over(Pause::Ack);
    assert_eq!(bench.chat.connection(), &Connection::Live);
}

#[test]
fn a_socket_over_which_nothing_stands_is_given_up() {
    let mut bench = Bench::new();
    bench.tell(Input::Begin { key: key() }).tell(Input::Session(session("t1"))).wait_over(Pause::Join);
    assert_eq!(bench.chat.connection(), &Connection::Retrying { attempt: 1 });
    let mut bench = Bench::live();
    assert!(bench.wait_over(Pause::Join).asked.is_empty());
}

#[test]
fn a_token_is_renewed_once_at_a_time() {
    let renews = |effect: &Effect| matches!(effect, Effect::Renew { .. });
    let mut bench = Bench::live();
    bench.drop_socket(Some(4401));
    assert!(bench.asks_for(renews));
    bench.tell(Input::Session(session("t2")));
    let link = bench.link();
    bench.tell(Input::SocketOpened(link));
    assert!(bench.asks_for(
        |effect| matches!(effect, Effect::Send(ClientFrame::Resume { token, .. }) if token.reveal() == "t2")
    ));
    // Renewed and refused again: not at once, and then with another.
    bench.drop_socket(Some(4401));
    assert!(!bench.asks_for(renews));
    bench.wait_over(Pause::Reconnect);
    assert!(bench.asks_for(renews));
    bench.tell(Input::NoSession(Failure::NotFound));
    assert_eq!(bench.chat.connection(), &Connection::Ended(Ending::Gone));
}

#[test]
fn a_chat_that_is_gone_says_so_and_keeps_the_words() {
    let mut bench = Bench::live();
    bench.typed(1, "Hello").drop_socket(Some(4404));
    assert_eq!(bench.chat.connection(), &Connection::Ended(Ending::Gone));
    assert_eq!(bench.states(), [LineState::Failed(Failure::NotFound)]);
    bench.typed(2, "Still there?").tell(Input::Again(id(2)));
    assert_eq!(bench.states().len(), 2);
    assert!(bench.sends().is_empty() && bench.tell(Input::Woke).asked.is_empty());
}

#[test]
fn a_start_that_fails_is_tried_again_or_refused() {
    let mut bench = Bench::new();
    bench.tell(Input::Begin { key: key() }).tell(Input::NoSession(Failure::Offline));
    assert_eq!(bench.chat.connection(), &Connection::Retrying { attempt: 1 });
    bench.wait_over(Pause::Reconnect);
    assert_eq!(bench.asked, [Effect::Start { key: key() }], "with the same key");
    let asked = Failure::Down { status: 503, retry_after: Some(Seconds(20)) };
    bench.tell(Input::NoSession(asked));
    assert!(bench.asks_for(|effect| matches!(effect, Effect::Wait { millis: 20_000, .. })));
    bench.wait_over(Pause::Reconnect).tell(Input::NoSession(Failure::Forbidden));
    assert_eq!(bench.chat.connection(), &Connection::Ended(Ending::Refused(Failure::Forbidden)));
}

#[test]
fn a_refused_line_can_be_sent_again_or_given_up() {
    let mut bench = Bench::live();
    let problem = Problem { status: 422, title: "Too long".into(), ..Problem::default() };
    bench.typed(1, "Hello").frame(ServerFrame::Problem { client_id: Some(id(1)), problem: problem.clone() });
    assert_eq!(bench.states(), [LineState::Failed(Failure::Invalid(problem))]);
    bench.tell(Input::Again(id(1)));
    assert_eq!(bench.sends(), [1]);
    bench.tell(Input::Discard(id(1)));
    assert_eq!(bench.states().len(), 1, "what is on its way cannot be called back");
    let busy = Problem { status: 429, ..Problem::default() };
    bench.frame(ServerFrame::Problem { client_id: Some(id(1)), problem: busy });
    assert_eq!(bench.states(), [LineState::Failed(Failure::TooMany { retry_after: None })]);
    bench.tell(Input::Discard(id(1)));
    assert!(bench.states().is_empty());
}

#[test]
fn who_is_there() {
    let mut bench = Bench::live();
    assert_eq!(bench.chat.counterpart(), Counterpart::Nobody);
    bench.event(happened(1, Happening::Joined(author(Role::Bot))));
    assert_eq!(bench.chat.counterpart(), Counterpart::Bot { name: Some("Bot".into()) });
    bench.tell(Input::AskForPerson);
    assert_eq!(bench.asked, [Effect::Send(ClientFrame::Person)]);
    bench.event(happened(2, Happening::Handoff));
    assert_eq!(bench.chat.counterpart(), Counterpart::Waiting { queue: None });
    let queue = Queue { position: 2, wait: Some(Seconds(60)) };
    bench.frame(ServerFrame::Queue(queue));
    assert_eq!(bench.chat.counterpart(), Counterpart::Waiting { queue: Some(queue) });
    bench.event(happened(3, Happening::Joined(author(Role::Council))));
    assert_eq!(
        (bench.chat.counterpart(), bench.chat.queue()),
        (Counterpart::Person { name: Some("Council".into()) }, None)
    );
    bench.event(happened(4, Happening::Left(author(Role::Council))));
    assert_eq!(bench.chat.counterpart(), Counterpart::Bot { name: Some("Bot".into()) });
    bench.event(happened(5, Happening::Closed(crate::chat::ClosedBy::Idle)));
    assert_eq!(bench.chat.counterpart(), Counterpart::Nobody);
    assert_eq!(bench.chat.connection(), &Connection::Ended(Ending::Closed(crate::chat::ClosedBy::Idle)));
}

#[test]
fn a_wish_for_a_person_outlives_a_broken_connection() {
    let mut bench = Bench::live();
    bench.drop_socket(None).tell(Input::AskForPerson);
    assert!(bench.asked.is_empty());
    bench.wait_over(Pause::Reconnect);
    let link = bench.link();
    bench.tell(Input::SocketOpened(link)).frame(ServerFrame::Ready { seq: 0 });
    assert!(bench.asks_for(|effect| *effect == Effect::Send(ClientFrame::Person)));
}

#[test]
fn a_wish_for_a_person_over_http_stands_until_it_has_arrived_or_was_refused() {
    let asks = |effect: &Effect| matches!(effect, Effect::AskForPerson { .. });
    let answer = |bench: &mut Bench, result| {
        let link = bench.link();
        bench.tell(Input::Asked { link, result });
    };
    let mut bench = Bench::polling();
    bench.tell(Input::AskForPerson);
    assert!(bench.asks_for(asks));
    assert_eq!(bench.chat.wish(), None, "it is on its way");
    bench.polled(vec![]);
    assert!(!bench.asks_for(asks), "one at a time");
    answer(&mut bench, Err(Failure::TooMany { retry_after: Some(Seconds(90)) }));
    assert_eq!(bench.chat.wish(), Some(Wish::Waiting));
    assert!(
        bench
            .asks_for(|effect| matches!(effect, Effect::Wait { pause: Pause::Person, millis: 90_000.., .. }))
    );
    bench.wait_over(Pause::Person);
    assert!(bench.asks_for(asks));
    // The token ran out meanwhile: with the next one it goes again.
    answer(&mut bench, Err(Failure::SessionEnded));
    bench.wait_over(Pause::Reconnect);
    bench.tell(Input::Session(session("t2")));
    bench.polled(vec![]);
    assert!(bench.asks_for(asks));
    answer(&mut bench, Err(Failure::Forbidden));
    assert_eq!(bench.chat.wish(), Some(Wish::Refused(Failure::Forbidden)));
    assert!(!bench.polled(vec![]).asks_for(asks), "what was refused does not go by itself");
    bench.tell(Input::AskForPerson);
    assert!(bench.asks_for(asks));
    answer(&mut bench, Ok(()));
    assert_eq!(bench.chat.wish(), None);
    assert!(!bench.polled(vec![]).asks_for(asks));
}

#[test]
fn whose_resident_is_signed_out_says_and_hears_nothing_until_they_are_back() {
    for mut bench in [Bench::live(), Bench::polling()] {
        bench.tell(Input::SignedOut);
        assert_eq!(bench.chat.connection(), &Connection::SignedOut);
        assert!(bench.asks_for(|effect| *effect == Effect::CloseSocket));
        bench.typed(1, "Is anybody there?");
        assert_eq!((bench.sends(), bench.states()), (vec![], vec![LineState::Waiting]));
        bench.tell(Input::Woke);
        assert!(bench.asks_for(|effect| matches!(effect, Effect::Renew { .. })), "the old token is given up");
    }
    let mut bench = Bench::new();
    assert!(bench.tell(Input::SignedOut).asked.is_empty());
}

#[test]
fn typing_runs_out_and_a_message_ends_it() {
    let mut bench = Bench::live();
    let from = |role| ServerFrame::Typing { from: Some(author(role)) };
    bench.frame(from(Role::Resident));
    assert!(!bench.chat.is_typing(), "our own other tab");
    bench.frame(from(Role::Council)).frame(from(Role::Council)).wait_over(Pause::Typing);
    assert!(bench.chat.is_typing());
    bench.wait_over(Pause::Typing);
    assert!(!bench.chat.is_typing());
    bench.frame(from(Role::Council)).event(said(1, Role::Council, None, "Hi"));
    assert!(!bench.chat.is_typing());
}

#[test]
fn what_was_read_is_known_on_both_sides() {
    let mut bench = Bench::live();
    bench.event(said(1, Role::Council, None, "Hi")).event(said(2, Role::Resident, Some(id(1)), "Me"));
    assert_eq!(bench.chat.unread(), 1);
    bench.tell(Input::Seen);
    assert!(bench.asks_for(|effect| *effect == Effect::Send(ClientFrame::Read { seq: 2 })));
    assert_eq!((bench.chat.unread(), bench.tell(Input::Seen).asked.len()), (0, 0));
    let mine = bench.chat.event(2).cloned().unwrap();
    assert_eq!(bench.chat.state_of(&mine), Some(LineState::Sent(2)));
    bench.event(happened(3, Happening::Read { by: Some(author(Role::Council)), up_to: 2 }));
    assert_eq!(bench.chat.state_of(&mine), Some(LineState::Read));
    bench.event(said(4, Role::Bot, None, "More"));
    bench.event(happened(5, Happening::Read { by: Some(author(Role::Resident)), up_to: 4 }));
    assert_eq!(bench.chat.unread(), 0, "read in another tab");
}

#[test]
fn news_is_said_aloud_and_history_is_not() {
    let says = |effect: &Effect| matches!(effect, Effect::Announce { .. });
    let mut bench = Bench::new();
    bench.tell(Input::Begin { key: key() }).tell(Input::Session(session("t1")));
    assert!(!bench.event(said(1, Role::Bot, None, "Old")).asks_for(says));
    bench.frame(ServerFrame::Ready { seq: 1 });
    assert!(bench.event(said(2, Role::Bot, None, "New")).asks_for(says));
    assert!(!bench.event(said(3, Role::Resident, None, "Me, elsewhere")).asks_for(says));
    bench.drop_socket(None).wait_over(Pause::Reconnect);
    assert!(bench.event(said(4, Role::Bot, None, "Missed")).asks_for(says), "what was missed is news");
}

#[test]
fn a_reload_goes_on_where_it_was() {
    let mut bench = Bench::live();
    bench.event(said(1, Role::Bot, None, "Hi")).typed(1, "Hello");
    let mut again = Bench { chat: Conversation::restored(bench.chat.kept()), asked: vec![] };
    assert_eq!((again.texts(), again.states()), (vec!["Hi".to_owned()], vec![LineState::Waiting]));
    again.tell(Input::Woke);
    assert!(again.asks_for(|effect| matches!(effect, Effect::Renew { .. })), "no token was kept");
    again.tell(Input::Session(session("t2")));
    let link = again.link();
    again.tell(Input::SocketOpened(link));
    assert!(again.asks_for(|effect| matches!(effect, Effect::Send(ClientFrame::Resume { after: 1, .. }))));
    again.frame(ServerFrame::Ready { seq: 1 });
    assert_eq!(again.sends(), [1]);
}

#[test]
fn a_long_chat_comes_back_whole_after_a_reload() {
    let mut bench = Bench::live();
    for seq in 1..=120 {
        bench.event(said(seq, Role::Bot, None, &seq.to_string()));
    }
    let kept = bench.chat.kept();
    assert_eq!(kept.recent.len(), 50);
    let mut again = Bench { chat: Conversation::restored(kept), asked: vec![] };
    assert_eq!(again.texts().len(), 50);
    again.tell(Input::Woke).tell(Input::Session(session("t2")));
    let link = again.link();
    again.tell(Input::SocketOpened(link));
    assert!(again.asks_for(|effect| matches!(effect, Effect::Send(ClientFrame::Resume { after: 0, .. }))));
    for seq in 1..=120 {
        again.event(said(seq, Role::Bot, None, &seq.to_string()));
    }
    again.frame(ServerFrame::Ready { seq: 120 });
    assert_eq!(again.texts(), bench.texts());
}

#[test]
fn waking_brings_a_fresh_connection() {
    let mut bench = Bench::live();
    bench.tell(Input::Woke);
    assert!(bench.asks_for(|effect| matches!(effect, Effect::OpenSocket { .. })));
    assert_eq!(bench.chat.connection(), &Connection::Connecting);
    let mut bench = Bench::polling();
    bench.tell(Input::Woke);
    assert!(
        bench.asks_for(|effect| matches!(effect, Effect::OpenSocket { .. })),
        "sockets have another chance"
    );
    assert!(Bench::new().tell(Input::Woke).asked.is_empty());
}

#[test]
fn hostile_numbers_do_no_harm() {
    let mut bench = Bench::live();
    bench.event(said(u64::MAX, Role::Bot, None, "end")).frame(ServerFrame::Ready { seq: u64::MAX });
    bench.event(said(1, Role::Bot, None, "late")).event(said(0, Role::Bot, None, "never"));
    bench.typed(1, "Hello").frame(ServerFrame::Ack { client_id: id(1), seq: u64::MAX });
    bench.frame(ServerFrame::Ack { client_id: id(7), seq: 0 });
    assert_eq!(bench.texts(), ["end"]);
}

#[test]
fn a_residents_chat_waits_for_them_while_they_are_signed_out() {
    let mut bench = Bench::live();
    bench.typed(1, "on its way").drop_socket(Some(4401));
    bench.tell(Input::NoSession(Failure::SessionEnded));
    assert_eq!(bench.chat.connection(), &Connection::SignedOut);
    bench.typed(2, "written meanwhile");
    assert!(bench.chat.own().iter().all(|line| line.state == LineState::Waiting), "nothing is lost");
    // Awake and still signed out: asked once, and told the same.
    bench.tell(Input::Woke);
    assert!(matches!(bench.asked[..], [Effect::Renew { .. }]), "{:?}", bench.asked);
    bench.tell(Input::NoSession(Failure::SessionEnded));
    assert_eq!(bench.chat.connection(), &Connection::SignedOut);
    bench.tell(Input::Woke).tell(Input::Session(session("t2")));
    let link = bench.link();
    bench.tell(Input::SocketOpened(link)).frame(ServerFrame::Ready { seq: 0 });
    let sent = bench.asked.iter().filter(|effect| matches!(effect, Effect::Send(ClientFrame::Send { .. })));
    assert_eq!((bench.chat.connection(), sent.count()), (&Connection::Live, 2));
    // One that was never joined is refused.
    let mut bench = Bench::new();
    bench.tell(Input::Begin { key: key() }).tell(Input::NoSession(Failure::SessionEnded));
    assert!(matches!(bench.chat.connection(), Connection::Ended(Ending::Refused(_))));
}
