//! Services, places and reports in memory. A report becomes a case, once for one key.

use super::world::{Filed, Stored};
use super::{Memory, World};
use onedoor_domain::account::Session;
use onedoor_domain::cases::{
    Author, Case, CaseStep, CaseSummary, Event, EventKind, Role, Stage, Status, StepState,
};
use onedoor_domain::channels::Channel;
use onedoor_domain::id::{
    AssetKind, AttachmentId, EventId, IdempotencyKey, Reference, ServiceCode, TrackingSecret,
};
use onedoor_domain::report::{
    Asset, Attachment, CaseFile, ContactBy, FileToSend, Follow, Followed, Location, Nearby, Place, Position,
    Receipt, Report, Reports, Service, ServiceSummary, Uploaded, Visibility, search, sniff,
};
use onedoor_domain::{Answer, Failure, InvalidParam, Problem};
use std::cmp::Ordering;

/// What a case in memory is made of.
pub(super) struct New {
    pub(super) service: Option<Service>,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) location: Option<Location>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) anonymous: bool,
}

impl World {
    pub(super) fn file(&mut self, new: New, key: IdempotencyKey) -> Result<Receipt, Failure> {
        if let Some((_, receipt)) = self.receipts.iter().find(|(known, _)| *known == key) {
            return Ok(receipt.clone());
        }
        self.check_files(new.service.as_ref(), &new.attachments)?;
        let number = self.next_number();
        let broken = |_| Failure::Malformed { what: "reference".to_owned() };
        let reference = Reference::parse(&format!("AB-{number}")).map_err(broken)?;
        let event_id = EventId::parse(&format!("ev_{number}")).map_err(broken)?;
        let guest = new.anonymous || self.session == Session::Guest;
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
        let files = self.use_files(&new.attachments, &reference);
        let steps = Stage::ALL.into_iter().map(|stage| CaseStep {
            stage,
            state: if stage == Stage::Received { StepState::Current } else { StepState::Coming },
            at: (stage == Stage::Received).then_some(self.now),
        });
        let name = self.session.resident().filter(|_| !guest).map(|resident| resident.name.clone());
        let event = Event {
            id: event_id,
            at: self.now,
            kind: EventKind::Received,
            channel: Channel::Web,
            author: Author { role: Role::Resident, name },
            text: new.text.clone(),
            stage: Some(Stage::Received),
            expected_at,
            files: files.clone(),
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
            following: false,
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
            files,
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
            shown_at: new.service.and_then(|service| service.public_where),
        };
        self.filed.insert(0, Filed { case, events: vec![event], secret, followers: Vec::new() });
        self.receipts.push((key, receipt.clone()));
        Ok(receipt)
    }
}

/// How far around a position things are listed, in metres, and how many reports are.
const ASSETS_M: f64 = 500.0;
const MOST_NEARBY: usize = 20;

fn refused(status: u16, pointer: &str) -> Failure {
    let invalid = InvalidParam { pointer: pointer.to_owned(), reason: "Not as it should be".to_owned() };
    Failure::Invalid(Problem { status, invalid: vec![invalid], ..Problem::default() })
}

fn invalid(pointer: &str) -> Failure {
    refused(422, pointer)
}

impl Filed {
    /// As others near it see it, if it is open and of this service.
    fn nearby(&self, service: &Service, from: Position) -> Option<Nearby> {
        let case = &self.case.summary;
        let of_service = case.service_code.as_ref() == Some(&service.summary.code);
        let position = self.case.location.as_ref()?.position?;
        let distance_m = position.metres_to(from);
        let near = of_service && case.status == Status::Open && distance_m <= f64::from(service.radius_m);
        let public = service.visibility == Visibility::Public;
        near.then(|| Nearby {
            reference: case.reference.clone(),
            service_name: case.service_name.clone(),
            title: if public { case.title.clone() } else { case.service_name.clone() },
            place: case.place.clone(),
            position,
            distance_m,
            requested_at: case.requested_at,
            status_text: case.status_text.clone(),
            followers: u32::try_from(self.followers.len()).unwrap_or(u32::MAX),
            text: public.then(|| self.case.description.clone()),
        })
    }
}

impl World {
    fn upload(&mut self, file: FileToSend, key: IdempotencyKey) -> Result<Uploaded, Failure> {
        let limits = self.capabilities.limits.attachments.ok_or(Failure::Unsupported)?;
        let bytes = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
        if let Some(stored) = self.files.iter().find(|stored| stored.key == key) {
            // The same key with other bytes is a mistake of the sender's.
            let same = stored.file == file;
            return if same { Ok(Uploaded { id: stored.id.clone(), bytes }) } else { Err(invalid("")) };
        }
        if bytes > limits.bytes {
            return Err(refused(413, ""));
        }
        if !limits.kinds.has(file.kind) || sniff(&file.bytes) != Ok(file.kind) {
            return Err(refused(415, ""));
        }
        let id = AttachmentId::parse(&format!("at_{}", self.next_number()));
        let id = id.map_err(|_| Failure::Malformed { what: "id".to_owned() })?;
        self.files.push(Stored { key, id: id.clone(), file, used: None });
        Ok(Uploaded { id, bytes })
    }

    fn check_files(&self, service: Option<&Service>, attachments: &[Attachment]) -> Result<(), Failure> {
        let rule = service.and_then(|service| service.photo_rule(self.capabilities.limits));
        let most = rule.map_or(0, |rule| usize::try_from(rule.count).unwrap_or(usize::MAX));
        let missing = rule.is_some_and(|rule| rule.required) && attachments.is_empty();
        if missing || attachments.len() > most {
            return Err(invalid("/attachments"));
        }
        let free = |id: &AttachmentId| self.files.iter().any(|one| one.id == *id && one.used.is_none());
        match attachments.iter().position(|one| !free(&one.id)) {
            Some(place) => Err(invalid(&format!("/attachments/{place}/id"))),
            None => Ok(()),
        }
    }

    fn use_files(&mut self, attachments: &[Attachment], reference: &Reference) -> Vec<CaseFile> {
        let mut files = Vec::with_capacity(attachments.len());
        for attachment in attachments {
            if let Some(stored) = self.files.iter_mut().find(|stored| stored.id == attachment.id) {
                stored.used = Some(reference.clone());
                files.push(CaseFile {
                    id: attachment.id.clone(),
                    alt: attachment.alt.clone(),
                    content_type: stored.file.kind.mime().to_owned(),
                    bytes: u64::try_from(stored.file.bytes.len()).unwrap_or(u64::MAX),
                });
            }
        }
        files
    }

    fn follow(
        &mut self,
        reference: &Reference,
        follow: &Follow,
        key: IdempotencyKey,
    ) -> Result<Followed, Failure> {
        if let Some((_, followed)) = self.followed.iter().find(|(known, _)| *known == key) {
            return Ok(followed.clone());
        }
        let guest = self.session == Session::Guest;
        if guest && follow.reporter().contact_by == ContactBy::None {
            return Err(invalid("/reporter/contact_by"));
        }
        let number = self.next_number();
        let secret = if guest { TrackingSecret::parse(&format!("follower-{number}")).ok() } else { None };
        let filed = self.case_mut(reference)?;
        if filed.case.summary.status == Status::Closed {
            return Err(Failure::NotFound);
        }
        filed.followers.push(secret.clone());
        let next_step = "We tell you when its state changes.".to_owned();
        let followed = Followed { reference: reference.clone(), secret, next_step };
        self.followed.push((key, followed.clone()));
        Ok(followed)
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
                world
                    .places
                    .iter()
                    .find(|place| place.id.as_ref().is_some_and(|id| id.as_str() == one.code.as_str()))
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

    fn assets(&self, kind: AssetKind, position: Position) -> Answer<Vec<Asset>> {
        self.answer(move |world| {
            let of_kind = world.assets.iter().filter(|asset| asset.kind == kind).cloned();
            let far = of_kind.map(|asset| {
                let distance_m = asset.position.metres_to(position);
                Asset { distance_m: Some(distance_m), ..asset }
            });
            let mut near: Vec<Asset> =
                far.filter(|asset| asset.distance_m.is_some_and(|far| far <= ASSETS_M)).collect();
            near.sort_by(|one, other| {
                one.distance_m.partial_cmp(&other.distance_m).unwrap_or(Ordering::Equal)
            });
            Ok(near)
        })
    }

    fn nearby(&self, service: ServiceCode, position: Position) -> Answer<Vec<Nearby>> {
        self.answer(move |world| {
            let service = world.service_details.iter().find(|one| one.summary.code == service);
            let service = service.ok_or_else(|| invalid("/service_code"))?;
            let mut near: Vec<Nearby> =
                world.filed.iter().filter_map(|filed| filed.nearby(service, position)).collect();
            near.sort_by(|one, other| one.distance_m.total_cmp(&other.distance_m));
            near.truncate(MOST_NEARBY);
            Ok(near)
        })
    }

    fn follow(&self, reference: Reference, follow: Follow, key: IdempotencyKey) -> Answer<Followed> {
        self.answer(move |world| world.follow(&reference, &follow, key))
    }

    fn upload(&self, file: FileToSend, key: IdempotencyKey) -> Answer<Uploaded> {
        self.answer(move |world| world.upload(file, key))
    }

    fn submit(&self, report: Report, attachments: Vec<Attachment>, key: IdempotencyKey) -> Answer<Receipt> {
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
            let anonymous = parts.anonymous;
            world.file(New { service: Some(service), title, text, location, attachments, anonymous }, key)
        })
    }
}

fn as_service(place: &Place) -> Option<ServiceSummary> {
    Some(ServiceSummary {
        code: ServiceCode::parse(place.id.as_ref()?.as_str()).ok()?,
        name: place.label.clone(),
        description: place.detail.clone(),
        group: String::new(),
        keywords: Vec::new(),
    })
}
