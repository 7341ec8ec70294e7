//! Starting, serving, stopping.

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::clock::{self, HOUR};
use crate::db::Announce;
use crate::host::{self, Files};
use crate::problem::Answer;
use crate::settings::Settings;
use crate::{attachments, chat, connections, demo, desk, idempotency, live, notify, router, tiles};

/// A reader who never finishes does not keep the server.
const LONGEST_GOODBYE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT; then answers what has begun, ends the streams, and returns.
pub async fn serve(settings: Settings) -> Result<(), String> {
    let (stop, stopping) = watch::channel(false);
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port)))
        .await
        .map_err(|error| format!("cannot listen on port {}: {error}", settings.port))?;
    let renewed = if settings.demo {
        demo::age::clear_old(&settings.db, clock::now())
            .map_err(|_| "the old demo council cannot be taken away")?
    } else {
        None
    };
    let app = App::open(settings, stopping.clone()).map_err(|_| "the database cannot be used".to_owned())?;
    if app.settings.demo {
        demo::seed(&app.db).map_err(|_| "the demo council cannot be seeded".to_owned())?;
    } else {
        let unmarked = app.db.write_now(Announce::Quietly, demo::age::unmark);
        unmarked.map_err(|_| "the database cannot be written".to_owned())?;
    }
    let files = match &app.settings.dist {
        Some(folder) => {
            portal(folder, app.settings.demo).map_err(|error| format!("{}: {error}", folder.display()))?
        }
        None => Files::default(),
    };
    let files = Arc::new(files);
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    say(&format!("listening on http://{address}"));
    if let Some(line) = renewed {
        say(&line);
    }
    if app.settings.demo {
        let line = desk::announce(&app).map_err(|_| "the staff desk cannot be opened".to_owned())?;
        say(&line);
    }

    if let Some(relay) = app.settings.smtp.clone() {
        tokio::spawn(notify::post::run(app.clone(), relay));
    }
    tokio::spawn(tidy(app.clone()));
    tokio::spawn(chat::idle::run(app.clone()));
    tokio::spawn(async move {
        asked_to_stop().await;
        // Streams, sockets and long polls hear this and end.
        let _ = stop.send(true);
    });
    let served =
        connections::answer(listener, router::router(&app, files), app.settings.limits, stopping.clone());
    let mut stopped = stopping;
    let overdue = async move {
        let _ = stopped.changed().await;
        tokio::time::sleep(LONGEST_GOODBYE).await;
    };
    tokio::select! {
        ended = served => ended.map_err(|error| error.to_string()),
        () = overdue => Ok(()),
    }
}

/// Tells whoever started us. Nobody may be listening any more: that is no reason to stop.
fn say(line: &str) {
    let mut out = io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The built portal, made the council's. The demo has a map of its own town.
fn portal(folder: &Path, demo: bool) -> io::Result<Files> {
    let mut files = Files::read(folder)?;
    host::brand(&mut files, demo.then(tiles::settings))?;
    Ok(files)
}

/// Forgets, every hour, what nobody will ask for again.
async fn tidy(app: App) {
    let mut stopping = app.stopping.clone();
    loop {
        let tidied = app
            .db
            .write(|tx| {
                live::prune(tx)?;
                idempotency::prune(tx)?;
                attachments::sweep(tx)?;
                let now = clock::now();
                tx.execute("DELETE FROM sessions WHERE expires_at < ?1", [now])?;
                tx.execute("DELETE FROM codes WHERE expires_at < ?1", [now - HOUR])?;
                Ok(())
            })
            .await;
        log(tidied);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_hours(1)) => {}
            _ = stopping.changed() => return,
        }
    }
}

fn log(outcome: Answer<()>) {
    if let Err(problem) = outcome {
        eprintln!("error: tidying: {}", problem.status());
    }
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else { return };
    let Ok(mut int) = signal(SignalKind::interrupt()) else { return };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
}
