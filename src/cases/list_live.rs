//! Keeping the list of cases fresh: by what comes live, and by looking now and then while nothing does.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::cases::{Cases, Change, Listing, LiveUpdate};
use onedoor_domain::{Failure, Timestamp};

use crate::browser::{HERE, announce, clock, page};
use crate::i18n::calendar;
use crate::portal::{Line, Portal};
use crate::t;
use crate::ui::remote::Loader;

/// Between two looks while nothing comes live.
const PAUSE: Duration = Duration::from_secs(30);

/// How fresh the list is.
#[derive(Clone, Copy)]
pub struct Read {
    /// When it was looked at last.
    pub at: RwSignal<Option<Timestamp>>,
    /// Under which [`Portal::unbroken`] all of it was read.
    under: RwSignal<u32>,
    portal: Portal,
}

impl Read {
    /// Nothing was read yet.
    pub fn new(portal: Portal) -> Self {
        Self { at: RwSignal::new(None), under: RwSignal::new(0), portal }
    }

    /// Reading begins: what to note when it has come.
    pub fn begin(self) -> u32 {
        self.portal.unbroken.get_untracked()
    }

    /// All of it has come that was asked for when [`Read::begin`] gave this.
    pub fn came(self, begun: u32) {
        let _ = self.at.try_set(Some(calendar::now()));
        let _ = self.under.try_update(|under| *under = begun.max(*under));
    }

    /// Does the line keep it up to date? Told of changes.
    pub fn is_kept_up(self) -> bool {
        self.portal.line.get() == Line::Live && self.portal.unbroken.get() == self.under.get()
    }
}

/// A case that changes is shown as it is where it stands, and said.
pub fn listen(portal: Portal, listing: Loader<Listing>) {
    let seen = StoredValue::new(portal.news.with_untracked(|(count, _)| *count));
    Effect::new(move |_| {
        portal.news.with(|(count, news)| {
            if *count == seen.get_value() {
                return;
            }
            seen.set_value(*count);
            match news {
                Some(LiveUpdate::Case { case, .. }) => {
                    let mut change = Change::Elsewhere;
                    listing.change(|found| change = found.change((**case).clone()));
                    if change != Change::Elsewhere {
                        announce::politely(&t!(
                            "cases-news",
                            title = case.title.as_str(),
                            state = case.status_text.as_str()
                        ));
                    }
                }
                Some(LiveUpdate::Reset) => listing.refresh(),
                _ => {}
            }
        });
    });
    // The shared list is read afresh with each change; its counts are over all cases.
    Effect::new(move |_| {
        if let Some(counts) = portal.cases.answer(|page| page.counts)
            && listing.now(Listing::counts) != Some(counts)
        {
            listing.change(|found| found.recount(counts));
        }
    });
}

/// Without a live line the first page is read now and then, and put into what is shown.
pub fn look_while_not_live(
    cases: StoredValue<Rc<dyn Cases>, LocalStorage>,
    listing: Loader<Listing>,
    read: Read,
) {
    if !HERE {
        return;
    }
    spawn_local(async move {
        loop {
            clock::wait(PAUSE).await;
            if read.at.try_get_untracked().is_none() {
                return;
            }
            // While the line stands, what was missed is being read already.
            if read.portal.line.get_untracked() == Line::Live || !page::is_seen() {
                continue;
            }
            let Some(query) = listing.now(|found| found.query().clone()) else { continue };
            let Some(answer) = cases.try_with_value(|cases| cases.list(query.clone())) else { return };
            match answer.await {
                Ok(page) => {
                    listing.change(|found| {
                        if *found.query() == query {
                            for case in page.items.into_iter().rev() {
                                found.change(case);
                            }
                            found.recount(page.counts);
                        }
                    });
                    let _ = read.at.try_set(Some(calendar::now()));
                }
                Err(Failure::SessionEnded) => read.portal.session_ended(),
                // The line beside the list says since when nothing was heard.
                Err(_) => {}
            }
        }
    });
}
