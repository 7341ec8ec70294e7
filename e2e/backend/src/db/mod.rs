//! The database: one writer, a few readers, and what follows a commit.
//!
//! - [`Db::write`] runs a closure in one immediate transaction on the only writing connection. When it answers `Ok`, the
//!   transaction is committed (`synchronous = FULL`: it is on the disk) before the caller hears of it; `Err` rolls back.
//! - [`Db::read`] runs a closure on one of a few read-only connections, beside the writer (WAL).
//! - [`Tx::after_commit`] runs something once the transaction is on the disk, and never when it is not.
//! - [`Tx::bells`] are the live bus and the post's bell, so that a change can ring them with its commit.
//! - [`Announce::Quietly`] is for seeding: the same functions, but nothing is announced live and nobody is written to.
//!
//! Not here: any table's meaning.

mod migrate;

use std::cell::RefCell;
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use tokio::sync::{Notify, Semaphore};

use crate::chat::Rooms;
use crate::live::Bus;
use crate::problem::{Answer, Problem};

const READERS: usize = 4;

/// Whether the world hears of what a transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announce {
    /// Live events are published and messages go out.
    Aloud,
    /// Only the rows change.
    Quietly,
}

/// What a change rings when it is on the disk.
#[derive(Clone, Default)]
pub struct Bells {
    /// Wakes the live streams.
    pub live: Bus,
    /// Wakes the chats' sockets and long polls.
    pub chat: Rooms,
    /// Wakes the task that sends e-mails.
    pub post: Arc<Notify>,
}

type After = Box<dyn FnOnce() + Send>;

/// A write transaction. Everything of [`Connection`] is there; committing is [`Db`]'s.
pub struct Tx<'a> {
    inner: Transaction<'a>,
    announce: Announce,
    bells: Bells,
    after: RefCell<Vec<After>>,
}

impl Tx<'_> {
    /// Runs `then` when this transaction is on the disk. A quiet transaction forgets it.
    pub fn after_commit(&self, then: impl FnOnce() + Send + 'static) {
        if self.announce == Announce::Aloud {
            self.after.borrow_mut().push(Box::new(then));
        }
    }

    /// The bells to ring, from inside [`Tx::after_commit`].
    pub fn bells(&self) -> &Bells {
        &self.bells
    }

    /// Whether the world hears of this transaction.
    pub fn announce(&self) -> Announce {
        self.announce
    }
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.inner
    }
}

/// Access to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    writer: Arc<Mutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    free_readers: Arc<Semaphore>,
    bells: Bells,
}

impl Db {
    /// Opens the file, creates it if need be, and brings its tables up to date.
    pub fn open(file: &Path) -> Answer<Self> {
        let mut writer = Connection::open(file)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        settle(&writer)?;
        migrate::up(&mut writer)?;
        let readers = (0..READERS)
            .map(|_| {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let reader = Connection::open_with_flags(file, flags)?;
                settle(&reader)?;
                Ok(reader)
            })
            .collect::<Answer<Vec<_>>>()?;
        Ok(Self {
            writer: Arc::new(Mutex::new(writer)),
            readers: Arc::new(Mutex::new(readers)),
            free_readers: Arc::new(Semaphore::new(READERS)),
            bells: Bells::default(),
        })
    }

    /// The bells that commits ring.
    pub fn bells(&self) -> &Bells {
        &self.bells
    }

    /// Writes in one transaction, off the async threads. `Ok` means: on the disk.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let db = self.clone();
        let done = tokio::task::spawn_blocking(move || db.write_now(Announce::Aloud, work)).await;
        done.unwrap_or_else(|error| Err(Problem::broken(error)))
    }

    /// Writes on this thread: for start-up and seeding.
    pub fn write_now<T>(&self, announce: Announce, work: impl FnOnce(&Tx<'_>) -> Answer<T>) -> Answer<T> {
        let (done, after) = {
            let mut writer = lock(&self.writer);
            let inner = Transaction::new(&mut writer, TransactionBehavior::Immediate)?;
            let tx = Tx { inner, announce, bells: self.bells.clone(), after: RefCell::new(Vec::new()) };
            let done = work(&tx)?;
            let Tx { inner, after, .. } = tx;
            inner.commit()?;
            (done, after.into_inner())
        };
        for then in after {
            then();
        }
        Ok(done)
    }

    /// Reads, off the async threads.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let permit = Arc::clone(&self.free_readers).acquire_owned().await.map_err(Problem::broken)?;
        let readers = Arc::clone(&self.readers);
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let reader = Borrowed::take(readers)?;
            // One snapshot for everything that the closure reads.
            let snapshot = reader.unchecked_transaction()?;
            work(&snapshot)
        });
        done.await.unwrap_or_else(|error| Err(Problem::broken(error)))
    }
}

/// A reader that goes back to its place whatever happens.
struct Borrowed {
    home: Arc<Mutex<Vec<Connection>>>,
    reader: Option<Connection>,
}

impl Borrowed {
    fn take(home: Arc<Mutex<Vec<Connection>>>) -> Answer<Self> {
        let reader = lock(&home).pop();
        if reader.is_none() {
            return Err(Problem::broken("no reader is free although a permit was given"));
        }
        Ok(Self { home, reader })
    }

    fn unchecked_transaction(&self) -> Answer<Transaction<'_>> {
        match &self.reader {
            Some(reader) => Ok(reader.unchecked_transaction()?),
            None => Err(Problem::broken("the reader is gone")),
        }
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            lock(&self.home).push(reader);
        }
    }
}

/// A panic in a closure rolls its transaction back, so what it held is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn settle(connection: &Connection) -> Answer<()> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}
