//! The council's own settings: `public/config.json`, stamped into `index.html` as a data block so that
//! reading them costs no request. Nothing here fails: what is missing or odd falls back to a default,
//! because the portal must open. `onedoor-brand` is what checks the file and explains.

use std::collections::BTreeMap;

use onedoor_domain::{ClockTime, Weekday};
use serde::Deserialize;

/// The settings.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Config {
    /// Who the council is.
    pub council: Council,
    /// The base of the API: a path on this origin, or another origin.
    pub api: String,
    /// BCP 47 tags, the first is the default.
    pub languages: Vec<String>,
    /// IANA name of the zone in which times are told.
    pub time_zone: String,
    /// What is shown when the backend's contact points are not to be had.
    pub contact: Contact,
    /// Addresses of the files of words, by language: written by the release.
    pub words: BTreeMap<String, String>,
}

/// Who the council is.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Council {
    /// The name in the default language.
    pub name: String,
    /// The name in other languages.
    pub names: BTreeMap<String, String>,
    /// The address of a picture that stands beside the name; without it, the portal's own door.
    pub logo: Option<String>,
}

impl Council {
    /// The name in a language.
    pub fn name_in(&self, language: &str) -> &str {
        self.names.get(language).unwrap_or(&self.name)
    }
}

/// The ways that must always be there.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Contact {
    /// The main phone.
    pub phone: Phone,
    /// Text relay, for those who cannot hear or speak on the phone.
    pub text_relay: Phone,
    /// The e-mail address.
    pub email: String,
    /// The phone's hours.
    pub hours: Vec<Hours>,
}

/// A number to dial and how people write it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Phone {
    /// E.164, with a prefix where a relay wants one.
    pub value: String,
    /// As people write it.
    pub display: String,
}

/// Hours on some days of the week.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Hours {
    /// `mon` to `sun`.
    pub days: Vec<String>,
    /// `HH:MM`.
    pub opens: String,
    /// `HH:MM`.
    pub closes: String,
}

impl Hours {
    /// The days, the opening and the closing time, as far as they can be read.
    pub fn parsed(&self) -> Option<(Vec<Weekday>, ClockTime, ClockTime)> {
        let days = self.days.iter().filter_map(|day| Weekday::parse(day).ok()).collect();
        Some((days, ClockTime::parse(&self.opens).ok()?, ClockTime::parse(&self.closes).ok()?))
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            council: Council { name: "Council".to_owned(), ..Council::default() },
            api: "/api".to_owned(),
            languages: vec!["en".to_owned()],
            time_zone: "Europe/London".to_owned(),
            contact: Contact::default(),
            words: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads the settings; what cannot be read is as if it were not there.
    pub fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_settings_are_read_whole() {
        let config = Config::parse(include_str!("../public/config.json"));
        assert_eq!(config.council.name_in("cy"), "Cyngor Aberwen");
        assert_eq!(config.council.name_in("fr"), "Aberwen Council");
        assert_eq!(config.languages, ["en", "cy", "ar"]);
        assert!(config.contact.hours[0].parsed().is_some());
    }

    #[test]
    fn nonsense_still_opens_the_portal() {
        for nonsense in ["", "{}", "[1]", r#"{"languages": 3}"#, "<html>"] {
            assert_eq!(Config::parse(nonsense), Config::default(), "{nonsense}");
        }
    }
}
