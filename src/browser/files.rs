//! Files that the resident chooses, drops or pastes: read only as far as they are asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Uint8Array;
use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, HtmlInputElement};

use super::HERE;

/// A file that was chosen. It stays within reach until it is let go of, so that it can be tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    nth: u32,
    /// Its own name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
}

#[derive(Default)]
struct Held {
    last: u32,
    files: BTreeMap<u32, File>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::new(Held::default());
}

impl Chosen {
    fn hold(file: File) -> Self {
        // Sizes are whole numbers far below 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes fits")]
        let bytes = file.size().max(0.0) as u64;
        let name = file.name();
        let nth = HELD.with_borrow_mut(|held| {
            held.last = held.last.wrapping_add(1);
            held.files.insert(held.last, file);
            held.last
        });
        Self { nth, name, bytes }
    }

    /// A file for examples; there is nothing in it.
    pub fn example(name: &str, bytes: u64) -> Self {
        Self { nth: 0, name: name.to_owned(), bytes }
    }

    /// It is not needed any more.
    pub fn let_go(&self) {
        HELD.with_borrow_mut(|held| held.files.remove(&self.nth));
    }

    pub(super) fn blob(&self) -> Option<Blob> {
        HELD.with_borrow(|held| held.files.get(&self.nth).cloned()).map(Into::into)
    }

    /// Its first bytes, at most so many. `None`: the device does not give it, or it was taken away meanwhile.
    pub async fn start(&self, most: u32) -> Option<Vec<u8>> {
        let part = self.blob()?.slice_with_f64_and_f64(0.0, f64::from(most)).ok()?;
        Some(bytes_of(&part).await?.to_vec())
    }

    /// All of it.
    pub async fn whole(&self) -> Option<Uint8Array> {
        bytes_of(&self.blob()?).await
    }
}

async fn bytes_of(blob: &Blob) -> Option<Uint8Array> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer))
}

/// What was chosen in an input, which is then empty again: the same file may be chosen once more.
pub fn of_input(input: &HtmlInputElement) -> Vec<Chosen> {
    let files = listed(input.files());
    input.set_value("");
    files
}

fn listed(files: Option<FileList>) -> Vec<Chosen> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|nth| files.get(nth)).map(Chosen::hold).collect()
}

/// Takes what is dropped or pastes anywhere in the page, until the owner of the caller is gone; `over` hears whether files
/// are held above the page. Without this, a file dropped a little beside would be opened in the portal's place.
pub fn offered(over: impl Fn(bool) + 'static, take: impl Fn(Vec<Chosen>) + Clone + 'static) {
    if !HERE {
        return;
    }
    let over = std::rc::Rc::new(over);
    let pasted = take.clone();
    listen("paste", move |event| {
        let Some(board) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
            return;
        };
        // Word processors give a picture of the words along with the words.
        let words = board.get_data("text/plain").is_ok_and(|words| !words.is_empty());
        let files = if words { Vec::new() } else { listed(board.files()) };
        if !files.is_empty() {
            event.prevent_default();
            pasted(files);
        }
    });
    for name in ["dragenter", "dragover"] {
        let over = over.clone();
        listen(name, move |event| {
            if transfer(&event).is_some_and(|transfer| has_files(&transfer)) {
                event.prevent_default();
                over(true);
            }
        });
    }
    let left = over.clone();
    listen("dragleave", move |event| {
        if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            left(false);
        }
    });
    listen("drop", move |event| {
        let Some(transfer) = transfer(&event).filter(has_files) else { return };
        event.prevent_default();
        over(false);
        take(listed(transfer.files()));
    });
}

fn transfer(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer)
}

fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().iter().any(|kind| kind == "Files")
}

fn listen(name: &'static str, hear: impl Fn(Event) + 'static) {
    let handle = window_event_listener_untyped(name, hear);
    on_cleanup(move || handle.remove());
}
