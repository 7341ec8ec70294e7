//! A service that can be reported to, and answers that it gives at once instead of a form.

use super::attachment::ServiceAttachments;
use super::attribute::{Answers, Attribute, Condition};
use super::draft::Draft;
use crate::id::{ArticleId, AssetKind, AttributeCode, ServiceCode};

/// A service as a row in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceSummary {
    /// Its name in the backend.
    pub code: ServiceCode,
    /// Its name for people.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// The group it stands in.
    pub group: String,
    /// Other words people use for it.
    pub keywords: Vec<String>,
}

/// Who can read what is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// The council only.
    Private,
    /// Everybody.
    Public,
}

/// Whether a place is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocationNeed {
    /// It must be given.
    Required,
    /// It may be given.
    Optional,
    /// It is not asked.
    None,
}

/// What kind of answer a stopper is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StopperKind {
    /// Danger: call now.
    Emergency,
    /// Somebody else does this.
    Elsewhere,
    /// An article answers it.
    Article,
    /// A kind that this portal has no word for; shown by its text.
    Other(String),
}

/// An answer at once, instead of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stopper {
    /// What kind.
    pub kind: StopperKind,
    /// When it answers; `None` is always, before the form.
    pub when: Option<Condition>,
    /// A few words.
    pub title: String,
    /// The rest.
    pub text: String,
    /// A number to call.
    pub phone: Option<String>,
    /// A page to go to.
    pub url: Option<String>,
    /// An article to read.
    pub article: Option<ArticleId>,
}

/// A service with its questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// What a list shows of it.
    pub summary: ServiceSummary,
    /// Its questions, in the order in which they are asked.
    pub attributes: Vec<Attribute>,
    /// What it answers at once.
    pub stoppers: Vec<Stopper>,
    /// Who can read the description.
    pub visibility: Visibility,
    /// The team that gets it.
    pub told: String,
    /// Working days until an answer.
    pub expected_days: Option<u32>,
    /// Reports this near are the same issue, in metres.
    pub radius_m: u32,
    /// Whether a place is asked for.
    pub location: LocationNeed,
    /// It takes reports without a name.
    pub anonymous: bool,
    /// What it says about photos and files; `None` leaves it to the backend's limits.
    pub attachments: Option<ServiceAttachments>,
    /// The things that its reports are about, to be pointed at.
    pub assets: Option<AssetKind>,
    /// Where a public report appears, in the council's words.
    pub public_where: Option<String>,
}

impl Stopper {
    /// An article may be read and the report made all the same; danger and somebody else's job may not.
    pub fn may_pass(&self) -> bool {
        matches!(self.kind, StopperKind::Article | StopperKind::Other(_))
    }
}

impl Service {
    /// What the service always answers, before the form: shown when it is chosen for a draft, whatever came along with that,
    /// until the resident has read it and goes on.
    pub fn answers_before(&self, draft: &Draft) -> Option<&Stopper> {
        let passed = draft.passed.contains(&self.summary.code);
        let one = self.stoppers.iter().find(|one| one.when.is_none())?;
        (!passed || !one.may_pass()).then_some(one)
    }

    /// The attribute with this code.
    pub fn attribute(&self, code: &AttributeCode) -> Option<&Attribute> {
        self.attributes.iter().find(|one| one.code == *code)
    }

    /// The attributes to show for these answers, in order. One that hangs on a question that is itself not shown
    /// is not shown either, whatever was answered there before.
    pub fn shown<'a>(&'a self, answers: &Answers) -> Vec<&'a Attribute> {
        self.attributes.iter().filter(|one| self.is_shown(one, answers, self.attributes.len())).collect()
    }

    /// What the service answers at once for these answers, in order; the first is what to show.
    pub fn stoppers_now<'a>(&'a self, answers: &Answers) -> Vec<&'a Stopper> {
        self.stoppers
            .iter()
            .filter(|one| {
                one.when
                    .as_ref()
                    .is_none_or(|when| self.condition_holds(when, answers, self.attributes.len()))
            })
            .collect()
    }

    fn is_shown(&self, attribute: &Attribute, answers: &Answers, depth: usize) -> bool {
        attribute.show_if.as_ref().is_none_or(|condition| self.condition_holds(condition, answers, depth))
    }

    /// `depth` ends conditions that hang on each other in a ring: nothing in a ring is ever shown.
    fn condition_holds(&self, condition: &Condition, answers: &Answers, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        condition.holds(answers)
            && self.attribute(&condition.code).is_some_and(|on| self.is_shown(on, answers, depth))
    }
}
