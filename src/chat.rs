//! Webchat: the page `/chat`, and a panel over any screen.
//!
//! Here, in the first load: whether the panel is open and whether a chat is under way. The rest is loaded when it
//! is first used.

mod begin;
mod client;
mod conversation;
mod ending;
mod leave;
mod line;
mod nobody;
mod page;
mod panel;

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::id::ResidentId;

use crate::browser::{HERE, shelf};
use crate::piece::split;
use crate::portal::Portal;
use crate::routes;
use crate::t;
use crate::ui::{Example, Glyph, Icon};

split! {
    /// The screens of this capability, loaded when first entered.
    chat: ChatRoute => screen
}

fn screen() -> AnyView {
    page::ChatPage().into_any()
}

split! {
    /// The panel over any screen; it comes with the screens.
    chat: ChatPanel => panel
}

fn panel() -> AnyView {
    panel::Panel().into_any()
}

/// What is kept of the chat itself; see [`place`].
const CURRENT: &str = "current";
/// The id of the button that opens the panel; the focus comes back to it.
const OPENER: &str = "chat-opener";
/// What holds the button and the panel above the screen.
const OVERLAY: &str = "chat-overlay no-print";

/// Under which name something of the chat is kept. On a shared computer each resident's is kept apart, so that nobody finds
/// another's; what has no resident's name is a guest's.
fn place(what: &str, by: Option<&ResidentId>) -> String {
    by.map_or_else(|| what.to_owned(), |by| format!("{what} {by}"))
}

/// What every screen knows of the chat.
#[derive(Clone, Copy)]
pub struct Talk {
    /// Is the panel open?
    pub open: RwSignal<bool>,
    /// Is a chat under way on this device?
    pub under_way: RwSignal<bool>,
    /// Lines of the other side that were not seen.
    pub unread: RwSignal<usize>,
    /// The client, once it was loaded: it lives as long as the portal, not as long as a page.
    client: StoredValue<Option<Rc<dyn Any>>, LocalStorage>,
    owner: StoredValue<Option<Owner>>,
}

impl Talk {
    /// For the context of the whole portal.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            under_way: RwSignal::new(false),
            unread: RwSignal::new(0),
            client: StoredValue::new_local(None),
            owner: StoredValue::new(Owner::current()),
        }
    }
}

impl Default for Talk {
    fn default() -> Self {
        Self::new()
    }
}

/// The chat over any screen: a button while a chat is under way, and the panel that it opens.
#[component]
pub fn ChatOverlay() -> impl IntoView {
    let talk: Talk = expect_context();
    let portal = Portal::here();
    let path = routes::use_path();
    if HERE {
        // A chat that was under way goes on after a reload. Once the client is here it says so itself.
        Effect::new(move |_| {
            portal.who.track();
            spawn_local(async move {
                let mut kept = false;
                for by in [portal.writer(), None] {
                    let one = shelf::get(shelf::Kind::Chat, &place(CURRENT, by.as_ref())).await;
                    kept |= matches!(one, Ok(Some(_)));
                }
                if talk.client.with_value(Option::is_none) {
                    talk.under_way.set(kept);
                }
            });
        });
    }
    let elsewhere = Memo::new(move |_| path.get() != routes::CHAT);
    view! {
        <div class=OVERLAY hidden=move || !(elsewhere.get() && (talk.under_way.get() || talk.open.get()))>
            {move || (talk.open.get() && elsewhere.get()).then(ChatPanel)}
            {opener(OPENER, talk.open, talk.unread)}
        </div>
    }
}

fn opener(id: &'static str, open: RwSignal<bool>, unread: RwSignal<usize>) -> AnyView {
    let label = move || match unread.get() {
        0 => t!("chat-open"),
        many => t!("chat-open-unread", count = many),
    };
    view! {
        <button type="button" id=id class="chat-opener" hidden=move || open.get()
            aria-expanded="false" on:click=move |_| open.set(true)>
            <Glyph icon=Icon::Chat/>{label}
        </button>
    }
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("chat", "before-open", begin::example_open),
    Example::new("chat", "before-closed", begin::example_closed),
    Example::new("chat", "kept-for-another", page::example_kept),
    Example::new("chat", "bot", conversation::example_bot),
    Example::new("chat", "waiting-for-person", conversation::example_waiting),
    Example::new("chat", "person-not-passed-on", conversation::example_person_waits),
    Example::new("chat", "person", conversation::example_person),
    Example::new("chat", "offline", conversation::example_offline),
    Example::new("chat", "signed-out", conversation::example_signed_out),
    Example::new("chat", "gone", conversation::example_gone),
    Example::new("chat", "ended", conversation::example_ended),
    Example::new("chat", "right-to-left", conversation::example_right_to_left),
    Example::new("chat", "leave-message", leave::example_form),
    Example::new("chat", "message-left", leave::example_sent),
    Example::new("chat-panel", "person", panel::example_person),
    Example::new("chat-panel", "offline", panel::example_offline),
    Example::new("chat-panel", "before", panel::example_before),
    Example::new("chat-panel", "loading", panel::example_loading),
    Example::new("chat-panel", "minimised", panel::example_minimised),
];

#[cfg(test)]
mod tests {
    use onedoor_domain::id::BadId;

    use super::*;

    #[test]
    fn each_residents_is_kept_apart_and_what_was_kept_without_a_name_is_a_guests() -> Result<(), BadId> {
        let (mair, ceri) = (ResidentId::parse("r_mair")?, ResidentId::parse("r_ceri")?);
        let all = [CURRENT, conversation::WRITING].into_iter().chain(leave::KEPT);
        for what in all {
            assert_eq!(place(what, None), what);
            assert_ne!(place(what, Some(&mair)), place(what, Some(&ceri)));
            assert_ne!(place(what, Some(&mair)), what);
        }
        Ok(())
    }
}
