//! `DELETE /me/addresses/{id}` (`deleteAddress`): remove an address.

use super::link::{Call, escape};
use crate::transport::Method;
use onedoor_domain::id::AddressId;

pub(crate) fn encode(id: &AddressId) -> Call {
    Call::new(Method::Delete, format!("/me/addresses/{}", escape(id.as_str())))
}
