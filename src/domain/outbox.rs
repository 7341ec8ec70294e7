//! What was sent and has not arrived: it waits on the device, is tried again by itself, and arrives once.
//!
//! Not here: storage, the clock and the sending itself.

use crate::id::{DraftId, IdempotencyKey, Reference, ResidentId, TrackingSecret};
use crate::report::{Receipt, Report};
use crate::{Failure, Timestamp};

/// What is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Parcel {
    /// A report.
    Report {
        /// The draft that it was made of.
        draft: DraftId,
        /// As it was checked; it does not change any more.
        report: Box<Report>,
    },
    /// A message on a case.
    Message {
        /// The case.
        reference: Reference,
        /// For a guest's case.
        secret: Option<TrackingSecret>,
        /// What it says.
        text: String,
    },
}

/// How far a parcel has come.
#[derive(Debug, Clone, PartialEq)]
pub enum ParcelState {
    /// It goes by itself, not before this moment.
    Waiting {
        /// Not before.
        from: Timestamp,
        /// Why it did not go the last time; `None` when it was not tried.
        after: Option<Failure>,
    },
    /// The session has ended; it goes when the resident has signed in.
    NeedsSignIn,
    /// It arrived.
    Arrived {
        /// For a report.
        receipt: Option<Receipt>,
    },
    /// The backend refused it; the resident has to do something.
    Refused(Failure),
}

/// One thing in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// What makes it arrive once, for life. Also its name in the outbox.
    pub key: IdempotencyKey,
    /// What it is.
    pub parcel: Parcel,
    /// Whose it is; `None` when nobody was signed in. Somebody else's session never carries it.
    pub by: Option<ResidentId>,
    /// What it is, for people.
    pub title: String,
    /// When it was put there.
    pub at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// How far it has come.
    pub state: ParcelState,
}

const MINUTE_MS: i64 = 60_000;

impl Outgoing {
    /// Puts a parcel into the outbox; it may go at once.
    pub fn new(key: IdempotencyKey, parcel: Parcel, title: String, now: Timestamp) -> Self {
        let state = ParcelState::Waiting { from: now, after: None };
        Self { key, parcel, by: None, title, at: now, tries: 0, state }
    }

    /// May it go in the session of this resident, or of a guest (`None`)?
    pub fn may_go(&self, here: Option<&ResidentId>) -> bool {
        self.by.is_none() || self.by.as_ref() == here
    }

    /// Is it hidden from this resident, being another's?
    pub fn is_of_another(&self, here: Option<&ResidentId>) -> bool {
        here.is_some() && !self.may_go(here)
    }

    /// It is due, but nobody is here whose it is: it goes when they have signed in.
    pub fn hold(&mut self) {
        if matches!(self.state, ParcelState::Waiting { .. }) {
            self.state = ParcelState::NeedsSignIn;
        }
    }

    /// Should it be tried now? A clock that was set back does not hold it up for longer than a pause can be.
    pub fn is_due(&self, now: Timestamp) -> bool {
        match &self.state {
            ParcelState::Waiting { from, .. } => {
                let left = from.millis() - now.millis();
                left <= 0 || left > LONGEST_PAUSE_MS
            }
            ParcelState::NeedsSignIn | ParcelState::Arrived { .. } | ParcelState::Refused(_) => false,
        }
    }

    /// It was tried, and this came of it.
    pub fn tried(&mut self, result: Result<Option<Receipt>, Failure>, now: Timestamp) {
        self.tries = self.tries.saturating_add(1);
        self.state = match result {
            Ok(receipt) => ParcelState::Arrived { receipt },
            Err(Failure::SessionEnded) => ParcelState::NeedsSignIn,
            Err(failure) if failure.worth_retrying() => {
                let asked = failure.retry_after().map_or(0, |wait| i64::from(wait.0) * 1000);
                let pause = pause_ms(self.tries).max(asked).min(LONGEST_PAUSE_MS);
                ParcelState::Waiting { from: now.plus_millis(pause), after: Some(failure) }
            }
            Err(failure) => ParcelState::Refused(failure),
        };
    }

    /// The network is back, the resident has signed in or asks for another try: what waits may go at once.
    pub fn wake(&mut self, now: Timestamp) {
        match &mut self.state {
            ParcelState::Waiting { from, .. } => *from = now,
            ParcelState::NeedsSignIn => self.state = ParcelState::Waiting { from: now, after: None },
            ParcelState::Arrived { .. } | ParcelState::Refused(_) => {}
        }
    }
}

const LONGEST_PAUSE_MS: i64 = 24 * 60 * MINUTE_MS;

/// 2, 4, 8 … seconds, and then every ten minutes.
fn pause_ms(tries: u32) -> i64 {
    (1000_i64 << tries.min(10)).min(10 * MINUTE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Problem, Seconds};

    fn outgoing() -> (Outgoing, Timestamp) {
        let now = Timestamp::parse("2026-11-21T09:00:00Z").unwrap();
        let reference = Reference::parse("AB-1").unwrap();
        let parcel = Parcel::Message { reference, secret: None, text: "Hello".into() };
        (Outgoing::new(IdempotencyKey::mint(1), parcel, "A case".into(), now), now)
    }

    #[test]
    fn what_may_have_arrived_is_tried_again_with_growing_pauses() {
        let (mut one, now) = outgoing();
        assert!(one.is_due(now));
        for seconds in [2, 4, 8, 16] {
            one.tried(Err(Failure::Offline), now);
            assert!(!one.is_due(now.plus_millis(seconds * 1000 - 1)), "{seconds}");
            assert!(one.is_due(now.plus_millis(seconds * 1000)), "{seconds}");
        }
        one.tried(Err(Failure::Down { status: 503, retry_after: Some(Seconds(3600)) }), now);
        assert!(!one.is_due(now.plus_millis(3_599_000)));
        one.wake(now);
        assert!(one.is_due(now));
        one.tried(Ok(None), now);
        assert_eq!(one.state, ParcelState::Arrived { receipt: None });
        assert!(!one.is_due(now.plus_millis(1_000_000_000)));
    }

    #[test]
    fn an_ended_session_holds_it_and_signing_in_frees_it() {
        let (mut one, now) = outgoing();
        one.tried(Err(Failure::SessionEnded), now);
        assert_eq!(one.state, ParcelState::NeedsSignIn);
        one.wake(now);
        assert!(one.is_due(now));
    }

    #[test]
    fn it_goes_in_nobody_elses_session() {
        let (mut one, now) = outgoing();
        let [mair, owen] = ["r_mair", "r_owen"].map(|id| ResidentId::parse(id).unwrap());
        assert!(one.may_go(None) && one.may_go(Some(&owen)), "a guest's goes with whoever is here");
        one.by = Some(mair.clone());
        for (here, may_go, hidden) in
            [(Some(&mair), true, false), (Some(&owen), false, true), (None, false, false)]
        {
            assert_eq!((one.may_go(here), one.is_of_another(here)), (may_go, hidden), "{here:?}");
        }
        one.hold();
        assert!(one.state == ParcelState::NeedsSignIn && !one.is_due(now));
    }

    #[test]
    fn what_was_refused_stays_refused() {
        let (mut one, now) = outgoing();
        one.tried(Err(Failure::Invalid(Problem::default())), now);
        one.wake(now);
        assert!(matches!(one.state, ParcelState::Refused(_)) && !one.is_due(now));
    }

    #[test]
    fn a_clock_set_back_does_not_hold_it_up() {
        let (mut one, now) = outgoing();
        one.tried(Err(Failure::Offline), now);
        assert!(one.is_due(now.plus_millis(-400 * 24 * 60 * MINUTE_MS)));
    }
}
