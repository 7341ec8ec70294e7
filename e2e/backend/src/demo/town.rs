//! The town's 300 cases over two years: who reported them, how they came in, and where each stands.
//!
//! Not here: the estate's 10 000 (see `estate`), and Mair's first three (see `mair`), which count among the 300.

use crate::clock::{DAY, HOUR, Millis};
use crate::language::{Lang, Words};
use crate::problem::{Answer, Problem};

use super::calendar;
use super::data::{Data, Place, Resident, Story};
use super::dice::Dice;
use super::teller::{Detail, Fate, Opening, Teller, Who};

/// Cases told here: the sum of [`FATES`].
#[cfg(test)]
pub const CASES: usize = 297;
/// The number of the oldest case's reference.
const FIRST_REFERENCE: usize = 4301;

/// How many stand where.
const FATES: [(Fate, usize); 7] = [
    (Fate::Closed, 214),
    (Fate::Fresh, 12),
    (Fate::Assessing, 18),
    (Fate::Planned, 18),
    (Fate::Working, 12),
    (Fate::Late, 14),
    (Fate::Waiting, 9),
];

/// How often each channel brings one, in a hundred.
const CHANNELS: [(&str, u64); 7] =
    [("web", 36), ("phone", 22), ("email", 15), ("sms", 8), ("post", 4), ("desk", 8), ("chat", 7)];

/// How many of the residents' own cases there are. The others are guests'.
const OWN: [(&str, usize); 4] = [("r_mair", 5), ("r_gwilym", 6), ("r_dorothy", 6), ("r_ceri", 6)];

/// Tells them all, the oldest first.
pub fn tell(teller: &mut Teller<'_>) -> Answer<()> {
    let data = teller.data;
    let people = people(data);
    let mut plans = plans(&mut teller.dice, teller.anchor);
    plans.sort_by_key(|plan| (plan.start, plan.turn));
    for (at, plan) in plans.into_iter().enumerate() {
        let who = if let Some(id) = plan.own {
            people.iter().find(|who| who.resident.as_deref() == Some(id))
        } else {
            let guests: Vec<_> = people.iter().filter(|who| who.resident.is_none()).collect();
            teller.dice.pick(&guests).copied()
        };
        let who = who.ok_or_else(|| Problem::broken("nobody to report"))?;
        let story = story(teller, plan.fate)?;
        let service = data.service(&story.service)?;
        let at_home = matches!(service.group.as_str(), "bins" | "housing");
        let channel = channel(&mut teller.dice, who);
        let opening = Opening {
            reference: format!("AB-{}", FIRST_REFERENCE + at),
            who,
            story,
            place: if at_home { street(&mut teller.dice, data)? } else { place(&mut teller.dice, data)? },
            house: at_home.then(|| teller.dice.between(1, 60)),
            channel,
            start: calendar::came_in(plan.start, channel, teller.anchor),
            fate: plan.fate,
            detail: Detail::Full,
        };
        teller.tell(&opening)?;
    }
    Ok(())
}

struct Plan {
    turn: usize,
    fate: Fate,
    start: Millis,
    own: Option<&'static str>,
}

fn plans(dice: &mut Dice, anchor: Millis) -> Vec<Plan> {
    let fates = FATES.iter().flat_map(|(fate, count)| std::iter::repeat_n(*fate, *count));
    let mut plans: Vec<Plan> = fates
        .enumerate()
        .map(|(turn, fate)| Plan { turn, fate, start: start(dice, fate, anchor), own: None })
        .collect();
    // Each resident's cases are spread over the list, which goes by fate, so that they stand in different places.
    let mut seat = 7;
    for (id, count) in OWN {
        for _ in 0..count {
            seat = (seat + 53) % plans.len();
            while plans[seat].own.is_some() {
                seat = (seat + 1) % plans.len();
            }
            plans[seat].own = Some(id);
        }
    }
    plans
}

/// When a case came in that stands there now. Over two years, more of them lately.
pub fn start(dice: &mut Dice, fate: Fate, anchor: Millis) -> Millis {
    let ago = match fate {
        Fate::Closed if dice.chance(35) => dice.between(20 * 24, 180 * 24),
        Fate::Closed => dice.between(60 * 24, 729 * 24),
        Fate::Fresh => dice.between(1, 30),
        Fate::Assessing => dice.between(26, 5 * 24),
        Fate::Planned => dice.between(3 * 24, 10 * 24),
        Fate::Working => dice.between(5 * 24, 14 * 24),
        Fate::Late => dice.between(20 * 24, 60 * 24),
        Fate::Waiting => dice.between(4 * 24, 12 * 24),
    };
    anchor - ago * HOUR + dice.between(0, 3_599) * 1_000 - if ago > 48 { DAY / 24 } else { HOUR }
}

fn story<'a>(teller: &mut Teller<'a>, fate: Fate) -> Answer<&'a Story> {
    let fits = |story: &Story| match fate {
        Fate::Waiting => story.question.is_some(),
        _ => true,
    };
    let found =
        teller.dice.weigh(&teller.data.stories.stories, |story| if fits(story) { story.weight } else { 0 });
    found.ok_or_else(|| Problem::broken("no story"))
}

/// A street or a landmark of the area.
fn place<'a>(dice: &mut Dice, data: &'a Data) -> Answer<&'a Place> {
    let found = dice.weigh(&data.streets.places, |place| u64::from(place.in_area));
    found.ok_or_else(|| Problem::broken("no place"))
}

/// A street of the area, where houses have numbers.
pub fn street<'a>(dice: &mut Dice, data: &'a Data) -> Answer<&'a Place> {
    let found = dice.weigh(&data.streets.places, |place| u64::from(place.in_area && place.kind == "street"));
    found.ok_or_else(|| Problem::broken("no street"))
}

fn channel(dice: &mut Dice, who: &Who) -> &'static str {
    if who.large_print {
        return dice.pick(&["phone", "post", "desk"]).copied().unwrap_or("phone");
    }
    dice.weigh(&CHANNELS, |(_, often)| *often).map_or("web", |(channel, _)| channel)
}

fn people(data: &Data) -> Vec<Who> {
    let residents = data.residents.iter().map(resident);
    let guests = data.stories.people.guests.iter().enumerate().map(|(at, name)| {
        let first = name.split(' ').next().unwrap_or("guest").to_lowercase();
        Who {
            resident: None,
            name: name.clone(),
            email: (at % 5 != 4).then(|| format!("{first}{at}@example.org")),
            phone: (at % 3 != 2).then(|| format!("+4477009008{at:02}")),
            // One in five writes in Welsh; the names of two families say Arabic.
            lang: match at % 5 {
                _ if matches!(name.as_str(), "Layla Mansour" | "Ibrahim Saleh") => Lang::Ar,
                1 => Lang::Cy,
                _ => Lang::En,
            },
            on_behalf: None,
            large_print: false,
        }
    });
    residents.chain(guests).collect()
}

/// One of the six, as somebody who reports.
pub fn resident(resident: &Resident) -> Who {
    Who {
        resident: Some(resident.id.clone()),
        name: resident.name.clone(),
        email: Some(resident.email.clone()),
        phone: resident.phone.clone(),
        lang: resident.lang(),
        on_behalf: (resident.id == "r_ceri").then(|| {
            Words::new(
                "For my father, Eifion Morgan:",
                "Ar ran fy nhad, Eifion Morgan:",
                "نيابة عن والدي إيفيون مورغان:",
            )
        }),
        large_print: resident
            .needs
            .as_array()
            .is_some_and(|needs| needs.iter().any(|need| need == "large_print")),
    }
}
