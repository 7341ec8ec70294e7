//! What every screen shares: the settings, the gateway once it stands, who is here, and what comes live.
//!
//! `session` knows who is here, and follows it.

mod session;

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::account::Resident;
pub use onedoor_domain::cases::Line;
use onedoor_domain::cases::{
    CasePage, CaseQuery, LineEffect, LineInput, LineLink, LiveLine, LiveUpdate, StatusFilter,
};
use onedoor_domain::channels::Preferences;
use onedoor_domain::chat::Availability;
use onedoor_domain::council::{ContactPoint, Notice};
use onedoor_domain::id::{LiveId, ResidentId};
use onedoor_domain::{Answer, Failure, Language, Timestamp};
use onedoor_gateway::Gateway;
use onedoor_gateway::contract::live;

use crate::browser::tabs::Tabs;
use crate::browser::{HERE, clock, entropy, events, network, wake};
use crate::config::Config;
use crate::i18n;
use crate::ui::FailureNotice;
use crate::ui::remote::{Loader, waiting};

const MINUTE_MS: i64 = 60_000;

/// Where the gateway stands.
#[derive(Clone)]
pub enum Connection {
    /// Capabilities are being asked for; `slowly` once that takes longer than usual.
    Connecting {
        /// It takes longer than usual.
        slowly: bool,
    },
    /// The backend said what it can do.
    Connected(Rc<Gateway>),
    /// No backend.
    Failed(Failure),
}

/// Who is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Not known yet.
    Unknown,
    /// Nobody that the council knows.
    Guest,
    /// A resident.
    Resident(Resident),
    /// A resident whose session has ended while the page stayed open: nothing typed is lost.
    Ended,
}

impl Who {
    /// The resident who is signed in.
    pub fn resident(&self) -> Option<&Resident> {
        if let Self::Resident(resident) = self { Some(resident) } else { None }
    }

    /// Which resident that is.
    pub fn id(&self) -> Option<ResidentId> {
        self.resident().map(|resident| resident.id.clone())
    }
}

/// The shared things; in the context of every screen.
#[derive(Clone, Copy)]
pub struct Portal {
    /// The council's settings.
    pub config: StoredValue<Config>,
    /// The gateway.
    pub connection: RwSignal<Connection, LocalStorage>,
    /// Who is here.
    pub who: RwSignal<Who>,
    /// The newest thing that came live, with a running number so that equal ones are told apart.
    pub news: RwSignal<(u64, Option<LiveUpdate>), LocalStorage>,
    /// How the live line stands.
    pub line: RwSignal<Line>,
    /// What was read under this number is kept up to date by the line: see [`LiveLine::unbroken`].
    pub unbroken: RwSignal<u32>,
    /// When the session ends (unix milliseconds), if the backend said.
    pub ends: RwSignal<Option<i64>>,
    /// Every way to reach the council.
    pub contacts: Loader<Vec<ContactPoint>>,
    /// Works, outages and news.
    pub notices: Loader<Vec<Notice>>,
    /// Is somebody there to chat?
    pub availability: Loader<Availability>,
    /// The newest open cases of the resident, and the counts over all.
    pub cases: Loader<CasePage>,
    /// How the council may reach the resident.
    pub preferences: Loader<Preferences>,
    /// The minute that it is, told once in each and when the page wakes: what is said of hours is said anew.
    pub minute: RwSignal<i64>,
    /// Why it could not be asked whether somebody is signed in, where the device remembers that somebody was.
    pub unheard: RwSignal<Option<Failure>>,
    live: StoredValue<LiveLine>,
    stream: StoredValue<Option<events::Events>, LocalStorage>,
    /// Who was signed in last: what is written before it is known who is here, or after their session has ended, is theirs.
    last: StoredValue<Option<ResidentId>>,
    /// The newest question who is here.
    meeting: StoredValue<u32>,
    /// The other tabs are told who comes and goes.
    tabs: Tabs,
}

impl Portal {
    /// The shared things at the start; nothing is asked yet.
    pub fn new(config: Config) -> Self {
        let connection = RwSignal::new_local(Connection::Connecting { slowly: false });
        let portal = Self {
            config: StoredValue::new(config),
            connection,
            who: RwSignal::new(Who::Unknown),
            news: RwSignal::new_local((0, None)),
            line: RwSignal::new(Line::Off),
            unbroken: RwSignal::new(0),
            ends: RwSignal::new(None),
            contacts: shared(connection, |gateway| Some(gateway.contacts()?.contact_points())),
            notices: shared(connection, |gateway| Some(gateway.notices()?.notices())),
            availability: shared(connection, Gateway::availability),
            cases: shared(connection, |gateway| {
                let query = CaseQuery { status: StatusFilter::Open, limit: Some(5), ..CaseQuery::default() };
                gateway.case_page(query)
            }),
            preferences: shared(connection, Gateway::preferences),
            minute: RwSignal::new(clock::now_millis() / MINUTE_MS),
            unheard: RwSignal::new(None),
            live: StoredValue::new(LiveLine::new()),
            stream: StoredValue::new_local(None),
            last: StoredValue::new(session::remembered()),
            meeting: StoredValue::new(0),
            tabs: Tabs::apart(),
        };
        wake::on_waking(move || {
            portal.live_takes(LineInput::Woke);
            portal.availability.refresh();
            portal.tick();
        });
        if HERE {
            spawn_local(async move {
                loop {
                    let into = clock::now_millis().rem_euclid(MINUTE_MS).unsigned_abs();
                    clock::wait(Duration::from_millis(MINUTE_MS.unsigned_abs() - into)).await;
                    portal.tick();
                }
            });
        }
        portal
    }

    /// Another minute: what is said of hours is said anew, and what is past is not claimed any more.
    fn tick(self) {
        self.minute.set(clock::now_millis() / MINUTE_MS);
        let now = clock::known().unwrap_or_else(clock::now);
        if self.availability.peek(|there| there.clone().pass(now)) == Some(true) {
            self.availability.change(|there| {
                there.pass(now);
            });
            self.availability.refresh();
        }
    }

    /// From the context.
    pub fn here() -> Self {
        expect_context()
    }

    /// Asks the backend what it can do, and who is here.
    pub fn connect(self) {
        self.connection.set(Connection::Connecting { slowly: false });
        let base = self.config.with_value(|config| config.api.clone());
        let language = Language::parse(i18n::language().tag).unwrap_or_else(|_| Language::english());
        spawn_local(async move {
            match onedoor_gateway::contract::connect(Rc::new(network::Fetch), &base, language).await {
                Ok(gateway) => {
                    let gateway = Rc::new(gateway);
                    gateway.when_somebody_else(Rc::new(move || self.look_soon()));
                    self.connection.set(Connection::Connected(Rc::clone(&gateway)));
                    self.contacts.again();
                    self.notices.again();
                    self.availability.again();
                    self.meet().await;
                }
                Err(failure) => self.connection.set(Connection::Failed(failure)),
            }
        });
        spawn_local(async move {
            clock::wait(Duration::from_secs(4)).await;
            // To tell of a change where there is none would draw every screen anew, and lose what is being typed.
            self.connection.maybe_update(|connection| match connection {
                Connection::Connecting { slowly } => {
                    *slowly = true;
                    true
                }
                _ => false,
            });
        });
    }

    /// The gateway, if it stands now.
    pub fn gateway_untracked(self) -> Option<Rc<Gateway>> {
        self.connection.with_untracked(|connection| match connection {
            Connection::Connected(gateway) => Some(Rc::clone(gateway)),
            _ => None,
        })
    }

    /// The gateway, if it stands; told of changes.
    pub fn gateway(self) -> Option<Rc<Gateway>> {
        self.connection.with(|connection| match connection {
            Connection::Connected(gateway) => Some(Rc::clone(gateway)),
            _ => None,
        })
    }

    /// Tells the live line what happened, and does what it wants done.
    fn live_takes(self, input: LineInput) {
        let mut todo = Vec::new();
        let (now, chance) = (clock::now_millis(), entropy::chance());
        self.live.update_value(|live| todo = live.take(input, now, chance));
        let (line, unbroken) = self.live.with_value(|live| (live.line(), live.unbroken()));
        if self.unbroken.get_untracked() != unbroken {
            self.unbroken.set(unbroken);
        }
        if self.line.get_untracked() != line {
            self.line.set(line);
        }
        for effect in todo {
            self.live_wants(effect);
        }
    }

    fn live_wants(self, effect: LineEffect) {
        match effect {
            LineEffect::Open { link, after } => {
                let Some(url) = self.gateway_untracked().and_then(|gateway| gateway.live.clone()) else {
                    return;
                };
                let url = live::address(&url, after.as_ref());
                let stream = events::Events::open(&url, &live::EVENTS, move |said| {
                    self.live_takes(match said {
                        events::Said::Broken => LineInput::Broken(link),
                        events::Said::Event { name, id, data } => {
                            let what = live::decode(name, &data).ok();
                            LineInput::Came { link, id: LiveId::parse(&id).ok(), what }
                        }
                    });
                });
                self.stream.set_value(Some(stream));
            }
            LineEffect::Close => self.stream.set_value(None),
            LineEffect::Wait { link, pause, millis } => {
                let over = move || self.live_takes(LineInput::Waited(link, pause));
                clock::after(Duration::from_millis(millis.into()), Box::new(over));
            }
            LineEffect::AskWho(link) => spawn_local(async move { self.still_here(link).await }),
            LineEffect::Tell(update) => self.tell(update),
            LineEffect::ReadAnew => self.read_anew(),
        }
    }

    /// Something came live: what the account page shows is read afresh, and the screens are told.
    fn tell(self, update: LiveUpdate) {
        match &update {
            LiveUpdate::Case { .. } => self.cases.again(),
            LiveUpdate::Notice(_) => self.notices.again(),
            LiveUpdate::Preferences => self.preferences.again(),
            LiveUpdate::Reset | LiveUpdate::Ready | LiveUpdate::Here | LiveUpdate::Unknown => {}
        }
        self.news.update(|(count, news)| {
            *count += 1;
            *news = Some(update);
        });
    }

    /// Now, on the council's clock; told of each minute.
    pub fn this_minute(self) -> Timestamp {
        self.minute.track();
        self.now()
    }

    /// Now, on the council's clock.
    pub fn now(self) -> Timestamp {
        let millis = clock::now_millis();
        let offset = self.config.with_value(|config| clock::zone_offset_minutes(&config.time_zone, millis));
        Timestamp::from_millis(millis, offset)
    }

    /// Something may have been missed: everything shown is read anew, by the screens what is theirs, here what they share.
    fn read_anew(self) {
        self.tell(LiveUpdate::Reset);
        self.cases.refresh();
        self.notices.refresh();
        self.preferences.refresh();
    }

    /// A line does not say why it was refused: is the session still there? Where nobody can say, it is tried again.
    async fn still_here(self, link: LineLink) {
        self.look_for_session().await;
        self.live_takes(LineInput::StillHere(link));
    }
}

/// A loader that asks once the gateway stands; a capability that is not there is `Unsupported`.
fn shared<T: 'static>(
    connection: RwSignal<Connection, LocalStorage>,
    ask: impl Fn(&Gateway) -> Option<Answer<T>> + 'static,
) -> Loader<T> {
    Loader::idle(move || {
        let gateway = connection.with_untracked(|connection| match connection {
            Connection::Connected(gateway) => Some(Rc::clone(gateway)),
            _ => None,
        });
        let answer = gateway.and_then(|gateway| ask(&gateway));
        Box::pin(async move {
            match answer {
                Some(answer) => answer.await,
                None => Err(Failure::Unsupported),
            }
        })
    })
}

/// Draws what needs the gateway: waits for it, says so when it is not to be had.
#[component]
pub fn Connected(
    /// Draws with the gateway.
    view: impl Fn(Rc<Gateway>) -> AnyView + Send + 'static,
) -> impl IntoView {
    let portal = Portal::here();
    move || match portal.connection.get() {
        Connection::Connecting { slowly } => view! { <div class="remote">{waiting(slowly)}</div> }.into_any(),
        Connection::Failed(failure) => {
            let again = Callback::new(move |()| portal.connect());
            view! { <FailureNotice failure=failure again=again/> }.into_any()
        }
        Connection::Connected(gateway) => view(gateway),
    }
}
