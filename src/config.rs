//! The council's own settings: `public/config.json`, stamped into `index.html` as a data block so that
//! reading them costs no request. Nothing here fails: what is missing or odd falls back to a default,
//! because the portal must open. `onedoor-brand` is what checks the file and explains.

use std::collections::BTreeMap;

use onedoor_domain::{ClockTime, Weekday};
use onedoor_gateway::json::{Object, parse, word};

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Who the council is.
    pub council: Council,
    /// The base of the API: a path on this origin, or another origin.
    pub api: String,
    /// The path below which the portal is served, with a slash at both ends.
    pub base: String,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The main phone.
    pub phone: Phone,
    /// Text relay, for those who cannot hear or speak on the phone.
    pub text_relay: Phone,
    /// The e-mail address.
    pub email: String,
    /// The council answers e-mails within so many working days, if it promises that.
    pub email_days: Option<u32>,
    /// The phone's hours.
    pub hours: Vec<Hours>,
}

/// A number to dial and how people write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phone {
    /// E.164, with a prefix where a relay wants one.
    pub value: String,
    /// As people write it.
    pub display: String,
}

/// Hours on some days of the week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// `mon` to `sun`.
    pub days: Vec<String>,
    /// `HH:MM`.
    pub opens: String,
    /// `HH:MM`.
    pub closes: String,
}

/// What a map is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct MapSettings {
    /// The address of a tile, with `{z}`, `{x}` and `{y}`; `{theme}` becomes `light` or `dark`.
    pub tiles: String,
    /// What a tile is: `picture` or `vector`. Empty: its address says it.
    pub format: String,
    /// The nearest zoom that there are tiles of. 0 is not said.
    pub tiles_to: u32,
    /// Whose map it is.
    pub attribution: String,
    /// The middle of the council's area: degrees north and east.
    pub centre: (f64, f64),
    /// How near the first look is.
    pub zoom: u32,
    /// How far away one can go.
    pub min_zoom: u32,
    /// How near one can go.
    pub max_zoom: u32,
}

impl MapSettings {
    /// Reads the map from the same settings. On its own, and only when one may be shown, so that the first load does not
    /// carry it. `None`: this council has no map.
    pub fn parse(json: &str) -> Option<Self> {
        let value = parse(json.as_bytes()).ok()?;
        let map = Object::of(&value).ok()?.object("map")?;
        let [lat, long] = map.get("centre")?.as_array()?.as_slice() else { return None };
        let min_zoom = map.maybe_whole("min_zoom").unwrap_or(10);
        let max_zoom = map.maybe_whole("max_zoom").unwrap_or(19).max(min_zoom);
        Some(Self {
            tiles: map.maybe_text("tiles")?,
            format: map.maybe_text("format").unwrap_or_default(),
            tiles_to: map.maybe_whole("tiles_to").unwrap_or_default(),
            attribution: map.maybe_text("attribution").unwrap_or_default(),
            centre: (lat.as_f64()?, long.as_f64()?),
            zoom: map.maybe_whole("zoom").unwrap_or(14).clamp(min_zoom, max_zoom),
            min_zoom,
            max_zoom,
        })
    }
}

/// A search for places beside the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceSettings {
    /// The address that finds places: it holds `{text}`, and may hold `{language}`.
    pub search: String,
    /// The address that names what is near: it holds `{lat}` and `{long}`. Without it the backend does.
    pub nearest: Option<String>,
    /// Whose it is.
    pub attribution: String,
}

impl PlaceSettings {
    /// Reads the search from the same settings, only where places are looked for. `None`: the backend finds them.
    pub fn parse(json: &str) -> Option<Self> {
        let value = parse(json.as_bytes()).ok()?;
        let places = Object::of(&value).ok()?.object("places")?;
        Some(Self {
            search: places.maybe_text("search")?,
            nearest: places.maybe_text("nearest"),
            attribution: places.maybe_text("attribution").unwrap_or_default(),
        })
    }
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
            base: "/".to_owned(),
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
        let value = parse(json.as_bytes()).unwrap_or_default();
        Object::of(&value).map_or_else(|_| Self::default(), read)
    }
}

fn read(object: Object) -> Config {
    let otherwise = Config::default();
    let languages = object.maybe_list("languages", word);
    Config {
        council: object.object("council").map_or(otherwise.council, |council| Council {
            name: council.maybe_text("name").unwrap_or_default(),
            names: by_name(council.object("names")),
            logo: council.maybe_text("logo"),
        }),
        api: object.maybe_text("api").unwrap_or(otherwise.api),
        base: object.maybe_text("base").unwrap_or(otherwise.base),
        languages: if languages.is_empty() { otherwise.languages } else { languages },
        time_zone: object.maybe_text("time_zone").unwrap_or(otherwise.time_zone),
        contact: object.object("contact").map(contact).unwrap_or_default(),
        words: by_name(object.object("words")),
    }
}

fn by_name(object: Option<Object>) -> BTreeMap<String, String> {
    let members = object.map(Object::words).unwrap_or_default();
    members.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

fn contact(object: Object) -> Contact {
    let phone = |name| {
        object.object(name).map_or_else(Phone::default, |phone| Phone {
            value: phone.maybe_text("value").unwrap_or_default(),
            display: phone.maybe_text("display").unwrap_or_default(),
        })
    };
    Contact {
        phone: phone("phone"),
        text_relay: phone("text_relay"),
        email: object.maybe_text("email").unwrap_or_default(),
        email_days: object.maybe_whole("email_days"),
        hours: object.maybe_list("hours", |hours| {
            let hours = Object::of(hours)?;
            let days = hours.maybe_list("days", word);
            Ok(Hours { days, opens: hours.text("opens")?, closes: hours.text("closes")? })
        }),
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
    fn a_map_has_an_address_and_a_middle_or_is_none() {
        let map = |map: &str| MapSettings::parse(&format!(r#"{{"map": {map}}}"#));
        let whole = map(r#"{"tiles": "/t/{z}/{x}/{y}.svg", "attribution": "Ours", "centre": [52.4, -4.08],
            "format": "picture", "tiles_to": 15, "zoom": 9, "min_zoom": 12, "max_zoom": 18}"#);
        let expected = MapSettings {
            tiles: "/t/{z}/{x}/{y}.svg".to_owned(),
            format: "picture".to_owned(),
            tiles_to: 15,
            attribution: "Ours".to_owned(),
            centre: (52.4, -4.08),
            zoom: 12,
            min_zoom: 12,
            max_zoom: 18,
        };
        assert_eq!(whole, Some(expected));
        assert!(map(r#"{"tiles": "/t", "centre": [52.4, -4.08]}"#).is_some());
        for none in
            ["null", "{}", r#"{"tiles": null, "centre": [1, 2]}"#, r#"{"tiles": "/t", "centre": [1]}"#, "3"]
        {
            assert_eq!(map(none), None, "{none}");
        }
        assert_eq!(MapSettings::parse("nonsense"), None);
    }

    #[test]
    fn nonsense_still_opens_the_portal() {
        for nonsense in ["", "{}", "[1]", r#"{"languages": 3}"#, "<html>"] {
            assert_eq!(Config::parse(nonsense), Config::default(), "{nonsense}");
        }
    }
}
