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

/// Puts it down if the device has it as it was `before`; says whether it did. Another tab or the service worker may have
/// gone on with it.
pub(super) async fn put_if(
    outgoing: &Outgoing,
    letter: Option<&Letter>,
    before: &Outgoing,
) -> Result<bool, Refused> {
    let text = write_outgoing(outgoing, letter);
    // As it is found there.
    let known = read_outgoing(&write_outgoing(before, None));
    shelf::put_if(Kind::Outbox, outgoing.key.as_str(), &text, |there| there.and_then(read_outgoing) == known)
        .await
}

pub(super) async fn get(key: &IdempotencyKey) -> Result<Option<Outgoing>, Refused> {
    Ok(shelf::get(Kind::Outbox, key.as_str()).await?.and_then(|text| read_outgoing(&text)))
}

pub(super) async fn delete(key: &IdempotencyKey) -> Result<(), Refused> {
    shelf::delete(Kind::Outbox, key.as_str()).await
}

/// Lets go of it, if as it is there it `may` go; says whether it is gone. What cannot be read here may not.
pub(super) async fn delete_if(
    key: &IdempotencyKey,
    may: impl Fn(&Outgoing) -> bool,
) -> Result<bool, Refused> {
    let may_go =
        |there: Option<&str>| there.is_none_or(|text| read_outgoing(text).is_some_and(|one| may(&one)));
    shelf::delete_if(Kind::Outbox, key.as_str(), may_go).await
}

/// Everything that can be read. What arrived long ago is let go of, if that is `known`: the device's clock may be wrong; what a newer portal wrote is left alone.
pub(super) async fn all(known: Option<Timestamp>) -> Result<Vec<Outgoing>, Refused> {
    let mut all = Vec::new();
    for (_, text) in shelf::all(Kind::Outbox).await? {
        let Some(outgoing) = read_outgoing(&text) else { continue };
        if known.is_some_and(|known| is_old(&outgoing, known)) {
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
