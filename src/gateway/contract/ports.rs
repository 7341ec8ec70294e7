//! The domain's ports over the contract's endpoints.

use super::link::{Call, Link};
use super::{
    ask_for_person, close_chat, create_address, create_chat_message, create_chat_session, create_message,
    create_report, create_session, create_sign_in_code, create_tracked_message, delete_address,
    delete_session, find_articles, find_places, get_article, get_case, get_chat_availability,
    get_preferences, get_service, get_session, leave_message, list_addresses, list_cases, list_chat_events,
    list_contact_points, list_events, list_notices, list_services, list_tracked_events, patch_preferences,
    renew_chat_token, renew_session, send_verification, track_case, verify_address,
};
use crate::transport::Response;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use onedoor_domain::account::{CodeSent, Session, Sessions};
use onedoor_domain::cases::{Case, CasePage, CaseQuery, Cases, Event, EventPage, Tracking};
use onedoor_domain::channels::{Address, Change, Channel, Channels, Preferences, Unchanged};
use onedoor_domain::chat::{Availability, ChatSession, Chats, Context, LeftMessage, Polled, Rating};
use onedoor_domain::council::{ContactPoint, Contacts, Notice, Notices};
use onedoor_domain::help::{Article, ArticleSummary, Help};
use onedoor_domain::id::{
    AddressId, ArticleId, Challenge, ChatId, ChatToken, ClientId, Cursor, IdempotencyKey, Reference,
    ServiceCode, TrackingSecret, Version,
};
use onedoor_domain::report::{Place, Position, Receipt, Report, Reports, Service, ServiceSummary};
use onedoor_domain::{Answer, Failure, Language, Seconds};
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
            link.learn_csrf(Some(token));
            Ok(session)
        }
        .boxed_local()
    }

    fn join(&self, call: Call) -> Answer<ChatSession> {
        let (link, answer) = (self.0.clone(), self.0.success(call));
        async move { create_chat_session::decode(&answer.await?, &link.base) }.boxed_local()
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
            link.learn_csrf(None);
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

    fn submit(&self, report: Report, key: IdempotencyKey) -> Answer<Receipt> {
        let call = create_report::encode(&report, key, &self.0.language.borrow());
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

impl Chats for Contract {
    fn availability(&self) -> Answer<Availability> {
        self.0.ask(get_chat_availability::encode(), get_chat_availability::decode)
    }

    fn start(
        &self,
        language: Language,
        context: Option<Context>,
        key: IdempotencyKey,
    ) -> Answer<ChatSession> {
        self.join(create_chat_session::encode(&language, context.as_ref(), key))
    }

    fn renew(&self, chat: ChatId) -> Answer<ChatSession> {
        self.join(renew_chat_token::encode(&chat))
    }

    fn poll(&self, chat: ChatId, token: ChatToken, after: u64, wait: Seconds) -> Answer<Polled> {
        self.0.ask(list_chat_events::encode(&chat, token, after, wait), list_chat_events::decode)
    }

    fn say(&self, chat: ChatId, token: ChatToken, client_id: ClientId, text: String) -> Answer<u64> {
        let call = create_chat_message::encode(&chat, token, &client_id, &text);
        self.0.ask(call, create_chat_message::decode)
    }

    fn ask_for_person(&self, chat: ChatId, token: ChatToken) -> Answer<()> {
        self.0.ask(ask_for_person::encode(&chat, token), done)
    }

    fn close(&self, chat: ChatId, token: ChatToken, rating: Rating) -> Answer<()> {
        self.0.ask(close_chat::encode(&chat, token, &rating), done)
    }

    fn leave_message(&self, message: LeftMessage, key: IdempotencyKey) -> Answer<Receipt> {
        self.0.ask(leave_message::encode(&message, key), leave_message::decode)
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
