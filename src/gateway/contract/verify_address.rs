//! `PUT /me/addresses/{id}/verification` (`verifyAddress`): prove that an address is the resident's.

use super::link::{Call, escape};
use crate::transport::Method;
use onedoor_domain::id::AddressId;
use serde_json::json;

pub(crate) fn encode(id: &AddressId, code: &str) -> Call {
    let path = format!("/me/addresses/{}/verification", escape(id.as_str()));
    Call::new(Method::Put, path).body(json!({"code": code.trim()}))
}

pub(crate) use super::create_address::decode;
