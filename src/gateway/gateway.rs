//! Everything that a backend gives, behind the ports. A port that is `None` is a capability that is not there.
//!
//! A port is made when it is asked for: whoever never asks does not carry its code, which keeps it out of the first load.
//! What only the frame around every screen asks has a method of its own for the same reason.

use crate::contract::Contract;
use crate::contract::letter::letter;
use crate::contract::link::Link;
use crate::device::Letter;
#[cfg(not(target_arch = "wasm32"))]
use crate::memory::Memory;
use crate::transport::Transport;
use onedoor_domain::account::Sessions;
use onedoor_domain::cases::{CasePage, CaseQuery, Cases, Tracking};
use onedoor_domain::channels::{Channels, Preferences};
use onedoor_domain::chat::{Availability, Chats};
use onedoor_domain::council::{Capabilities, Capability, ChatProtocol, Contacts, Notices, SignInMethod};
use onedoor_domain::help::Help;
use onedoor_domain::outbox::Outgoing;
use onedoor_domain::report::Reports;
use onedoor_domain::{Answer, Language};
use std::cell::RefCell;
use std::rc::Rc;

/// A backend, as the screens see it. Cheap to clone.
#[derive(Clone)]
pub struct Gateway {
    /// What the backend declared.
    pub capabilities: Rc<Capabilities>,
    /// Where the stream of live events is (`EventSource`), for a signed-in resident.
    pub live: Option<String>,
    /// The language asked for from now on.
    speaks: Rc<RefCell<Language>>,
    adapter: Adapter,
}

/// Which kind of backend it is.
#[derive(Clone)]
enum Adapter {
    Contract(Rc<Link>),
    // Not for the browser: it would bring every port along.
    #[cfg(not(target_arch = "wasm32"))]
    Memory(Memory),
}

/// What a port gives, by whichever adapter this is.
macro_rules! adapter {
    ($gateway:ident, $port:ident => $what:expr) => {
        match &$gateway.adapter {
            Adapter::Contract(link) => {
                let $port = Contract(link.clone());
                $what
            }
            #[cfg(not(target_arch = "wasm32"))]
            Adapter::Memory(memory) => {
                let $port = memory.clone();
                $what
            }
        }
    };
}

macro_rules! ports {
    ($($(#[$doc:meta])* $name:ident: $port:path, when $has:ident;)*) => {
        impl Gateway {$(
            $(#[$doc])*
            pub fn $name(&self) -> Option<Rc<dyn $port>> {
                if !self.$has() {
                    return None;
                }
                Some(adapter!(self, port => Rc::new(port)))
            }
        )*}
    };
}

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident: $capability:ident;)*) => {
        impl Gateway {$(
            $(#[$doc])*
            pub fn $name(&self) -> bool {
                self.capabilities.has(Capability::$capability)
            }
        )*}
    };
}

ports! {
    /// Ways to reach the council.
    contacts: Contacts, when has_contacts;
    /// Notices.
    notices: Notices, when has_notices;
    /// Signing in and out.
    sessions: Sessions, when has_sessions;
    /// Reporting.
    reports: Reports, when has_reports;
    /// A resident's cases.
    cases: Cases, when has_cases;
    /// A guest's case.
    tracking: Tracking, when has_tracking;
    /// How the council may reach a resident.
    channels: Channels, when has_channels;
    /// Webchat.
    chats: Chats, when has_chats;
    /// Help articles.
    help: Help, when has_help;
}

capabilities! {
    /// Are ways to reach the council listed?
    has_contacts: ContactPoints;
    /// Are there notices?
    has_notices: Notices;
    /// Can anything be reported?
    has_reports: Report;
    /// Has a resident a list of cases?
    has_cases: Cases;
    /// Can a guest follow a case?
    has_tracking: Track;
    /// Can a resident choose channels?
    has_channels: Channels;
    /// Are there help articles?
    has_help: Help;
}

impl Gateway {
    pub(crate) fn over_contract(link: Rc<Link>, capabilities: Capabilities) -> Self {
        Self {
            live: capabilities.has(Capability::Live).then(|| format!("{}/me/live", link.base)),
            speaks: link.language.clone(),
            capabilities: Rc::new(capabilities),
            adapter: Adapter::Contract(link),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn over_memory(memory: Memory, capabilities: Capabilities, language: Language) -> Self {
        Self {
            live: None,
            speaks: Rc::new(RefCell::new(language)),
            capabilities: Rc::new(capabilities),
            adapter: Adapter::Memory(memory),
        }
    }

    /// The same backend, with what it is asked carried by another transport: one that tells how much has gone.
    #[must_use]
    pub fn carried_by(&self, transport: Rc<dyn Transport>) -> Self {
        let adapter = match &self.adapter {
            Adapter::Contract(link) => Adapter::Contract(Rc::new(link.by(transport))),
            #[cfg(not(target_arch = "wasm32"))]
            Adapter::Memory(memory) => Adapter::Memory(memory.clone()),
        };
        Self { adapter, ..self.clone() }
    }

    /// The same backend, asked by somebody who does not say who they are.
    #[must_use]
    pub fn of_nobody(&self) -> Self {
        let adapter = match &self.adapter {
            Adapter::Contract(link) => Adapter::Contract(Rc::new(link.of_nobody())),
            #[cfg(not(target_arch = "wasm32"))]
            // What goes without a name says so itself.
            Adapter::Memory(memory) => Adapter::Memory(memory.clone()),
        };
        Self { adapter, ..self.clone() }
    }

    /// The same backend, asked as whoever wrote it: in their session, or without one. What a guest wrote is not put into the account
    /// of whoever has signed in since. A backend without sessions is asked as ever.
    #[must_use]
    pub fn in_whose_name(&self, outgoing: &Outgoing) -> Self {
        let of_guest = outgoing.by.is_none() && self.has_sessions();
        if of_guest || outgoing.parcel.is_anonymous() { self.of_nobody() } else { self.clone() }
    }

    /// What waits to be sent, as requests that somebody else may send. Only where keys make a second try harmless.
    pub fn letter(&self, outgoing: &Outgoing) -> Option<Letter> {
        if !self.capabilities.idempotency_key {
            return None;
        }
        match &self.in_whose_name(outgoing).adapter {
            Adapter::Contract(link) => letter(link, outgoing).map(Letter),
            #[cfg(not(target_arch = "wasm32"))]
            Adapter::Memory(_) => None,
        }
    }

    /// Can a resident sign in here?
    pub fn has_sessions(&self) -> bool {
        self.capabilities.sign_in == SignInMethod::Session
    }

    /// Is there a webchat that this portal speaks?
    pub fn has_chats(&self) -> bool {
        self.capabilities.has(Capability::Chat) && self.capabilities.chat == Some(ChatProtocol::Onedoor)
    }

    /// Is somebody there to chat? Without the rest of [`Chats`].
    pub fn availability(&self) -> Option<Answer<Availability>> {
        self.has_chats().then(|| adapter!(self, port => Chats::availability(&port)))
    }

    /// A page of a resident's cases, without the rest of [`Cases`].
    pub fn case_page(&self, query: CaseQuery) -> Option<Answer<CasePage>> {
        self.has_cases().then(|| adapter!(self, port => Cases::list(&port, query)))
    }

    /// How the council may reach the resident, without the rest of [`Channels`].
    pub fn preferences(&self) -> Option<Answer<Preferences>> {
        self.has_channels().then(|| adapter!(self, port => Channels::preferences(&port)))
    }

    /// Calls when a write was not sent because the session is not any more that of whom [`Sessions::current`] told last: in
    /// another tab somebody signed in or out. The write then fails as [`Failure::SessionEnded`], or as [`Failure::Stale`] where
    /// nobody was signed in.
    ///
    /// [`Failure::SessionEnded`]: onedoor_domain::Failure::SessionEnded
    /// [`Failure::Stale`]: onedoor_domain::Failure::Stale
    pub fn when_somebody_else(&self, call: Rc<dyn Fn()>) {
        match &self.adapter {
            Adapter::Contract(link) => link.when_somebody_else(call),
            // In memory there is one tab.
            #[cfg(not(target_arch = "wasm32"))]
            Adapter::Memory(_) => {}
        }
    }

    /// Asks for this language from now on. What was read before has to be read again.
    pub fn speak(&self, language: Language) {
        self.speaks.replace(language);
    }

    /// The language asked for.
    pub fn language(&self) -> Language {
        self.speaks.borrow().clone()
    }
}
