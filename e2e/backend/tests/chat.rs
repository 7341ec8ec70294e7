//! The chat over a real port: nothing lost, nothing doubled, nobody else in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod served;

use std::collections::BTreeSet;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use served::{Chat, Server, Socket};

fn always() -> Server {
    Server::start(&["--chat-hours", "always"])
}

fn seqs(events: &Value) -> Vec<i64> {
    events.as_array().unwrap().iter().map(|event| event["seq"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn a_thousand_lines_over_a_flapping_socket_are_there_once_and_in_order() {
    let server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({"language": "en"})).await;
    // A person was asked for, so that the assistant keeps quiet.
    assert_eq!(chat.post(&mut browser, "handover", None).await.status, StatusCode::ACCEPTED);

    let lines: Vec<String> = (0..1_000).map(|n| format!("line {n} – llinell – سطر")).collect();
    let (mut waiting, mut last, mut flaps, mut seen) =
        ((0..lines.len()).collect::<BTreeSet<_>>(), 0_i64, 0, Vec::new());
    while !waiting.is_empty() {
        let mut socket = chat.socket(&server, last).await;
        // Everything not acknowledged is sent again, in order, and each connection breaks after some of the answers.
        let batch: Vec<usize> = waiting.iter().copied().take(120).collect();
        let resumed = socket.until_collecting("ready", &mut seen).await;
        last = resumed["seq"].as_i64().unwrap();
        for line in &batch {
            socket
                .send(&json!({"type": "send", "client_id": format!("c_{line}"), "text": lines[*line]}))
                .await;
        }
        let mut answers = 37 + (flaps * 29) % 97;
        while answers > 0 && !batch.iter().all(|line| !waiting.contains(line)) {
            let frame = socket.next().await.unwrap();
            match frame["type"].as_str().unwrap() {
                "ack" => {
                    let line = frame["client_id"].as_str().unwrap()[2..].parse::<usize>().unwrap();
                    waiting.remove(&line);
                }
                _ if frame["seq"].is_i64() => {
                    last = frame["seq"].as_i64().unwrap();
                    seen.push(frame);
                }
                _ => {}
            }
            answers -= 1;
        }
        flaps += 1;
        // Dropped without a goodbye.
        drop(socket);
    }
    let mut socket = chat.socket(&server, last).await;
    socket.until_collecting("ready", &mut seen).await;
    assert!(flaps > 8, "{flaps}");

    // The socket gave every event once and without a gap.
    assert_eq!(seqs(&json!(seen)), (1..=i64::try_from(seen.len()).unwrap()).collect::<Vec<_>>());
    // So does plain HTTP, from the beginning.
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let page = chat.read(&mut browser, after, 0).await["items"].as_array().unwrap().clone();
        let Some(end) = page.last() else { break };
        after = end["seq"].as_i64().unwrap();
        all.extend(page);
    }
    assert_eq!(all, seen);
    let said: Vec<&str> = all
        .iter()
        .filter(|event| event["type"] == "message" && event["from"]["role"] == "resident")
        .map(|event| event["text"].as_str().unwrap())
        .collect();
    assert_eq!(said.len(), 1_000);
    assert_eq!(said, lines);
}

#[tokio::test]
async fn a_line_is_kept_once_whichever_way_it_comes() {
    let server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({})).await;
    let first = chat.say(&mut browser, "c_1", "person").await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let mut socket = chat.socket(&server, 0).await;
    socket.until("ready").await;
    socket.send(&json!({"type": "send", "client_id": "c_1", "text": "person"})).await;
    assert_eq!(socket.until("ack").await["seq"], first.body["seq"]);
    let again = chat.say(&mut browser, "c_1", "person").await;
    assert_eq!(again.body, first.body);
    let all = chat.read(&mut browser, 0, 0).await;
    let mine = all["items"].as_array().unwrap().iter().filter(|event| event["client_id"] == "c_1").count();
    assert_eq!(mine, 1);
    assert_eq!(all["queue"]["position"], 0);
}

#[tokio::test]
async fn a_chats_token_never_opens_another() {
    let server = always();
    let (mut one, mut other) = (server.browser(), server.browser());
    let mine = Chat::start(&mut one, json!({})).await;
    let theirs = Chat::start(&mut other, json!({})).await;
    let crossed = Chat { id: theirs.id.clone(), token: mine.token.clone() };
    let unknown = Chat { id: theirs.id.clone(), token: "not-a-token".to_owned() };
    for (chat, want) in [(&crossed, StatusCode::NOT_FOUND), (&unknown, StatusCode::UNAUTHORIZED)] {
        assert_eq!(chat.say(&mut one, "c_1", "hello").await.status, want);
        assert_eq!(chat.post(&mut one, "handover", None).await.status, want);
        assert_eq!(chat.post(&mut one, "closure", Some(json!({}))).await.status, want);
        let bearer = format!("Bearer {}", chat.token);
        let seen = one.send(Method::GET, &chat.path("messages"), &[("authorization", &bearer)], None).await;
        assert_eq!(seen.status, want);
    }
    assert_eq!(
        one.send(Method::GET, &theirs.path("messages"), &[], None).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(crossed.socket(&server, 0).await.next().await, Err(Some(4404)));
    assert_eq!(unknown.socket(&server, 0).await.next().await, Err(Some(4401)));
    let nowhere = Chat { id: "chat_none".to_owned(), token: mine.token.clone() };
    assert_eq!(nowhere.socket(&server, 0).await.next().await, Err(Some(4404)));
    // A socket that does not begin with its token.
    let mut rude = Socket::open(&server, &mine.id).await;
    rude.send(&json!({"type": "send", "client_id": "c_1", "text": "hello"})).await;
    assert_eq!(rude.next().await, Err(Some(4401)));
    // A token is renewed with the chat's own cookie only.
    assert_eq!(one.post(&theirs.path("token"), json!({})).await.status, StatusCode::NOT_FOUND);
    let renewed = one.post(&mine.path("token"), json!({})).await;
    assert_eq!(renewed.status, StatusCode::OK, "{}", renewed.body);
    assert_ne!(renewed.body["token"], json!(mine.token));
    let fresh = Chat { id: mine.id.clone(), token: renewed.body["token"].as_str().unwrap().to_owned() };
    assert!(!fresh.read(&mut one, 0, 0).await["items"].as_array().unwrap().is_empty());
    // The first token is still good for the other tab.
    assert!(!mine.read(&mut one, 0, 0).await["items"].as_array().unwrap().is_empty());
    assert_eq!(theirs.read(&mut other, 0, 0).await["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_token_that_ran_out_is_renewed_and_what_was_written_arrives_once() {
    let server = Server::start_with(&["--chat-hours", "always"], &[("ONEDOOR_CHAT_TOKEN_SECONDS", "1")]);
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({})).await;
    let mut socket = chat.socket(&server, 0).await;
    socket.until("ready").await;
    // A standing socket ends with its token, and none stands with it any more; nor does anything else go.
    let end = tokio::time::timeout(Duration::from_secs(5), async {
        loop {
            if let Err(code) = socket.next().await {
                break code;
            }
        }
    });
    assert_eq!(end.await.unwrap(), Some(4401));
    assert_eq!(chat.socket(&server, 0).await.next().await, Err(Some(4401)));
    let refused = chat.say(&mut browser, "c_late", "Written too late").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{}", refused.body);
    let renewed = browser.post(&chat.path("token"), json!({})).await;
    assert_eq!(renewed.status, StatusCode::OK, "{}", renewed.body);
    let fresh = Chat { id: chat.id.clone(), token: renewed.body["token"].as_str().unwrap().to_owned() };
    for _ in 0..2 {
        assert_eq!(fresh.say(&mut browser, "c_late", "Written too late").await.status, StatusCode::CREATED);
    }
    let all = fresh.read(&mut browser, 0, 0).await;
    let late = all["items"].as_array().unwrap().iter().filter(|event| event["text"] == "Written too late");
    assert_eq!(late.count(), 1);
}

#[tokio::test]
async fn a_residents_chat_waits_for_its_resident() {
    let server = always();
    let mut mair = server.resident("mair@example.org").await;
    let chat = Chat::start(&mut mair, json!({})).await;
    assert_eq!(mair.send(Method::DELETE, "/api/session", &[], None).await.status, StatusCode::NO_CONTENT);
    mair.learn_csrf().await;
    let signed_out = mair.post(&chat.path("token"), json!({})).await;
    assert_eq!(signed_out.status, StatusCode::UNAUTHORIZED, "{}", signed_out.body);
    // Somebody else's browser is told nothing of it.
    let mut other = server.browser();
    assert_eq!(other.post(&chat.path("token"), json!({})).await.status, StatusCode::NOT_FOUND);
    mair.sign_in("gwilym@example.org").await;
    assert_eq!(mair.post(&chat.path("token"), json!({})).await.status, StatusCode::NOT_FOUND);
    mair.sign_in("mair@example.org").await;
    assert_eq!(mair.post(&chat.path("token"), json!({})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_cookie_is_for_this_chat_and_no_script() {
    let server = always();
    let mut browser = server.browser();
    let key = [("idempotency-key", "a-key-of-mine")];
    let body = json!({"language": "cy"});
    let first = browser.send(Method::POST, "/api/chat-sessions", &key, Some(body.clone())).await;
    let again = server.browser().send(Method::POST, "/api/chat-sessions", &key, Some(body)).await;
    assert_eq!(first.body, again.body);
    let id = first.body["id"].as_str().unwrap();
    let cookie = first.cookies.iter().find(|cookie| cookie.starts_with("onedoor_chat=")).unwrap();
    for part in [&format!("Path=/api/chat-sessions/{id};"), "HttpOnly", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(first.body["url"], format!("/chat-sessions/{id}/socket"));
    let plain = browser.get(&format!("/api/chat-sessions/{id}/socket")).await;
    assert_eq!(plain.status, StatusCode::UPGRADE_REQUIRED);
}

#[tokio::test]
async fn the_assistant_quotes_articles_in_the_chats_language() {
    let server = always();
    let mut browser = server.browser();
    let check = async |browser: &mut _, language: &str, question: &str, id: &str, words: &str| {
        let chat = Chat::start(browser, json!({"language": language})).await;
        assert_eq!(chat.say(browser, "c_1", question).await.status, StatusCode::CREATED);
        let all = chat.read(browser, 3, 0).await;
        let answer = &all["items"][0];
        assert_eq!(answer["article"]["id"], id, "{question}: {answer}");
        assert_eq!(answer["from"]["role"], "bot");
        assert!(answer["text"].as_str().unwrap().contains(words), "{answer}");
        answer["article"].clone()
    };
    let quoted =
        check(&mut browser, "en", "How long do repairs take to a street light?", "114", "five working days")
            .await;
    assert_eq!(quoted["version"], 3);
    assert_eq!(quoted["title"], "How long do repairs to street lights take?");
    check(&mut browser, "en", "what does a new black bin cost when mine is lost", "104", "£32").await;
    check(&mut browser, "en", "rats in my garden", "122", "free").await;
    check(&mut browser, "cy", "faint o amser i drwsio golau stryd?", "114", "pum diwrnod gwaith").await;
    check(&mut browser, "cy", "pryd mae’r finiau’n cael eu gwagio?", "101", "bob wythnos").await;
    check(&mut browser, "ar", "كم يستغرق إصلاح أعمدة الإنارة؟", "114", "خمسة أيام").await;
    check(&mut browser, "ar", "كيف أدفع ضريبة المجلس", "123", "الخصم").await;
}

#[tokio::test]
async fn the_assistant_hands_over_when_asked_or_lost() {
    let server = always();
    let mut browser = server.browser();
    let lines = [
        ("en", "Can I talk to a person please", "resident"),
        ("cy", "Ga i siarad â rhywun?", "resident"),
        ("ar", "أريد التحدث إلى شخص", "resident"),
        ("en", "zxqv wlkjq", "bot"),
    ];
    for (language, line, by) in lines {
        let chat = Chat::start(&mut browser, json!({"language": language})).await;
        chat.say(&mut browser, "c_1", line).await;
        let all = chat.read(&mut browser, 0, 0).await;
        let handoff = all["items"].as_array().unwrap().iter().find(|event| event["type"] == "handoff");
        assert_eq!(handoff.unwrap()["from"]["role"], by, "{line}");
        assert!(all["queue"]["position"].is_i64(), "{all}");
        // Asking again changes nothing.
        let before = all["items"].as_array().unwrap().len();
        chat.post(&mut browser, "handover", None).await;
        assert_eq!(chat.read(&mut browser, 0, 0).await["items"].as_array().unwrap().len(), before);
    }
}

#[tokio::test]
async fn a_long_poll_answers_when_something_is_said() {
    let server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({})).await;
    let (mut other, same) = (server.browser(), Chat { id: chat.id.clone(), token: chat.token.clone() });
    let began = std::time::Instant::now();
    let poll = tokio::spawn(async move { same.read(&mut other, 2, 20).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    chat.say(&mut browser, "c_1", "person").await;
    let answer = poll.await.unwrap();
    assert_eq!(seqs(&answer["items"])[0], 3);
    assert!(began.elapsed().as_secs() < 10);
    assert_eq!(chat.read(&mut browser, 99, 1).await["items"], json!([]));
}

#[tokio::test]
async fn a_chat_ends_once_and_takes_nothing_after() {
    let server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({})).await;
    let close = chat.post(&mut browser, "closure", Some(json!({"rating": 4, "comment": null}))).await;
    assert_eq!(close.status, StatusCode::NO_CONTENT, "{}", close.body);
    let again = chat.post(&mut browser, "closure", Some(json!({"rating": 5}))).await;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
    let wrong = chat.post(&mut browser, "closure", Some(json!({"rating": 6}))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(chat.say(&mut browser, "c_1", "still here?").await.status, StatusCode::CONFLICT);
    let all = chat.read(&mut browser, 0, 0).await;
    let ends: Vec<_> =
        all["items"].as_array().unwrap().iter().filter(|event| event["type"] == "closed").collect();
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0]["reason"], "resident");
}

#[tokio::test]
async fn a_residents_chat_about_a_case_is_in_its_thread() {
    let server = always();
    let mut mair = server.resident("mair@example.org").await;
    let context =
        json!({"kind": "case", "reference": "AB-4821", "label": "Street light not working, Heol y Bont"});
    let chat = Chat::start(&mut mair, json!({"language": "en", "context": context})).await;
    chat.say(&mut mair, "c_1", "When will it be mended?").await;
    let all = chat.read(&mut mair, 0, 0).await;
    assert!(all["items"][3]["text"].as_str().unwrap().starts_with("AB-4821: Repair booked."), "{all}");
    chat.post(&mut mair, "closure", Some(json!({}))).await;
    let events = mair.get("/api/me/cases/AB-4821/events").await;
    let newest = &events.body["items"][0];
    assert_eq!(
        (newest["kind"].as_str(), newest["channel"].as_str()),
        (Some("chat"), Some("chat")),
        "{newest}"
    );
    assert!(newest["text"].as_str().unwrap().contains("When will it be mended?"));

    // Somebody else who names her reference gets nothing of it.
    let mut gwilym = server.resident("gwilym@example.org").await;
    let context = json!({"kind": "case", "reference": "AB-4821", "label": "mine?"});
    let chat = Chat::start(&mut gwilym, json!({"language": "en", "context": context})).await;
    chat.say(&mut gwilym, "c_1", "What is the status?").await;
    let text = chat.read(&mut gwilym, 3, 0).await.to_string();
    assert!(!text.contains("Repair booked"), "{text}");
    chat.post(&mut gwilym, "closure", Some(json!({}))).await;
    let after = mair.get("/api/me/cases/AB-4821/events").await;
    assert_eq!(after.body["items"][0]["id"], newest["id"]);
    // And nobody else can renew her chat.
    let path = format!("/api/chat-sessions/{}/token", chat.id);
    assert_eq!(mair.post(&path, json!({})).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_message_left_becomes_a_case() {
    let server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({"language": "en"})).await;
    let reporter =
        json!({"name": "Sam Rees", "email": "sam@example.org", "phone": null, "contact_by": "email"});
    let body = json!({"text": "My green bin was not emptied today.", "chat_id": chat.id, "context": null, "reporter": reporter, "language": "en"});
    let bearer = format!("Bearer {}", chat.token);
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "left-message-1")];
    let left = browser.send(Method::POST, "/api/chat/left-messages", &headers, Some(body.clone())).await;
    assert_eq!(left.status, StatusCode::CREATED, "{}", left.body);
    let again = browser.send(Method::POST, "/api/chat/left-messages", &headers, Some(body.clone())).await;
    assert_eq!(again.body, left.body);
    let (reference, secret) =
        (left.body["reference"].as_str().unwrap(), left.body["secret"].as_str().unwrap());
    let track = [("x-tracking-secret", secret)];
    let case = browser.send(Method::GET, &format!("/api/track/{reference}"), &track, None).await;
    assert_eq!(case.status, StatusCode::OK, "{}", case.body);
    assert_eq!((case.body["channel"].as_str(), case.body["status"].as_str()), (Some("chat"), Some("open")));
    let said = chat.read(&mut browser, 0, 0).await;
    let made: Vec<_> =
        said["items"].as_array().unwrap().iter().filter(|event| event["type"] == "case").collect();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0]["reference"], reference);
    // Without its token, a chat's id is not enough to write into it; the message is kept all the same.
    let mut stranger = server.browser();
    assert_eq!(stranger.create("/api/chat/left-messages", body.clone()).await.status, StatusCode::CREATED);
    let other = Chat::start(&mut stranger, json!({"language": "en"})).await;
    let bearer = format!("Bearer {}", other.token);
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "left-message-2")];
    let left = stranger.send(Method::POST, "/api/chat/left-messages", &headers, Some(body)).await;
    assert_eq!(left.status, StatusCode::CREATED, "{}", left.body);
    let said = chat.read(&mut browser, 0, 0).await;
    assert_eq!(said["items"].as_array().unwrap().iter().filter(|event| event["type"] == "case").count(), 1);
    // A signed-in resident's message is a case of theirs.
    let mut sam = server.resident("sam@example.org").await;
    let body = json!({"text": "Please ring me.", "reporter": {"contact_by": "none"}});
    let left = sam.create("/api/chat/left-messages", body).await;
    assert_eq!(left.status, StatusCode::CREATED, "{}", left.body);
    let cases = sam.get("/api/me/cases").await;
    assert_eq!(cases.body["items"][0]["reference"], left.body["reference"]);
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_crash() {
    let mut server = always();
    let mut browser = server.browser();
    let chat = Chat::start(&mut browser, json!({})).await;
    chat.post(&mut browser, "handover", None).await;
    let mut acked = Vec::new();
    for round in 0..3 {
        let mut socket = chat.socket(&server, 0).await;
        socket.until("ready").await;
        for n in 0..40 {
            let id = format!("c_{round}_{n}");
            socket.send(&json!({"type": "send", "client_id": id, "text": id})).await;
        }
        // Killed in the middle of the batch.
        for _ in 0..15 {
            acked.push(socket.until("ack").await["client_id"].as_str().unwrap().to_owned());
        }
        server.crash(&["--chat-hours", "always"]);
    }
    browser.root = format!("http://{}", server.address);
    let all = chat.read(&mut browser, 0, 0).await;
    let events = all["items"].as_array().unwrap();
    let kept: Vec<_> = events.iter().filter_map(|event| event["client_id"].as_str()).collect();
    assert_eq!(acked.len(), 45);
    for id in &acked {
        assert_eq!(kept.iter().filter(|kept| *kept == id).count(), 1, "{id}");
    }
    assert_eq!(seqs(&all["items"]), (1..=i64::try_from(events.len()).unwrap()).collect::<Vec<_>>());
}

#[tokio::test]
async fn after_hours_it_is_said_when_somebody_is_back() {
    let server = Server::start(&["--chat-hours", "closed"]);
    let mut browser = server.browser();
    let now = browser.get("/api/chat/availability").await.body;
    assert_eq!((now["state"].as_str(), now["bot"].as_bool()), (Some("closed"), Some(true)));
    assert!(now["opens_at"].is_string() && now["wait_seconds"].is_null() && now["queue"].is_null(), "{now}");
    // The assistant still answers, and says so when a person is asked for.
    let chat = Chat::start(&mut browser, json!({"language": "en"})).await;
    chat.say(&mut browser, "c_1", "how long do street light repairs take?").await;
    chat.say(&mut browser, "c_2", "a person please").await;
    let all = chat.read(&mut browser, 0, 0).await;
    let items = all["items"].as_array().unwrap();
    assert_eq!(items[3]["article"]["id"], "114");
    assert!(items[5]["text"].as_str().unwrap().contains("Nobody is here now. We are back on"), "{all}");
    assert_eq!((items[6]["type"].as_str(), all["queue"]["wait_seconds"].as_i64()), (Some("handoff"), None));
    let reporter = json!({"name": null, "email": "sam@example.org", "phone": null, "contact_by": "email"});
    let left = browser
        .create("/api/chat/left-messages", json!({"text": "Please answer.", "reporter": reporter}))
        .await;
    assert_eq!(left.status, StatusCode::CREATED, "{}", left.body);
    assert!(left.body["secret"].is_string() && left.body["expected_at"].is_string());
}
