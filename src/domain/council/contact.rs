//! Every way to reach the council, and the port that lists them. When they are open is in `opening`.

use crate::id::ContactPointId;
use crate::{Answer, ClockTime, Day, Language, Weekday};

/// What kind of way it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactKind {
    /// A phone.
    Phone,
    /// Text relay, for people who do not hear or speak on a phone.
    TextRelay,
    /// Video relay, for sign language.
    VideoRelay,
    /// E-mail.
    Email,
    /// Letters.
    Post,
    /// A desk to come to.
    Desk,
    /// Danger to life.
    Emergency,
    /// A kind that this portal has no word for; shown by its name.
    Other(String),
}

/// Hours within one day; a close at or before the opening lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it opens.
    pub opens: ClockTime,
    /// When it closes.
    pub closes: ClockTime,
}

/// Hours on some days of each week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// On these days.
    pub days: Vec<Weekday>,
    /// At these hours.
    pub hours: Hours,
}

/// A day that differs, such as a bank holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The day.
    pub date: Day,
    /// What day it is.
    pub name: Option<String>,
    /// Its hours; `None` is closed all day.
    pub hours: Option<Hours>,
}

/// One way to reach the council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPoint {
    /// Its name in the backend.
    pub id: ContactPointId,
    /// Its kind.
    pub kind: ContactKind,
    /// What people call it.
    pub name: String,
    /// E.164 for phones, an address for e-mail and post, a URL for video relay.
    pub value: String,
    /// How people write it, where that differs.
    pub display: Option<String>,
    /// Something to know before.
    pub note: Option<String>,
    /// Languages spoken there.
    pub languages: Vec<Language>,
    /// IANA time zone of the hours.
    pub time_zone: String,
    /// Weekly hours. Empty: always for phones and relays, not applicable for the rest.
    pub schedules: Vec<Schedule>,
    /// Days that differ.
    pub exceptions: Vec<Exception>,
}

impl ContactPoint {
    /// What to show as its number or address.
    pub fn shown(&self) -> &str {
        self.display.as_deref().unwrap_or(&self.value)
    }
}

/// The port: ways to reach the council.
pub trait Contacts {
    /// All of them, in the council's order.
    fn contact_points(&self) -> Answer<Vec<ContactPoint>>;
}
