//! Connections: how many there may be, how long one may take to say what it wants, and how they end.
//!
//! Not here: what is answered; how long a body may take is `request::body`'s.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::ServiceExt;

use crate::settings::Limits;

/// A place among the connections: whoever goes on with one after its last answer keeps it.
#[derive(Clone, Debug)]
pub struct Place(
    #[expect(dead_code, reason = "it is given back when the last of these goes")] Arc<OwnedSemaphorePermit>,
);

/// When the system has no room for another connection, some may have ended after this.
const NO_ROOM: Duration = Duration::from_millis(200);

/// Answers with `router` until `stopping` turns true; then begins nothing new, and returns when all has been answered.
///
/// Whoever comes when there are as many connections as there may be waits in the system's queue. A connection that does
/// not say what it wants in time ends, and so does one that is kept open and not used.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut stopping: watch::Receiver<bool>,
) -> io::Result<()> {
    let most = usize::try_from(limits.connections).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
    let room = Arc::new(Semaphore::new(most));
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await.map_err(io::Error::other)?;
            Ok::<_, io::Error>((place, listener.accept().await))
        };
        let (place, accepted) = tokio::select! {
            next = next => next?,
            () = stopped(&mut stopping) => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let place = Place(Arc::new(place));
                let patience = limits.patience();
                tokio::spawn(one(stream, peer, place, router.clone(), patience, stopping.clone()));
            }
            // A reader that went away, or no file left to open: neither is a reason to stop.
            Err(_) => tokio::time::sleep(NO_ROOM).await,
        }
    }
    drop(listener);
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    room.acquire_many(all).await.map(drop).map_err(io::Error::other)
}

async fn one(
    stream: TcpStream,
    peer: SocketAddr,
    place: Place,
    router: Router,
    patience: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    // Events are small, and whoever waits for one waits for all of it.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(place.clone());
        router.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    // How a connection ended concerns only whoever had it.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stopped(&mut stopping) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // Who would have said so is gone: that is a stop too.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}
