//! What the portal knows about: types, rules and state machines.
//!
//! Each capability has a folder with its types, its rules and its port (a small trait that an adapter
//! in `gateway` fills). Deliberately not here: words for people (they are in the locales), JSON (it is in
//! `gateway`), the clock, chance and the network (the caller hands them in).

pub mod account;
pub mod backoff;
pub mod cases;
pub mod channels;
pub mod chat;
pub mod council;
pub mod digits;
pub mod excerpt;
pub mod failure;
pub mod help;
pub mod id;
pub mod language;
pub mod outbox;
pub mod report;
pub mod time;

pub use failure::{Failure, InvalidParam, Problem, Seconds};
pub use language::{Direction, Language};
pub use time::{ClockTime, Day, Timestamp, Weekday};

/// What every method of a port gives back: a boxed future for one thread, owning all it needs.
pub type Answer<T> = futures::future::LocalBoxFuture<'static, Result<T, Failure>>;
