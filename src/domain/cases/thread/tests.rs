//! The timeline against the ways in which the same event comes twice.

use super::*;
use crate::cases::{Author, EventKind};
use crate::channels::Channel;
use crate::id::EventId;
use proptest::prelude::*;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + minute * 60_000, 0)
}

fn event(id: u32, minute: i64, role: Role, text: &str) -> Event {
    Event {
        id: EventId::parse(&format!("ev_{id}")).unwrap(),
        at: at(minute),
        kind: EventKind::Message,
        channel: Channel::Web,
        author: Author { role, name: None },
        text: text.into(),
        stage: None,
        expected_at: None,
        files: Vec::new(),
    }
}

fn page(ids: &[u32], next: Option<&str>) -> EventPage {
    let items = ids.iter().map(|id| event(*id, i64::from(*id), Role::Council, "Hello")).collect();
    EventPage { items, next: next.map(|next| Cursor::parse(next).unwrap()) }
}

fn key(number: u128) -> IdempotencyKey {
    IdempotencyKey::mint(number)
}

fn shown(thread: &Thread) -> Vec<String> {
    let word = |entry| match entry {
        ThreadEntry::Own(own) => format!("{} {:?}", own.text, own.state),
        ThreadEntry::Event(event) => event.id.to_string(),
    };
    thread.entries().map(word).collect()
}

#[test]
fn pages_and_live_events_meet_without_doubles() {
    let mut thread = Thread::new();
    assert_eq!(thread.older(), None);
    thread.take_newest(page(&[9, 8, 7], Some("p2")));
    thread.take(event(10, 10, Role::Council, "New"));
    thread.take(event(9, 9, Role::Council, "Again"));
    assert_eq!(thread.older().map(Cursor::as_str), Some("p2"));
    thread.take_older(page(&[7, 6, 5], None));
    thread.take_newest(page(&[10, 9, 8], Some("p2")));
    assert_eq!(shown(&thread), ["ev_10", "ev_9", "ev_8", "ev_7", "ev_6", "ev_5"]);
    assert_eq!(thread.older(), None);
    assert_eq!(thread.newest().map(|event| event.id.as_str()), Some("ev_10"));
}

#[test]
fn when_events_between_were_missed_reading_begins_anew() {
    let mut thread = Thread::new();
    thread.take_newest(page(&[3, 2, 1], None));
    thread.take_newest(page(&[9, 8, 7], Some("p2")));
    assert_eq!(shown(&thread), ["ev_9", "ev_8", "ev_7"]);
    assert_eq!(thread.older().map(Cursor::as_str), Some("p2"));
}

#[test]
fn a_page_that_comes_after_a_live_event_leaves_it_there() {
    let mut thread = Thread::new();
    thread.take(event(10, 10, Role::Council, "Live"));
    thread.take_newest(page(&[9, 8], None));
    assert_eq!(shown(&thread), ["ev_10", "ev_9", "ev_8"]);
}

#[test]
fn events_of_one_moment_keep_their_order() {
    let mut thread = Thread::new();
    let same = |id| event(id, 5, Role::Council, "x");
    thread.take_newest(EventPage { items: vec![same(3), same(2)], next: None });
    thread.take_older(EventPage { items: vec![same(1)], next: None });
    thread.take(same(4));
    assert_eq!(shown(&thread), ["ev_4", "ev_3", "ev_2", "ev_1"]);
}

#[test]
fn a_message_is_shown_once_whichever_comes_first() {
    let mine = |id| event(id, 20, Role::Resident, "Hi ");
    // The answer first, then the stream.
    let mut thread = Thread::new();
    thread.sending(key(1), "Hi".into(), at(20));
    assert_eq!(shown(&thread), ["Hi Sending"]);
    thread.sent(&key(1), mine(7));
    thread.take(mine(7));
    assert_eq!(shown(&thread), ["ev_7"]);
    // The stream first, then the answer.
    let mut thread = Thread::new();
    thread.sending(key(1), "Hi".into(), at(20));
    thread.take(mine(7));
    assert_eq!(shown(&thread), ["ev_7"]);
    thread.sent(&key(1), mine(7));
    assert_eq!(shown(&thread), ["ev_7"]);
    // The stream, and the answer is lost: it did arrive.
    let mut thread = Thread::new();
    thread.sending(key(1), "Hi".into(), at(20));
    thread.take(mine(7));
    thread.failed(&key(1), Failure::TimedOut);
    assert_eq!(shown(&thread), ["ev_7"]);
}

#[test]
fn the_same_words_twice_are_two_messages() {
    let mut thread = Thread::new();
    thread.sending(key(1), "Hi".into(), at(20));
    thread.sending(key(2), "Hi".into(), at(21));
    // The second one arrived; the stream's event was taken for the first.
    thread.take(event(8, 21, Role::Resident, "Hi"));
    assert_eq!(shown(&thread), ["Hi Sending", "ev_8"]);
    thread.sent(&key(2), event(8, 21, Role::Resident, "Hi"));
    assert_eq!(shown(&thread), ["Hi Sending", "ev_8"]);
    thread.failed(&key(1), Failure::Offline);
    assert_eq!(shown(&thread), ["Hi Failed(Offline)", "ev_8"]);
}

#[test]
fn a_failed_message_stays_until_it_is_sent_or_given_up() {
    let mut thread = Thread::new();
    thread.sending(key(1), "Hi".into(), at(20));
    thread.failed(&key(1), Failure::Offline);
    // What somebody else wrote is not ours.
    thread.take(event(9, 21, Role::Council, "Hi"));
    assert_eq!(shown(&thread), ["Hi Failed(Offline)", "ev_9"]);
    thread.sending(key(1), "Hi".into(), at(25));
    assert_eq!(shown(&thread)[0], "Hi Sending");
    thread.unsure(&key(1));
    assert_eq!(shown(&thread)[0], "Hi Unsure");
    thread.discard(&key(1));
    assert_eq!(shown(&thread), ["ev_9"]);
}

proptest! {
    /// Pages and live events in any order: each event once, newest first.
    #[test]
    fn each_event_once_newest_first(moves in proptest::collection::vec((0_u8..3, 0_u32..30, 1_u32..6), 0..40)) {
        let mut thread = Thread::new();
        for (kind, from, count) in moves {
            let ids: Vec<u32> = (from..from + count).rev().collect();
            match kind {
                0 => thread.take_newest(page(&ids, (from > 0).then_some("next"))),
                1 => thread.take_older(page(&ids, None)),
                _ => thread.take(event(from, i64::from(from), Role::Council, "x")),
            }
            let minutes: Vec<i64> = thread.events.iter().map(|event| event.at.millis()).collect();
            prop_assert!(minutes.windows(2).all(|pair| pair[0] > pair[1]), "{:?}", minutes);
        }
    }
}
