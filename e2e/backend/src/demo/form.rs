//! What a resident answered in the form: only what cannot contradict their own words.

use serde_json::{Value, json};

use crate::clock::{self, DAY};
use crate::language::{Lang, Text, Words};

use super::data::{Attribute, Place, Service};
use super::dice::Dice;
use super::teller::Opening;

/// Questions and answers, as they are shown.
pub fn answers(dice: &mut Dice, service: &Service, opening: &Opening<'_>) -> Vec<(Text, Text)> {
    let shown = service.attributes.iter().filter(|question| question.variable && question.show_if.is_none());
    shown
        .filter_map(|question| Some((question.description.clone().into(), answer(dice, question, opening)?)))
        .collect()
}

fn answer(dice: &mut Dice, question: &Attribute, opening: &Opening<'_>) -> Option<Text> {
    match (question.datatype.as_str(), question.code.as_str()) {
        ("datetime", _) => {
            let at = opening.start - dice.between(0, 4) * DAY;
            let date = clock::local(at).date();
            let [en, cy, ar] = Lang::ALL.map(|lang| clock::spoken_day(date, lang));
            Some(Words::new(en, cy, ar).into())
        }
        ("number", _) => {
            let number = dice.between(2, 9);
            Some(match &question.unit {
                Some(unit) => unit.map(|_, unit| format!("{number} {unit}")).into(),
                None => number.to_string().into(),
            })
        }
        // The two that are always answered the same way by whoever gets as far as sending.
        ("singlevaluelist", "out" | "road") => {
            question.values.first().map(|choice| choice.name.clone().into())
        }
        _ => None,
    }
}

/// The wire's Location: the place, some metres off.
pub fn location(dice: &mut Dice, place: &Place, label: &str, reader: Lang) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    let mut off = |degrees: f64| degrees + dice.between(-30, 30) as f64 / 100_000.0;
    let (lat, long) = (off(place.lat), off(place.long));
    let round = |degrees: f64| (degrees * 100_000.0).round() / 100_000.0;
    json!({
        "lat": round(lat),
        "long": round(long),
        "place_id": place.id,
        "label": format!("{label}, {}", place.town.say(reader)),
        "words": null,
    })
}
