//! Already reported nearby: what is open of the service around the place, asked for as soon as both are known, so that it
//! is there when the resident goes on. It never stands in the way: no answer is like none found.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::council::Capability;
use onedoor_domain::report::{Nearby, Position};
use onedoor_domain::{Answer, Failure};
use onedoor_gateway::Gateway;

use super::start::ask;
use super::writing::Form;
use crate::browser::{HERE, clock};
use crate::portal::Portal;

/// So long the way on waits for an answer that is on its way.
const PATIENCE: u32 = 15;
const GLANCE: Duration = Duration::from_millis(100);

/// How the question stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing was asked: there is no place yet, or no backend that knows.
    Nothing,
    /// It is asked.
    Asking,
    /// This is open. It may be nothing.
    These(Vec<Nearby>),
}

/// What is open around the place of a draft.
#[derive(Clone, Copy)]
pub struct Around {
    /// What was found.
    pub found: RwSignal<Found>,
    /// The resident looked at what is around this place, and goes on.
    seen: RwSignal<Option<Position>>,
    at: StoredValue<Option<Position>>,
}

impl Around {
    /// Asks now, and again whenever the place changes.
    pub fn begin(form: &Form) -> Self {
        let placed = form.writing.draft.with_untracked(|draft| draft.location.position.is_some());
        let around = Self::example(if placed && HERE { Found::Asking } else { Found::Nothing });
        if !HERE {
            return around;
        }
        let portal = Portal::here();
        let (draft, service) = (form.writing.draft, form.service.summary.code.clone());
        let place = Memo::new(move |_| draft.with(|draft| draft.location.position));
        Effect::new(move |_| {
            let (at, gateway) = (place.get(), portal.gateway());
            around.at.set_value(at);
            let (Some(at), Some(gateway)) = (at, gateway) else { return around.found.set(Found::Nothing) };
            if !gateway.capabilities.has(Capability::Nearby) {
                return around.found.set(Found::Nothing);
            }
            around.found.set(Found::Asking);
            let service = service.clone();
            spawn_local(async move {
                let answer = ask(&portal, move |gateway| nearby(gateway, service, at)).await;
                if around.at.try_get_value() == Some(Some(at)) {
                    around.found.set(answer.map_or(Found::Nothing, Found::These));
                }
            });
        });
        around
    }

    /// As it stands, for examples.
    pub fn example(found: Found) -> Self {
        Self { found: RwSignal::new(found), seen: RwSignal::new(None), at: StoredValue::new(None) }
    }

    /// Is there something that the resident has not looked at? Waits a little for an answer that is on its way.
    pub async fn has_news(self) -> bool {
        for _ in 0..PATIENCE {
            match self.found.try_get_untracked() {
                Some(Found::Asking) => clock::wait(GLANCE).await,
                Some(Found::These(them)) => {
                    return !them.is_empty() && self.seen.try_get_untracked() != self.at.try_get_value();
                }
                Some(Found::Nothing) | None => return false,
            }
        }
        false
    }

    /// The resident has looked, and it is none of these.
    pub fn pass(self) {
        self.seen.set(self.at.get_value());
    }

    /// How many the resident has not looked at, because the answer came when they had gone on.
    pub fn unseen(self) -> usize {
        let seen = self.seen.get();
        self.found.with(|found| match found {
            Found::These(them) if seen != self.at.get_value() => them.len(),
            Found::These(_) | Found::Nothing | Found::Asking => 0,
        })
    }
}

fn nearby(gateway: &Gateway, service: onedoor_domain::id::ServiceCode, at: Position) -> Answer<Vec<Nearby>> {
    match gateway.reports() {
        Some(reports) => reports.nearby(service, at),
        None => Box::pin(std::future::ready(Err(Failure::Unsupported))),
    }
}
