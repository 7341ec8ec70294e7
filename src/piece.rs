//! Pieces of the portal that are fetched when they are first needed, so that the first load stays small.
//!
//! [`split!`] names a piece and what it shows; [`Piece`] fetches it, and says so when that fails: the reader is offline, or
//! a new release took this one's place. Fetching again is always possible. Without the feature `split` (natively, and
//! under Trunk) everything is in one file and nothing is fetched.
//!
//! Leptos's own `#[lazy_route]` is deliberately not used: it ends the whole app when a piece cannot be fetched.

use std::future::Future;

use leptos::prelude::*;

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

/// `split!(gallery: fetch_gallery => screen)` makes `async fn fetch_gallery() -> Result<Show, NotFetched>`: the function
/// `screen` and all that only it needs go into a file called `gallery`.
macro_rules! split {
    ($piece:ident : $fetch:ident => $show:path) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($piece, wasm_split_path = ::leptos::wasm_split, fallible)]
        #[allow(missing_docs)]
        pub fn $fetch() -> Result<$crate::piece::Show, $crate::piece::NotFetched> {
            Ok($show)
        }
        #[cfg(not(feature = "split"))]
        #[allow(missing_docs, clippy::unused_async)]
        pub async fn $fetch() -> Result<$crate::piece::Show, $crate::piece::NotFetched> {
            Ok($show)
        }
    };
}
pub(crate) use split;

/// Fetches a piece and shows it. `lost` is given what tries again; it should tell the reader how to reach the council
/// meanwhile.
#[component]
pub fn Piece<Fetch, Fetching>(
    /// Made by [`split!`].
    fetch: Fetch,
    /// Drawn while it is on its way.
    waiting: fn() -> AnyView,
    /// Drawn when it did not come.
    lost: fn(Callback<()>) -> AnyView,
) -> impl IntoView
where
    Fetch: Fn() -> Fetching + Copy + Send + Sync + 'static,
    Fetching: Future<Output = Result<Show, NotFetched>> + 'static,
{
    let piece = RwSignal::new(None);
    let try_again = Callback::new(move |()| {
        piece.set(None);
        leptos::task::spawn_local(async move {
            let fetched = fetch().await;
            // The reader may have gone on to another page.
            let _ = piece.try_set(Some(fetched));
        });
    });
    try_again.run(());
    move || match piece.get() {
        None => waiting(),
        Some(Ok(show)) => show(),
        Some(Err(NotFetched)) => lost(try_again),
    }
}
