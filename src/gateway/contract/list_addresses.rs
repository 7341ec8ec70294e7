//! `GET /me/addresses` (`listAddresses`): where the council may reach a resident.

use super::link::Call;
use super::shapes::address;
use crate::json::items;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::channels::Address;

pub(crate) fn encode() -> Call {
    Call::get("/me/addresses")
}

pub(crate) fn decode(response: &Response) -> Result<Vec<Address>, Failure> {
    Ok(items(&response.body, address)?)
}
