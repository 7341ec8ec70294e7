//! The demo council's files, read into types. Their shapes are told in `demo/README.md`.
//!
//! The files are inside the program, so they can only be wrong when it is built; a test reads every one.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::help;
use crate::language::{Lang, Words};
use crate::places::Responsible;
use crate::problem::{Answer, Problem};

/// All the files.
pub struct Data {
    /// `services.json`
    pub services: Services,
    /// `streets.json`
    pub streets: Streets,
    /// `articles.json`
    pub articles: Vec<Article>,
    /// `contact-points.json`
    pub contact: Contact,
    /// `residents.json`
    pub residents: Vec<Resident>,
    /// `notices.json`
    pub notices: Vec<Notice>,
    /// `stories.json`
    pub stories: Stories,
}

impl Data {
    /// Reads them all.
    pub fn read() -> Answer<Self> {
        #[derive(Deserialize)]
        struct Articles {
            articles: Vec<Article>,
        }
        #[derive(Deserialize)]
        struct Residents {
            residents: Vec<Resident>,
        }
        #[derive(Deserialize)]
        struct Notices {
            notices: Vec<Notice>,
        }
        Ok(Self {
            services: parse(include_str!("../../demo/services.json"))?,
            streets: parse(include_str!("../../demo/streets.json"))?,
            articles: parse::<Articles>(include_str!("../../demo/articles.json"))?.articles,
            contact: parse(include_str!("../../demo/contact-points.json"))?,
            residents: parse::<Residents>(include_str!("../../demo/residents.json"))?.residents,
            notices: parse::<Notices>(include_str!("../../demo/notices.json"))?.notices,
            stories: parse(include_str!("../../demo/stories.json"))?,
        })
    }

    /// The service of a code.
    pub fn service(&self, code: &str) -> Answer<&Service> {
        let found = self.services.services.iter().find(|service| service.service_code == code);
        found.ok_or_else(|| Problem::broken(format_args!("the demo council has no service {code}")))
    }
}

fn parse<T: DeserializeOwned>(json: &str) -> Answer<T> {
    serde_json::from_str(json).map_err(Problem::broken)
}

/// A list of words for each language.
pub type Keywords = BTreeMap<String, Vec<String>>;

/// `services.json`
#[derive(Deserialize)]
pub struct Services {
    /// In the order they are shown.
    pub groups: Vec<Group>,
    /// In the order they are shown.
    pub services: Vec<Service>,
}

/// A group of services.
#[derive(Deserialize)]
pub struct Group {
    /// What a service names it by.
    pub code: String,
    /// For residents.
    pub name: Words,
}

/// What can be reported.
#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "the names of the file")]
pub struct Service {
    /// The contract's id.
    pub service_code: String,
    /// A group's code.
    pub group: String,
    /// For residents.
    pub service_name: Words,
    /// For residents.
    pub description: Option<Words>,
    /// What it is found by.
    pub keywords: Keywords,
    /// Its questions.
    pub attributes: Vec<Attribute>,
    /// What answers at once.
    pub stoppers: Vec<Stopper>,
    /// `private` or `public`.
    pub visibility: String,
    /// The team.
    pub told: Words,
    /// Working days.
    pub expected_days: Option<u32>,
    /// In metres.
    pub radius_m: u32,
    /// `required`, `optional` or `none`.
    pub location: String,
    /// May be reported without a name.
    pub anonymous: bool,
    /// Files in a report, when the general limit is not right.
    pub attachments: Option<Attachments>,
    /// The kind of thing that a report points at.
    pub assets: Option<String>,
    /// Where a public report appears.
    pub public_where: Option<Words>,
}

/// How many files a report may have.
#[derive(Deserialize)]
pub struct Attachments {
    /// At most.
    pub count: u32,
    /// At least one.
    pub required: bool,
}

/// A question of a service, as in the contract.
#[derive(Deserialize)]
pub struct Attribute {
    /// Its id within the service.
    pub code: String,
    /// An Open311 datatype.
    pub datatype: String,
    /// Must be answered when it is shown.
    pub required: bool,
    /// Its place among the others.
    pub order: i64,
    /// The question.
    pub description: Words,
    /// Help with it.
    pub datatype_description: Option<Words>,
    /// False: a notice.
    pub variable: bool,
    /// Of a number.
    pub unit: Option<Words>,
    /// Of a number.
    pub minimum: Option<f64>,
    /// Of a number.
    pub maximum: Option<f64>,
    /// In characters.
    pub max_length: Option<u32>,
    /// What can be chosen.
    pub values: Vec<Choice>,
    /// When it is shown.
    pub show_if: Option<Value>,
}

/// Something that can be chosen.
#[derive(Deserialize, serde::Serialize)]
pub struct Choice {
    /// What is sent.
    pub key: String,
    /// What is read.
    pub name: Words,
}

/// An answer at once, instead of a form.
#[derive(Deserialize)]
pub struct Stopper {
    /// `emergency`, `elsewhere` or `article`.
    pub kind: String,
    /// None: always.
    pub when: Option<Value>,
    /// For residents.
    pub title: Words,
    /// For residents.
    pub text: Words,
    /// In E.164, or a short number.
    pub phone: Option<String>,
    /// Of whoever is responsible.
    pub url: Option<String>,
    /// An article's id.
    pub article: Option<String>,
}

/// `streets.json`
#[derive(Deserialize)]
pub struct Streets {
    /// The council's area.
    pub area: Area,
    /// In no order.
    pub places: Vec<Place>,
}

/// A box of degrees.
#[derive(Deserialize)]
pub struct Area {
    /// Latitude.
    pub south: f64,
    /// Latitude.
    pub north: f64,
    /// Longitude.
    pub west: f64,
    /// Longitude.
    pub east: f64,
}

/// A street, a landmark, or somewhere outside the area.
#[derive(Deserialize)]
pub struct Place {
    /// The contract's id.
    pub id: String,
    /// `street`, `landmark` or `outside`.
    pub kind: String,
    /// As on the sign.
    pub name: Words,
    /// Other names.
    pub also: Vec<String>,
    /// Where it is.
    pub town: Words,
    /// Made up.
    pub postcode: String,
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub long: f64,
    /// Whether the council serves it.
    pub in_area: bool,
    /// Who does otherwise.
    pub responsible: Option<Responsible>,
}

/// A help article.
#[derive(Deserialize)]
pub struct Article {
    /// The contract's id.
    pub id: String,
    /// Grows with each change.
    pub version: i64,
    /// RFC 3339.
    pub updated_at: String,
    /// For residents.
    pub title: Words,
    /// The short answer.
    pub summary: Words,
    /// Markdown.
    pub body: Words,
    /// What it is found by.
    pub keywords: help::Keywords,
    /// The service it is about.
    pub service: Option<String>,
}

/// `contact-points.json`
#[derive(Deserialize)]
pub struct Contact {
    /// England and Wales.
    pub bank_holidays: Vec<BankHoliday>,
    /// When people answer the webchat.
    pub chat: ChatHours,
    /// In the order they are shown.
    pub points: Vec<ContactPoint>,
}

/// A day when offices are closed.
#[derive(Deserialize)]
pub struct BankHoliday {
    /// `YYYY-MM-DD`
    pub date: String,
    /// For residents.
    pub name: Words,
}

/// When people answer the webchat.
#[derive(Deserialize)]
pub struct ChatHours {
    /// The wire's schedules.
    pub schedules: Value,
    /// Open or closed on bank holidays.
    pub holidays: Holidays,
}

/// What a bank holiday means for a way to reach the council.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Holidays {
    /// Nobody is there.
    Closed,
    /// A day like any other.
    Open,
}

/// A way to reach the council.
#[derive(Deserialize)]
pub struct ContactPoint {
    /// The contract's id.
    pub id: String,
    /// As in the contract.
    pub kind: String,
    /// For residents.
    pub name: Words,
    /// The same in every language.
    pub value: String,
    /// An address as it is written in each language.
    pub value_text: Option<Words>,
    /// How people write the number.
    pub display: Option<String>,
    /// For residents.
    pub note: Option<Words>,
    /// BCP 47 tags.
    pub languages: Value,
    /// IANA name.
    pub time_zone: String,
    /// The wire's schedules.
    pub schedules: Value,
    /// Open or closed on bank holidays.
    pub holidays: Holidays,
}

/// One of the six.
#[derive(Deserialize)]
pub struct Resident {
    /// The contract's id.
    pub id: String,
    /// In full.
    pub name: String,
    /// What they are called.
    pub given_name: String,
    /// They sign in with it.
    pub email: String,
    /// In E.164.
    pub phone: Option<String>,
    /// What they read.
    pub language: String,
    /// As in the contract.
    pub needs: Value,
    /// Where they can be reached.
    pub addresses: Vec<Address>,
    /// Topic, channel, on or off.
    pub preferences: BTreeMap<String, BTreeMap<String, String>>,
    /// No texts between these.
    pub quiet_hours: Option<QuietHours>,
}

impl Resident {
    /// The language they read.
    pub fn lang(&self) -> Lang {
        Lang::of_tag(&self.language).unwrap_or_default()
    }
}

/// An address of a resident.
#[derive(Deserialize)]
pub struct Address {
    /// `email` or `sms`.
    pub channel: String,
    /// The address.
    pub value: String,
    /// `verified`, `unverified` or `blocked`.
    pub state: String,
    /// Why it is blocked.
    pub blocked: Option<Blocked>,
}

/// Why nothing goes to an address.
#[derive(Deserialize)]
pub struct Blocked {
    /// As in the contract.
    pub reason: String,
    /// Before the anchor.
    pub days_ago: i64,
}

/// Clock times.
#[derive(Deserialize)]
pub struct QuietHours {
    /// `HH:MM`
    pub from: String,
    /// `HH:MM`
    pub to: String,
}

/// Works, an outage, or news.
#[derive(Deserialize)]
pub struct Notice {
    /// The contract's id.
    pub id: String,
    /// `news` or `warning`.
    pub level: String,
    /// Days from the anchor's day.
    pub from_days: i64,
    /// Days from the anchor's day.
    pub until_days: i64,
    /// For residents.
    pub title: Words,
    /// For residents.
    pub text: Words,
}

/// `stories.json`
#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "the names of the file")]
pub struct Stories {
    /// What residents write about.
    pub stories: Vec<Story>,
    /// What the council and residents say, by occasion.
    pub phrases: BTreeMap<String, Vec<Words>>,
    /// Who is in them.
    pub people: People,
}

impl Stories {
    /// What is said on an occasion; nothing for one that is not known.
    pub fn phrases(&self, occasion: &str) -> &[Words] {
        self.phrases.get(occasion).map_or(&[], Vec::as_slice)
    }
}

/// What residents write about one service.
#[derive(Deserialize)]
pub struct Story {
    /// A service's code.
    pub service: String,
    /// How often, against the others.
    pub weight: u64,
    /// In the residents' own words, by language.
    pub said: Keywords,
    /// How it ended.
    pub done: Option<Words>,
    /// What the council may ask.
    pub question: Option<Words>,
    /// What the resident then answers.
    pub answer: Option<Words>,
}

/// Names.
#[derive(Deserialize)]
pub struct People {
    /// Residents without an account.
    pub guests: Vec<String>,
    /// At the desk.
    pub staff: Vec<Staff>,
}

/// Somebody at the desk.
#[derive(Deserialize)]
pub struct Staff {
    /// `staff.id`
    pub id: String,
    /// What residents read.
    pub name: String,
}
