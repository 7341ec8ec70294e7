//! How the council may reach a resident: addresses and their proof, topics × channels, and what really happens.
//!
//! `effective` is the one place that decides whether a message goes out; the preferences page shows what it says, and
//! `notify` sends by it.

pub mod effective;
