//! `DELETE /session` (`deleteSession`): sign out.

use super::link::Call;
use crate::transport::Method;

pub(crate) fn encode() -> Call {
    Call::new(Method::Delete, "/session".to_owned())
}
