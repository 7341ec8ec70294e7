#![doc = include_str!("docs/architecture.md")]

pub mod account;
pub mod app;
pub mod browser;
pub mod cases;
pub mod channels;
pub mod chat;
pub mod config;
pub mod contact;
pub mod gallery;
pub mod help;
pub mod i18n;
pub mod outbox;
pub mod piece;
pub mod portal;
pub mod report;
pub mod routes;
pub mod shell;
#[cfg(test)]
mod tidy;
pub mod ui;
