//! What there is in memory, and how a world is laid out: as JSON in the contract's own shapes.

use crate::contract::shapes::{
    address, article_summary, case, chat_event, event, notice, preferences, service_summary, session,
};
use crate::contract::{
    find_places, get_capabilities, get_chat_availability, get_service, list_assets, list_contact_points,
};
use crate::json::{Object, Read, Wrong, parse};
use onedoor_domain::account::Session;
use onedoor_domain::cases::{Case, Event};
use onedoor_domain::channels::{Address, Preferences};
use onedoor_domain::chat::{Availability, ChatEvent};
use onedoor_domain::council::{Capabilities, ContactPoint, Notice};
use onedoor_domain::help::Article;
use onedoor_domain::id::{AttachmentId, IdempotencyKey, Reference, TrackingSecret};
use onedoor_domain::report::{Asset, FileToSend, Followed, Place, Receipt, Service, ServiceSummary};
use onedoor_domain::{Failure, Timestamp};
use serde_json::Value;

/// A small council to start from: one of everything that the contract's examples have.
pub const SAMPLE: &str = include_str!("sample.json");

/// A case with what happened on it, newest first, and what opens it for a guest.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// The case.
    pub case: Case,
    /// Newest first.
    pub events: Vec<Event>,
    /// For a guest.
    pub secret: Option<TrackingSecret>,
    /// The secrets of guests who want to be told of it.
    pub followers: Vec<Option<TrackingSecret>>,
}

/// A file that was sent.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) key: IdempotencyKey,
    pub(super) id: AttachmentId,
    pub(super) file: FileToSend,
    /// The report that it went with.
    pub(super) used: Option<Reference>,
}

/// Everything that a backend in memory knows. All of it may be changed at will.
#[derive(Debug, Clone)]
pub struct World {
    /// What it declares.
    pub capabilities: Capabilities,
    /// The time there.
    pub now: Timestamp,
    /// Ways to reach the council.
    pub contact_points: Vec<ContactPoint>,
    /// Notices.
    pub notices: Vec<Notice>,
    /// Who is signed in.
    pub session: Session,
    /// Who will be when the right code is given; a guest when nobody can sign in.
    pub resident: Session,
    /// The code that is right, for signing in and for addresses.
    pub code: String,
    /// How often a wrong code may still be tried.
    pub tries_left: u32,
    /// What can be reported.
    pub services: Vec<ServiceSummary>,
    /// Those with their questions.
    pub service_details: Vec<Service>,
    /// Places.
    pub places: Vec<Place>,
    /// Things to be pointed at.
    pub assets: Vec<Asset>,
    /// Cases.
    pub filed: Vec<Filed>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Preferences.
    pub preferences: Preferences,
    /// Whether people are there to chat.
    pub availability: Availability,
    /// What was said.
    pub chat: Vec<ChatEvent>,
    /// Help.
    pub articles: Vec<Article>,
    /// What was created, by key.
    pub(super) receipts: Vec<(IdempotencyKey, Receipt)>,
    pub(super) written: Vec<(IdempotencyKey, Event)>,
    pub(super) added: Vec<(IdempotencyKey, Address)>,
    pub(super) files: Vec<Stored>,
    pub(super) followed: Vec<(IdempotencyKey, Followed)>,
}

impl World {
    /// Lays a world out from JSON; [`SAMPLE`] shows its members. `None` when something makes no sense.
    pub fn read(text: &str) -> Option<Self> {
        let value = parse(text.as_bytes()).ok()?;
        world(Object::of(&value).ok()?).ok()
    }

    /// The same world with a resident signed in.
    #[must_use]
    pub fn signed_in_already(self) -> Self {
        Self { session: self.resident.clone(), ..self }
    }

    pub(super) fn signed_in(&self) -> Result<(), Failure> {
        if self.session == Session::Guest { Err(Failure::SessionEnded) } else { Ok(()) }
    }

    /// Lets go of the files that no report has, as a backend does after a while.
    pub fn forget_files(&mut self) {
        self.files.retain(|stored| stored.used.is_some());
    }

    /// A number that was not given before, for names of new things.
    pub(super) fn next_number(&self) -> usize {
        1000 + self.filed.len()
            + self.filed.iter().map(|filed| filed.events.len()).sum::<usize>()
            + self.addresses.len()
            + self.files.len()
            + self.followed.len()
    }

    pub(super) fn case(&self, reference: &Reference) -> Result<&Filed, Failure> {
        self.filed.iter().find(|filed| filed.case.summary.reference == *reference).ok_or(Failure::NotFound)
    }

    pub(super) fn case_mut(&mut self, reference: &Reference) -> Result<&mut Filed, Failure> {
        self.filed
            .iter_mut()
            .find(|filed| filed.case.summary.reference == *reference)
            .ok_or(Failure::NotFound)
    }
}

fn world(object: Object) -> Read<World> {
    let member = |name: &'static str| object.get(name).ok_or(Wrong(name));
    let resident = session(member("resident")?)?.0;
    let availability = get_chat_availability::availability(member("availability")?)?;
    Ok(World {
        capabilities: get_capabilities::capabilities(member("capabilities")?)
            .map_err(|_| Wrong("capabilities"))?,
        now: object.time("now")?,
        contact_points: object.list("contact_points", list_contact_points::contact_point)?,
        notices: object.list("notices", notice)?,
        session: Session::Guest,
        resident,
        code: object.text("code")?,
        tries_left: 4,
        services: object.list("services", service_summary)?,
        service_details: object.list("service_details", get_service::service)?,
        places: object.list("places", find_places::place)?,
        assets: object.list("assets", list_assets::asset)?,
        filed: object.list("cases", filed)?,
        addresses: object.list("addresses", address)?,
        preferences: preferences(member("preferences")?, Some("\"1\""))?,
        availability,
        chat: object.list("chat", chat_event)?,
        articles: object.list("articles", article)?,
        receipts: Vec::new(),
        written: Vec::new(),
        added: Vec::new(),
        files: Vec::new(),
        followed: Vec::new(),
    })
}

fn filed(value: &Value) -> Read<Filed> {
    let object = Object::of(value)?;
    Ok(Filed {
        case: case(object.get("case").ok_or(Wrong("case"))?)?,
        events: object.list("events", event)?,
        secret: object.maybe_id("secret", TrackingSecret::parse),
        followers: Vec::new(),
    })
}

fn article(value: &Value) -> Read<Article> {
    Ok(Article { summary: article_summary(value)?, body: Object::of(value)?.text("body")? })
}
