//! Why something did not work, in the few kinds that a screen tells apart.
//!
//! Not here: the words shown for it, and how an HTTP status becomes a failure (`gateway`).

/// A span of whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(pub u32);

/// One value that the backend did not like (RFC 9457 extension `invalid-params`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidParam {
    /// JSON pointer into the request body, such as `/attributes/fault`.
    pub pointer: String,
    /// Why, in the backend's words.
    pub reason: String,
}

/// What a backend said about a request that it refused (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// The HTTP status; 0 when the problem came in a chat frame without one.
    pub status: u16,
    /// A short sentence in the backend's words; empty when it gave none.
    pub title: String,
    /// More in the backend's words.
    pub detail: Option<String>,
    /// The values at fault.
    pub invalid: Vec<InvalidParam>,
    /// With a wrong code: how often it can be tried again.
    pub tries_left: Option<u32>,
}

impl Problem {
    /// The backend's reason for the value at `pointer`, if it gave one.
    pub fn reason_at(&self, pointer: &str) -> Option<&str> {
        self.invalid.iter().find(|one| one.pointer == pointer).map(|one| one.reason.as_str())
    }
}

/// Why a request gave no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The backend could not be reached, or the connection broke: the request may have arrived.
    Offline,
    /// The device has no connection at all: nothing has left it.
    NoConnection,
    /// No answer came in time.
    TimedOut,
    /// 401: no credential, or one that is no longer good.
    SessionEnded,
    /// 403.
    Forbidden,
    /// 404: not there, or not yours.
    NotFound,
    /// 412 or 428: it was changed somewhere else. Where the current state matters the port hands it over
    /// in an error type of its own.
    Stale,
    /// 409: the first request with this key has not finished, or the thing is there already.
    StillRunning,
    /// The backend refused what was sent (422, 400 and other 4xx).
    Invalid(Problem),
    /// 429: too many tries.
    TooMany {
        /// How long to wait.
        retry_after: Option<Seconds>,
    },
    /// 5xx: the backend is there but does not work.
    Down {
        /// The HTTP status.
        status: u16,
        /// How long to wait.
        retry_after: Option<Seconds>,
    },
    /// An answer came that makes no sense.
    Malformed {
        /// What was being read, for the log; never shown as it is.
        what: String,
    },
    /// The backend does not have this.
    Unsupported,
}

/// What is known about a write that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The backend answered that it did not take it, or never heard of it: nothing was kept.
    Refused,
    /// It may or may not have arrived: only a retry with the same key is safe.
    Unknown,
}

impl Failure {
    /// Would the same request, sent again later, have a chance?
    pub fn worth_retrying(&self) -> bool {
        match self {
            // A truncated answer is most often a broken connection.
            Self::Offline
            | Self::NoConnection
            | Self::TimedOut
            | Self::StillRunning
            | Self::TooMany { .. }
            | Self::Down { .. }
            | Self::Malformed { .. } => true,
            Self::SessionEnded
            | Self::Forbidden
            | Self::NotFound
            | Self::Stale
            | Self::Invalid(_)
            | Self::Unsupported => false,
        }
    }

    /// May a screen say that nothing was sent? A dropped connection does not tell: the request may have arrived.
    pub fn delivery(&self) -> Delivery {
        match self {
            Self::Offline
            | Self::TimedOut
            | Self::StillRunning
            | Self::Down { .. }
            | Self::Malformed { .. } => Delivery::Unknown,
            Self::SessionEnded
            | Self::Forbidden
            | Self::NotFound
            | Self::Stale
            | Self::Invalid(_)
            | Self::TooMany { .. }
            | Self::NoConnection
            | Self::Unsupported => Delivery::Refused,
        }
    }

    /// How long the backend asked to be left alone.
    pub fn retry_after(&self) -> Option<Seconds> {
        match self {
            Self::TooMany { retry_after } | Self::Down { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// The backend's own words about what was refused.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Invalid(problem) => Some(problem),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_may_have_arrived_is_called_refused() {
        for failure in [
            Failure::Offline,
            Failure::TimedOut,
            Failure::StillRunning,
            Failure::Down { status: 503, retry_after: Some(Seconds(5)) },
            Failure::Malformed { what: String::new() },
        ] {
            assert_eq!(failure.delivery(), Delivery::Unknown, "{failure:?}");
            assert!(failure.worth_retrying(), "{failure:?}");
        }
        for failure in [Failure::Invalid(Problem::default()), Failure::NoConnection] {
            assert_eq!(failure.delivery(), Delivery::Refused, "{failure:?}");
        }
        assert!(Failure::NoConnection.worth_retrying());
        assert!(!Failure::SessionEnded.worth_retrying());
        assert!(Failure::TooMany { retry_after: None }.worth_retrying());
    }

    #[test]
    fn the_wait_is_the_backends() {
        assert_eq!(Failure::TooMany { retry_after: Some(Seconds(9)) }.retry_after(), Some(Seconds(9)));
        assert_eq!(Failure::Offline.retry_after(), None);
    }
}
