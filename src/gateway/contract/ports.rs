//! The domain's ports over the contract's endpoints.

mod chats;

use super::link::{Call, Link};
use super::{
    create_address, create_attachment, create_message, create_report, create_session, create_sign_in_code,
    create_tracked_message, delete_address, delete_session, find_articles, find_places, follow_report,
    get_article, get_attachment, get_case, get_preferences, get_service, get_session, list_addresses,
    list_assets, list_cases, list_contact_points, list_events, list_nearby_reports, list_notices,
    list_services, list_tracked_events, patch_preferences, renew_session, send_verification, track_case,
    verify_address,
};
use crate::transport::Response;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use onedoor_domain::account::{CodeSent, Session, Sessions};
use onedoor_domain::cases::{Case, CasePage, CaseQuery, Cases, Event, EventPage, Tracking};
use onedoor_domain::channels::{Address, Change, Channel, Channels, Preferences, Unchanged};
use onedoor_domain::council::{ContactPoint, Contacts, Notice, Notices};
use onedoor_domain::help::{Article, ArticleSummary, Help};
use onedoor_domain::id::{
    AddressId, ArticleId, AssetKind, AttachmentId, Challenge, Cursor, IdempotencyKey, Reference, ServiceCode,
    TrackingSecret, Version,
};
use onedoor_domain::report::{
    Asset, Attachment, FileBytes, FileToSend, Follow, Followed, Nearby, Place, Position, Receipt, Report,
    Reports, Service, ServiceSummary, Uploaded,
};
use onedoor_domain::{Answer, Failure, Language, Problem};
use std::rc::Rc;

/// All ports; which of them are there is the declaration's word.
pub(crate) struct Contract(pub(crate) Rc<Link>);

/// For answers that say nothing but that it was done.
#[expect(clippy::unnecessary_wraps, reason = "a decoder among decoders")]
fn done(_: &Response) -> Result<(), Failure> {
    Ok(())
}

impl Contract {
    /// Every answer that holds a session also holds the token for what is sent next.
    fn session(&self, call: Call) -> Answer<Session> {
        let (link, answer) = (self.0.clone(), self.0.success(call));
        async move {
            let (session, token) = get_session::decode(&answer.await?)?;
            link.learn(&session, Some(token));
            Ok(session)
        }
        .boxed_local()
    }
}

impl Contacts for Contract {
    fn contact_points(&self) -> Answer<Vec<ContactPoint>> {
        self.0.ask(list_contact_points::encode(), list_contact_points::decode)
    }
}

impl Notices for Contract {
    fn notices(&self) -> Answer<Vec<Notice>> {
        self.0.ask(list_notices::encode(), list_notices::decode)
    }
}

impl Sessions for Contract {
    fn current(&self) -> Answer<Session> {
        self.session(get_session::encode())
    }

    fn send_code(&self, email: String, language: Language) -> Answer<CodeSent> {
        self.0.ask(create_sign_in_code::encode(&email, &language), create_sign_in_code::decode)
    }

    fn sign_in(&self, challenge: Challenge, code: String) -> Answer<Session> {
        self.session(create_session::encode(&challenge, &code))
    }

    fn renew(&self) -> Answer<Session> {
        self.session(renew_session::encode())
    }

    fn sign_out(&self) -> Answer<()> {
        let (link, answer) = (self.0.clone(), self.0.success(delete_session::encode()));
        async move {
            answer.await?;
            link.learn(&Session::Guest, None);
            Ok(())
        }
        .boxed_local()
    }
}

impl Reports for Contract {
    fn services(&self) -> Answer<Vec<ServiceSummary>> {
        self.0.ask(list_services::encode(), list_services::decode)
    }

    fn service(&self, code: ServiceCode) -> Answer<Service> {
        self.0.ask(get_service::encode(&code), get_service::decode)
    }

    fn places(&self, words: String) -> Answer<Vec<Place>> {
        self.0.ask(find_places::encode_words(&words), find_places::decode)
    }

    fn nearest(&self, position: Position) -> Answer<Vec<Place>> {
        self.0.ask(find_places::encode_nearest(position), find_places::decode)
    }

    fn assets(&self, kind: AssetKind, position: Position) -> Answer<Vec<Asset>> {
        self.0.ask(list_assets::encode(&kind, position), list_assets::decode)
    }

    fn nearby(&self, service: ServiceCode, position: Position) -> Answer<Vec<Nearby>> {
        self.0.ask(list_nearby_reports::encode(&service, position), list_nearby_reports::decode)
    }

    fn follow(&self, reference: Reference, follow: Follow, key: IdempotencyKey) -> Answer<Followed> {
        let call = follow_report::encode(&reference, &follow, key, &self.0.language.borrow());
        self.0.ask(call, follow_report::decode)
    }

    fn upload(&self, file: FileToSend, key: IdempotencyKey) -> Answer<Uploaded> {
        let answer = self.0.ask(create_attachment::encode(&file, key), create_attachment::decode);
        async move {
            let uploaded = answer.await?;
            // What was cut off on its way is not what the resident sent, and the same key would not mend it.
            if u64::try_from(file.bytes.len()) == Ok(uploaded.bytes) {
                Ok(uploaded)
            } else {
                Err(Failure::Invalid(Problem::default()))
            }
        }
        .boxed_local()
    }

    fn submit(&self, report: Report, attachments: Vec<Attachment>, key: IdempotencyKey) -> Answer<Receipt> {
        let call = create_report::encode(&report, &attachments, key, &self.0.language.borrow());
        self.0.ask(call, create_report::decode)
    }
}

impl Cases for Contract {
    fn list(&self, query: CaseQuery) -> Answer<CasePage> {
        self.0.ask(list_cases::encode(&query), list_cases::decode)
    }

    fn case(&self, reference: Reference) -> Answer<Case> {
        self.0.ask(get_case::encode(&reference), get_case::decode)
    }

    fn events(&self, reference: Reference, cursor: Option<Cursor>) -> Answer<EventPage> {
        self.0.ask(list_events::encode(&reference, cursor.as_ref()), list_events::decode)
    }

    fn write(&self, reference: Reference, text: String, key: IdempotencyKey) -> Answer<Event> {
        self.0.ask(create_message::encode(&reference, &text, key), create_message::decode)
    }

    fn file(&self, id: AttachmentId) -> Answer<FileBytes> {
        self.0.ask(get_attachment::encode(&id, None), get_attachment::decode)
    }
}

impl Tracking for Contract {
    fn case(&self, reference: Reference, secret: TrackingSecret) -> Answer<Case> {
        self.0.ask(track_case::encode(&reference, secret), track_case::decode)
    }

    fn events(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        cursor: Option<Cursor>,
    ) -> Answer<EventPage> {
        let call = list_tracked_events::encode(&reference, secret, cursor.as_ref());
        self.0.ask(call, list_tracked_events::decode)
    }

    fn write(
        &self,
        reference: Reference,
        secret: TrackingSecret,
        text: String,
        key: IdempotencyKey,
    ) -> Answer<Event> {
        let call = create_tracked_message::encode(&reference, secret, &text, key);
        self.0.ask(call, create_tracked_message::decode)
    }

    fn file(&self, id: AttachmentId, secret: TrackingSecret) -> Answer<FileBytes> {
        self.0.ask(get_attachment::encode(&id, Some(secret)), get_attachment::decode)
    }
}

impl Channels for Contract {
    fn addresses(&self) -> Answer<Vec<Address>> {
        self.0.ask(list_addresses::encode(), list_addresses::decode)
    }

    fn add(&self, channel: Channel, value: String, key: IdempotencyKey) -> Answer<Address> {
        self.0.ask(create_address::encode(&channel, &value, key), create_address::decode)
    }

    fn remove(&self, id: AddressId) -> Answer<()> {
        self.0.ask(delete_address::encode(&id), done)
    }

    fn send_code(&self, id: AddressId) -> Answer<CodeSent> {
        self.0.ask(send_verification::encode(&id), send_verification::decode)
    }

    fn verify(&self, id: AddressId, code: String) -> Answer<Address> {
        self.0.ask(verify_address::encode(&id, &code), verify_address::decode)
    }

    fn preferences(&self) -> Answer<Preferences> {
        self.0.ask(get_preferences::encode(), get_preferences::decode)
    }

    fn change(
        &self,
        changes: Vec<Change>,
        version: Option<Version>,
    ) -> LocalBoxFuture<'static, Result<Preferences, Unchanged>> {
        let answer = self.0.clone().answer(patch_preferences::encode(&changes, version));
        async move { patch_preferences::decode(&answer.await.map_err(Unchanged::Failed)?) }.boxed_local()
    }
}

impl Help for Contract {
    fn find(&self, words: String) -> Answer<Vec<ArticleSummary>> {
        self.0.ask(find_articles::encode(&words), find_articles::decode)
    }

    fn article(&self, id: ArticleId) -> Answer<Article> {
        self.0.ask(get_article::encode(&id), get_article::decode)
    }
}
