//! A backend in memory: the same ports over data that a test or the gallery lays out, in any weather.
//!
//! It holds to the contract's promises (one result for one key, stale writes refused, the same 404 for a wrong secret),
//! so that a screen that works on it works. Not here: residents apart from each other; there is one.

mod account;
mod cases;
mod channels;
mod chats;
mod council;
mod reports;
mod world;

pub use world::{SAMPLE, World};

use crate::Gateway;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use onedoor_domain::{Answer, Failure, Language};
use std::cell::RefCell;
use std::rc::Rc;

/// Waits for a while: a timer in the browser, a few turns of the executor in a test.
pub type Sleep = Rc<dyn Fn() -> LocalBoxFuture<'static, ()>>;

/// What happens to whatever is asked.
#[derive(Clone, Default)]
pub enum Weather {
    /// It is answered at once.
    #[default]
    Fine,
    /// It is answered after a while.
    Slow(Sleep),
    /// It is never answered.
    Hangs,
    /// It fails, and nothing was done.
    Fails(Failure),
    /// It is done, and the answer is lost: what a dropped connection does.
    Loses(Failure),
}

/// A backend in memory. Clones share one world.
#[derive(Clone)]
pub struct Memory {
    world: Rc<RefCell<World>>,
    weather: Rc<RefCell<Weather>>,
}

impl Memory {
    /// A backend over this world, in fine weather.
    pub fn new(world: World) -> Self {
        Self { world: Rc::new(RefCell::new(world)), weather: Rc::default() }
    }

    /// Changes the weather for what is asked from now on.
    pub fn set_weather(&self, weather: Weather) {
        self.weather.replace(weather);
    }

    /// Looks at the world, or changes it from behind: what a council does.
    pub fn with<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        act(&mut self.world.borrow_mut())
    }

    /// The ports that the world's declaration names.
    pub fn gateway(&self, language: Language) -> Gateway {
        let capabilities = self.world.borrow().capabilities.clone();
        Gateway::over_memory(self.clone(), capabilities, language)
    }

    fn answer<T: 'static>(&self, act: impl FnOnce(&mut World) -> Result<T, Failure> + 'static) -> Answer<T> {
        self.answer_as(|failure| failure, act)
    }

    fn answer_as<T: 'static, E: 'static>(
        &self,
        fail: fn(Failure) -> E,
        act: impl FnOnce(&mut World) -> Result<T, E> + 'static,
    ) -> LocalBoxFuture<'static, Result<T, E>> {
        let (world, weather) = (self.world.clone(), self.weather.borrow().clone());
        async move {
            match weather {
                Weather::Fine => {}
                Weather::Slow(sleep) => sleep().await,
                Weather::Hangs => futures::future::pending().await,
                Weather::Fails(failure) => return Err(fail(failure)),
                Weather::Loses(failure) => {
                    act(&mut world.borrow_mut())?;
                    return Err(fail(failure));
                }
            }
            act(&mut world.borrow_mut())
        }
        .boxed_local()
    }

    /// The same for what only a signed-in resident may ask.
    fn answer_resident<T: 'static>(
        &self,
        act: impl FnOnce(&mut World) -> Result<T, Failure> + 'static,
    ) -> Answer<T> {
        self.answer(|world| {
            world.signed_in()?;
            act(world)
        })
    }
}

#[cfg(test)]
mod tests;
