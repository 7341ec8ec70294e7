//! Sends requests with `fetch`. What the answer means is the gateway's business.

use futures::FutureExt;
use futures::future::{Either, LocalBoxFuture, select};
use gloo_net::http::{Method as Verb, RequestBuilder};
use onedoor_gateway::transport::{Body, Method, Request, Response, Transport, Unsent};
use std::time::Duration;
use web_sys::RequestCredentials;

use super::clock;

/// The browser's network.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unsent>> {
        let patience = Duration::from_millis(u64::from(request.timeout_ms));
        async move {
            let stop = web_sys::AbortController::new().ok();
            let sending = Box::pin(send(request, stop.as_ref().map(web_sys::AbortController::signal)));
            match select(sending, Box::pin(clock::wait(patience))).await {
                Either::Left((answer, _)) => answer,
                Either::Right(((), _)) => {
                    if let Some(stop) = stop {
                        stop.abort();
                    }
                    Err(Unsent::TimedOut)
                }
            }
        }
        .boxed_local()
    }
}

async fn send(request: Request, stop: Option<web_sys::AbortSignal>) -> Result<Response, Unsent> {
    let verb = match request.method {
        Method::Get => Verb::GET,
        Method::Post => Verb::POST,
        Method::Put => Verb::PUT,
        Method::Patch => Verb::PATCH,
        Method::Delete => Verb::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.address)
        .method(verb)
        .credentials(if request.cookies { RequestCredentials::Include } else { RequestCredentials::Omit })
        .abort_signal(stop.as_ref());
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let ready = match request.body {
        Some(Body::Text(text)) => builder.body(text),
        Some(Body::Bytes(bytes)) => builder.body(js_sys::Uint8Array::from(&*bytes)),
        None => builder.build(),
    };
    let sent_without = is_without();
    let answer = ready.map_err(|_| Unsent::Offline)?.send().await.map_err(|_| unreached(sent_without))?;
    if let Some(date) = answer.headers().get("date") {
        clock::told(&date);
    }
    let headers = answer.headers().entries().collect();
    let status = answer.status();
    // A body that breaks off is as if no answer had come: what was asked may have been done.
    let body = answer.binary().await.map_err(|_| Unsent::Offline)?;
    Ok(Response { status, headers, body })
}

/// Does the browser say that the device has no connection? Asked before a request goes, for [`unreached`].
pub(super) fn is_without() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Why no answer came. A device that had no connection when the request was to go and has none now has sent nothing; with
/// one that came or went meanwhile nobody knows. (What is on the device itself is reached all the same.)
pub(super) fn unreached(sent_without: bool) -> Unsent {
    if sent_without && is_without() { Unsent::NoConnection } else { Unsent::Offline }
}
