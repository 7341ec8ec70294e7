//! The program itself, on a port and a database of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use onedoor_backend::db::Db;
use rusqlite::Connection;

use super::council;

static SERVERS: AtomicU64 = AtomicU64::new(1);

pub struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
    environment: Vec<(&'static str, &'static str)>,
    arguments: Vec<String>,
}

impl Server {
    /// With the small council of the tests.
    pub fn start() -> Self {
        Self::start_with(&[], &[])
    }

    pub fn start_with(arguments: &[&str], environment: &[(&'static str, &'static str)]) -> Self {
        let number = SERVERS.fetch_add(1, Ordering::Relaxed);
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("port-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        council::seed(&Db::open(&folder.join("council.db")).unwrap());
        let mut all = vec![("ONEDOOR_CODES_PER_ADDRESS", "1000"), ("ONEDOOR_CODES_PER_CLIENT", "1000")];
        all.push(("ONEDOOR_GUEST_CREATES", "100000"));
        all.extend_from_slice(environment);
        let arguments: Vec<String> = arguments.iter().map(|one| (*one).to_owned()).collect();
        let (child, port) = launch(&folder, &arguments, &all);
        Self { child, folder, port, environment: all, arguments }
    }

    /// Kills it without a word, and starts it again on the same database.
    pub fn kill_and_restart(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        (self.child, self.port) = launch(&self.folder, &self.arguments, &self.environment);
    }

    /// Asks it to stop; whether it did so in good order.
    pub fn stop(mut self) -> bool {
        let stopped = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        stopped.success() && self.child.wait().unwrap().success()
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn api(&self) -> String {
        format!("{}/api", self.origin())
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The database, beside the server.
    pub fn db(&self) -> Connection {
        let db = Connection::open(self.folder.join("council.db")).unwrap();
        db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
        db
    }

    /// The newest code that went to a recipient.
    pub fn last_code(&self, recipient: &str) -> String {
        let body: String = self
            .db()
            .query_row(
                "SELECT body FROM outbound WHERE recipient = ?1 ORDER BY id DESC LIMIT 1",
                [recipient],
                |row| row.get(0),
            )
            .unwrap();
        body.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn launch(folder: &Path, arguments: &[String], environment: &[(&'static str, &'static str)]) -> (Child, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onedoor-backend"))
        .arg("--db")
        .arg(folder.join("council.db"))
        .args(["--port", "0"])
        .args(arguments)
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port =
        line.trim().strip_prefix("listening on http://127.0.0.1:").unwrap_or_else(|| panic!("{line:?}"));
    (child, port.parse().unwrap())
}
