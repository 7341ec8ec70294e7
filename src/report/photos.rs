//! Photos and files: chosen, dropped or pasted, made ready one after the other beside the page, and kept with the draft.
//! What a photo says of its place and time is offered, and goes only into the report, never along with the photo.
//!
//! Not here: what may go (`onedoor_domain::report`), how a photo is made ready (`browser::shrink`), sending (`outbox`).

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::council::Limits;
use onedoor_domain::id::{AttributeCode, PhotoId};
use onedoor_domain::report::{
    Area, Asks, Attribute, Datatype, Draft, DraftChange, Field, FileKind, LocationNeed, MOST_FILES, Photo,
    PhotoFacts, PhotoRule, Place, Position, Service, StepName, Taken, Unfit, sniff,
};

use super::faults::unfit_words;
use super::place::outside;
use super::places::nearest;
use super::saved_drafts::place_words;
use super::writing::{Form, Writing};
use crate::browser::files::{self, Chosen};
use crate::browser::photos::{self, Bytes, Preview};
use crate::browser::shrink::{NotShrunk, shrink};
use crate::browser::{announce, clock, entropy, focus};
use crate::i18n::{self, calendar};
use crate::portal::Portal;
use crate::t;
use crate::ui::files::{after_removal, size, state_words};
use crate::ui::{Button, FileActs, FileChooser, FileList, FileRow, FileState, Rank};

/// The id of the input for files.
const CHOOSER: &str = "photos";
/// What a photo says of itself stands in its first bytes.
const START: u32 = 1024 * 1024;
/// No camera writes more, and a telephone could not hold it.
const MOST_READ: u64 = 200 * 1024 * 1024;
/// A photo taken nearer than this to the chosen place was taken there.
const SAME_PLACE_M: f64 = 250.0;
const BUSY: Duration = Duration::from_millis(100);

/// What holds for photos while it is not known what the report is about.
pub fn any_rule(limits: Limits) -> Option<PhotoRule> {
    let taken = limits.attachments?;
    let count = taken.count.min(MOST_FILES);
    let kinds = taken.kinds;
    (count > 0 && !kinds.is_empty()).then_some(PhotoRule {
        count,
        required: false,
        bytes: taken.bytes,
        kinds,
    })
}

/// Why a file is not in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It cannot go, whatever is done.
    Unfit(Unfit),
    /// There are as many as can go.
    TooMany {
        /// How many that is.
        most: u32,
    },
    /// It took too long.
    Late,
    /// It could not be read or made ready this time.
    Failed,
}

/// A file that is not in the draft: not yet, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    id: String,
    chosen: Chosen,
    /// Why it is not taken; `None` while it waits or is made ready.
    why: Option<Why>,
}

/// What can be seen of a photo or file.
#[derive(Clone, Debug)]
pub enum Look {
    /// A picture.
    Picture(Rc<Preview>),
    /// A document.
    Document,
    /// The device does not have it any more.
    Lost,
}

/// What a photo says of itself and the draft does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    photo: PhotoId,
    place: Option<Place>,
    time: Option<(AttributeCode, String, Taken)>,
}

/// The photos of a draft in this tab: what is on its way into it, and what can be seen of each.
#[derive(Clone, Copy)]
pub struct Album {
    pending: RwSignal<Vec<Pending>>,
    looks: RwSignal<BTreeMap<PhotoId, Look>, LocalStorage>,
    working: StoredValue<bool>,
    last: StoredValue<u32>,
    /// The device keeps none.
    unkept: RwSignal<bool>,
    offer: RwSignal<Option<Offer>>,
    settled: RwSignal<Settled>,
}

/// Photos whose offer was taken or refused, so that it does not come again whatever is chosen later.
#[derive(Clone, Debug, Default)]
struct Settled {
    places: Vec<PhotoId>,
    times: Vec<PhotoId>,
}

impl Album {
    /// Nothing is on its way.
    pub fn new() -> Self {
        Self {
            pending: RwSignal::new(Vec::new()),
            looks: RwSignal::new_local(BTreeMap::new()),
            working: StoredValue::new(false),
            last: StoredValue::new(0),
            unkept: RwSignal::new(false),
            offer: RwSignal::new(None),
            settled: RwSignal::new(Settled::default()),
        }
    }

    /// Is something being made ready? Asked without being told of changes.
    pub fn is_busy(self) -> bool {
        self.pending.try_with_untracked(|pending| pending.iter().any(|one| one.why.is_none())) == Some(true)
    }

    /// Waits until nothing is being made ready.
    pub async fn rest(self) {
        while self.is_busy() {
            clock::wait(BUSY).await;
        }
    }

    /// The address at which a photo can be seen.
    fn picture(self, id: &PhotoId) -> Option<String> {
        self.looks.with(|looks| match looks.get(id) {
            Some(Look::Picture(preview)) => Some(preview.address().to_owned()),
            _ => None,
        })
    }

    fn is_lost(self, id: &PhotoId) -> bool {
        self.looks.with(|looks| matches!(looks.get(id), Some(Look::Lost)))
    }

    /// Photos that the device does not have any more. Asked without being told of changes.
    pub fn lost(self) -> Vec<PhotoId> {
        let lost = |(id, look): (&PhotoId, &Look)| matches!(look, Look::Lost).then(|| id.clone());
        self.looks.try_with_untracked(|looks| looks.iter().filter_map(lost).collect()).unwrap_or_default()
    }

    /// Puts files beside those that are on their way.
    fn queue(self, files: Vec<Chosen>, room: usize, most: u32) -> usize {
        let before =
            self.pending.with_untracked(|pending| pending.iter().filter(|one| one.why.is_none()).count());
        let room = room.saturating_sub(before);
        let taken = files.len().min(room);
        let new: Vec<Pending> = files
            .into_iter()
            .enumerate()
            .map(|(nth, chosen)| {
                let number = self.last.try_update_value(|last| {
                    *last = last.wrapping_add(1);
                    *last
                });
                let id = format!("new-photo-{}", number.unwrap_or_default());
                Pending { id, chosen, why: (nth >= room).then_some(Why::TooMany { most }) }
            })
            .collect();
        self.pending.update(|pending| pending.extend(new));
        taken
    }

    fn next(self) -> Option<Pending> {
        self.pending
            .try_with_untracked(|pending| pending.iter().find(|one| one.why.is_none()).cloned())
            .flatten()
    }

    /// Is it still wanted? The resident may have taken it away, or left the form.
    fn wants(self, id: &str) -> bool {
        self.pending.try_with_untracked(|pending| pending.iter().any(|one| one.id == id)) == Some(true)
    }

    fn refuse(self, id: &str, why: Why) {
        let _ = self.pending.try_update(|pending| {
            if let Some(one) = pending.iter_mut().find(|one| one.id == id) {
                one.why = Some(why);
            }
        });
    }

    fn done(self, id: &str) {
        let _ = self.pending.try_update(|pending| pending.retain(|one| one.id != id));
    }

    /// Fills it for an example.
    pub fn example(self, pending: &[(&str, Option<Why>)], pictures: &[(PhotoId, &str)], lost: &[PhotoId]) {
        let pending = pending.iter().zip(1..).map(|((name, why), nth)| Pending {
            id: format!("new-photo-{nth}"),
            chosen: Chosen::example(name, 3_456_789),
            why: *why,
        });
        self.pending.set(pending.collect());
        self.looks.update(|looks| {
            for (id, address) in pictures {
                looks.insert(id.clone(), Look::Picture(Rc::new(Preview::example(address))));
            }
            looks.extend(lost.iter().map(|id| (id.clone(), Look::Lost)));
        });
    }

    /// What a photo says, for an example.
    pub fn example_offer(self, photo: PhotoId, place: Place, time: Option<(AttributeCode, String, Taken)>) {
        self.offer.set(Some(Offer { photo, place: Some(place), time }));
    }

    /// The device keeps nothing, for an example.
    pub fn example_unkept(self) {
        self.unkept.set(true);
    }
}

/// A draft whose photos are worked on: in its form, or before it is known what it is about.
#[derive(Clone)]
struct Bench {
    writing: Writing,
    form: Option<Form>,
}

impl Bench {
    fn of(form: &Form) -> Self {
        Self { writing: form.writing, form: Some(form.clone()) }
    }

    fn service(&self) -> Option<Arc<Service>> {
        self.form.as_ref().map(|form| Arc::clone(&form.service))
    }

    fn change(&self, field: &Field, change: DraftChange) {
        match &self.form {
            Some(form) => form.change(field, change),
            None => self.writing.apply(change),
        }
    }

    fn mended(&self, field: &Field) {
        if let Some(form) = &self.form {
            form.mended(field);
        }
    }

    fn value<T: Clone + PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let draft = self.writing.draft;
        Memo::new(move |_| draft.with(&read)).into()
    }
}

/// The words for a reason.
fn why_words(why: Why) -> String {
    match why {
        Why::Unfit(unfit) => unfit_words(unfit),
        Why::TooMany { most } => t!("photo-too-many", count = most),
        Why::Late => t!("photo-late"),
        Why::Failed => t!("photo-failed"),
    }
}

/// The photos and files of a draft, as a part of the page of details.
pub fn part(form: &Form, rule: PhotoRule) -> AnyView {
    let (bench, album) = (Bench::of(form), form.writing.album);
    let over = RwSignal::new(false);
    let on_choose = {
        let bench = bench.clone();
        move |files: Vec<Chosen>| add(&bench, rule, files)
    };
    if form.writing.keeps() {
        files::offered(move |is| over.set(is), on_choose.clone());
        look(&bench);
        offer(&bench, StepName::Details);
    }
    let rows = rows(&bench);
    let acts = acts(&bench, StepName::Details, rule, rows);
    let accept: Vec<&str> = rule.kinds.iter().map(FileKind::mime).collect();
    let hint = t!("photos-hint", count = rule.count, size = size(rule.bytes));
    let unkept = move || {
        album.unkept.get().then(|| view! { <p class="notice notice--warning">{t!("photo-not-kept")}</p> })
    };
    let problem = form.problem(Field::Photos);
    let says = says(&bench, StepName::Details);
    view! {
        <FileChooser id=CHOOSER legend=t!("photos-title") hint=hint accept=accept.join(",") on_choose=Callback::new(on_choose)
            problem=problem optional=!rule.required over=over>
            {unkept}
            <FileList rows=rows acts=acts/>
        </FileChooser>
        {says}
    }
    .into_any()
}

/// What a report was begun with, before it is known what it is about; nothing when it was not begun with a photo.
pub fn first(writing: Writing, rule: PhotoRule, brought: Vec<Chosen>) -> AnyView {
    let bench = Bench { writing, form: None };
    add(&bench, rule, brought);
    if writing.keeps() {
        look(&bench);
        offer(&bench, StepName::Service);
    }
    let rows = rows(&bench);
    let acts = acts(&bench, StepName::Service, rule, rows);
    let says = says(&bench, StepName::Service);
    view! { <FileList rows=rows acts=acts/>{says} }.into_any()
}

/// Where a photo was taken, on the page that asks where it is: whoever chose the service first was not offered it before.
pub fn place_of(form: &Form) -> AnyView {
    let bench = Bench::of(form);
    if form.writing.keeps() {
        offer(&bench, StepName::Place);
    }
    says(&bench, StepName::Place)
}

/// When a photo was taken, beside a question that asks for a time and has none yet.
pub fn time_for(form: &Form, attribute: &Attribute) -> AnyView {
    let (bench, album) = (Bench::of(form), form.writing.album);
    let (code, question) = (attribute.code.clone(), attribute.question.clone());
    let taken = {
        let code = code.clone();
        bench.value(move |draft| {
            let first = album.settled.with(|settled| {
                let open = |photo: &&Photo| !settled.times.contains(&photo.id);
                draft.photos.iter().filter(open).find_map(|photo| photo.facts.taken)
            });
            first.filter(|_| draft.answers.get(&code).is_empty())
        })
    };
    let offered = move || {
        taken.get().map(|taken| {
            let (bench, code) = (bench.clone(), code.clone());
            let label = t!("photo-use-time", question = question.as_str());
            let use_it = move |()| {
                take_time(&bench, &code, taken);
                focus::soon_to(Field::Answer(code.clone()).address());
            };
            view! {
                <div class="notice">
                    <p>{t!("photo-taken", when = when_taken(taken))}</p>
                    <p><Button rank=Rank::Quiet on_press=use_it>{label}</Button></p>
                </div>
            }
        })
    };
    offered.into_any()
}

fn when_taken(taken: Taken) -> String {
    i18n::in_a_row(&[calendar::day(taken.day), calendar::clock_time(taken.clock)])
}

fn take_time(bench: &Bench, code: &AttributeCode, taken: Taken) {
    bench.change(&Field::Answer(code.clone()), DraftChange::Answer(code.clone(), vec![taken.answer()]));
    announce::politely(&t!("photo-time-used", when = when_taken(taken)));
}

/// Those in the draft, then those that are not.
fn rows(bench: &Bench) -> Signal<Vec<FileRow>> {
    let (writing, service) = (bench.writing, bench.service());
    let album = writing.album;
    Signal::derive(move || {
        let mut rows: Vec<FileRow> = writing.draft.with(|draft| {
            let row = |photo: &Photo| FileRow {
                id: Field::Photo(photo.id.clone()).address(),
                name: photo.name.clone(),
                bytes: photo.bytes,
                picture: album.picture(&photo.id),
                state: if album.is_lost(&photo.id) { FileState::Lost } else { FileState::Ready },
                alt: Some(photo.alt.clone()),
                problem: writing.faults.with(|faults| {
                    let field = Field::Photo(photo.id.clone());
                    Some(super::faults::words(&field, faults.of(&field)?, service.as_ref()?))
                }),
                again: false,
                removable: true,
            };
            draft.photos.iter().map(row).collect()
        });
        album.pending.with(|pending| {
            rows.extend(pending.iter().map(|one| FileRow {
                id: one.id.clone(),
                name: name_of(&one.chosen),
                bytes: one.chosen.bytes,
                picture: None,
                state: one.why.map_or(FileState::Reading, |why| FileState::Refused(why_words(why))),
                alt: None,
                problem: None,
                again: one.why.is_some_and(|why| !matches!(why, Why::Unfit(_))),
                removable: true,
            }));
        });
        rows
    })
}

fn name_of(chosen: &Chosen) -> String {
    if chosen.name.trim().is_empty() { t!("photo-unnamed") } else { chosen.name.clone() }
}

/// Where the focus goes on this step when there is no photo left to have it: a report that begins with a photo asks next what
/// it is about.
fn chooser(step: StepName) -> &'static str {
    if step == StepName::Service { super::choose::SEARCH } else { CHOOSER }
}

fn acts(bench: &Bench, step: StepName, rule: PhotoRule, rows: Signal<Vec<FileRow>>) -> FileActs {
    let (album, next) = (bench.writing.album, chooser(step));
    let photo_of = {
        let draft = bench.writing.draft;
        move |row: &str| {
            draft.with_untracked(|draft| {
                let named = |photo: &&Photo| Field::Photo(photo.id.clone()).address() == row;
                draft.photos.iter().find(named).map(|photo| photo.id.clone())
            })
        }
    };
    let alt = {
        let bench = bench.clone();
        Callback::new(move |(row, text): (String, String)| {
            if let Some(id) = photo_of(&row) {
                bench.change(&Field::Photo(id.clone()), DraftChange::PhotoAlt(id, text));
            }
        })
    };
    let remove = {
        let bench = bench.clone();
        Callback::new(move |row: String| {
            let (focused, name) = rows.with_untracked(|rows| {
                let name = rows.iter().find(|one| one.id == row).map(|one| one.name.clone());
                (after_removal(rows, &row, next), name.unwrap_or_default())
            });
            match photo_of(&row) {
                Some(id) => drop_photo(&bench, id),
                None => {
                    album.pending.update(|pending| {
                        pending.iter().filter(|one| one.id == row).for_each(|one| one.chosen.let_go());
                        pending.retain(|one| one.id != row);
                    });
                }
            }
            announce::politely(&t!("photo-removed", name = name));
            focus::soon_to(focused);
        })
    };
    let again = {
        let bench = bench.clone();
        Callback::new(move |row: String| {
            let taken = album.pending.try_update(|pending| {
                let at = pending.iter().position(|one| one.id == row)?;
                Some(pending.remove(at).chosen)
            });
            if let Some(chosen) = taken.flatten() {
                add(&bench, rule, vec![chosen]);
                focus::soon_to(next);
            }
        })
    };
    FileActs { alt, remove, again }
}

/// Takes a photo out of the draft and off the device.
pub fn forget(form: &Form, id: PhotoId) {
    drop_photo(&Bench::of(form), id);
}

fn drop_photo(bench: &Bench, id: PhotoId) {
    bench.writing.album.looks.update(|looks| {
        looks.remove(&id);
    });
    bench.change(&Field::Photo(id.clone()), DraftChange::DropPhoto(id.clone()));
    bench.mended(&Field::Photos);
    if bench.writing.keeps() {
        spawn_local(async move { photos::delete(id.as_str()).await });
    }
}

/// The resident chose these.
fn add(bench: &Bench, rule: PhotoRule, files: Vec<Chosen>) {
    if files.is_empty() {
        return;
    }
    let album = bench.writing.album;
    let most = usize::try_from(rule.count).unwrap_or(usize::MAX);
    let room = most.saturating_sub(bench.writing.draft.with_untracked(|draft| draft.photos.len()));
    let all = files.len();
    let taken = album.queue(files, room, rule.count);
    let said = if taken < all {
        t!("photo-too-many", count = rule.count)
    } else {
        t!("photos-reading", count = taken)
    };
    announce::politely(&said);
    if album.working.get_value() {
        return;
    }
    album.working.set_value(true);
    let bench = bench.clone();
    // One after the other: ten photos at once are more than a telephone can hold.
    spawn_local(async move {
        while let Some(one) = album.next() {
            let made = make(&one.chosen, rule).await;
            finish(&bench, &one, made).await;
        }
        let _ = album.working.try_set_value(false);
    });
}

/// A photo and its bytes.
type Made = (Photo, Bytes);

/// Makes a file ready to be sent, or says why not.
async fn make(chosen: &Chosen, rule: PhotoRule) -> Result<Made, Why> {
    if chosen.bytes > MOST_READ {
        return Err(Why::Unfit(Unfit::TooLarge { most: rule.bytes }));
    }
    let start = chosen.start(START).await.ok_or(Why::Failed)?;
    let kind = sniff(&start).map_err(Why::Unfit)?;
    let (kind, bytes, facts) = if kind.is_picture() {
        let kinds: Vec<&str> =
            rule.kinds.iter().filter(|kind| kind.is_picture()).map(FileKind::mime).collect();
        if kinds.is_empty() {
            return Err(Why::Unfit(Unfit::NotTaken(kind)));
        }
        let shrunk = shrink(chosen, rule.bytes, &kinds).await.map_err(|why| not_shrunk(why, kind, rule))?;
        let becomes = FileKind::parse(&shrunk.kind).ok_or(Why::Failed)?;
        (becomes, shrunk.bytes, PhotoFacts::read(&start))
    } else {
        rule.check(kind, chosen.bytes).map_err(Why::Unfit)?;
        (kind, chosen.whole().await.ok_or(Why::Failed)?, PhotoFacts::default())
    };
    let length = u64::from(bytes.length());
    rule.check(kind, length).map_err(Why::Unfit)?;
    Ok((Photo::new(entropy::number(), &named(&name_of(chosen), kind), kind, length, facts), bytes))
}

fn not_shrunk(why: NotShrunk, kind: FileKind, rule: PhotoRule) -> Why {
    match why {
        NotShrunk::Unknown => Why::Unfit(Unfit::NotHere(kind)),
        NotShrunk::Broken => Why::Unfit(Unfit::Broken),
        NotShrunk::Large => Why::Unfit(Unfit::TooLarge { most: rule.bytes }),
        NotShrunk::Late => Why::Late,
        NotShrunk::Failed => Why::Failed,
    }
}

/// The file's name as it will be: what it ends in says what it is.
fn named(name: &str, kind: FileKind) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let fits = FileKind::parse(&format!("image/{}", end.to_lowercase())) == Some(kind)
        || end.eq_ignore_ascii_case(kind.extension());
    if fits {
        name.to_owned()
    } else if stem.is_empty() || end.chars().count() > 5 {
        format!("{name}.{}", kind.extension())
    } else {
        format!("{stem}.{}", kind.extension())
    }
}

/// Puts what was made ready into the draft, or says why it is not there.
async fn finish(bench: &Bench, one: &Pending, made: Result<Made, Why>) {
    let album = bench.writing.album;
    let name = name_of(&one.chosen);
    if !album.wants(&one.id) || !bench.writing.is_open() {
        return one.chosen.let_go();
    }
    let (photo, bytes) = match made {
        Ok(made) => made,
        Err(why) => {
            if matches!(why, Why::Unfit(_)) {
                one.chosen.let_go();
            }
            album.refuse(&one.id, why);
            let state = state_words(&FileState::Refused(why_words(why)));
            return announce::politely(&t!("photo-says", name = name, state = state));
        }
    };
    // The bytes first: a draft never names what the device was not given.
    let kept = photos::put(photo.id.as_str(), &bytes).await;
    one.chosen.let_go();
    if !album.wants(&one.id) || !bench.writing.is_open() {
        return photos::delete(photo.id.as_str()).await;
    }
    bench.change(&Field::Photos, DraftChange::AddPhoto(Box::new(photo)));
    // A photo cannot be typed again: its draft is not left waiting for the next write.
    if bench.writing.keeps() {
        bench.writing.keep().await;
    }
    bench.mended(&Field::Photos);
    album.done(&one.id);
    announce::politely(&t!("photo-says", name = name, state = state_words(&FileState::Ready)));
    if kept.is_err() && album.unkept.try_get_untracked() == Some(false) {
        album.unkept.set(true);
        announce::politely(&t!("photo-not-kept"));
    }
}

/// Finds what can be seen of each photo in the draft.
fn look(bench: &Bench) {
    let album = bench.writing.album;
    let photos = bench
        .value(|draft| draft.photos.iter().map(|photo| (photo.id.clone(), photo.kind)).collect::<Vec<_>>());
    Effect::new(move |_| {
        let wanted = photos.get();
        let new: Vec<_> = album
            .looks
            .with_untracked(|looks| wanted.into_iter().filter(|(id, _)| !looks.contains_key(id)).collect());
        for (id, kind) in new {
            spawn_local(async move {
                let found = if kind.is_picture() {
                    Preview::of(id.as_str(), kind.mime()).await.map(|preview| Look::Picture(Rc::new(preview)))
                } else {
                    photos::get(id.as_str()).await.ok().flatten().map(|_| Look::Document)
                };
                let _ = album.looks.try_update(|looks| looks.insert(id, found.unwrap_or(Look::Lost)));
            });
        }
    });
}

/// Shows pictures beside what is checked; what each shows, or its name, is read aloud.
pub fn thumbs(form: &Form) -> AnyView {
    let album = form.writing.album;
    if form.writing.keeps() {
        look(&Bench::of(form));
    }
    let photos = form.value(|draft| {
        let named = |photo: &Photo| (photo.id.clone(), said(photo));
        draft.photos.iter().filter(|photo| photo.kind.is_picture()).map(named).collect::<Vec<_>>()
    });
    let list = move || {
        let seen: Vec<_> = photos
            .get()
            .into_iter()
            .filter_map(|(id, said)| Some((album.picture(&id)?, said)))
            .map(|(address, said)| view! { <li><img class="file__picture" src=address alt=said/></li> })
            .collect();
        (!seen.is_empty()).then(|| view! { <ul class="row" aria-label=t!("photos-title")>{seen}</ul> })
    };
    list.into_any()
}

/// What a photo or file is called where its picture is not to be had.
pub fn said(photo: &Photo) -> String {
    let alt = photo.alt.trim();
    if alt.is_empty() { photo.name.clone() } else { alt.to_owned() }
}

/// All of them in words, a line each.
pub fn in_words(photos: &[Photo]) -> String {
    if photos.is_empty() {
        return t!("photos-many", count = 0);
    }
    photos.iter().map(said).collect::<Vec<_>>().join("\n")
}

/// What a photo knows that the draft does not.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    photo: PhotoId,
    position: Option<Position>,
    time: Option<(AttributeCode, String, Taken)>,
}

impl Known {
    /// What is of use on a page: where it is asked where it is, nothing but the place.
    fn on(self, step: StepName) -> Option<Self> {
        match step {
            StepName::Place => self.position.is_some().then_some(Self { time: None, ..self }),
            _ => Some(self),
        }
    }
}

/// Without a service only the place is of use: which question asks for a time is not known yet.
fn known<'a>(draft: &'a Draft, service: Option<&Service>, settled: &'a Settled) -> Option<Known> {
    let open = |settled: &'a [PhotoId]| draft.photos.iter().filter(move |photo| !settled.contains(&photo.id));
    let elsewhere =
        |at: Position| draft.location.position.is_none_or(|chosen| chosen.metres_to(at) > SAME_PLACE_M);
    let place = open(&settled.places)
        .filter(|_| service.is_none_or(|service| service.location != LocationNeed::None))
        .find_map(|photo| Some((photo.id.clone(), photo.facts.position.filter(|at| elsewhere(*at))?)));
    let shown = service.map(|service| service.shown(&draft.answers)).unwrap_or_default();
    let question = shown.into_iter().find(|one| {
        let asks = one.asks == Asks::Question && one.datatype == Datatype::DateTime;
        asks && draft.answers.get(&one.code).is_empty()
    });
    let time = question.and_then(|one| {
        let (id, taken) =
            open(&settled.times).find_map(|photo| Some((photo.id.clone(), photo.facts.taken?)))?;
        Some((id, (one.code.clone(), one.question.clone(), taken)))
    });
    let photo = place.as_ref().map(|(id, _)| id).or(time.as_ref().map(|(id, _)| id))?.clone();
    let time = time.filter(|(id, _)| *id == photo).map(|(_, time)| time);
    Some(Known { position: place.map(|(_, at)| at), photo, time })
}

/// Offers what a photo knows: a place by its name, and a time. Where somebody else looks after the place, who does is said.
fn offer(bench: &Bench, step: StepName) {
    let album = bench.writing.album;
    let portal = Portal::here();
    let service = bench.service();
    let known = bench.value(move |draft| {
        album.settled.with(|settled| known(draft, service.as_deref(), settled)?.on(step))
    });
    Effect::new(move |_| {
        let Some(one) = known.get() else { return album.offer.set(None) };
        spawn_local(async move {
            let near = match one.position {
                Some(at) => nearest(&portal, at).await.unwrap_or_default(),
                None => Vec::new(),
            };
            if known.try_get_untracked().flatten().as_ref() != Some(&one) {
                return;
            }
            // The very point, as for the pin of the map: a street is long.
            let place = near.into_iter().next().zip(one.position);
            let place = place.map(|(place, position)| Place { position, ..place });
            let some = place.is_some() || one.time.is_some();
            album.offer.set(some.then_some(Offer { photo: one.photo, place, time: one.time }));
        });
    });
    Effect::new(move |before: Option<bool>| {
        let some = album.offer.with(Option::is_some);
        if some && before == Some(false) {
            announce::politely(&t!("photo-fact-title"));
        }
        some
    });
}

/// What a photo says, with the ways to use it.
fn says(bench: &Bench, step: StepName) -> AnyView {
    let (album, draft) = (bench.writing.album, bench.writing.draft);
    // What was pressed goes: the focus stands where the page goes on.
    let next = move || match step {
        StepName::Place if draft.with_untracked(|draft| draft.location.position.is_some()) => "place-change",
        StepName::Place => "place",
        step => chooser(step),
    };
    let bench = bench.clone();
    let settle = move |id: PhotoId| {
        album.settled.update(|settled| {
            settled.places.push(id.clone());
            settled.times.push(id);
        });
        album.offer.set(None);
        focus::soon_to(next());
    };
    let shown = move || {
        let Offer { photo, place, time } = album.offer.get()?;
        let chosen = bench.writing.draft.with_untracked(|draft| {
            place_words(&draft.location).filter(|_| draft.location.position.is_some())
        });
        let place = place.map(|place| {
            let near = place.label.clone();
            let words = match chosen {
                Some(chosen) => t!("photo-fact-other-place", place = near.as_str(), chosen = chosen),
                None => t!("photo-fact-place", place = near.as_str()),
            };
            if place.area != Area::Inside {
                return view! { <p>{words}</p>{outside(&place, "photo-outside-title")} }.into_any();
            }
            let (bench, photo) = (bench.clone(), photo.clone());
            let use_it = move |()| {
                bench.change(&Field::Place, DraftChange::Place(place.clone()));
                announce::politely(&t!("photo-place-used", place = near.as_str()));
                album.settled.update(|settled| settled.places.push(photo.clone()));
                album.offer.update(|offer| {
                    if let Some(offer) = offer {
                        offer.place = None;
                    }
                });
                focus::soon_to(next());
            };
            view! { <p>{words}</p><p><Button rank=Rank::Quiet on_press=use_it>{t!("photo-use-place")}</Button></p> }
                .into_any()
        });
        let time = time.map(|(code, question, taken)| {
            let bench = bench.clone();
            let use_it = move |()| {
                take_time(&bench, &code, taken);
                focus::soon_to(next());
            };
            view! {
                <p>{t!("photo-fact-time", when = when_taken(taken))}</p>
                <p><Button rank=Rank::Quiet on_press=use_it>{t!("photo-use-time", question = question)}</Button></p>
            }
        });
        let none = place.is_none() && time.is_none();
        (!none).then(|| view! {
            <section class="say" aria-labelledby="photo-fact-title">
                <h2 id="photo-fact-title">{t!("photo-fact-title")}</h2>
                {place}
                {time}
                <p class="small soft">{t!("photo-fact-about")}</p>
                <p><Button rank=Rank::Plain on_press=move |()| settle(photo.clone())>{t!("photo-fact-no")}</Button></p>
            </section>
        })
    };
    shown.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use onedoor_domain::Timestamp;
    use onedoor_domain::id::DraftId;

    fn taken_at(nth: u128, lat: f64) -> Photo {
        let facts = PhotoFacts { position: Position::new(lat, -4.0), ..PhotoFacts::default() };
        Photo::new(nth, "IMG.jpg", FileKind::Jpeg, 9, facts)
    }

    #[test]
    fn a_photo_whose_place_was_used_does_not_offer_it_again_and_another_one_does() {
        let now = Timestamp::from_millis(0, 0);
        let mut draft = Draft::new(DraftId::mint(1), now);
        let (first, second) = (taken_at(1, 52.0), taken_at(2, 52.1));
        for photo in [&first, &second] {
            draft.apply(DraftChange::AddPhoto(Box::new(photo.clone())), now);
        }
        let offered = |draft: &Draft, settled: &Settled| known(draft, None, settled).map(|one| one.photo);
        let mut settled = Settled::default();
        assert_eq!(offered(&draft, &settled), Some(first.id.clone()));
        // The nearest place may be far from where the photo was taken.
        draft.location.position = Position::new(52.05, -4.0);
        settled.places.push(first.id);
        assert_eq!(offered(&draft, &settled), Some(second.id.clone()));
        settled.places.push(second.id);
        assert_eq!(offered(&draft, &settled), None);
    }

    #[test]
    fn a_name_ends_in_what_the_file_has_become() {
        for (name, kind, becomes) in [
            ("IMG_1.HEIC", FileKind::Jpeg, "IMG_1.jpg"),
            ("IMG_1.JPEG", FileKind::Jpeg, "IMG_1.JPEG"),
            ("lamp.jpg", FileKind::Jpeg, "lamp.jpg"),
            ("screen.shot.png", FileKind::Jpeg, "screen.shot.jpg"),
            ("no end", FileKind::Jpeg, "no end.jpg"),
            (".png", FileKind::Jpeg, ".png.jpg"),
            ("on 3. November at night", FileKind::Jpeg, "on 3. November at night.jpg"),
            ("letter.pdf", FileKind::Pdf, "letter.pdf"),
        ] {
            assert_eq!(named(name, kind), becomes, "{name}");
        }
    }
}
