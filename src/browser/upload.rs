//! Sends a request and tells how much of it has gone, which `fetch` cannot. What the answer means is the gateway's business.

use std::rc::Rc;

use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::LocalBoxFuture;
use js_sys::Uint8Array;
use onedoor_gateway::transport::{Body, Request, Response, Transport, Unsent};
use wasm_bindgen::prelude::*;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::network::{Fetch, is_without, unreached};

/// Hears how many bytes have gone, of how many.
pub type Told = Rc<dyn Fn(u64, u64)>;

/// The browser's network, for a file. A request that nobody waits for any more is broken off. One without cookies goes by
/// `fetch` and tells nothing on the way: to its own site this way takes them along whatever it is told (`XMLHttpRequest`, 3.5.3).
#[derive(Clone)]
pub struct Upload(pub Told);

impl Transport for Upload {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unsent>> {
        if !request.cookies {
            return Fetch.send(request);
        }
        let told = Rc::clone(&self.0);
        async move {
            let (tell, ended) = oneshot::channel();
            let sent_without = is_without();
            let sending = Sending::begin(&request, told, tell).map_err(|_| Unsent::Offline)?;
            match ended.await {
                Ok(Ended::Answered) => sending.answer(),
                Ok(Ended::TimedOut) => Err(Unsent::TimedOut),
                Ok(Ended::Broken) | Err(_) => Err(unreached(sent_without)),
            }
        }
        .boxed_local()
    }
}

/// How a request ended.
enum Ended {
    Answered,
    TimedOut,
    Broken,
}

/// A request on its way.
struct Sending {
    request: XmlHttpRequest,
    _ended: Vec<Closure<dyn FnMut()>>,
    _moved: Closure<dyn FnMut(ProgressEvent)>,
}

impl Sending {
    fn begin(request: &Request, told: Told, tell: oneshot::Sender<Ended>) -> Result<Self, JsValue> {
        let sent = XmlHttpRequest::new()?;
        sent.open_with_async(request.method.as_str(), &request.address, true)?;
        sent.set_with_credentials(true);
        sent.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        sent.set_timeout(request.timeout_ms);
        for (name, value) in &request.headers {
            sent.set_request_header(name, value)?;
        }
        // Whichever comes first is how it ended.
        let tell = Rc::new(std::cell::Cell::new(Some(tell)));
        let ended = |how: fn() -> Ended| {
            let tell = Rc::clone(&tell);
            Closure::<dyn FnMut()>::new(move || {
                if let Some(tell) = tell.take() {
                    let _ = tell.send(how());
                }
            })
        };
        let (answered, late, broken) =
            (ended(|| Ended::Answered), ended(|| Ended::TimedOut), ended(|| Ended::Broken));
        sent.set_onload(Some(answered.as_ref().unchecked_ref()));
        sent.set_ontimeout(Some(late.as_ref().unchecked_ref()));
        sent.set_onerror(Some(broken.as_ref().unchecked_ref()));
        sent.set_onabort(Some(broken.as_ref().unchecked_ref()));
        let moved = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            if event.length_computable() {
                told(whole(event.loaded()), whole(event.total()));
            }
        });
        sent.upload()?.set_onprogress(Some(moved.as_ref().unchecked_ref()));
        match &request.body {
            Some(Body::Bytes(bytes)) => sent.send_with_opt_js_u8_array(Some(&Uint8Array::from(&**bytes)))?,
            Some(Body::Text(text)) => sent.send_with_opt_str(Some(text))?,
            None => sent.send()?,
        }
        Ok(Self { request: sent, _ended: vec![answered, late, broken], _moved: moved })
    }

    fn answer(&self) -> Result<Response, Unsent> {
        let sent = &self.request;
        let body = sent.response().map_err(|_| Unsent::Offline)?;
        let lines = sent.get_all_response_headers().unwrap_or_default();
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        };
        Ok(Response {
            status: sent.status().unwrap_or_default(),
            headers: lines.lines().filter_map(header).collect(),
            body: Uint8Array::new(&body).to_vec(),
        })
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        let sent = &self.request;
        sent.set_onload(None);
        sent.set_ontimeout(None);
        sent.set_onerror(None);
        sent.set_onabort(None);
        if let Ok(upload) = sent.upload() {
            upload.set_onprogress(None);
        }
        // One that has ended is not touched by this.
        let _ = sent.abort();
    }
}

/// The browser counts in floating point.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
fn whole(count: f64) -> u64 {
    count as u64
}
