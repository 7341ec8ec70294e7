//! Drafts: in memory at each keystroke, on the device a moment later.
//!
//! Memory is what counts in this tab, so a device that keeps nothing loses nothing while the tab is open. What another
//! tab wrote is found again by [`refresh`]; no tab writes over what it has not read. The rules of a draft are
//! `onedoor_domain::report::Draft`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use leptos::task::spawn_local;
use onedoor_domain::id::{DraftId, PhotoId};
use onedoor_domain::outbox::Parcel;
use onedoor_domain::report::{Draft, DraftChange, Expiry};
use onedoor_gateway::device::{read_draft, read_outgoing, write_draft};

use crate::browser::shelf::{self, Kind, Refused};
use crate::browser::{at_once, clock, photos};

/// So long after a change it is written; more changes meanwhile cost no more writes.
const SOON: Duration = Duration::from_millis(400);
/// A photo that no draft names may be about to be named by one: it is looked at again after so long.
const SETTLED: Duration = Duration::from_secs(5);

/// A draft that this tab works on.
struct Open {
    draft: Draft,
    /// A write is due.
    due: bool,
    /// The device has had it.
    kept: bool,
    /// What this tab last read or wrote on the device: anything else there is another tab's, even one of the same
    /// moment.
    base: Option<Draft>,
    /// What is on its way to the device: a slow one has it before it says so.
    on_the_way: Vec<Draft>,
    /// What was put down at once, as the tab was put away before the device had it: another tab may have taken it up.
    put_down: Vec<Draft>,
}

impl Open {
    fn new(draft: Draft) -> Self {
        Self { draft, due: false, kept: false, base: None, on_the_way: Vec::new(), put_down: Vec::new() }
    }

    /// What the device has, read and kept.
    fn read(draft: Draft) -> Self {
        Self { kept: true, base: Some(draft.clone()), ..Self::new(draft) }
    }

    /// Was what the device has read or written by this tab?
    fn is_known(&self, there: &Draft) -> bool {
        self.base.iter().chain(&self.on_the_way).chain(&self.put_down).any(|known| known == there)
    }

    fn is_behind(&self) -> bool {
        self.due || !self.on_the_way.is_empty()
    }

    /// Puts down at once what the device does not have yet; after it, a line each, what the device had (empty before the first
    /// time), and what it may have by then: anything else that is found there is another tab's.
    fn put_down(&mut self) {
        let had = self.base.as_ref().map(write_draft).unwrap_or_default();
        let mut lines = vec![write_draft(&self.draft), had];
        lines.extend(self.on_the_way.iter().chain(&self.put_down).map(write_draft));
        at_once::put(&late_name(&self.draft.id), &lines.join("\n"));
        // As it will be found there.
        self.put_down.extend(read_draft(&lines[0]));
    }

    /// The device has it all.
    fn take_up(&mut self) {
        if !self.is_behind() && !self.put_down.is_empty() {
            self.put_down.clear();
            at_once::delete(&late_name(&self.draft.id));
        }
    }
}

/// Why the device does not have a draft as it is in this tab.
#[derive(Clone, Debug, PartialEq)]
pub enum NotKept {
    /// It keeps nothing.
    Refused(Refused),
    /// Another tab went on with it meanwhile: this is what it wrote. Neither is lost; the resident chooses.
    Elsewhere(Box<Draft>),
}

thread_local! {
    static OPEN: RefCell<BTreeMap<DraftId, Open>> = {
        // “Forget this” on a shared computer is also for what only this tab knows.
        shelf::when_cleared(|| OPEN.with_borrow_mut(BTreeMap::clear));
        RefCell::new(BTreeMap::new())
    };
}

/// What became of a draft meanwhile, perhaps in another tab.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// It is as this tab knows it.
    Same,
    /// It was changed elsewhere, and not here.
    Newer(Box<Draft>),
    /// It was changed elsewhere, and here too.
    Both(Box<Draft>),
    /// It was sent or deleted elsewhere.
    Gone,
}

/// Keeps a draft on the device soon. `told` hears how that went, once for all changes of the moment.
pub fn keep_soon(draft: Draft, told: impl FnOnce(Result<(), NotKept>) + 'static) {
    let id = draft.id.clone();
    let was_due = OPEN.with_borrow_mut(|open| {
        if let Some(known) = open.get_mut(&id) {
            known.draft = draft;
            std::mem::replace(&mut known.due, true)
        } else {
            open.insert(id.clone(), Open { due: true, ..Open::new(draft) });
            false
        }
    });
    if was_due {
        return;
    }
    spawn_local(async move {
        clock::wait(SOON).await;
        // A slow device is given one after the other: what is changed meanwhile goes with the next.
        while is_being_written(&id) {
            clock::wait(SOON).await;
        }
        if let Some(result) = write_due(&id).await {
            told(result);
        }
    });
}

fn is_being_written(id: &DraftId) -> bool {
    OPEN.with_borrow(|open| open.get(id).is_some_and(|known| !known.on_the_way.is_empty()))
}

/// Keeps a draft on the device now.
pub async fn keep(draft: Draft) -> Result<(), NotKept> {
    let id = draft.id.clone();
    OPEN.with_borrow_mut(|open| {
        let known = open.entry(id.clone()).or_insert_with(|| Open::new(draft.clone()));
        (known.draft, known.due) = (draft, true);
    });
    write_due(&id).await.unwrap_or(Ok(()))
}

/// Is a newer version of it still to be written, or being written?
pub fn is_behind(id: &DraftId) -> bool {
    let behind = |known: &Open| {
        known.due || known.base.as_ref().is_none_or(|base| base.changed_at != known.draft.changed_at)
    };
    OPEN.with_borrow(|open| open.get(id).is_some_and(behind))
}

/// The tab is being put away, perhaps for good: what is not on the device yet, or still on its way there, is put down before the
/// next line runs, and what is due is written.
pub fn keep_all_now() {
    let due: Vec<DraftId> = OPEN.with_borrow_mut(|open| {
        open.values_mut().filter(|known| known.is_behind()).for_each(Open::put_down);
        open.iter().filter(|(_, known)| known.due).map(|(id, _)| id.clone()).collect()
    });
    for id in due {
        spawn_local(async move {
            // Nobody is there to be told; a refusal is told at the next change.
            let _ = write_due(&id).await;
        });
    }
}

async fn write_due(id: &DraftId) -> Option<Result<(), NotKept>> {
    let (text, written) = OPEN.with_borrow_mut(|open| {
        let known = open.get_mut(id)?;
        let due = std::mem::take(&mut known.due);
        due.then(|| {
            let text = write_draft(&known.draft);
            // As it will be found there: a number may come back different in its last digit.
            let written = read_draft(&text).unwrap_or_else(|| known.draft.clone());
            known.on_the_way.push(written.clone());
            (text, written)
        })
    })?;
    let mut elsewhere = None;
    let result = shelf::put_if(Kind::Draft, id.as_str(), &text, |there| {
        OPEN.with_borrow(|open| {
            // It was sent, deleted or forgotten meanwhile: nothing of it is put down again.
            let Some(known) = open.get(id) else { return false };
            // Asked now, and not before the waiting: the write before this one may have arrived meanwhile.
            elsewhere = there.and_then(read_draft).filter(|there| !known.is_known(there));
            elsewhere.is_none()
        })
    })
    .await;
    let still_open = OPEN.with_borrow_mut(|open| {
        let known = open.get_mut(id)?;
        known.on_the_way.retain(|one| *one != written);
        match &result {
            Ok(true) => {
                (known.kept, known.base) = (true, Some(written));
                known.take_up();
            }
            Ok(false) => known.due = true,
            Err(_) => {}
        }
        Some(())
    });
    if still_open.is_none() && result == Ok(true) {
        // It was sent or deleted while it was being written.
        let _ = shelf::delete(Kind::Draft, id.as_str()).await;
    }
    Some(match (result, elsewhere) {
        (Ok(_), Some(there)) => Err(NotKept::Elsewhere(Box::new(there))),
        (Ok(_), None) => Ok(()),
        (Err(refused), _) => Err(NotKept::Refused(refused)),
    })
}

/// The resident chose between two versions of a draft: from now on this is the one. That is on the device before this is left
/// for the first time: the tab may be closed with the choice.
pub async fn settle(chosen: Draft, versions: [Draft; 2]) -> Result<(), NotKept> {
    let id = chosen.id.clone();
    at_once::put(&chosen_name(&id), &write_draft(&chosen));
    at_once::delete(&aside_name(&id));
    at_once::delete(&late_name(&id));
    // Whichever of the two is there gives way; a third is another tab's.
    let there = stored(&id).await.ok().flatten();
    let [_, other] = &versions;
    let base = there.filter(|there| versions.contains(there)).unwrap_or_else(|| other.clone());
    OPEN.with_borrow_mut(|open| {
        open.insert(id.clone(), Open { kept: true, base: Some(base), ..Open::new(chosen.clone()) });
    });
    let kept = keep(chosen).await;
    if !matches!(kept, Err(NotKept::Refused(_))) {
        at_once::delete(&chosen_name(&id));
    }
    kept
}

/// Where two tabs wrote, the device has what the other one wrote: this one's is put beside it, so that neither is lost with
/// its tab before the resident chose.
pub fn set_aside(draft: &Draft) {
    at_once::put(&aside_name(&draft.id), &write_draft(draft));
}

/// The other version of a draft that nobody chose between yet.
pub fn aside(of: &Draft) -> Option<Draft> {
    let name = aside_name(&of.id);
    let found = read_draft(&at_once::get(&name)?).filter(|it| it.id == of.id && !it.says_the_same(of));
    if found.is_none() {
        at_once::delete(&name);
    }
    found
}

/// The tab ended before the device had what was put down: it has it now.
async fn recover() {
    for name in at_once::names() {
        let Some(text) = at_once::get(&name) else { continue };
        if name.starts_with(CHOSEN) {
            recover_chosen(&name, &text).await;
        } else if name.starts_with(LATE) {
            recover_late(&name, &text).await;
        }
    }
}

/// Two versions were chosen between: this is the one, whatever is there.
async fn recover_chosen(name: &str, text: &str) {
    let Some(draft) = read_draft(text) else { return };
    if shelf::put(Kind::Draft, draft.id.as_str(), &write_draft(&draft)).await.is_ok() {
        at_once::delete(name);
    }
}

/// The last that was typed, as [`Open::put_down`] left it. Where another tab wrote meanwhile, the resident chooses.
async fn recover_late(name: &str, text: &str) {
    let mut lines = text.lines();
    let (Some(line), Some(had)) = (lines.next(), lines.next()) else { return };
    let Some(draft) = read_draft(line) else { return };
    // This tab goes on with it, and writes it itself.
    if OPEN.with_borrow(|open| open.contains_key(&draft.id)) {
        return;
    }
    let known: Vec<Draft> = text.lines().filter_map(read_draft).collect();
    let mut elsewhere = false;
    let taken = shelf::put_if(Kind::Draft, draft.id.as_str(), line, |there| {
        elsewhere = there.and_then(read_draft).is_some_and(|there| !known.contains(&there));
        // What was there and is not was sent or deleted.
        !elsewhere && (there.is_some() || had.is_empty())
    });
    if taken.await.is_ok() {
        if elsewhere {
            set_aside(&draft);
        }
        at_once::delete(name);
    }
}

const CHOSEN: &str = "chosen.";
const LATE: &str = "late.";

fn chosen_name(id: &DraftId) -> String {
    format!("{CHOSEN}{id}")
}

fn late_name(id: &DraftId) -> String {
    format!("{LATE}{id}")
}

fn aside_name(id: &DraftId) -> String {
    format!("aside.{id}")
}

/// A draft by its name: the newer of what this tab and the device have.
pub async fn open(id: &DraftId) -> Option<Draft> {
    recover().await;
    let stored = stored(id).await.ok().flatten();
    OPEN.with_borrow_mut(|open| {
        let known = open.get(id).map(|known| known.draft.clone());
        let newest = match (known, stored) {
            (Some(known), Some(stored)) if stored.changed_at > known.changed_at => stored,
            (Some(known), _) => return Some(known),
            (None, stored) => stored?,
        };
        open.insert(id.clone(), Open::read(newest.clone()));
        Some(newest)
    })
}

/// Looks at the device again: another tab may have gone on with it.
pub async fn refresh(id: &DraftId) -> Found {
    let Ok(stored) = stored(id).await else { return Found::Same };
    OPEN.with_borrow_mut(|open| {
        let Some(known) = open.get_mut(id) else { return Found::Gone };
        match stored {
            None if known.kept && !known.due => {
                open.remove(id);
                Found::Gone
            }
            Some(stored) if known.is_known(&stored) => Found::Same,
            // What is on its way will be refused for it.
            Some(stored) if known.due || !known.on_the_way.is_empty() => Found::Both(Box::new(stored)),
            Some(stored) => {
                (known.draft, known.base) = (stored.clone(), Some(stored.clone()));
                Found::Newer(Box::new(stored))
            }
            _ => Found::Same,
        }
    })
}

async fn stored(id: &DraftId) -> Result<Option<Draft>, Refused> {
    Ok(shelf::get(Kind::Draft, id.as_str()).await?.and_then(|text| read_draft(&text)))
}

/// All drafts, the last changed first. Those whose time is over are let go of, unless what was made of them has not arrived.
pub async fn all() -> Vec<Draft> {
    recover().await;
    let (now, known) = (clock::now(), clock::known());
    let mut all: BTreeMap<DraftId, Draft> = BTreeMap::new();
    let mut over = Vec::new();
    for (_, text) in shelf::all(Kind::Draft).await.unwrap_or_default() {
        let Some(draft) = read_draft(&text) else { continue };
        if draft.expiry(now, known) == Expiry::Gone {
            over.push(draft.id);
        } else {
            all.insert(draft.id.clone(), draft);
        }
    }
    if !over.is_empty() {
        let waiting = waiting().await;
        for id in over.iter().filter(|id| waiting.as_ref().is_some_and(|waiting| !waiting.contains(*id))) {
            forget(id).await;
        }
    }
    OPEN.with_borrow(|open| {
        for (id, known) in open {
            // What this tab knows and the device does not: not written yet, refused, or deleted in another tab.
            if all.contains_key(id) || known.due || !known.kept {
                all.insert(id.clone(), known.draft.clone());
            }
        }
    });
    let mut all: Vec<Draft> = all.into_values().collect();
    all.sort_by_key(|draft| std::cmp::Reverse(draft.changed_at));
    all
}

/// The same for a list that the resident sees: that it tells of those whose time is over is put down with them.
pub async fn listed() -> Vec<Draft> {
    let mut all = all().await;
    let Some(known) = clock::known() else { return all };
    for draft in all.iter_mut().filter(|draft| draft.told_over.is_none()) {
        if matches!(draft.expiry(known, Some(known)), Expiry::Over { .. }) {
            let before = draft.clone();
            draft.told_over = Some(known);
            // Where it was changed meanwhile, in whichever tab, its time is not over.
            let same = |there: Option<&str>| there.and_then(read_draft).as_ref() == Some(&before);
            let _ = shelf::put_if(Kind::Draft, draft.id.as_str(), &write_draft(draft), same).await;
        }
    }
    all
}

/// The drafts of which a report waits in the outbox: without them it could not be changed any more. `None`: not all of it can
/// be read, so that it may be any.
async fn waiting() -> Option<BTreeSet<DraftId>> {
    let mut drafts = BTreeSet::new();
    for (_, text) in shelf::all(Kind::Outbox).await.ok()? {
        let outgoing = read_outgoing(&text)?;
        if let (Parcel::Report { draft, .. }, false) = (outgoing.parcel, outgoing.state.has_arrived()) {
            drafts.insert(draft);
        }
    }
    Some(drafts)
}

/// Lets go of photos that nothing names any more: the tab ended between two writings, one of two versions was chosen, or
/// they were sent.
pub fn sweep() {
    spawn_local(async move {
        // Mostly there are none, and nothing else need be read.
        if photos::all_but(&BTreeSet::new()).await.is_empty() {
            return;
        }
        let Some(named) = photos_named().await else { return };
        let loose = photos::all_but(&named).await;
        if loose.is_empty() {
            return;
        }
        clock::wait(SETTLED).await;
        let Some(named) = photos_named().await else { return };
        for id in loose.iter().filter(|id| !named.contains(*id)) {
            photos::delete(id).await;
        }
    });
}

/// The photos that drafts and what waits to be sent name. `None`: not all of it can be read, so that it may name any.
async fn photos_named() -> Option<BTreeSet<String>> {
    let mut drafts = Vec::new();
    for (_, text) in shelf::all(Kind::Draft).await.ok()? {
        drafts.push(read_draft(&text)?);
    }
    OPEN.with_borrow(|open| drafts.extend(open.values().map(|known| known.draft.clone())));
    drafts.extend(at_once::names().iter().filter_map(|name| read_draft(at_once::get(name)?.lines().next()?)));
    let mut named: BTreeSet<String> =
        drafts.into_iter().flat_map(|draft| draft.photos).map(|photo| photo.id.to_string()).collect();
    for (_, text) in shelf::all(Kind::Outbox).await.ok()? {
        let outgoing = read_outgoing(&text)?;
        // The council has these: a tab that ended before it let go of them left them behind.
        if outgoing.state.has_arrived() {
            continue;
        }
        named.extend(outgoing.parcel.uploads().iter().map(|one| one.photo.to_string()));
    }
    Some(named)
}

/// Takes a photo or file out of a draft, and off the device: what was made of the draft goes without it.
pub async fn drop_photo(id: &DraftId, photo: PhotoId) {
    if let Some(mut draft) = open(id).await {
        draft.apply(DraftChange::DropPhoto(photo.clone()), clock::now());
        // A device that does not keep it has it still when the draft is opened: it is seen there.
        let _ = keep(draft).await;
    }
    photos::delete(photo.as_str()).await;
}

/// Lets go of a draft and its photos: it was sent, or the resident deleted it. Has the device let go of the draft?
pub async fn forget(id: &DraftId) -> bool {
    at_once::delete(&aside_name(id));
    at_once::delete(&chosen_name(id));
    at_once::delete(&late_name(id));
    let stored = stored(id).await.ok().flatten();
    let known = OPEN.with_borrow_mut(|open| open.remove(id)).map(|known| known.draft);
    // The draft first: a tab that ends in between leaves photos that nothing names (`sweep`), and no draft without its photos.
    if shelf::delete(Kind::Draft, id.as_str()).await.is_err() {
        return false;
    }
    for photo in [stored, known].into_iter().flatten().flat_map(|draft| draft.photos) {
        photos::delete(photo.id.as_str()).await;
    }
    true
}
