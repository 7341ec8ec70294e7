//! What comes from the backend, in each state that it can be in: on its way, slowly on its way, there, failed.
//!
//! A [`Loader`] asks; [`Remote`] draws. Asking again keeps what is there on the screen until the new answer
//! comes, and only the newest answer counts.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::{Answer, Failure, backoff};

use super::{Example, FailureNotice};
use crate::browser::{HERE, clock, entropy};
use crate::t;

/// After this long the reader is told that it takes longer than usual.
const SLOW: Duration = Duration::from_secs(4);

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<T> {
    /// Asked.
    Loading,
    /// Asked, and it takes longer than usual.
    LoadingSlowly,
    /// There.
    Loaded(T),
    /// Not to be had.
    Failed(Failure),
}

type Ask<T> = Rc<dyn Fn() -> Answer<T>>;

/// Asks the backend for one thing and holds the answer.
pub struct Loader<T: 'static> {
    state: RwSignal<Load<T>, LocalStorage>,
    ask: StoredValue<Ask<T>, LocalStorage>,
    turn: StoredValue<u32>,
}

impl<T> Clone for Loader<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loader<T> {}

impl<T> Loader<T> {
    /// Asks at once. (A native build never asks; it stays `Loading`.)
    pub fn new(ask: impl Fn() -> Answer<T> + 'static) -> Self {
        let loader = Self::idle(ask);
        loader.again();
        loader
    }

    /// Asks only when told to, by [`Loader::again`].
    pub fn idle(ask: impl Fn() -> Answer<T> + 'static) -> Self {
        Self {
            state: RwSignal::new_local(Load::Loading),
            ask: StoredValue::new_local(Rc::new(ask)),
            turn: StoredValue::new(0),
        }
    }

    /// Asks again, for example after a failure or a change.
    pub fn again(self) {
        self.ask_now(false);
    }

    /// Asks again for what is shown, which stands until the answer comes: what cannot be had now is asked for once more.
    pub fn refresh(self) {
        self.ask_now(true);
    }

    fn ask_now(self, softly: bool) {
        if !HERE {
            return;
        }
        // Softly: an answer that is on its way already may come first.
        let turn = self.turn.get_value() + u32::from(!softly);
        self.turn.set_value(turn);
        // The page may be left, and this loader with it, before the answer comes.
        let is_newest = move || self.turn.try_get_value() == Some(turn);
        let mut asked = self.ask.with_value(|ask| ask());
        spawn_local(async move {
            for attempt in 1.. {
                let answer = asked.await;
                if !is_newest() {
                    return;
                }
                match answer {
                    Ok(answer) => return self.put(answer),
                    Err(failure) if !softly => return self.state.set(Load::Failed(failure)),
                    Err(failure) if !failure.worth_retrying() => return,
                    Err(_) => {
                        let pause = backoff::delay(attempt, entropy::chance());
                        clock::wait(Duration::from_millis(pause.into())).await;
                    }
                }
                if !is_newest() {
                    return;
                }
                asked = self.ask.with_value(|ask| ask());
            }
        });
        if softly {
            return;
        }
        if !self.state.with_untracked(|state| matches!(state, Load::Loaded(_))) {
            self.state.set(Load::Loading);
        }
        spawn_local(async move {
            clock::wait(SLOW).await;
            if is_newest() && self.state.with_untracked(|state| matches!(state, Load::Loading)) {
                self.state.set(Load::LoadingSlowly);
            }
        });
    }

    /// Lets go of the answer, also of one that is on its way: it is somebody else's.
    pub fn empty(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.state.set(Load::Loading);
    }

    /// Puts an answer that came another way, such as from a save or a live event.
    pub fn put(self, answer: T) {
        let _ = self.turn.try_update_value(|turn| *turn += 1);
        let _ = self.state.try_set(Load::Loaded(answer));
    }

    /// Changes the answer in place, if it is there.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        let _ = self.state.try_update(|state| {
            if let Load::Loaded(answer) = state {
                change(answer);
            }
        });
    }

    /// Reads the state, and is told of changes.
    pub fn with<O>(self, read: impl FnOnce(&Load<T>) -> O) -> O {
        self.state.with(read)
    }

    /// Reads the answer, if it is there, and is told of changes.
    pub fn answer<O>(self, read: impl FnOnce(&T) -> O) -> Option<O> {
        self.state.with(|state| if let Load::Loaded(answer) = state { Some(read(answer)) } else { None })
    }

    /// Reads the answer, if it is there, without being told of changes.
    pub fn peek<O>(self, read: impl FnOnce(&T) -> O) -> Option<O> {
        self.state
            .with_untracked(|state| if let Load::Loaded(answer) = state { Some(read(answer)) } else { None })
    }

    /// Reads the answer as it is now, if it is there; not told of changes.
    pub fn now<O>(self, read: impl FnOnce(&T) -> O) -> Option<O> {
        self.state
            .try_with_untracked(
                |state| if let Load::Loaded(answer) = state { Some(read(answer)) } else { None },
            )
            .flatten()
    }

    /// The failure, if it failed.
    pub fn failure(self) -> Option<Failure> {
        self.state.with(|state| if let Load::Failed(failure) = state { Some(failure.clone()) } else { None })
    }
}

/// Draws what a loader holds. `view` is called once for each new answer.
#[component]
pub fn Remote<T: Clone + 'static>(
    /// Who asks.
    loader: Loader<T>,
    /// Draws the answer.
    view: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let drawn = move || {
        loader.with(|state| match state {
            Load::Loading => waiting(false),
            Load::LoadingSlowly => waiting(true),
            Load::Failed(failure) => {
                let again = Callback::new(move |()| loader.again());
                view! { <FailureNotice failure=failure.clone() again=again/> }.into_any()
            }
            Load::Loaded(answer) => view(answer.clone()),
        })
    };
    view! { <div class="remote">{drawn}</div> }
}

/// What is drawn while something is on its way.
pub fn waiting(slowly: bool) -> AnyView {
    if slowly {
        view! { <p class="remote__wait" role="status">{t!("loading-slowly")}</p> }.into_any()
    } else {
        view! { <p class="remote__wait remote__wait--soon">{t!("loading")}</p> }.into_any()
    }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] =
    &[Example::new("remote", "loading", || waiting(false)), Example::new("remote", "slow", || waiting(true))];
