//! What comes over a chat's socket and over the live stream.

use super::fixtures::{CONTRACT, follow};
use crate::contract::{chat_frames, live};
use onedoor_domain::cases::{LiveUpdate, Role};
use onedoor_domain::chat::{ChatEvent, ClosedBy, Happening, Queue, ServerFrame};
use onedoor_domain::id::{ClientId, LiveId};
use onedoor_domain::{Failure, Problem, Seconds};
use serde_json::{Value, json};

fn example(name: &str) -> &'static Value {
    &follow(&CONTRACT["components"]["examples"][name])["value"]
}

fn frame(value: Value) -> Result<ServerFrame, Failure> {
    chat_frames::decode(&value.to_string())
}

fn happening(value: Value) -> Happening {
    match frame(value) {
        Ok(ServerFrame::Event(ChatEvent { what, .. })) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_event_of_the_example_comes_over_the_socket_too() {
    let items = example("ChatEvents")["items"].as_array().unwrap();
    for (item, seq) in items.iter().zip(1..) {
        let Ok(ServerFrame::Event(event)) = frame(item.clone()) else { panic!("{item}") };
        assert_eq!(event.seq, seq);
        assert_ne!(event.what, Happening::Other, "{item}");
    }
    let Happening::Message { from, article: Some(article), .. } = happening(items[3].clone()) else {
        panic!()
    };
    assert_eq!((from.role, article.id.as_str(), article.version), (Role::Bot, "114", 3));
}

#[test]
fn frames_of_the_moment() {
    let client_id = || ClientId::parse("c_1").unwrap();
    let problem = Problem { status: 422, title: "Too long".into(), ..Problem::default() };
    for (value, expected) in [
        (
            json!({"type": "ack", "client_id": "c_1", "seq": 4}),
            ServerFrame::Ack { client_id: client_id(), seq: 4 },
        ),
        (json!({"type": "ready", "seq": 0}), ServerFrame::Ready { seq: 0 }),
        (json!({"type": "typing"}), ServerFrame::Typing { from: None }),
        (
            json!({"type": "queue", "position": 2, "wait_seconds": 90}),
            ServerFrame::Queue(Queue { position: 2, wait: Some(Seconds(90)) }),
        ),
        (
            json!({"type": "queue", "position": 0, "wait_seconds": null}),
            ServerFrame::Queue(Queue { position: 0, wait: None }),
        ),
        (
            json!({"type": "problem", "client_id": "c_1", "problem": {"title": "Too long", "status": 422}}),
            ServerFrame::Problem { client_id: Some(client_id()), problem: problem.clone() },
        ),
        (
            json!({"type": "problem", "problem": {"title": "Too long", "status": 422}}),
            ServerFrame::Problem { client_id: None, problem },
        ),
        (json!({"type": "fireworks"}), ServerFrame::Unknown),
    ] {
        assert_eq!(frame(value.clone()), Ok(expected), "{value}");
    }
}

#[test]
fn events_of_every_kind() {
    let event = |kind: &str, more: Value| {
        let mut value = json!({"seq": 7, "at": "2026-11-21T09:00:00Z", "type": kind});
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    assert_eq!(happening(event("closed", json!({"reason": "idle"}))), Happening::Closed(ClosedBy::Idle));
    assert_eq!(
        happening(event("closed", json!({"reason": "asteroid"}))),
        Happening::Closed(ClosedBy::Unknown)
    );
    assert_eq!(happening(event("handoff", json!({"from": null}))), Happening::Handoff);
    assert_eq!(happening(event("read", json!({"read": 3}))), Happening::Read { by: None, up_to: 3 });
    assert_eq!(happening(event("dance", json!({}))), Happening::Other, "it keeps its place");
    assert!(matches!(happening(event("moved", json!({"channel": "pigeon"}))), Happening::Moved(_)));
    assert!(matches!(happening(event("case", json!({"reference": "AB-1"}))), Happening::Case(_)));
    for (kind, more) in [
        ("message", json!({"text": "Hi"})),
        ("message", json!({"from": {"role": "ghost"}, "text": "Hi"})),
        ("joined", json!({})),
        ("case", json!({})),
        ("handoff", json!({"seq": 0})),
        ("handoff", json!({"seq": -1})),
        ("handoff", json!({"at": "now"})),
    ] {
        let seen = frame(event(kind, more.clone()));
        assert!(matches!(seen, Err(Failure::Malformed { .. })), "{kind} {more}: {seen:?}");
    }
}

#[test]
fn the_live_stream_tells_what_changed() {
    let case = &example("Cases")["items"][0];
    let data = json!({"case": case, "event": example("Event")}).to_string();
    let Ok(LiveUpdate::Case { case, event: Some(event) }) = live::decode("case", &data) else {
        panic!("{data}")
    };
    assert_eq!((case.reference.as_str(), event.id.as_str()), ("AB-4821", "ev_903"));
    let notice = example("Notices")["items"][0].to_string();
    assert!(matches!(live::decode("notice", &notice), Ok(LiveUpdate::Notice(_))));
    for (name, data, expected) in [
        ("ready", "{}", Ok(LiveUpdate::Ready)),
        ("here", "{}", Ok(LiveUpdate::Here)),
        ("preferences", "", Ok(LiveUpdate::Preferences)),
        ("reset", "{}", Ok(LiveUpdate::Reset)),
        ("weather", "?", Ok(LiveUpdate::Unknown)),
        ("case", "{}", Err(Failure::Malformed { what: "case".into() })),
        ("notice", "<html>", Err(Failure::Malformed { what: "json".into() })),
    ] {
        assert_eq!(live::decode(name, data), expected, "{name}");
    }
    let after = LiveId::parse("12 34").unwrap();
    assert_eq!(live::address("/api/me/live", Some(&after)), "/api/me/live?after=12%2034");
    assert_eq!(live::address("/api/me/live", None), "/api/me/live");
}
