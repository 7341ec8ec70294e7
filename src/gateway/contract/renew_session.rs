//! `POST /session/renewal` (`renewSession`): stay signed in. The answer is read by
//! `get_session`.

use super::link::Call;

pub(crate) fn encode() -> Call {
    Call::post("/session/renewal")
}
