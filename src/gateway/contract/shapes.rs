//! Shapes that more than one endpoint speaks: read into domain types, or written from them.

mod article;
mod case;
mod chat;
mod event;
mod file;
mod people;
mod place;
mod preferences;
mod service;
mod written;

pub(crate) use article::{article_summary, notice};
pub(crate) use case::{case, case_summary};
pub(crate) use chat::{chat_event, chat_session, context, queue};
pub(crate) use event::{author, event, event_page};
pub(crate) use people::{address, code_sent, session};
pub(crate) use place::{behalf, behalf_of, location, location_of, receipt, reporter_of, visibility};
pub(crate) use preferences::preferences;
pub(crate) use service::service_summary;
pub(crate) use written::{chat_event_of, receipt_of};
