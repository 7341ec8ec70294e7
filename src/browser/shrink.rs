//! Photos made ready to be sent, beside the page: a worker of its own (`shrink.js`) decodes, turns, shrinks and writes them
//! anew. It is fetched with the first photo, rests when there is nothing to do, and is ended when it takes too long.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, MessageEvent, Url, Worker,
};

use super::files::Chosen;
use super::{address, clock, document, window};

/// The longer side of what is sent, in pixels: a number plate can be read, and a village's line carries it.
const SIDE: f64 = 2048.0;
const QUALITY: f64 = 0.85;
/// A telephone of ten years ago takes ten seconds for the largest photo that cameras make.
const PATIENCE: Duration = Duration::from_mins(1);
/// So long after the last photo the worker ends, and its memory with it.
const REST: Duration = Duration::from_secs(20);

/// A photo made ready.
#[derive(Clone, Debug)]
pub struct Shrunk {
    /// What will be sent.
    pub bytes: Uint8Array,
    /// Its media type.
    pub kind: String,
}

/// Why a photo could not be made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShrunk {
    /// This browser does not open its kind.
    Unknown,
    /// It is damaged or not whole.
    Broken,
    /// It stays larger than the council takes.
    Large,
    /// It took too long.
    Late,
    /// Something else: most often too little memory, or the worker could not be fetched. Trying again may help.
    Failed,
}

type Answered = Result<Shrunk, Said>;
type Listener = Closure<dyn FnMut(JsValue)>;

/// What the worker said instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Not(NotShrunk),
    /// It has nothing to draw on.
    NoCanvas,
}

struct Line {
    worker: Worker,
    _hear: Listener,
    _fail: Listener,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

#[derive(Default)]
struct Work {
    line: Option<Line>,
    last: u32,
    waiting: BTreeMap<u32, oneshot::Sender<Answered>>,
}

thread_local! {
    static WORK: RefCell<Work> = RefCell::new(Work::default());
}

/// Makes a photo ready: at most so many bytes, in one of these media types.
pub async fn shrink(file: &Chosen, most: u64, kinds: &[&str]) -> Result<Shrunk, NotShrunk> {
    let Some(blob) = file.blob() else { return Err(NotShrunk::Failed) };
    // Sizes are whole numbers far below 2^53.
    #[expect(clippy::cast_precision_loss, reason = "a size in bytes is exact in an f64")]
    let most = most as f64;
    let order = Order { most, kinds };
    match ask(&blob, &order, false).await {
        Ok(shrunk) => Ok(shrunk),
        Err(Said::Not(why)) => Err(why),
        // Some engines (WebKit before 16.4) let only the page draw. Decoding is still beside it, and one step of drawing
        // holds the page up for a moment only.
        Err(Said::NoCanvas) => {
            let drawn = on_page(&blob, &order).await.ok_or(NotShrunk::Unknown)?;
            ask(&drawn, &order, true).await.map_err(|said| match said {
                Said::Not(why) => why,
                Said::NoCanvas => NotShrunk::Failed,
            })
        }
    }
}

struct Order<'a> {
    most: f64,
    kinds: &'a [&'a str],
}

async fn ask(blob: &Blob, order: &Order<'_>, drawn: bool) -> Answered {
    let (tell, told) = oneshot::channel();
    let failed = Err(Said::Not(NotShrunk::Failed));
    let Some(nth) = WORK.with_borrow_mut(|work| {
        if work.line.is_none() {
            work.line = open();
        }
        work.last = work.last.wrapping_add(1);
        let nth = work.last;
        let message = message(nth, blob, order, drawn);
        work.line.as_ref()?.worker.post_message(&message).ok()?;
        work.waiting.insert(nth, tell);
        Some(nth)
    }) else {
        return failed;
    };
    match select(told, Box::pin(clock::wait(PATIENCE))).await {
        Either::Left((answer, _)) => {
            rest(nth);
            answer.unwrap_or(failed)
        }
        Either::Right(((), _)) => {
            close();
            Err(Said::Not(NotShrunk::Late))
        }
    }
}

fn message(nth: u32, blob: &Blob, order: &Order<'_>, drawn: bool) -> Object {
    let message = Object::new();
    let kinds: Array = order.kinds.iter().map(|kind| JsValue::from_str(kind)).collect();
    let parts: [(&str, JsValue); 6] = [
        ("nth", nth.into()),
        ("file", blob.into()),
        ("side", SIDE.into()),
        ("most", order.most.into()),
        ("kinds", kinds.into()),
        ("drawn", drawn.into()),
    ];
    for (name, value) in parts {
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    message
}

fn open() -> Option<Line> {
    let worker = made()?;
    let hear = Listener::new(|event: JsValue| {
        if let Some(said) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) {
            hear(&said);
        }
    });
    // Its file could not be fetched, or it ran out of memory: whoever waits is told at once.
    let fail = Listener::new(|_| close());
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    Some(Line { worker, _hear: hear, _fail: fail })
}

/// The release's glue knows the file and holds the policy under which it may be run (`src/release/glue.mjs`).
fn made() -> Option<Worker> {
    let maker = Reflect::get(&window()?.into(), &"onedoorShrinker".into()).ok()?;
    match maker.dyn_into::<Function>() {
        Ok(maker) => maker.call0(&JsValue::NULL).ok()?.dyn_into().ok(),
        // Under Trunk there is no glue.
        Err(_) => Worker::new(&address::at("/shrink.js")).ok(),
    }
}

fn hear(said: &JsValue) {
    let part = |name: &str| Reflect::get(said, &name.into()).unwrap_or(JsValue::UNDEFINED);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as it was sent")]
    let Some(nth) = part("nth").as_f64().map(|nth| nth as u32) else { return };
    let answer = match (part("bytes").dyn_into::<Uint8Array>(), part("kind").as_string()) {
        (Ok(bytes), Some(kind)) => Ok(Shrunk { bytes, kind }),
        _ => Err(why(&part("why").as_string().unwrap_or_default())),
    };
    if let Some(tell) = WORK.with_borrow_mut(|work| work.waiting.remove(&nth)) {
        let _ = tell.send(answer);
    }
}

fn why(word: &str) -> Said {
    match word {
        "unknown" => Said::Not(NotShrunk::Unknown),
        "broken" => Said::Not(NotShrunk::Broken),
        "large" => Said::Not(NotShrunk::Large),
        "no-canvas" => Said::NoCanvas,
        _ => Said::Not(NotShrunk::Failed),
    }
}

/// Ends the worker; who waits for it hears that nothing comes.
fn close() {
    // Dropped outside the borrow: whoever is woken may ask again at once.
    let gone = WORK.with_borrow_mut(|work| (work.line.take(), std::mem::take(&mut work.waiting)));
    drop(gone);
}

fn rest(nth: u32) {
    spawn_local(async move {
        clock::wait(REST).await;
        if WORK.with_borrow(|work| work.last == nth) {
            close();
        }
    });
}

/// The picture drawn by the page, as a JPEG.
async fn on_page(blob: &Blob, order: &Order<'_>) -> Option<Blob> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let drawn = draw(&address, order).await;
    let _ = Url::revoke_object_url(&address);
    drawn
}

async fn draw(address: &str, order: &Order<'_>) -> Option<Blob> {
    let picture = HtmlImageElement::new().ok()?;
    picture.set_src(address);
    JsFuture::from(picture.decode()).await.ok()?;
    let (width, height) = (f64::from(picture.natural_width()), f64::from(picture.natural_height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let canvas = document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2048")]
    let whole = |length: f64| (length * scale).round().max(1.0) as u32;
    canvas.set_width(whole(width));
    canvas.set_height(whole(height));
    let pen = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, width, height);
    pen.draw_image_with_html_image_element_and_dw_and_dh(&picture, 0.0, 0.0, width, height).ok()?;
    let kind = order.kinds.iter().find(|kind| **kind == "image/jpeg").or(order.kinds.first())?;
    let (tell, told) = oneshot::channel();
    let done = Closure::once(move |blob: JsValue| {
        let _ = tell.send(blob.dyn_into::<Blob>().ok());
    });
    canvas
        .to_blob_with_type_and_encoder_options(done.as_ref().unchecked_ref(), kind, &QUALITY.into())
        .ok()?;
    told.await.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_the_worker_is_known_here() {
        let source = include_str!("shrink.js");
        for word in ["unknown", "broken", "large", "no-canvas"] {
            assert!(source.contains(&format!("'{word}'")), "{word}");
            assert_ne!(why(word), Said::Not(NotShrunk::Failed), "{word}");
        }
        assert_eq!(why("failed"), Said::Not(NotShrunk::Failed));
        assert_eq!(why(""), Said::Not(NotShrunk::Failed));
    }
}
