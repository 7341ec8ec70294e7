//! One tile: 256 by 256, in the map projection of the web (spherical Mercator).

use std::f64::consts::PI;
use std::fmt::Write as _;

use super::town::{Feature, Kind, Landmark, Point, TOWN, Town};

const SIDE: f64 = 256.0;
/// What reaches into a tile from its neighbours: the width of a road, and half a name.
const MARGIN: f64 = 140.0;
/// Streets are named from here on, landmarks one step before.
const NAMES_FROM: u32 = 16;

struct Look {
    land: &'static str,
    water: &'static str,
    sand: &'static str,
    green: &'static str,
    edge: &'static str,
    road: &'static str,
    main: &'static str,
    ink: &'static str,
    mark: &'static str,
}

const LIGHT: Look = Look {
    land: "#f4f3ee",
    water: "#c3dde6",
    sand: "#eee2bf",
    green: "#d6e6cd",
    edge: "#cfcfc8",
    road: "#ffffff",
    main: "#fbeecb",
    ink: "#3c4a50",
    mark: "#5a4a78",
};

const DARK: Look = Look {
    land: "#1a2226",
    water: "#16323d",
    sand: "#38331f",
    green: "#1f3026",
    edge: "#10171a",
    road: "#3a474d",
    main: "#5a5030",
    ink: "#d3dcdc",
    mark: "#c9b8ea",
};

/// The whole world's side in pixels at a zoom.
fn world(z: u32) -> f64 {
    SIDE * f64::from(1_u32 << z)
}

/// Pixels from the north-west corner of the world.
fn project(point: Point, z: u32) -> Point {
    let north = point.1.to_radians();
    let x = (point.0 + 180.0) / 360.0;
    let y = (1.0 - (north.tan() + 1.0 / north.cos()).ln() / PI) / 2.0;
    (x * world(z), y * world(z))
}

/// West, south, east, north of some pixels of the world.
fn bounds(z: u32, west: f64, north: f64, side: f64) -> [f64; 4] {
    let long = |x: f64| x / world(z) * 360.0 - 180.0;
    let lat = |y: f64| (PI * (1.0 - 2.0 * y / world(z))).sinh().atan().to_degrees();
    [long(west), lat(north + side), long(west + side), lat(north)]
}

fn meets(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/// A tile as SVG; nothing when it cannot be written.
pub fn tile(z: u32, at: (u32, u32), dark: bool) -> Option<String> {
    draw(&TOWN, z, at, if dark { &DARK } else { &LIGHT })
}

fn draw(town: &Town, z: u32, (x, y): (u32, u32), look: &Look) -> Option<String> {
    let (west, north) = (f64::from(x) * SIDE, f64::from(y) * SIDE);
    let reach = bounds(z, west - MARGIN, north - MARGIN, SIDE + 2.0 * MARGIN);
    let here = |point: Point| {
        let (x, y) = project(point, z);
        (x - west, y - north)
    };
    let mut svg = String::new();
    write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256"><rect width="256" height="256" fill="{}"/>"#,
        look.land
    )
    .ok()?;
    let features: Vec<&Feature> =
        town.features.iter().filter(|feature| meets(&feature.bounds, &reach)).collect();
    // All edges first, so that roads join without a seam.
    for feature in &features {
        area_or_edge(&mut svg, feature, z, look, &here)?;
    }
    for feature in features.iter().filter(|feature| feature.kind >= Kind::Lane) {
        let (width, colour) = (road_width(feature.kind, z), road_colour(feature.kind, look));
        line(&mut svg, &path(feature, &here), width, colour, "")?;
    }
    if z >= NAMES_FROM {
        for feature in &features {
            names(&mut svg, feature, look, &here)?;
        }
    }
    if z + 1 >= NAMES_FROM {
        let marks =
            town.landmarks.iter().filter(|one| meets(&[one.at.0, one.at.1, one.at.0, one.at.1], &reach));
        for landmark in marks {
            landmark_name(&mut svg, landmark, look, &here)?;
        }
    }
    svg.push_str("</svg>");
    Some(svg)
}

fn area_or_edge(
    svg: &mut String,
    feature: &Feature,
    z: u32,
    look: &Look,
    here: &impl Fn(Point) -> Point,
) -> Option<()> {
    let d = path(feature, here);
    let mut fill = |colour: &str| write!(svg, r#"<path d="{d}z" fill="{colour}"/>"#).ok();
    match feature.kind {
        Kind::Sea => fill(look.water),
        Kind::Sand => fill(look.sand),
        Kind::Park | Kind::Wood => fill(look.green),
        Kind::River => line(svg, &d, metres(18.0, z).max(1.5), look.water, ""),
        Kind::Railway => line(svg, &d, 2.0, look.ink, r#" stroke-dasharray="7 5" opacity=".45""#),
        Kind::Lane | Kind::Street | Kind::Main => {
            line(svg, &d, road_width(feature.kind, z) + 1.5, look.edge, "")
        }
    }
}

fn line(svg: &mut String, d: &str, width: f64, colour: &str, more: &str) -> Option<()> {
    write!(
        svg,
        r#"<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:.1}" stroke-linecap="round" stroke-linejoin="round"{more}/>"#
    )
    .ok()
}

fn path(feature: &Feature, here: &impl Fn(Point) -> Point) -> String {
    feature.points.iter().enumerate().fold(String::new(), |mut d, (at, point)| {
        let (x, y) = here(*point);
        let _ = write!(d, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        d
    })
}

/// Pixels of so many metres, at the town's latitude.
fn metres(metres: f64, z: u32) -> f64 {
    const EQUATOR_M: f64 = 40_075_017.0;
    metres * world(z) / (EQUATOR_M * 52.4_f64.to_radians().cos())
}

fn road_width(kind: Kind, z: u32) -> f64 {
    let (wide, least) = match kind {
        Kind::Main => (13.0, 2.5),
        Kind::Street => (9.0, 1.4),
        _ => (5.0, 0.8),
    };
    metres(wide, z).max(least)
}

fn road_colour(kind: Kind, look: &Look) -> &'static str {
    if kind == Kind::Main { look.main } else { look.road }
}

/// A street's name along its longest piece: the same in every tile that it reaches into.
fn names(svg: &mut String, feature: &Feature, look: &Look, here: &impl Fn(Point) -> Point) -> Option<()> {
    let Some(name) = &feature.name else { return Some(()) };
    let points: Vec<Point> = feature.points.iter().map(|point| here(*point)).collect();
    let pieces = points.iter().zip(points.iter().skip(1));
    let long = |(a, b): &(&Point, &Point)| (b.0 - a.0).hypot(b.1 - a.1);
    let Some((a, b)) = pieces.max_by(|one, two| long(one).total_cmp(&long(two))) else { return Some(()) };
    // Never upside down.
    let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    let turn = (b.1 - a.1).atan2(b.0 - a.0).to_degrees();
    let (x, y) = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    word(svg, name, (x, y + 4.0), Some((turn, x, y)), look.ink, look, 12)
}

fn landmark_name(
    svg: &mut String,
    landmark: &Landmark,
    look: &Look,
    here: &impl Fn(Point) -> Point,
) -> Option<()> {
    let (x, y) = here(landmark.at);
    write!(svg, r#"<circle cx="{x:.1}" cy="{y:.1}" r="4" fill="{}" stroke="{}"/>"#, look.mark, look.land)
        .ok()?;
    word(svg, &landmark.name, (x, y - 8.0), None, look.mark, look, 12)
}

fn word(
    svg: &mut String,
    text: &str,
    (x, y): Point,
    turn: Option<(f64, f64, f64)>,
    ink: &str,
    look: &Look,
    size: u32,
) -> Option<()> {
    let turn =
        turn.map_or_else(String::new, |(by, x, y)| format!(r#" transform="rotate({by:.1} {x:.1} {y:.1})""#));
    write!(
        svg,
        r#"<text x="{x:.1}" y="{y:.1}"{turn} font-family="system-ui, sans-serif" font-size="{size}" text-anchor="middle" fill="{ink}" stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
        look.land,
        escaped(text)
    )
    .ok()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tile that a position lies in.
    fn holding(point: Point, z: u32) -> (u32, u32) {
        let (x, y) = project(point, z);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a tile of the world")]
        let whole = |pixels: f64| (pixels / SIDE) as u32;
        (whole(x), whole(y))
    }

    #[test]
    fn positions_lie_where_every_web_map_puts_them() {
        // The published example of the OpenStreetMap wiki: zoom 18 over Tokyo.
        assert_eq!(holding((139.700_679_3, 35.659_069_9), 18), (232_798, 103_246));
        let [west, south, east, north] = bounds(3, 0.0, 0.0, world(3));
        assert!((west + 180.0).abs() < 1e-9 && (east - 180.0).abs() < 1e-9);
        assert!((north - 85.0511).abs() < 1e-3 && (south + 85.0511).abs() < 1e-3);
    }

    #[test]
    fn the_bridge_road_is_on_its_tile_by_name_and_only_near() {
        let here = (-4.0829, 52.4153);
        let near = tile(17, holding(here, 17), false).unwrap();
        assert!(near.contains(">Heol y Bont</text>") && near.contains(LIGHT.water), "{near}");
        let far = tile(14, holding(here, 14), false).unwrap();
        assert!(!far.contains("<text") && far.contains("<path"), "{far}");
        let night = tile(17, holding(here, 17), true).unwrap();
        assert!(night.contains(DARK.land) && !night.contains(LIGHT.land));
        assert!(!near.contains("style") && !near.contains("href"));
        assert!(near.len() < 20_000, "{} bytes", near.len());
    }

    #[test]
    fn elsewhere_there_is_only_land() {
        let empty = tile(15, holding((-3.0, 51.0), 15), false).unwrap();
        assert!(!empty.contains("<path") && empty.ends_with("</svg>"));
    }

    #[test]
    fn names_are_written_as_text() {
        assert_eq!(escaped("A & B <c>"), "A &amp; B &lt;c&gt;");
    }
}
