//! The outbox on the device.

use onedoor_domain::Timestamp;
use onedoor_domain::id::IdempotencyKey;
use onedoor_domain::outbox::{Outgoing, ParcelState};
use onedoor_gateway::device::{Letter, read_outgoing, write_outgoing};

use crate::browser::shelf::{self, Kind, Refused};

/// Receipts are kept so long on the device.
pub(super) const KEPT_DAYS: i64 = 30;

pub(super) async fn put(outgoing: &Outgoing, letter: Option<&Letter>) -> Result<(), Refused> {
    shelf::put(Kind::Outbox, outgoing.key.as_str(), &write_outgoing(outgoing, letter)).await
}

pub(super) async fn delete(key: &IdempotencyKey) -> Result<(), Refused> {
    shelf::delete(Kind::Outbox, key.as_str()).await
}

/// Everything that can be read. What arrived long ago is let go of; what a newer portal wrote is left alone.
pub(super) async fn all(now: Timestamp) -> Result<Vec<Outgoing>, Refused> {
    let mut all = Vec::new();
    for (_, text) in shelf::all(Kind::Outbox).await? {
        let Some(outgoing) = read_outgoing(&text) else { continue };
        if is_old(&outgoing, now) {
            delete(&outgoing.key).await?;
        } else {
            all.push(outgoing);
        }
    }
    Ok(all)
}

fn is_old(outgoing: &Outgoing, now: Timestamp) -> bool {
    let arrived = match &outgoing.state {
        ParcelState::Arrived { receipt } => receipt.as_ref().map_or(outgoing.at, |it| it.received_at),
        _ => return false,
    };
    now.millis().saturating_sub(arrived.millis()) > KEPT_DAYS * 24 * 60 * 60 * 1000
}
