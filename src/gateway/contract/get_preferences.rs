//! `GET /me/preferences` (`getPreferences`): topics and channels, with what really happens.

use super::link::Call;
use super::shapes::preferences;
use crate::json::parse;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::channels::Preferences;

pub(crate) fn encode() -> Call {
    Call::get("/me/preferences")
}

pub(crate) fn decode(response: &Response) -> Result<Preferences, Failure> {
    Ok(preferences(&parse(&response.body)?, response.header("ETag"))?)
}
