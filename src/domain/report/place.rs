//! Where an issue is: a position, a place that the backend knows, or words.

use super::asset::Asset;
use crate::id::{AssetId, PlaceId};

/// A point on the earth (WGS 84), in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    lat: f64,
    long: f64,
}

impl Position {
    /// A position that exists; `None` when it does not.
    pub fn new(lat: f64, long: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&long)).then_some(Self { lat, long })
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east.
    pub fn long(self) -> f64 {
        self.long
    }

    /// Metres to a point that is near; right for a town, not for a continent.
    pub fn metres_to(self, to: Self) -> f64 {
        const DEGREE_M: f64 = 111_320.0;
        let north = to.lat - self.lat;
        let east = (to.long - self.long) * self.lat.to_radians().cos();
        north.hypot(east) * DEGREE_M
    }
}

/// Who looks after a place that is not the council's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Option<String>,
    /// Their page.
    pub url: Option<String>,
}

/// Whether the council serves a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Area {
    /// It does.
    Inside,
    /// Somebody else does.
    Outside {
        /// Who, as far as is known.
        responsible: Option<Responsible>,
    },
}

/// A place that the backend knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name in the backend. A place that another search found has none.
    pub id: Option<PlaceId>,
    /// Its name for people.
    pub label: String,
    /// Town and postcode.
    pub detail: Option<String>,
    /// Where it is.
    pub position: Position,
    /// Whether the council serves it.
    pub area: Area,
    /// How far from the position asked about, in metres.
    pub distance_m: Option<f64>,
}

/// From so many metres on a position is a neighbourhood and not a place: found by the network, not by satellites.
const ROUGH_M: f64 = 100.0;

impl Place {
    /// What the position of a device may be called, by the places around it, the nearest first. Each stands at the very
    /// position, because a street is long and its own point may be far away; the position by itself is the last. Where
    /// nobody names one it is all there is, and where the nearest is somebody else's, only that is said. A device that is not
    /// sure to a hundred metres moves nothing: it only tells which places to choose from.
    pub fn called(self, within_m: f64, near: Vec<Self>) -> Vec<Self> {
        if within_m > ROUGH_M && !near.is_empty() {
            return near;
        }
        let position = self.position;
        let elsewhere = near.first().is_some_and(|nearest| nearest.area != Area::Inside);
        let mut named: Vec<Self> = near.into_iter().map(|place| Self { position, ..place }).collect();
        if elsewhere {
            named.truncate(1);
        } else {
            named.push(self);
        }
        named
    }
}

/// Where an issue is. In a report at least a position or words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Location {
    /// The point.
    pub position: Option<Position>,
    /// The place that was chosen.
    pub place: Option<PlaceId>,
    /// What the place is called, town included.
    pub label: Option<String>,
    /// In the resident's own words.
    pub words: Option<String>,
    /// The thing that was pointed at.
    pub asset: Option<AssetId>,
}

impl From<&Place> for Location {
    fn from(place: &Place) -> Self {
        let label = match &place.detail {
            Some(detail) if !detail.is_empty() => format!("{}, {detail}", place.label),
            _ => place.label.clone(),
        };
        Self {
            position: Some(place.position),
            place: place.id.clone(),
            label: Some(label),
            words: None,
            asset: None,
        }
    }
}

impl From<&Asset> for Location {
    fn from(asset: &Asset) -> Self {
        Self {
            position: Some(asset.position),
            label: Some(asset.label.clone()),
            asset: Some(asset.id.clone()),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(label: &str, lat: f64, area: Area) -> Place {
        let position = Position::new(lat, -4.0).unwrap_or_else(|| unreachable!());
        Place { id: None, label: label.to_owned(), detail: None, position, area, distance_m: None }
    }

    #[test]
    fn a_device_stands_where_it_stands_whatever_that_is_called() {
        let outside = Area::Outside { responsible: None };
        let (street, square) = (place("Street", 52.1, Area::Inside), place("Square", 52.2, Area::Inside));
        let trunk = place("Trunk road", 52.3, outside);
        for (near, expected) in [
            (vec![], vec!["Device"]),
            (vec![street.clone(), square], vec!["Street", "Square", "Device"]),
            (vec![street.clone(), trunk.clone()], vec!["Street", "Trunk road", "Device"]),
            (vec![trunk, street], vec!["Trunk road"]),
        ] {
            let device = place("Device", 52.0, Area::Inside);
            let at = device.position;
            let called = device.clone().called(12.0, near.clone());
            assert_eq!(called.iter().map(|one| one.label.as_str()).collect::<Vec<_>>(), expected);
            assert!(called.iter().all(|one| one.position == at), "{called:?}");
            let rough = device.clone().called(3_000.0, near.clone());
            assert_eq!(rough, if near.is_empty() { vec![device] } else { near }, "each where it is");
        }
    }

    #[test]
    fn metres_are_metres() {
        let at = |lat, long| Position::new(lat, long).unwrap_or_else(|| unreachable!());
        let far = at(52.0, -4.0).metres_to(at(52.01, -4.0));
        assert!((1100.0..1125.0).contains(&far), "{far}");
        let east = at(60.0, -4.0).metres_to(at(60.0, -4.02));
        assert!((1100.0..1125.0).contains(&east), "{east}");
    }
}
