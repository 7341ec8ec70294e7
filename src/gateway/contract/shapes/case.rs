//! `CaseSummary` and `Case`.

use super::file::case_file;
use super::place::{location, visibility};
use crate::json::{Object, Read};
use onedoor_domain::cases::{
    AnswerGiven, Case, CaseStep, CaseSummary, NextAction, Stage, Status, StepState, Who,
};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{Reference, ServiceCode};
use serde_json::Value;

pub(crate) fn stage(object: Object) -> Read<Stage> {
    object.one_of(
        "stage",
        &[
            ("received", Stage::Received),
            ("assessing", Stage::Assessing),
            ("planned", Stage::Planned),
            ("working", Stage::Working),
            ("done", Stage::Done),
        ],
    )
}

pub(crate) fn case_summary(value: &Value) -> Read<CaseSummary> {
    let object = Object::of(value)?;
    Ok(CaseSummary {
        reference: object.id("reference", Reference::parse)?,
        title: object.text("title")?,
        service_code: object.maybe_id("service_code", ServiceCode::parse),
        service_name: object.text("service_name")?,
        place: object.maybe_text("place"),
        status: object.one_of("status", &[("open", Status::Open), ("closed", Status::Closed)])?,
        stage: stage(object)?,
        status_text: object.text("status_text")?,
        needs_me: object.flag("needs_me", false),
        next_action: object.object("next_action").map(next_action).transpose()?,
        expected_at: object.maybe_day("expected_at"),
        overdue: object.flag("overdue", false),
        channel: Channel::parse(&object.text("channel")?),
        requested_at: object.time("requested_at")?,
        updated_at: object.time("updated_at")?,
        following: object.flag("following", false),
    })
}

pub(crate) fn case(value: &Value) -> Read<Case> {
    let summary = case_summary(value)?;
    let object = Object::of(value)?;
    Ok(Case {
        summary,
        description: object.text("description")?,
        answers: object.maybe_list("answers", |item| {
            let item = Object::of(item)?;
            Ok(AnswerGiven { question: item.text("question")?, answer: item.text("answer")? })
        }),
        location: object.object("location").map(location),
        told: object.maybe_text("told"),
        visibility: visibility(object)?,
        can_message: object.flag("can_message", false),
        steps: object.list("steps", step)?,
        files: object.maybe_list("attachments", case_file),
    })
}

fn next_action(object: Object) -> Read<NextAction> {
    let who = object.one_of("who", &[("resident", Who::Resident), ("council", Who::Council)])?;
    Ok(NextAction { who, text: object.text("text")? })
}

fn step(value: &Value) -> Read<CaseStep> {
    let object = Object::of(value)?;
    let states = [("done", StepState::Done), ("current", StepState::Current), ("coming", StepState::Coming)];
    Ok(CaseStep {
        stage: stage(object)?,
        state: object.one_of("state", &states)?,
        at: object.maybe_time("at"),
    })
}
