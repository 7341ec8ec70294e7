//! What the device keeps in the contract's own shapes: events of a chat, and receipts.

use onedoor_domain::cases::{Author, Role};
use onedoor_domain::chat::{ChatEvent, ClosedBy, Happening};
use onedoor_domain::help::ArticleSummary;
use onedoor_domain::id::{ClientId, TrackingSecret};
use onedoor_domain::report::{Receipt, Visibility};
use serde_json::{Value, json};

pub(crate) fn receipt_of(receipt: &Receipt) -> Value {
    json!({
        "reference": receipt.reference.as_str(),
        "secret": receipt.secret.as_ref().map(TrackingSecret::reveal),
        "received_at": receipt.received_at.to_string(),
        "expected_at": receipt.expected_at.map(|day| day.to_string()),
        "next_step": receipt.next_step,
        "told": receipt.told,
        "visibility": match receipt.visibility {
            Visibility::Private => "private",
            Visibility::Public => "public",
        },
        "shown_at": receipt.shown_at,
    })
}

pub(crate) fn chat_event_of(event: &ChatEvent) -> Value {
    let (kind, members) = match &event.what {
        Happening::Message { from, text, client_id, article } => (
            "message",
            json!({
                "from": author_of(from),
                "text": text,
                "client_id": client_id.as_ref().map(ClientId::as_str),
                "article": article.as_ref().map(article_of),
            }),
        ),
        Happening::Joined(author) => ("joined", json!({"from": author_of(author)})),
        Happening::Left(author) => ("left", json!({"from": author_of(author)})),
        Happening::Handoff => ("handoff", json!({})),
        Happening::Read { by, up_to } => ("read", json!({"from": by.as_ref().map(author_of), "read": up_to})),
        Happening::Moved(channel) => ("moved", json!({"channel": channel.as_str()})),
        Happening::Closed(by) => ("closed", json!({"reason": closed_by(by)})),
        Happening::Case(reference) => ("case", json!({"reference": reference.as_str()})),
        Happening::Other => ("other", json!({})),
    };
    let mut value = members;
    value["seq"] = event.seq.into();
    value["at"] = event.at.to_string().into();
    value["type"] = kind.into();
    value
}

fn author_of(author: &Author) -> Value {
    let role = match author.role {
        Role::Resident => "resident",
        Role::Council => "council",
        Role::Bot => "bot",
    };
    json!({"role": role, "name": author.name})
}

fn article_of(article: &ArticleSummary) -> Value {
    json!({
        "id": article.id.as_str(),
        "version": article.version,
        "title": article.title,
        "summary": article.summary,
        "updated_at": article.updated_at.map(|at| at.to_string()),
    })
}

fn closed_by(by: &ClosedBy) -> Option<&'static str> {
    match by {
        ClosedBy::Resident => Some("resident"),
        ClosedBy::Council => Some("council"),
        ClosedBy::Idle => Some("idle"),
        ClosedBy::Unknown => None,
    }
}
