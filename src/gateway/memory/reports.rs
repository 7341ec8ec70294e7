//! Services, places and reports in memory. A report becomes a case, once for one key.

use super::{Memory, World, world::Filed};
use onedoor_domain::account::Session;
use onedoor_domain::cases::{
    Author, Case, CaseStep, CaseSummary, Event, EventKind, Role, Stage, Status, StepState,
};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{EventId, IdempotencyKey, Reference, ServiceCode, TrackingSecret};
use onedoor_domain::report::{
    Location, Place, Position, Receipt, Report, Reports, Service, ServiceSummary, Visibility, search,
};
use onedoor_domain::{Answer, Failure};

/// What a case in memory is made of.
pub(super) struct New {
    pub(super) service: Option<Service>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) location: Option<Location>,
}

impl World {
    pub(super) fn file(&mut self, new: New, key: IdempotencyKey) -> Result<Receipt, Failure> {
        if let Some((_, receipt)) = self.receipts.iter().find(|(known, _)| *known == key) {
            return Ok(receipt.clone());
        }
        let number = self.next_number();
        let broken = |_| Failure::Malformed { what: "reference".to_owned() };
        let reference = Reference::parse(&format!("AB-{number}")).map_err(broken)?;
        let event_id = EventId::parse(&format!("ev_{number}")).map_err(broken)?;
        let guest = self.session == Session::Guest;
        let secret = if guest { TrackingSecret::parse(&format!("secret-{number}")).ok() } else { None };
        let told = new
            .service
            .as_ref()
            .map_or_else(|| "Customer services".to_owned(), |service| service.told.clone());
        let visibility = new.service.as_ref().map_or(Visibility::Private, |service| service.visibility);
        let expected_at = new
            .service
            .as_ref()
            .and_then(|service| service.expected_days)
            .map(|days| self.now.day().plus_days(i64::from(days)));
        let steps = Stage::ALL.into_iter().map(|stage| CaseStep {
            stage,
            state: if stage == Stage::Received { StepState::Current } else { StepState::Coming },
            at: (stage == Stage::Received).then_some(self.now),
        });
        let name = self.session.resident().map(|resident| resident.name.clone());
        let event = Event {
            id: event_id,
            at: self.now,
            kind: EventKind::Received,
            channel: Channel::Web,
            author: Author { role: Role::Resident, name },
            text: new.text.clone(),
            stage: Some(Stage::Received),
            expected_at,
        };
        let summary = CaseSummary {
            reference: reference.clone(),
            service_code: new.service.as_ref().map(|service| service.summary.code.clone()),
            service_name: new
                .service
                .as_ref()
                .map_or_else(|| new.title.clone(), |one| one.summary.name.clone()),
            title: new.title,
            place: new.location.as_ref().and_then(|location| location.label.clone()),
            status: Status::Open,
            stage: Stage::Received,
            status_text: "Received".to_owned(),
            needs_me: false,
            next_action: None,
            expected_at,
            overdue: false,
            channel: Channel::Web,
            requested_at: self.now,
            updated_at: self.now,
        };
        let case = Case {
            summary,
            description: new.text,
            answers: Vec::new(),
            location: new.location,
            told: Some(told.clone()),
            visibility,
            can_message: true,
            steps: steps.collect(),
        };
        let received_at = self.now;
        let next_step = "We look at it within one working day.".to_owned();
        let receipt = Receipt {
            reference,
            secret: secret.clone(),
            received_at,
            expected_at,
            next_step,
            told,
            visibility,
        };
        self.filed.insert(0, Filed { case, events: vec![event], secret });
        self.receipts.push((key, receipt.clone()));
        Ok(receipt)
    }
}

impl Reports for Memory {
    fn services(&self) -> Answer<Vec<ServiceSummary>> {
        self.answer(|world| Ok(world.services.clone()))
    }

    fn service(&self, code: ServiceCode) -> Answer<Service> {
        self.answer(move |world| {
            world
                .service_details
                .iter()
                .find(|one| one.summary.code == code)
                .cloned()
                .ok_or(Failure::NotFound)
        })
    }

    fn places(&self, words: String) -> Answer<Vec<Place>> {
        self.answer(move |world| {
            // Places are found as services are: by words, without case and accents.
            let as_services: Vec<ServiceSummary> = world.places.iter().filter_map(as_service).collect();
            let found = search(&as_services, &words);
            let place = |one: &ServiceSummary| {
                world.places.iter().find(|place| place.id.as_str() == one.code.as_str())
            };
            Ok(found.into_iter().filter_map(place).cloned().collect())
        })
    }

    fn nearest(&self, position: Position) -> Answer<Vec<Place>> {
        self.answer(move |world| {
            let far = |place: &Place| {
                (place.position.lat() - position.lat()).hypot(place.position.long() - position.long())
            };
            let mut places = world.places.clone();
            places.sort_by(|one, other| far(one).total_cmp(&far(other)));
            Ok(places)
        })
    }

    fn submit(&self, report: Report, key: IdempotencyKey) -> Answer<Receipt> {
        self.answer(move |world| {
            let service =
                world.service_details.iter().find(|one| one.summary.code == *report.service()).cloned();
            let service = service.ok_or(Failure::NotFound)?;
            let parts = report.parts();
            let place = parts.location.as_ref().and_then(|location| location.label.clone());
            let title = match place {
                Some(place) => format!("{}, {place}", service.summary.name),
                None => service.summary.name.clone(),
            };
            let (text, location) = (parts.description.clone(), parts.location.clone());
            world.file(New { service: Some(service), title, text, location }, key)
        })
    }
}

fn as_service(place: &Place) -> Option<ServiceSummary> {
    Some(ServiceSummary {
        code: ServiceCode::parse(place.id.as_str()).ok()?,
        name: place.label.clone(),
        description: place.detail.clone(),
        group: String::new(),
        keywords: Vec::new(),
    })
}
