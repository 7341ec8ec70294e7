//! What is reported nearby, and following it: told of how it goes, and of nothing else.

use onedoor_backend::cases::{self, Author, Stage, StageChange};
use onedoor_backend::clock;
use onedoor_backend::db::{Announce, Db};
use serde_json::{Value, json};

use crate::support::client::fresh_key;
use crate::support::council::{GWILYM, MAIR, png, report};
use crate::support::{Client, Reply, Server};

fn at(service: &str, lat: f64, long: f64) -> Value {
    let mut body = report();
    body["service_code"] = service.into();
    if service != "street-light" {
        body["attributes"] = json!([]);
    }
    body["location"]["lat"] = json!(lat);
    body["location"]["long"] = json!(long);
    body
}

fn items(client: &mut Client, query: &str) -> Vec<Value> {
    client.get(format!("/reports/nearby?{query}")).expect(200).json["items"].as_array().unwrap().clone()
}

fn follow(client: &mut Client, reference: &str, body: &Value) -> Reply {
    client.post(format!("/reports/{reference}/followers"), body)
}

fn by_email(address: &str) -> Value {
    json!({"reporter": {"name": "Nia Rowlands", "email": address, "contact_by": "email"}, "language": "cy"})
}

/// What the council does, as the desk does it: in a process beside the server.
fn move_on(server: &Server, reference: &str, stage: Stage, said: &str) {
    let db = Db::open(std::path::Path::new(server.db().path().unwrap())).unwrap();
    let change = StageChange {
        stage,
        at: clock::now(),
        channel: "web".into(),
        author: Author::council("Carys"),
        status_text: Some("Repair booked".into()),
        text: Some(said.into()),
        next: None,
        expected_on: Some("2027-01-04".into()),
    };
    db.write_now(Announce::Aloud, |tx| {
        let case = cases::by_reference(tx, reference)?.unwrap();
        cases::set_stage(tx, case, &change)
    })
    .unwrap();
}

#[test]
fn open_reports_of_the_service_nearest_first() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let mut send = |body: &Value| guest.post("/reports", body).expect(201).text("reference");
    let far = send(&at("street-light", 52.4163, -4.0829));
    let near = send(&at("street-light", 52.4154, -4.0829));
    let done = send(&at("street-light", 52.4153, -4.0829));
    let farther = send(&at("street-light", 52.4203, -4.0829));
    server.db().execute("UPDATE cases SET stage = 'done' WHERE reference = ?1", [&done]).unwrap();
    let mut reader = Client::new(&server);
    let here = "service_code=street-light&lat=52.4153&long=-4.0829";
    let found = items(&mut reader, here);
    let references: Vec<_> = found.iter().map(|one| one["reference"].as_str().unwrap()).collect();
    assert_eq!(references, [near.as_str(), far.as_str()], "within the service's 250 metres");
    assert_eq!(found[0]["distance_m"], 11.0);
    assert_eq!(found[0]["title"], "street-light, Heol y Bont");
    assert_eq!(found[0]["text"], "The lamp by the bridge has been out since Tuesday.");
    assert_eq!((&found[0]["followers"], &found[0]["status_text"]), (&json!(0), &json!("Received")));
    let wide = items(&mut reader, &format!("{here}&radius_m=2000"));
    assert_eq!(wide.last().unwrap()["reference"], farther.as_str());
    assert!(items(&mut reader, &format!("{here}&radius_m=1")).is_empty());
    assert!(items(&mut reader, "service_code=rats&lat=52.4153&long=-4.0829").is_empty());
    let all = serde_json::to_string(&wide).unwrap();
    assert!(!all.contains("Sam Rees") && !all.contains("sam@example.org") && !all.contains("By the bench"));
    reader.get("/reports/nearby?service_code=dragons&lat=52&long=-4").expect(422);
    for (query, name) in [
        ("lat=52&long=-4", "service_code"),
        ("service_code=rats&lat=52", "long"),
        ("service_code=rats&lat=52&long=-4&radius_m=2001", "radius_m"),
        ("service_code=rats&lat=x&long=-4", "lat"),
    ] {
        assert_eq!(reader.get(format!("/reports/nearby?{query}")).expect(400).names(), [name], "{query}");
    }
    for n in 0..21 {
        guest.post("/reports", &at("street-light", 52.4153 + f64::from(n) / 100_000.0, -4.0829)).expect(201);
    }
    assert_eq!(items(&mut reader, here).len(), 20);
}

#[test]
fn of_a_private_service_the_street_is_all_that_is_told() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    // 130 metres from where the street is said to be.
    let mut body = at("rats", 52.4163, -4.0820);
    body["description"] = "Rats in the garden of number 14, ask for Mrs Evans".into();
    body["location"]["label"] = "14 Heol y Bont".into();
    let reference = guest.post("/reports", &body).expect(201).text("reference");
    let mut reader = Client::new(&server);
    let found = items(&mut reader, "service_code=rats&lat=52.4153&long=-4.0829");
    assert_eq!(
        found[0],
        json!({
            "reference": reference, "service_name": "rats", "title": "rats", "place": "Heol y Bont",
            "lat": 52.4153, "long": -4.0829, "distance_m": 0.0, "requested_at": found[0]["requested_at"],
            "status_text": "Received", "followers": 0, "text": null,
        })
    );
    // Nobody measures their way to the house: what counts is the street.
    assert!(items(&mut reader, "service_code=rats&lat=52.4163&long=-4.0820&radius_m=20").is_empty());

    let joined = follow(&mut reader, &reference, &by_email("nia@example.org")).expect(201);
    move_on(&server, &reference, Stage::Planned, "Mrs Evans, we come on Monday");
    let secret = joined.text("secret");
    let mut see = |path: String| {
        reader.request("GET", path).header("x-tracking-secret", &secret).send().expect(200).json
    };
    let case = see(format!("/track/{reference}"));
    assert_eq!((case["title"].as_str(), case["description"].as_str()), (Some("rats"), Some("")));
    assert_eq!(case["location"]["lat"], 52.4153);
    assert_eq!(
        (case["stage"].as_str(), case["status_text"].as_str()),
        (Some("planned"), Some("Work planned"))
    );
    let all = format!("{case}{}", see(format!("/track/{reference}/events")));
    for hidden in ["Evans", "14", "Sam Rees", "Repair booked", "garden", "Carys", "By the bench", "52.4163"] {
        // Times hold digits of their own.
        let text = if hidden == "14" { case["place"].to_string() } else { all.clone() };
        assert!(!text.contains(hidden), "{hidden}: {all}");
    }
    let news = outbound(&server, "nia@example.org");
    assert!(news.iter().all(|text| !text.contains("Evans")), "{news:?}");
    assert!(news.last().unwrap().contains("Gwaith wedi’i drefnu"), "{news:?}");
}

fn outbound(server: &Server, recipient: &str) -> Vec<String> {
    let db = server.db();
    let mut statement = db
        .prepare("SELECT coalesce(subject, '') || '|' || body FROM outbound WHERE recipient = ?1 ORDER BY id")
        .unwrap();
    statement.query_map([recipient], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_guest_follows_with_a_secret_of_their_own() {
    let server = Server::start();
    let (mut reporter, mut follower) = (Client::new(&server), Client::new(&server));
    let id = reporter.upload("image/png", &png("lamp"));
    let mut body = report();
    body["attachments"] = json!([{"id": id, "alt": "My street"}]);
    let receipt = reporter.post("/reports", &body).expect(201);
    let (reference, own) = (receipt.text("reference"), receipt.text("secret"));
    let track = format!("/track/{reference}");
    let messages = format!("{track}/messages");
    reporter
        .request("POST", &messages)
        .key(&fresh_key())
        .header("x-tracking-secret", &own)
        .json(&json!({"text": "My number is 01632 960001"}))
        .send()
        .expect(201);

    let key = fresh_key();
    let path = format!("/reports/{reference}/followers");
    let join = |client: &mut Client, body: &Value| client.request("POST", &path).key(&key).json(body).send();
    let joined = join(&mut follower, &by_email("nia@example.org")).expect(201);
    assert_eq!(joined.json["reference"], reference.as_str());
    assert_eq!(join(&mut follower, &by_email("nia@example.org")).expect(201).json, joined.json);
    join(&mut follower, &by_email("other@example.org")).expect(422);
    let secret = joined.text("secret");
    assert_ne!(secret, own);
    let here = "service_code=street-light&lat=52.4153&long=-4.0829";
    assert_eq!(items(&mut follower, here)[0]["followers"], 1);

    move_on(&server, &reference, Stage::Planned, "A new lamp comes on Monday.");
    let see = |client: &mut Client, path: &str| {
        client.request("GET", path).header("x-tracking-secret", &secret).send()
    };
    let case = see(&mut follower, &track).expect(200).json;
    assert_eq!(case["description"], "The lamp by the bridge has been out since Tuesday.");
    assert_eq!(
        (&case["following"], &case["can_message"], &case["needs_me"]),
        (&json!(true), &json!(false), &json!(false))
    );
    assert_eq!((&case["answers"], &case["attachments"]), (&json!([]), &json!([])));
    assert_eq!((&case["status_text"], &case["expected_at"]), (&json!("Repair booked"), &json!("2027-01-04")));
    let events = see(&mut follower, &format!("{track}/events")).expect(200).json;
    let kinds: Vec<_> =
        events["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["stage", "received"]);
    assert_eq!(events["items"][0]["text"], "A new lamp comes on Monday.");
    let all = format!("{case}{events}");
    for hidden in
        ["Sam Rees", "sam@example.org", "960001", "Carys", "By the bench", "It is out", "My street", &id]
    {
        assert!(!all.contains(hidden), "{hidden}: {all}");
    }
    // The reporter sees all of it, and is not shown as a follower.
    let theirs = reporter.request("GET", &track).header("x-tracking-secret", &own).send().expect(200).json;
    assert_eq!((&theirs["following"], &theirs["attachments"][0]["alt"]), (&Value::Null, &json!("My street")));

    see(&mut follower, &format!("/attachments/{id}")).expect(404);
    let write = follower.request("POST", &messages).key(&fresh_key()).header("x-tracking-secret", &secret);
    write.json(&json!({"text": "It is me, Sam"})).send().expect(404);
    // One's secret opens that case only.
    let other = reporter.post("/reports", &report()).expect(201).text("reference");
    see(&mut follower, &format!("/track/{other}")).expect(404);

    let news = outbound(&server, "nia@example.org");
    assert_eq!(news.len(), 2, "{news:?}");
    assert!(news[0].contains("Rydych nawr yn dilyn"), "{news:?}");
    assert!(news[1].contains("Adroddiad rydych yn ei ddilyn") && news[1].contains("A new lamp comes"));
    assert!(outbound(&server, "sam@example.org").iter().any(|text| text.contains("A new lamp comes")));
}

#[test]
fn news_of_messages_is_the_reporters_alone() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let reference = guest.post("/reports", &report()).expect(201).text("reference");
    follow(&mut guest, &reference, &by_email("nia@example.org")).expect(201);
    // Twice, with another key: told once.
    follow(&mut guest, &reference, &by_email("nia@example.org")).expect(201);
    let before = outbound(&server, "nia@example.org").len();
    let db = Db::open(std::path::Path::new(server.db().path().unwrap())).unwrap();
    db.write_now(Announce::Aloud, |tx| {
        let case = cases::by_reference(tx, &reference)?.unwrap();
        let author = Author::council("Carys");
        cases::message_to_resident(tx, case, clock::now(), author, "email", "Which post?".into(), None)
    })
    .unwrap();
    assert_eq!(outbound(&server, "nia@example.org").len(), before);
    move_on(&server, &reference, Stage::Assessing, "We look");
    assert_eq!(outbound(&server, "nia@example.org").len(), before + 1);
    let here = "service_code=street-light&lat=52.4153&long=-4.0829";
    assert_eq!(items(&mut guest, here)[0]["followers"], 1, "one person, however often");
}

#[test]
fn a_resident_finds_what_they_follow_among_their_cases() {
    let server = Server::start();
    let (mut mair, mut gwilym) = (Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let reference = mair.post("/reports", &report()).expect(201).text("reference");
    let own = gwilym.post("/reports", &report()).expect(201).text("reference");
    let join = |client: &mut Client| {
        follow(client, &reference, &json!({"reporter": {"contact_by": "email"}})).expect(201).json
    };
    let first = join(&mut gwilym);
    assert_eq!((&first["secret"], join(&mut gwilym)), (&Value::Null, first.clone()), "twice is once");
    move_on(&server, &reference, Stage::Planned, "A new lamp comes on Monday.");

    let list = gwilym.get("/me/cases").expect(200).json;
    assert_eq!(list["items"][0]["reference"], reference.as_str(), "newest change first");
    assert_eq!(list["items"][0]["following"], true);
    assert_eq!(list["items"][1]["reference"], own.as_str());
    assert!(list["items"][1]["following"].is_null());
    assert_eq!(list["counts"], json!({"open": 2, "closed": 0, "needs_me": 0}));
    let page = gwilym.get("/me/cases?limit=1").expect(200).json;
    let rest = gwilym.get(format!("/me/cases?limit=1&cursor={}", page["next"].as_str().unwrap()));
    assert_eq!(rest.expect(200).json["items"][0]["reference"], own.as_str());
    let found = |client: &mut Client, query: &str| {
        client.get(format!("/me/cases?{query}")).expect(200).json["items"].as_array().unwrap().len()
    };
    assert_eq!(found(&mut gwilym, "q=bridge+tuesday"), 2);
    assert_eq!(found(&mut gwilym, "q=Mair"), 0);
    assert_eq!(found(&mut gwilym, "status=closed"), 0);
    assert_eq!(found(&mut gwilym, "needs_me=true"), 0);
    assert_eq!(found(&mut gwilym, &format!("q={reference}")), 1);

    let path = format!("/me/cases/{reference}");
    let case = gwilym.get(&path).expect(200).json;
    let events = gwilym.get(format!("{path}/events")).expect(200).json;
    let all = format!("{case}{events}{list}");
    for hidden in ["Mair", "Sam Rees", "Carys", "By the bench"] {
        assert!(!all.contains(hidden), "{hidden}: {all}");
    }
    gwilym.post(format!("{path}/messages"), &json!({"text": "Hello"})).expect(404);
    let mine = mair.get(&path).expect(200).json;
    assert_eq!(mine["following"], Value::Null);

    // One's own report is one's own already.
    assert_eq!(
        follow(&mut mair, &reference, &json!({"reporter": {"contact_by": "none"}})).expect(201).json["secret"],
        Value::Null
    );
    assert_eq!(mair.get("/me/cases").expect(200).json["counts"]["open"], 1);

    let news = outbound(&server, GWILYM);
    assert!(news.last().unwrap().contains("A new lamp comes on Monday."), "{news:?}");
}

#[test]
fn what_cannot_be_followed_is_not_there() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let noise = json!({"service_code": "noise", "description": "Loud", "attributes": [],
        "reporter": {"name": "Sam", "email": "sam@example.org", "contact_by": "email"}});
    let nowhere = guest.post("/reports", &noise).expect(201).text("reference");
    let closed = guest.post("/reports", &report()).expect(201).text("reference");
    let key = fresh_key();
    let path = format!("/reports/{closed}/followers");
    let body = by_email("nia@example.org");
    let joined = guest.request("POST", &path).key(&key).json(&body).send().expect(201).json;
    server.db().execute("UPDATE cases SET stage = 'done' WHERE reference = ?1", [&closed]).unwrap();
    for reference in ["OD-1", nowhere.as_str(), closed.as_str()] {
        follow(&mut guest, reference, &body).expect(404);
    }
    assert_eq!(guest.request("POST", &path).key(&key).json(&body).send().expect(201).json, joined);

    let open = guest.post("/reports", &report()).expect(201).text("reference");
    for (reporter, name) in [
        (json!({"contact_by": "none"}), "/reporter/contact_by"),
        (json!({"contact_by": "email"}), "/reporter/email"),
        (json!({"contact_by": "sms", "phone": "01632 960001"}), "/reporter/phone"),
        (json!({"contact_by": "phone"}), "/reporter/phone"),
        (json!({"contact_by": "pigeon"}), "/reporter/contact_by"),
        (json!("Nia"), "/reporter"),
    ] {
        let reply = follow(&mut guest, &open, &json!({"reporter": reporter})).expect(422);
        assert_eq!(reply.names(), [name]);
    }
    guest.request("POST", format!("/reports/{open}/followers")).json(&body).send().expect(400);
}
