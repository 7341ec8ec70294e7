//! Works, outages and news that matter now, and the port that lists them.

use crate::id::NoticeId;
use crate::{Answer, Timestamp};

/// How loud a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeLevel {
    /// Good to know.
    News,
    /// Something is wrong or closed.
    Warning,
}

/// A notice from the council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its name in the backend.
    pub id: NoticeId,
    /// A few words.
    pub title: String,
    /// The rest.
    pub text: String,
    /// How loud it is.
    pub level: NoticeLevel,
    /// In force from then.
    pub from: Timestamp,
    /// In force until then; `None` is until it is taken away.
    pub until: Option<Timestamp>,
}

impl Notice {
    /// Is it in force at that moment?
    pub fn in_force(&self, now: Timestamp) -> bool {
        self.from.millis() <= now.millis() && self.until.is_none_or(|until| now.millis() < until.millis())
    }
}

/// The port: notices.
pub trait Notices {
    /// Those in force, newest first.
    fn notices(&self) -> Answer<Vec<Notice>>;
}
