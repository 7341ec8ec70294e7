//! `GET /services` (`listServices`): what can be reported.

use super::link::Call;
use super::shapes::service_summary;
use crate::json::items;
use crate::transport::Response;
use onedoor_domain::Failure;
use onedoor_domain::report::ServiceSummary;

pub(crate) fn encode() -> Call {
    Call::get("/services")
}

pub(crate) fn decode(response: &Response) -> Result<Vec<ServiceSummary>, Failure> {
    Ok(items(&response.body, service_summary)?)
}
