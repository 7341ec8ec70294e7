//! `GET /notices` (`listNotices`): works, outages and news that matter now.

use super::link::Call;
use super::shapes::notice;
use crate::json::items;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::council::Notice;

pub(crate) fn encode() -> Call {
    Call::get("/notices")
}

pub(crate) fn decode(response: &Response) -> Result<Vec<Notice>, Failure> {
    Ok(items(&response.body, notice)?)
}
