//! What the command line and the environment say.
//!
//! Not here: the council's name and look; those are the portal's `config.json` and the seeded data.

use std::path::PathBuf;
use std::time::Duration;

use crate::notify::post::Relay;
use crate::request::proxies::Proxies;

/// How the program was asked to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database file; created when missing.
    pub db: PathBuf,
    /// The port on the loopback address; 0 takes any free one.
    pub port: u16,
    /// The built portal to serve beside the API.
    pub dist: Option<PathBuf>,
    /// Seeds the demo council, and opens the staff desk and, unless e-mails go out, the demo inbox.
    pub demo: bool,
    /// Where e-mails go, such as `smtp://localhost:25`. Without it they stay in the outbound table.
    pub smtp: Option<Relay>,
    /// Who e-mails come from (`ONEDOOR_MAIL_FROM`).
    pub mail_from: String,
    /// Where the API begins.
    pub base: String,
    /// When people answer the chat.
    pub chat_hours: ChatHours,
    /// Cookies are for HTTPS only (`ONEDOOR_SECURE_COOKIES=1`).
    pub secure_cookies: bool,
    /// The limits on what strangers may do.
    pub limits: Limits,
    /// The proxies whose word on where a request came from is taken.
    pub proxies: Proxies,
}

/// When people answer the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatHours {
    /// By the council's hours.
    Council,
    /// At any time.
    Always,
    /// Not today: for trying out what happens then.
    Closed,
}

/// How often strangers may do what costs something, in ten minutes each.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Codes to one address (`ONEDOOR_CODES_PER_ADDRESS`).
    pub codes_per_address: u32,
    /// Codes asked for by one client (`ONEDOOR_CODES_PER_CLIENT`).
    pub codes_per_client: u32,
    /// Wrong codes for one address, over all of its challenges (`ONEDOOR_WRONG_CODES`).
    pub wrong_codes: u32,
    /// Reports, messages and chats by one guest's client (`ONEDOOR_GUEST_CREATES`).
    pub guest_creates: u32,
    /// How long a code lives, in seconds (`ONEDOOR_CODE_SECONDS`).
    pub code_seconds: u32,
    /// How long a chat's token lives, in seconds (`ONEDOOR_CHAT_TOKEN_SECONDS`).
    pub chat_token_seconds: u32,
    /// How long a session lives without use, in seconds (`ONEDOOR_SESSION_SECONDS`).
    pub session_seconds: u32,
    /// Connections at once (`ONEDOOR_CONNECTIONS`): fewer than the 1024 files that a process may usually open.
    pub connections: u32,
    /// How long the head of a request may take to arrive, and then its body, in seconds (`ONEDOOR_REQUEST_SECONDS`). Longer
    /// than the minute for which proxies keep a connection that nobody uses.
    pub request_seconds: u32,
    /// How often a live stream that has nothing to tell says that it is there, in seconds (`ONEDOOR_BEAT_SECONDS`).
    pub beat_seconds: u32,
}

impl Limits {
    /// How long the head of a request may take to arrive, and then its body.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.request_seconds.into())
    }

    /// How often a live stream that has nothing to tell says that it is there.
    pub fn beat(&self) -> Duration {
        Duration::from_secs(self.beat_seconds.into())
    }
}

/// What `--help` prints.
pub const USAGE: &str =
    "onedoor-backend --db FILE [--port N] [--dist DIR] [--demo] [--smtp URL] [--base /api]

  --db FILE    the SQLite database, created when missing
  --port N     the port on 127.0.0.1; 0 takes any free one (8080)
  --dist DIR   serve the built portal from here
  --demo       seed the demo council; open /desk and, without --smtp, /demo/inbox
  --smtp URL   send e-mails there, such as smtp://localhost:25
  --base PATH  where the API begins (/api)
  --chat-hours council|always|closed
               when people answer the chat (council)
  --trusted-proxy ADDR|CIDR
               a reverse proxy, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-For or Forwarded says where a
               request came from; may be given more than once (none: the connection's address counts)

The first line printed is `listening on http://127.0.0.1:N`.";

impl Settings {
    /// Is the demo inbox open? Where codes go out by e-mail, nobody but their owner reads them.
    pub fn inbox(&self) -> bool {
        self.demo && self.smtp.is_none()
    }

    /// Reads the arguments after the program's name. The error is for the person who typed them.
    pub fn from_args(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut settings = Self {
            db: PathBuf::new(),
            port: 8080,
            dist: None,
            demo: false,
            smtp: None,
            mail_from: std::env::var("ONEDOOR_MAIL_FROM").unwrap_or_else(|_| "no-reply@localhost".to_owned()),
            base: "/api".to_owned(),
            chat_hours: ChatHours::Council,
            secure_cookies: std::env::var("ONEDOOR_SECURE_COOKIES").is_ok_and(|v| v == "1"),
            limits: Limits {
                codes_per_address: 0,
                codes_per_client: 0,
                wrong_codes: 0,
                guest_creates: 0,
                code_seconds: number("ONEDOOR_CODE_SECONDS", 600)?,
                chat_token_seconds: number("ONEDOOR_CHAT_TOKEN_SECONDS", 600)?.max(1),
                session_seconds: number("ONEDOOR_SESSION_SECONDS", 1800)?,
                connections: number("ONEDOOR_CONNECTIONS", 900)?.max(1),
                request_seconds: number("ONEDOOR_REQUEST_SECONDS", 75)?.max(1),
                // The contract's.
                beat_seconds: number("ONEDOOR_BEAT_SECONDS", 15)?.max(1),
            },
            proxies: Proxies::default(),
        };
        let mut args = args;
        while let Some(name) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{name} needs a value\n\n{USAGE}"));
            match name.as_str() {
                "--db" => settings.db = value()?.into(),
                "--port" => {
                    settings.port = value()?.parse().map_err(|_| "--port takes a number up to 65535")?;
                }
                "--dist" => settings.dist = Some(value()?.into()),
                "--demo" => settings.demo = true,
                "--smtp" => {
                    let url = value()?;
                    settings.smtp =
                        Some(Relay::parse(&url).ok_or("--smtp is an address such as smtp://localhost:25")?);
                }
                "--chat-hours" => settings.chat_hours = chat_hours(&value()?)?,
                "--trusted-proxy" => settings.proxies.trust(&value()?)?,
                "--base" => settings.base = base(&value()?)?,
                "--help" | "-h" => return Err(USAGE.to_owned()),
                other => return Err(format!("{other} is not known\n\n{USAGE}")),
            }
        }
        if settings.db.as_os_str().is_empty() {
            return Err(format!("--db is missing\n\n{USAGE}"));
        }
        // A demo council is played with by many hands and tests at once.
        let (few, some, many) = if settings.demo { (1_000, 10_000, 10_000) } else { (6, 60, 60) };
        settings.limits.codes_per_address = number("ONEDOOR_CODES_PER_ADDRESS", few)?;
        settings.limits.codes_per_client = number("ONEDOOR_CODES_PER_CLIENT", some)?;
        settings.limits.wrong_codes = number("ONEDOOR_WRONG_CODES", 20)?;
        settings.limits.guest_creates = number("ONEDOOR_GUEST_CREATES", many)?;
        Ok(settings)
    }
}

fn chat_hours(text: &str) -> Result<ChatHours, String> {
    match text {
        "council" => Ok(ChatHours::Council),
        "always" => Ok(ChatHours::Always),
        "closed" => Ok(ChatHours::Closed),
        _ => Err("--chat-hours is council, always or closed".to_owned()),
    }
}

fn base(text: &str) -> Result<String, String> {
    let trimmed = text.trim_end_matches('/');
    let plain = trimmed.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(&b));
    if trimmed.starts_with('/') && plain {
        Ok(trimmed.to_owned())
    } else {
        Err("--base is a path such as /api".to_owned())
    }
}

fn number(name: &str, otherwise: u32) -> Result<u32, String> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} takes a whole number, not {text}")),
        Err(_) => Ok(otherwise),
    }
}
