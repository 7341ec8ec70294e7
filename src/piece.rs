//! Pieces of the portal that are fetched when they are first needed, so that the first load stays small.
//!
//! [`split!`] makes a screen a piece. When it cannot be fetched the reader is told and can try again: they are offline,
//! or a new release took this one's place, which loading the page anew mends. Without the feature `split` (natively,
//! and under Trunk) everything is in one file and nothing is fetched.
//!
//! Leptos's own `#[lazy_route]` is deliberately not used: it ends the whole app when a piece cannot be fetched.

use std::future::Future;

use leptos::prelude::*;
use onedoor_domain::Failure;

use crate::browser::address;
use crate::ui::FailureNotice;
use crate::ui::remote::waiting;

/// What a piece shows, once it is here.
pub type Show = fn() -> AnyView;

/// The piece could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// `split! { /// About it. report: ReportRoute => screen }` makes `ReportRoute()`, a view for a route: the function
/// `screen` and all that only it needs go into a file called `report`.
macro_rules! split {
    ($(#[$about:meta])* $piece:ident : $route:ident => $screen:path) => {
        $(#[$about])*
        #[allow(non_snake_case)]
        pub fn $route() -> AnyView {
            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($piece, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn fetch() -> Result<$crate::piece::Show, $crate::piece::NotFetched> {
                Ok($screen)
            }
            #[cfg(not(feature = "split"))]
            #[allow(clippy::unused_async)]
            async fn fetch() -> Result<$crate::piece::Show, $crate::piece::NotFetched> {
                Ok($screen)
            }
            $crate::piece::piece(fetch)
        }
    };
}
pub(crate) use split;

/// `split_work! { /// About it. report: fetch => begin as fn(&Outbox) }` makes `async fn fetch()`, which fetches the file
/// `report` and gives what `begin` is: work that goes on beside the screens.
macro_rules! split_work {
    ($(#[$about:meta])* $piece:ident : $fetch:ident => $work:path as $shape:ty) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($piece, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $fetch() -> Result<$shape, $crate::piece::NotFetched> {
            Ok($work)
        }
        $(#[$about])*
        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async)]
        async fn $fetch() -> Result<$shape, $crate::piece::NotFetched> {
            Ok($work)
        }
    };
}
pub(crate) use split_work;

/// Fetches a piece and shows it.
pub fn piece<Fetch, Fetching>(fetch: Fetch) -> AnyView
where
    Fetch: Fn() -> Fetching + Copy + Send + Sync + 'static,
    Fetching: Future<Output = Result<Show, NotFetched>> + 'static,
{
    let piece = RwSignal::new(None);
    let ask = move || {
        leptos::task::spawn_local(async move {
            let fetched = fetch().await;
            // The reader may have gone on to another page.
            let _ = piece.try_set(Some(fetched));
        });
    };
    ask();
    (move || match piece.get() {
        None => waiting(false),
        Some(Ok(show)) => show(),
        Some(Err(NotFetched)) => lost(),
    })
    .into_any()
}

/// Trying again loads the page anew: that mends a lost connection and a new release alike, and what was typed is
/// on the device.
fn lost() -> AnyView {
    view! { <FailureNotice failure=Failure::Offline again=Callback::new(|()| address::reload())/> }.into_any()
}
