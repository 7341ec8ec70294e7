//! One line of a chat: who said it, what it says with its links, and how it stands.

use leptos::prelude::*;
use onedoor_domain::cases::{Author, Role};
use onedoor_domain::chat::{ClosedBy, Happening, LineState};
use onedoor_domain::help::ArticleSummary;

use crate::channels::channel_name;
use crate::routes::at;
use crate::t;

/// Who said it.
pub fn author_name(author: &Author) -> String {
    match (author.role, &author.name) {
        (Role::Resident, _) => t!("chat-you"),
        (_, Some(name)) => name.clone(),
        (Role::Bot, None) => t!("chat-assistant"),
        (Role::Council, None) => t!("chat-council"),
    }
}

/// What happened besides messages, in words. `None`: nothing to show.
pub fn note_words(what: &Happening) -> Option<String> {
    Some(match what {
        Happening::Joined(author) if author.role == Role::Council => {
            t!("chat-joined", who = author_name(author))
        }
        Happening::Left(author) if author.role == Role::Council => t!("chat-left", who = author_name(author)),
        Happening::Handoff => t!("chat-handoff"),
        Happening::Moved(channel) => t!("chat-moved", channel = channel_name(channel)),
        Happening::Closed(by) => match by {
            ClosedBy::Resident => t!("chat-closed-by-you"),
            ClosedBy::Council => t!("chat-closed-by-council"),
            ClosedBy::Idle => t!("chat-closed-idle"),
            ClosedBy::Unknown => t!("chat-closed"),
        },
        Happening::Case(reference) => t!("chat-case-made", reference = reference.as_str()),
        Happening::Joined(_)
        | Happening::Left(_)
        | Happening::Message { .. }
        | Happening::Read { .. }
        | Happening::Other => return None,
    })
}

/// How an own line stands.
pub fn state_words(state: &LineState) -> String {
    match state {
        LineState::Waiting => t!("chat-line-waiting"),
        LineState::Sending => t!("chat-line-sending"),
        LineState::Sent(_) => t!("chat-line-sent"),
        LineState::Read => t!("chat-line-read"),
        LineState::Failed(_) => t!("chat-line-failed"),
    }
}

/// The article that an answer quotes: the same text everywhere, by id and version.
pub fn quoted(article: &ArticleSummary) -> AnyView {
    let href = format!("/help/{}", article.id);
    let version = t!("chat-article-version", id = article.id.as_str(), version = article.version);
    let title = article.title.clone();
    view! { <span class="bubble__source"><a href=at(&href)>{title}</a>" "<small>{version}</small></span> }
        .into_any()
}

/// Text in which `https://` addresses are links. Nothing else is, and nothing is HTML.
pub fn linked(text: &str) -> Vec<AnyView> {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => view! { <span>{text}</span> }.into_any(),
            Piece::Link(url) => {
                let href = url.clone();
                view! { <a href=href rel="noreferrer noopener nofollow">{url}</a> }.into_any()
            }
        })
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Link(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("https://") {
        let (before, from) = rest.split_at(start);
        let end =
            from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        // A full stop or bracket after an address belongs to the sentence.
        let url = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
        if url.len() > "https://".len() {
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Link(url.to_owned()));
            rest = &from[url.len()..];
        } else {
            pieces.push(Piece::Text(format!("{before}https://")));
            rest = &from["https://".len()..];
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[Piece]) {
        assert_eq!(pieces(text), expect, "{text}");
    }

    #[test]
    fn only_https_addresses_become_links() {
        let text = |text: &str| Piece::Text(text.to_owned());
        let link = |url: &str| Piece::Link(url.to_owned());
        check("hello", &[text("hello")]);
        check("", &[]);
        check("see https://a.example/x?y=1.", &[text("see "), link("https://a.example/x?y=1"), text(".")]);
        check("(https://a.example)", &[text("("), link("https://a.example"), text(")")]);
        check("javascript:alert(1) http://a.example", &[text("javascript:alert(1) http://a.example")]);
        check("https:// https://", &[text("https://"), text(" https://")]);
        check("https://a https://b", &[link("https://a"), text(" "), link("https://b")]);
        check("https://a\"onmouseover=1", &[link("https://a"), text("\"onmouseover=1")]);
    }
}
