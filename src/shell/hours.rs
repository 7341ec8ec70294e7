//! Opening hours in words.

use onedoor_domain::council::Opening;
use onedoor_domain::{Day, Weekday};

use crate::config::Hours;
use crate::i18n::calendar;
use crate::t;

/// “Open until 5.30pm”, “Closed until Monday, 8.30am”. `None` where hours mean nothing, as for post.
pub fn opening_words(opening: Opening, today: Day) -> Option<String> {
    Some(match opening {
        Opening::OpenUntil { day, at } if day == today => t!("open-until", time = calendar::clock_time(at)),
        Opening::OpenUntil { day, at } => {
            t!("open-until-day", day = calendar::weekday_of(day), time = calendar::clock_time(at))
        }
        Opening::ClosedUntil { day, at } if day == today => {
            t!("opens-today", time = calendar::clock_time(at))
        }
        Opening::ClosedUntil { day, at } => {
            t!("opens-day", day = calendar::weekday_of(day), time = calendar::clock_time(at))
        }
        Opening::Closed => t!("closed-now"),
        Opening::Always => t!("open-always"),
        Opening::NotApplicable => return None,
    })
}

/// “Monday to Friday, 8.30am to 5.30pm” for each set of days.
pub fn weekly_hours(hours: &[Hours]) -> Vec<String> {
    hours
        .iter()
        .filter_map(Hours::parsed)
        .map(|(days, opens, closes)| week_words(&days, opens, closes))
        .collect()
}

/// The same for days and times that were read already.
pub fn week_words(
    days: &[Weekday],
    opens: onedoor_domain::ClockTime,
    closes: onedoor_domain::ClockTime,
) -> String {
    let (opens, closes) = (calendar::clock_time(opens), calendar::clock_time(closes));
    match days {
        [] => String::new(),
        [day] => t!("hours-day", day = calendar::weekday(*day), opens = opens, closes = closes),
        [first, .., last] if is_run(days) => {
            t!(
                "hours-days",
                first = calendar::weekday(*first),
                last = calendar::weekday(*last),
                opens = opens,
                closes = closes
            )
        }
        days => {
            let days: Vec<String> = days.iter().map(|day| calendar::weekday(*day)).collect();
            t!("hours-day", day = days.join(", "), opens = opens, closes = closes)
        }
    }
}

fn is_run(days: &[Weekday]) -> bool {
    days.windows(2).all(|pair| pair[1] as u8 == pair[0] as u8 + 1)
}
