//! Addresses and their proof; preferences under `If-Match`, and what really happens.

use serde_json::{Value, json};

use crate::support::council::{GWILYM, MAIR};
use crate::support::{Client, Server};

fn cell<'a>(preferences: &'a Value, topic: &str, channel: &str) -> &'a Value {
    let topics = preferences["topics"].as_array().unwrap();
    let topic = topics.iter().find(|one| one["id"] == topic).unwrap();
    topic["cells"].as_array().unwrap().iter().find(|one| one["channel"] == channel).unwrap()
}

fn patch(client: &mut Client, etag: &str, cells: &Value) -> crate::support::Reply {
    client.request("PATCH", "/me/preferences").header("if-match", etag).json(&json!({"cells": cells})).send()
}

#[test]
fn a_stale_write_is_refused_with_the_state_as_it_is() {
    let server = Server::start();
    let (mut desk, mut phone) = (Client::new(&server), Client::new(&server));
    desk.sign_in(&server, MAIR);
    phone.sign_in(&server, MAIR);
    let seen = desk.get("/me/preferences").expect(200);
    let etag = seen.headers["etag"].clone();
    let bins_on = json!([{"topic": "bins", "channel": "email", "choice": "on"}]);
    let first = patch(&mut phone, &etag, &bins_on).expect(200);
    assert_ne!(first.headers["etag"], etag);
    assert_eq!(cell(&first.json, "bins", "email")["effective"], "on");
    let stale =
        patch(&mut desk, &etag, &json!([{"topic": "news", "channel": "email", "choice": "on"}])).expect(412);
    assert_eq!(stale.json["current"], first.json);
    assert_eq!(stale.headers["etag"], first.headers["etag"]);
    let merged = patch(
        &mut desk,
        &stale.headers["etag"],
        &json!([{"topic": "news", "channel": "email", "choice": "on"}]),
    );
    let merged = merged.expect(200);
    assert_eq!(cell(&merged.json, "bins", "email")["choice"], "on");
    assert_eq!(cell(&merged.json, "news", "email")["choice"], "on");
    desk.request("PATCH", "/me/preferences").json(&json!({"cells": bins_on})).send().expect(428);
}

#[test]
fn the_shown_state_is_the_effective_state_and_says_why() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    for (language, word) in [("en", "Send START"), ("cy", "Anfonwch START"), ("ar", "أرسل START")] {
        mair.language = language;
        let shown = mair.get("/me/preferences").expect(200).json;
        let sms = cell(&shown, "case-changes", "sms");
        assert_eq!(
            (sms["effective"].as_str(), sms["reason"].as_str()),
            (Some("unavailable"), Some("blocked"))
        );
        assert!(sms["reason_text"].as_str().unwrap().contains(word), "{sms}");
        assert_eq!(cell(&shown, "safety", "email")["reason"], "required_by_law");
        assert_eq!(cell(&shown, "news", "sms")["reason"], "not_offered");
    }
    let mut gwilym = Client::new(&server);
    gwilym.sign_in(&server, GWILYM);
    let shown = gwilym.get("/me/preferences").expect(200);
    assert_eq!(cell(&shown.json, "bins", "sms")["reason"], "no_address");
    let cells = json!([
        {"topic": "dragons", "channel": "email", "choice": "on"},
        {"topic": "bins", "channel": "pigeon", "choice": "on"},
        {"topic": "bins", "channel": "email", "choice": "maybe"},
        {"topic": "news", "channel": "sms", "choice": "on"},
        {"topic": "safety", "channel": "email", "choice": "off"},
    ]);
    let refused = patch(&mut gwilym, &shown.headers["etag"], &cells).expect(422);
    assert_eq!(
        refused.names(),
        ["/cells/0/topic", "/cells/1/channel", "/cells/2/choice", "/cells/3/choice", "/cells/4/choice"]
    );
    patch(&mut gwilym, &shown.headers["etag"], &json!([])).expect(422);
}

#[test]
fn an_address_is_added_proved_and_removed() {
    let server = Server::start();
    let mut gwilym = Client::new(&server);
    gwilym.sign_in(&server, GWILYM);
    let added = gwilym.post("/me/addresses", &json!({"channel": "sms", "value": "07700 900123"})).expect(201);
    assert_eq!((added.text("value"), added.text("state")), ("+447700900123".into(), "unverified".into()));
    let verification = format!("/me/addresses/{}/verification", added.text("id"));
    let shown = gwilym.get("/me/preferences").expect(200);
    assert_eq!(cell(&shown.json, "bins", "sms")["reason"], "unverified");
    gwilym.post("/me/addresses", &json!({"channel": "sms", "value": "+44 7700 900123"})).expect(409);
    gwilym.post("/me/addresses", &json!({"channel": "sms", "value": "01632 960001"})).expect(422);
    gwilym.post("/me/addresses", &json!({"channel": "fax", "value": "01632 960001"})).expect(422);
    let put = |client: &mut Client, code: &str| {
        client.request("PUT", &verification).json(&json!({"code": code})).send()
    };
    assert_eq!(put(&mut gwilym, "nope").expect(422).json["tries_left"], 4);
    gwilym.request("POST", &verification).send().expect(202);
    let code = server.last_code("+447700900123");
    assert_eq!(put(&mut gwilym, &code).expect(200).text("state"), "verified");
    gwilym.request("POST", &verification).send().expect(422);
    let shown = gwilym.get("/me/preferences").expect(200);
    assert_eq!(cell(&shown.json, "bins", "sms")["effective"], "off");
    let on = json!([{"topic": "bins", "channel": "sms", "choice": "on"}]);
    let changed = patch(&mut gwilym, &shown.headers["etag"], &on).expect(200);
    assert_eq!(cell(&changed.json, "bins", "sms")["address"], "+447700900123");
    let path = format!("/me/addresses/{}", added.text("id"));
    gwilym.request("DELETE", &path).send().expect(204);
    gwilym.request("DELETE", &path).send().expect(404);
    let shown = gwilym.get("/me/preferences").expect(200);
    assert_eq!(
        cell(&shown.json, "bins", "sms")["effective"],
        "unavailable",
        "the choice alone sends nothing"
    );
}

#[test]
fn the_door_key_stays_until_there_is_another() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    mair.request("DELETE", "/me/addresses/r_mair_email").send().expect(422);
    let second =
        mair.post("/me/addresses", &json!({"channel": "email", "value": "mair2@example.org"})).expect(201);
    mair.request("DELETE", "/me/addresses/r_mair_email").send().expect(422);
    let code = json!({"code": server.last_code("mair2@example.org")});
    let verification = format!("/me/addresses/{}/verification", second.text("id"));
    assert_eq!(mair.request("PUT", &verification).json(&code).send().expect(200).json["signs_in"], true);
    mair.request("DELETE", "/me/addresses/r_mair_email").send().expect(204);
    let session = Client::new(&server).sign_in(&server, "mair2@example.org");
    assert_eq!(session["resident"]["id"], "r_mair");
}

#[test]
fn news_of_a_case_goes_where_the_resident_chose() {
    use onedoor_backend::cases::{self, Author};
    use onedoor_backend::db::{Announce, Db};

    let server = Server::start();
    let db = Db::open(std::path::Path::new(server.db().path().unwrap())).unwrap();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let mut report = crate::support::council::report();
    report["reporter"] = json!({"contact_by": "none"});
    let reference = mair.post("/reports", &report).expect(201).text("reference");
    let sent = || -> i64 {
        let sql = "SELECT count(*) FROM outbound WHERE topic = 'case-changes' AND recipient = ?1";
        server.db().query_row(sql, [MAIR], |row| row.get(0)).unwrap()
    };
    let speak = || {
        db.write_now(Announce::Aloud, |tx| {
            let id = cases::by_reference(tx, &reference)?.unwrap();
            let author = Author::council("Carys");
            cases::message_to_resident(
                tx,
                id,
                onedoor_backend::clock::now(),
                author,
                "web",
                "Booked".into(),
                None,
            )
        })
        .unwrap();
    };
    speak();
    assert_eq!(sent(), 0, "nothing was chosen");
    let etag = mair.get("/me/preferences").expect(200).headers["etag"].clone();
    let on = json!([
        {"topic": "case-changes", "channel": "email", "choice": "on"},
        {"topic": "case-changes", "channel": "sms", "choice": "on"},
    ]);
    patch(&mut mair, &etag, &on).expect(200);
    speak();
    assert_eq!(sent(), 1);
    let texts: i64 = server
        .db()
        .query_row("SELECT count(*) FROM outbound WHERE channel = 'sms'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(texts, 0, "a blocked number is not written to");
}

#[test]
fn a_number_that_sent_stop_is_blocked_until_it_sends_start() {
    let server = Server::start_with(&["--demo"], &[]);
    let (mut mair, mut gwilym) = (Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let number = "+447700900482";
    let texts = || -> i64 {
        let sql = "SELECT count(*) FROM outbound WHERE recipient = ?1";
        server.db().query_row(sql, [number], |row| row.get(0)).unwrap()
    };
    let since = mair.get("/me/addresses").expect(200).json["items"][1]["blocked"]["since"].clone();
    mair.request("DELETE", "/me/addresses/a_mair_sms").send().expect(204);
    // Removed and added again, by herself or by somebody else: it is the number that said STOP.
    let mut added = Vec::new();
    for client in [&mut mair, &mut gwilym] {
        let again = client.post("/me/addresses", &json!({"channel": "sms", "value": number})).expect(201);
        assert_eq!((again.text("state"), again.json["verified_at"].clone()), ("blocked".into(), Value::Null));
        assert_eq!(again.json["blocked"]["reason"], "stop");
        assert_eq!(again.json["blocked"]["since"], since);
        assert_eq!(again.json["blocked"]["resume"], "Send START to 60777 from this number.");
        let code = format!("/me/addresses/{}/verification", again.text("id"));
        let refused = client.request("POST", &code).send().expect(422);
        assert_eq!(refused.text("detail"), "Send START to 60777 from this number.");
        let shown = client.get("/me/preferences").expect(200).json;
        assert_eq!(cell(&shown, "bins", "sms")["reason"], "blocked");
        added.push(code);
    }
    assert_eq!(texts(), 0, "not even a code");
    let etag = mair.get("/me/preferences").expect(200).headers["etag"].clone();
    let text = |word: &str| {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build()
            .into();
        let body = format!("from=07700+900482&text={word}");
        let address = format!("{}/demo/texts", server.origin());
        agent
            .post(address)
            .content_type("application/x-www-form-urlencoded")
            .send(body)
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!((text("HELLO"), text("START")), (422, 303));
    // The number works again, is not proved by that, and gets its code.
    let shown = mair.get("/me/preferences").expect(200);
    assert_ne!(shown.headers["etag"], etag);
    assert_eq!(cell(&shown.json, "bins", "sms")["reason"], "unverified");
    mair.request("POST", &added[0]).send().expect(202);
    let code = server.last_code(number);
    let proved = mair.request("PUT", &added[0]).json(&json!({"code": code})).send().expect(200);
    assert_eq!(proved.text("state"), "verified");
    assert_eq!(text("STOP"), 303);
    let shown = gwilym.get("/me/preferences").expect(200).json;
    assert_eq!(cell(&shown, "bins", "sms")["reason"], "blocked");
    let items = mair.get("/me/addresses").expect(200).json["items"].clone();
    assert_eq!(items[1]["state"], "blocked");
}
