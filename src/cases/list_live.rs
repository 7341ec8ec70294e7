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
                Some(LiveUpdate::Reset) => listing.again(),
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
    portal: Portal,
    cases: StoredValue<Rc<dyn Cases>, LocalStorage>,
    listing: Loader<Listing>,
    looked_at: RwSignal<Option<Timestamp>>,
) {
    if !HERE {
        return;
    }
    spawn_local(async move {
        loop {
            clock::wait(PAUSE).await;
            if looked_at.try_get_untracked().is_none() {
                return;
            }
            if portal.line.get_untracked() == Line::Live || !page::is_seen() {
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
                    let _ = looked_at.try_set(Some(calendar::now()));
                }
                Err(Failure::SessionEnded) => portal.session_ended(),
                // The line beside the list says since when nothing was heard.
                Err(_) => {}
            }
        }
    });
}
