//! What must not be lost: documents kept in IndexedDB, before anything goes to the network.
//!
//! A document is text (JSON, made and read by `onedoor_gateway::device`) under a kind and an id; a photo is bytes.
//! Storage may be full or refused; every answer says so, because the resident is told.

use std::cell::{Cell, RefCell};
use std::fmt;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{HERE, at_once};

/// The kinds of document, an object store each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A report that is being written.
    Draft,
    /// A report or message that waits to be sent.
    Outbox,
    /// What is being written to the council about a case; its id is the case's reference, its text is as typed.
    Message,
    /// A chat: its id, and the lines not yet acknowledged.
    Chat,
    /// A guest's reference and secret.
    Tracked,
    /// A photo or file of a draft, as it will be sent: bytes, where all others are text.
    Photo,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Draft, Self::Outbox, Self::Message, Self::Chat, Self::Tracked, Self::Photo];

    const fn store(self) -> &'static str {
        match self {
            Self::Draft => "drafts",
            Self::Outbox => "outbox",
            Self::Message => "messages",
            Self::Chat => "chats",
            Self::Tracked => "tracked",
            Self::Photo => "photos",
        }
    }
}

/// The device would not keep or give it: storage full, refused by a setting, or broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the device's storage refused: {}", self.0)
    }
}

impl std::error::Error for Refused {}

impl From<idb::Error> for Refused {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

thread_local! {
    static CLEARED: RefCell<Vec<Box<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
    /// Counts how often everything was let go of.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

const NAME: &str = "onedoor";
const VERSION: u32 = 3;

async fn open() -> Result<Database, Refused> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for kind in Kind::ALL {
            if !database.store_names().iter().any(|name| name == kind.store()) {
                let _ = database.create_object_store(kind.store(), ObjectStoreParams::new());
            }
        }
    });
    Ok(request.await?)
}

/// Ends what was to be written. A full device takes each write, and then gives all of them up (Indexed Database API, 5.4).
async fn end(database: Database, transaction: Transaction) -> Result<(), Refused> {
    let ended = transaction.commit()?.await;
    database.close();
    if ended?.is_committed() {
        Ok(())
    } else {
        Err(Refused("the device gave up what was written".to_owned()))
    }
}

/// Keeps a document; returns once the device has it.
pub async fn put(kind: Kind, id: &str, text: &str) -> Result<(), Refused> {
    if HERE { put_value(kind, id, &JsValue::from_str(text)).await } else { Ok(()) }
}

/// Keeps the bytes of a photo or file. Not as a `Blob`, which some browsers do not keep in a private window.
pub async fn put_bytes(id: &str, bytes: &Uint8Array) -> Result<(), Refused> {
    put_value(Kind::Photo, id, bytes).await
}

async fn put_value(kind: Kind, id: &str, value: &JsValue) -> Result<(), Refused> {
    let turn = turn();
    let database = open().await?;
    if turn != self::turn() {
        database.close();
        return Ok(());
    }
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadWrite)?;
    transaction.object_store(kind.store())?.put(value, Some(&JsValue::from_str(id)))?.await?;
    end(database, transaction).await
}

/// Keeps a document, if what is there now may give way to it; says whether it did. Nothing comes between the look and the
/// writing, in whichever tab.
pub async fn put_if(
    kind: Kind,
    id: &str,
    text: &str,
    may_give_way: impl FnOnce(Option<&str>) -> bool,
) -> Result<bool, Refused> {
    replace_if(kind, id, Some(text), may_give_way).await
}

/// Lets go of a document, if what is there now may go; says whether it did.
pub async fn delete_if(
    kind: Kind,
    id: &str,
    may_go: impl FnOnce(Option<&str>) -> bool,
) -> Result<bool, Refused> {
    replace_if(kind, id, None, may_go).await
}

async fn replace_if(
    kind: Kind,
    id: &str,
    text: Option<&str>,
    may_give_way: impl FnOnce(Option<&str>) -> bool,
) -> Result<bool, Refused> {
    if !HERE {
        return Ok(true);
    }
    let turn = turn();
    let database = open().await?;
    if turn != self::turn() {
        database.close();
        return Ok(false);
    }
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(kind.store())?;
    let key = JsValue::from_str(id);
    let there = store.get(Query::Key(key.clone()))?.await?.and_then(|value| value.as_string());
    let may = may_give_way(there.as_deref());
    if may {
        match text {
            Some(text) => drop(store.put(&JsValue::from_str(text), Some(&key))?.await?),
            None => store.delete(Query::Key(key))?.await?,
        }
    }
    end(database, transaction).await?;
    Ok(may)
}

/// Reads a document.
pub async fn get(kind: Kind, id: &str) -> Result<Option<String>, Refused> {
    let found = if HERE { get_value(kind, id).await? } else { None };
    Ok(found.and_then(|value| value.as_string()))
}

/// Reads the bytes of a photo or file.
pub async fn get_bytes(id: &str) -> Result<Option<Uint8Array>, Refused> {
    let found = if HERE { get_value(Kind::Photo, id).await? } else { None };
    Ok(found.and_then(|value| value.dyn_into().ok()))
}

async fn get_value(kind: Kind, id: &str) -> Result<Option<JsValue>, Refused> {
    let database = open().await?;
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(kind.store())?.get(Query::Key(JsValue::from_str(id)))?.await?;
    database.close();
    Ok(found)
}

/// The ids of all documents of a kind.
pub async fn ids(kind: Kind) -> Result<Vec<String>, Refused> {
    if !HERE {
        return Ok(Vec::new());
    }
    let database = open().await?;
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadOnly)?;
    let keys = transaction.object_store(kind.store())?.get_all_keys(None, None)?.await?;
    database.close();
    Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
}

/// All documents of a kind, by id.
pub async fn all(kind: Kind) -> Result<Vec<(String, String)>, Refused> {
    if !HERE {
        return Ok(Vec::new());
    }
    let database = open().await?;
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(kind.store())?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    database.close();
    Ok(keys
        .into_iter()
        .zip(values)
        .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
        .collect())
}

/// Is there any document of a kind? A device that will not say has none.
pub async fn any(kind: Kind) -> bool {
    all(kind).await.is_ok_and(|all| !all.is_empty())
}

/// Lets go of a document. Gone already is as good.
pub async fn delete(kind: Kind, id: &str) -> Result<(), Refused> {
    if !HERE {
        return Ok(());
    }
    let database = open().await?;
    let transaction = database.transaction(&[kind.store()], TransactionMode::ReadWrite)?;
    let key = KeyRange::only(&JsValue::from_str(id))?;
    transaction.object_store(kind.store())?.delete(Query::KeyRange(key))?.await?;
    end(database, transaction).await
}

/// What a tab holds in memory of what is kept here goes with it: `forget` is called whenever everything is let go of.
pub fn when_cleared(forget: impl Fn() + 'static) {
    CLEARED.with_borrow_mut(|all| all.push(Box::new(forget)));
}

/// Another number when everything was let go of. What was to be kept before that is not kept any more; what is written under
/// way here is not either.
pub fn turn() -> u32 {
    TURN.get()
}

/// Lets go of everything: “forget this” on a shared computer, and signing out.
pub async fn clear() -> Result<(), Refused> {
    // Memory first: what is written late must find nothing to write.
    forget_memory();
    at_once::clear();
    if !HERE {
        return Ok(());
    }
    let database = open().await?;
    let stores = Kind::ALL.map(Kind::store);
    let transaction = database.transaction(&stores, TransactionMode::ReadWrite)?;
    for store in stores {
        transaction.object_store(store)?.clear()?.await?;
    }
    let ended = end(database, transaction).await;
    // What was drawn anew meanwhile may have read what is gone by now.
    forget_memory();
    ended
}

/// Another tab has let go of everything, or is about to: what this one holds of it in memory goes too.
pub fn forget_memory() {
    TURN.set(turn().wrapping_add(1));
    CLEARED.with_borrow(|all| all.iter().for_each(|forget| forget()));
}
