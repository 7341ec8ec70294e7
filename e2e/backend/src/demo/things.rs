//! The lamps and litter bins of every street: along its line, at equal steps, numbered from one end.

use crate::assets::{self, NewAsset};
use crate::db::Tx;
use crate::language::Words;
use crate::problem::{Answer, Problem};
use crate::tiles::town;

use super::data::{Place, Streets};

/// From one lamp to the next.
const LAMPS_M: f64 = 35.0;
/// From one bin to the next.
const BINS_M: f64 = 130.0;

/// Writes them.
pub fn write(tx: &Tx<'_>, streets: &Streets) -> Answer<()> {
    let town = town::read().map_err(Problem::broken)?;
    for place in streets.places.iter().filter(|place| place.kind == "street") {
        let line = town.features.iter().find(|one| one.place.as_deref() == Some(place.id.as_str()));
        let line = line.ok_or_else(|| Problem::broken(format_args!("{} has no line", place.id)))?;
        let kinds = [
            ("street-light", "lamp", LAMPS_M, ["Lamp", "Lamp", "عمود الإنارة"]),
            ("litter-bin", "bin", BINS_M, ["Bin", "Bin", "سلة المهملات"]),
        ];
        for (kind, short, step, names) in kinds {
            for (at, point) in town::along(&line.points, step).into_iter().enumerate() {
                let round = |degrees: f64| (degrees * 100_000.0).round() / 100_000.0;
                let new = NewAsset {
                    id: format!("{short}-{}-{}", place.id, at + 1),
                    kind,
                    label: label(names, at + 1, place).into(),
                    position: (round(point.1), round(point.0)),
                };
                assets::add(tx, &new)?;
            }
        }
    }
    Ok(())
}

fn label([en, cy, ar]: [&str; 3], number: usize, place: &Place) -> Words {
    Words::new(
        format!("{en} {number}, {}", place.name.say(crate::language::Lang::En)),
        format!("{cy} {number}, {}", place.name.say(crate::language::Lang::Cy)),
        format!("{ar} {number}، {}", place.name.say(crate::language::Lang::Ar)),
    )
}
