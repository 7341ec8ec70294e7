//! Reports: checked against their service, kept once, opened by their secret.

use serde_json::{Value, json};

use crate::support::client::fresh_key;
use crate::support::contract::contract;
use crate::support::council::{MAIR, png, report};
use crate::support::{Client, Server};

#[test]
fn a_guest_reports_and_follows_by_reference_and_secret() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let receipt = guest.post("/reports", &report()).expect(201);
    let (reference, secret) = (receipt.text("reference"), receipt.text("secret"));
    let track = format!("/track/{reference}");
    let case = guest.request("GET", &track).header("x-tracking-secret", &secret).send().expect(200).json;
    assert_eq!(case["title"], "street-light, Heol y Bont");
    assert_eq!(case["answers"], json!([{"question": "fault", "answer": "It is out"}]));
    assert_eq!(case["location"]["words"], "By the bench");
    guest.request("GET", &track).send().expect(404);
    guest.request("GET", &track).header("x-tracking-secret", "wrong").send().expect(404);
    guest.request("GET", "/track/OD-1").header("x-tracking-secret", &secret).send().expect(404);
    let messages = format!("{track}/messages");
    let key = fresh_key();
    let write = |guest: &mut Client| {
        guest
            .request("POST", &messages)
            .key(&key)
            .header("x-tracking-secret", &secret)
            .json(&json!({"text": "Still out — ŵ 灯 ‏مظلم"}))
            .send()
    };
    let first = write(&mut guest).expect(201).json;
    assert_eq!(write(&mut guest).expect(201).json, first);
    let events = guest
        .request("GET", format!("{track}/events"))
        .header("x-tracking-secret", &secret)
        .send()
        .expect(200);
    let texts: Vec<&str> =
        events.json["items"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Still out — ŵ 灯 ‏مظلم", "The lamp by the bridge has been out since Tuesday."]);
}

#[test]
fn the_contracts_own_example_is_taken() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let mut example = contract().example("Report");
    // The ids of uploads are made when they are uploaded; all the rest is taken as it stands.
    for (at, file) in example["attachments"].as_array_mut().unwrap().iter_mut().enumerate() {
        file["id"] = guest.upload("image/png", &png(&format!("picture {at}"))).into();
    }
    let receipt = guest.post("/reports", &example).expect(201).json;
    assert_eq!(receipt["shown_at"], "On the public map");
}

#[test]
fn a_resident_needs_no_secret_and_finds_it_among_their_cases() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let receipt = mair.post("/reports", &report()).expect(201);
    assert_eq!(receipt.json["secret"], Value::Null);
    let cases = mair.get("/me/cases").expect(200);
    assert_eq!(cases.json["items"][0]["reference"], receipt.json["reference"]);
    assert_eq!(cases.json["counts"], json!({"open": 1, "closed": 0, "needs_me": 0}));
}

#[test]
fn every_problem_lands_beside_its_field() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let check = |guest: &mut Client, pointer: &str, value: Value, names: &[&str]| {
        let mut body = report();
        match value {
            Value::Null => {
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                body.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
            }
            value => *body.pointer_mut(pointer).unwrap() = value,
        }
        assert_eq!(guest.post("/reports", &body).expect(422).names(), names, "{pointer}");
    };
    check(&mut guest, "/description", json!(" \n "), &["/description"]);
    check(&mut guest, "/description", Value::Null, &["/description"]);
    check(&mut guest, "/description", json!("x".repeat(4001)), &["/description"]);
    check(&mut guest, "/service_code", json!("dragons"), &["/service_code"]);
    check(&mut guest, "/attributes", json!([]), &["/attributes/fault"]);
    check(
        &mut guest,
        "/attributes",
        json!([{"code": "fault", "values": ["purple"]}]),
        &["/attributes/fault"],
    );
    check(&mut guest, "/attributes/0/values", json!("out"), &["/attributes/0/values", "/attributes/fault"]);
    check(
        &mut guest,
        "/attributes",
        json!([{"code": "fault", "values": ["out"]}, {"code": "height", "values": ["31"]}, {"code": "since", "values": ["soon"]}]),
        &["/attributes/since", "/attributes/height"],
    );
    check(&mut guest, "/location", Value::Null, &["/location"]);
    check(&mut guest, "/location", json!({"lat": 52.4, "words": "here"}), &["/location"]);
    check(&mut guest, "/location", json!({"lat": 52.49, "long": -4.2}), &["/location"]);
    check(&mut guest, "/location/lat", json!(95), &["/location/lat"]);
    check(&mut guest, "/reporter/email", json!("sam at example"), &["/reporter/email"]);
    check(&mut guest, "/reporter/email", Value::Null, &["/reporter/email"]);
    check(&mut guest, "/reporter/contact_by", json!("sms"), &["/reporter/phone"]);
    check(&mut guest, "/reporter/contact_by", json!("pigeon"), &["/reporter/contact_by"]);
    check(
        &mut guest,
        "/reporter",
        json!({"contact_by": "sms", "phone": "01632 960001"}),
        &["/reporter/phone"],
    );
    let outside = {
        let mut body = report();
        body["location"] = json!({"lat": 52.49, "long": -4.2});
        body
    };
    let reply = guest.post("/reports", &outside).expect(422);
    assert!(reply.json["invalid-params"][0]["reason"].as_str().unwrap().contains("Porth Newydd Council"));
    let noise = json!({"service_code": "noise", "description": "Loud", "attributes": [], "reporter": {"contact_by": "none"}});
    assert_eq!(guest.post("/reports", &noise).expect(422).names(), ["/reporter/name", "/reporter/email"]);
}

#[test]
fn the_longest_description_of_any_letters_comes_back_whole() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let long: String = "ŵ😀م\u{202e}\"<b>".chars().cycle().take(4000).collect();
    let mut body = report();
    body["description"] = json!(long);
    let reference = mair.post("/reports", &body).expect(201).text("reference");
    assert_eq!(mair.get(format!("/me/cases/{reference}")).expect(200).text("description"), long);
}

#[test]
fn one_key_has_one_effect() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let key = fresh_key();
    let send =
        |guest: &mut Client, body: &Value| guest.request("POST", "/reports").key(&key).json(body).send();
    let first = send(&mut guest, &report()).expect(201).json;
    assert_eq!(
        send(&mut guest, &report()).expect(201).json,
        first,
        "a replay gives the first answer, secret and all"
    );
    let mut other = report();
    other["description"] = json!("Something else");
    send(&mut guest, &other).expect(422);
    // The same key and body after signing in: the report was sent once, by a guest.
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    assert_eq!(send(&mut mair, &report()).expect(201).json, first);
    assert_eq!(mair.get("/me/cases").expect(200).json["counts"]["open"], 0);
    // A refused report leaves the key free for the mended one.
    let key = fresh_key();
    let mut broken = report();
    broken["description"] = json!("");
    guest.request("POST", "/reports").key(&key).json(&broken).send().expect(422);
    guest.request("POST", "/reports").key(&key).json(&report()).send().expect(201);
    guest.request("POST", "/reports").json(&report()).send().expect(400);
    guest.request("POST", "/reports").key("short").json(&report()).send().expect(400);
}

#[test]
fn the_same_key_at_the_same_time_is_told_to_wait() {
    let server = Server::start();
    let key = fresh_key();
    let statuses: Vec<(u16, Value)> = std::thread::scope(|scope| {
        let sends: Vec<_> = (0..12)
            .map(|_| {
                let mut guest = Client::new(&server);
                let key = &key;
                scope.spawn(move || {
                    let reply = guest.request("POST", "/reports").key(key).json(&report()).send();
                    (reply.status, reply.json["reference"].clone())
                })
            })
            .collect();
        sends.into_iter().map(|send| send.join().unwrap()).collect()
    });
    assert!(statuses.iter().all(|(status, _)| [201, 409].contains(status)), "{statuses:?}");
    let mut references: Vec<_> =
        statuses.iter().filter(|(status, _)| *status == 201).map(|(_, one)| one).collect();
    assert!(!references.is_empty());
    references.dedup();
    assert_eq!(references.len(), 1);
    let count: i64 = server.db().query_row("SELECT count(*) FROM cases", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn strangers_cannot_flood_the_council() {
    let server = Server::start_with(&[], &[("ONEDOOR_GUEST_CREATES", "2")]);
    let mut guest = Client::new(&server);
    guest.post("/reports", &report()).expect(201);
    guest.post("/reports", &report()).expect(201);
    assert!(guest.post("/reports", &report()).expect(429).headers.contains_key("retry-after"));
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    mair.post("/reports", &report()).expect(201);
}

#[test]
fn the_reporter_is_told_as_they_asked() {
    let server = Server::start();
    let reference = Client::new(&server).post("/reports", &report()).expect(201).text("reference");
    let (recipient, body): (String, String) = server
        .db()
        .query_row("SELECT recipient, body FROM outbound ORDER BY id DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(recipient, "sam@example.org");
    assert!(body.contains(&reference));
}
