//! `words LOCALES OUT`: checks the Fluent files under LOCALES and writes into OUT the file of every language but English.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(locales), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: words LOCALES OUT");
        return ExitCode::from(2);
    };
    let book = match onedoor_words::compile::compile(&locales) {
        Ok(book) => book,
        Err(problems) => {
            for problem in problems {
                eprintln!("{problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    match book.write_languages(&out) {
        Ok(files) => {
            println!("{} messages; {}", book.keys.len(), files.join(", "));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}
