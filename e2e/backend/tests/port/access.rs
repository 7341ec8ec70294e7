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
    chat: String,
}

impl Owned {
    fn fill(&self, operation: &Operation) -> String {
        let reference =
            if operation.path.starts_with("/track") { &self.guest_reference } else { &self.reference };
        let id = match operation.path.as_str() {
            path if path.starts_with("/me/addresses") => &self.address,
            "/attachments/{id}" => &self.file,
            path if path.starts_with("/chat-sessions/") => &self.chat,
            path if path.contains("{id}") => panic!("nobody has filled {path}"),
            _ => "",
        };
        operation.path.replace("{reference}", reference).replace("{id}", id)
    }
}

/// Sends an operation with a body that would be taken.
fn send(client: &mut Client, operation: &Operation, path: &str) -> Reply {
    send_with(client, operation, path, None)
}

/// The same, with a token for a chat.
fn send_with(client: &mut Client, operation: &Operation, path: &str, token: Option<&str>) -> Reply {
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
        path if path.ends_with("/closure") => json!({"rating": 1}),
        _ => json!({"text": "Let me in", "client_id": "c_1"}),
    };
    let mut request =
        client.request(method, path).key(&crate::support::client::fresh_key()).header("if-match", "*");
    if let Some(token) = token {
        request = request.header("authorization", &format!("Bearer {token}"));
    }
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
        "SELECT id || state || last_seq || read_by_resident || coalesce(rating, 0) FROM chats ORDER BY id",
        "SELECT chat_id || seq || type FROM chat_events ORDER BY 1",
        "SELECT hex(token_hash) FROM chat_tokens ORDER BY 1",
    ] {
        let mut statement = db.prepare(sql).unwrap();
        all.extend(statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    all
}

/// Tokens for a chat of Mair's, and one for a chat of Gwilym's.
struct Chats {
    mairs: String,
    expired: String,
    gwilyms: String,
}

impl Chats {
    fn of(server: &Server, chat: &str, mairs: String, mair: &mut Client, gwilym: &mut Client) -> Self {
        let renewed = mair.post(format!("/chat-sessions/{chat}/token"), &Value::Null).expect(200);
        let expired = renewed.text("token");
        end(server, "chat_tokens", &expired);
        let gwilyms = gwilym.post("/chat-sessions", &json!({"language": "en"})).expect(201).text("token");
        Self { mairs, expired, gwilyms }
    }
}

/// Lets a token of this table run out.
fn end(server: &Server, table: &str, token: &str) {
    let sql = format!("UPDATE {table} SET expires_at = 1 WHERE token_hash = ?1");
    let ended = server.db().execute(&sql, [onedoor_backend::secret::hash(token)]).unwrap();
    assert_eq!(ended, 1);
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
    let chat = mair.post("/chat-sessions", &json!({"language": "en"})).expect(201);
    let (chat, token) = (chat.text("id"), chat.text("token"));
    let owned =
        Owned { reference, address: address.text("id"), guest_reference: guests, file, chat: chat.clone() };
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
    let session = expired.cookies["onedoor_session"].clone();
    end(&server, "sessions", &session);
    let chats = Chats::of(&server, &chat, token, &mut mair, &mut gwilym);
    expired.cookies.insert("onedoor_chat".into(), mair.cookies["onedoor_chat"].clone());

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
                send(&mut expired, &operation, &path).expect(401);
                let unsafe_method = operation.method != "GET";
                // A forged cookie has no token that fits.
                send(&mut forged, &operation, &path).expect(if unsafe_method { 403 } else { 401 });
                if unsafe_method && operation.path.starts_with("/me/") {
                    let csrf = mair.csrf.take();
                    send(&mut mair, &operation, &path).expect(403);
                    mair.csrf = csrf;
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
            "chatToken" => {
                let none = path.replace(&owned.chat, "chat_none");
                for client in [&mut Client::new(&server), &mut mair, &mut gwilym] {
                    // Her session and her cookie alone open nothing either.
                    send(client, &operation, &path).expect(401);
                    for token in [chats.expired.as_str(), "forged"] {
                        send_with(client, &operation, &path, Some(token)).expect(401);
                    }
                    let theirs = send_with(client, &operation, &path, Some(&chats.gwilyms)).expect(404).json;
                    let nowhere = send_with(client, &operation, &none, Some(&chats.gwilyms)).expect(404).json;
                    assert_eq!(theirs, nowhere, "{what} tells that it is there");
                }
            }
            "chatCookie" => {
                // Gwilym's has a chat of his own behind it.
                for client in [&mut Client::new(&server), &mut gwilym] {
                    send(client, &operation, &path).expect(404);
                }
                send(&mut expired, &operation, &path).expect(401);
            }
            other => panic!("{what}: nobody has walked {other}"),
        }
    }
    assert!(walked >= 20, "only {walked} operations are behind a credential");
    assert_eq!(picture(&server), before, "something was changed");
    // Her own token opens all of it; a chat that is closed takes no more.
    let mut her_chat = contract().operations();
    her_chat.retain(|operation| operation.security.first().is_some_and(|scheme| scheme == "chatToken"));
    her_chat.sort_by_key(|operation| operation.path.ends_with("/closure"));
    for operation in her_chat {
        let path = owned.fill(&operation);
        let status = send_with(&mut mair, &operation, &path, Some(&chats.mairs)).status;
        assert!((200..300).contains(&status), "{} {path}: {status}", operation.method);
    }

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
