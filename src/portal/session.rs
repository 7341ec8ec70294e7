//! Who is here: asked at the start, again whenever there is a reason to doubt it, and followed when it changes in another tab.
//!
//! Not here: the warning before the end (`shell::session`).

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::account::Session;
use onedoor_domain::cases::LineInput;
use onedoor_domain::id::ResidentId;

use super::{Connection, Portal, Who};
use crate::browser::shelf::Refused;
use crate::browser::{clock, remember, shelf};

/// The line of the tabs, and what is said on it.
const TABS: &str = "onedoor-session";
const CAME: &str = "came";
const WENT: &str = "went";
const FORGET: &str = "forget";
/// Where the device remembers who was signed in, for as long as they are: what is written without a connection is theirs.
const REMEMBERED: &str = "resident";
/// So often it is looked whether that is known by now.
const GLANCE: Duration = Duration::from_millis(50);
/// Pauses between two questions who is here, in seconds.
const FIRST_PAUSE: u64 = 5;
const LONGEST_PAUSE: u64 = 60;

/// Who was signed in on this device when it was last known.
pub(super) fn remembered() -> Option<ResidentId> {
    remember::read(REMEMBERED).and_then(|id| ResidentId::parse(&id).ok())
}

impl Portal {
    /// Asks who is here, until that is known. Meanwhile the page is a guest's: all that needs no session works.
    pub async fn meet(self) {
        let turn = self.meeting.get_value().wrapping_add(1);
        self.meeting.set_value(turn);
        let mut pause = FIRST_PAUSE;
        loop {
            let sessions = self.gateway_untracked().and_then(|gateway| gateway.sessions());
            let Some(sessions) = sessions else {
                self.last.set_value(None);
                self.who.set(Who::Guest);
                return;
            };
            let answer = sessions.current().await;
            if self.meeting.get_value() != turn {
                return;
            }
            match answer {
                Ok(session) => {
                    self.welcome(session);
                    return;
                }
                Err(why) => self.not_heard(why),
            }
            clock::wait(Duration::from_secs(pause)).await;
            if self.meeting.get_value() != turn {
                return;
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Waits until it is known who is here, or that this cannot be asked now.
    pub async fn met(self) {
        let is_lost = || self.connection.with_untracked(|now| matches!(now, Connection::Failed(_)));
        while self.who.with_untracked(|who| *who == Who::Unknown) && !is_lost() {
            clock::wait(GLANCE).await;
        }
    }

    /// It could not be asked who is here.
    fn not_heard(self, why: Failure) {
        self.unheard.set(Some(why).filter(|_| self.last.with_value(Option::is_some)));
        if self.who.with_untracked(|who| *who == Who::Unknown) {
            self.who.set(Who::Guest);
        }
    }

    /// Asks now who is here, if that could not be asked before.
    pub fn meet_again(self) {
        if self.unheard.with_untracked(Option::is_some) {
            spawn_local(self.meet());
        }
    }

    /// Hears from the other tabs who comes and goes.
    pub fn hear_tabs(self) {
        self.tabs.join(TABS, move |said| match said.as_str() {
            WENT => self.leave(),
            FORGET => shelf::forget_memory(),
            _ => self.look_soon(),
        });
    }

    /// Somebody signed in here.
    pub fn sign_in(self, session: Session) {
        self.tell_came();
        self.welcome(session);
    }

    /// Tells the other tabs that somebody signed in here.
    pub fn tell_came(self) {
        self.tabs.tell(CAME);
    }

    /// A session began, was renewed, or was found.
    pub fn welcome(self, session: Session) {
        let ends = session.ends(clock::now_millis());
        // A question that is still on its way asks for what is known now.
        self.meeting.update_value(|turn| *turn = turn.wrapping_add(1));
        self.unheard.set(None);
        match session {
            Session::Guest => {
                self.live_takes(LineInput::End);
                self.ends.set(None);
                self.empty();
                self.last.set_value(None);
                remember::forget(REMEMBERED);
                self.who.set(Who::Guest);
            }
            Session::SignedIn { resident, .. } => {
                self.ends.set(ends);
                if self.last.with_value(|last| last.as_ref() != Some(&resident.id)) {
                    self.empty();
                    self.live_takes(LineInput::End);
                }
                self.last.set_value(Some(resident.id.clone()));
                remember::write(REMEMBERED, resident.id.as_str());
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

    /// Is the session still there, and the same resident's, and until when? In another tab somebody else may have signed in.
    /// What is found is followed. `None` where the backend does not say.
    pub async fn look_for_session(self) -> Option<()> {
        let known = self.who.with_untracked(|who| match who {
            Who::Unknown => None,
            who => Some(who.id()),
        });
        // Before it is known who is here, that is asked already.
        let known = known?;
        let sessions = self.gateway_untracked()?.sessions()?;
        match sessions.current().await {
            Ok(Session::Guest) | Err(Failure::SessionEnded) => self.session_ended(),
            Ok(session) if session.resident().map(|resident| &resident.id) == known.as_ref() => {
                self.ends.set(session.ends(clock::now_millis()));
            }
            Ok(session) => self.welcome(session),
            Err(_) => return None,
        }
        Some(())
    }

    /// The same, when there is time.
    pub(super) fn look_soon(self) {
        spawn_local(async move {
            self.look_for_session().await;
        });
    }

    /// Signs out: the session dies, and the device forgets what it kept, in every tab.
    pub async fn sign_out(self) -> Result<(), Failure> {
        if let Some(gateway) = self.gateway_untracked()
            && let Some(sessions) = gateway.sessions()
        {
            match sessions.sign_out().await {
                // It had ended before, or is somebody else's by now: there is nothing to end.
                Ok(()) | Err(Failure::SessionEnded) => {}
                Err(failure) => return Err(failure),
            }
        }
        // A device that will not forget is told of at the next write; signing out goes on.
        let _ = self.forget().await;
        self.tabs.tell(WENT);
        self.welcome(Session::Guest);
        Ok(())
    }

    /// “Forget this” on a shared computer: the device lets go of what it kept, and each tab of what it holds.
    pub async fn forget(self) -> Result<(), Refused> {
        // The tabs first, so that none of them writes it again; and once more what one of them has read meanwhile.
        self.tabs.tell(FORGET);
        let gone = shelf::clear().await;
        self.tabs.tell(FORGET);
        gone
    }

    /// They signed out in another tab, and what the device kept is gone: nothing of theirs stays in this one.
    fn leave(self) {
        self.welcome(Session::Guest);
        self.look_soon();
    }

    /// Whose is what is written now; also before it is known who is here, and after their session has ended.
    pub fn writer(self) -> Option<ResidentId> {
        self.last.get_value()
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use futures::FutureExt;
    use onedoor_domain::Language;
    use onedoor_domain::account::Resident;
    use onedoor_domain::cases::{CaseCounts, CasePage};
    use onedoor_domain::channels::Preferences;
    use onedoor_domain::id::BadId;

    use super::*;
    use crate::config::Config;

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
        Ok(Session::SignedIn { resident, expires_at: None, expires_in: None })
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
