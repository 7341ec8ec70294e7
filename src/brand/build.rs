//! Compiles the Fluent files, so that the page before scripts is said in the very words of the portal.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use onedoor_words::compile::{Book, compile};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../locales");
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo:error=OUT_DIR is not set");
        return ExitCode::FAILURE;
    };
    match compile(Path::new("../locales")) {
        Ok(book) => {
            match book.write_rust(&out).and_then(|()| std::fs::write(out.join("texts.rs"), texts(&book))) {
                Ok(()) => return ExitCode::SUCCESS,
                Err(error) => println!("cargo:error={}: {error}", out.display()),
            }
        }
        Err(problems) => problems.iter().for_each(|problem| println!("cargo:error={problem}")),
    }
    ExitCode::FAILURE
}

/// Every language's patterns, in the order of the book's languages.
fn texts(book: &Book) -> String {
    let mut out = String::from("pub const ALL_TEXTS: &[&str] = &[");
    for language in &book.languages {
        let _ = write!(out, "include_str!({:?}), ", format!("{}.txt", language.tag));
    }
    out + "];\n"
}
