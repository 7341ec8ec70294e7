//! Clients that never finish: each is cut off, and the others are answered meanwhile.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::{Client, Server};

/// How long a request may take here. Enough for a busy machine, and short enough for a test.
const PATIENCE: Duration = Duration::from_secs(2);

fn impatient(more: &[(&'static str, &'static str)]) -> Server {
    Server::start_with(&["--demo"], &[&[("ONEDOOR_REQUEST_SECONDS", "2")], more].concat())
}

fn open(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    stream.set_write_timeout(Some(Duration::from_millis(100))).unwrap();
    stream
}

/// What came until the server closed the connection, and after how long. Meanwhile `drip` goes up.
fn until_closed(mut stream: TcpStream, drip: &[u8]) -> (String, Duration) {
    let (began, mut got, mut part) = (Instant::now(), Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(count) => got.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            // Closed while we were still talking.
            Err(_) => break,
        }
        assert!(began.elapsed() < Duration::from_secs(20), "still open: {}", String::from_utf8_lossy(&got));
        let _ = stream.write_all(drip);
    }
    (String::from_utf8_lossy(&got).into_owned(), began.elapsed())
}

#[track_caller]
fn check(server: &Server, request: &str, drip: &str, want: &str) {
    let mut stream = open(server);
    stream.write_all(request.as_bytes()).unwrap();
    let (got, after) = until_closed(stream, drip.as_bytes());
    assert!(got.starts_with(want) && got.is_empty() == want.is_empty(), "{request:?}: {got}");
    assert!(after + Duration::from_millis(100) >= PATIENCE, "{request:?}: cut off after {after:?}");
}

#[test]
fn whoever_never_ends_a_request_is_cut_off() {
    let server = &impatient(&[]);
    let head = "Host: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";
    let report = format!("POST /api/reports HTTP/1.1\r\n{head}");
    let desk = format!("POST /desk/sign-in HTTP/1.1\r\n{head}");
    let all = [
        ("", "", ""),
        ("GET / HTTP/1.1\r\nHost: x\r\n", "", ""),
        ("GET / HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n", ""),
        (&report, "", "HTTP/1.1 408"),
        (&report, " ", "HTTP/1.1 408"),
        (&desk, " ", "HTTP/1.1 408"),
        // Kept open, and not used.
        ("GET /api/capabilities HTTP/1.1\r\nHost: x\r\n\r\n", "", "HTTP/1.1 200"),
    ];
    std::thread::scope(|scope| {
        for (request, drip, want) in all {
            scope.spawn(move || check(server, request, drip, want));
        }
    });
}

#[test]
fn an_answer_may_take_longer_than_a_request() {
    let server = impatient(&[]);
    let mut guest = Client::new(&server);
    let chat = guest.post("/chat-sessions", &json!({"language": "en"})).expect(201);
    let began = Instant::now();
    let path = format!("/chat-sessions/{}/messages?after=2&wait=4", chat.text("id"));
    let token = format!("Bearer {}", chat.text("token"));
    guest.request("GET", path).header("authorization", &token).send().expect(200);
    assert!(began.elapsed() > PATIENCE + Duration::from_secs(1), "{:?}", began.elapsed());
}

#[test]
fn when_all_places_are_taken_the_next_waits_for_one() {
    let server = impatient(&[("ONEDOOR_CONNECTIONS", "3")]);
    let silent: Vec<_> = (0..3).map(|_| open(&server)).collect();
    // So that they have surely been let in first.
    std::thread::sleep(Duration::from_millis(300));
    let mut next = open(&server);
    next.write_all(b"GET /api/capabilities HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let (got, after) = until_closed(next, b"");
    assert!(got.starts_with("HTTP/1.1 200"), "{got}");
    assert!(after > Duration::from_secs(1), "there was a place after {after:?}");
    drop(silent);
}
