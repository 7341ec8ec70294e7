//! What every screen shares: the settings, the gateway once it stands, who is here, and what comes live.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::account::{Resident, Session};
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

use crate::browser::{clock, entropy, events, network, shelf, wake};
use crate::config::Config;
use crate::i18n;
use crate::ui::FailureNotice;
use crate::ui::remote::{Loader, waiting};

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
    live: StoredValue<LiveLine>,
    stream: StoredValue<Option<events::Events>, LocalStorage>,
    /// Who was signed in last: what is written after their session has ended is still theirs.
    last: StoredValue<Option<ResidentId>>,
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
            live: StoredValue::new(LiveLine::new()),
            stream: StoredValue::new_local(None),
            last: StoredValue::new(None),
        };
        wake::on_waking(move || portal.live_takes(LineInput::Woke));
        portal
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
                    self.connection.set(Connection::Connected(Rc::clone(&gateway)));
                    self.contacts.again();
                    self.notices.again();
                    self.availability.again();
                    self.meet(&gateway).await;
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

    /// Asks who is here.
    async fn meet(self, gateway: &Gateway) {
        let Some(sessions) = gateway.sessions() else {
            self.who.set(Who::Guest);
            return;
        };
        match sessions.current().await {
            Ok(session) => self.welcome(session),
            // Not to know is to be a guest for now; what needs a session will say so itself.
            Err(_) => self.who.set(Who::Guest),
        }
    }

    /// A session began, was renewed, or was found.
    pub fn welcome(self, session: Session) {
        match session {
            Session::Guest => {
                self.ends.set(None);
                self.empty();
                self.who.set(Who::Guest);
            }
            Session::SignedIn { resident, expires_at } => {
                self.ends.set(expires_at.map(Timestamp::millis));
                if self.last.with_value(|last| last.as_ref() != Some(&resident.id)) {
                    self.empty();
                    self.live_takes(LineInput::End);
                }
                self.last.set_value(Some(resident.id.clone()));
                self.who.set(Who::Resident(resident));
                self.cases.again();
                self.preferences.again();
                if self.gateway_untracked().is_some_and(|gateway| gateway.live.is_some()) {
                    self.live_takes(LineInput::Begin);
                }
            }
        }
    }

    /// The session has ended on the backend's side.
    pub fn session_ended(self) {
        self.live_takes(LineInput::End);
        self.ends.set(None);
        if self.who.with_untracked(|who| who.resident().is_some()) {
            // The preferences stay for the page that shows them: what was chosen there stands until its resident is back.
            self.cases.empty();
            self.who.set(Who::Ended);
        }
    }

    /// Lets go of what is one resident's, before somebody else is here.
    fn empty(self) {
        self.cases.empty();
        self.preferences.empty();
    }

    /// Is the session still there, and the same resident's? In another tab somebody else may have signed in. Where the backend
    /// does not say, nothing is known.
    pub async fn look_for_session(self, gateway: &Gateway) {
        let Some(here) = self.who.with_untracked(|who| who.resident().map(|resident| resident.id.clone()))
        else {
            return;
        };
        let Some(sessions) = gateway.sessions() else { return };
        match sessions.current().await {
            Ok(Session::Guest) | Err(Failure::SessionEnded) => self.session_ended(),
            Ok(session) if session.resident().is_some_and(|resident| resident.id != here) => {
                self.welcome(session);
            }
            _ => {}
        }
    }

    /// Signs out: the session dies, and the device forgets what it kept.
    pub async fn sign_out(self) -> Result<(), Failure> {
        if let Some(gateway) = self.gateway_untracked()
            && let Some(sessions) = gateway.sessions()
        {
            sessions.sign_out().await?;
        }
        // A device that will not forget is told of at the next write; signing out goes on.
        let _ = shelf::clear().await;
        self.live_takes(LineInput::End);
        self.ends.set(None);
        self.last.set_value(None);
        self.empty();
        self.who.set(Who::Guest);
        Ok(())
    }

    /// Whose is what is written now; also after their session has ended.
    pub fn writer(self) -> Option<ResidentId> {
        self.last.get_value()
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
        if let Some(gateway) = self.gateway_untracked() {
            self.look_for_session(&gateway).await;
        }
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use futures::FutureExt;
    use onedoor_domain::cases::CaseCounts;
    use onedoor_domain::id::BadId;

    use super::*;

    fn session(id: &str) -> Result<Session, BadId> {
        let resident = Resident {
            id: ResidentId::parse(id)?,
            name: String::new(),
            given_name: None,
            email: None,
            phone: None,
            language: Language::english(),
            needs: Vec::new(),
        };
        Ok(Session::SignedIn { resident, expires_at: None })
    }

    /// Are their cases and their preferences there?
    fn there(portal: Portal) -> (bool, bool) {
        (portal.cases.now(|_| ()).is_some(), portal.preferences.now(|_| ()).is_some())
    }

    #[test]
    fn what_is_one_residents_is_gone_before_somebody_else_is_here() -> Result<(), BadId> {
        Owner::new().with(|| {
            let portal = Portal::new(Config::default());
            let fill = || {
                portal.cases.put(CasePage { items: Vec::new(), next: None, counts: CaseCounts::default() });
                portal.preferences.put(Preferences { topics: Vec::new(), quiet_hours: None, version: None });
            };
            portal.welcome(session("r_mair")?);
            fill();
            portal.welcome(session("r_mair")?);
            assert_eq!(there(portal), (true, true), "a session that is renewed takes nothing away");
            // The page of the preferences stays as it is until its resident is back; nothing else shows anybody's.
            portal.session_ended();
            assert_eq!(there(portal), (false, true));
            portal.welcome(session("r_mair")?);
            assert_eq!(there(portal), (false, true));
            fill();
            portal.welcome(session("r_ceri")?);
            assert_eq!(there(portal), (false, false));
            fill();
            portal.welcome(Session::Guest);
            assert_eq!(there(portal), (false, false));
            fill();
            assert_eq!(portal.sign_out().now_or_never(), Some(Ok(())));
            assert_eq!(there(portal), (false, false));
            Ok(())
        })
    }
}
