//! One person plays the council at the desk, and the portal sees it at once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod served;

use std::time::Duration;

use futures::StreamExt;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use served::{Browser, Chat, Seen, Server};

/// Carys at the desk, with the token of her forms.
struct Desk {
    browser: Browser,
    csrf: String,
}

impl Desk {
    async fn open(server: &Server) -> Self {
        let mut browser = server.browser();
        let signed = browser.form("/desk/sign-in", &[("staff", "s_carys"), ("code", "2468")]).await;
        assert_eq!(signed.location.as_deref(), Some("/desk/chats"), "{}", signed.text);
        let cookie = signed.cookies.first().unwrap();
        for part in ["Path=/desk;", "HttpOnly", "SameSite=Strict"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let page = browser.get("/desk/chats").await;
        let csrf =
            page.text.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        Self { browser, csrf }
    }

    async fn act(&mut self, path: &str, fields: &[(&str, &str)]) {
        let csrf = self.csrf.clone();
        let fields: Vec<_> = fields.iter().copied().chain([("csrf", csrf.as_str())]).collect();
        let seen = self.browser.form(path, &fields).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", seen.text);
    }
}

/// What a resident's live stream says.
struct Live(tokio::sync::mpsc::Receiver<(String, Value)>);

impl Live {
    async fn of(browser: &Browser) -> Self {
        let cookies: Vec<_> =
            browser.cookies.iter().map(|(name, value, _)| format!("{name}={value}")).collect();
        let request =
            browser.client.get(format!("{}/api/me/live", browser.root)).header("cookie", cookies.join("; "));
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let (sender, receiver) = tokio::sync::mpsc::channel(64);
        tokio::spawn(async move {
            let (mut text, mut stream) = (String::new(), response.bytes_stream());
            while let Some(Ok(bytes)) = stream.next().await {
                text.push_str(&String::from_utf8_lossy(&bytes));
                while let Some((event, rest)) = text.clone().split_once("\n\n") {
                    let line = |name: &str| {
                        event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("").trim().to_owned()
                    };
                    let data = serde_json::from_str(&line("data:")).unwrap_or(Value::Null);
                    if sender.send((line("event:"), data)).await.is_err() {
                        return;
                    }
                    text = rest.to_owned();
                }
            }
        });
        let mut live = Self(receiver);
        live.until("ready").await;
        live
    }

    async fn until(&mut self, kind: &str) -> Value {
        loop {
            let next =
                tokio::time::timeout(Duration::from_secs(15), self.0.recv()).await.expect("live in time");
            let (name, data) = next.expect("the stream stands");
            if name == kind {
                return data;
            }
        }
    }
}

#[tokio::test]
async fn what_the_desk_does_with_a_case_is_seen_at_once() {
    let server = Server::start(&[]);
    let mut mair = server.resident("mair@example.org").await;
    let mut live = Live::of(&mair).await;
    let mut desk = Desk::open(&server).await;
    let case = "/desk/cases/AB-4821";

    let page = desk.browser.get(case).await;
    assert!(
        page.text.contains("Light still out.") && page.text.contains("text (no address, or blocked)"),
        "{}",
        page.text
    );
    desk.act(
        &format!("{case}/stage"),
        &[
            ("stage", "working"),
            ("state", "Crew on site"),
            ("text", "The crew has started."),
            ("expected", "2031-02-03"),
        ],
    )
    .await;
    let seen = live.until("case").await;
    assert_eq!(seen["case"]["reference"], "AB-4821");
    assert_eq!(
        (seen["case"]["stage"].as_str(), seen["case"]["status_text"].as_str()),
        (Some("working"), Some("Crew on site"))
    );
    assert_eq!(
        (seen["event"]["text"].as_str(), seen["event"]["author"]["name"].as_str()),
        (Some("The crew has started."), Some("Carys"))
    );
    assert_eq!(seen["case"]["expected_at"], "2031-02-03");

    desk.act(&format!("{case}/expected"), &[("expected", "2031-03-04"), ("text", "")]).await;
    let seen = live.until("case").await;
    assert_eq!(
        (seen["case"]["expected_at"].as_str(), seen["event"]["kind"].as_str()),
        (Some("2031-03-04"), Some("expected"))
    );

    desk.act(&format!("{case}/question"), &[("text", "Is the post leaning?"), ("channel", "email")]).await;
    let seen = live.until("case").await;
    assert_eq!(
        (seen["case"]["needs_me"].as_bool(), seen["event"]["channel"].as_str()),
        (Some(true), Some("email"))
    );
    assert_eq!(seen["case"]["next_action"]["text"], "Is the post leaning?");

    desk.act(&format!("{case}/call"), &[("text", "Rang: it leans a little."), ("who", "resident")]).await;
    let seen = live.until("case").await;
    assert_eq!(
        (seen["event"]["kind"].as_str(), seen["event"]["author"]["role"].as_str()),
        (Some("call"), Some("resident"))
    );

    desk.act(&format!("{case}/message"), &[("text", "A letter with the drawing."), ("channel", "post")])
        .await;
    assert_eq!(live.until("case").await["event"]["kind"], "letter");

    // Her texts are blocked, so the desk cannot pretend to have sent one.
    let csrf = desk.csrf.clone();
    let fields = [("text", "By text"), ("channel", "sms"), ("csrf", csrf.as_str())];
    let refused = desk.browser.form(&format!("{case}/message"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    desk.act(&format!("{case}/close"), &[("text", "The lamp is new.")]).await;
    let seen = live.until("case").await;
    assert_eq!(
        (seen["case"]["status"].as_str(), seen["event"]["text"].as_str()),
        (Some("closed"), Some("The lamp is new."))
    );

    // And it went to her inbox, by the channel that is in effect.
    let inbox = mair.get("/demo/inbox.json?to=mair@example.org").await;
    assert!(inbox.body.to_string().contains("The lamp is new."), "{}", inbox.body);
    assert!(!inbox.body.to_string().contains("By text"));
}

#[tokio::test]
async fn the_desk_sees_pictures_whose_issue_it_is_and_who_follows() {
    let server = Server::start(&[]);
    let mut desk = Desk::open(&server).await;
    let page = desk.browser.get("/desk/cases/AB-4821").await.text;
    assert!(
        page.contains(r#"src="/desk/attachments/at_demo_lamp" alt="A lamp post beside a bench at dusk. The lamp is out.""#),
        "{page}"
    );
    assert!(!page.contains("Followed by") && !page.contains("On behalf of"));
    let picture = desk.browser.get("/desk/attachments/at_demo_lamp").await;
    assert_eq!(picture.status, StatusCode::OK);
    assert!(picture.text.contains("IHDR"));
    assert_eq!(desk.browser.get("/desk/attachments/at_none").await.status, StatusCode::NOT_FOUND);
    let stranger = server.browser().get("/desk/attachments/at_demo_lamp").await;
    assert_eq!(stranger.location.as_deref(), Some("/desk/sign-in"), "{}", stranger.text);

    // Sam follows, and hears live what the desk does; what is written to Mair he does not hear.
    let mut sam = server.resident("sam@example.org").await;
    let mut live = Live::of(&sam).await;
    let follow = json!({"reporter": {"contact_by": "email"}});
    let joined = sam.create("/api/reports/AB-4821/followers", follow).await;
    assert_eq!(joined.status, StatusCode::CREATED, "{}", joined.text);
    let seen = live.until("case").await;
    assert_eq!((seen["case"]["following"].as_bool(), &seen["event"]), (Some(true), &Value::Null));
    let mut guest = server.browser();
    guest.learn_csrf().await;
    let ring =
        json!({"reporter": {"name": "Nia <Rowlands>", "phone": "01632 960007", "contact_by": "phone"}});
    assert_eq!(guest.create("/api/reports/AB-4821/followers", ring).await.status, StatusCode::CREATED);
    let page = desk.browser.get("/desk/cases/AB-4821").await.text;
    assert!(page.contains("Nia &lt;Rowlands&gt;") && page.contains("+441632960007"), "{page}");

    let case = "/desk/cases/AB-4821";
    desk.act(&format!("{case}/message"), &[("text", "Dear Mair, thank you."), ("channel", "email")]).await;
    desk.act(
        &format!("{case}/stage"),
        &[("stage", "working"), ("state", "Crew on site"), ("text", "They have begun."), ("expected", "")],
    )
    .await;
    let seen = live.until("case").await;
    assert_eq!(
        (seen["case"]["status_text"].as_str(), seen["event"]["text"].as_str()),
        (Some("Crew on site"), Some("They have begun."))
    );
    assert_eq!(seen["event"]["author"]["name"], Value::Null);
    assert!(!seen.to_string().contains("Mair"), "{seen}");

    let on_behalf = json!({"name": "Gwen Evans", "relation": "Daughter", "phone": null, "email": "gwen@example.org", "told": false});
    let body = json!({
        "service_code": "something-else", "description": "Her step is broken.", "attributes": [],
        "reporter": {"contact_by": "none"}, "on_behalf": on_behalf,
    });
    let receipt = guest.create("/api/reports", body).await;
    assert_eq!(receipt.status, StatusCode::CREATED, "{}", receipt.text);
    let page =
        desk.browser.get(&format!("/desk/cases/{}", receipt.body["reference"].as_str().unwrap())).await.text;
    assert!(page.contains("Gwen Evans, reporter is their: Daughter, gwen@example.org"), "{page}");
    assert!(page.contains("does not know: do not contact"), "{page}");
}

#[tokio::test]
async fn near_the_demo_streets_something_is_reported_and_lamps_stand() {
    let server = Server::start(&[]);
    let mut reader = server.browser();
    let here = "lat=52.4153&long=-4.0829";
    let near = reader.get(&format!("/api/reports/nearby?service_code=street-light&{here}")).await.body;
    assert_eq!(near["items"][0]["reference"], "AB-4821", "{near}");
    let lamps = reader.get(&format!("/api/assets?kind=street-light&limit=100&{here}")).await.body;
    let lamp = lamps["items"].as_array().unwrap().iter().find(|one| one["id"] == "lamp-heol-y-bont-14");
    let lamp = lamp.unwrap_or_else(|| panic!("{lamps}"));
    assert_eq!(lamp["label"], "Lamp 14, Heol y Bont");
    assert!(lamp["state"].as_str().is_some_and(|state| state.starts_with("Reported on ")), "{lamp}");
    let bins = reader.get(&format!("/api/assets?kind=litter-bin&{here}")).await.body;
    assert!(bins["items"].as_array().unwrap().len() > 3, "{bins}");
    // Within a walk of the town's middle there is something of most public services.
    let mut found = 0;
    for code in [
        "street-light",
        "pothole",
        "fly-tipping",
        "pavement",
        "overflowing-bin",
        "litter",
        "tree-problem",
        "dog-fouling",
    ] {
        let path = format!("/api/reports/nearby?service_code={code}&radius_m=2000&{here}");
        found += usize::from(!reader.get(&path).await.body["items"].as_array().unwrap().is_empty());
    }
    assert!(found >= 4, "{found}");
}

#[tokio::test]
async fn a_notice_reaches_everybody_who_is_signed_in() {
    let server = Server::start(&[]);
    let sam = server.resident("sam@example.org").await;
    let mut live = Live::of(&sam).await;
    let mut desk = Desk::open(&server).await;
    let fields = [
        ("title", "Stryd Fawr flooded"),
        ("text", "Go round by North Road."),
        ("title_cy", "Llifogydd"),
        ("text_cy", ""),
        ("level", "warning"),
        ("days", "1"),
    ];
    desk.act("/desk/notices", &fields).await;
    let seen = live.until("notice").await;
    assert_eq!(
        (seen["title"].as_str(), seen["level"].as_str()),
        (Some("Stryd Fawr flooded"), Some("warning"))
    );
    let id = seen["id"].as_str().unwrap();
    desk.act(&format!("/desk/notices/{id}/end"), &[]).await;
    let now = server.browser().get("/api/notices").await;
    assert!(!now.body.to_string().contains("Stryd Fawr flooded"));
}

#[tokio::test]
async fn a_chat_goes_from_the_assistant_to_a_person_and_back_to_the_case() {
    let server = Server::start(&["--chat-hours", "always"]);
    let mut mair = server.resident("mair@example.org").await;
    assert_eq!(mair.get("/api/chat/availability").await.body["state"], "busy");
    let mut desk = Desk::open(&server).await;
    let open = mair.get("/api/chat/availability").await.body;
    assert_eq!((open["state"].as_str(), open["wait_seconds"].as_i64()), (Some("open"), Some(60)));

    let context =
        json!({"kind": "case", "reference": "AB-4821", "label": "Street light not working, Heol y Bont"});
    let chat = Chat::start(&mut mair, json!({"language": "en", "context": context})).await;
    let mut socket = chat.socket(&server, 0).await;
    socket.until("ready").await;
    socket.send(&json!({"type": "person"})).await;
    assert_eq!(socket.until("handoff").await["from"]["role"], "resident");
    assert_eq!(socket.until("queue").await["position"], 0);

    let list = desk.browser.get("/desk/chats").await;
    assert!(list.text.contains(&chat.id) && list.text.contains("Waiting for a person (1)"), "{}", list.text);
    let page = format!("/desk/chats/{}", chat.id);
    desk.act(&format!("{page}/join"), &[]).await;
    let joined = socket.until("joined").await;
    assert_eq!(
        (joined["from"]["role"].as_str(), joined["from"]["name"].as_str()),
        (Some("council"), Some("Carys"))
    );
    assert_eq!(socket.until("left").await["from"]["role"], "bot");

    let headers = [("x-desk-csrf", desk.csrf.clone())];
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let typing = desk.browser.send(Method::POST, &format!("{page}/typing"), &headers, None).await;
    assert_eq!(typing.status, StatusCode::NO_CONTENT);
    assert_eq!(socket.until("typing").await["from"]["name"], "Carys");

    // Sent twice by an impatient hand, said once.
    for _ in 0..2 {
        desk.act(
            &format!("{page}/message"),
            &[("client_id", "desk_1"), ("text", "Hello Mair. Which side is it?")],
        )
        .await;
    }
    let said = socket.until("message").await;
    assert_eq!(
        (said["from"]["name"].as_str(), said["text"].as_str()),
        (Some("Carys"), Some("Hello Mair. Which side is it?"))
    );
    socket.send(&json!({"type": "read", "seq": said["seq"]})).await;
    let read = socket.until("read").await;
    assert_eq!(
        (read["read"].as_i64(), read["from"]["role"].as_str()),
        (said["seq"].as_i64(), Some("resident"))
    );

    socket.send(&json!({"type": "send", "client_id": "c_1", "text": "The river side"})).await;
    let seq = socket.until("ack").await["seq"].as_i64();
    // The desk's page is looked at, so it has been read.
    desk.browser.get(&format!("/desk/pulse?chat={}&looks=true", chat.id)).await;
    let read = socket.until("read").await;
    assert_eq!((read["read"].as_i64(), read["from"]["role"].as_str()), (seq, Some("council")));

    desk.act(&format!("{page}/close"), &[]).await;
    assert_eq!(socket.until("closed").await["reason"], "council");
    let events = mair.get("/api/me/cases/AB-4821/events").await;
    let newest = &events.body["items"][0];
    assert_eq!(newest["kind"], "chat");
    assert_eq!(newest["text"].as_str().unwrap().matches("Which side is it?").count(), 1, "{newest}");
}

#[tokio::test]
async fn whoever_is_at_the_desk_answers_whatever_the_clock_says() {
    let server = Server::start(&["--chat-hours", "closed"]);
    let mut guest = server.browser();
    assert_eq!(guest.get("/api/chat/availability").await.body["state"], "closed");
    let mut desk = Desk::open(&server).await;
    assert_eq!(guest.get("/api/chat/availability").await.body["state"], "open");
    let csrf = desk.csrf.clone();
    desk.browser.form("/desk/sign-out", &[("csrf", csrf.as_str())]).await;
    assert_eq!(guest.get("/api/chat/availability").await.body["state"], "closed");
}

#[tokio::test]
async fn the_assistant_can_be_taken_over_unasked() {
    let server = Server::start(&["--chat-hours", "always"]);
    let mut guest = server.browser();
    let chat = Chat::start(&mut guest, json!({"language": "cy"})).await;
    let mut desk = Desk::open(&server).await;
    desk.act(&format!("/desk/chats/{}/message", chat.id), &[("client_id", "desk_1"), ("text", "Helo!")])
        .await;
    chat.say(&mut guest, "c_1", "pryd mae’r biniau’n cael eu gwagio?").await;
    let all = chat.read(&mut guest, 2, 0).await;
    let kinds: Vec<_> =
        all["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect();
    // The assistant is silent now.
    assert_eq!(kinds, ["joined", "left", "message", "message"]);
}

/// What the desk can change.
fn picture(server: &Server) -> Vec<String> {
    let db = server.db();
    let mut all = Vec::new();
    for sql in [
        "SELECT id || stage || updated_at || coalesce(expected_on, '') FROM cases ORDER BY id",
        "SELECT id || state || last_seq FROM chats ORDER BY id",
        "SELECT id || coalesce(ends_at, 0) FROM notices ORDER BY id",
        "SELECT coalesce(max(id), 0) || '' FROM events",
    ] {
        let mut statement = db.prepare(sql).unwrap();
        all.extend(statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    all
}

#[tokio::test]
async fn no_page_and_no_act_of_the_desk_is_for_anybody_else() {
    let server = Server::start(&[]);
    let sam = server.resident("sam@example.org").await;
    let mut forged = server.browser();
    forged.cookies.push(("onedoor_staff".to_owned(), "A".repeat(32), "/desk".to_owned()));
    let expired = Desk::open(&server).await;
    server.db().execute("UPDATE staff_sessions SET expires_at = 1", []).unwrap();
    let mut guest = server.browser();
    let chat = Chat::start(&mut guest, json!({"language": "en"})).await;

    let before = picture(&server);
    let (mut pages, mut acts) = (0, 0);
    let csrf = expired.csrf.clone();
    for mut who in [server.browser(), sam, forged, expired.browser] {
        for route in include_str!("../src/desk/mod.rs").split(".route(\"").skip(1) {
            let (path, how) = route.split_once('"').unwrap();
            let how = how.lines().next().unwrap();
            if path.starts_with("/desk/sign-") || path.starts_with("/desk/desk.") {
                continue;
            }
            let id = if path.starts_with("/desk/chats") { chat.id.as_str() } else { "at_demo_lamp" };
            let path = path.replace("{reference}", "AB-4821").replace("{id}", id);
            if how.contains("get(") {
                pages += 1;
                refused(&path, &who.get(&path).await);
            }
            if how.contains("post(") {
                acts += 1;
                let fields = [
                    ("csrf", csrf.as_str()),
                    ("stage", "done"),
                    ("text", "Hello"),
                    ("channel", "web"),
                    ("day", "2031-01-02"),
                ];
                refused(&path, &who.form(&path, &fields).await);
            }
        }
    }
    assert!(pages >= 4 * 8 && acts >= 4 * 10, "{pages} pages and {acts} acts");
    assert_eq!(picture(&server), before, "something was changed");
}

fn refused(path: &str, seen: &Seen) {
    let where_to = (seen.status, seen.location.as_deref());
    assert_eq!(where_to, (StatusCode::SEE_OTHER, Some("/desk/sign-in")), "{path}");
}

#[tokio::test]
async fn the_desk_is_for_staff() {
    let server = Server::start(&[]);
    let mut stranger = server.resident("sam@example.org").await;
    let wrong = stranger.form("/desk/sign-in", &[("staff", "s_carys"), ("code", "0000")]).await;
    assert!(wrong.cookies.is_empty() && wrong.text.contains("That code is not right"));

    let mut desk = Desk::open(&server).await;
    for token in ["", "forged"] {
        let fields = [("text", "Hello"), ("channel", "web"), ("csrf", token)];
        let refused = desk.browser.form("/desk/cases/AB-4821/message", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let search = desk.browser.get("/desk/cases?q=heol+y+bont&state=all").await;
    assert!(search.text.contains("AB-4821"));
    assert!(!desk.browser.get("/desk/cases?q=zzzz&state=all").await.text.contains("AB-4821"));
    assert_eq!(desk.browser.get("/desk/cases/AB-0").await.status, StatusCode::NOT_FOUND);
    let csrf = desk.csrf.clone();
    desk.browser.form("/desk/sign-out", &[("csrf", csrf.as_str())]).await;
    assert_eq!(desk.browser.get("/desk/cases").await.status, StatusCode::SEE_OTHER);

    // Everything hostile is text.
    let mut guest = server.browser();
    let chat =
        Chat::start(&mut guest, json!({"context": {"kind": "draft", "label": "<script>alert(1)</script>"}}))
            .await;
    chat.say(&mut guest, "c_1", "<img src=x onerror=alert(2)>").await;
    let mut desk = Desk::open(&server).await;
    for path in ["/desk/chats".to_owned(), format!("/desk/chats/{}", chat.id)] {
        let page = desk.browser.get(&path).await.text;
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{path}");
        assert!(page.contains("&lt;script&gt;alert(1)"), "{path}");
    }
}
