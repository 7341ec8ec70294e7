//! Compiles the Fluent files into the tables that `t!` reads.
fn main() {}
