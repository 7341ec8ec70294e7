//! Moments, days and clock times, without a calendar library and without a time-zone table.
//!
//! A moment carries the offset it was written with. Not here: the clock (the caller says what time it is),
//! time-zone rules (the browser has them) and words for dates.

use std::fmt;

mod parse;

/// Text that is not the time it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadTime;

/// A moment (RFC 3339), with the offset from UTC in which it was written or is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    millis: i64,
    offset_minutes: i16,
}

/// A day of the (proleptic) Gregorian calendar, years 0 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day has a day of the month")]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// A time on the clock, to the minute, 00:00 to 23:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    minutes: u16,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// Monday, the first.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// 0000-01-01 and 10000-01-01 in days since 1970-01-01.
const FIRST_DAY: i64 = -719_528;
const AFTER_LAST_DAY: i64 = 2_932_897;

impl Timestamp {
    /// A moment from milliseconds since 1970-01-01T00:00Z, held within the years 1 to 9998, and an offset
    /// in minutes east of UTC, held within a day.
    pub fn from_millis(millis: i64, offset_minutes: i16) -> Self {
        Self {
            millis: millis.clamp((FIRST_DAY + 366) * DAY, (AFTER_LAST_DAY - 366) * DAY),
            offset_minutes: offset_minutes.clamp(-1439, 1439),
        }
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn millis(self) -> i64 {
        self.millis
    }

    /// Minutes east of UTC.
    pub fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// The same moment, to be read at another offset.
    #[must_use]
    pub fn at_offset(self, offset_minutes: i16) -> Self {
        Self::from_millis(self.millis, offset_minutes)
    }

    /// The moment this much later (earlier when negative).
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.millis.saturating_add(millis), self.offset_minutes)
    }

    fn local_millis(self) -> i64 {
        self.millis + i64::from(self.offset_minutes) * MINUTE
    }

    /// The day at this moment's offset.
    pub fn day(self) -> Day {
        Day::from_number(self.local_millis().div_euclid(DAY))
    }

    /// The time on the clock at this moment's offset.
    pub fn clock(self) -> ClockTime {
        let minutes = self.local_millis().rem_euclid(DAY) / MINUTE;
        ClockTime { minutes: u16::try_from(minutes).unwrap_or_default() }
    }
}

/// By the moment alone; the offset settles ties so that the order agrees with equality.
impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.millis, self.offset_minutes).cmp(&(other.millis, other.offset_minutes))
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Day {
    /// A day that exists.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, BadTime> {
        let exists = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        if exists { Ok(Self { year, month, day }) } else { Err(BadTime) }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        // Years are counted from March, so that the leap day is the last of the year.
        let (year, month) =
            if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let (year, month) = (i64::from(year), i64::from(month));
        let before_month = (153 * month + 2) / 5;
        let before_year = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        before_year + before_month + i64::from(self.day) - 1 - 719_468
    }

    /// The day with this number, held within the years 0 to 9999.
    pub fn from_number(number: i64) -> Self {
        let number = number.clamp(FIRST_DAY, AFTER_LAST_DAY - 1);
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let in_era = shifted.rem_euclid(146_097);
        let year_of_era = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self {
            year: i32::try_from(year).unwrap_or_default(),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// The day this many days later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }

    /// How many days from this one to `other`; negative when it lies before.
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// Which day of the week it is.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[usize::try_from((self.number() + 3).rem_euclid(7)).unwrap_or_default()]
    }

    /// The moment at which the clock shows `at` on this day, at an offset from UTC.
    pub fn at(self, at: ClockTime, offset_minutes: i16) -> Timestamp {
        let local = self.number() * DAY + i64::from(at.minutes) * MINUTE;
        Timestamp::from_millis(local - i64::from(offset_minutes) * MINUTE, offset_minutes)
    }
}

impl ClockTime {
    /// Midnight at the start of the day.
    pub const MIDNIGHT: Self = Self { minutes: 0 };

    /// A time that exists.
    pub fn new(hour: u8, minute: u8) -> Result<Self, BadTime> {
        if hour < 24 && minute < 60 {
            Ok(Self { minutes: u16::from(hour) * 60 + u16::from(minute) })
        } else {
            Err(BadTime)
        }
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        u8::try_from(self.minutes / 60).unwrap_or_default()
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u8 {
        u8::try_from(self.minutes % 60).unwrap_or_default()
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.minutes
    }
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The contract's name: `mon` to `sun`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// Reads the contract's name.
    pub fn parse(text: &str) -> Result<Self, BadTime> {
        Self::ALL.into_iter().find(|day| day.as_str() == text).ok_or(BadTime)
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// RFC 3339 with the offset, seconds always, milliseconds where there are any.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, millis) =
            (self.local_millis().rem_euclid(MINUTE) / 1000, self.local_millis().rem_euclid(1000));
        write!(f, "{}T{}:{seconds:02}", self.day(), self.clock())?;
        if millis != 0 {
            write!(f, ".{millis:03}")?;
        }
        let (sign, minutes) =
            if self.offset_minutes < 0 { ('-', -self.offset_minutes) } else { ('+', self.offset_minutes) };
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `HH:MM`.
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

#[cfg(test)]
mod tests;
