//! The live line: a pure machine that is told what happened and says what to do.
//!
//! It opens the line after the last event seen, so that a break loses nothing. Where something was missed all the same — at the
//! start, when the backend cannot resume from there, when an event cannot be read — everything shown is to be read anew, and
//! what was read before does not count as live ([`LiveLine::unbroken`]). A line that is silent for longer than a living one can
//! be (`GET /me/live`) is broken. Not here: the stream, timers, what is read.

use super::LiveUpdate;
use crate::backoff;
use crate::id::LiveId;

/// A line on which nothing came for so long is dead: a living one says something every 15 seconds.
const SILENCE_MS: u32 = 40_000;
/// A page that slept looks at a line that was silent for longer than its beat.
const LATE_MS: u32 = 20_000;
/// A line that stood for so long was a good one: the next failure is a first one.
const STEADY_MS: i64 = 10_000;

/// How the line stands. It is never called live when it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Line {
    /// Nothing to listen to: a guest, or a backend without it.
    #[default]
    Off,
    /// On its way, or broken and being mended.
    Mending,
    /// Standing.
    Live,
}

/// Names one attempt. What comes from an older one is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link(u32);

/// Something to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// Then try again.
    Again,
    /// Then something should have come.
    Silence,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A resident is here.
    Begin,
    /// Nobody is, any more.
    End,
    /// An event came.
    Came {
        /// Over which line.
        link: Link,
        /// Its id.
        id: Option<LiveId>,
        /// What it tells; `None` when it cannot be read.
        what: Option<LiveUpdate>,
    },
    /// The line broke, or never stood.
    Broken(Link),
    /// As far as is known the same resident is still signed in.
    StillHere(Link),
    /// A pause is over.
    Waited(Link, Pause),
    /// The page is back after sleep, or the network is.
    Woke,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open the line; an older one is to be closed.
    Open {
        /// Named in everything that comes over it.
        link: Link,
        /// The last event seen.
        after: Option<LiveId>,
    },
    /// Close the line, if there is one.
    Close,
    /// Come back after so many milliseconds with [`Input::Waited`].
    Wait {
        /// Named when it is over.
        link: Link,
        /// What for.
        pause: Pause,
        /// How long.
        millis: u32,
    },
    /// Ask who is signed in, then [`Input::StillHere`] or [`Input::End`]: a line does not say why it was refused.
    AskWho(Link),
    /// Tell the screens.
    Tell(LiveUpdate),
    /// Read everything anew that is shown.
    ReadAnew,
}

/// The live line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LiveLine {
    line: Line,
    link: Link,
    after: Option<LiveId>,
    /// Something was missed that the line cannot bring.
    missed: bool,
    unbroken: u32,
    /// Failed attempts in a row.
    attempt: u32,
    /// This link was never answered: the resident may be signed out.
    refused: bool,
    /// When something came last, or the line was opened.
    heard_at: i64,
    stands_since: i64,
}

impl LiveLine {
    /// No line yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How it stands.
    pub fn line(&self) -> Line {
        self.line
    }

    /// Counts up each time when something may have been missed. What was read while it had its present value is kept up to date
    /// by the line, and may be called live while the line is.
    pub fn unbroken(&self) -> u32 {
        self.unbroken
    }

    /// Something happened at `now` (milliseconds); `chance` is a fresh random number. What comes back is to be done in this order.
    pub fn take(&mut self, input: Input, now: i64, chance: u16) -> Vec<Effect> {
        let mut todo = Vec::new();
        match input {
            Input::Begin if self.line == Line::Off => {
                *self = Self {
                    line: Line::Mending,
                    link: self.link,
                    missed: true,
                    unbroken: self.unbroken,
                    ..Self::default()
                };
                self.open(now, &mut todo);
            }
            Input::End => {
                self.next_link();
                self.line = Line::Off;
                todo.push(Effect::Close);
            }
            _ if self.line == Line::Off => {}
            Input::Came { link, id, what } if link == self.link => {
                self.heard_at = now;
                if id.is_some() {
                    self.after = id;
                }
                self.came(what, now, &mut todo);
            }
            Input::Broken(link) if link == self.link => self.broke(now, chance, &mut todo),
            Input::StillHere(link) if link == self.link => self.open(now, &mut todo),
            Input::Waited(link, Pause::Again) if link == self.link => self.again(now, &mut todo),
            Input::Waited(link, Pause::Silence) if link == self.link => match self.silent_for(now) {
                Some(silent) if silent < SILENCE_MS => {
                    todo.push(Effect::Wait { link, pause: Pause::Silence, millis: SILENCE_MS - silent });
                }
                _ => self.broke(now, chance, &mut todo),
            },
            Input::Woke => match self.silent_for(now) {
                Some(silent) if self.line == Line::Live && silent < LATE_MS => {}
                _ => {
                    self.line = Line::Mending;
                    self.again(now, &mut todo);
                }
            },
            // From an attempt that was given up, or a line that is there already.
            Input::Begin
            | Input::Came { .. }
            | Input::Broken(_)
            | Input::StillHere(_)
            | Input::Waited(..) => {}
        }
        todo
    }

    fn came(&mut self, what: Option<LiveUpdate>, now: i64, todo: &mut Vec<Effect>) {
        match what {
            Some(LiveUpdate::Ready) => {
                self.line = Line::Live;
                self.refused = false;
                self.stands_since = now;
            }
            Some(LiveUpdate::Reset) | None => self.missed = true,
            Some(LiveUpdate::Here | LiveUpdate::Unknown) => {}
            Some(update) => todo.push(Effect::Tell(update)),
        }
        // What is read before the line stands may be old by then.
        if self.missed && self.line == Line::Live {
            self.missed = false;
            self.unbroken = self.unbroken.wrapping_add(1);
            todo.push(Effect::ReadAnew);
        }
    }

    fn broke(&mut self, now: i64, chance: u16, todo: &mut Vec<Effect>) {
        if self.line == Line::Live && now - self.stands_since >= STEADY_MS {
            self.attempt = 0;
        }
        self.line = Line::Mending;
        self.next_link();
        self.attempt = self.attempt.saturating_add(1);
        let millis = backoff::delay(self.attempt, chance);
        todo.extend([Effect::Close, Effect::Wait { link: self.link, pause: Pause::Again, millis }]);
    }

    fn again(&mut self, now: i64, todo: &mut Vec<Effect>) {
        if self.refused {
            self.next_link();
            todo.extend([Effect::Close, Effect::AskWho(self.link)]);
        } else {
            self.open(now, todo);
        }
    }

    fn open(&mut self, now: i64, todo: &mut Vec<Effect>) {
        self.next_link();
        self.refused = true;
        self.heard_at = now;
        let link = self.link;
        todo.push(Effect::Open { link, after: self.after.clone() });
        todo.push(Effect::Wait { link, pause: Pause::Silence, millis: SILENCE_MS });
    }

    /// For how long nothing came; `None` when the clock was set back.
    fn silent_for(&self, now: i64) -> Option<u32> {
        u32::try_from(now - self.heard_at).ok()
    }

    fn next_link(&mut self) {
        self.link = Link(self.link.0.wrapping_add(1));
    }
}

#[cfg(test)]
mod tests;
