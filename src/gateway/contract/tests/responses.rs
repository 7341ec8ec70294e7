//! Every example of an answer is read.

use super::fixtures::{answer, operations};
use crate::contract::*;
use crate::problem;
use crate::transport::Response;
use onedoor_domain::channels::{Channel, Effective, Reason, Unchanged};
use onedoor_domain::council::{Capability, Opening, SignInMethod};
use onedoor_domain::id::AssetKind;
use onedoor_domain::report::{
    Area, Asks, AttachmentLimits, Datatype, FileKind, FileKinds, LocationNeed, ServiceAttachments,
};
use onedoor_domain::{Day, Failure, Seconds, Timestamp};

type Reader = fn(&Response) -> Result<(), Failure>;

/// One reader for each operation that answers JSON.
pub(super) fn reader(operation: &str) -> Option<Reader> {
    Some(match operation {
        "getCapabilities" => |answer| get_capabilities::decode(answer).map(drop),
        "listContactPoints" => |answer| list_contact_points::decode(answer).map(drop),
        "getSession" | "createSession" | "renewSession" => |answer| get_session::decode(answer).map(drop),
        "createSignInCode" => |answer| create_sign_in_code::decode(answer).map(drop),
        "listServices" => |answer| list_services::decode(answer).map(drop),
        "getService" => |answer| get_service::decode(answer).map(drop),
        "findPlaces" => |answer| find_places::decode(answer).map(drop),
        "createReport" => |answer| create_report::decode(answer).map(drop),
        "leaveMessage" => |answer| leave_message::decode(answer).map(drop),
        "trackCase" => |answer| track_case::decode(answer).map(drop),
        "listTrackedEvents" => |answer| list_tracked_events::decode(answer).map(drop),
        "createTrackedMessage" => |answer| create_tracked_message::decode(answer).map(drop),
        "listCases" => |answer| list_cases::decode(answer).map(drop),
        "getCase" => |answer| get_case::decode(answer).map(drop),
        "listEvents" => |answer| list_events::decode(answer).map(drop),
        "createMessage" => |answer| create_message::decode(answer).map(drop),
        "listAddresses" => |answer| list_addresses::decode(answer).map(drop),
        "createAddress" => |answer| create_address::decode(answer).map(drop),
        "sendVerification" => |answer| send_verification::decode(answer).map(drop),
        "verifyAddress" => |answer| verify_address::decode(answer).map(drop),
        "getPreferences" => |answer| get_preferences::decode(answer).map(drop),
        "patchPreferences" => |answer| match patch_preferences::decode(answer) {
            Ok(_) => Ok(()),
            Err(Unchanged::Stale(_)) => Err(Failure::Stale),
            Err(Unchanged::Failed(failure)) => Err(failure),
        },
        "getChatAvailability" => |answer| get_chat_availability::decode(answer).map(drop),
        "createChatSession" | "renewChatToken" => {
            |answer| create_chat_session::decode(answer, "/api").map(drop)
        }
        "listChatEvents" => |answer| list_chat_events::decode(answer).map(drop),
        "createChatMessage" => |answer| create_chat_message::decode(answer).map(drop),
        "createAttachment" => |answer| create_attachment::decode(answer).map(drop),
        "listNearbyReports" => |answer| list_nearby_reports::decode(answer).map(drop),
        "followReport" => |answer| follow_report::decode(answer).map(drop),
        "listAssets" => |answer| list_assets::decode(answer).map(drop),
        "findArticles" => |answer| find_articles::decode(answer).map(drop),
        "getArticle" => |answer| get_article::decode(answer).map(drop),
        "listNotices" => |answer| list_notices::decode(answer).map(drop),
        _ => return None,
    })
}

#[test]
fn every_answer_is_read() {
    let mut read = 0;
    for operation in operations().iter().filter(|operation| operation.answers_json()) {
        let reader = reader(&operation.id).unwrap_or_else(|| panic!("{} has no reader", operation.id));
        let answers = operation.answers();
        assert!(answers.iter().any(|one| one.status < 300), "{} has no example", operation.id);
        for one in answers {
            let response = answer(one.status, one.value.to_string());
            let seen = if one.status < 300 { reader(&response) } else { Err(problem::failure(&response)) };
            let expected = match one.status {
                ..300 => Ok(()),
                401 => Err(Failure::SessionEnded),
                404 => Err(Failure::NotFound),
                412 => Err(Failure::Stale),
                429 => Err(Failure::TooMany { retry_after: None }),
                422 => match &seen {
                    Err(Failure::Invalid(problem)) if !problem.invalid.is_empty() => seen.clone(),
                    _ => panic!("{} {}: {seen:?}", operation.id, one.name),
                },
                status => panic!("{}: an example of {status}", operation.id),
            };
            assert_eq!(seen, expected, "{} {} {}", operation.id, one.status, one.name);
            read += 1;
        }
    }
    assert!(read > 70, "only {read} examples");
}

fn example(operation: &str, name: &str) -> Response {
    let all = operations();
    let operation = all.iter().find(|one| one.id == operation).unwrap();
    let one = operation.answers().into_iter().find(|one| one.name == name).unwrap();
    answer(one.status, one.value.to_string())
}

#[test]
fn the_declaration_says_what_there_is() {
    let read = get_capabilities::decode(&example("getCapabilities", "all")).unwrap();
    assert_eq!(read.council, "Aberwen Council");
    assert_eq!(read.limits.text, 4000);
    assert_eq!(read.sign_in, SignInMethod::Session);
    assert!(Capability::ALL.into_iter().all(|one| read.has(one)) && read.idempotency_key && read.etag);
    let odd = r#"{"contract":"1.7","council":"X","capabilities":["report","teleport"],"sign_in":{"method":"magic"},"limits":{},"new":1}"#;
    let read = get_capabilities::decode(&answer(200, odd)).unwrap();
    assert_eq!(
        (read.present, read.sign_in, read.etag),
        (vec![Capability::Report], SignInMethod::None, false)
    );
    let newer = odd.replace("1.7", "2.0");
    assert_eq!(get_capabilities::decode(&answer(200, newer)), Err(Failure::Unsupported));
}

#[test]
fn the_helpline_has_its_hours() {
    let points = list_contact_points::decode(&example("listContactPoints", "council")).unwrap();
    let saturday = Timestamp::parse("2026-11-21T09:42:00Z").unwrap();
    let monday = Day::parse("2026-11-23").unwrap();
    let at = |hour, minute| onedoor_domain::ClockTime::new(hour, minute).unwrap();
    let opening: Vec<Opening> = points.iter().map(|point| point.opening(saturday, 0)).collect();
    assert_eq!(
        opening,
        [
            Opening::ClosedUntil { day: monday, at: at(8, 30) },
            Opening::Always,
            Opening::NotApplicable,
            Opening::ClosedUntil { day: monday, at: at(9, 0) },
        ]
    );
    assert_eq!(points[0].shown(), "01632 960100");
}

#[test]
fn a_service_asks_its_questions_in_order() {
    let service = get_service::decode(&example("getService", "streetLight")).unwrap();
    let kinds: Vec<_> = service.attributes.iter().map(|one| one.datatype.clone()).collect();
    assert_eq!(kinds, [Datatype::SingleValueList, Datatype::DateTime, Datatype::String]);
    assert_eq!((service.radius_m, service.location, service.anonymous), (250, LocationNeed::Required, true));
    let odd = r#"{"service_code":7,"service_name":"X","attributes":[
        {"code":"b","datatype":"hologram","order":2,"description":"B","variable":"false"},
        {"code":"a","datatype":"text","order":1,"description":"A"}],
        "stoppers":[{"kind":"riddle","title":"T","text":"U"}],"visibility":"private","told":"","location":"none"}"#;
    let service = get_service::decode(&answer(200, odd)).unwrap();
    assert_eq!(service.summary.code.as_str(), "7");
    assert_eq!(service.attributes[0].code.as_str(), "a");
    assert_eq!(service.attributes[1].datatype, Datatype::Unknown("hologram".into()));
    assert_eq!(service.attributes[1].asks, Asks::Notice);
}

#[test]
fn photos_things_and_what_is_near_are_read() {
    let read = get_capabilities::decode(&example("getCapabilities", "all")).unwrap();
    let files = read.limits.attachments.unwrap();
    assert_eq!((files.count, files.bytes), (6, 10 << 20));
    assert_eq!(files.kinds, AttachmentLimits::default().kinds);
    let service = get_service::decode(&example("getService", "streetLight")).unwrap();
    assert_eq!(service.attachments, Some(ServiceAttachments { count: 3, required: false }));
    assert_eq!(service.photo_rule(read.limits).map(|rule| rule.count), Some(3));
    assert_eq!(service.assets.as_ref().map(AssetKind::as_str), Some("street-light"));
    assert_eq!(service.public_where.as_deref(), Some("On the public map of street reports"));
    let uploaded = create_attachment::decode(&example("createAttachment", "photo")).unwrap();
    assert_eq!(uploaded.bytes, 482_113);
    let near = list_nearby_reports::decode(&example("listNearbyReports", "two")).unwrap();
    assert_eq!((near.len(), near[0].followers, near[1].text.as_deref()), (2, 2, None));
    let followed = follow_report::decode(&example("followReport", "guest")).unwrap();
    assert!(followed.secret.is_some());
    let lamps = list_assets::decode(&example("listAssets", "lamps")).unwrap();
    assert_eq!((lamps[0].label.as_str(), lamps[1].state.as_deref()), ("Lamp 14, Heol y Bont", None));
    let cases = list_cases::decode(&example("listCases", "followed")).unwrap();
    assert!(cases.items[0].following);
}

#[test]
fn limits_that_are_odd_or_absent_mean_the_usual() {
    let read = |capabilities: &str, limits: &str| {
        let body = format!(
            r#"{{"contract":"1.0","council":"X","capabilities":{capabilities},"sign_in":{{"method":"none"}},"limits":{limits}}}"#
        );
        get_capabilities::decode(&answer(200, body)).unwrap().limits.attachments
    };
    let usual = AttachmentLimits::default();
    assert_eq!(read("[]", r#"{"attachments":{"count":3}}"#), None, "what is not declared is not there");
    assert_eq!(read(r#"["attachments"]"#, "{}"), Some(usual));
    assert_eq!(
        read(r#"["attachments"]"#, r#"{"attachments":{"count":-1,"bytes":0,"types":7}}"#),
        Some(usual)
    );
    let kinds = FileKinds::of([FileKind::Heic]);
    assert_eq!(
        read(
            r#"["attachments"]"#,
            r#"{"attachments":{"count":2,"bytes":9,"types":["image/heif","text/plain"]}}"#
        ),
        Some(AttachmentLimits { count: 2, bytes: 9, kinds })
    );
}

#[test]
fn a_file_is_its_bytes_and_a_page_is_not() {
    let response = |kind: &str| Response {
        status: 200,
        headers: vec![("content-type".into(), kind.into())],
        body: b"\xff\xd8\xff".to_vec(),
    };
    let file = get_attachment::decode(&response("image/jpeg")).unwrap();
    assert_eq!((file.content_type.as_str(), file.bytes.len()), ("image/jpeg", 3));
    for odd in ["text/html; charset=utf-8", ""] {
        assert!(matches!(get_attachment::decode(&response(odd)), Err(Failure::Malformed { .. })), "{odd}");
    }
}

#[test]
fn a_place_outside_says_who_is_responsible() {
    let places = find_places::decode(&example("findPlaces", "heol")).unwrap();
    assert_eq!(places[0].area, Area::Inside);
    let Area::Outside { responsible: Some(responsible) } = &places[1].area else { panic!("inside") };
    assert_eq!(responsible.name, "Porth Newydd Council");
}

#[test]
fn preferences_carry_their_version_and_unknown_words() {
    let read = get_preferences::decode(&example("getPreferences", "blocked")).unwrap();
    assert_eq!(read.version.as_ref().map(ToString::to_string).as_deref(), Some("\"7\""));
    assert_eq!(read.topics[0].cells[1].effective, Effective::Unavailable);
    let odd = r#"{"topics":[{"id":"t","name":"T","cells":[{"channel":"pigeon","choice":"on","effective":"off","reason":"storm"}]}]}"#;
    let read = get_preferences::decode(&answer(200, odd)).unwrap();
    let cell = &read.topics[0].cells[0];
    assert_eq!(
        (&cell.channel, &cell.reason),
        (&Channel::Other("pigeon".into()), &Some(Reason::Other("storm".into())))
    );
}

#[test]
fn a_stale_write_brings_the_current_state() {
    let stale = patch_preferences::decode(&example("patchPreferences", "stale"));
    let Err(Unchanged::Stale(current)) = stale else { panic!("{stale:?}") };
    assert_eq!(current.version.map(|version| version.to_string()).as_deref(), Some("\"7\""));
    let bare = patch_preferences::decode(&answer(412, "<h1>Precondition failed</h1>"));
    assert_eq!(bare, Err(Unchanged::Failed(Failure::Stale)));
}

#[test]
fn a_wrong_code_says_how_many_tries_are_left() {
    let failure = problem::failure(&example("createSession", "wrong"));
    assert_eq!(failure.problem().and_then(|problem| problem.tries_left), Some(4));
    let mut busy = example("createSession", "wait");
    busy.headers.push(("Retry-After".into(), "600".into()));
    assert_eq!(problem::failure(&busy).retry_after(), Some(Seconds(600)));
}

#[test]
fn a_socket_is_below_the_base_unless_it_says_otherwise() {
    let session = |url: &str| {
        let body = format!(r#"{{"id":"c","url":"{url}","token":"t","expires_at":"2026-11-21T09:20:00Z"}}"#);
        create_chat_session::decode(&answer(201, body), "https://x.example/api").map(|session| session.socket)
    };
    assert_eq!(session("/a/socket").as_deref(), Ok("https://x.example/api/a/socket"));
    assert_eq!(session("wss://chat.example/s").as_deref(), Ok("wss://chat.example/s"));
}

#[test]
fn success_with_a_page_instead_of_json_is_malformed() {
    for operation in operations().iter().filter(|operation| operation.answers_json()) {
        let reader = reader(&operation.id).unwrap();
        for body in ["", "<!doctype html><title>Welcome</title>", "null", "[]", "\"ok\"", "{\"items\":3}"] {
            let seen = reader(&answer(200, body));
            assert!(matches!(seen, Err(Failure::Malformed { .. })), "{} {body}: {seen:?}", operation.id);
        }
    }
}

#[test]
fn the_end_of_a_session_counts_from_the_answer_and_without_that_by_the_backends_clock() {
    let ends = |response: &Response| get_session::decode(response).unwrap().0.ends(1_000_000);
    let resident = example("getSession", "resident");
    assert_eq!(ends(&resident), Some(1_000_000 + 1_800_000));
    let mut body: serde_json::Value = serde_json::from_slice(&resident.body).unwrap();
    body.as_object_mut().unwrap().remove("expires_in");
    let at = Timestamp::parse(body["expires_at"].as_str().unwrap()).unwrap();
    assert_eq!(ends(&answer(200, body.to_string())), Some(at.millis()));
    body.as_object_mut().unwrap().remove("expires_at");
    assert_eq!(ends(&answer(200, body.to_string())), None, "a backend that does not say");
    assert_eq!(ends(&example("getSession", "guest")), None);
}
