//! What is sent is what the contract shows.

use super::fixtures::operations;
use crate::contract::link::{Call, Credential, Payload, escape, with_query};
use crate::contract::*;
use crate::transport::Method;
use onedoor_domain::cases::{CaseQuery, StatusFilter};
use onedoor_domain::channels::{Change, Channel, Choice};
use onedoor_domain::chat::{ClientFrame, Context, ContextKind, LeftMessage, Rating};
use onedoor_domain::id::{
    AddressId, ArticleId, AssetId, AssetKind, AttachmentId, AttributeCode, Challenge, ChatId, ChatToken,
    ClientId, Cursor, IdempotencyKey, PlaceId, Reference, ServiceCode, TopicId, TrackingSecret,
};
use onedoor_domain::report::{
    Attachment, Behalf, ContactBy, FileKind, FileToSend, Follow, Location, Position, Report, ReportParts,
    Reporter, ReporterDraft,
};
use onedoor_domain::{Language, Seconds};
use serde_json::{Value, json};
use std::rc::Rc;

fn key() -> IdempotencyKey {
    IdempotencyKey::parse("0123456789abcdef").unwrap()
}

fn reference() -> Reference {
    Reference::parse("AB-4821").unwrap()
}

fn secret() -> TrackingSecret {
    TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").unwrap()
}

fn chat() -> (ChatId, ChatToken) {
    (ChatId::parse("chat_7f3").unwrap(), ChatToken::parse("tok_3kP9").unwrap())
}

fn report() -> Report {
    Report::kept(ReportParts {
        service: ServiceCode::parse("street-light").unwrap(),
        description: "The lamp by the bridge has been out since Tuesday and the steps are dark.".into(),
        answers: vec![(AttributeCode::parse("fault").unwrap(), vec!["out".into()])],
        location: Some(Location {
            position: Position::new(52.4153, -4.0829),
            place: PlaceId::parse("heol-y-bont").ok(),
            label: Some("Heol y Bont, Aberwen".into()),
            words: Some("By the bench".into()),
            asset: AssetId::parse("lamp-heol-y-bont-14").ok(),
        }),
        reporter: reporter("Mair Evans", "mair@example.org"),
        photos: vec![],
        behalf: None,
        anonymous: false,
        language: None,
    })
}

fn file() -> FileToSend {
    FileToSend { name: "lamp & bench.jpg".into(), kind: FileKind::Jpeg, bytes: Rc::from([0xff, 0xd8, 0xff]) }
}

fn attachments() -> Vec<Attachment> {
    let one = |id, alt: Option<&str>| Attachment {
        id: AttachmentId::parse(id).unwrap(),
        alt: alt.map(str::to_owned),
    };
    let shows = "The lamp post by the bench, unlit at dusk";
    vec![one("at_5vXw1c8RkTq2Zs7LmN0pYd3F", Some(shows)), one("at_9bGh4jKs6DfW1eR3tY8uIo2P", None)]
}

fn follow() -> Follow {
    let typed = ReporterDraft {
        name: "Sam Rees".into(),
        email: "sam@example.org".into(),
        contact_by: Some(ContactBy::Email),
        ..ReporterDraft::default()
    };
    Follow::checked(&typed, false).unwrap()
}

fn reporter(name: &str, email: &str) -> Reporter {
    Reporter { name: Some(name.into()), email: Some(email.into()), phone: None, contact_by: ContactBy::Email }
}

/// What is called for each operation, with the values of the contract's example.
fn call(operation: &str) -> Option<Call> {
    let english = Language::english();
    let (chat, token) = chat();
    let address = AddressId::parse("a_1").unwrap();
    let context = Context {
        kind: ContextKind::Case,
        reference: Some("AB-4821".into()),
        label: "Street light not working, Heol y Bont".into(),
        text: None,
    };
    let change =
        Change { topic: TopicId::parse("case-changes").unwrap(), channel: Channel::Sms, choice: Choice::Off };
    let left = LeftMessage {
        text: "My green bin was not emptied today.".into(),
        chat: Some(chat.clone()),
        context: None,
        reporter: reporter("Sam Rees", "sam@example.org"),
        language: english.clone(),
    };
    Some(match operation {
        "getCapabilities" => get_capabilities::encode(),
        "listContactPoints" => list_contact_points::encode(),
        "getSession" => get_session::encode(),
        "createSession" => create_session::encode(&Challenge::parse("ch_8KfQz2").unwrap(), " 482913"),
        "deleteSession" => delete_session::encode(),
        "createSignInCode" => create_sign_in_code::encode("mair@example.org ", &english),
        "renewSession" => renew_session::encode(),
        "listServices" => list_services::encode(),
        "getService" => get_service::encode(&ServiceCode::parse("street-light").unwrap()),
        "findPlaces" => find_places::encode_words(" Heol y Bont "),
        "createReport" => create_report::encode(&report(), &attachments(), key(), &english),
        "trackCase" => track_case::encode(&reference(), secret()),
        "listTrackedEvents" => list_tracked_events::encode(&reference(), secret(), None),
        "createTrackedMessage" => {
            create_tracked_message::encode(&reference(), secret(), "The river side, next to the bench", key())
        }
        "listCases" => list_cases::encode(&CaseQuery::default()),
        "getCase" => get_case::encode(&reference()),
        "listEvents" => list_events::encode(&reference(), None),
        "createMessage" => create_message::encode(&reference(), "The river side, next to the bench", key()),
        "listAddresses" => list_addresses::encode(),
        "createAddress" => create_address::encode(&Channel::Sms, "+447700900123", key()),
        "deleteAddress" => delete_address::encode(&address),
        "sendVerification" => send_verification::encode(&address),
        "verifyAddress" => verify_address::encode(&address, "204816"),
        "getPreferences" => get_preferences::encode(),
        "patchPreferences" => patch_preferences::encode(&[change], None),
        "getChatAvailability" => get_chat_availability::encode(),
        "createChatSession" => create_chat_session::encode(&english, Some(&context), key()),
        "renewChatToken" => renew_chat_token::encode(&chat),
        "listChatEvents" => list_chat_events::encode(&chat, token, 4, Seconds(90)),
        "createChatMessage" => {
            let client_id = ClientId::parse("c_01J9Z3").unwrap();
            create_chat_message::encode(&chat, token, &client_id, "When will the light be mended?")
        }
        "askForPerson" => ask_for_person::encode(&chat, token),
        "closeChat" => close_chat::encode(&chat, token, &Rating { stars: Some(5), comment: None }),
        "leaveMessage" => leave_message::encode(&left, Some(token), key()),
        "createAttachment" => create_attachment::encode(&file(), key()),
        "getAttachment" => get_attachment::encode(&attachments()[0].id, Some(secret())),
        "listNearbyReports" => {
            list_nearby_reports::encode(&ServiceCode::parse("street-light").unwrap(), position())
        }
        "followReport" => follow_report::encode(&reference(), &follow(), key(), &english),
        "listAssets" => list_assets::encode(&AssetKind::parse("street-light").unwrap(), position()),
        "findArticles" => find_articles::encode(""),
        "getArticle" => get_article::encode(&ArticleId::parse("114").unwrap()),
        "listNotices" => list_notices::encode(),
        // Streams are the browser's.
        "followLive" | "openChatSocket" => return None,
        other => panic!("{other} is not called"),
    })
}

#[test]
fn every_call_is_the_contracts() {
    let mut bodies = 0;
    for operation in operations() {
        let Some(call) = call(&operation.id) else { continue };
        assert_eq!(call.method.as_str(), operation.method, "{}", operation.id);
        let path = call.path.split('?').next().unwrap();
        let fits = path.split('/').count() == operation.path.split('/').count()
            && path
                .split('/')
                .zip(operation.path.split('/'))
                .all(|(ours, theirs)| theirs.starts_with('{') || ours == theirs);
        assert!(fits, "{}: {path}", operation.id);
        let examples = operation.requests();
        let json = matches!(call.body, Some(Payload::Json(_)));
        assert_eq!(json, !examples.is_empty(), "{}", operation.id);
        for (name, mut example) in examples {
            // Whose issue it is may be said; this reporter acts for nobody.
            if operation.id == "createReport" {
                example.as_object_mut().unwrap().remove("on_behalf");
            }
            assert_eq!(call.body, Some(Payload::Json(example)), "{} {name}", operation.id);
            bodies += 1;
        }
    }
    assert!(bodies >= 11, "only {bodies} bodies");
}

#[test]
fn a_create_that_declares_a_key_carries_one() {
    for operation in operations() {
        let declared = operation.parameter("Idempotency-Key");
        if let Some(call) = call(&operation.id) {
            assert_eq!(call.key.is_some(), declared, "{}", operation.id);
            assert_eq!(call.credential != Credential::None, operation.takes_a_secret(), "{}", operation.id);
        }
    }
}

fn position() -> Position {
    Position::new(52.5, -4.25).unwrap()
}

#[test]
fn a_file_goes_as_it_is_with_its_type_its_name_and_time_enough() {
    let call = create_attachment::encode(&file(), key());
    assert_eq!(call.path, "/attachments?name=lamp%20%26%20bench.jpg");
    let bytes = Rc::from([0xff, 0xd8, 0xff]);
    assert_eq!(call.body, Some(Payload::File { content_type: "image/jpeg", bytes }));
    let large = FileToSend { name: String::new(), bytes: Rc::from(vec![0; 8 << 20]), ..file() };
    let call = create_attachment::encode(&large, key());
    assert_eq!((call.path.as_str(), call.timeout_ms), ("/attachments", 30_000 + 8 * 1024 * 125));
}

#[test]
fn what_a_backend_may_not_know_is_not_sent_to_it() {
    let mut parts = report().parts().clone();
    parts.location.as_mut().unwrap().asset = None;
    let plain = create_report::encode(&Report::kept(parts), &[], key(), &Language::english());
    let Some(Payload::Json(body)) = plain.body else { panic!("no body") };
    assert!(body.get("attachments").is_none() && body["location"].get("asset_id").is_none());
}

#[test]
fn questions_go_into_the_address() {
    let cursor = Cursor::parse("a/b c").ok();
    let query = CaseQuery {
        words: " Heol & Bont ".into(),
        status: StatusFilter::Open,
        needs_me: true,
        cursor,
        limit: Some(200),
    };
    assert_eq!(
        list_cases::encode(&query).path,
        "/me/cases?q=Heol%20%26%20Bont&status=open&needs_me=true&cursor=a%2Fb%20c&limit=100"
    );
    assert_eq!(list_cases::encode(&CaseQuery::default()).path, "/me/cases");
    let position = Position::new(52.5, -4.25).unwrap();
    assert_eq!(find_places::encode_nearest(position).path, "/places?lat=52.5&long=-4.25");
    let light = || ServiceCode::parse("street light").unwrap();
    assert_eq!(
        list_nearby_reports::encode(&light(), position).path,
        "/reports/nearby?service_code=street%20light&lat=52.5&long=-4.25"
    );
    let lamps = AssetKind::parse("street-light").unwrap();
    assert_eq!(list_assets::encode(&lamps, position).path, "/assets?kind=street-light&lat=52.5&long=-4.25");
    assert_eq!(find_places::encode_words(&"é".repeat(300)).path.len(), "/places?q=".len() + 200 * 6);
    let (chat, token) = chat();
    let poll = list_chat_events::encode(&chat, token, 4, Seconds(90));
    assert_eq!(
        (poll.path.as_str(), poll.timeout_ms),
        ("/chat-sessions/chat_7f3/messages?after=4&wait=30", 45_000)
    );
}

#[test]
fn a_report_for_somebody_else_says_for_whom() {
    let behalf = Behalf {
        name: Some("Gwen Evans".into()),
        phone: Some("+447700900517".into()),
        email: None,
        relation: Some("Daughter".into()),
        told: true,
    };
    let report = Report::kept(ReportParts { behalf: Some(behalf), ..report().parts().clone() });
    let call = create_report::encode(&report, &[], key(), &Language::english());
    let Some(Payload::Json(body)) = call.body else { panic!("no body") };
    let expected = json!({"name": "Gwen Evans", "phone": "+447700900517", "email": null, "relation": "Daughter", "told": true});
    assert_eq!(body["on_behalf"], expected);
}

#[test]
fn names_cannot_leave_their_place_in_a_path() {
    for (name, escaped) in
        [("..", "%2E%2E"), (".", "%2E"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("ŵ", "%C5%B5"), ("A-1_.~", "A-1_.~")]
    {
        assert_eq!(escape(name), escaped);
    }
    assert_eq!(with_query("/x", &[("a", None), ("b", Some("1 2".into()))]), "/x?b=1%202");
}

#[test]
fn frames_are_the_contracts() {
    let (_, token) = chat();
    let client_id = ClientId::parse("c_1").unwrap();
    for (frame, expected) in [
        (ClientFrame::Resume { token, after: 6 }, json!({"type": "resume", "token": "tok_3kP9", "after": 6})),
        (
            ClientFrame::Send { client_id, text: "Hi\n\"you\"".into() },
            json!({"type": "send", "client_id": "c_1", "text": "Hi\n\"you\""}),
        ),
        (ClientFrame::Typing, json!({"type": "typing"})),
        (ClientFrame::Read { seq: 3 }, json!({"type": "read", "seq": 3})),
        (ClientFrame::Person, json!({"type": "person"})),
    ] {
        let written: Value = serde_json::from_str(&chat_frames::encode(&frame)).unwrap();
        assert_eq!(written, expected);
    }
    assert_eq!(Method::Patch.as_str(), "PATCH");
}
