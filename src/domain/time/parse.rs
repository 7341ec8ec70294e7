//! Reading times as the contract writes them (RFC 3339, `YYYY-MM-DD`, `HH:MM`). Every reader is total:
//! any text gives a value or [`BadTime`], never a panic.

use super::{BadTime, ClockTime, Day, Timestamp};

/// Takes digits from the front of ASCII text.
struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    fn number(&mut self, digits: usize) -> Result<u32, BadTime> {
        let (front, rest) = self.rest.split_at_checked(digits).ok_or(BadTime)?;
        self.rest = rest;
        front.iter().try_fold(0, |sum, byte| match byte {
            b'0'..=b'9' => Ok(sum * 10 + u32::from(byte - b'0')),
            _ => Err(BadTime),
        })
    }

    fn one_of(&mut self, wanted: &[u8]) -> Result<u8, BadTime> {
        let (first, rest) = self.rest.split_first().ok_or(BadTime)?;
        self.rest = rest;
        if wanted.contains(first) { Ok(*first) } else { Err(BadTime) }
    }

    fn day(&mut self) -> Result<Day, BadTime> {
        let year = self.number(4)?;
        self.one_of(b"-")?;
        let month = self.number(2)?;
        self.one_of(b"-")?;
        let day = self.number(2)?;
        Day::new(small(year)?, small(month)?, small(day)?)
    }

    fn clock(&mut self) -> Result<ClockTime, BadTime> {
        let hour = self.number(2)?;
        self.one_of(b":")?;
        let minute = self.number(2)?;
        ClockTime::new(small(hour)?, small(minute)?)
    }

    /// Fraction of a second as milliseconds; further digits are dropped.
    fn fraction(&mut self) -> Result<i64, BadTime> {
        if self.rest.first() != Some(&b'.') {
            return Ok(0);
        }
        self.rest = &self.rest[1..];
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return Err(BadTime);
        }
        let (front, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Ok((0..3).fold(0, |sum, place| sum * 10 + front.get(place).map_or(0, |byte| i64::from(byte - b'0'))))
    }

    fn offset(&mut self) -> Result<i16, BadTime> {
        match self.one_of(b"Zz+-")? {
            sign @ (b'+' | b'-') => {
                let clock = self.clock()?;
                let minutes: i16 = small(u32::from(clock.minutes()))?;
                Ok(if sign == b'-' { -minutes } else { minutes })
            }
            _ => Ok(0),
        }
    }

    fn end(&self) -> Result<(), BadTime> {
        if self.rest.is_empty() { Ok(()) } else { Err(BadTime) }
    }
}

fn small<T: TryFrom<u32>>(number: u32) -> Result<T, BadTime> {
    T::try_from(number).map_err(|_| BadTime)
}

impl Timestamp {
    /// Reads RFC 3339. An offset is needed; a leap second counts as the second before it.
    pub fn parse(text: &str) -> Result<Self, BadTime> {
        let mut scan = Scanner { rest: text.as_bytes() };
        let day = scan.day()?;
        scan.one_of(b"Tt ")?;
        let clock = scan.clock()?;
        scan.one_of(b":")?;
        let second = scan.number(2)?;
        if second > 60 {
            return Err(BadTime);
        }
        let millis = scan.fraction()?;
        let offset = scan.offset()?;
        scan.end()?;
        let start = day.at(clock, offset);
        Ok(start.plus_millis(i64::from(second.min(59)) * 1000 + millis))
    }
}

impl Day {
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, BadTime> {
        let mut scan = Scanner { rest: text.as_bytes() };
        let day = scan.day()?;
        scan.end().map(|()| day)
    }
}

impl ClockTime {
    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Result<Self, BadTime> {
        let mut scan = Scanner { rest: text.as_bytes() };
        let clock = scan.clock()?;
        scan.end().map(|()| clock)
    }
}
