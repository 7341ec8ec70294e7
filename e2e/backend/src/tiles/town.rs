//! The features of the demo town, read once, and where they lie on the map.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A point of the earth: degrees east and north, as `GeoJSON` has them.
pub type Point = (f64, f64);

/// What a feature is; the order is that of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Water.
    Sea,
    /// A beach.
    Sand,
    /// Green.
    Park,
    /// Trees.
    Wood,
    /// Water.
    River,
    /// Rails.
    Railway,
    /// A way without a name.
    Lane,
    /// A street with a name.
    Street,
    /// A road between the villages.
    Main,
}

/// A line or an area.
#[derive(Clone, Debug)]
pub struct Feature {
    /// What it is.
    pub kind: Kind,
    /// What it is called, if it has a name.
    pub name: Option<String>,
    /// The id of its place, for a street.
    pub place: Option<String>,
    /// Its line, or the edge of its area.
    pub points: Vec<Point>,
    /// Of everything in it: west, south, east, north.
    pub bounds: [f64; 4],
}

/// A place with a name and no line.
#[derive(Clone, Debug)]
pub struct Landmark {
    /// As on its sign.
    pub name: String,
    /// Where it is.
    pub at: Point,
}

/// The town.
#[derive(Clone, Debug, Default)]
pub struct Town {
    /// In the order of drawing.
    pub features: Vec<Feature>,
    /// In no order.
    pub landmarks: Vec<Landmark>,
}

/// The demo town. The files are inside the program, so they can only be wrong when it is built; a test reads them.
pub static TOWN: LazyLock<Town> = LazyLock::new(|| read().unwrap_or_default());

#[derive(Deserialize)]
struct Collection {
    features: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    kind: Kind,
    place: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    LineString(Vec<Point>),
    Polygon(Vec<Vec<Point>>),
}

#[derive(Deserialize)]
struct Streets {
    places: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    id: String,
    kind: String,
    name: BTreeMap<String, String>,
    lat: f64,
    long: f64,
}

/// Reads the files.
pub fn read() -> serde_json::Result<Town> {
    let all: Collection = serde_json::from_str(include_str!("../../demo/town.json"))?;
    let streets: Streets = serde_json::from_str(include_str!("../../demo/streets.json"))?;
    let sign = |place: &Place| place.name.get("en").cloned().unwrap_or_default();
    let named = |id: &str| streets.places.iter().find(|place| place.id == id).map(sign);
    let mut features: Vec<Feature> = all
        .features
        .into_iter()
        .map(|raw| {
            let points = match raw.geometry {
                Geometry::LineString(points) => points,
                Geometry::Polygon(rings) => rings.into_iter().next().unwrap_or_default(),
            };
            let name = raw.properties.place.as_deref().and_then(named);
            let bounds = bounds(&points);
            Feature { kind: raw.properties.kind, name, place: raw.properties.place, points, bounds }
        })
        .collect();
    features.sort_by_key(|feature| feature.kind);
    let landmarks = streets.places.iter().filter(|place| place.kind == "landmark");
    let landmarks =
        landmarks.map(|place| Landmark { name: sign(place), at: (place.long, place.lat) }).collect();
    Ok(Town { features, landmarks })
}

fn bounds(points: &[Point]) -> [f64; 4] {
    let nothing = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    points.iter().fold(nothing, |[west, south, east, north], (x, y)| {
        [west.min(*x), south.min(*y), east.max(*x), north.max(*y)]
    })
}

/// The points along a line, every so many metres, beginning half a step in: where things of a street stand.
pub fn along(points: &[Point], step_m: f64) -> Vec<Point> {
    let mut found = Vec::new();
    let mut left = step_m / 2.0;
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let metres = crate::places::distance((from.1, from.0), (to.1, to.0));
        let mut gone = left;
        while gone < metres {
            let part = gone / metres;
            found.push((from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part));
            gone += step_m;
        }
        left = gone - metres;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_street_has_its_line_and_passes_its_place() {
        let town = read().unwrap();
        let streets: Streets = serde_json::from_str(include_str!("../../demo/streets.json")).unwrap();
        let wanted = streets.places.iter().filter(|place| place.kind == "street");
        let mut seen = 0;
        for place in wanted {
            let line = town.features.iter().find(|one| one.place.as_deref() == Some(place.id.as_str()));
            let line = line.unwrap_or_else(|| panic!("{} has no line", place.id));
            assert_eq!(line.name.as_ref(), Some(&place.name["en"]));
            let near = line
                .points
                .iter()
                .map(|(x, y)| crate::places::distance((place.lat, place.long), (*y, *x)))
                .fold(f64::INFINITY, f64::min);
            assert!(near < 5.0, "{}: {near} m", place.id);
            seen += 1;
        }
        assert!(seen > 100);
        assert!(town.features.iter().all(|one| one.points.len() > 1 && one.bounds[0] <= one.bounds[2]));
        assert!(town.landmarks.len() > 10);
    }

    #[test]
    fn lamps_stand_at_equal_steps() {
        // A hundred metres to the north, in two pieces.
        let line = [(0.0, 0.0), (0.0, 0.0004), (0.0, 0.000_9)];
        let found = along(&line, 25.0);
        assert_eq!(found.len(), 4, "{found:?}");
        for pair in found.windows(2) {
            let metres = crate::places::distance((pair[0].1, pair[0].0), (pair[1].1, pair[1].0));
            assert!((metres - 25.0).abs() < 0.5, "{metres}");
        }
        assert!(along(&[(0.0, 0.0)], 25.0).is_empty());
    }
}
