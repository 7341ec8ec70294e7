//! Tells one case from its beginning to where it stands today, through the same functions that residents and staff use.
//!
//! Not here: whose cases there are and how many (see `town` and `estate`).

use crate::cases::{self, Author, CaseId, NewCase, NewEvent, NextAction, Reporter, Role, Stage, StageChange};
use crate::clock::{self, DAY, HOUR, MINUTE, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text, Words};
use crate::problem::{Answer, Problem};
use crate::secret;

use super::calendar::{self, Hands};
use super::data::{Data, Place, Service, Story};
use super::dice::Dice;
use super::form;

/// Where a case stands at the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Done.
    Closed,
    /// Nobody has looked yet.
    Fresh,
    /// Being looked at.
    Assessing,
    /// The work has a date to come.
    Planned,
    /// The work goes on.
    Working,
    /// Its date has passed.
    Late,
    /// The resident was asked something.
    Waiting,
}

/// How much is told of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Questions, calls, letters, thanks.
    Full,
    /// Its stages.
    Brief,
}

/// Somebody who reports.
#[derive(Clone, Debug)]
pub struct Who {
    /// `residents.id`; none for a guest.
    pub resident: Option<String>,
    /// In full.
    pub name: String,
    /// Where they read e-mail.
    pub email: Option<String>,
    /// In E.164.
    pub phone: Option<String>,
    /// What they read and write.
    pub lang: Lang,
    /// For whom, when it is for somebody else.
    pub on_behalf: Option<Words>,
    /// They want their letters in large print.
    pub large_print: bool,
}

/// The beginning of a case, and its end.
#[derive(Clone)]
pub struct Opening<'a> {
    /// Its reference.
    pub reference: String,
    /// Who reports.
    pub who: &'a Who,
    /// What about.
    pub story: &'a Story,
    /// Where.
    pub place: &'a Place,
    /// The house, when it is about one.
    pub house: Option<i64>,
    /// How it came in.
    pub channel: &'a str,
    /// When it came in.
    pub start: Millis,
    /// Where it stands.
    pub fate: Fate,
    /// How much is told.
    pub detail: Detail,
}

/// Tells cases.
pub struct Teller<'a> {
    /// Where to.
    pub tx: &'a Tx<'a>,
    /// From what.
    pub data: &'a Data,
    /// By what chance.
    pub dice: Dice,
    /// Everything was before this.
    pub anchor: Millis,
}

impl Teller<'_> {
    /// Tells one case.
    pub fn tell(&mut self, opening: &Opening<'_>) -> Answer<CaseId> {
        let service = self.data.service(&opening.story.service)?;
        let mut hands = Hands::new(opening.start, self.anchor);
        let expected = self.expected(opening, service);
        let case = self.open(opening, service, expected.as_deref())?;
        let team = service.told.say(opening.who.lang);
        if opening.fate == Fate::Fresh {
            return Ok(case);
        }
        let span = self.span(opening, service);
        let part = |of_hundred: i64| opening.start + span / 100 * of_hundred;

        self.stage(case, Stage::Assessing, hands.at_work(part(8)), team, "assessing", None)?;
        if opening.detail == Detail::Full {
            self.talk(case, opening, service, &mut hands, span)?;
        }
        match opening.fate {
            Fate::Waiting => {
                let asked = self.anchor - self.dice.between(8, 70) * HOUR;
                self.ask(case, opening, hands.at_work(asked))?;
                return Ok(case);
            }
            Fate::Assessing => return Ok(case),
            _ => {}
        }
        self.stage(case, Stage::Planned, hands.at_work(part(30)), team, "planned", expected.as_deref())?;
        if opening.fate == Fate::Late {
            self.delay(case, opening, hands.at_work(part(60)), team)?;
        }
        let works = match opening.fate {
            Fate::Closed => opening.detail == Detail::Full || self.dice.chance(30),
            Fate::Late => self.dice.chance(30),
            fate => fate == Fate::Working,
        };
        if works {
            self.stage(case, Stage::Working, hands.at_work(part(75)), team, "working", None)?;
        }
        if opening.fate == Fate::Closed {
            self.close(case, opening, hands.at_work(part(100)), team)?;
            if opening.detail == Detail::Full && self.dice.chance(18) {
                let after = hands.now() + self.dice.between(30, 900) * MINUTE;
                self.resident_writes(case, opening, hands.at_any_hour(after), "thanks")?;
            }
        }
        Ok(case)
    }

    /// How long it takes, or took.
    fn span(&mut self, opening: &Opening<'_>, service: &Service) -> Millis {
        let usual = Millis::from(service.expected_days.unwrap_or(5).max(1)) * DAY * 7 / 5;
        let took = usual / 100 * self.dice.between(50, 125);
        took.min(self.anchor - opening.start - 2 * HOUR).max(HOUR)
    }

    /// The promised day. Only a late case has one that is past, and every late case has one.
    fn expected(&mut self, opening: &Opening<'_>, service: &Service) -> Option<String> {
        let promised = clock::working_day_after(opening.start, service.expected_days.unwrap_or(10));
        match opening.fate {
            Fate::Closed => service.expected_days.map(|_| promised),
            Fate::Late => {
                let passed = clock::day(calendar::days_from(self.anchor, -self.dice.between(1, 12)));
                Some(promised.min(passed))
            }
            Fate::Fresh | Fate::Assessing | Fate::Waiting => {
                let soon = calendar::days_from(self.anchor, self.dice.between(1, 4));
                service.expected_days.map(|_| promised.max(clock::working_day_after(soon, 0)))
            }
            Fate::Planned | Fate::Working => {
                let days = u32::try_from(self.dice.between(1, 8)).unwrap_or(1);
                Some(promised.max(clock::working_day_after(self.anchor, days)))
            }
        }
    }

    fn open(&mut self, opening: &Opening<'_>, service: &Service, expected: Option<&str>) -> Answer<CaseId> {
        let who = opening.who;
        let named = service.location != "none";
        let place = match opening.house {
            Some(house) => format!("{house} {}", opening.place.name.say(who.lang)),
            None => opening.place.name.say(who.lang).to_owned(),
        };
        let secret = who.resident.is_none().then(|| secret::hash(&super::guest_secret(&opening.reference)));
        let new = NewCase {
            reference: Some(opening.reference.clone()),
            resident: who.resident.clone(),
            secret_hash: secret,
            service_code: Some(service.service_code.clone()),
            service_name: service.service_name.clone().into(),
            title: None,
            description: self.said(opening),
            answers: if opening.channel == "web" {
                form::answers(&mut self.dice, service, opening)
            } else {
                Vec::new()
            },
            place: named.then(|| place.clone()),
            location: if named {
                form::location(&mut self.dice, opening.place, &place, who.lang)
            } else {
                serde_json::Value::Null
            },
            told: Some(service.told.clone().into()),
            visibility: if service.visibility == "public" { "public" } else { "private" },
            channel: opening.channel.to_owned(),
            at: opening.start,
            expected_on: expected.map(str::to_owned),
            reporter: reporter(opening),
            on_behalf: None,
            language: who.lang,
        };
        Ok(cases::create(self.tx, &new)?.id)
    }

    fn said(&mut self, opening: &Opening<'_>) -> String {
        let in_lang = |lang: Lang| opening.story.said.get(lang.tag()).map(Vec::as_slice).unwrap_or_default();
        let own = in_lang(opening.who.lang);
        let own = if own.is_empty() { in_lang(Lang::En) } else { own };
        let said = self.dice.pick(own).cloned().unwrap_or_default();
        match &opening.who.on_behalf {
            Some(whom) => format!("{} {said}", whom.say(opening.who.lang)),
            None => said,
        }
    }

    /// What is said between looking at it and planning the work.
    fn talk(
        &mut self,
        case: CaseId,
        opening: &Opening<'_>,
        service: &Service,
        hands: &mut Hands,
        span: Millis,
    ) -> Answer<()> {
        let soon = |hands: &Hands, dice: &mut Dice| hands.now() + span / 100 * dice.between(2, 8);
        let done = opening.fate == Fate::Closed;
        if done && opening.story.answer.is_some() && self.dice.chance(25) {
            let at = hands.at_work(soon(hands, &mut self.dice));
            self.ask(case, opening, at)?;
            let answer =
                opening.story.answer.as_ref().map_or("", |answer| answer.say(opening.who.lang)).to_owned();
            let at = hands.at_any_hour(hands.now() + self.dice.between(20, 1300) * MINUTE);
            let channel = self.resident_channel(opening);
            cases::message_from_resident(
                self.tx,
                case,
                at,
                Some(opening.who.name.clone()),
                channel,
                &answer,
            )?;
        }
        let seen = !matches!(service.group.as_str(), "bins" | "money" | "other" | "litter");
        if seen && self.dice.chance(30) {
            let at = hands.at_work(soon(hands, &mut self.dice));
            self.entry(case, at, "visit", "desk", "visit", opening)?;
        }
        if opening.who.phone.is_some() && self.dice.chance(if opening.channel == "phone" { 45 } else { 12 }) {
            let at = hands.at_work(soon(hands, &mut self.dice));
            self.entry(case, at, "call", "phone", "call", opening)?;
        }
        if opening.who.large_print || opening.channel == "post" || self.dice.chance(6) {
            let at = hands.at_work(soon(hands, &mut self.dice));
            self.entry(case, at, "letter", "post", "letter", opening)?;
        }
        if self.dice.chance(20) {
            let at = hands.at_any_hour(soon(hands, &mut self.dice));
            self.resident_writes(case, opening, at, "nudge")?;
            let at = hands.at_work(hands.now() + self.dice.between(1, 20) * HOUR);
            let text = self.phrase("reply")?;
            let author = self.staff();
            cases::message_to_resident(
                self.tx,
                case,
                at,
                author,
                council_channel(opening),
                text.into(),
                None,
            )?;
        }
        Ok(())
    }

    fn ask(&mut self, case: CaseId, opening: &Opening<'_>, at: Millis) -> Answer<()> {
        let question = match &opening.story.question {
            Some(question) => question.clone(),
            None => Words::new(
                "When could we see it with you?",
                "Pryd gallen ni ei weld gyda chi?",
                "متى يمكننا معاينته معك؟",
            ),
        };
        let author = self.staff();
        let text: Text = question.into();
        cases::message_to_resident(
            self.tx,
            case,
            at,
            author,
            council_channel(opening),
            text.clone(),
            Some(text),
        )?;
        Ok(())
    }

    fn resident_writes(
        &mut self,
        case: CaseId,
        opening: &Opening<'_>,
        at: Millis,
        occasion: &str,
    ) -> Answer<()> {
        let text = self.phrase(occasion)?;
        let channel = self.resident_channel(opening);
        let name = Some(opening.who.name.clone());
        cases::message_from_resident(self.tx, case, at, name, channel, text.say(opening.who.lang))?;
        Ok(())
    }

    fn resident_channel(&mut self, opening: &Opening<'_>) -> &'static str {
        let ways: &[&'static str] =
            if opening.who.email.is_some() { &["web", "email", "sms", "phone"] } else { &["phone", "sms"] };
        self.dice.pick(ways).copied().unwrap_or("web")
    }

    fn entry(
        &mut self,
        case: CaseId,
        at: Millis,
        kind: &'static str,
        channel: &str,
        occasion: &str,
        opening: &Opening<'_>,
    ) -> Answer<()> {
        let text = match (occasion, opening.who.large_print) {
            ("letter", true) => self.data.stories.phrases("letter").last().cloned(),
            ("letter", false) => self.data.stories.phrases("letter").first().cloned(),
            _ => Some(self.phrase(occasion)?),
        };
        let text: Text = text.ok_or_else(|| Problem::broken("a phrase is missing"))?.into();
        let (channel, author) = (channel.to_owned(), self.staff());
        let event = NewEvent { at, kind, channel, author, text, stage: None, expected_on: None };
        cases::add_event(self.tx, case, &event)?;
        Ok(())
    }

    fn delay(&mut self, case: CaseId, opening: &Opening<'_>, at: Millis, team: &str) -> Answer<()> {
        if self.dice.chance(60) {
            let sorry = self.phrase("late")?;
            let day = clock::day(calendar::days_from(self.anchor, -self.dice.between(1, 6)));
            cases::set_expected(self.tx, case, at, Author::council(team), Some(&day), Some(sorry.into()))?;
        } else if opening.detail == Detail::Full {
            self.resident_writes(case, opening, at, "nudge")?;
        }
        Ok(())
    }

    fn stage(
        &mut self,
        case: CaseId,
        stage: Stage,
        at: Millis,
        team: &str,
        occasion: &str,
        expected_on: Option<&str>,
    ) -> Answer<()> {
        let text = self.phrase(occasion)?;
        let next = self.phrase("council_next")?;
        let change = StageChange {
            stage,
            at,
            channel: "web".to_owned(),
            author: Author::council(team),
            status_text: None,
            text: Some(text.into()),
            next: Some(NextAction { who: Role::Council, text: next.into() }),
            expected_on: expected_on.map(str::to_owned),
        };
        cases::set_stage(self.tx, case, &change)?;
        Ok(())
    }

    fn close(&mut self, case: CaseId, opening: &Opening<'_>, at: Millis, team: &str) -> Answer<()> {
        let change = StageChange {
            stage: Stage::Done,
            at,
            channel: "web".to_owned(),
            author: Author::council(team),
            status_text: None,
            text: opening.story.done.clone().map(Text::from),
            next: None,
            expected_on: None,
        };
        cases::set_stage(self.tx, case, &change)?;
        Ok(())
    }

    fn phrase(&mut self, occasion: &str) -> Answer<Words> {
        let found = self.dice.pick(self.data.stories.phrases(occasion)).cloned();
        found.ok_or_else(|| Problem::broken(format_args!("the demo council has no words for {occasion}")))
    }

    fn staff(&mut self) -> Author {
        let name = self.dice.pick(&self.data.stories.people.staff).map_or("", |staff| staff.name.as_str());
        Author::council(name)
    }
}

/// How the council writes to somebody who came by this channel.
fn council_channel(opening: &Opening<'_>) -> &'static str {
    match opening.channel {
        "sms" => "sms",
        "chat" => "chat",
        _ if opening.who.email.is_some() => "email",
        _ => "phone",
    }
}

/// Who reports, and how they want to hear: as they came.
fn reporter(opening: &Opening<'_>) -> Reporter {
    let who = opening.who;
    let wished = match opening.channel {
        "web" | "email" => "email",
        "sms" => "sms",
        _ if who.phone.is_some() => "phone",
        _ => "email",
    };
    let contact_by = match wished {
        "email" if who.email.is_none() => "none",
        "sms" | "phone" if who.phone.is_none() => "none",
        other => other,
    };
    Reporter { name: Some(who.name.clone()), email: who.email.clone(), phone: who.phone.clone(), contact_by }
}
