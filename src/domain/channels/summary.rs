//! The parts of the sentence about one topic: “When a case changes we e-mail … Texts would come to …, but …”.
//! The words are in the locales.

use super::channel::Channel;
use super::preferences::{Cell, Choice, Effective, Preferences, QuietHours, Reason};
use crate::id::TopicId;

/// A channel by which it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The channel.
    pub channel: Channel,
    /// To where.
    pub address: Option<String>,
    /// It is sent although the resident did not ask for it.
    pub required: bool,
}

/// A channel that the resident wants and that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The channel.
    pub channel: Channel,
    /// Where it would go.
    pub address: Option<String>,
    /// Why it does not.
    pub reason: Option<Reason>,
    /// Why, and what to do, in the council's words.
    pub reason_text: Option<String>,
}

/// What will happen for one topic. Nobody is told when `goes` is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The topic's name.
    pub topic: String,
    /// By these it is told.
    pub goes: Vec<Way>,
    /// By these it would be told, but is not.
    pub held: Vec<Held>,
    /// The quiet hours, when a text is among what goes.
    pub quiet_hours: Option<QuietHours>,
}

impl Preferences {
    /// What will happen for this topic; `None` when there is no such topic.
    pub fn summary(&self, topic: &TopicId) -> Option<Summary> {
        let topic = self.topic(topic)?;
        let goes: Vec<Way> =
            topic.cells.iter().filter(|cell| cell.effective == Effective::On).map(way).collect();
        let held = topic
            .cells
            .iter()
            .filter(|cell| cell.choice == Choice::On && cell.effective != Effective::On)
            .map(held)
            .collect();
        let texts = goes.iter().any(|way| way.channel == Channel::Sms);
        Some(Summary {
            topic: topic.name.clone(),
            goes,
            held,
            quiet_hours: self.quiet_hours.filter(|_| texts),
        })
    }
}

fn way(cell: &Cell) -> Way {
    Way { channel: cell.channel.clone(), address: cell.address.clone(), required: cell.choice == Choice::Off }
}

fn held(cell: &Cell) -> Held {
    Held {
        channel: cell.channel.clone(),
        address: cell.address.clone(),
        reason: cell.reason.clone(),
        reason_text: cell.reason_text.clone(),
    }
}

#[cfg(test)]
mod tests;
