//! Who is on the other side, as the events tell it.

use crate::cases::{Author, Role};
use crate::chat::{Happening, Queue};

/// Who is on the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counterpart {
    /// Nobody yet, or nobody any more.
    Nobody,
    /// The council's bot.
    Bot {
        /// Its name.
        name: Option<String>,
    },
    /// A person was asked for and has not come yet.
    Waiting {
        /// The place in the queue, if it is known.
        queue: Option<Queue>,
    },
    /// A person.
    Person {
        /// Their name.
        name: Option<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Presence {
    there: Vec<Author>,
    asked: bool,
    pub(super) queue: Option<Queue>,
    /// How many signs of typing have not run out.
    pub(super) typing: u32,
}

impl Presence {
    pub(super) fn take(&mut self, what: &Happening) {
        match what {
            Happening::Joined(author) => {
                if !self.there.contains(author) {
                    self.there.push(author.clone());
                }
                if author.role == Role::Council {
                    self.asked = false;
                    self.queue = None;
                }
            }
            Happening::Left(author) => {
                self.there.retain(|one| one != author);
                self.typing = 0;
            }
            Happening::Handoff => self.asked = true,
            Happening::Message { from, .. } if from.role != Role::Resident => {
                self.typing = 0;
                // Somebody who speaks is there, whether or not their coming was told.
                if !self.there.iter().any(|one| one.role == from.role) {
                    self.there.push(from.clone());
                }
                if from.role == Role::Council {
                    self.asked = false;
                    self.queue = None;
                }
            }
            Happening::Closed(_) | Happening::Moved(_) => *self = Self::default(),
            _ => {}
        }
    }

    pub(super) fn counterpart(&self) -> Counterpart {
        let newest = |role| self.there.iter().rev().find(|one| one.role == role);
        if let Some(person) = newest(Role::Council) {
            Counterpart::Person { name: person.name.clone() }
        } else if self.asked || self.queue.is_some() {
            Counterpart::Waiting { queue: self.queue }
        } else if let Some(bot) = newest(Role::Bot) {
            Counterpart::Bot { name: bot.name.clone() }
        } else {
            Counterpart::Nobody
        }
    }
}
