//! The timeline of one case: events from pages, from the live stream and from the resident's own sending,
//! merged without doubles, newest first.

use super::event::{Event, EventKind, EventPage, Role};
use crate::id::{Cursor, EventId, IdempotencyKey};
use crate::{Failure, Timestamp};

/// How far a message of the resident's own has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnState {
    /// On its way.
    Sending,
    /// It did not go: it goes by itself, waits for its writer to sign in, or was refused.
    Failed(Failure),
    /// It was turned away after a try that was never answered: the council may have it.
    Unsure,
}

/// A message of the resident's own that the council has not confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMessage {
    /// The key it is sent with, for life.
    pub key: IdempotencyKey,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// How far it has come.
    pub state: OwnState,
}

/// One entry of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadEntry<'a> {
    /// Written here, not confirmed yet.
    Own(&'a OwnMessage),
    /// Kept by the council.
    Event(&'a Event),
}

/// The timeline of one case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thread {
    /// Newest first.
    events: Vec<Event>,
    /// Oldest first, each with the event that the live stream already showed for it.
    own: Vec<(OwnMessage, Option<EventId>)>,
    older: Older,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Older {
    #[default]
    NotAsked,
    At(Cursor),
    None,
}

impl Thread {
    /// An empty timeline of which nothing was read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the newest page, as at the start, after a reset or when the case is opened again.
    /// Pages read before keep their place and what came live stays, unless events between were missed:
    /// then reading begins anew from this page.
    pub fn take_newest(&mut self, page: EventPage) {
        let joins = page.next.is_none() || page.items.iter().any(|event| self.position(&event.id).is_some());
        if self.older == Older::NotAsked || !joins {
            if self.older != Older::NotAsked {
                self.events.clear();
            }
            self.older = page.next.map_or(Older::None, Older::At);
        }
        self.take_newer(page.items);
    }

    /// Takes the page that `older` pointed to.
    pub fn take_older(&mut self, page: EventPage) {
        self.older = page.next.map_or(Older::None, Older::At);
        for event in page.items {
            match self.position(&event.id) {
                Some(at) => self.events[at] = event,
                None => self.events.push(event),
            }
        }
        self.sort();
    }

    /// Takes one event that came live.
    pub fn take(&mut self, event: Event) {
        self.take_newer(vec![event]);
    }

    /// Where to go on reading older events; `None` when all are here or none was read.
    pub fn older(&self) -> Option<&Cursor> {
        match &self.older {
            Older::At(cursor) => Some(cursor),
            Older::NotAsked | Older::None => None,
        }
    }

    /// A message is being sent, for the first time or again.
    pub fn sending(&mut self, key: IdempotencyKey, text: String, at: Timestamp) {
        match self.own.iter_mut().find(|(own, _)| own.key == key) {
            Some((own, _)) => own.state = OwnState::Sending,
            None => self.own.push((OwnMessage { key, text, at, state: OwnState::Sending }, None)),
        }
    }

    /// The council has it, as this event.
    pub fn sent(&mut self, key: &IdempotencyKey, event: Event) {
        self.own.retain(|(own, _)| own.key != *key);
        for (_, shown) in &mut self.own {
            // Two messages with the same words: the stream's event was this one, not that one.
            if shown.as_ref() == Some(&event.id) {
                *shown = None;
            }
        }
        self.take(event);
    }

    /// It did not go. When the live stream already showed it, it did go, and only the answer was lost.
    pub fn failed(&mut self, key: &IdempotencyKey, failure: Failure) {
        self.came_to(key, OwnState::Failed(failure));
    }

    /// It was turned away, and may have arrived before that.
    pub fn unsure(&mut self, key: &IdempotencyKey) {
        self.came_to(key, OwnState::Unsure);
    }

    fn came_to(&mut self, key: &IdempotencyKey, state: OwnState) {
        self.own.retain(|(own, shown)| own.key != *key || shown.is_none());
        if let Some((own, _)) = self.own.iter_mut().find(|(own, _)| own.key == *key) {
            own.state = state;
        }
    }

    /// The resident gives a message up.
    pub fn discard(&mut self, key: &IdempotencyKey) {
        self.own.retain(|(own, _)| own.key != *key);
    }

    /// Everything, newest first; own messages that are not confirmed come before all events.
    pub fn entries(&self) -> impl Iterator<Item = ThreadEntry<'_>> {
        let own =
            self.own.iter().rev().filter(|(_, shown)| shown.is_none()).map(|(own, _)| ThreadEntry::Own(own));
        own.chain(self.events.iter().map(ThreadEntry::Event))
    }

    /// Is this event here?
    pub fn has(&self, id: &EventId) -> bool {
        self.position(id).is_some()
    }

    /// The council's newest event, if any.
    pub fn newest(&self) -> Option<&Event> {
        self.events.first()
    }

    fn take_newer(&mut self, events: Vec<Event>) {
        let mut fresh = Vec::new();
        for event in events {
            if let Some(at) = self.position(&event.id) {
                self.events[at] = event;
            } else {
                self.claim(&event);
                fresh.push(event);
            }
        }
        self.events.splice(0..0, fresh);
        self.sort();
    }

    fn position(&self, id: &EventId) -> Option<usize> {
        self.events.iter().position(|known| known.id == *id)
    }

    /// Stable, so that events of one moment keep the order in which the backend gave them.
    fn sort(&mut self) {
        self.events.sort_by_key(|event| std::cmp::Reverse(event.at.millis()));
    }

    /// An event that reads like a message on its way is that message: it is not shown twice while the answer is out.
    fn claim(&mut self, event: &Event) {
        let own_words = event.kind == EventKind::Message && event.author.role == Role::Resident;
        let waiting =
            self.own.iter_mut().find(|(own, shown)| shown.is_none() && own.text.trim() == event.text.trim());
        if let (true, Some((_, shown))) = (own_words, waiting) {
            *shown = Some(event.id.clone());
        }
    }
}

#[cfg(test)]
mod tests;
