//! Compiles the Fluent files into the tables that `t!` reads.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use onedoor_words::compile::compile;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=src/build.rs");
    println!("cargo:rerun-if-changed=src/locales");
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        println!("cargo:error=OUT_DIR is not set");
        return ExitCode::FAILURE;
    };
    match compile(Path::new("src/locales")) {
        Ok(book) => match book.write_rust(&out) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => println!("cargo:error={}: {error}", out.display()),
        },
        Err(problems) => {
            for problem in problems {
                println!("cargo:error={problem}");
            }
        }
    }
    ExitCode::FAILURE
}
