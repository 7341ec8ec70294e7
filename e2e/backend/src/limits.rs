//! Limits on what strangers may do, kept in memory: a restart forgives everybody.
//!
//! Each gate is a bucket that holds `limit` goes and fills again evenly over ten minutes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::problem::{Answer, Problem};
use crate::settings::Limits;

const SPAN: Duration = Duration::from_mins(10);

/// The gates of this server.
pub struct Gates {
    /// Codes to one address.
    pub codes_per_address: Gate<String>,
    /// Codes asked for by one client.
    pub codes_per_client: Gate<String>,
    /// Wrong codes for one address.
    pub wrong_codes: Gate<String>,
    /// Creates by one guest's client.
    pub guest_creates: Gate<String>,
}

impl Gates {
    /// Gates with these limits, all full.
    pub fn new(limits: Limits) -> Self {
        Self {
            codes_per_address: Gate::new(limits.codes_per_address),
            codes_per_client: Gate::new(limits.codes_per_client),
            wrong_codes: Gate::new(limits.wrong_codes),
            guest_creates: Gate::new(limits.guest_creates),
        }
    }
}

/// A gate with a bucket for each key.
pub struct Gate<K> {
    limit: f64,
    buckets: Mutex<HashMap<K, Bucket>>,
}

struct Bucket {
    left: f64,
    at: Instant,
}

impl<K: Hash + Eq> Gate<K> {
    /// A gate that lets `limit` through in ten minutes.
    pub fn new(limit: u32) -> Self {
        Self { limit: f64::from(limit), buckets: Mutex::new(HashMap::new()) }
    }

    /// Takes one go; 429 with the wait when there is none.
    pub fn pass(&self, key: K) -> Answer<()> {
        self.pass_at(key, Instant::now(), 1.0)
    }

    /// Whether a go is left, without taking it.
    pub fn look(&self, key: K) -> Answer<()> {
        self.pass_at(key, Instant::now(), 0.0)
    }

    fn pass_at(&self, key: K, now: Instant, take: f64) -> Answer<()> {
        let rate = self.limit / SPAN.as_secs_f64();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > 10_000 {
            buckets.retain(|_, bucket| now.duration_since(bucket.at) < SPAN);
        }
        let bucket = buckets.entry(key).or_insert(Bucket { left: self.limit, at: now });
        bucket.left = (bucket.left + now.duration_since(bucket.at).as_secs_f64() * rate).min(self.limit);
        bucket.at = now;
        if bucket.left < 1.0 {
            let wait = if rate > 0.0 { (1.0 - bucket.left) / rate } else { SPAN.as_secs_f64() };
            return Err(Problem::too_many(Duration::from_secs_f64(wait).as_secs() + 1));
        }
        bucket.left -= take;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_shuts_and_opens_again() {
        let gate = Gate::new(2);
        let start = Instant::now();
        assert!(gate.pass_at("a", start, 1.0).is_ok());
        assert!(gate.pass_at("a", start, 1.0).is_ok());
        assert!(gate.pass_at("a", start, 1.0).is_err());
        assert!(gate.pass_at("b", start, 1.0).is_ok());
        assert!(gate.pass_at("a", start + Duration::from_secs(301), 1.0).is_ok());
        assert!(gate.pass_at("a", start + Duration::from_secs(302), 1.0).is_err());
    }
}
