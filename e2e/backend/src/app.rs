//! What every handler is given: the database, the live bus, the limits, and the sign that the server stops.

use std::sync::Arc;

use rusqlite::OptionalExtension;
use tokio::sync::{Semaphore, watch};

use crate::db::{Announce, Db};
use crate::idempotency::Running;
use crate::limits::Gates;
use crate::problem::{Answer, Problem};
use crate::secret::{self, ServerKey};
use crate::settings::Settings;

/// Each may be as large as [`crate::attachments::MAX_BYTES`] while it is read.
const FILES_AT_ONCE: usize = 64;

/// The state of the server; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database, and the bells that its commits ring.
    pub db: Db,
    /// How we were asked to run.
    pub settings: Arc<Settings>,
    /// Makes and checks what needs no row of its own.
    pub key: ServerKey,
    /// What strangers may still do.
    pub gates: Arc<Gates>,
    /// Creates that are being answered now.
    pub running: Running,
    /// Files that are being uploaded at once.
    pub room_for_files: Arc<Semaphore>,
    /// Turns true when the server stops: long answers (streams, sockets, long polls) then end.
    pub stopping: watch::Receiver<bool>,
}

impl App {
    /// Opens everything. `stopping` turns true when the server stops.
    pub fn open(settings: Settings, stopping: watch::Receiver<bool>) -> Answer<Self> {
        let db = Db::open(&settings.db)?;
        let key = server_key(&db)?;
        Ok(Self {
            db,
            key,
            gates: Arc::new(Gates::new(settings.limits)),
            running: Running::default(),
            room_for_files: Arc::new(Semaphore::new(FILES_AT_ONCE)),
            stopping,
            settings: Arc::new(settings),
        })
    }
}

fn server_key(db: &Db) -> Answer<ServerKey> {
    db.write_now(Announce::Quietly, |tx| {
        let kept: Option<Vec<u8>> = tx
            .query_row("SELECT value FROM meta WHERE name = 'server_key'", [], |row| row.get(0))
            .optional()?;
        let bytes = if let Some(bytes) = kept {
            bytes.try_into().map_err(|_| Problem::broken("the server key is damaged"))?
        } else {
            let fresh = secret::random::<32>();
            tx.execute("INSERT INTO meta (name, value) VALUES ('server_key', ?1)", [fresh])?;
            fresh
        };
        Ok(ServerKey::new(bytes))
    })
}
