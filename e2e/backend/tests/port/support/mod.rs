//! A server of one's own for each test, a small council in it, and a client that knows the contract.

pub mod client;
pub mod contract;
pub mod council;
pub mod server;

pub use client::{Client, Reply};
pub use server::Server;
