//! A report's body, read and checked against its service.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::answers::{self, Given};
use crate::assets;
use crate::attachments as uploads;
use crate::cases::routes::MAX_TEXT;
use crate::cases::{OnBehalf, Reporter};
use crate::language::{Lang, Text};
use crate::phrases;
use crate::places;
use crate::problem::Answer;
use crate::request::contact;
use crate::request::fields::Fields;
use crate::services::{self, LocationRule, Service};

/// What the contract lets a report list, whatever its service takes.
const MAX_LISTED: usize = 20;

/// A report that can be kept.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about.
    pub service: Service,
    /// In the reporter's words.
    pub description: String,
    /// As the case shows them.
    pub answers: Vec<(Text, Text)>,
    /// The contract's Location, or null.
    pub location: Value,
    /// The place in a few words.
    pub place: Option<String>,
    /// Who reports.
    pub reporter: Reporter,
    /// The reporter's.
    pub language: Lang,
    /// The ids of uploads, and what they show.
    pub attachments: Vec<(String, Option<String>)>,
    /// Whose issue it is, when it is not the reporter's.
    pub on_behalf: Option<OnBehalf>,
}

/// Reads a report. A resident need not say again who they are; `reader` is their language unless the body names one.
pub fn read(db: &Connection, body: &Value, resident: Option<&str>, reader: Lang) -> Answer<Report> {
    let signed_in = resident.is_some();
    let mut fields = Fields::new(body)?;
    let code = fields.id("/service_code");
    let service = services::find(db, &code)?;
    if service.is_none() && !fields.refused("/service_code") {
        fields.refuse("/service_code", phrases::no_such_service());
    }
    let description = fields.text("/description", MAX_TEXT, phrases::describe());
    let given = given(&mut fields);
    let language = fields.maybe_language("/language").and_then(Lang::of_tag).unwrap_or(reader);
    let rule = service.as_ref().map_or(LocationRule::Optional, |service| service.location);
    let kind = service.as_ref().and_then(|service| service.assets.as_deref());
    let (location, place) = location(db, &mut fields, rule, kind, language)?;
    let anonymous = signed_in || service.as_ref().is_none_or(|service| service.anonymous);
    let reporter = reporter(&mut fields, signed_in, anonymous);
    let answers = match service.as_ref().map(|service| answers::check(service, &given)) {
        Some(Ok(lines)) => lines,
        Some(Err(problems)) => {
            for one in problems {
                fields.refuse(one.name, one.reason);
            }
            Vec::new()
        }
        None => Vec::new(),
    };
    let attachments = attachments(db, &mut fields, service.as_ref(), resident)?;
    let on_behalf = on_behalf(&mut fields);
    fields.done()?;
    // Without a service the fields were refused.
    let service = service.ok_or_else(crate::problem::Problem::not_found)?;
    Ok(Report { service, description, answers, location, place, reporter, language, attachments, on_behalf })
}

/// Who reports, and how they want to hear. Also what a message left in the chat begins with.
pub fn reporter(fields: &mut Fields<'_>, signed_in: bool, anonymous: bool) -> Reporter {
    if !fields.maybe_object("/reporter") {
        if !fields.refused("/reporter") {
            fields.refuse("/reporter", phrases::not_an_object());
        }
        return Reporter { name: None, email: None, phone: None, contact_by: "none" };
    }
    let name = fields.maybe_text("/reporter/name", 200);
    let email = fields.maybe_email("/reporter/email");
    let phone = fields.maybe_phone("/reporter/phone");
    let contact_by = fields.one_of("/reporter/contact_by", &["none", "email", "sms", "phone"]);
    match contact_by {
        "email" if email.is_none() && !signed_in => fields.refuse("/reporter/email", phrases::want_email()),
        "phone" if phone.is_none() => fields.refuse("/reporter/phone", phrases::want_phone()),
        "sms" => {
            let usable = phone.as_deref().map_or(signed_in, |phone| contact::mobile(phone).is_some());
            if !usable && !fields.refused("/reporter/phone") {
                fields.refuse("/reporter/phone", phrases::want_mobile());
            }
        }
        _ => {}
    }
    if !anonymous {
        if name.is_none() && !fields.refused("/reporter/name") {
            fields.refuse("/reporter/name", phrases::want_name());
        }
        let silent = email.is_none() && phone.is_none();
        if silent && !fields.refused("/reporter/email") && !fields.refused("/reporter/phone") {
            fields.refuse("/reporter/email", phrases::want_contact());
        }
    }
    Reporter { name, email, phone, contact_by }
}

/// The uploads that a report names: each there, the reporter's own, and not used before.
fn attachments(
    db: &Connection,
    fields: &mut Fields<'_>,
    service: Option<&Service>,
    resident: Option<&str>,
) -> Answer<Vec<(String, Option<String>)>> {
    const HERE: &str = "/attachments";
    let count = if fields.present(HERE) { fields.list(HERE, 0, MAX_LISTED) } else { 0 };
    let mut named: Vec<(String, Option<String>)> = Vec::new();
    for at in 0..count {
        let pointer = format!("{HERE}/{at}/id");
        let id = fields.id(&pointer);
        let alt = fields.maybe_text(&format!("{HERE}/{at}/alt"), 300);
        if fields.refused(&pointer) {
            continue;
        }
        if named.iter().any(|(one, _)| *one == id) || !uploads::is_free(db, &id, resident)? {
            fields.refuse(pointer, phrases::no_such_upload());
        }
        named.push((id, alt));
    }
    if let Some(service) = service {
        let most = service.most_attachments();
        if count > most {
            fields.refuse(HERE, phrases::too_many_files(most));
        } else if count == 0 && service.attachments_required && !fields.refused(HERE) {
            fields.refuse(HERE, phrases::add_a_file());
        }
    }
    Ok(named)
}

fn on_behalf(fields: &mut Fields<'_>) -> Option<OnBehalf> {
    if !fields.maybe_object("/on_behalf") {
        return None;
    }
    Some(OnBehalf {
        name: fields.maybe_text("/on_behalf/name", 200),
        phone: fields.maybe_phone("/on_behalf/phone"),
        email: fields.maybe_email("/on_behalf/email"),
        relation: fields.maybe_text("/on_behalf/relation", 100),
        told: fields.flag("/on_behalf/told"),
    })
}

fn given(fields: &mut Fields<'_>) -> Given {
    let mut given = HashMap::new();
    for at in 0..fields.list("/attributes", 0, 100) {
        let here = format!("/attributes/{at}");
        let code = fields.id(&format!("{here}/code"));
        let count = fields.list(&format!("{here}/values"), 0, 100);
        let values: Vec<String> =
            (0..count).map(|n| fields.any_text(&format!("{here}/values/{n}"), 4000)).collect();
        if fields.refused(&here) {
            continue;
        }
        let twice = format!("/attributes/{code}");
        if given.insert(code, values).is_some() {
            fields.refuse(twice, phrases::given_twice());
        }
    }
    given
}

fn location(
    db: &Connection,
    fields: &mut Fields<'_>,
    rule: LocationRule,
    kind: Option<&str>,
    language: Lang,
) -> Answer<(Value, Option<String>)> {
    if !fields.maybe_object("/location") {
        if rule == LocationRule::Required && !fields.refused("/location") {
            fields.refuse("/location", phrases::say_where());
        }
        return Ok((Value::Null, None));
    }
    let lat = fields.maybe_number("/location/lat", -90.0, 90.0);
    let east = fields.maybe_number("/location/long", -180.0, 180.0);
    let id = fields.maybe_id("/location/place_id");
    let label = fields.maybe_text("/location/label", 300);
    let words = fields.maybe_text("/location/words", 1000);
    let asset = asset(db, fields, kind)?;
    if fields.refused("/location") || rule == LocationRule::None {
        return Ok((Value::Null, None));
    }
    let position = match (lat, east) {
        (Some(lat), Some(east)) => Some((lat, east)),
        (None, None) => asset.as_ref().map(|(_, known)| known.position),
        _ => {
            fields.refuse("/location", phrases::half_position());
            return Ok((Value::Null, None));
        }
    };
    if position.is_none() && words.is_none() {
        if rule == LocationRule::Required {
            fields.refuse("/location", phrases::say_where());
        }
        return Ok((Value::Null, None));
    }
    if let Some((lat, east)) = position
        && !places::in_area(db, lat, east)?
    {
        let who = places::responsible_at(db, lat, east)?.map(|who| who.words());
        fields.refuse("/location", phrases::outside_area(who.as_ref()));
    }
    let known = id.as_deref().map(|id| places::name_of(db, id, language)).transpose()?.flatten();
    let thing = asset.as_ref().map(|(_, known)| known.label.say(language).to_owned());
    let place = known
        .or_else(|| thing.clone())
        .or_else(|| short(label.as_deref()?))
        .or_else(|| short(words.as_deref()?));
    let kept = json!({
        "lat": position.map(|(lat, _)| lat),
        "long": position.map(|(_, east)| east),
        "place_id": id,
        "label": label.or(thing),
        "words": words,
        "asset_id": asset.map(|(id, _)| id),
    });
    Ok((kept, place))
}

/// The thing that a report points at: there, and of the kind that the service asks for.
fn asset(
    db: &Connection,
    fields: &mut Fields<'_>,
    kind: Option<&str>,
) -> Answer<Option<(String, assets::Known)>> {
    const HERE: &str = "/location/asset_id";
    let Some(id) = fields.maybe_id(HERE) else { return Ok(None) };
    let known = assets::find(db, &id)?.filter(|known| kind == Some(known.kind.as_str()));
    if known.is_none() {
        fields.refuse(HERE, phrases::no_such_asset());
    }
    Ok(known.map(|known| (id, known)))
}

/// The first part of a place's description.
fn short(text: &str) -> Option<String> {
    let first = text.split([',', '\n']).next().unwrap_or("").trim();
    let cut: String = first.chars().take(60).collect();
    let cut = if cut.len() < first.len() { format!("{}…", cut.trim_end()) } else { cut };
    (!cut.is_empty()).then_some(cut)
}
