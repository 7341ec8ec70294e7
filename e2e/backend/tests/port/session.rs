//! Signing in by a code: limited, expiring, never telling who is known; sessions that end.

use serde_json::json;

use crate::support::client::fresh_key;
use crate::support::council::MAIR;
use crate::support::{Client, Server};

#[test]
fn a_code_opens_a_session_and_signing_out_kills_it() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    let before = mair.get("/session").expect(200);
    assert_eq!(before.json["signed_in"], false);
    let session = mair.sign_in(&server, "  MAIR@Example.org ".trim());
    assert_eq!(session["resident"]["name"], "Mair Evans");
    assert_ne!(session["csrf_token"], before.json["csrf_token"], "a new session has a new token");
    assert_eq!(mair.get("/session").expect(200).json["signed_in"], true);
    let renewed = mair.request("POST", "/session/renewal").send().expect(200);
    assert_eq!(renewed.json["resident"]["id"], "r_mair");
    let thief = mair.clone();
    mair.request("DELETE", "/session").send().expect(204);
    assert!(!mair.cookies.contains_key("onedoor_session"));
    // A copy of the cookie is worth nothing any more.
    let mut thief = thief;
    thief.get("/me/cases").expect(401);
    assert_eq!(thief.get("/session").expect(200).json["signed_in"], false);
}

#[test]
fn an_unknown_address_gets_the_same_answer_and_becomes_a_new_resident() {
    let server = Server::start();
    let mut stranger = Client::new(&server);
    let mut ask = |email: &str| stranger.post("/session/codes", &json!({"email": email})).expect(202).json;
    let (known, unknown) = (ask(MAIR), ask("new@example.org"));
    let names = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&known), names(&unknown));
    let first = stranger.sign_in(&server, "new@example.org");
    let again = Client::new(&server).sign_in(&server, "New@Example.Org");
    assert_eq!(first["resident"]["id"], again["resident"]["id"]);
    assert_eq!(stranger.get("/me/cases").expect(200).json["counts"]["open"], 0);
}

#[test]
fn a_code_can_be_tried_five_times() {
    let server = Server::start();
    let mut guesser = Client::new(&server);
    let challenge = guesser.post("/session/codes", &json!({"email": MAIR})).expect(202).text("challenge");
    let code = server.last_code(MAIR);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in (0..5).rev() {
        let reply = guesser.post("/session", &json!({"challenge": challenge, "code": wrong})).expect(422);
        assert_eq!((reply.json["tries_left"].clone(), reply.names()), (json!(left), vec!["/code"]));
    }
    guesser.post("/session", &json!({"challenge": challenge, "code": code})).expect(422);
    guesser.post("/session", &json!({"challenge": "ch_other", "code": code})).expect(422);
    assert_eq!(guesser.get("/session").expect(200).json["signed_in"], false);
}

#[test]
fn a_code_works_once() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    let challenge = mair.post("/session/codes", &json!({"email": MAIR})).expect(202).text("challenge");
    let body = json!({"challenge": challenge, "code": server.last_code(MAIR)});
    mair.post("/session", &body).expect(201);
    Client::new(&server).post("/session", &body).expect(422);
}

#[test]
fn a_code_expires() {
    let server = Server::start_with(&[], &[("ONEDOOR_CODE_SECONDS", "0")]);
    let mut mair = Client::new(&server);
    let challenge = mair.post("/session/codes", &json!({"email": MAIR})).expect(202).text("challenge");
    mair.post("/session", &json!({"challenge": challenge, "code": server.last_code(MAIR)})).expect(422);
}

#[test]
fn asking_for_many_codes_or_guessing_over_many_is_stopped() {
    let limits = [("ONEDOOR_CODES_PER_ADDRESS", "3"), ("ONEDOOR_WRONG_CODES", "7")];
    let server = Server::start_with(&[], &limits);
    let mut guesser = Client::new(&server);
    let ask = |guesser: &mut Client| guesser.post("/session/codes", &json!({"email": MAIR}));
    let challenges = [ask(&mut guesser).text("challenge"), ask(&mut guesser).text("challenge")];
    for at in 0..7 {
        // A code of letters is never right.
        guesser.post("/session", &json!({"challenge": challenges[at / 5], "code": "abcdef"})).expect(422);
    }
    let stopped =
        guesser.post("/session", &json!({"challenge": challenges[1], "code": "abcdef"})).expect(429);
    assert!(stopped.headers["retry-after"].parse::<u64>().unwrap() > 0);
    ask(&mut guesser).expect(202);
    ask(&mut guesser).expect(429);
    // Another address is not held up by it.
    guesser.post("/session/codes", &json!({"email": "sam@example.org"})).expect(202);
}

#[test]
fn a_session_ends_when_nobody_uses_it() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let hash = onedoor_backend::secret::hash(&mair.cookies["onedoor_session"]);
    let ends_in = |seconds: i64| {
        let end = onedoor_backend::clock::now() + seconds * 1_000;
        server
            .db()
            .execute("UPDATE sessions SET expires_at = ?1 WHERE token_hash = ?2", (end, hash))
            .unwrap();
    };
    let left = || -> i64 {
        let sql = "SELECT expires_at FROM sessions WHERE token_hash = ?1";
        let end: i64 = server.db().query_row(sql, [hash], |row| row.get(0)).unwrap();
        (end - onedoor_backend::clock::now()) / 1_000
    };
    // Asking who is signed in is not using it; using it and renewing it are.
    ends_in(300);
    mair.get("/session").expect(200);
    assert!(left() <= 300);
    mair.get("/me/cases").expect(200);
    assert!((1_700..=1_800).contains(&left()), "{}", left());
    ends_in(300);
    mair.request("POST", "/session/renewal").send().expect(200);
    assert!((1_700..=1_800).contains(&left()), "{}", left());
    ends_in(-1);
    mair.get("/me/cases").expect(401);
    mair.request("POST", "/session/renewal").send().expect(401);
    // What a resident sends then is not taken for a guest's.
    mair.post("/reports", &crate::support::council::report()).expect(401);
    mair.sign_in(&server, MAIR);
    mair.get("/me/cases").expect(200);
}

#[test]
fn a_request_without_its_token_is_refused() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.get("/session").expect(200);
    let body = json!({"email": MAIR});
    mair.request("POST", "/session/codes").json(&body).without_csrf().send().expect(403);
    mair.sign_in(&server, MAIR);
    let other = {
        let mut other = Client::new(&server);
        other.get("/session").expect(200).text("csrf_token")
    };
    mair.request("DELETE", "/session").without_csrf().send().expect(403);
    mair.request("DELETE", "/session").without_csrf().header("x-csrf-token", &other).send().expect(403);
    mair.get("/me/cases").expect(200);
}

#[test]
fn nothing_secret_is_kept_as_it_is() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let receipt = Client::new(&server).post("/reports", &crate::support::council::report()).expect(201);
    let dump = {
        let db = server.db();
        db.execute_batch("DELETE FROM outbound; PRAGMA wal_checkpoint(TRUNCATE); VACUUM").unwrap();
        let file: String = db.path().unwrap().to_owned();
        std::fs::read(file).unwrap()
    };
    for secret in [mair.cookies["onedoor_session"].clone(), receipt.text("secret")] {
        assert!(
            !dump.windows(secret.len()).any(|part| part == secret.as_bytes()),
            "{secret} is in the database"
        );
    }
}

#[test]
fn behind_a_named_proxy_each_client_has_limits_of_its_own() {
    let ask = |server: &Server, from: Option<&str>, email: &str| {
        let mut client = Client::new(server);
        let request = client.request("POST", "/session/codes").key(&fresh_key());
        let request = from.into_iter().fold(request, |asked, from| asked.header("x-forwarded-for", from));
        request.json(&json!({"email": email})).send().status
    };
    let few = [("ONEDOOR_CODES_PER_CLIENT", "2")];
    let server = Server::start_with(&["--trusted-proxy", "127.0.0.0/8"], &few);
    let mut asked = 0;
    let mut from = |from: &str| {
        asked += 1;
        ask(&server, Some(from), &format!("guest{asked}@example.org"))
    };
    assert_eq!([from("192.0.2.7"), from("192.0.2.7"), from("192.0.2.7")], [202, 202, 429]);
    // What a client writes itself gives it no new limit, and takes nobody else's.
    assert_eq!(from("198.51.100.1, 192.0.2.7"), 429);
    assert_eq!(
        [from("198.51.100.1"), from("192.0.2.7, 198.51.100.1"), from("198.51.100.1")],
        [202, 202, 429]
    );
    // Without a named proxy nothing is believed.
    let server = Server::start_with(&[], &few);
    let without = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];
    assert_eq!(without.map(|from| ask(&server, Some(from), "guest@example.org")), [202, 202, 429]);
    assert_eq!(ask(&server, None, "guest@example.org"), 429);
}
