//! Answers that make no sense: a hundred thousand of them in an ordinary run (`ONEDOOR_MALFORMED` sets how many), none of
//! which may make a reader panic.

use super::fixtures::{answer, operations};
use super::responses::reader;
use crate::contract::{chat_frames, live};
use crate::problem;

/// Chance that gives the same run each time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

const ODD: [&str; 22] = [
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "18446744073709551616",
    "9007199254740993",
    "0.1",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[[[[[]]]]]]",
    "\"2026-02-30T00:00:00Z\"",
    "\"9999-12-31T23:59:59-23:59\"",
    "\"0000-01-01T00:00:00+23:59\"",
    "\"24:00\"",
    "\"<script>alert(1)</script>\"",
    "\"\u{202e}\u{feff}\u{1f9d1}\u{200d}\"",
    "\"on\"",
];

/// Puts an odd value where some value was, or takes bytes out, or puts some in.
fn hurt(chance: &mut Chance, body: &[u8]) -> Vec<u8> {
    let mut hurt = body.to_vec();
    for _ in 0..=chance.below(3) {
        match chance.below(5) {
            0 => hurt.truncate(chance.below(hurt.len() + 1)),
            1 => {
                let at = chance.below(hurt.len() + 1);
                hurt.insert(at, u8::try_from(chance.below(256)).unwrap());
            }
            2 if !hurt.is_empty() => {
                let at = chance.below(hurt.len());
                hurt[at] = u8::try_from(chance.below(256)).unwrap();
            }
            _ => {
                let colons: Vec<usize> =
                    hurt.iter().enumerate().filter(|(_, byte)| **byte == b':').map(|(at, _)| at).collect();
                if !colons.is_empty() {
                    let from = chance.of(&colons) + 1;
                    let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']');
                    let to = hurt[from..].iter().position(ends).map_or(hurt.len(), |length| from + length);
                    hurt.splice(from..to, chance.of(&ODD).bytes());
                }
            }
        }
    }
    hurt
}

fn nonsense(chance: &mut Chance) -> Vec<u8> {
    match chance.below(4) {
        0 => (0..chance.below(200)).map(|_| u8::try_from(chance.below(256)).unwrap()).collect(),
        1 => b"<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>".to_vec(),
        2 => "[".repeat(chance.below(5000)).into_bytes(),
        _ => {
            let names =
                ["items", "seq", "type", "id", "at", "case", "topics", "title", "invalid-params", "current"];
            let members: Vec<String> = (0..chance.below(6))
                .map(|_| format!("\"{}\":{}", chance.of(&names), chance.of(&ODD)))
                .collect();
            format!("{{{}}}", members.join(",")).into_bytes()
        }
    }
}

#[test]
fn no_answer_makes_a_reader_panic() {
    let count: u32 =
        std::env::var("ONEDOOR_MALFORMED").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut fixtures = Vec::new();
    for operation in operations() {
        for one in operation.answers() {
            fixtures.push((reader(&operation.id), one.status, one.value.to_string().into_bytes()));
        }
    }
    let frames = [
        r#"{"type":"ack","client_id":"c","seq":4}"#,
        r#"{"type":"queue","position":2,"wait_seconds":60}"#,
        r#"{"type":"problem","client_id":"c","problem":{"title":"No","status":422}}"#,
        r#"{"type":"ready","seq":9}"#,
        r#"{"type":"typing","from":{"role":"council","name":"Carys"}}"#,
        r#"{"type":"message","seq":4,"at":"2026-11-21T09:00:00Z","from":{"role":"bot"},"text":"Hi","article":{"id":"1","version":1,"title":"T"}}"#,
    ];
    let mut refused = 0;
    for round in 0..count {
        let (reader, status, body) = chance.of(&fixtures);
        let body = if round % 8 == 0 { nonsense(&mut chance) } else { hurt(&mut chance, &body) };
        let status = if round % 5 == 0 { u16::try_from(chance.below(700)).unwrap() } else { status };
        let response = answer(status, body.clone());
        let seen = match reader {
            Some(reader) if (200..300).contains(&status) => reader(&response),
            _ => Err(problem::failure(&response)),
        };
        refused += u32::from(seen.is_err());
        let text = String::from_utf8_lossy(&body).into_owned();
        let _ = live::decode(chance.of(&live::EVENTS), &text);
        let frame = chance.of(&frames);
        let _ = chat_frames::decode(&String::from_utf8_lossy(&hurt(&mut chance, frame.as_bytes())));
    }
    assert!(refused > count / 4 && refused < count, "{refused} of {count} were refused");
}
