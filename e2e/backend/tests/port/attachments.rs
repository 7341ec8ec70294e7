//! Photos and files: taken by what they are, kept, used once, read by whoever may read their case.

use std::thread;
use std::time::Duration;

use onedoor_backend::clock::{self, HOUR};
use onedoor_backend::secret;
use serde_json::{Value, json};

use crate::support::client::fresh_key;
use crate::support::council::{GWILYM, MAIR, png, report};
use crate::support::{Client, Reply, Server};

fn with(files: &Value) -> Value {
    let mut body = report();
    body["attachments"] = files.clone();
    body
}

fn upload(client: &mut Client, kind: &str, content: &[u8]) -> Reply {
    client
        .request("POST", "/attachments?name=lamp%20t%C5%B7.png")
        .key(&fresh_key())
        .bytes(kind, content)
        .send()
}

fn read(client: &mut Client, id: &str, secret: Option<&str>) -> Reply {
    let request = client.request("GET", format!("/attachments/{id}"));
    match secret {
        Some(secret) => request.header("x-tracking-secret", secret).send(),
        None => request.send(),
    }
}

#[test]
fn a_picture_goes_from_the_upload_to_the_case_and_back() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let (picture, paper) = (png("lamp"), b"%PDF-1.7\nmore".to_vec());
    let first = upload(&mut guest, "image/png", &picture).expect(201).json;
    assert_eq!(
        (first["bytes"].as_u64(), first["content_type"].as_str(), first["sha256"].as_str()),
        (
            Some(picture.len() as u64),
            Some("image/png"),
            Some(secret::hex(&secret::hash_bytes(&picture)).as_str())
        )
    );
    let ids = [first["id"].as_str().unwrap().to_owned(), guest.upload("application/pdf", &paper)];
    read(&mut guest, &ids[0], None).expect(404);
    let body = with(&json!([{"id": ids[1], "alt": null}, {"id": ids[0], "alt": "The lamp, unlit"}]));
    let receipt = guest.post("/reports", &body).expect(201);
    let (reference, secret) = (receipt.text("reference"), receipt.text("secret"));

    let want = json!([
        {"id": ids[1], "alt": null, "content_type": "application/pdf", "bytes": paper.len()},
        {"id": ids[0], "alt": "The lamp, unlit", "content_type": "image/png", "bytes": picture.len()},
    ]);
    let get = |guest: &mut Client, path: &str| {
        guest.request("GET", path).header("x-tracking-secret", &secret).send().expect(200).json
    };
    assert_eq!(get(&mut guest, &format!("/track/{reference}"))["attachments"], want);
    assert_eq!(get(&mut guest, &format!("/track/{reference}/events"))["items"][0]["attachments"], want);

    let file = read(&mut guest, &ids[0], Some(&secret)).expect(200);
    assert_eq!(file.body, picture);
    assert_eq!(file.headers["content-type"], "image/png");
    assert_eq!(file.headers["content-disposition"], "attachment; filename*=UTF-8''lamp%20t%C5%B7.png");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    assert!(file.headers["cache-control"].starts_with("private"));
    assert!(file.headers["vary"].contains("X-Tracking-Secret") && file.headers["vary"].contains("Cookie"));
    assert_eq!(read(&mut guest, &ids[1], Some(&secret)).expect(200).body, paper);
}

#[test]
fn only_whoever_reads_the_case_reads_its_files() {
    let server = Server::start();
    let (mut mair, mut gwilym, mut guest) =
        (Client::new(&server), Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let id = mair.upload("image/png", &png("hers"));
    // Before it is in a case nobody reads it, not even who uploaded it.
    read(&mut mair, &id, None).expect(404);
    mair.post("/reports", &with(&json!([{"id": id}]))).expect(201);
    assert_eq!(read(&mut mair, &id, None).expect(200).body, png("hers"));
    read(&mut gwilym, &id, None).expect(404);
    read(&mut guest, &id, None).expect(404);
    let secret = guest.post("/reports", &report()).expect(201).text("secret");
    read(&mut guest, &id, Some(&secret)).expect(404);
    for nonsense in ["at_none", "a%20b", "%2e%2e"] {
        read(&mut mair, nonsense, None).expect(404);
    }
    let mut forged = Client::new(&server);
    forged.cookies.insert("onedoor_session".into(), "A".repeat(32));
    read(&mut forged, &id, None).expect(401);
}

#[test]
fn a_file_is_what_its_bytes_are() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice();
    let webp = b"RIFF\x0c\0\0\0WEBPVP8 ".as_slice();
    for (kind, content) in [("image/jpeg", jpeg), ("image/webp", webp), ("image/jpeg; x=1", jpeg)] {
        upload(&mut guest, kind, content).expect(201);
    }
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".as_slice();
    for (kind, content) in [
        ("image/svg+xml", svg),
        ("image/png", svg),
        ("image/jpeg", b"I am text".as_slice()),
        ("image/png", jpeg),
        ("text/plain", b"text".as_slice()),
        ("text/html", b"<h1>".as_slice()),
        ("application/json", b"{}".as_slice()),
        ("multipart/form-data; boundary=x", b"--x".as_slice()),
        ("image/png", b"".as_slice()),
    ] {
        let refused = upload(&mut guest, kind, content).expect(415);
        assert!(refused.text("type").ends_with("/wrong-type"), "{kind}: {}", refused.json);
    }
    guest.request("POST", "/attachments").bytes("image/jpeg", jpeg).send().expect(400);
    let long = format!("/attachments?name={}", "x".repeat(201));
    guest.request("POST", long).key(&fresh_key()).bytes("image/jpeg", jpeg).send().expect(400);
}

#[test]
fn the_largest_file_is_taken_and_one_byte_more_is_not() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let limits = guest.get("/capabilities").expect(200).json["limits"]["attachments"].clone();
    let most = usize::try_from(limits["bytes"].as_u64().unwrap()).unwrap();
    let mut content = png("large");
    content.resize(most, 7);
    let id = upload(&mut guest, "image/png", &content).expect(201).text("id");
    let receipt = guest.post("/reports", &with(&json!([{"id": id}]))).expect(201);
    assert_eq!(read(&mut guest, &id, Some(&receipt.text("secret"))).expect(200).body, content);
    content.push(7);
    let refused = upload(&mut guest, "image/png", &content).expect(413);
    assert!(refused.text("type").ends_with("/too-large"));
    // Only files may be that large.
    let request = guest.request("POST", "/reports").key(&fresh_key());
    request.bytes("application/json", &content).send().expect(413);
}

#[test]
fn one_key_is_one_upload() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let key = fresh_key();
    let put = |client: &mut Client, path: &str, kind: &str, content: &[u8]| {
        client.request("POST", path).key(&key).bytes(kind, content).send()
    };
    let first = put(&mut guest, "/attachments", "image/png", &png("one")).expect(201).json;
    assert_eq!(put(&mut guest, "/attachments", "image/png", &png("one")).expect(201).json, first);
    put(&mut guest, "/attachments", "image/png", &png("two")).expect(422);
    put(&mut guest, "/attachments?name=x", "image/png", &png("one")).expect(422);
    let count: i64 = server.db().query_row("SELECT count(*) FROM attachments", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
    // Another resident is not told what somebody else's key led to.
    let (mut mair, mut gwilym) = (Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let key = fresh_key();
    let put = |client: &mut Client| {
        client.request("POST", "/attachments").key(&key).bytes("image/png", &png("hers")).send()
    };
    put(&mut mair).expect(201);
    put(&mut gwilym).expect(422);
}

#[test]
fn a_key_that_is_still_running_is_409() {
    let server = Server::start();
    // The writer is held, so that the first upload cannot finish.
    let db = server.db();
    db.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (key, client) = (fresh_key(), Client::new(&server));
    let send = |mut client: Client| {
        let request = client.request("POST", "/attachments").key(&key);
        request.bytes("image/png", &png("slow")).send()
    };
    thread::scope(|scope| {
        let first = scope.spawn(|| send(client.clone()));
        thread::sleep(Duration::from_millis(400));
        let second = send(client.clone()).expect(409);
        assert!(second.headers.contains_key("retry-after"));
        db.execute_batch("ROLLBACK").unwrap();
        first.join().unwrap().expect(201);
    });
}

#[test]
fn an_upload_is_used_once_and_by_its_own() {
    let server = Server::start();
    let (mut mair, mut gwilym, mut guest) =
        (Client::new(&server), Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let hers = mair.upload("image/png", &png("hers"));
    let body = with(&json!([{"id": hers}]));
    assert_eq!(gwilym.post("/reports", &body).expect(422).names(), ["/attachments/0/id"]);
    assert_eq!(guest.post("/reports", &body).expect(422).names(), ["/attachments/0/id"]);
    let key = fresh_key();
    let receipt = mair.request("POST", "/reports").key(&key).json(&body).send().expect(201).json;
    assert_eq!(mair.post("/reports", &body).expect(422).names(), ["/attachments/0/id"], "used already");
    assert_eq!(mair.request("POST", "/reports").key(&key).json(&body).send().expect(201).json, receipt);

    // A guest's goes where its id goes, so that they may sign in between.
    let theirs = guest.upload("image/png", &png("theirs"));
    mair.post("/reports", &with(&json!([{"id": theirs}]))).expect(201);

    let one = guest.upload("image/png", &png("one"));
    let twice = with(&json!([{"id": one}, {"id": "at_unknown"}, {"id": one}]));
    assert_eq!(
        guest.post("/reports", &twice).expect(422).names(),
        ["/attachments/1/id", "/attachments/2/id"]
    );
    // What was refused used nothing up.
    guest.post("/reports", &with(&json!([{"id": one, "alt": "x"}]))).expect(201);
}

#[test]
fn each_service_says_how_many() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let of = |client: &mut Client, code: &str| {
        client.get(format!("/services/{code}")).expect(200).json["attachments"].clone()
    };
    assert_eq!(of(&mut guest, "street-light"), json!({"count": 3, "required": false}));
    assert_eq!(of(&mut guest, "noise"), json!({"count": 0, "required": false}));
    assert_eq!(of(&mut guest, "rats"), Value::Null);
    assert_eq!(of(&mut guest, "fly-tipping"), json!({"count": 6, "required": true}));

    let four: Vec<Value> =
        (0..4).map(|n| json!({"id": guest.upload("image/png", &png(&n.to_string()))})).collect();
    assert_eq!(guest.post("/reports", &with(&json!(four))).expect(422).names(), ["/attachments"]);
    guest.post("/reports", &with(&json!(four[..3]))).expect(201);
    let mut tipped = report();
    tipped["service_code"] = "fly-tipping".into();
    tipped["attributes"] = json!([]);
    assert_eq!(guest.post("/reports", &tipped).expect(422).names(), ["/attachments"]);
    tipped["attachments"] = json!(four[3..]);
    guest.post("/reports", &tipped).expect(201);

    for (files, names) in [
        (json!("x"), ["/attachments"]),
        (json!([{"alt": "x"}]), ["/attachments/0/id"]),
        (json!([{"id": "at_none", "alt": "x".repeat(301)}]), ["/attachments/0/alt"]),
    ] {
        let reply = guest.post("/reports", &with(&files)).expect(422);
        assert_eq!(reply.names()[..1], names, "{files}");
    }
}

#[test]
fn an_upload_that_no_report_named_is_swept_after_two_days() {
    let mut server = Server::start();
    let mut guest = Client::new(&server);
    let key = fresh_key();
    let put = |client: &mut Client| {
        let request = client.request("POST", "/attachments").key(&key);
        request.bytes("image/png", &png("forgotten")).send().expect(201).text("id")
    };
    let (old, used, young) =
        (put(&mut guest), guest.upload("image/png", &png("used")), guest.upload("image/png", &png("young")));
    guest.post("/reports", &with(&json!([{"id": used}]))).expect(201);
    for (table, column, hours) in [("attachments", "received_at", 49), ("idempotency", "created_at", 49)] {
        let sql = format!("UPDATE {table} SET {column} = ?1");
        server.db().execute(&sql, [clock::now() - hours * HOUR]).unwrap();
    }
    let fresh = "UPDATE attachments SET received_at = ?1 WHERE id = ?2";
    server.db().execute(fresh, (clock::now() - 47 * HOUR, &young)).unwrap();
    // It sweeps when it starts, and every hour.
    server.kill_and_restart();
    let there = |id: &str| -> bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM attachments WHERE id = ?1)";
        server.db().query_row(sql, [id], |row| row.get(0)).unwrap()
    };
    for _ in 0..100 {
        if !there(&old) {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    assert!(!there(&old) && there(&used) && there(&young));
    let mut guest = Client::new(&server);
    assert_eq!(
        guest.post("/reports", &with(&json!([{"id": old}]))).expect(422).names(),
        ["/attachments/0/id"]
    );
    // The same key uploads it anew, instead of leading to what is gone.
    let again = put(&mut guest);
    guest.post("/reports", &with(&json!([{"id": again}]))).expect(201);
}

#[test]
fn strangers_cannot_fill_the_disk() {
    let server = Server::start_with(&[], &[("ONEDOOR_GUEST_CREATES", "3")]);
    let mut guest = Client::new(&server);
    for n in 0..3 {
        guest.upload("image/png", &png(&n.to_string()));
    }
    let refused = upload(&mut guest, "image/png", &png("more")).expect(429);
    assert!(refused.headers["retry-after"].parse::<u64>().unwrap() > 0);
}
