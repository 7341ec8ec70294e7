//! The examples of `openapi.yaml` are the fixtures: what a backend may answer is read, and what is sent is what the
//! contract shows.

mod fixtures;
mod letter;
mod link;
mod malformed;
mod requests;
mod responses;
mod streams;
mod tidy;
