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
    /// Counts what was asked and put.
    turn: StoredValue<u32>,
    /// What was asked before this turn does not count any more: something newer is there, or was wanted.
    from: StoredValue<u32>,
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
            from: StoredValue::new(0),
        }
    }

    /// Stands as it is told, for the gallery: what is asked of it fails in the same way.
    pub fn standing(state: Load<T>) -> Self {
        let failure = if let Load::Failed(failure) = &state { failure.clone() } else { Failure::Unsupported };
        let loader = Self::idle(move || {
            let failure = failure.clone();
            Box::pin(async move { Err(failure) })
        });
        loader.state.set(state);
        loader
    }

    /// Asks again, for example after a failure or a change.
    pub fn again(self) {
        self.ask_now(0);
    }

    /// Asks again for what is shown, which stands until the answer comes: what cannot be had now is asked for once more.
    pub fn refresh(self) {
        self.ask_now(1);
    }

    /// Asks; with a number greater than nought softly, for that many times by now.
    fn ask_now(self, softly: u32) {
        if !HERE {
            return;
        }
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        if softly == 0 {
            self.from.set_value(turn);
            if !self.state.with_untracked(|state| matches!(state, Load::Loaded(_))) {
                self.state.set(Load::Loading);
            }
        }
        // The page may be left, and this loader with it, before the answer comes.
        let counts = move || self.from.try_get_value().is_some_and(|from| turn >= from);
        let answer = self.ask.with_value(|ask| ask());
        spawn_local(async move {
            let answer = answer.await;
            if !counts() {
                return;
            }
            match answer {
                Ok(answer) => {
                    self.from.set_value(turn + 1);
                    self.state.set(Load::Loaded(answer));
                }
                Err(failure) if softly == 0 => self.state.set(Load::Failed(failure)),
                Err(failure) if failure.worth_retrying() => {
                    let pause = Duration::from_millis(backoff::delay(softly, entropy::chance()).into());
                    let once_more = move || {
                        if counts() {
                            self.ask_now(softly + 1);
                        }
                    };
                    clock::after(pause, Box::new(once_more));
                }
                Err(_) => {}
            }
        });
        if softly == 0 {
            let slow = move || {
                if counts() && self.state.with_untracked(|state| matches!(state, Load::Loading)) {
                    self.state.set(Load::LoadingSlowly);
                }
            };
            clock::after(SLOW, Box::new(slow));
        }
    }

    /// Nothing that was asked until now counts any more.
    fn ask_no_more(self) {
        let _ = self.turn.try_update_value(|turn| {
            *turn += 1;
            self.from.try_update_value(|from| *from = *turn)
        });
    }

    /// Lets go of the answer, also of one that is on its way: it is somebody else's.
    pub fn empty(self) {
        self.ask_no_more();
        self.state.set(Load::Loading);
    }

    /// Puts an answer that came another way, such as from a save or a live event.
    pub fn put(self, answer: T) {
        self.ask_no_more();
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

    /// How it stands, without the answer; told of changes.
    pub fn outcome(self) -> Load<()> {
        self.state.with(|state| match state {
            Load::Loading => Load::Loading,
            Load::LoadingSlowly => Load::LoadingSlowly,
            Load::Loaded(_) => Load::Loaded(()),
            Load::Failed(failure) => Load::Failed(failure.clone()),
        })
    }

    /// The failure as it is now, if it failed; not told of changes.
    pub fn failed_now(self) -> Option<Failure> {
        self.state.with_untracked(|state| {
            if let Load::Failed(failure) = state { Some(failure.clone()) } else { None }
        })
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
