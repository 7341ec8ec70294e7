//! A language for testers: English with accents and about forty per cent longer. Text that stays plain on a screen
//! was not in Fluent; text that does not fit would not fit in German.

use crate::mark::{ARGUMENT, END, SAYS, SELECT, VARIANT};

/// `XA` is a region for private use.
pub const TAG: &str = "en-XA";

/// The compact pattern with accents on its text; marks and keys of variants stay.
pub fn accented(pattern: &str) -> String {
    let mut out = String::new();
    let (mut key, mut number, mut letters) = (false, false, 0);
    for c in pattern.chars() {
        let mark = u8::try_from(u32::from(c)).unwrap_or(u8::MAX);
        if number || (key && mark != SAYS) {
            number = false;
            out.push(c);
            continue;
        }
        match mark {
            ARGUMENT | SELECT => number = true,
            VARIANT => key = true,
            SAYS => key = false,
            END => {}
            _ => {
                let accented = accent(c);
                letters += usize::from(accented != c);
                out.push(accented);
                if accented != c && letters % 5 < 2 {
                    out.push(accented);
                }
                continue;
            }
        }
        out.push(c);
    }
    out
}

fn accent(c: char) -> char {
    const PLAIN: &str = "AEIOUYCNSZaeiouycnsz";
    const ACCENTED: &str = "ÅÉÎÖÛÝÇÑŠŽåéîöûýçñšž";
    PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == c).map_or(c, |(_, accented)| accented)
}
