//! E-mails go out by SMTP when a relay is named, once each, and wait while it is away.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::json;

use crate::support::council::MAIR;
use crate::support::{Client, Server};

/// A relay that takes everything; answers what was handed over.
fn relay() -> (u16, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for socket in listener.incoming() {
            let sender = sender.clone();
            std::thread::spawn(move || talk(socket.unwrap(), &sender));
        }
    });
    (port, receiver)
}

/// As much of RFC 5321 as one message needs.
fn talk(mut socket: TcpStream, sender: &mpsc::Sender<String>) {
    let mut lines = BufReader::new(socket.try_clone().unwrap()).lines();
    let mut say = |text: &str| write!(socket, "{text}\r\n").unwrap();
    say("220 relay");
    let (mut message, mut in_data) = (String::new(), false);
    while let Some(Ok(line)) = lines.next() {
        message.push_str(&line);
        message.push('\n');
        let word = line.get(..4).unwrap_or("").to_ascii_uppercase();
        match (in_data, word.as_str()) {
            (true, _) if line == "." => {
                in_data = false;
                // Before the answer: a sender that hears it may look at once.
                sender.send(std::mem::take(&mut message)).unwrap();
                say("250 taken");
            }
            (true, _) => {}
            (false, "DATA") => {
                in_data = true;
                say("354 go on");
            }
            (false, "QUIT") => return say("221 bye"),
            (false, _) => say("250 good"),
        }
    }
}

#[test]
fn a_code_goes_out_by_smtp_once() {
    let (port, letters) = relay();
    let url = format!("smtp://127.0.0.1:{port}");
    let server =
        Server::start_with(&["--smtp", &url], &[("ONEDOOR_MAIL_FROM", "Aberwen <no-reply@aberwen.example>")]);
    Client::new(&server).post("/session/codes", &json!({"email": MAIR})).expect(202);
    let letter = letters.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(letter.contains(&format!("RCPT TO:<{MAIR}>")), "{letter}");
    assert!(letter.contains("From: Aberwen <no-reply@aberwen.example>"), "{letter}");
    assert!(letter.contains(&server.last_code(MAIR)), "{letter}");
    Client::new(&server).post("/session/codes", &json!({"email": "sam@example.org"})).expect(202);
    let second = letters.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(second.contains("RCPT TO:<sam@example.org>"), "the first went twice: {second}");
}

#[test]
fn what_cannot_be_sent_waits() {
    // Nobody listens on a port that was just given back.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Server::start_with(&["--smtp", &format!("smtp://127.0.0.1:{port}")], &[]);
    Client::new(&server).post("/session/codes", &json!({"email": MAIR})).expect(202);
    let state = || -> (i64, Option<i64>, Option<String>) {
        let sql = "SELECT attempts, sent_at, failure FROM outbound";
        server.db().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
    };
    let patience = std::time::Instant::now();
    while state().0 == 0 {
        assert!(patience.elapsed() < Duration::from_secs(20), "nobody tried to send");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(state(), (1, None, None));
}
