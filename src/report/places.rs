//! Where places are found: by the search that the council's settings name, else by the backend. Whose a place is says the
//! backend alone; where it does not say in time, the report's own answer will.

use std::rc::Rc;
use std::time::Duration;

use futures::future::{Either, join, select};
use onedoor_domain::report::{Area, Place, Position};
use onedoor_domain::{Answer, Failure, Language};
use onedoor_gateway::Gateway;
use onedoor_gateway::geocode::Geocoder;

use super::start::ask;
use crate::browser::{clock, network, page};
use crate::config::PlaceSettings;
use crate::i18n;
use crate::portal::Portal;

/// So long somebody who chose a place waits for its name, or for whose it is.
const PATIENCE: Duration = Duration::from_secs(3);

fn settings() -> Option<PlaceSettings> {
    page::settings().and_then(|json| PlaceSettings::parse(&json))
}

fn geocoder() -> Geocoder {
    let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
    Geocoder { transport: Rc::new(network::Fetch), language }
}

/// Whose search it is, as its licence asks.
pub fn credit() -> Option<String> {
    settings().map(|places| places.attribution).filter(|credit| !credit.is_empty())
}

/// Places for these words, best first.
pub fn find(portal: &Portal, words: String) -> Answer<Vec<Place>> {
    match settings() {
        Some(places) => geocoder().find(&places.search, &words),
        None => backend(portal, |gateway| Some(gateway.reports()?.places(words))),
    }
}

/// The places nearest to a position, with whose they are.
pub fn nearest(portal: &Portal, at: Position) -> Answer<Vec<Place>> {
    let known = backend(portal, move |gateway| Some(gateway.reports()?.nearest(at)));
    let Some(address) = settings().and_then(|places| places.nearest) else { return known };
    let named = geocoder().nearest(&address, at);
    Box::pin(async move {
        match join(known, named).await {
            // Somebody else's place is never called by a name that hides it.
            (Ok(known), _) if is_elsewhere(&known) => Ok(known),
            (_, Ok(named)) if !named.is_empty() => Ok(named),
            (known, _) => known,
        }
    })
}

/// These, for somebody who has just pressed something: none where it was not said in time.
pub async fn soon(answer: Answer<Vec<Place>>) -> Vec<Place> {
    match select(answer, Box::pin(clock::wait(PATIENCE))).await {
        Either::Left((Ok(places), _)) => places,
        _ => Vec::new(),
    }
}

/// The first of these. `None`: there is none, or it was not said in time.
pub async fn first_soon(answer: Answer<Vec<Place>>) -> Option<Place> {
    soon(answer).await.into_iter().next()
}

/// A place that was found, with whose it is.
pub async fn vouched(portal: &Portal, place: Place) -> Place {
    if settings().is_none() {
        return place;
    }
    let known = backend(portal, |gateway| Some(gateway.reports()?.nearest(place.position)));
    match first_soon(known).await {
        Some(known) if known.area != Area::Inside => Place { area: known.area, ..place },
        _ => place,
    }
}

fn is_elsewhere(known: &[Place]) -> bool {
    known.first().is_some_and(|nearest| nearest.area != Area::Inside)
}

/// Asks the backend for places, if it knows any.
fn backend(
    portal: &Portal,
    which: impl FnOnce(&Gateway) -> Option<Answer<Vec<Place>>>,
) -> Answer<Vec<Place>> {
    ask(portal, |gateway| {
        which(gateway).unwrap_or_else(|| Box::pin(std::future::ready(Err(Failure::Unsupported))))
    })
}
