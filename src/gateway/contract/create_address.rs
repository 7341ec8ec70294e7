//! `POST /me/addresses` (`createAddress`): add an address, and send a code to it.

use super::link::Call;
use super::shapes::address;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::channels::{Address, Channel};
use onedoor_domain::id::IdempotencyKey;
use serde_json::json;

pub(crate) fn encode(channel: &Channel, value: &str, key: IdempotencyKey) -> Call {
    Call::post("/me/addresses").body(json!({"channel": channel.as_str(), "value": value.trim()})).key(key)
}

pub(crate) fn decode(response: &Response) -> Result<Address, Failure> {
    Ok(address(&parse(&response.body)?)?)
}
