//! The photos and files of a case. A picture is fetched when the reader comes to it, a document when it is asked for.

use std::rc::Rc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::{AttachmentId, Reference};
use onedoor_domain::report::{CaseFile, FileBytes, FileKind};
use onedoor_domain::{Answer, Failure};

use crate::browser::photos::Preview;
use crate::browser::{announce, download, focus, sight};
use crate::t;
use crate::ui::files::size;
use crate::ui::remote::{Load, Loader};
use crate::ui::{Button, Rank, failure};

/// Fetches the bytes of a photo or file of the case.
#[derive(Clone, Copy)]
pub struct Fetch(StoredValue<Rc<dyn Fn(AttachmentId) -> Answer<FileBytes>>, LocalStorage>);

impl Fetch {
    /// In this way.
    pub fn new(way: impl Fn(AttachmentId) -> Answer<FileBytes> + 'static) -> Self {
        Self(StoredValue::new_local(Rc::new(way)))
    }

    fn ask(self, id: AttachmentId) -> Answer<FileBytes> {
        self.0.with_value(|way| way(id))
    }
}

/// All of them; nothing where there are none.
pub fn files(files: Vec<CaseFile>, reference: &Reference, fetch: Fetch) -> AnyView {
    if files.is_empty() {
        return ().into_any();
    }
    let rows = (1..).zip(files).map(|(nth, file)| one(nth, file, reference, fetch)).collect_view();
    view! {
        <section class="stack" aria-labelledby="files-title">
            <h2 id="files-title">{t!("photos-title")}</h2>
            <ul class="shown">{rows}</ul>
        </section>
    }
    .into_any()
}

fn one(nth: usize, file: CaseFile, reference: &Reference, fetch: Fetch) -> AnyView {
    let kind = FileKind::parse(&file.content_type);
    let ending = kind.map_or("bin", FileKind::extension);
    let save_as = format!("{reference}-{nth}.{ending}");
    match kind {
        Some(kind) if kind.is_seen_everywhere() => {
            view! { <Picture nth=nth file=file kind=kind save_as=save_as fetch=fetch/> }.into_any()
        }
        _ => view! { <Document nth=nth file=file save_as=save_as fetch=fetch/> }.into_any(),
    }
}

/// What it is called: what the reporter wrote, or else its number.
fn name(file: &CaseFile, number: String) -> String {
    let alt = file.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty());
    alt.map_or(number, str::to_owned)
}

#[component]
fn Picture(nth: usize, file: CaseFile, kind: FileKind, save_as: String, fetch: Fetch) -> impl IntoView {
    let (id, name) = (format!("case-file-{nth}"), name(&file, t!("case-photo", nth = nth)));
    let wanted = file.id;
    let picture = Loader::idle(move || {
        let bytes = fetch.ask(wanted.clone());
        async move {
            let FileBytes { bytes, .. } = bytes.await?;
            // Its kind is what the case said: what else may be in there is not shown as that.
            let preview = Preview::of_bytes(&bytes, kind.mime());
            preview.map(Rc::new).ok_or_else(|| Failure::Malformed { what: "file".to_owned() })
        }
        .boxed_local()
    });
    let watch = StoredValue::new_local(None);
    let frame = id.clone();
    focus::soon(move || {
        let asked = StoredValue::new(false);
        let seen = sight::watch(&frame, move || {
            if asked.try_update_value(|asked| std::mem::replace(asked, true)) == Some(false) {
                picture.again();
            }
        });
        match seen {
            Some(seen) => drop(watch.try_set_value(Some(seen))),
            None => picture.again(),
        }
    });
    let again = Callback::new(move |()| {
        announce::politely(&t!("case-photo-fetching"));
        picture.again();
    });
    let look = move || {
        picture.with(|load| {
            let load = match load {
                Load::Loading => Load::Loading,
                Load::LoadingSlowly => Load::LoadingSlowly,
                Load::Loaded(preview) => Load::Loaded(preview.address().to_owned()),
                Load::Failed(failure) => Load::Failed(failure.clone()),
            };
            drawn(load, &name, &save_as, file.bytes, again)
        })
    };
    view! { <li id=id class="shown__one">{look}</li> }
}

/// A picture in each state, from data alone. What is loaded is the address at which it can be seen.
fn drawn(load: Load<String>, name: &str, save_as: &str, bytes: u64, again: Callback<()>) -> AnyView {
    match load {
        Load::Loading | Load::LoadingSlowly => {
            // What it shows is there to be read before it can be seen.
            view! {
                <p class="shown__wait remote__wait">
                    {t!("case-photo-fetching")}<span class="visually-hidden">" "{name.to_owned()}</span>
                </p>
            }
            .into_any()
        }
        Load::Loaded(address) => view! {
            <img class="shown__picture" src=address.clone() alt=name.to_owned()/>
            <p class="small no-print"><a href=address download=save_as.to_owned()>
                {t!("case-file-save", size = size(bytes))}<span class="visually-hidden">" "{name.to_owned()}</span>
            </a></p>
        }
        .into_any(),
        Load::Failed(failure) => {
            let (title, _) = failure::words(&failure);
            let named = name.to_owned();
            view! {
                <p dir="auto">{name.to_owned()}</p>
                <p class="small soft">{title}</p>
                <p class="no-print"><Button rank=Rank::Plain on_press=again>
                    {t!("try-again")}<span class="visually-hidden">" "{named}</span>
                </Button></p>
            }
            .into_any()
        }
    }
}

#[component]
fn Document(nth: usize, file: CaseFile, save_as: String, fetch: Fetch) -> impl IntoView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let name = name(&file, t!("case-document", nth = nth));
    let CaseFile { id, content_type, bytes, .. } = file;
    let on_press = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (answer, save_as) = (fetch.ask(id.clone()), save_as.clone());
        // Never as a kind that a browser would run.
        let kind = FileKind::parse(&content_type).map_or("application/octet-stream", FileKind::mime);
        spawn_local(async move {
            let answer = answer.await;
            let _ = busy.try_set(false);
            match answer {
                Ok(file) => download::bytes(&save_as, kind, &file.bytes),
                Err(failure) => {
                    announce::politely(&failure::words(&failure).0);
                    let _ = failed.try_set(Some(failure));
                }
            }
        });
    };
    view! {
        <li class="shown__one">
            <p dir="auto">{name.clone()}</p>
            <p class="no-print"><Button rank=Rank::Plain busy=busy on_press=on_press>
                {t!("case-file-save", size = size(bytes))}<span class="visually-hidden">" "{name}</span>
            </Button></p>
            {move || failed.get().map(|failure| view! { <p class="small">{failure::words(&failure).0}</p> })}
        </li>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(load: Load<String>) -> String {
        Owner::new().with(|| {
            drawn(load, "The lamp post, unlit", "AB-1-1.jpg", 482_113, Callback::new(|()| ())).to_html()
        })
    }

    #[test]
    fn a_picture_has_its_words_and_can_be_kept() {
        let html = html(Load::Loaded("blob:1".to_owned()));
        assert!(html.contains("alt=\"The lamp post, unlit\""), "{html}");
        assert!(html.contains("download=\"AB-1-1.jpg\"") && html.contains("471"), "{html}");
    }

    #[test]
    fn one_that_does_not_come_is_named_and_can_be_asked_for_again() {
        let html = html(Load::Failed(Failure::Offline));
        assert!(html.contains("The lamp post, unlit") && html.contains(&t!("try-again")), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }

    #[test]
    fn only_what_every_browser_shows_is_drawn_as_a_picture() {
        let html = |content_type: &str| {
            let (Ok(id), Ok(reference)) = (AttachmentId::parse("at_1"), Reference::parse("AB-1")) else {
                return String::new();
            };
            let one = CaseFile { id, alt: None, content_type: content_type.to_owned(), bytes: 9 };
            let fetch = || Fetch::new(|_| Box::pin(std::future::pending()));
            Owner::new().with(|| files(vec![one], &reference, fetch()).to_html())
        };
        assert!(html("image/jpeg").contains(&t!("case-photo-fetching")));
        for other in ["image/svg+xml", "text/html", "image/heic", "application/pdf"] {
            let html = html(other);
            assert!(
                !html.contains(&t!("case-photo-fetching")) && html.contains("<button"),
                "{other}: {html}"
            );
        }
    }
}
