//! One case: how it stands, whose turn it is, and by when.

use crate::channels::Channel;
use crate::id::{Reference, ServiceCode};
use crate::report::{CaseFile, Location, Visibility};
use crate::{Day, Timestamp};

/// Open311's two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Something is still to be done.
    Open,
    /// Nothing more will be done.
    Closed,
}

/// The steps of a case, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It arrived.
    Received,
    /// Somebody looks at it.
    Assessing,
    /// The work has a day.
    Planned,
    /// The work goes on.
    Working,
    /// It is finished.
    Done,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Received, Self::Assessing, Self::Planned, Self::Working, Self::Done];
}

/// Who has to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The resident.
    Resident,
    /// The council.
    Council,
}

/// What happens next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextAction {
    /// Whose turn it is.
    pub who: Who,
    /// What it is, in the council's words.
    pub text: String,
}

/// A case as a row in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSummary {
    /// How people name it.
    pub reference: Reference,
    /// What it is about.
    pub title: String,
    /// The service, where it came in as a report.
    pub service_code: Option<ServiceCode>,
    /// The service's name.
    pub service_name: String,
    /// Where.
    pub place: Option<String>,
    /// Open or closed.
    pub status: Status,
    /// How far it is.
    pub stage: Stage,
    /// The state in a few words of the council.
    pub status_text: String,
    /// It waits for the resident.
    pub needs_me: bool,
    /// What happens next.
    pub next_action: Option<NextAction>,
    /// The day by which something is promised.
    pub expected_at: Option<Day>,
    /// That day has passed.
    pub overdue: bool,
    /// How it came in.
    pub channel: Channel,
    /// When it came in.
    pub requested_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// It is somebody else's report, which the resident wants to be told of.
    pub following: bool,
}

/// A question of the service, and what the resident answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerGiven {
    /// The question.
    pub question: String,
    /// The answer, in words.
    pub answer: String,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Here we are.
    Current,
    /// Still to come.
    Coming,
}

/// One step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStep {
    /// Which.
    pub stage: Stage,
    /// Where it stands.
    pub state: StepState,
    /// When it was reached.
    pub at: Option<Timestamp>,
}

/// A case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What a list shows of it.
    pub summary: CaseSummary,
    /// What the resident wrote or said.
    pub description: String,
    /// The service's questions and the answers.
    pub answers: Vec<AnswerGiven>,
    /// Where it is.
    pub location: Option<Location>,
    /// The team that has it.
    pub told: Option<String>,
    /// Who can read the description.
    pub visibility: Visibility,
    /// The resident may write to the council about it.
    pub can_message: bool,
    /// Its steps, in order.
    pub steps: Vec<CaseStep>,
    /// Its photos and files.
    pub files: Vec<CaseFile>,
}
