//! What the council offers, from its files into the tables: services, places, contact points, articles, notices, staff.

use rusqlite::params;
use serde_json::{Value, json};

use crate::capabilities;
use crate::clock::{self, HOUR, Millis};
use crate::db::Tx;
use crate::help::{self, NewArticle};
use crate::language::Words;
use crate::notices::{self, NewNotice};
use crate::places::{self, NewPlace};
use crate::problem::{Answer, Problem};

use super::calendar::days_from;
use super::data::{Article, Attribute, Contact, Data, Holidays, Service, Services, Stopper, Streets};
use super::things;

/// Writes everything but people and cases.
pub fn write(tx: &Tx<'_>, data: &Data, anchor: Millis) -> Answer<()> {
    tx.execute("INSERT INTO meta (name, value) VALUES ('reference_prefix', 'AB')", [])?;
    let name = Words::new("Aberwen Council", "Cyngor Aberwen", "مجلس أبيروين");
    tx.execute(
        "INSERT INTO meta (name, value) VALUES (?1, ?2)",
        params![capabilities::COUNCIL_NAME, serde_json::to_string(&name)?],
    )?;
    services(tx, &data.services)?;
    streets(tx, &data.streets)?;
    things::write(tx, &data.streets)?;
    contact(tx, &data.contact)?;
    articles(tx, &data.articles)?;
    for notice in &data.notices {
        let new = NewNotice {
            id: Some(notice.id.clone()),
            title: notice.title.clone().into(),
            text: notice.text.clone().into(),
            level: if notice.level == "warning" { "warning" } else { "news" },
            starts_at: days_from(anchor, notice.from_days) + if notice.from_days < 0 { 8 * HOUR } else { 0 },
            ends_at: Some(days_from(anchor, notice.until_days) + 16 * HOUR),
        };
        notices::create(tx, &new)?;
        // The desk shows when it was put up; the same for the same anchor.
        tx.execute("UPDATE notices SET created_at = starts_at WHERE id = ?1", [&notice.id])?;
    }
    for staff in &data.stories.people.staff {
        tx.execute("INSERT INTO staff (id, name) VALUES (?1, ?2)", params![staff.id, staff.name])?;
    }
    Ok(())
}

fn services(tx: &Tx<'_>, all: &Services) -> Answer<()> {
    for (position, service) in all.services.iter().enumerate() {
        let group = all.groups.iter().find(|group| group.code == service.group);
        let group = group.ok_or_else(|| Problem::broken(format_args!("no group {}", service.group)))?;
        one_service(tx, position, service, &group.name)?;
        for question in &service.attributes {
            attribute(tx, &service.service_code, question)?;
        }
        for (position, one) in service.stoppers.iter().enumerate() {
            stopper(tx, &service.service_code, position, one)?;
        }
    }
    Ok(())
}

fn one_service(tx: &Tx<'_>, position: usize, service: &Service, group: &Words) -> Answer<()> {
    tx.execute(
        "INSERT INTO services (code, position, name, description, group_name, keywords_json, told, visibility,
           expected_days, radius_m, location, anonymous, attachments_count, attachments_required, assets, public_where)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            service.service_code,
            position,
            service.service_name,
            service.description,
            group,
            serde_json::to_string(&service.keywords)?,
            service.told,
            service.visibility,
            service.expected_days,
            service.radius_m,
            service.location,
            service.anonymous,
            service.attachments.as_ref().map(|rule| rule.count),
            service.attachments.as_ref().is_some_and(|rule| rule.required),
            service.assets,
            service.public_where,
        ],
    )?;
    Ok(())
}

fn attribute(tx: &Tx<'_>, service: &str, question: &Attribute) -> Answer<()> {
    tx.execute(
        "INSERT INTO service_attributes (service_code, code, position, datatype, required, variable, question, help,
           unit, minimum, maximum, max_length, choices_json, show_if_json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            service,
            question.code,
            question.order,
            question.datatype,
            question.required,
            question.variable,
            question.description,
            question.datatype_description,
            question.unit,
            question.minimum,
            question.maximum,
            question.max_length,
            serde_json::to_string(&question.values)?,
            question.show_if.as_ref().map(Value::to_string),
        ],
    )?;
    Ok(())
}

fn stopper(tx: &Tx<'_>, service: &str, position: usize, one: &Stopper) -> Answer<()> {
    tx.execute(
        "INSERT INTO service_stoppers (service_code, position, kind, when_json, title, text, phone, url, article)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            service,
            position,
            one.kind,
            one.when.as_ref().map(Value::to_string),
            one.title,
            one.text,
            one.phone,
            one.url,
            one.article,
        ],
    )?;
    Ok(())
}

fn streets(tx: &Tx<'_>, streets: &Streets) -> Answer<()> {
    let area = &streets.area;
    tx.execute(
        "INSERT INTO area (one, south, north, west, east) VALUES (1, ?1, ?2, ?3, ?4)",
        [area.south, area.north, area.west, area.east],
    )?;
    for place in &streets.places {
        let new = NewPlace {
            id: place.id.clone(),
            kind: place.kind.clone(),
            name: place.name.clone().into(),
            also: place.also.clone(),
            town: Some(place.town.clone().into()),
            postcode: Some(place.postcode.clone()),
            lat: place.lat,
            long: place.long,
            in_area: place.in_area,
            responsible: place.responsible.clone(),
        };
        places::add(tx, &new)?;
    }
    Ok(())
}

fn contact(tx: &Tx<'_>, contact: &Contact) -> Answer<()> {
    let closed: Value = contact
        .bank_holidays
        .iter()
        .map(|day| json!({"date": day.date, "name": day.name, "opens": null, "closes": null}))
        .collect();
    let exceptions =
        |holidays: Holidays| if holidays == Holidays::Closed { closed.clone() } else { json!([]) };
    for (position, point) in contact.points.iter().enumerate() {
        let same = || serde_json::to_string(&point.value);
        let value = point.value_text.as_ref().map_or_else(same, serde_json::to_string)?;
        tx.execute(
            "INSERT INTO contact_points (id, position, kind, name, value, display, note, languages_json, time_zone,
               schedules_json, exceptions_json)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                point.id,
                position,
                point.kind,
                point.name,
                value,
                point.display,
                point.note,
                point.languages.to_string(),
                point.time_zone,
                point.schedules.to_string(),
                exceptions(point.holidays).to_string(),
            ],
        )?;
    }
    let hours = json!({"schedules": contact.chat.schedules, "exceptions": exceptions(contact.chat.holidays)});
    tx.execute("INSERT INTO meta (name, value) VALUES ('chat_hours', ?1)", [hours.to_string()])?;
    Ok(())
}

fn articles(tx: &Tx<'_>, articles: &[Article]) -> Answer<()> {
    for article in articles {
        let updated_at = clock::parse_rfc3339(&article.updated_at)
            .ok_or_else(|| Problem::broken(format_args!("article {} has no time", article.id)))?;
        let new = NewArticle {
            id: article.id.clone(),
            version: article.version,
            title: article.title.clone().into(),
            summary: Some(article.summary.clone().into()),
            body: article.body.clone().into(),
            keywords: article.keywords.clone(),
            service_code: article.service.clone(),
            updated_at,
        };
        help::add(tx, &new)?;
    }
    Ok(())
}
