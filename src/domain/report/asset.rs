//! Things of the council that can be pointed at: a street light, a bin.

use super::place::Position;
use crate::id::{AssetId, AssetKind};

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Asset {
    /// Its name in the backend.
    pub id: AssetId,
    /// What kind of thing it is, in the backend's word: `street-light`.
    pub kind: AssetKind,
    /// Its name for people: “Lamp 14, Heol y Bont”.
    pub label: String,
    /// Where it is.
    pub position: Position,
    /// How far from the position asked about, in metres.
    pub distance_m: Option<f64>,
    /// What is known about it, in words: “Reported on 3 November, open”.
    pub state: Option<String>,
}
