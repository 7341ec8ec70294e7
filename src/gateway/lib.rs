//! The wire: requests encoded and answers decoded, one adapter per kind of backend.
//!
//! Deliberately not here: the browser (it implements [`transport::Transport`]) and rules (they are in the domain).

mod gateway;
pub mod transport;

pub use gateway::Gateway;
