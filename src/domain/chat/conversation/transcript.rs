//! The lines of a chat: events by seq without doubles or gaps, and own lines until the council has them.

use crate::cases::{Author, Role};
use crate::chat::{ChatEvent, Happening};
use crate::id::ClientId;
use crate::{Failure, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// How far a line has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineState {
    /// It waits for the connection.
    Waiting,
    /// It is on its way.
    Sending,
    /// The council has it, at this seq.
    Sent(u64),
    /// Somebody at the council has seen it.
    Read,
    /// It was refused, or the chat is over ([`Failure::NotFound`]).
    Failed(Failure),
}

/// A line that the resident wrote and that is not among the events yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLine {
    /// Its name, for life.
    pub client_id: ClientId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// How far it has come.
    pub state: LineState,
}

/// What became of an event that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is new, and so are all up to this seq.
    New,
    /// It was here.
    Known,
    /// Something before it is missing; it is held back.
    Gap,
}

/// Events held back while something before them is missing.
const MOST_EARLY: usize = 1000;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Transcript {
    /// By seq.
    pub(super) events: Vec<ChatEvent>,
    /// In the order written.
    pub(super) own: Vec<OwnLine>,
    early: BTreeMap<u64, ChatEvent>,
    named: BTreeSet<ClientId>,
    /// The events are the tail that the device kept; the server will send all of them again.
    tail_only: bool,
}

impl Transcript {
    pub(super) fn restored(own: Vec<OwnLine>, recent: Vec<ChatEvent>) -> Self {
        let tail_only = recent.first().is_some_and(|first| first.seq > 1);
        let mut transcript = Self { tail_only, ..Self::default() };
        for event in recent {
            if transcript.events.is_empty() || transcript.next() == Some(event.seq) {
                transcript.append(event);
            }
        }
        for mut line in own {
            if !matches!(line.state, LineState::Failed(_)) {
                line.state = LineState::Waiting;
            }
            if !transcript.named.contains(&line.client_id) {
                transcript.own.push(line);
            }
        }
        transcript
    }

    /// What the server need not send again.
    pub(super) fn have(&self) -> u64 {
        if self.tail_only { 0 } else { self.last() }
    }

    /// The last seq here.
    pub(super) fn last(&self) -> u64 {
        self.events.last().map_or(0, |event| event.seq)
    }

    fn next(&self) -> Option<u64> {
        self.last().checked_add(1)
    }

    pub(super) fn find(&self, seq: u64) -> Option<&ChatEvent> {
        let at = self.events.binary_search_by_key(&seq, |event| event.seq).ok()?;
        self.events.get(at)
    }

    pub(super) fn take(&mut self, event: ChatEvent) -> Taken {
        if self.tail_only && event.seq == 1 {
            self.tail_only = false;
            self.events.clear();
            self.named.clear();
        }
        if event.seq <= self.last() {
            if let Ok(at) = self.events.binary_search_by_key(&event.seq, |known| known.seq) {
                self.replace(at, event);
            }
            return Taken::Known;
        }
        if self.next() == Some(event.seq) {
            self.append(event);
            self.settle();
            return Taken::New;
        }
        if self.early.len() < MOST_EARLY {
            self.early.insert(event.seq, event);
        }
        // A line of our own that was confirmed may be all that is missing.
        self.settle();
        if self.early.is_empty() { Taken::New } else { Taken::Gap }
    }

    /// The server has nothing for the gaps: what was held back is taken as it is.
    pub(super) fn accept_gaps(&mut self) {
        for (_, event) in std::mem::take(&mut self.early) {
            if event.seq > self.last() {
                self.append(event);
            }
        }
        self.settle();
    }

    pub(super) fn acked(&mut self, client_id: &ClientId, seq: u64) {
        if let Some(line) = self.own.iter_mut().find(|line| line.client_id == *client_id) {
            line.state = LineState::Sent(seq);
        }
        self.settle();
    }

    /// Nothing is on its way any more.
    pub(super) fn call_back(&mut self) {
        for line in self.own.iter_mut().filter(|line| line.state == LineState::Sending) {
            line.state = LineState::Waiting;
        }
    }

    pub(super) fn again(&mut self, client_id: &ClientId) {
        let failed =
            |line: &&mut OwnLine| line.client_id == *client_id && matches!(line.state, LineState::Failed(_));
        if let Some(line) = self.own.iter_mut().find(failed) {
            line.state = LineState::Waiting;
        }
    }

    pub(super) fn set(&mut self, client_id: &ClientId, state: LineState) {
        if let Some(line) = self.own.iter_mut().find(|line| line.client_id == *client_id) {
            line.state = state;
        }
    }

    /// Takes what can be taken now: confirmed lines whose turn has come, and events that were early.
    fn settle(&mut self) {
        while let Some(next) = self.next() {
            if let Some(event) = self.early.remove(&next) {
                self.append(event);
                continue;
            }
            let Some(at) = self.own.iter().position(|line| line.state == LineState::Sent(next)) else {
                break;
            };
            let line = self.own.remove(at);
            let what = Happening::Message {
                from: Author { role: Role::Resident, name: None },
                text: line.text,
                client_id: Some(line.client_id),
                article: None,
            };
            self.append(ChatEvent { seq: next, at: line.at, what });
        }
        let last = self.last();
        self.early.retain(|seq, _| *seq > last);
        // Confirmed at a place that something else holds: the server has it, so it is not ours to show twice.
        self.own.retain(|line| !matches!(line.state, LineState::Sent(seq) if seq <= last));
    }

    fn append(&mut self, mut event: ChatEvent) {
        if let Happening::Message { client_id: Some(client_id), .. } = &event.what {
            self.own.retain(|line| line.client_id != *client_id);
            if !self.named.insert(client_id.clone()) {
                // The same line a second time keeps its place, and is not shown.
                event.what = Happening::Other;
            }
        }
        self.events.push(event);
    }

    /// The server's own word for an event that is here already, such as one of our lines.
    fn replace(&mut self, at: usize, event: ChatEvent) {
        let client_id = |event: &ChatEvent| match &event.what {
            Happening::Message { client_id, .. } => client_id.clone(),
            _ => None,
        };
        let known = &mut self.events[at];
        if client_id(known) == client_id(&event) {
            *known = event;
        }
    }
}
