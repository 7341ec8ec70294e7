//! A list of cases as it stands on a screen: read a page at a time, and kept fresh by what comes live.
//!
//! Not here: asking for pages. A row that changes stays where it is, so that nothing moves under the reader's hand.

use super::case::{CaseSummary, Status};
use super::list::{CaseCounts, CasePage, CaseQuery, StatusFilter};
use crate::id::{Cursor, Reference};

/// What a live change did to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A case of the list is now shown as it is.
    Updated,
    /// A case came to the top of the list.
    Added,
    /// It is on no page that was read, or the backend alone can tell whether it fits.
    Elsewhere,
}

/// Cases for one query, the newest change first when they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    query: CaseQuery,
    items: Vec<CaseSummary>,
    next: Option<Cursor>,
    counts: CaseCounts,
}

impl Listing {
    /// The first page for a query.
    pub fn new(query: CaseQuery, page: CasePage) -> Self {
        Self { query, items: page.items, next: page.next, counts: page.counts }
    }

    /// Takes the page that [`Self::next`] pointed to. Says how many cases it brought that were not there.
    pub fn take_more(&mut self, page: CasePage) -> usize {
        let before = self.items.len();
        for case in page.items {
            // What came live since is newer than what the page says.
            if self.case(&case.reference).is_none() {
                self.items.push(case);
            }
        }
        self.next = page.next;
        self.counts = page.counts;
        self.items.len() - before
    }

    /// Takes a case that changed. One that no longer fits the query stays until the list is read afresh.
    pub fn change(&mut self, case: CaseSummary) -> Change {
        if let Some(known) = self.items.iter_mut().find(|known| known.reference == case.reference) {
            *known = case;
            return Change::Updated;
        }
        if self.query.words.trim().is_empty() && fits(&self.query, &case) {
            self.items.insert(0, case);
            return Change::Added;
        }
        Change::Elsewhere
    }

    /// The counts over all cases, read another way.
    pub fn recount(&mut self, counts: CaseCounts) {
        self.counts = counts;
    }

    /// What was asked for.
    pub fn query(&self) -> &CaseQuery {
        &self.query
    }

    /// The cases, in the order in which they are shown.
    pub fn items(&self) -> &[CaseSummary] {
        &self.items
    }

    /// One of the cases.
    pub fn case(&self, reference: &Reference) -> Option<&CaseSummary> {
        self.items.iter().find(|case| case.reference == *reference)
    }

    /// Where the next page is; `None` at the end.
    pub fn next(&self) -> Option<&Cursor> {
        self.next.as_ref()
    }

    /// Over all of the resident's cases, whatever the query.
    pub fn counts(&self) -> CaseCounts {
        self.counts
    }
}

fn fits(query: &CaseQuery, case: &CaseSummary) -> bool {
    let status = match query.status {
        StatusFilter::All => true,
        StatusFilter::Open => case.status == Status::Open,
        StatusFilter::Closed => case.status == Status::Closed,
    };
    status && (!query.needs_me || case.needs_me)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;
    use crate::cases::Stage;
    use crate::channels::Channel;

    fn case(reference: &str, status: Status, words: &str) -> CaseSummary {
        let at = Timestamp::parse("2026-11-21T09:04:00Z").unwrap();
        CaseSummary {
            reference: Reference::parse(reference).unwrap(),
            title: String::new(),
            service_code: None,
            service_name: String::new(),
            place: None,
            status,
            stage: Stage::Received,
            status_text: words.to_owned(),
            needs_me: false,
            next_action: None,
            expected_at: None,
            overdue: false,
            channel: Channel::Web,
            requested_at: at,
            updated_at: at,
            following: false,
        }
    }

    fn page(references: &[&str], next: Option<&str>) -> CasePage {
        CasePage {
            items: references.iter().map(|reference| case(reference, Status::Open, "read")).collect(),
            next: next.map(|next| Cursor::parse(next).unwrap()),
            counts: CaseCounts::default(),
        }
    }

    fn references(listing: &Listing) -> Vec<&str> {
        listing.items().iter().map(|case| case.reference.as_str()).collect()
    }

    #[test]
    fn pages_follow_each_other_without_doubles_and_what_came_live_stays() {
        let mut listing = Listing::new(CaseQuery::default(), page(&["a", "b"], Some("2")));
        assert_eq!(listing.change(case("d", Status::Open, "live")), Change::Added);
        assert_eq!(listing.take_more(page(&["b", "c", "d"], None)), 1);
        assert_eq!(references(&listing), ["d", "a", "b", "c"]);
        assert_eq!(listing.items()[0].status_text, "live");
        assert_eq!(listing.next(), None);
    }

    #[test]
    fn a_case_changes_where_it_stands_even_when_it_no_longer_fits() {
        let query = CaseQuery { status: StatusFilter::Open, ..CaseQuery::default() };
        let mut listing = Listing::new(query, page(&["a", "b"], None));
        assert_eq!(listing.change(case("b", Status::Closed, "mended")), Change::Updated);
        assert_eq!(references(&listing), ["a", "b"]);
        assert_eq!(listing.items()[1].status_text, "mended");
    }

    #[test]
    fn only_a_case_that_surely_fits_comes_to_the_top() {
        let closed = CaseQuery { status: StatusFilter::Closed, ..CaseQuery::default() };
        let waiting = CaseQuery { needs_me: true, ..CaseQuery::default() };
        let words = CaseQuery { words: "light".to_owned(), ..CaseQuery::default() };
        for query in [closed, waiting, words] {
            let mut listing = Listing::new(query, page(&["a"], None));
            assert_eq!(listing.change(case("x", Status::Open, "new")), Change::Elsewhere);
            assert_eq!(references(&listing), ["a"]);
        }
    }
}
