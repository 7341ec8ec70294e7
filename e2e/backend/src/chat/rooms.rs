//! Who listens now: signals to the sockets and long polls of a chat, typing, the waiting list's changes, and the desk.
//!
//! All of it is of the moment and lives in memory. A signal that gets lost loses nothing: the log is read by `seq`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{broadcast, watch};

use crate::cases::Role;

/// A typing sign is true for so long.
const TYPING: Duration = Duration::from_secs(6);
/// Somebody at the desk is there for so long after their browser was last heard of.
const PRESENT: Duration = Duration::from_mins(3);

/// Something of the moment in one chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// There are new events in the log.
    Grew,
    /// Somebody types.
    Typing {
        /// On which side.
        role: Role,
        /// As the other side sees it.
        name: Option<String>,
    },
}

struct Room {
    signals: broadcast::Sender<Signal>,
    typed: HashMap<&'static str, Instant>,
}

struct Inside {
    rooms: Mutex<HashMap<String, Room>>,
    staff: Mutex<HashMap<String, Instant>>,
    lobby: watch::Sender<u64>,
}

/// Every chat that somebody listens to; cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Inside>);

impl Default for Rooms {
    fn default() -> Self {
        Self(Arc::new(Inside {
            rooms: Mutex::default(),
            staff: Mutex::default(),
            lobby: watch::channel(0).0,
        }))
    }
}

impl Rooms {
    /// Hears the signals of a chat from now on.
    pub fn listen(&self, chat: &str) -> broadcast::Receiver<Signal> {
        self.with(chat, |room| room.signals.subscribe())
    }

    /// Says that a chat's log has grown.
    pub fn grew(&self, chat: &str) {
        self.signal(chat, Signal::Grew);
    }

    /// Says that somebody types.
    pub fn types(&self, chat: &str, role: Role, name: Option<String>) {
        self.with(chat, |room| room.typed.insert(role.word(), Instant::now()));
        self.signal(chat, Signal::Typing { role, name });
    }

    /// Whether that side was typing just now.
    pub fn is_typing(&self, chat: &str, role: Role) -> bool {
        let rooms = lock(&self.0.rooms);
        let typed = rooms.get(chat).and_then(|room| room.typed.get(role.word()));
        typed.is_some_and(|at| at.elapsed() < TYPING)
    }

    /// Whoever said something no longer types.
    pub fn stopped_typing(&self, chat: &str, role: Role) {
        if let Some(room) = lock(&self.0.rooms).get_mut(chat) {
            room.typed.remove(role.word());
        }
    }

    /// The waiting list, or who answers it, has changed.
    pub fn lobby_changed(&self) {
        self.0.lobby.send_modify(|version| *version += 1);
    }

    /// Hears changes of the waiting list from now on.
    pub fn lobby(&self) -> watch::Receiver<u64> {
        self.0.lobby.subscribe()
    }

    /// Somebody at the desk was heard of.
    pub fn at_desk(&self, staff: &str) {
        let before = lock(&self.0.staff).insert(staff.to_owned(), Instant::now());
        if before.is_none_or(|at| at.elapsed() > PRESENT) {
            self.lobby_changed();
        }
    }

    /// Somebody left the desk.
    pub fn left_desk(&self, staff: &str) {
        if lock(&self.0.staff).remove(staff).is_some() {
            self.lobby_changed();
        }
    }

    /// How many are at the desk.
    pub fn staff(&self) -> usize {
        lock(&self.0.staff).values().filter(|at| at.elapsed() < PRESENT).count()
    }

    fn signal(&self, chat: &str, signal: Signal) {
        if let Some(room) = lock(&self.0.rooms).get(chat) {
            // An error only says that nobody listens.
            let _ = room.signals.send(signal);
        }
    }

    fn with<T>(&self, chat: &str, work: impl FnOnce(&mut Room) -> T) -> T {
        let mut rooms = lock(&self.0.rooms);
        if rooms.len() > 1_000 {
            rooms.retain(|_, room| room.signals.receiver_count() > 0);
        }
        let room = rooms
            .entry(chat.to_owned())
            .or_insert_with(|| Room { signals: broadcast::channel(64).0, typed: HashMap::new() });
        work(room)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn signals_stay_in_their_room() {
        let rooms = Rooms::default();
        let (mut one, mut other) = (rooms.listen("one"), rooms.listen("other"));
        rooms.grew("one");
        assert_eq!(one.recv().await.unwrap(), Signal::Grew);
        assert!(other.try_recv().is_err());
    }

    #[test]
    fn typing_ends_with_what_was_said() {
        let rooms = Rooms::default();
        rooms.types("c", Role::Council, Some("Carys".into()));
        assert!(rooms.is_typing("c", Role::Council) && !rooms.is_typing("c", Role::Resident));
        rooms.stopped_typing("c", Role::Council);
        assert!(!rooms.is_typing("c", Role::Council));
    }

    #[test]
    fn the_desk_is_counted_once_each() {
        let rooms = Rooms::default();
        let before = *rooms.lobby().borrow();
        rooms.at_desk("s_carys");
        rooms.at_desk("s_carys");
        rooms.at_desk("s_owain");
        assert_eq!((rooms.staff(), *rooms.lobby().borrow() - before), (2, 2));
        rooms.left_desk("s_carys");
        assert_eq!(rooms.staff(), 1);
    }
}
