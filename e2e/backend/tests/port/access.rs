//! The walk: every resource of the contract that opens by a credential, with none, an expired, a forged and another's.

use serde_json::{Value, json};

use crate::support::contract::{Operation, contract};
use crate::support::council::{GWILYM, MAIR, png, report};
use crate::support::{Client, Reply, Server};

/// What Mair owns: what an address in the contract is filled with.
struct Owned {
    reference: String,
    address: String,
    guest_reference: String,
    file: String,
}

impl Owned {
    fn fill(&self, operation: &Operation) -> String {
        let reference =
            if operation.path.starts_with("/track") { &self.guest_reference } else { &self.reference };
        let id = match operation.path.as_str() {
            path if path.starts_with("/me/addresses") => &self.address,
            "/attachments/{id}" => &self.file,
            _ => "chat_none",
        };
        operation.path.replace("{reference}", reference).replace("{id}", id)
    }
}

/// Sends an operation with a body that would be taken.
fn send(client: &mut Client, operation: &Operation, path: &str) -> Reply {
    let method: &'static str = match operation.method.as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        other => panic!("{other}"),
    };
    let body = match operation.path.as_str() {
        "/me/addresses" => json!({"channel": "email", "value": "more@example.org"}),
        "/me/preferences" => json!({"cells": [{"topic": "bins", "channel": "email", "choice": "on"}]}),
        path if path.ends_with("/verification") => json!({"code": "000000"}),
        _ => json!({"text": "Let me in", "client_id": "c_1"}),
    };
    let request =
        client.request(method, path).key(&crate::support::client::fresh_key()).header("if-match", "*");
    if method == "GET" { request.send() } else { request.json(&body).send() }
}

/// Everything of Mair's in the database, to see that nothing was changed.
fn picture(server: &Server) -> Vec<String> {
    let db = server.db();
    let mut all = Vec::new();
    for sql in [
        "SELECT reference || updated_at || stage FROM cases WHERE resident_id = 'r_mair' OR resident_id IS NULL ORDER BY id",
        "SELECT id || text FROM events ORDER BY id",
        "SELECT id || coalesce(alt, '') || coalesce(case_id, 0) FROM attachments ORDER BY id",
        "SELECT id || contact_by FROM followers ORDER BY id",
        "SELECT id || value || coalesce(verified_at, 0) FROM addresses WHERE resident_id = 'r_mair' ORDER BY id",
        "SELECT topic || channel || choice FROM preferences WHERE resident_id = 'r_mair' ORDER BY 1",
    ] {
        let mut statement = db.prepare(sql).unwrap();
        all.extend(statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    all
}

#[test]
fn nobody_gets_in_with_the_wrong_credential() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let file = mair.upload("image/png", &png("hers"));
    let mut body = report();
    body["attachments"] = json!([{"id": file, "alt": "Her street"}]);
    let reference = mair.post("/reports", &body).expect(201).text("reference");
    let address =
        mair.post("/me/addresses", &json!({"channel": "email", "value": "m2@example.org"})).expect(201);
    let guests = Client::new(&server).post("/reports", &report()).expect(201).text("reference");
    let owned = Owned { reference, address: address.text("id"), guest_reference: guests, file };
    // Somebody who follows her case: a credential of its own, and not hers.
    let follow = json!({"reporter": {"contact_by": "email", "email": "nia@example.org"}});
    let path = format!("/reports/{}/followers", owned.reference);
    let followers_secret = Client::new(&server).post(path, &follow).expect(201).text("secret");
    let own_secret = Client::new(&server).post("/reports", &report()).expect(201).text("secret");

    let mut gwilym = Client::new(&server);
    gwilym.sign_in(&server, GWILYM);
    let mut expired = Client::new(&server);
    expired.sign_in(&server, MAIR);
    let mut forged = Client::new(&server);
    forged.cookies.insert("onedoor_session".into(), "A".repeat(32));
    let token = expired.cookies["onedoor_session"].clone();
    server
        .db()
        .execute(
            "UPDATE sessions SET expires_at = 1 WHERE token_hash = ?1",
            [onedoor_backend::secret::hash(&token)],
        )
        .unwrap();

    let before = picture(&server);
    let mut walked = 0;
    let behind = contract().operations().into_iter().filter(|operation| !operation.security.is_empty());
    for operation in behind {
        let path = owned.fill(&operation);
        let what = format!("{} {path}", operation.method);
        let scheme = operation.security[0].as_str();
        walked += 1;
        if operation.path == "/attachments/{id}" {
            send(&mut Client::new(&server), &operation, &path).expect(404);
            send(&mut expired, &operation, &path).expect(401);
            send(&mut forged, &operation, &path).expect(401);
            let theirs = send(&mut gwilym, &operation, &path).expect(404).json;
            assert_eq!(theirs, gwilym.get("/attachments/at_none").expect(404).json, "{what}");
            for secret in ["wrong", own_secret.as_str(), followers_secret.as_str()] {
                for client in [&mut Client::new(&server), &mut gwilym, &mut expired] {
                    client.request("GET", &path).header("x-tracking-secret", secret).send().expect(404);
                }
            }
            send(&mut mair, &operation, &path).expect(200);
            continue;
        }
        match scheme {
            "session" => {
                send(&mut Client::new(&server), &operation, &path).expect(401);
                if operation.path != "/me/live" {
                    send(&mut expired, &operation, &path).expect(401);
                    let unsafe_method = operation.method != "GET";
                    // A forged cookie has no token that fits.
                    send(&mut forged, &operation, &path).expect(if unsafe_method { 403 } else { 401 });
                    if unsafe_method && operation.path.starts_with("/me/") {
                        let csrf = mair.csrf.take();
                        send(&mut mair, &operation, &path).expect(403);
                        mair.csrf = csrf;
                    }
                }
                if operation.path.contains('{') {
                    let theirs = send(&mut gwilym, &operation, &path).expect(404).json;
                    let none = path.replace(&owned.reference, "OD-0").replace(&owned.address, "a_none");
                    assert_eq!(
                        theirs,
                        send(&mut gwilym, &operation, &none).expect(404).json,
                        "{what} tells that it is there"
                    );
                }
            }
            "trackingSecret" => {
                for client in [&mut Client::new(&server), &mut gwilym, &mut mair] {
                    send(client, &operation, &path).expect(404);
                    let body = json!({"text": "Let me in"});
                    let request = if operation.method == "GET" {
                        client.request("GET", &path)
                    } else {
                        client.request("POST", &path).key(&crate::support::client::fresh_key()).json(&body)
                    };
                    // The secret of another guest's case, and of a follower of another case.
                    request.header("x-tracking-secret", &own_secret).send().expect(404);
                    let request =
                        client.request(if operation.method == "GET" { "GET" } else { "POST" }, &path);
                    let request = request.key(&crate::support::client::fresh_key()).json(&body);
                    request.header("x-tracking-secret", &followers_secret).send().expect(404);
                }
            }
            "chatToken" | "chatCookie" => {
                let status = send(&mut Client::new(&server), &operation, &path).status;
                assert!([401, 404].contains(&status), "{what}: {status}");
            }
            other => panic!("{what}: nobody has walked {other}"),
        }
    }
    assert!(walked >= 20, "only {walked} operations are behind a credential");
    assert_eq!(picture(&server), before, "something was changed");

    // Lists hold one's own only.
    for path in ["/me/cases", "/me/addresses"] {
        let list = gwilym.get(path).expect(200).json.to_string();
        assert!(
            !list.contains(&owned.reference) && !list.contains("m2@example.org") && !list.contains(MAIR),
            "{path}"
        );
    }
    let mine: Vec<Value> = mair.get("/me/cases").expect(200).json["items"].as_array().unwrap().clone();
    assert_eq!(mine.len(), 1, "a guest's case is nobody's but the secret's");
}

#[test]
fn a_case_of_a_resident_has_no_secret_to_open_it() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let reference = mair.post("/reports", &report()).expect(201).text("reference");
    for secret in ["", "null", "AAAAAAAAAAAAAAAA"] {
        mair.request("GET", format!("/track/{reference}"))
            .header("x-tracking-secret", secret)
            .send()
            .expect(404);
    }
}
