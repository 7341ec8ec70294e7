//! Reporting an issue: services and their questions, the draft, its steps and rules, and the port that sends it.

mod asset;
mod attachment;
mod attribute;
mod behalf;
mod draft;
mod field;
mod kind;
mod link;
mod nearby;
mod personal;
mod photo_facts;
mod place;
mod port;
mod reporter;
mod search;
mod sent;
mod service;
mod step;
mod suggest;
mod validate;

pub use asset::Asset;
pub use attachment::{
    Attachment, AttachmentLimits, CaseFile, FileBytes, FileToSend, MOST_ALT, MOST_FILES, Photo, PhotoRule,
    ServiceAttachments, Uploaded, file_name,
};
pub use attribute::{Answers, Asks, Attribute, Condition, Datatype, ListValue};
pub use behalf::{Behalf, BehalfChange, BehalfDraft};
pub use draft::{Draft, DraftChange, Expiry, ReporterDraft};
pub use field::{Fault, Field, FieldProblem, Problems};
pub use kind::{FileKind, FileKinds, Unfit, sniff};
pub use link::StartLink;
pub use nearby::{Follow, Followed, Nearby};
pub use personal::{Personal, personal};
pub use photo_facts::{Orientation, PhotoFacts, Taken};
pub use place::{Area, Location, Place, Position, Responsible};
pub use port::{Receipt, Reports};
pub use reporter::{ContactBy, Reporter, fill, is_email, is_phone, known};
pub use search::{ServiceIndex, search};
pub use sent::{Report, ReportParts};
pub use service::{LocationNeed, Service, ServiceSummary, Stopper, StopperKind, Visibility};
pub use step::{Contact, StepName};
pub use suggest::{Suggester, is_sentence};
pub use validate::validate;
