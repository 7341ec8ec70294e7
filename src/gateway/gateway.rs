//! Everything that a backend gives, behind the ports. A port that is `None` is a capability that is not there.

use onedoor_domain::Language;
use onedoor_domain::account::Sessions;
use onedoor_domain::cases::{Cases, Tracking};
use onedoor_domain::channels::Channels;
use onedoor_domain::chat::Chats;
use onedoor_domain::council::{Capabilities, Contacts, Notices};
use onedoor_domain::help::Help;
use onedoor_domain::report::Reports;
use std::cell::RefCell;
use std::rc::Rc;

/// A backend, as the screens see it. Cheap to clone.
#[derive(Clone)]
pub struct Gateway {
    /// What the backend declared.
    pub capabilities: Rc<Capabilities>,
    /// Ways to reach the council.
    pub contacts: Option<Rc<dyn Contacts>>,
    /// Notices.
    pub notices: Option<Rc<dyn Notices>>,
    /// Signing in and out.
    pub sessions: Option<Rc<dyn Sessions>>,
    /// Reporting.
    pub reports: Option<Rc<dyn Reports>>,
    /// A resident's cases.
    pub cases: Option<Rc<dyn Cases>>,
    /// A guest's case.
    pub tracking: Option<Rc<dyn Tracking>>,
    /// How the council may reach a resident.
    pub channels: Option<Rc<dyn Channels>>,
    /// Webchat.
    pub chats: Option<Rc<dyn Chats>>,
    /// Help articles.
    pub help: Option<Rc<dyn Help>>,
    /// Where the stream of live events is (`EventSource`), for a signed-in resident.
    pub live: Option<String>,
    /// The language asked for from now on.
    pub(crate) speaks: Rc<RefCell<Language>>,
}

impl Gateway {
    /// Asks for this language from now on. What was read before has to be read again.
    pub fn speak(&self, language: Language) {
        self.speaks.replace(language);
    }

    /// The language asked for.
    pub fn language(&self) -> Language {
        self.speaks.borrow().clone()
    }
}
