//! Who asks: the session cookie, the guest's cookie, and the CSRF token bound to either.
//!
//! - [`Me`] is a signed-in resident, or 401.
//! - [`Visitor`] is a resident or a guest. A session that has ended is 401, never silently a guest.
//! - [`Unforged`] does not care who it is: signing in, and what opens by another credential.
//! - All refuse an unsafe request whose cookie comes without its token (403), before they look whether the session lives.
//!
//! A token is a keyed digest of its cookie, so nothing is kept for guests. Using a session prolongs it; asking who is
//! signed in and listening to the live stream do not.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use rusqlite::{OptionalExtension, params};

use crate::app::App;
use crate::clock::{self, MINUTE, Millis};
use crate::problem::{Answer, Problem};
use crate::secret::{self, Hash};

/// The session's cookie, named by the contract.
pub const SESSION_COOKIE: &str = "onedoor_session";
/// The cookie that a guest's CSRF token is bound to.
pub const GUEST_COOKIE: &str = "onedoor_guest";
/// However busy, a session ends after this.
const LONGEST: Millis = 12 * 60 * MINUTE;

/// A signed-in resident.
#[derive(Clone, Debug)]
pub struct Me {
    /// `residents.id`
    pub resident: String,
    /// Of the session's cookie.
    pub token_hash: Hash,
}

/// A resident or a guest.
#[derive(Clone, Debug)]
pub struct Visitor(pub Option<Me>);

impl Visitor {
    /// The resident's id, if signed in.
    pub fn resident(&self) -> Option<String> {
        self.0.as_ref().map(|me| me.resident.clone())
    }
}

/// A request that no other site can have made in this browser's name; who it is does not matter.
#[derive(Clone, Copy, Debug)]
pub struct Unforged;

/// The address that a request came from: what limits on strangers count by. Behind a proxy that the operator named it is
/// the one that the proxy tells ([`super::proxies`]).
#[derive(Clone, Debug)]
pub struct Client(pub String);

/// A session in the database.
#[derive(Clone, Debug)]
pub struct LiveSession {
    /// Whose it is.
    pub resident: String,
    /// When it ends if nobody uses it.
    pub expires_at: Millis,
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then_some(value)
    })
}

/// The CSRF token bound to a cookie's value.
pub fn csrf_token(app: &App, cookie: &str) -> String {
    secret::text_of(&app.key.sign("csrf", &[cookie.as_bytes()])[..18])
}

/// Refuses an unsafe request that carries one of our cookies without the token bound to it.
pub fn check_csrf(app: &App, method: &Method, headers: &HeaderMap) -> Answer<()> {
    if method.is_safe() {
        return Ok(());
    }
    let bound = cookie(headers, SESSION_COOKIE).or_else(|| cookie(headers, GUEST_COOKIE));
    let Some(bound) = bound else { return Ok(()) };
    let given = headers.get("x-csrf-token").map_or(&b""[..], |value| value.as_bytes());
    if secret::same(given, csrf_token(app, bound).as_bytes()) { Ok(()) } else { Err(Problem::forged()) }
}

/// The living session of a cookie. Does not prolong it.
pub async fn session(app: &App, token: &str) -> Answer<Option<(Hash, LiveSession)>> {
    let hash = secret::hash(token);
    let found = app
        .db
        .read(move |db| {
            let session = db
                .prepare_cached(
                    "SELECT resident_id, expires_at FROM sessions WHERE token_hash = ?1 AND expires_at > ?2",
                )?
                .query_row(params![hash, clock::now()], |row| {
                    Ok(LiveSession { resident: row.get(0)?, expires_at: row.get(1)? })
                })
                .optional()?;
            Ok(session)
        })
        .await?;
    Ok(found.map(|session| (hash, session)))
}

/// Moves the end of a session on from now; answers the new end, or nothing when it has ended.
pub async fn prolong(app: &App, hash: Hash) -> Answer<Option<Millis>> {
    let idle = Millis::from(app.settings.limits.session_seconds) * clock::SECOND;
    app.db
        .write(move |tx| {
            let now = clock::now();
            let end = tx
                .query_row(
                    "UPDATE sessions SET expires_at = min(?1, created_at + ?2)
                     WHERE token_hash = ?3 AND expires_at > ?4 RETURNING expires_at",
                    params![now + idle, LONGEST, hash, now],
                    |row| row.get(0),
                )
                .optional()?;
            Ok(end)
        })
        .await
}

async fn me(app: &App, token: &str) -> Answer<Me> {
    let (token_hash, found) = session(app, token).await?.ok_or_else(Problem::sign_in_first)?;
    let idle = Millis::from(app.settings.limits.session_seconds) * clock::SECOND;
    // At most one write in a twentieth of the idle time, however many requests come.
    if found.expires_at < clock::now() + idle - idle / 20 {
        prolong(app, token_hash).await?;
    }
    Ok(Me { resident: found.resident, token_hash })
}

impl FromRequestParts<App> for Me {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        visitor.0.ok_or_else(Problem::sign_in_first)
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        check_csrf(app, &parts.method, &parts.headers)?;
        match cookie(&parts.headers, SESSION_COOKIE) {
            Some(token) => Ok(Self(Some(me(app, token).await?))),
            None => Ok(Self(None)),
        }
    }
}

impl FromRequestParts<App> for Unforged {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        check_csrf(app, &parts.method, &parts.headers)?;
        Ok(Self)
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let client = peer.map(|info| app.settings.proxies.client(info.0.ip(), &parts.headers));
        Ok(Self(client.map_or_else(String::new, |address| address.to_string())))
    }
}
