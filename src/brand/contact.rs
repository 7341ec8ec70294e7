//! The ways to reach the council that must be on every page, whatever happens: phone, text relay, e-mail, hours.

use serde_json::{Map, Value};

use crate::finding::Finding;
use crate::settings::{check_keys, text};
use crate::shape::{group, list, string};
use crate::words::Language;

/// `config.json` names days so.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const PHONE: &str = r#"{"value": "+441632960100", "display": "01632 960100"}"#;
const HOURS: &str = r#"{"days": ["mon", "tue"], "opens": "08:30", "closes": "17:30"}"#;

pub(crate) fn check_contact(found: &mut Vec<Finding>, contact: Option<&Value>) {
    let mend = format!("Write, for example, {{\"phone\": {PHONE}}}.");
    let Some(contact) = group(found, "/contact", contact, &mend) else { return };
    check_keys(found, "/contact", &contact, &["phone", "text_relay", "email", "email_days", "hours"]);
    check_phone(found, "/contact/phone", contact.get("phone"));
    if contact.contains_key("text_relay") {
        check_phone(found, "/contact/text_relay", contact.get("text_relay"));
    } else {
        found.push(Finding::advice(
            "/contact/text_relay",
            "There is no text relay number, so people who cannot hear or speak on the phone are not told how to call.",
            "In the United Kingdom it is 18001 and then your number: {\"value\": \"18001+441632960100\", \"display\": \"18001 01632 960100\"}.",
        ));
    }
    check_email(found, contact.get("email"));
    if contact.contains_key("email_days") && email_days(&contact).is_none() {
        found.push(Finding::stop(
            "/contact/email_days",
            "This is not a number of days from 1 to 30.",
            "Write the working days within which you answer e-mails, such as 2, or leave it out.",
        ));
    }
    check_hours(found, contact.get("hours"));
}

fn check_email(found: &mut Vec<Finding>, value: Option<&Value>) {
    const MEND: &str = "Write it as name@council.example, or leave it out.";
    let Some(email) = string(found, "/contact/email", value, MEND) else { return };
    let fine = email.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'));
    if !email.is_empty() && !fine || email.contains(char::is_whitespace) {
        found.push(Finding::stop("/contact/email", "This is not an e-mail address.", MEND));
    }
}

fn check_hours(found: &mut Vec<Finding>, value: Option<&Value>) {
    let at = "/contact/hours";
    let mend = format!("Write, for example, [{HOURS}].");
    let Some(hours) = list(found, at, value, &mend) else { return };
    if hours.is_empty() {
        found.push(Finding::advice(at, "The phone's hours are not given, so residents call in vain.", mend));
    }
    for (index, set) in hours.iter().enumerate() {
        check_set(found, &format!("{at}/{index}"), set);
    }
}

/// Hours on some days: what is wrong with each part of them.
fn check_set(found: &mut Vec<Finding>, at: &str, set: &Value) {
    let Some(set) = group(found, at, Some(set), &format!("Write, for example, {HOURS}.")) else { return };
    check_keys(found, at, &set, &["days", "opens", "closes"]);
    let days_at = format!("{at}/days");
    let mend = format!("Days are {}: for example [\"mon\", \"tue\"].", DAYS.join(", "));
    if let Some(days) = list(found, &days_at, set.get("days"), &mend) {
        if days.is_empty() {
            found.push(Finding::stop(&days_at, "No day is named.", mend.clone()));
        }
        for (index, day) in days.iter().enumerate() {
            let at = format!("{days_at}/{index}");
            if !DAYS.iter().any(|known| day == known) {
                found.push(Finding::stop(&at, format!("{day} is not a day."), mend.clone()));
            } else if days[..index].contains(day) {
                found.push(Finding::stop(&at, "This day is named twice.", "Remove one of the two."));
            }
        }
    }
    let [opens, closes] = ["opens", "closes"].map(|name| {
        const MEND: &str = "Write it with four digits, for example \"08:30\" or \"17:30\".";
        let at = format!("{at}/{name}");
        let written = string(found, &at, set.get(name), MEND)?;
        let time = clock(set.get(name).and_then(Value::as_str).unwrap_or(written));
        if time.is_none() {
            found.push(Finding::stop(&at, "This is not a time of day.", MEND));
        }
        time
    });
    if let (Some(opens), Some(closes)) = (opens, closes)
        && opens >= closes
    {
        found.push(Finding::stop(
            &format!("{at}/closes"),
            "These hours close before they open.",
            "Write the later time as closes. Hours that go past midnight are two sets of hours, on two days.",
        ));
    }
}

/// E-mails are answered within so many working days, if the council promises that.
pub(crate) fn email_days(contact: &Map<String, Value>) -> Option<u32> {
    let days = contact.get("email_days")?.as_u64().filter(|days| (1..=30).contains(days))?;
    u32::try_from(days).ok()
}

fn check_phone(found: &mut Vec<Finding>, at: &str, phone: Option<&Value>) {
    const DIALLED: &str = "Write + and the country's number and yours, digits only: \"+441632960100\".";
    const WRITTEN: &str = "Write it as people do in your country: \"01632 960100\".";
    let Some(phone) = group(found, at, phone, &format!("Write, for example, {PHONE}.")) else { return };
    check_keys(found, at, &phone, &["value", "display"]);
    let value = string(found, &format!("{at}/value"), phone.get("value"), DIALLED);
    let display = string(found, &format!("{at}/display"), phone.get("display"), WRITTEN);
    let (Some(value), Some(display)) = (value, display) else { return };
    let digits = digits(value);
    let dialled = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
    if digits.len() < 3 || digits.len() > 20 || !dialled {
        found.push(Finding::stop(
            &format!("{at}/value"),
            "No phone can dial this, and the portal must show a number on every page.",
            DIALLED,
        ));
    } else if display.is_empty() {
        found.push(Finding::stop(
            &format!("{at}/display"),
            "The number is not written out for readers.",
            WRITTEN,
        ));
    } else if !digits.ends_with(last(&self::digits(display), 6)) {
        found.push(Finding::stop(
            &format!("{at}/display"),
            format!("Readers see {display}, but the phone dials {value}: these are two numbers."),
            "Make the last digits of both the same.",
        ));
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn last(text: &str, count: usize) -> &str {
    &text[text.len().saturating_sub(count)..]
}

/// Hours on some days of the week.
pub(crate) struct Hours {
    /// 0 is Monday.
    days: Vec<usize>,
    /// Hour and minute.
    opens: (u8, u8),
    closes: (u8, u8),
}

impl Hours {
    fn read(value: &Value) -> Option<Self> {
        let days =
            value.get("days")?.as_array()?.iter().map(|day| DAYS.iter().position(|known| day == known));
        let days: Vec<_> = days.collect::<Option<_>>()?;
        let (opens, closes) = (clock(text(value.get("opens")))?, clock(text(value.get("closes")))?);
        (!days.is_empty() && opens < closes).then_some(Self { days, opens, closes })
    }

    /// As the portal says it: "Monday to Friday, 8.30am to 5.30pm".
    fn say(&self, language: Language) -> Option<String> {
        let (opens, closes) = (language.clock_time(self.opens)?, language.clock_time(self.closes)?);
        let days: Vec<_> = self.days.iter().map(|day| language.weekday(*day)).collect::<Option<_>>()?;
        let is_run = self.days.windows(2).all(|pair| pair[1] == pair[0] + 1);
        match days.as_slice() {
            [first, .., last] if is_run => language.say(
                "hours-days",
                &[
                    ("first", first.into()),
                    ("last", last.into()),
                    ("opens", opens.into()),
                    ("closes", closes.into()),
                ],
            ),
            days => language.say(
                "hours-day",
                &[("day", days.join(", ").into()), ("opens", opens.into()), ("closes", closes.into())],
            ),
        }
    }
}

/// The phone's hours in words.
pub(crate) fn hours_in_words(contact: &Value, language: Language) -> String {
    let sets = contact.get("hours").and_then(Value::as_array).into_iter().flatten();
    let words: Vec<_> = sets.filter_map(|set| Hours::read(set)?.say(language)).collect();
    words.join(", ")
}

fn clock(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let number = |part: &str, most: u8| {
        let fine = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|number| fine && *number <= most)
    };
    Some((number(hour, 23)?, number(minute, 59)?))
}
