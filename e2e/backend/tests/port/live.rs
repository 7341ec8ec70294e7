//! The live stream: what happens arrives, and resumes after any cut without loss or repeats.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::council::{GWILYM, MAIR, report};
use crate::support::{Client, Server};

struct Stream(BufReader<TcpStream>);

#[derive(Debug)]
struct Event {
    name: String,
    id: String,
    data: Value,
}

impl Stream {
    /// Opens the stream; the status must be 200.
    fn open(server: &Server, client: &Client, after: Option<&str>) -> Self {
        let (status, stream) = Self::ask(server, client, after);
        assert_eq!(status, 200);
        stream
    }

    fn ask(server: &Server, client: &Client, after: Option<&str>) -> (u16, Self) {
        let mut socket = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let cookie = client.cookies.get("onedoor_session").cloned().unwrap_or_default();
        let resume = after.map_or(String::new(), |id| format!("Last-Event-ID: {id}\r\n"));
        write!(
            socket,
            "GET /api/me/live HTTP/1.1\r\nHost: x\r\nCookie: onedoor_session={cookie}\r\n{resume}\r\n"
        )
        .unwrap();
        let mut reader = BufReader::new(socket);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        while line.trim() != "" {
            line.clear();
            reader.read_line(&mut line).unwrap();
        }
        (status, Self(reader))
    }

    /// The next event; `None` when the server ends the stream.
    fn next(&mut self) -> Option<Event> {
        let (mut name, mut id, mut data) = (String::new(), String::new(), Value::Null);
        loop {
            let mut line = String::new();
            // An error is the socket's read timeout: the test fails by it.
            if self.0.read_line(&mut line).unwrap() == 0 || line == "0\r\n" {
                return None;
            }
            let line = line.trim_end();
            match line.split_once(": ") {
                Some(("event", value)) => value.clone_into(&mut name),
                Some(("id", value)) => value.clone_into(&mut id),
                Some(("data", value)) => data = serde_json::from_str(value).unwrap(),
                // Sizes of chunks, comments, and the empty lines between.
                _ if line.is_empty() && !name.is_empty() => return Some(Event { name, id, data }),
                _ => {}
            }
        }
    }

    fn expect(&mut self, name: &str) -> Event {
        let event = self.next().unwrap_or_else(|| panic!("the stream ended before {name}"));
        assert_eq!(event.name, name, "{event:?}");
        event
    }
}

#[test]
fn changes_arrive_and_the_stream_resumes_after_a_cut() {
    let mut server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let mut stream = Stream::open(&server, &mair, None);
    stream.expect("ready");
    let reference = mair.post("/reports", &report()).expect(201).text("reference");
    // The report chose e-mail for news of cases.
    stream.expect("preferences");
    let first = stream.expect("case");
    assert_eq!(first.data["case"]["reference"], reference.as_str());
    assert_eq!(first.data["event"]["kind"], "received");
    drop(stream);
    for n in 0..5 {
        mair.post(format!("/me/cases/{reference}/messages"), &json!({"text": format!("Line {n}")}))
            .expect(201);
    }
    // Not even a crash between loses one.
    server.kill_and_restart();
    let mut stream = Stream::open(&server, &mair, Some(&first.id));
    stream.expect("ready");
    let mut last = first.id.parse::<u64>().unwrap();
    for n in 0..5 {
        let event = stream.expect("case");
        assert_eq!(event.data["event"]["text"], format!("Line {n}"));
        let id = event.id.parse::<u64>().unwrap();
        assert!(id > last, "ids only grow");
        last = id;
    }
    let mut again = Stream::open(&server, &mair, Some(&last.to_string()));
    again.expect("ready");
    let mut desk = Client::new(&server);
    desk.cookies.clone_from(&mair.cookies);
    desk.get("/session").expect(200);
    desk.post(format!("/me/cases/{reference}/messages"), &json!({"text": "One more"})).expect(201);
    assert_eq!(again.expect("case").data["event"]["text"], "One more");
    assert_eq!(stream.expect("case").data["event"]["text"], "One more");
}

#[test]
fn what_is_too_old_or_unknown_is_told_to_read_afresh() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    for id in ["999999", "minus", "-1"] {
        let mut stream = Stream::open(&server, &mair, Some(id));
        stream.expect("reset");
        stream.expect("ready");
    }
}

#[test]
fn a_stream_is_its_residents_alone_and_ends_with_the_session() {
    let server = Server::start();
    assert_eq!(Stream::ask(&server, &Client::new(&server), None).0, 401);
    let (mut mair, mut gwilym) = (Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let mut stream = Stream::open(&server, &gwilym, None);
    stream.expect("ready");
    mair.post("/reports", &report()).expect(201);
    let own = gwilym.post("/reports", &report()).expect(201).text("reference");
    stream.expect("preferences");
    assert_eq!(
        stream.expect("case").data["case"]["reference"],
        own.as_str(),
        "and nothing of Mair's before it"
    );
    let killed = gwilym.clone();
    gwilym.request("DELETE", "/session").send().expect(204);
    // Whatever happens next, the dead session does not hear it.
    let mut second = Client::new(&server);
    second.sign_in(&server, GWILYM);
    second.post("/reports", &report()).expect(201);
    assert!(stream.next().is_none());
    assert_eq!(Stream::ask(&server, &killed, None).0, 401);
}

#[test]
fn stopping_ends_the_streams() {
    let server = Server::start();
    let mut mair = Client::new(&server);
    mair.sign_in(&server, MAIR);
    let mut stream = Stream::open(&server, &mair, None);
    stream.expect("ready");
    let watched = std::thread::spawn(move || stream.next().is_none());
    assert!(server.stop(), "in good order");
    assert!(watched.join().unwrap());
}

#[test]
fn a_stream_says_that_it_is_there_however_much_happens_to_others() {
    let server = Server::start_with(&[], &[("ONEDOOR_BEAT_SECONDS", "1")]);
    let (mut mair, mut gwilym) = (Client::new(&server), Client::new(&server));
    mair.sign_in(&server, MAIR);
    gwilym.sign_in(&server, GWILYM);
    let reference = gwilym.post("/reports", &report()).expect(201).text("reference");
    let mut stream = Stream::open(&server, &mair, None);
    let ready = stream.expect("ready");
    let heard = std::thread::spawn(move || {
        let began = Instant::now();
        (stream.expect("here"), stream.expect("here").id, began.elapsed())
    });
    // A wake-up for Gwilym five times in each second, for far longer than Mair's beats take.
    let path = format!("/me/cases/{reference}/messages");
    for n in 0..30 {
        gwilym.post(&path, &json!({"text": format!("Line {n}")})).expect(201);
        std::thread::sleep(Duration::from_millis(150));
    }
    let (first, second, after) = heard.join().unwrap();
    assert_eq!((first.data, &first.id), (json!({}), &ready.id), "it can be resumed after");
    assert_eq!(second, ready.id);
    assert!(after < Duration::from_secs(4), "two beats took {after:?}");
}
