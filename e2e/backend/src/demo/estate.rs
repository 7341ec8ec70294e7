//! Samir's 10 000 cases: the sixty houses that he looks after. They are here for scale, so each is told briefly.

use crate::clock::HOUR;
use crate::problem::{Answer, Problem};

use super::calendar;
use super::data::{Place, Story};
use super::teller::{Detail, Fate, Opening, Teller};
use super::town;

/// How many.
pub const CASES: usize = 10_000;
/// Whose.
pub const RESIDENT: &str = "r_samir";
/// Far from the numbers that new cases take.
const FIRST_REFERENCE: usize = 100_001;

/// How many stand elsewhere than closed.
const OPEN: [(Fate, usize); 6] = [
    (Fate::Fresh, 40),
    (Fate::Assessing, 90),
    (Fate::Planned, 110),
    (Fate::Working, 60),
    (Fate::Late, 70),
    (Fate::Waiting, 30),
];

/// How often he writes about what.
const STORIES: [(&str, u64); 8] = [
    ("home-repair", 50),
    ("missed-recycling", 12),
    ("missed-rubbish", 10),
    ("damp", 8),
    ("rats", 6),
    ("bulky-waste", 6),
    ("new-bin", 5),
    ("street-light", 3),
];

/// Tells them all, the oldest first.
pub fn tell(teller: &mut Teller<'_>) -> Answer<()> {
    let data = teller.data;
    let samir = data.residents.iter().find(|resident| resident.id == RESIDENT).map(town::resident);
    let samir = samir.ok_or_else(|| Problem::broken("Samir is missing"))?;
    let stories: Vec<(&Story, u64)> = STORIES
        .iter()
        .filter_map(|(code, often)| {
            Some((data.stories.stories.iter().find(|story| story.service == *code)?, *often))
        })
        .collect();
    let houses: Vec<(&Place, i64)> =
        (0..60).map(|at| Ok((town::street(&mut teller.dice, data)?, 2 * at + 1))).collect::<Answer<_>>()?;

    let open = OPEN.iter().flat_map(|(fate, count)| std::iter::repeat_n(*fate, *count));
    let mut plans: Vec<_> = open
        .chain(std::iter::repeat(Fate::Closed))
        .take(CASES)
        .enumerate()
        .map(|(turn, fate)| (town::start(&mut teller.dice, fate, teller.anchor), turn, fate))
        .collect();
    plans.sort_by_key(|(start, turn, _)| (*start, *turn));

    for (at, (start, _, fate)) in plans.into_iter().enumerate() {
        let dice = &mut teller.dice;
        let fits = |(story, often): &(&Story, u64)| {
            if fate == Fate::Waiting && story.question.is_none() { 0 } else { *often }
        };
        let story = dice.weigh(&stories, fits).ok_or_else(|| Problem::broken("no story"))?.0;
        let (place, house) = *dice.pick(&houses).ok_or_else(|| Problem::broken("no house"))?;
        let channel = dice.weigh(&[("web", 70), ("email", 15), ("phone", 10), ("chat", 5)], |one| one.1);
        let channel = channel.map_or("web", |one| one.0);
        let opening = Opening {
            reference: format!("AB-{}", FIRST_REFERENCE + at),
            who: &samir,
            story,
            place,
            house: Some(house),
            channel,
            start: calendar::came_in(start - HOUR, channel, teller.anchor),
            fate,
            detail: Detail::Brief,
        };
        teller.tell(&opening)?;
    }
    Ok(())
}
