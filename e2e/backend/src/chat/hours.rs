//! When people answer the chat: a weekly schedule on the council's clock, with days that differ.

use jiff::civil::{Date, Time, Weekday};
use jiff::{ToSpan, Zoned};
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;

use crate::clock::{self, Millis};
use crate::problem::Answer;
use crate::settings::ChatHours;

/// How far ahead an opening is looked for.
const AHEAD_DAYS: i64 = 30;

/// Opening hours.
#[derive(Clone, Debug)]
pub enum Hours {
    /// At any time.
    Always,
    /// By the week.
    Weekly(Weekly),
    /// By the week, but not today.
    NotToday(Weekly),
}

/// A week, and the days that differ.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Weekly {
    schedules: Vec<Schedule>,
    exceptions: Vec<Exception>,
}

#[derive(Clone, Debug, Deserialize)]
struct Schedule {
    days: Vec<String>,
    opens: String,
    closes: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Exception {
    date: String,
    opens: Option<String>,
    closes: Option<String>,
}

/// Open until, or closed until, as far as that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Open, until this.
    Open(Option<Millis>),
    /// Closed, until this.
    Closed(Option<Millis>),
}

impl Hours {
    /// As the settings ask: always, or those of the council's data. Without data: weekdays from nine to five.
    pub fn of(db: &Connection, setting: ChatHours) -> Answer<Self> {
        if setting == ChatHours::Always {
            return Ok(Self::Always);
        }
        let kept: Option<String> = db
            .prepare_cached("SELECT CAST(value AS TEXT) FROM meta WHERE name = 'chat_hours'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let weekly = match kept {
            Some(json) => serde_json::from_str(&json)?,
            None => Weekly {
                schedules: vec![Schedule {
                    days: ["mon", "tue", "wed", "thu", "fri"].map(str::to_owned).to_vec(),
                    opens: "09:00".to_owned(),
                    closes: "17:00".to_owned(),
                }],
                exceptions: Vec::new(),
            },
        };
        Ok(if setting == ChatHours::Closed { Self::NotToday(weekly) } else { Self::Weekly(weekly) })
    }

    /// Whether somebody answers at this moment, and until when.
    pub fn door(&self, at: Millis) -> Door {
        let (weekly, today_too) = match self {
            Self::Always => return Door::Open(None),
            Self::Weekly(weekly) => (weekly, true),
            Self::NotToday(weekly) => (weekly, false),
        };
        let now = clock::local(at);
        let today = if today_too { weekly.on(now.date()) } else { Vec::new() };
        let within = |(opens, closes): &&(Time, Time)| *opens <= now.time() && now.time() < *closes;
        if let Some((_, closes)) = today.iter().find(within) {
            return Door::Open(instant(&now, now.date(), *closes));
        }
        for ahead in i64::from(!today_too)..AHEAD_DAYS {
            let Ok(date) = now.date().checked_add(ahead.days()) else { break };
            let later = weekly.on(date).into_iter().filter(|(opens, _)| ahead > 0 || *opens > now.time());
            if let Some((opens, _)) = later.min() {
                return Door::Closed(instant(&now, date, opens));
            }
        }
        Door::Closed(None)
    }
}

impl Weekly {
    fn on(&self, date: Date) -> Vec<(Time, Time)> {
        let day = date.to_string();
        if let Some(exception) = self.exceptions.iter().find(|exception| exception.date == day) {
            return span(exception.opens.as_deref(), exception.closes.as_deref()).into_iter().collect();
        }
        let name = match date.weekday() {
            Weekday::Monday => "mon",
            Weekday::Tuesday => "tue",
            Weekday::Wednesday => "wed",
            Weekday::Thursday => "thu",
            Weekday::Friday => "fri",
            Weekday::Saturday => "sat",
            Weekday::Sunday => "sun",
        };
        let those = self.schedules.iter().filter(|schedule| schedule.days.iter().any(|day| day == name));
        those.filter_map(|schedule| span(Some(&schedule.opens), Some(&schedule.closes))).collect()
    }
}

fn span(opens: Option<&str>, closes: Option<&str>) -> Option<(Time, Time)> {
    let time = |text: &str| format!("{text}:00").parse::<Time>().ok();
    Some((time(opens?)?, time(closes?)?))
}

fn instant(near: &Zoned, date: Date, time: Time) -> Option<Millis> {
    let zoned = date.to_datetime(time).to_zoned(near.time_zone().clone()).ok()?;
    Some(zoned.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_follows_the_week_and_its_exceptions() {
        let hours: Weekly = serde_json::from_str(
            r#"{"schedules": [{"days": ["mon", "fri"], "opens": "08:30", "closes": "17:30"}],
                "exceptions": [{"date": "2026-12-25", "opens": null, "closes": null}]}"#,
        )
        .unwrap();
        let hours = Hours::Weekly(hours);
        let at = |text: &str| clock::parse_rfc3339(text).unwrap();
        let check = |now: &str, want: Door| assert_eq!(hours.door(at(now)), want, "{now}");
        check("2026-11-20T10:00:00Z", Door::Open(Some(at("2026-11-20T17:30:00Z"))));
        check("2026-11-20T17:30:00Z", Door::Closed(Some(at("2026-11-23T08:30:00Z"))));
        check("2026-11-23T08:29:59Z", Door::Closed(Some(at("2026-11-23T08:30:00Z"))));
        check("2026-12-25T10:00:00Z", Door::Closed(Some(at("2026-12-28T08:30:00Z"))));
        // Summer time: half past eight there is half past seven in UTC.
        check("2026-07-03T07:30:00Z", Door::Open(Some(at("2026-07-03T16:30:00Z"))));
        let Hours::Weekly(weekly) = hours else { unreachable!() };
        let shut = Hours::NotToday(weekly).door(at("2026-11-20T10:00:00Z"));
        assert_eq!(shut, Door::Closed(Some(at("2026-11-23T08:30:00Z"))));
        assert_eq!(Hours::Always.door(0), Door::Open(None));
        assert_eq!(Hours::Weekly(Weekly::default()).door(0), Door::Closed(None));
    }
}
