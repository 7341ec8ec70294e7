//! placeholder
#![allow(missing_docs)]
use onedoor_domain::{ClockTime, Day, Timestamp, Weekday};
pub fn day(day: Day) -> String {
    day.to_string()
}
pub fn moment(at: Timestamp) -> String {
    at.to_string()
}
pub fn clock_time(at: ClockTime) -> String {
    at.to_string()
}
pub fn weekday(day: Weekday) -> String {
    day.as_str().to_owned()
}
pub fn weekday_of(day: Day) -> String {
    weekday(day.weekday())
}
