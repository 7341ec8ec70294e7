//! `POST /session` (`createSession`): sign in with a code that came by e-mail. The answer is read by
//! `get_session`.

use super::link::Call;
use onedoor_domain::id::Challenge;
use serde_json::json;

pub(crate) fn encode(challenge: &Challenge, code: &str) -> Call {
    Call::post("/session").body(json!({"challenge": challenge.as_str(), "code": code.trim()})).by_anybody()
}
