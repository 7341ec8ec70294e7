//! A small council: two services, three places, an article, a notice, two residents. Enough for every rule of the contract.

use onedoor_backend::assets::{self, NewAsset};
use onedoor_backend::cases::{self, NewCase, Reporter};
use onedoor_backend::clock::{self, DAY, Millis};
use onedoor_backend::db::{Announce, Db, Tx};
use onedoor_backend::help::{self, Keywords, NewArticle};
use onedoor_backend::language::{Lang, Words};
use onedoor_backend::notices::{self, NewNotice};
use onedoor_backend::places::{self, NewPlace, Responsible};
use onedoor_backend::problem::Answer;
use rusqlite::params;
use serde_json::{Value, json};

pub const MAIR: &str = "mair@example.org";
pub const GWILYM: &str = "gwilym@example.org";

pub fn seed(db: &Db) {
    db.write_now(Announce::Quietly, |tx| {
        services(tx)?;
        around(tx)?;
        resident(tx, "r_mair", "Mair Evans", MAIR, "en")?;
        resident(tx, "r_gwilym", "Gwilym Pritchard", GWILYM, "cy")?;
        // Mair's texts are blocked.
        tx.execute(
            "INSERT INTO addresses (id, resident_id, channel, value, folded, verified_at, blocked_reason, blocked_since, created_at)
             VALUES ('a_mair_sms', 'r_mair', 'sms', '+447700900482', '+447700900482', 1, 'stop', ?1, 2)",
            [clock::now() - 18 * DAY],
        )?;
        Ok(())
    })
    .unwrap();
}

fn services(tx: &Tx<'_>) -> Answer<()> {
    let text =
        |en: &str| json!({"en": en, "cy": format!("{en} (cy)"), "ar": format!("{en} (ar)")}).to_string();
    for (code, position, visibility, location, anonymous) in [
        ("street-light", 1, "public", "required", true),
        ("noise", 2, "private", "none", false),
        ("rats", 3, "private", "required", true),
        ("fly-tipping", 4, "public", "required", true),
    ] {
        tx.execute(
            "INSERT INTO services (code, position, name, description, group_name, keywords_json, told, visibility,
               expected_days, radius_m, location, anonymous)
             VALUES (?1, ?2, ?3, NULL, ?4, '{\"en\": [\"lamp\"]}', ?5, ?6, 5, 250, ?7, ?8)",
            params![code, position, text(code), text("Roads"), text("Lighting team"), visibility, location, anonymous],
        )?;
    }
    tx.execute(
        "UPDATE services SET attachments_count = 3, assets = 'street-light', public_where = ?1 WHERE code = 'street-light'",
        [text("On the public map")],
    )?;
    tx.execute("UPDATE services SET attachments_count = 0 WHERE code = 'noise'", [])?;
    tx.execute("UPDATE services SET attachments_required = 1 WHERE code = 'fly-tipping'", [])?;
    let choices = json!([{"key": "out", "name": "It is out"}, {"key": "wires", "name": {"en": "Wires show", "cy": "Gwifrau"}}]);
    let hidden = json!({"code": "fault", "any_of": ["out"]});
    for (code, position, datatype, required, choices, show_if) in [
        ("fault", 1, "singlevaluelist", true, Some(choices), None),
        ("column", 2, "string", false, None, Some(hidden)),
        ("since", 3, "datetime", false, None, None),
        ("height", 4, "number", false, None, None),
    ] {
        let choices = choices.map_or("[]".to_owned(), |value| value.to_string());
        tx.execute(
            "INSERT INTO service_attributes (service_code, code, position, datatype, required, question, maximum, choices_json, show_if_json)
             VALUES ('street-light', ?1, ?2, ?3, ?4, ?5, 30, ?6, ?7)",
            params![code, position, datatype, required, text(code), choices, show_if.map(|value: Value| value.to_string())],
        )?;
    }
    tx.execute(
        "INSERT INTO service_stoppers (service_code, position, kind, when_json, title, text, phone)
         VALUES ('street-light', 1, 'emergency', ?1, ?2, ?2, '+441632960199')",
        params![json!({"code": "fault", "any_of": ["wires"]}).to_string(), text("Keep away")],
    )?;
    Ok(())
}

fn around(tx: &Tx<'_>) -> Answer<()> {
    tx.execute("INSERT INTO area VALUES (1, 52.3, 52.45, -4.2, -3.9)", [])?;
    let place = |id: &str, name: &str, at: (f64, f64), in_area| NewPlace {
        id: id.into(),
        kind: "street".into(),
        name: name.into(),
        also: Vec::new(),
        town: Some("Aberwen".into()),
        postcode: Some("SY23 9AB".into()),
        lat: at.0,
        long: at.1,
        in_area,
        responsible: (!in_area).then(|| Responsible {
            name: "Porth Newydd Council".into(),
            phone: None,
            url: None,
        }),
    };
    places::add(tx, &place("heol-y-mor", "Heol y Môr", (52.49, -4.2), false))?;
    places::add(tx, &place("lon-heol", "Lôn yr Heol", (52.42, -4.09), true))?;
    places::add(tx, &place("heol-y-bont", "Heol y Bont", (52.4153, -4.0829), true))?;
    for (id, kind, label, position) in [
        ("lamp-heol-y-bont-14", "street-light", "Lamp 14, Heol y Bont", (52.41531, -4.08288)),
        ("lamp-heol-y-bont-15", "street-light", "Lamp 15, Heol y Bont", (52.41519, -4.08258)),
        ("lamp-lon-heol-1", "street-light", "Lamp 1, Lôn yr Heol", (52.42, -4.09)),
        ("bin-heol-y-bont-1", "litter-bin", "Bin 1, Heol y Bont", (52.4153, -4.0829)),
    ] {
        assets::add(tx, &NewAsset { id: id.into(), kind, label: label.into(), position })?;
    }
    help::add(
        tx,
        &NewArticle {
            id: "114".into(),
            version: 3,
            title: Words::new(
                "How long do repairs to lights take?",
                "Pa mor hir mae trwsio goleuadau?",
                "كم يستغرق إصلاح الإنارة؟",
            )
            .into(),
            summary: Some("Most are mended within five days.".into()),
            body: "Most are mended within **five days**.".into(),
            keywords: Keywords::default(),
            service_code: None,
            updated_at: clock::now() - 90 * DAY,
        },
    )?;
    let notice = |id: &str, days: Millis| NewNotice {
        id: Some(id.into()),
        title: "Heol y Bont closed".into(),
        text: "The bridge is closed.".into(),
        level: "warning",
        starts_at: clock::now() - days * DAY,
        ends_at: Some(clock::now() + (2 - days) * DAY),
    };
    notices::create(tx, &notice("n_now", 1))?;
    notices::create(tx, &notice("n_over", 5))?;
    tx.execute(
        "INSERT INTO contact_points VALUES ('main', 1, 'phone', '{\"en\": \"Helpline\", \"cy\": \"Llinell gymorth\"}', '\"+441632960100\"',
           '01632 960100', NULL, '[\"en\", \"cy\"]', 'Europe/London',
           '[{\"days\": [\"mon\"], \"opens\": \"08:30\", \"closes\": \"17:30\"}]',
           '[{\"date\": \"2026-12-25\", \"name\": {\"en\": \"Christmas Day\", \"cy\": \"Dydd Nadolig\"}, \"opens\": null, \"closes\": null}]')",
        [],
    )?;
    Ok(())
}

fn resident(tx: &Tx<'_>, id: &str, name: &str, email: &str, language: &str) -> Answer<()> {
    tx.execute(
        "INSERT INTO residents (id, name, language, created_at) VALUES (?1, ?2, ?3, 1)",
        [id, name, language],
    )?;
    tx.execute(
        "INSERT INTO addresses (id, resident_id, channel, value, folded, verified_at, signs_in, created_at)
         VALUES (?1, ?2, 'email', ?3, ?3, 1, 1, 1)",
        params![format!("{id}_email"), id, email],
    )?;
    Ok(())
}

/// A case as the seeds make it.
pub fn case(resident: &str, title: &str, at: Millis) -> NewCase {
    NewCase {
        reference: None,
        resident: Some(resident.to_owned()),
        secret_hash: None,
        service_code: Some("street-light".into()),
        service_name: "Street light".into(),
        title: Some(title.into()),
        description: "Light still out.".into(),
        answers: vec![("What is wrong?".into(), "It is out".into())],
        place: Some("Heol y Bont".into()),
        location: Value::Null,
        told: Some("Lighting team".into()),
        visibility: "public",
        channel: "sms".into(),
        at,
        expected_on: Some(clock::day(at + 5 * DAY)),
        reporter: Reporter { name: None, email: None, phone: None, contact_by: "none" },
        on_behalf: None,
        language: Lang::En,
    }
}

/// Adds cases to a server that runs; the newest last.
pub fn add_cases(db: &Db, cases: impl Iterator<Item = NewCase>) -> Vec<String> {
    db.write_now(Announce::Quietly, |tx| cases.map(|new| Ok(cases::create(tx, &new)?.reference)).collect())
        .unwrap()
}

/// A small picture: enough of a PNG for whoever looks at its first bytes, and different for each `word`.
pub fn png(word: &str) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", word.as_bytes()].concat()
}

/// A report that the street light service takes.
pub fn report() -> Value {
    json!({
        "service_code": "street-light",
        "description": "The lamp by the bridge has been out since Tuesday.",
        "attributes": [{"code": "fault", "values": ["out"]}],
        "location": {"lat": 52.4153, "long": -4.0829, "place_id": "heol-y-bont", "label": "Heol y Bont, Aberwen", "words": "By the bench"},
        "reporter": {"name": "Sam Rees", "email": "sam@example.org", "phone": null, "contact_by": "email"},
        "language": "en",
    })
}
