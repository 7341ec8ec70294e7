//! Starting and ending a chat.

use crate::id::{ChatId, ChatToken};
use crate::{Seconds, Timestamp};

/// Whether people are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// They are there.
    Open,
    /// They are there, and all are talking.
    Busy,
    /// Nobody is there.
    Closed,
}

/// How the chat is staffed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// Whether people are there.
    pub people: People,
    /// A bot answers, whether or not people are there.
    pub bot: bool,
    /// How long the wait for a person is.
    pub wait: Option<Seconds>,
    /// How many are waiting.
    pub queue: Option<u32>,
    /// When people come next.
    pub opens_at: Option<Timestamp>,
    /// When they go.
    pub closes_at: Option<Timestamp>,
}

impl Availability {
    /// What is past by `now` is not claimed any more. Says whether something was: then only the backend knows how it stands.
    pub fn pass(&mut self, now: Timestamp) -> bool {
        let is_past = |at: Option<Timestamp>| at.is_some_and(|at| at.millis() <= now.millis());
        if self.people != People::Closed && is_past(self.closes_at) {
            *self = Self { people: People::Closed, wait: None, queue: None, closes_at: None, ..self.clone() };
            self.opens_at = self.opens_at.filter(|at| at.millis() > now.millis());
            return true;
        }
        let opened = self.people == People::Closed && is_past(self.opens_at);
        if opened {
            self.opens_at = None;
        }
        opened
    }
}

/// What kind of thing the resident brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextKind {
    /// A case.
    Case,
    /// A report that is not sent yet.
    Draft,
    /// A help article.
    Article,
}

/// What the resident chose to bring along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// What kind of thing.
    pub kind: ContextKind,
    /// The case's reference or the article's id.
    pub reference: Option<String>,
    /// What it is, for people.
    pub label: String,
    /// More of it, such as a draft's description.
    pub text: Option<String>,
}

/// A chat that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatSession {
    /// Its name.
    pub id: ChatId,
    /// Where its socket is: an absolute address, or one that starts with `/` on this page's origin.
    pub socket: String,
    /// Opens it, for a short while.
    pub token: ChatToken,
    /// When the token stops being good.
    pub expires_at: Timestamp,
}

/// What the resident thought of the chat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rating {
    /// 1 to 5.
    pub stars: Option<u8>,
    /// In words.
    pub comment: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_said_to_be_there_after_they_have_gone_nor_to_come_when_they_should_be_there() {
        let at = |millis| Some(Timestamp::from_millis(millis, 0));
        let with = |people, opens_at, closes_at| Availability {
            people,
            bot: true,
            wait: Some(Seconds(60)),
            queue: Some(1),
            opens_at,
            closes_at,
        };
        for (before, passed, people, opens_at) in [
            (with(People::Open, None, at(2)), false, People::Open, None),
            (with(People::Open, None, at(1)), true, People::Closed, None),
            (with(People::Busy, at(9), at(1)), true, People::Closed, at(9)),
            (with(People::Busy, at(0), at(1)), true, People::Closed, None),
            (with(People::Closed, at(2), at(0)), false, People::Closed, at(2)),
            (with(People::Closed, at(1), None), true, People::Closed, None),
            (with(People::Open, None, None), false, People::Open, None),
        ] {
            let mut after = before.clone();
            let now = Timestamp::from_millis(1, 0);
            assert_eq!(after.pass(now), passed, "{before:?}");
            assert_eq!((after.people, after.opens_at), (people, opens_at), "{before:?}");
            assert!(after.bot && !after.pass(now), "it is said once: {after:?}");
        }
    }
}
