//! Kill -9 at random moments while reports and messages are posted: every acknowledged one is there afterwards, once.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::client::fresh_key;
use crate::support::council::{MAIR, png, report};
use crate::support::{Client, Server};

const ROUNDS: u64 = 6;
const CLIENTS: usize = 4;
/// Acknowledged in each round before the crash.
const AT_LEAST: usize = 15;

#[test]
fn acknowledged_files_and_followers_survive() {
    let mut server = Server::start();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut following: Vec<(String, String)> = Vec::new();
    let reference = Client::new(&server).post("/reports", &report()).expect(201).text("reference");
    let mut waiting: Option<(String, Vec<u8>)> = None;
    for round in 0..4_u32 {
        let (server_now, before) = (&server, files.len());
        let enough = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (enough, files, following, waiting) = (&enough, &mut files, &mut following, &mut waiting);
            let reference = &reference;
            scope.spawn(move || {
                let mut guest = Client::new(server_now);
                for n in 0_usize.. {
                    // What got no answer goes again under its key; the file is half a megabyte, so that the crash meets it.
                    let fresh = || {
                        let mut content = png(&format!("round {round} file {n}"));
                        content.resize(1 << 19, b'.');
                        (fresh_key(), content)
                    };
                    let (key, content) = waiting.take().unwrap_or_else(fresh);
                    let request = guest.request("POST", "/attachments").key(&key);
                    let Ok(reply) = request.bytes("image/png", &content).try_send() else {
                        *waiting = Some((key, content));
                        return;
                    };
                    files.push((reply.expect(201).text("id"), content));
                    let email = format!("nia-{round}-{n}@example.org");
                    let body = json!({"reporter": {"contact_by": "email", "email": email}});
                    let path = format!("/reports/{reference}/followers");
                    match guest.request("POST", path).key(&fresh_key()).json(&body).try_send() {
                        Ok(reply) => following.push((email, reply.expect(201).text("secret"))),
                        Err(_) => return,
                    }
                    if n == 3 {
                        enough.store(true, Ordering::Relaxed);
                    }
                }
            });
            let patience = Instant::now();
            while !enough.load(Ordering::Relaxed) {
                assert!(patience.elapsed() < Duration::from_mins(1), "the server acknowledges nothing");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_micros(u64::from(round + 1) * 6_151));
            let id = server_now.id().to_string();
            assert!(std::process::Command::new("kill").args(["-9", &id]).status().unwrap().success());
        });
        assert!(files.len() >= before + 3);
        server.kill_and_restart();
    }
    let db = server.db();
    for (id, content) in &files {
        let kept: Vec<u8> = db
            .query_row("SELECT content FROM attachments WHERE id = ?1", [id], |row| row.get(0))
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        assert!(kept == *content, "{id} is not what was sent");
    }
    let all: i64 = db
        .query_row("SELECT count(DISTINCT sha256) - count(*) FROM attachments", [], |row| row.get(0))
        .unwrap();
    assert_eq!(all, 0, "a file is there twice");
    let mut guest = Client::new(&server);
    for (email, secret) in &following {
        let request = guest.request("GET", format!("/track/{reference}")).header("x-tracking-secret", secret);
        assert_eq!(request.send().expect(200).json["following"], true, "{email}");
    }
    // The last of them goes into a report as if nothing had been.
    let mut body = report();
    body["attachments"] = json!([{"id": files.last().unwrap().0}]);
    guest.post("/reports", &body).expect(201);
}

#[test]
fn what_was_acknowledged_survives_and_is_not_doubled() {
    let mut server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let thread = mair.post("/reports", &report()).expect(201).text("reference");
    // text → reference or event id, as the answer said.
    let acknowledged: Mutex<HashMap<String, String>> = Mutex::default();
    let mut waiting: Vec<(String, String, bool)> = Vec::new();
    for round in 0..ROUNDS {
        let stop = AtomicBool::new(false);
        let mut retries = Mutex::new(std::mem::take(&mut waiting));
        let unanswered: Mutex<Vec<(String, String, bool)>> = Mutex::default();
        let (server_now, mair_now) = (&server, &mair);
        std::thread::scope(|scope| {
            for number in 0..CLIENTS {
                let (stop, acknowledged, unanswered, retries, thread) =
                    (&stop, &acknowledged, &unanswered, &retries, &thread);
                scope.spawn(move || {
                    let mut guest = Client::new(server_now);
                    let mut mair = Client::new(server_now);
                    mair.cookies.clone_from(&mair_now.cookies);
                    mair.csrf.clone_from(&mair_now.csrf);
                    let mut n = 0;
                    while !stop.load(Ordering::Relaxed) {
                        n += 1;
                        // What got no answer goes again, with its key, as a portal's outbox does.
                        let again = retries.lock().unwrap().pop();
                        let (key, text, is_message) = again.unwrap_or_else(|| {
                            (fresh_key(), format!("round {round} client {number} line {n}"), n % 2 == 0)
                        });
                        let sent = if is_message {
                            let path = format!("/me/cases/{thread}/messages");
                            mair.request("POST", path).key(&key).json(&json!({"text": text})).try_send()
                        } else {
                            let mut body = report();
                            body["description"] = json!(text);
                            body["reporter"] = json!({"contact_by": "none"});
                            guest.request("POST", "/reports").key(&key).json(&body).try_send()
                        };
                        match sent {
                            Ok(reply) if reply.status == 201 => {
                                let name = if is_message { "id" } else { "reference" };
                                acknowledged.lock().unwrap().insert(text, reply.text(name));
                            }
                            Ok(reply) => panic!("{} {}", reply.status, reply.json),
                            Err(_) => {
                                unanswered.lock().unwrap().push((key, text, is_message));
                                return;
                            }
                        }
                    }
                });
            }
            let (before, patience) = (acknowledged.lock().unwrap().len(), Instant::now());
            while acknowledged.lock().unwrap().len() < before + AT_LEAST {
                assert!(patience.elapsed() < Duration::from_mins(1), "the server acknowledges nothing");
                std::thread::sleep(Duration::from_millis(1));
            }
            // Then at a moment that has nothing to do with theirs.
            std::thread::sleep(Duration::from_micros(7_919 * (round + 1) % 31_000));
            let id = server_now.id().to_string();
            assert!(std::process::Command::new("kill").args(["-9", &id]).status().unwrap().success());
            std::thread::sleep(Duration::from_millis(100));
            stop.store(true, Ordering::Relaxed);
        });
        waiting = unanswered.into_inner().unwrap();
        waiting.append(retries.get_mut().unwrap());
        server.kill_and_restart();
        // The client's address follows the server's new port; its session outlives the crash.
        let mut after = Client::new(&server);
        after.cookies.clone_from(&mair.cookies);
        after.csrf.clone_from(&mair.csrf);
        mair = after;
        mair.get("/me/cases").expect(200);
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    let db = server.db();
    let ok: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(ok, "ok");
    for (text, id) in &acknowledged {
        let plain = serde_json::to_string(text).unwrap();
        let kept: Vec<String> = db
            .prepare_cached(
                "SELECT CASE WHEN e.kind = 'received' THEN c.reference ELSE 'ev_' || e.id END
                 FROM events e JOIN cases c ON c.id = e.case_id WHERE e.text = ?1",
            )
            .unwrap()
            .query_map([plain], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(kept, std::slice::from_ref(id), "{text}");
    }
    let doubled: i64 = db
        .query_row(
            "SELECT count(*) FROM (SELECT 1 FROM events GROUP BY text HAVING count(*) > 1)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(doubled, 0);
    println!("{} acknowledged over {ROUNDS} crashes", acknowledged.len());
}
