//! Cases in memory, a resident's and a guest's. Lists page by place; a message is kept once for one key.

use super::{Memory, World, world::Filed};
use onedoor_domain::cases::{
    Author, Case, CaseCounts, CasePage, CaseQuery, CaseSummary, Cases, Event, EventKind, EventPage, Role,
    Status, StatusFilter, Tracking,
};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{AttachmentId, Cursor, EventId, IdempotencyKey, Reference, TrackingSecret};
use onedoor_domain::report::FileBytes;
use onedoor_domain::{Answer, Failure};

/// How many stand on a page when nobody says.
const PAGE: usize = 20;

impl World {
    fn list(&self, query: &CaseQuery) -> CasePage {
        let words = query.words.trim().to_lowercase();
        let fits = |case: &&CaseSummary| {
            let status = match query.status {
                StatusFilter::All => true,
                StatusFilter::Open => case.status == Status::Open,
                StatusFilter::Closed => case.status == Status::Closed,
            };
            let text =
                format!("{} {} {}", case.reference, case.title, case.place.as_deref().unwrap_or_default());
            status && (!query.needs_me || case.needs_me) && text.to_lowercase().contains(&words)
        };
        let summaries = || self.filed.iter().map(|filed| &filed.case.summary);
        let mut found: Vec<&CaseSummary> = summaries().filter(fits).collect();
        found.sort_by_key(|case| std::cmp::Reverse(case.updated_at));
        let (items, next) = page(&found, query.cursor.as_ref(), query.limit.map_or(PAGE, usize::from));
        let count = |fits: fn(&&CaseSummary) -> bool| {
            u32::try_from(summaries().filter(fits).count()).unwrap_or(u32::MAX)
        };
        let counts = CaseCounts {
            open: count(|case| case.status == Status::Open),
            closed: count(|case| case.status == Status::Closed),
            needs_me: count(|case| case.needs_me),
        };
        CasePage { items: items.into_iter().cloned().collect(), next, counts }
    }

    fn write(&mut self, reference: &Reference, text: String, key: IdempotencyKey) -> Result<Event, Failure> {
        if let Some((_, event)) = self.written.iter().find(|(known, _)| *known == key) {
            return Ok(event.clone());
        }
        let id = EventId::parse(&format!("ev_{}", self.next_number()));
        let event = Event {
            id: id.map_err(|_| Failure::Malformed { what: "id".to_owned() })?,
            at: self.now,
            kind: EventKind::Message,
            channel: Channel::Web,
            author: Author {
                role: Role::Resident,
                name: self.session.resident().map(|one| one.name.clone()),
            },
            text,
            stage: None,
            expected_at: None,
            files: Vec::new(),
        };
        self.case_mut(reference)?.events.insert(0, event.clone());
        self.written.push((key, event.clone()));
        Ok(event)
    }

    /// For the resident, or for whoever has the reporter's own secret.
    fn file_of_case(&self, id: &AttachmentId, secret: Option<&TrackingSecret>) -> Result<FileBytes, Failure> {
        let stored = self.files.iter().find(|stored| stored.id == *id).ok_or(Failure::NotFound)?;
        let filed = self.case(stored.used.as_ref().ok_or(Failure::NotFound)?)?;
        if secret.is_some() && filed.secret.as_ref() != secret {
            return Err(Failure::NotFound);
        }
        Ok(FileBytes { content_type: stored.file.kind.mime().to_owned(), bytes: stored.file.bytes.to_vec() })
    }

    fn guest_case(&self, reference: &Reference, secret: &TrackingSecret) -> Result<&Filed, Failure> {
        self.case(reference).and_then(|filed| match &filed.secret {
            Some(known) if known == secret => Ok(filed),
            _ => Err(Failure::NotFound),
        })
    }
}

fn events(filed: &Filed, cursor: Option<&Cursor>) -> EventPage {
    let all: Vec<&Event> = filed.events.iter().collect();
    let (items, next) = page(&all, cursor, PAGE);
    EventPage { items: items.into_iter().cloned().collect(), next }
}

fn page<'a, T>(all: &[&'a T], cursor: Option<&Cursor>, limit: usize) -> (Vec<&'a T>, Option<Cursor>) {
    let from: usize = cursor.and_then(|cursor| cursor.as_str().parse().ok()).unwrap_or_default();
    let items: Vec<&T> = all.iter().skip(from).take(limit).copied().collect();
    let end = from + items.len();
    let next = if end < all.len() { Cursor::parse(&end.to_string()).ok() } else { None };
    (items, next)
}

impl Cases for Memory {
    fn list(&self, query: CaseQuery) -> Answer<CasePage> {
        self.answer_resident(move |world| Ok(world.list(&query)))
    }

    fn case(&self, reference: Reference) -> Answer<Case> {
        self.answer_resident(move |world| world.case(&reference).map(|filed| filed.case.clone()))
    }

    fn events(&self, reference: Reference, cursor: Option<Cursor>) -> Answer<EventPage> {
        self.answer_resident(move |world| world.case(&reference).map(|filed| events(filed, cursor.as_ref())))
    }

    fn write(&self, reference: Reference, text: String, key: IdempotencyKey) -> Answer<Event> {
        self.answer_resident(move |world| world.write(&reference, text, key))
    }

    fn file(&self, id: AttachmentId) -> Answer<FileBytes> {
        self.answer_resident(move |world| world.file_of_case(&id, None))
    }
}

impl Tracking for Memory {
    fn case(&self, reference: Reference, secret: TrackingSecret) -> Answer<Case> {
        self.answer(move |world| world.guest_case(&reference, &secret).map(|filed| filed.case.clone()))
    }

    fn events(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        cursor: Option<Cursor>,
    ) -> Answer<EventPage> {
        self.answer(move |world| {
            world.guest_case(&reference, &secret).map(|filed| events(filed, cursor.as_ref()))
        })
    }

    fn write(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        text: String,
        key: IdempotencyKey,
    ) -> Answer<Event> {
        self.answer(move |world| {
            world.guest_case(&reference, &secret)?;
            world.write(&reference, text, key)
        })
    }

    fn file(&self, id: AttachmentId, secret: TrackingSecret) -> Answer<FileBytes> {
        self.answer(move |world| world.file_of_case(&id, Some(&secret)))
    }
}
