//! Fetches the words of a language: a small text file of our own origin, kept by the browser for ever.

use std::time::Duration;

use futures::FutureExt;

use super::{HERE, clock};

/// Longer than this nobody waits for words: they read the built-in ones.
const PATIENCE: Duration = Duration::from_secs(8);

/// The text at this address of the site. `None` when it is not to be had in time.
pub async fn fetch(address: &str) -> Option<String> {
    if !HERE {
        return None;
    }
    futures::select_biased! {
        text = get(address).fuse() => text,
        () = clock::wait(PATIENCE).fuse() => None,
    }
}

async fn get(address: &str) -> Option<String> {
    let answer =
        gloo_net::http::Request::get(address).send().await.ok().filter(gloo_net::http::Response::ok)?;
    answer.text().await.ok()
}
