//! The rule that makes a report of a draft, or says what is wrong with each field.
//!
//! Only questions that are shown count: an answer to a hidden one is neither checked nor sent.

use super::attachment::{MOST_ALT, Photo, PhotoRule};
use super::attribute::{Answers, Asks, Attribute, Datatype};
use super::behalf;
use super::draft::{Draft, ReporterDraft};
use super::field::{Fault, Field, Problems};
use super::place::Location;
use super::reporter::{ContactBy, Reporter, is_email, is_phone};
use super::sent::{Report, ReportParts};
use super::service::{LocationNeed, Service};
use super::step::StepName;
use crate::council::Limits;
use crate::digits::in_western;
use crate::id::AttributeCode;
use crate::{ClockTime, Day, Timestamp};

/// Most characters of a place in words, a name and a number (the contract's).
const MOST_WORDS: u32 = 1000;
const MOST_NAME: u32 = 200;

/// Checks a draft against its service and the backend's limits.
pub fn validate(draft: &Draft, service: &Service, limits: Limits) -> Result<Report, Problems> {
    let mut problems = Problems::new();
    if draft.service.as_ref() != Some(&service.summary.code) {
        problems.add(Field::Service, Fault::Missing);
    }
    let answers = check_answers(&draft.answers, service, limits, &mut problems);
    let location = check_location(&draft.location, service.location, &mut problems);
    let description = check_text(&draft.description, limits.text, Field::Description, &mut problems);
    if description.is_empty() {
        problems.add(Field::Description, Fault::Missing);
    }
    let photos = check_photos(&draft.photos, service.photo_rule(limits), &mut problems);
    let anonymous = draft.is_anonymous(service);
    let reporter = if anonymous {
        Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None }
    } else {
        check_reporter(&draft.reporter, service, &mut problems)
    };
    let behalf = behalf::check(&draft.behalf, service, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let service = service.summary.code.clone();
    Ok(Report::checked(ReportParts {
        service,
        description,
        answers,
        location,
        reporter,
        photos,
        behalf,
        anonymous,
        language: None,
    }))
}

impl Draft {
    /// Is what is known about the reporter all that this service asks?
    pub fn is_reporter_complete(reporter: &ReporterDraft, service: &Service) -> bool {
        let mut problems = Problems::new();
        check_reporter(reporter, service, &mut problems);
        problems.is_empty()
    }

    /// The first step that still has something wrong: where to send a resident who comes back. `Check` when all is well.
    pub fn first_unanswered(&self, service: Option<&Service>, limits: Limits) -> StepName {
        let Some(service) = service else { return StepName::Service };
        match validate(self, service, limits) {
            Ok(_) => StepName::Check,
            Err(problems) => problems.iter().map(|one| one.field.step()).min().unwrap_or(StepName::Check),
        }
    }
}

fn check_answers(
    answers: &Answers,
    service: &Service,
    limits: Limits,
    problems: &mut Problems,
) -> Vec<(AttributeCode, Vec<String>)> {
    let mut sent = Vec::new();
    for attribute in service.shown(answers).into_iter().filter(|one| one.asks == Asks::Question) {
        let values: Vec<&str> = answers
            .get(&attribute.code)
            .iter()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .collect();
        let field = || Field::Answer(attribute.code.clone());
        if values.is_empty() {
            if attribute.required {
                problems.add(field(), Fault::Missing);
            }
            continue;
        }
        match check_values(attribute, &values, limits) {
            Ok(values) => sent.push((attribute.code.clone(), values)),
            Err(fault) => problems.add(field(), fault),
        }
    }
    if let Some(stopper) = service.stoppers_now(answers).into_iter().find(|one| one.when.is_some()) {
        let code = stopper.when.as_ref().map(|when| when.code.clone());
        problems.add(code.map_or(Field::Service, Field::Answer), Fault::Stopped);
    }
    sent
}

fn check_values(attribute: &Attribute, values: &[&str], limits: Limits) -> Result<Vec<String>, Fault> {
    // A value chosen twice is chosen.
    let keep = || {
        let once = |(at, value): &(usize, &&str)| !values[..*at].contains(*value);
        values.iter().enumerate().filter(once).map(|(_, value)| (*value).to_owned()).collect()
    };
    match attribute.datatype {
        Datatype::SingleValueList | Datatype::MultiValueList => {
            let known = values.iter().all(|value| attribute.values.iter().any(|one| one.key == **value));
            let one = attribute.datatype == Datatype::MultiValueList || values.len() == 1;
            if known && one { Ok(keep()) } else { Err(Fault::NotAChoice) }
        }
        Datatype::Number => number(attribute, values[0]).map(|value| vec![value]),
        Datatype::DateTime => {
            if is_when(values[0]) {
                Ok(keep())
            } else {
                Err(Fault::NotADate)
            }
        }
        Datatype::String | Datatype::Text | Datatype::Unknown(_) => {
            let most = attribute.max_length.unwrap_or(limits.text).min(limits.text);
            match values.iter().find_map(|value| too_long(value, most)) {
                None => Ok(keep()),
                Some(fault) => Err(fault),
            }
        }
    }
}

/// A decimal comma is taken, and the digits of any keyboard; what is sent has a point and ASCII digits. “1,200” is a thousand and
/// two hundred to one and one and a fifth to another: it is not for us to say which.
fn number(attribute: &Attribute, typed: &str) -> Result<String, Fault> {
    let typed = in_western(typed);
    if may_be_thousands(&typed) {
        return Err(Fault::UnclearNumber);
    }
    let plain = if typed.contains('.') { typed } else { typed.replacen(',', ".", 1) };
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let written = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let number =
        plain.parse::<f64>().ok().filter(|number| written && number.is_finite()).ok_or(Fault::NotANumber)?;
    if let Some(least) = attribute.minimum.filter(|least| number < *least) {
        return Err(Fault::TooSmall { least });
    }
    if let Some(most) = attribute.maximum.filter(|most| number > *most) {
        return Err(Fault::TooLarge { most });
    }
    Ok(plain)
}

fn may_be_thousands(typed: &str) -> bool {
    let digits = typed.strip_prefix(['-', '+']).unwrap_or(typed);
    digits.split_once(',').is_some_and(|(before, after)| {
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        plain(before)
            && plain(after)
            && (1..=3).contains(&before.len())
            && !before.starts_with('0')
            && after.len() == 3
    })
}

/// A day, a day and clock time as a browser's field gives it, or a full moment.
fn is_when(text: &str) -> bool {
    let local = || {
        text.split_once('T').is_some_and(|(day, at)| Day::parse(day).is_ok() && ClockTime::parse(at).is_ok())
    };
    Day::parse(text).is_ok() || local() || Timestamp::parse(text).is_ok()
}

fn check_location(location: &Location, need: LocationNeed, problems: &mut Problems) -> Option<Location> {
    if need == LocationNeed::None {
        return None;
    }
    let words = location.words.as_deref().unwrap_or_default();
    let words = check_text(words, MOST_WORDS, Field::Place, problems);
    if location.position.is_none() && words.is_empty() {
        if need == LocationNeed::Required {
            problems.add(Field::Place, Fault::Missing);
        }
        return None;
    }
    Some(Location { words: Some(words).filter(|words| !words.is_empty()), ..location.clone() })
}

/// Where none are asked for none are sent, as with questions that are not shown.
fn check_photos(photos: &[Photo], rule: Option<PhotoRule>, problems: &mut Problems) -> Vec<Photo> {
    let Some(rule) = rule else { return Vec::new() };
    let count = u32::try_from(photos.len()).unwrap_or(u32::MAX);
    if rule.required && count == 0 {
        problems.add(Field::Photos, Fault::Missing);
    }
    if count > rule.count {
        problems.add(Field::Photos, Fault::TooMany { most: rule.count });
    }
    let mut checked = Vec::with_capacity(photos.len());
    for photo in photos {
        let field = || Field::Photo(photo.id.clone());
        if let Err(unfit) = rule.check(photo.kind, photo.bytes) {
            problems.add(field(), Fault::Unfit(unfit));
        }
        let alt = check_text(&photo.alt, MOST_ALT, field(), problems);
        checked.push(Photo { alt, ..photo.clone() });
    }
    checked
}

/// Who wants to be told what becomes of somebody else's report.
pub(super) fn check_follower(typed: &ReporterDraft, signed_in: bool) -> Result<Reporter, Problems> {
    let mut problems = Problems::new();
    let name = check_text(&typed.name, MOST_NAME, Field::Name, &mut problems);
    let (email, phone) = check_ways(typed, &mut problems);
    if !signed_in && matches!(typed.contact_by, None | Some(ContactBy::None)) {
        problems.add(Field::ContactBy, Fault::Missing);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Ok(Reporter {
        name: given(&name),
        email: given(email),
        phone: given(&phone),
        contact_by: typed.contact_by.unwrap_or(ContactBy::None),
    })
}

/// The address and the number, each whole where it is given, and given where it is the way that was chosen.
fn check_ways<'a>(typed: &'a ReporterDraft, problems: &mut Problems) -> (&'a str, String) {
    let (email, phone) = (typed.email.trim(), in_western(typed.phone.trim()));
    if !email.is_empty() && !is_email(email) {
        problems.add(Field::Email, Fault::NotAnEmail);
    }
    if !phone.is_empty() && !is_phone(&phone) {
        problems.add(Field::Phone, Fault::NotAPhone);
    }
    match typed.contact_by {
        Some(ContactBy::Email) if email.is_empty() => problems.add(Field::Email, Fault::Missing),
        Some(ContactBy::Sms | ContactBy::Phone) if phone.is_empty() => {
            problems.add(Field::Phone, Fault::Missing);
        }
        _ => {}
    }
    (email, phone)
}

fn check_reporter(typed: &ReporterDraft, service: &Service, problems: &mut Problems) -> Reporter {
    let name = check_text(&typed.name, MOST_NAME, Field::Name, problems);
    if name.is_empty() && !service.anonymous {
        problems.add(Field::Name, Fault::Missing);
    }
    let (email, phone) = check_ways(typed, problems);
    if typed.contact_by.is_none() {
        problems.add(Field::ContactBy, Fault::Missing);
    } else if typed.contact_by == Some(ContactBy::None)
        && !service.anonymous
        && email.is_empty()
        && phone.is_empty()
    {
        problems.add(Field::Email, Fault::Missing);
    }
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Reporter {
        name: given(&name),
        email: given(email),
        phone: given(&phone),
        contact_by: typed.contact_by.unwrap_or(ContactBy::None),
    }
}

pub(super) fn check_text(text: &str, most: u32, field: Field, problems: &mut Problems) -> String {
    let text = text.trim();
    if let Some(fault) = too_long(text, most) {
        problems.add(field, fault);
    }
    text.to_owned()
}

fn too_long(text: &str, most: u32) -> Option<Fault> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    (length > most).then(|| Fault::TooLong { most, over: length - most })
}

#[cfg(test)]
mod tests;
