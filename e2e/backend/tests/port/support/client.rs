//! A browser of sorts: cookies, the CSRF token, and the contract's judgement on every answer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::contract::contract;
use super::server::Server;

static KEYS: AtomicU64 = AtomicU64::new(1);

/// A key that no other create has.
pub fn fresh_key() -> String {
    format!("key-{}-{}", std::process::id(), KEYS.fetch_add(1, Ordering::Relaxed))
}

#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    base: String,
    pub cookies: HashMap<String, String>,
    pub csrf: Option<String>,
    pub language: &'static str,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub json: Value,
    pub body: Vec<u8>,
    cookies: Vec<String>,
}

impl Reply {
    /// The pointers that `invalid-params` name, in their order.
    pub fn names(&self) -> Vec<&str> {
        let all = self.json["invalid-params"].as_array();
        all.into_iter().flatten().map(|one| one["name"].as_str().unwrap()).collect()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.json);
        self
    }

    pub fn text(&self, name: &str) -> String {
        self.json[name].as_str().unwrap_or_else(|| panic!("no {name} in {}", self.json)).to_owned()
    }
}

pub struct Request<'a> {
    client: &'a mut Client,
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
    csrf: bool,
}

impl Client {
    /// A stranger without cookies.
    pub fn new(server: &Server) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
        Self {
            agent: config.build().into(),
            base: server.api(),
            cookies: HashMap::new(),
            csrf: None,
            language: "en",
        }
    }

    pub fn request(&mut self, method: &'static str, path: impl Into<String>) -> Request<'_> {
        Request { client: self, method, path: path.into(), headers: Vec::new(), body: None, csrf: true }
    }

    pub fn get(&mut self, path: impl Into<String>) -> Reply {
        self.request("GET", path).send()
    }

    /// A create with a key of its own.
    pub fn post(&mut self, path: impl Into<String>, body: &Value) -> Reply {
        self.request("POST", path).key(&fresh_key()).json(body).send()
    }

    /// Uploads a file with a key of its own; answers its id.
    pub fn upload(&mut self, kind: &str, content: &[u8]) -> String {
        self.request("POST", "/attachments")
            .key(&fresh_key())
            .bytes(kind, content)
            .send()
            .expect(201)
            .text("id")
    }

    /// Signs in by the code that the server wrote to its outbound table.
    pub fn sign_in(&mut self, server: &Server, email: &str) -> Value {
        self.get("/session").expect(200);
        let sent = self.post("/session/codes", &json!({"email": email})).expect(202);
        let body = json!({"challenge": sent.json["challenge"], "code": server.last_code(email)});
        self.post("/session", &body).expect(201).json
    }
}

impl Request<'_> {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    pub fn json(self, body: &Value) -> Self {
        self.raw("application/json", &body.to_string())
    }

    pub fn raw(self, kind: &str, body: &str) -> Self {
        self.bytes(kind, body.as_bytes())
    }

    pub fn bytes(mut self, kind: &str, body: &[u8]) -> Self {
        self.body = Some(body.to_vec());
        self.header("content-type", kind)
    }

    pub fn without_csrf(mut self) -> Self {
        self.csrf = false;
        self
    }

    pub fn send(self) -> Reply {
        self.try_send().unwrap_or_else(|error| panic!("no answer: {error}"))
    }

    /// For servers that may be killed meanwhile.
    pub fn try_send(self) -> Result<Reply, ureq::Error> {
        let client = self.client;
        let mut request = ureq::http::Request::builder()
            .method(self.method)
            .uri(format!("{}{}", client.base, self.path))
            .header("accept-language", client.language);
        if !client.cookies.is_empty() {
            let cookies: Vec<String> =
                client.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        if let (true, Some(csrf)) = (self.csrf, &client.csrf) {
            request = request.header("x-csrf-token", csrf);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let mut response = client.agent.run(request.body(self.body.unwrap_or_default()).unwrap())?;
        let status = response.status().as_u16();
        let mut headers: HashMap<String, String> = HashMap::new();
        let mut cookies = Vec::new();
        for (name, value) in response.headers() {
            let value = value.to_str().unwrap().to_owned();
            if name == "set-cookie" {
                cookies.push(value);
            } else {
                // What stands on several lines is one list.
                let known = headers.entry(name.as_str().to_owned()).or_default();
                *known = if known.is_empty() { value } else { format!("{known}, {value}") };
            }
        }
        let body = response.body_mut().with_config().limit(64 << 20).read_to_vec()?;
        let text = String::from_utf8_lossy(&body);
        contract().judge(self.method, &self.path, status, &headers, &text);
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        let reply = Reply { status, headers, json, body, cookies };
        client.remember(&reply);
        Ok(reply)
    }
}

impl Client {
    fn remember(&mut self, reply: &Reply) {
        for line in &reply.cookies {
            let (pair, attributes) = line.split_once(';').unwrap();
            assert!(attributes.contains("HttpOnly") && attributes.contains("SameSite=Lax"), "{line}");
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(csrf) = reply.json["csrf_token"].as_str() {
            self.csrf = Some(csrf.to_owned());
        }
    }
}
