//! Mair's first three cases: one that needs her, one that is late, and one that was settled by phone.
//!
//! They are the examples of `openapi.yaml`, as far as a council can play them.

use serde_json::json;

use crate::cases::{self, Author, NewCase, NewEvent, NextAction, Reporter, Role, Stage, StageChange};
use crate::clock::{self, HOUR, MINUTE, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text, Words};
use crate::problem::Answer;

use super::calendar::days_from;
use super::data::Data;

/// Tells the three.
pub fn tell(tx: &Tx<'_>, data: &Data, anchor: Millis) -> Answer<()> {
    settled(tx, data, anchor)?;
    late(tx, data, anchor)?;
    needs_her(tx, data, anchor)
}

/// A case of Mair's, before the differences.
fn case(reference: &str, name: Text, said: &str, channel: &str, at: Millis) -> NewCase {
    NewCase {
        reference: Some(reference.to_owned()),
        resident: Some("r_mair".to_owned()),
        secret_hash: None,
        service_code: None,
        service_name: name,
        title: None,
        description: said.to_owned(),
        answers: Vec::new(),
        place: None,
        location: serde_json::Value::Null,
        told: None,
        visibility: "private",
        channel: channel.to_owned(),
        at,
        expected_on: None,
        reporter: Reporter {
            name: Some("Mair Evans".to_owned()),
            email: Some("mair@example.org".to_owned()),
            phone: Some("+447700900482".to_owned()),
            contact_by: "email",
        },
        on_behalf: None,
        language: Lang::En,
    }
}

fn stage(stage: Stage, at: Millis, team: &str, words: Words, next: Option<Words>) -> StageChange {
    StageChange {
        stage,
        at,
        channel: "web".to_owned(),
        author: Author::council(team),
        status_text: None,
        text: Some(words.into()),
        next: next.map(|words| NextAction { who: Role::Council, text: words.into() }),
        expected_on: None,
    }
}

fn needs_her(tx: &Tx<'_>, data: &Data, anchor: Millis) -> Answer<()> {
    let service = data.service("street-light")?;
    let (yesterday, before) = (days_from(anchor, -1), days_from(anchor, -2));
    let team = service.told.say(Lang::En);
    let fault = service.attributes.first().map(|fault| {
        let out = fault.values.first().map(|choice| Text::from(choice.name.clone()));
        (fault.description.clone().into(), out.unwrap_or_else(|| "".into()))
    });
    let new = NewCase {
        service_code: Some("street-light".to_owned()),
        told: Some(service.told.clone().into()),
        place: Some("Heol y Bont".to_owned()),
        location: json!({
            "lat": 52.4153, "long": -4.0829, "place_id": "heol-y-bont", "label": "Heol y Bont, Aberwen", "words": "By the bench",
            "asset_id": "lamp-heol-y-bont-14"
        }),
        answers: fault.into_iter().collect(),
        visibility: "public",
        expected_on: Some(clock::working_day_after(before, 5)),
        ..case(
            "AB-4821",
            service.service_name.clone().into(),
            "Light still out.",
            "sms",
            before + 18 * HOUR + 31 * MINUTE,
        )
    };
    let case = cases::create(tx, &new)?.id;
    let looks = Words::new("We look at it", "Rydym yn edrych arno", "ننظر في الأمر");
    let read = Words::new(
        "We have read it and are looking at it.",
        "Rydym wedi’i ddarllen ac yn edrych arno.",
        "قرأناه ونحن ننظر فيه.",
    );
    cases::set_stage(
        tx,
        case,
        &stage(Stage::Assessing, yesterday + 8 * HOUR + 50 * MINUTE, team, read, Some(looks)),
    )?;
    let booked = Words::new("Repair booked", "Trefnwyd y gwaith trwsio", "حُجز موعد الإصلاح");
    let mend = Words::new("We mend it", "Rydym yn ei drwsio", "نصلحه");
    let planned = StageChange {
        status_text: Some(booked.clone().into()),
        expected_on: Some(clock::working_day_after(yesterday, 3)),
        ..stage(
            Stage::Planned,
            yesterday + 8 * HOUR + 55 * MINUTE,
            team,
            booked.map(|_, words| format!("{words}.")),
            Some(mend),
        )
    };
    cases::set_stage(tx, case, &planned)?;
    let asks: Text =
        Words::new("Which side of the post is it?", "Pa ochr i’r postyn yw hi?", "في أي جهة من العمود؟")
            .into();
    let at = yesterday + 9 * HOUR + 4 * MINUTE;
    cases::message_to_resident(tx, case, at, Author::council("Carys"), "chat", asks.clone(), Some(asks))?;
    Ok(())
}

fn late(tx: &Tx<'_>, data: &Data, anchor: Millis) -> Answer<()> {
    let service = data.service("missed-recycling")?;
    let start = days_from(anchor, -5);
    let new = NewCase {
        service_code: Some("missed-recycling".to_owned()),
        told: Some(service.told.clone().into()),
        place: Some("14 Stryd Fawr".to_owned()),
        location: json!({
            "lat": null, "long": null, "place_id": "stryd-fawr", "label": "14 Stryd Fawr, Aberwen", "words": null
        }),
        expected_on: Some(clock::day(days_from(anchor, -2))),
        ..case(
            "AB-4790",
            service.service_name.clone().into(),
            "The green box was out at half past six and is still full.",
            "web",
            start + 8 * HOUR + 10 * MINUTE,
        )
    };
    let case = cases::create(tx, &new)?.id;
    let read = Words::new(
        "The crew is asked why, and when it comes back.",
        "Gofynnir i’r criw pam, a phryd y daw yn ôl.",
        "نسأل العمال عن السبب وعن موعد عودتهم.",
    );
    let collect = Words::new("We collect it", "Rydym yn ei gasglu", "نجمعها");
    let at = days_from(start, 1) + 12 * HOUR;
    cases::set_stage(
        tx,
        case,
        &stage(Stage::Assessing, at, service.told.say(Lang::En), read, Some(collect)),
    )?;
    Ok(())
}

fn settled(tx: &Tx<'_>, data: &Data, anchor: Millis) -> Answer<()> {
    let start = days_from(anchor, -11);
    let told = data.service("council-tax-move")?.told.clone();
    let name = Words::new("Council tax", "Treth gyngor", "ضريبة المجلس");
    let title =
        Words::new("Council tax: moved house", "Treth gyngor: symud tŷ", "ضريبة المجلس: انتقال إلى بيت آخر");
    let new = NewCase {
        title: Some(title.into()),
        told: Some(told.clone().into()),
        ..case(
            "AB-4655",
            name.into(),
            "Rang to say that she moved to 14 Stryd Fawr and to ask for the new amount.",
            "phone",
            start + 14 * HOUR + 20 * MINUTE,
        )
    };
    let case = cases::create(tx, &new)?.id;
    let next = days_from(start, 1);
    let call = NewEvent {
        at: next + 9 * HOUR + 40 * MINUTE,
        kind: "call",
        channel: "phone".to_owned(),
        author: Author::council("Owain"),
        text: Words::new(
            "We rang with the new amount: £131 a month from the day of the move. A letter follows.",
            "Ffoniwyd â’r swm newydd: £131 y mis o’r diwrnod symud. Mae llythyr i ddilyn.",
            "اتصلنا لإبلاغك بالمبلغ الجديد: 131 جنيهًا في الشهر من يوم الانتقال. تتبع ذلك رسالة.",
        )
        .into(),
        stage: None,
        expected_on: None,
    };
    cases::add_event(tx, case, &call)?;
    let answered = Words::new("Answered", "Wedi’i ateb", "تم الرد");
    let change = StageChange {
        status_text: Some(answered.clone().into()),
        ..stage(Stage::Done, next + 10 * HOUR, told.say(Lang::En), answered, None)
    };
    cases::set_stage(tx, case, &change)?;
    Ok(())
}
