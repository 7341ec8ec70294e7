//! Answers that are not a success: problem+json (RFC 9457) where there is any, and sense made of HTML and nonsense.

use crate::json::{Object, Read, parse};
use crate::transport::{Response, Unsent};
use onedoor_domain::{Failure, InvalidParam, Problem, Seconds};
use serde_json::{Value, json};

/// Nobody waits longer than a day because a server says so.
const LONGEST_WAIT: u32 = 86_400;

/// What an answer other than 2xx means.
pub fn failure(response: &Response) -> Failure {
    let retry_after = retry_after(response);
    match response.status {
        401 => Failure::SessionEnded,
        403 => Failure::Forbidden,
        404 | 410 => Failure::NotFound,
        405 | 501 => Failure::Unsupported,
        408 => Failure::TimedOut,
        409 => Failure::StillRunning,
        412 | 428 => Failure::Stale,
        429 => Failure::TooMany { retry_after },
        status @ 400..=499 => Failure::Invalid(of_body(status, &response.body)),
        status @ 500..=599 => Failure::Down { status, retry_after },
        status => Failure::Malformed { what: format!("status {status}") },
    }
}

/// Why no answer came, as a failure.
pub fn unsent(unsent: Unsent) -> Failure {
    match unsent {
        Unsent::Offline | Unsent::Aborted => Failure::Offline,
        Unsent::NoConnection => Failure::NoConnection,
        Unsent::TimedOut => Failure::TimedOut,
    }
}

/// The problem in a body; without one only the status is known.
fn of_body(status: u16, body: &[u8]) -> Problem {
    match parse(body).as_ref().map(problem) {
        Ok(Ok(problem)) => Problem { status, ..problem },
        _ => Problem { status, ..Problem::default() },
    }
}

/// Reads a problem; all of its members may be missing.
pub fn problem(value: &Value) -> Read<Problem> {
    let object = Object::of(value)?;
    Ok(Problem {
        status: object
            .maybe_whole("status")
            .and_then(|status| u16::try_from(status).ok())
            .unwrap_or_default(),
        title: object.maybe_text("title").unwrap_or_default(),
        detail: object.maybe_text("detail"),
        invalid: object.maybe_list("invalid-params", |item| {
            let item = Object::of(item)?;
            Ok(InvalidParam { pointer: item.text("name")?, reason: item.text("reason")? })
        }),
        tries_left: object.maybe_whole("tries_left"),
    })
}

/// Writes a problem as it is read.
pub fn problem_of(problem: &Problem) -> Value {
    let invalid: Vec<Value> =
        problem.invalid.iter().map(|one| json!({"name": one.pointer, "reason": one.reason})).collect();
    json!({
        "status": problem.status,
        "title": problem.title,
        "detail": problem.detail,
        "tries_left": problem.tries_left,
        "invalid-params": invalid,
    })
}

/// Seconds. A date is not read: the clock of neither side is to be trusted with it.
fn retry_after(response: &Response) -> Option<Seconds> {
    let seconds: u32 = response.header("Retry-After")?.trim().parse().ok()?;
    Some(Seconds(seconds.min(LONGEST_WAIT)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str, retry_after: Option<&str>) -> Response {
        let headers =
            retry_after.map(|after| ("retry-after".to_owned(), after.to_owned())).into_iter().collect();
        Response { status, headers, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn each_status_is_one_kind() {
        for (status, expected) in [
            (401, Failure::SessionEnded),
            (403, Failure::Forbidden),
            (404, Failure::NotFound),
            (409, Failure::StillRunning),
            (412, Failure::Stale),
            (428, Failure::Stale),
            (501, Failure::Unsupported),
            (500, Failure::Down { status: 500, retry_after: None }),
            (302, Failure::Malformed { what: "status 302".to_owned() }),
            (0, Failure::Malformed { what: "status 0".to_owned() }),
            (418, Failure::Invalid(Problem { status: 418, ..Problem::default() })),
        ] {
            assert_eq!(failure(&answer(status, "<html><h1>Oh</h1>", None)), expected, "{status}");
        }
    }

    #[test]
    fn waits_are_obeyed_within_a_day() {
        let waits = |text| failure(&answer(503, "", Some(text))).retry_after();
        assert_eq!(waits("12"), Some(Seconds(12)));
        assert_eq!(waits("4000000000"), Some(Seconds(86_400)));
        for odd in ["-1", "soon", "Fri, 31 Dec 2027 23:59:59 GMT", "99999999999"] {
            assert_eq!(waits(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_problem_is_read_as_far_as_it_makes_sense() {
        let body = r#"{"title":7,"status":"x","tries_left":4,"invalid-params":[{"name":"/code","reason":"No"},{"name":1},null]}"#;
        let Failure::Invalid(problem) = failure(&answer(422, body, None)) else { panic!("not a refusal") };
        assert_eq!((problem.status, problem.title.as_str(), problem.tries_left), (422, "7", Some(4)));
        assert_eq!(problem.reason_at("/code"), Some("No"));
        assert_eq!(problem.invalid.len(), 1);
    }
}
