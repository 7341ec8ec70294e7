//! `GET/POST/DELETE /session`, `POST /session/codes`, `POST /session/renewal`

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rusqlite::params;

use super::codes::{self, Purpose, Tried, Wanted};
use crate::app::App;
use crate::clock::{self, Millis};
use crate::language::Lang;
use crate::phrases;
use crate::problem::{Answer, Problem};
use crate::request::body::Body;
use crate::request::caller::{
    self, Client, GUEST_COOKIE, LiveSession, Me, SESSION_COOKIE, Unforged, cookie, csrf_token,
};
use crate::request::fields::Fields;
use crate::request::language::Reader;
use crate::secret;

/// The routes of this capability.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/session", get(who).post(sign_in).delete(sign_out))
        .route("/session/codes", post(send_code))
        .route("/session/renewal", post(renew))
}

async fn who(State(app): State<App>, headers: HeaderMap) -> Answer<Response> {
    let token = cookie(&headers, SESSION_COOKIE);
    if let Some(token) = token
        && let Some((_, session)) = caller::session(&app, token).await?
    {
        let csrf = csrf_token(&app, token);
        let body = app.db.read(move |db| super::signed_in(db, &session, &csrf)).await?;
        return Ok(Json(body).into_response());
    }
    let mut cookies = Vec::new();
    if token.is_some() {
        cookies.push((header::SET_COOKIE, set_cookie(&app, SESSION_COOKIE, None)));
    }
    let guest = if let Some(guest) = cookie(&headers, GUEST_COOKIE) {
        guest.to_owned()
    } else {
        let fresh = secret::token();
        cookies.push((header::SET_COOKIE, set_cookie(&app, GUEST_COOKIE, Some(&fresh))));
        fresh
    };
    let body = super::guest(&csrf_token(&app, &guest));
    Ok((AppendHeaders(cookies), Json(body)).into_response())
}

async fn send_code(
    State(app): State<App>,
    _: Unforged,
    Client(client): Client,
    Reader(reader): Reader,
    body: Body,
) -> Answer<Response> {
    let mut fields = Fields::new(body.value())?;
    let email = fields.email("/email");
    let language = fields.maybe_language("/language").and_then(Lang::of_tag).unwrap_or(reader);
    fields.done()?;
    let subject = super::fold_email(&email);
    app.gates.codes_per_client.pass(client)?;
    app.gates.codes_per_address.pass(subject.clone())?;
    let maker = app.clone();
    let sent = app
        .db
        .write(move |tx| {
            let wanted = Wanted {
                purpose: Purpose::SignIn,
                subject: &subject,
                channel: "email",
                recipient: &email,
                resident: None,
                language,
            };
            codes::issue(tx, &maker, &wanted)
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(sent)).into_response())
}

async fn sign_in(State(app): State<App>, _: Unforged, headers: HeaderMap, body: Body) -> Answer<Response> {
    let mut fields = Fields::new(body.value())?;
    let challenge = fields.id("/challenge");
    let code = fields.text("/code", 12, phrases::enter_code());
    fields.done()?;
    let before = cookie(&headers, SESSION_COOKIE).map(secret::hash);
    let maker = app.clone();
    let outcome = app
        .db
        .write(move |tx| {
            let proof = match codes::attempt(tx, &maker, Purpose::SignIn, &challenge, &code)? {
                Tried::Right(proof) => proof,
                Tried::Wrong(problem) => return Ok(Err(problem)),
            };
            // Whoever was signed in here before is not any more.
            if let Some(before) = before {
                tx.execute("DELETE FROM sessions WHERE token_hash = ?1", [before])?;
            }
            let resident = super::resident_of(tx, &proof.subject, proof.language)?;
            let idle = Millis::from(maker.settings.limits.session_seconds) * clock::SECOND;
            let (token, expires_at) = super::open(tx, &resident, idle)?;
            let csrf = csrf_token(&maker, &token);
            let body = super::signed_in(tx, &LiveSession { resident, expires_at }, &csrf)?;
            Ok(Ok((token, body)))
        })
        .await?;
    let (token, body) = outcome?;
    let cookies = AppendHeaders([
        (header::SET_COOKIE, set_cookie(&app, SESSION_COOKIE, Some(&token))),
        (header::SET_COOKIE, set_cookie(&app, GUEST_COOKIE, None)),
    ]);
    Ok((StatusCode::CREATED, cookies, Json(body)).into_response())
}

async fn sign_out(State(app): State<App>, me: Me) -> Answer<Response> {
    app.db
        .write(
            move |tx| Ok(tx.execute("DELETE FROM sessions WHERE token_hash = ?1", params![me.token_hash])?),
        )
        .await?;
    let cookies = AppendHeaders([
        (header::SET_COOKIE, set_cookie(&app, SESSION_COOKIE, None)),
        // Nothing of this session stays on the device, whatever the portal does.
        (header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\"")),
    ]);
    Ok((StatusCode::NO_CONTENT, cookies).into_response())
}

async fn renew(State(app): State<App>, me: Me, headers: HeaderMap) -> Answer<Response> {
    let expires_at = caller::prolong(&app, me.token_hash).await?.ok_or_else(Problem::sign_in_first)?;
    let csrf = csrf_token(&app, cookie(&headers, SESSION_COOKIE).unwrap_or(""));
    let session = LiveSession { resident: me.resident, expires_at };
    let body = app.db.read(move |db| super::signed_in(db, &session, &csrf)).await?;
    Ok(Json(body).into_response())
}

/// A cookie of ours, for the API alone and out of reach of scripts; no value clears it.
fn set_cookie(app: &App, name: &str, value: Option<&str>) -> HeaderValue {
    let path = if app.settings.base.is_empty() { "/" } else { &app.settings.base };
    let secure = if app.settings.secure_cookies { "; Secure" } else { "" };
    let age = if value.is_some() { "" } else { "; Max-Age=0" };
    let text = format!("{name}={}; Path={path}; HttpOnly; SameSite=Lax{age}{secure}", value.unwrap_or(""));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}
