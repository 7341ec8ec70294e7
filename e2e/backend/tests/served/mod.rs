//! A server of one's own: the built program on a free port with a fresh database, and browsers to talk to it. Every answer
//! and every frame is checked against the contract.

#![allow(dead_code, missing_docs, clippy::single_match_else, reason = "each test file uses its part")]

#[path = "../port/support/contract.rs"]
mod contract;

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures::{SinkExt, StreamExt};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn scratch() -> PathBuf {
    let name = format!("onedoor-served-{}-{}.db", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(name)
}

/// The program, running.
pub struct Server {
    child: Child,
    pub address: String,
    db: PathBuf,
}

impl Server {
    /// The demo council with these arguments more. The desk's code is `2468`.
    pub fn start(more: &[&str]) -> Self {
        Self::start_with(more, &[])
    }

    /// The same, with these variables.
    pub fn start_with(more: &[&str], environment: &[(&str, &str)]) -> Self {
        // Seeded once for all the tests of a file; each has a copy of its own.
        static SEEDED: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
            let server = Server::at(scratch(), &[], &[]);
            let part =
                |end| (end, std::fs::read(format!("{}{end}", server.db.display())).unwrap_or_default());
            ["", "-wal"].map(part).to_vec()
        });
        let db = scratch();
        for (end, bytes) in SEEDED.iter() {
            std::fs::write(format!("{}{end}", db.display()), bytes).unwrap();
        }
        Self::at(db, more, environment)
    }

    fn at(db: PathBuf, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onedoor-backend"))
            .args(["--port", "0", "--demo", "--db"])
            .arg(&db)
            .args(more)
            .env("ONEDOOR_DESK_CODE", "2468")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.strip_prefix("listening on http://").unwrap().to_owned();
        // Read on, so that the program never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, db }
    }

    /// Killed without a warning, and started again on the same database.
    pub fn crash(&mut self, more: &[&str]) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut next = Self::at(self.db.clone(), more, &[]);
        std::mem::swap(&mut self.child, &mut next.child);
        std::mem::swap(&mut self.address, &mut next.address);
        // The old one has ended; its database is ours.
        next.db = scratch();
    }

    /// The database, beside the server.
    pub fn db(&self) -> rusqlite::Connection {
        let db = rusqlite::Connection::open(&self.db).unwrap();
        db.busy_timeout(Duration::from_secs(10)).unwrap();
        db
    }

    /// Who has never been here.
    pub fn browser(&self) -> Browser {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Browser { client, root: format!("http://{}", self.address), cookies: Vec::new(), csrf: None }
    }

    /// Somebody who has signed in with the code from the demo inbox.
    pub async fn resident(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.sign_in(email).await;
        browser
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        for more in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{more}", self.db.display()));
        }
    }
}

/// An answer.
#[derive(Debug)]
pub struct Seen {
    pub status: StatusCode,
    pub body: Value,
    pub text: String,
    pub location: Option<String>,
    pub cookies: Vec<String>,
}

/// Something that keeps cookies.
pub struct Browser {
    pub client: reqwest::Client,
    pub root: String,
    /// Name, value, path.
    pub cookies: Vec<(String, String, String)>,
    pub csrf: Option<String>,
}

impl Browser {
    pub async fn learn_csrf(&mut self) {
        let session = self.get("/api/session").await;
        self.csrf = session.body["csrf_token"].as_str().map(str::to_owned);
    }

    /// Signs in with the code from the demo inbox.
    pub async fn sign_in(&mut self, email: &str) {
        self.learn_csrf().await;
        let sent = self.post("/api/session/codes", json!({"email": email})).await;
        assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.body);
        let inbox = self.get(&format!("/demo/inbox.json?to={email}")).await;
        let code = inbox.body["items"][0]["code"].clone();
        let signed =
            self.post("/api/session", json!({"challenge": sent.body["challenge"], "code": code})).await;
        assert_eq!(signed.status, StatusCode::CREATED, "{}", signed.body);
        self.learn_csrf().await;
    }

    pub async fn get(&mut self, path: &str) -> Seen {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Seen {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// A create with a key of its own.
    pub async fn create(&mut self, path: &str, body: Value) -> Seen {
        let key = format!("key-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        self.send(Method::POST, path, &[("idempotency-key", &key)], Some(body)).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Seen {
        let mut request = self.client.request(method, format!("{}{path}", self.root));
        if let Some(csrf) = &self.csrf {
            request = request.header("x-csrf-token", csrf);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        self.finish(request, path).await
    }

    /// Sends a form of a page.
    pub async fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let request = self.client.post(format!("{}{path}", self.root)).form(fields);
        self.finish(request, path).await
    }

    async fn finish(&mut self, mut request: reqwest::RequestBuilder, path: &str) -> Seen {
        let fit = self.cookies.iter().filter(|(_, _, under)| path.starts_with(under.as_str()));
        let cookies: Vec<String> = fit.map(|(name, value, _)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        let request = request.timeout(Duration::from_secs(40)).build().unwrap();
        let method = request.method().to_string();
        let response = self.client.execute(request).await.unwrap();
        let all = |name: &str| -> Vec<String> {
            response
                .headers()
                .get_all(name)
                .iter()
                .filter_map(|v| v.to_str().ok().map(str::to_owned))
                .collect()
        };
        let set = all("set-cookie");
        for line in &set {
            let mut parts = line.split(';').map(str::trim);
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            let under = parts.find_map(|part| part.strip_prefix("Path=")).unwrap_or("/").to_owned();
            self.cookies.retain(|(known, _, path)| known != name || *path != under);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned(), under));
            }
        }
        let headers: HashMap<_, _> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let (status, location) = (response.status(), all("location").pop());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        if let Some(path) = path.strip_prefix("/api") {
            contract::contract().judge(&method, path, status.as_u16(), &headers, &text);
        }
        Seen { status, body, text, location, cookies: set }
    }
}

/// A chat that was started, with its token.
pub struct Chat {
    pub id: String,
    pub token: String,
}

impl Chat {
    pub async fn start(browser: &mut Browser, body: Value) -> Self {
        let seen = browser.create("/api/chat-sessions", body).await;
        assert_eq!(seen.status, StatusCode::CREATED, "{}", seen.body);
        let word = |name: &str| seen.body[name].as_str().unwrap().to_owned();
        Self { id: word("id"), token: word("token") }
    }

    pub fn path(&self, more: &str) -> String {
        format!("/api/chat-sessions/{}/{more}", self.id)
    }

    pub async fn say(&self, browser: &mut Browser, client_id: &str, text: &str) -> Seen {
        let bearer = format!("Bearer {}", self.token);
        let body = json!({"client_id": client_id, "text": text});
        browser.send(Method::POST, &self.path("messages"), &[("authorization", &bearer)], Some(body)).await
    }

    pub async fn post(&self, browser: &mut Browser, what: &str, body: Option<Value>) -> Seen {
        let bearer = format!("Bearer {}", self.token);
        browser.send(Method::POST, &self.path(what), &[("authorization", &bearer)], body).await
    }

    /// Everything after `after`, waiting so many seconds for something.
    pub async fn read(&self, browser: &mut Browser, after: i64, wait: u32) -> Value {
        let bearer = format!("Bearer {}", self.token);
        let path = self.path(&format!("messages?after={after}&wait={wait}"));
        let seen = browser.send(Method::GET, &path, &[("authorization", &bearer)], None).await;
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
        seen.body
    }

    pub async fn socket(&self, server: &Server, after: i64) -> Socket {
        let mut socket = Socket::open(server, &self.id).await;
        socket.send(&json!({"type": "resume", "token": self.token, "after": after})).await;
        socket
    }
}

/// One socket.
pub struct Socket(
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>,
);

impl Socket {
    pub async fn open(server: &Server, id: &str) -> Self {
        let url = format!("ws://{}/api/chat-sessions/{id}/socket", server.address);
        Self(tokio_tungstenite::connect_async(url).await.unwrap().0)
    }

    pub async fn send(&mut self, frame: &Value) {
        self.0.send(Message::Text(frame.to_string().into())).await.unwrap();
    }

    /// The next frame; `Err` is how the socket ended.
    pub async fn next(&mut self) -> Result<Value, Option<u16>> {
        loop {
            let got =
                tokio::time::timeout(Duration::from_secs(20), self.0.next()).await.expect("a frame in time");
            match got {
                Some(Ok(Message::Text(text))) => {
                    let frame = serde_json::from_str(&text).unwrap();
                    contract::contract().frame(&frame);
                    return Ok(frame);
                }
                Some(Ok(Message::Close(frame))) => return Err(frame.map(|frame| frame.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }

    /// Reads until a frame of this type, and answers it.
    pub async fn until(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await.expect("the socket stands");
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    /// Reads until a frame of this type; every event on the way goes to `seen`.
    pub async fn until_collecting(&mut self, kind: &str, seen: &mut Vec<Value>) -> Value {
        loop {
            let frame = self.next().await.expect("the socket stands");
            if frame["type"] == kind {
                return frame;
            }
            if frame["seq"].is_i64() && frame["type"] != "ack" {
                seen.push(frame);
            }
        }
    }
}
