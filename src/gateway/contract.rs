//! The adapter for backends that follow the contract (`openapi.yaml`): one file for each endpoint, headed by its method
//! and address, with two pure functions: `encode` makes a call, `decode` reads the answer. What more than one endpoint
//! speaks is in `shapes`; `link` puts the header fields to a call; `ports` ties it all to the domain.

pub(crate) mod link;
mod ports;
pub(crate) mod shapes;

mod ask_for_person;
pub mod chat_frames;
mod close_chat;
mod create_address;
mod create_attachment;
mod create_chat_message;
mod create_chat_session;
mod create_message;
mod create_report;
mod create_session;
mod create_sign_in_code;
mod create_tracked_message;
mod delete_address;
mod delete_session;
mod find_articles;
pub(crate) mod find_places;
mod follow_report;
mod get_article;
mod get_attachment;
pub(crate) mod get_capabilities;
mod get_case;
pub(crate) mod get_chat_availability;
mod get_preferences;
pub(crate) mod get_service;
mod get_session;
mod leave_message;
pub(crate) mod letter;
mod list_addresses;
pub(crate) mod list_assets;
mod list_cases;
mod list_chat_events;
pub(crate) mod list_contact_points;
mod list_events;
mod list_nearby_reports;
mod list_notices;
mod list_services;
mod list_tracked_events;
pub mod live;
mod patch_preferences;
mod renew_chat_token;
mod renew_session;
mod send_verification;
mod track_case;
mod verify_address;

use crate::Gateway;
use crate::transport::Transport;
use futures::FutureExt;
use link::Link;
use onedoor_domain::council::Capabilities;
use onedoor_domain::{Answer, Language};
use std::rc::Rc;

pub(crate) use ports::Contract;

/// Asks the backend below `base` what it can do, and gives the ports that it declared.
pub fn connect(transport: Rc<dyn Transport>, base: &str, language: Language) -> Answer<Gateway> {
    let link = Link::new(transport.clone(), base, language.clone());
    let (base, link) = (link.base.clone(), Rc::new(link));
    let capabilities = link.ask(get_capabilities::encode(), get_capabilities::decode);
    async move { Ok(gateway(transport, &base, language, capabilities.await?)) }.boxed_local()
}

/// The ports of a backend whose declaration is known already, such as one that the device kept.
pub fn gateway(
    transport: Rc<dyn Transport>,
    base: &str,
    language: Language,
    capabilities: Capabilities,
) -> Gateway {
    let link = Rc::new(Link::new(transport, base, language).knowing(&capabilities));
    Gateway::over_contract(link, capabilities)
}

#[cfg(test)]
mod tests;
