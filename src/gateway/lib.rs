//! The wire: requests encoded and answers decoded, one adapter per kind of backend.
//!
//! Deliberately not here: the browser (it implements [`transport::Transport`]) and rules (they are in the domain).

pub mod contract;
pub mod device;
mod gateway;
pub mod geocode;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod memory;
mod problem;
pub mod transport;

pub use contract::{chat_frames, live};
pub use gateway::Gateway;
