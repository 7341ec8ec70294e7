//! How the council may reach a resident.
//!
//! Here, in the first load: what other screens say about channels. The screens themselves are loaded when entered.

mod addresses;
mod page;
mod preferences;

use leptos::prelude::*;
use onedoor_domain::Failure;
use onedoor_domain::channels::{Channel, Preferences};
use onedoor_domain::id::TopicId;

use crate::i18n::calendar;
use crate::piece::split;
use crate::t;
use crate::ui::remote::Load;
use crate::ui::{Example, Icon};

split! {
    /// The screens of this capability, loaded when first entered.
    channels: ChannelsRoute => screen
}

fn screen() -> AnyView {
    page::ChannelsPage().into_any()
}

/// A channel's name in the middle of a sentence. One that the portal does not know is shown as it is.
pub fn channel_name(channel: &Channel) -> String {
    match channel {
        Channel::Web => t!("channel-web"),
        Channel::Email => t!("channel-email"),
        Channel::Sms => t!("channel-sms"),
        Channel::Whatsapp => t!("channel-whatsapp"),
        Channel::Phone => t!("channel-phone"),
        Channel::Post => t!("channel-post"),
        Channel::Desk => t!("channel-desk"),
        Channel::Chat => t!("channel-chat"),
        Channel::Push => t!("channel-push"),
        Channel::Social => t!("channel-social"),
        Channel::Other(name) => name.clone(),
    }
}

/// A channel's name at the head of a line.
pub fn channel_title(channel: &Channel) -> String {
    let name = channel_name(channel);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(name)
}

/// A channel's glyph.
pub fn channel_icon(channel: &Channel) -> Icon {
    match channel {
        Channel::Email => Icon::Email,
        Channel::Sms | Channel::Whatsapp | Channel::Push => Icon::Sms,
        Channel::Phone => Icon::Phone,
        Channel::Post => Icon::Post,
        Channel::Desk => Icon::Desk,
        Channel::Chat | Channel::Social => Icon::Chat,
        Channel::Web | Channel::Other(_) => Icon::Web,
    }
}

/// What will really happen about the first topic (the one that matters most), in a sentence or two.
pub fn sentence(preferences: &Preferences) -> Option<String> {
    sentence_of(preferences, &preferences.topics.first()?.id)
}

/// What will really happen about a topic, in a sentence or two.
pub fn sentence_of(preferences: &Preferences, topic: &TopicId) -> Option<String> {
    let summary = preferences.summary(topic)?;
    let goes: Vec<String> = summary
        .goes
        .iter()
        .map(|way| match &way.address {
            Some(address) => {
                t!("sentence-way", channel = channel_name(&way.channel), address = address.as_str())
            }
            None => channel_name(&way.channel),
        })
        .collect();
    let first = if goes.is_empty() {
        t!("sentence-nothing", topic = summary.topic.as_str())
    } else {
        t!("sentence-goes", topic = summary.topic.as_str(), ways = goes.join(", "))
    };
    let held: Vec<String> = summary
        .held
        .iter()
        .map(|held| {
            let why = held.reason_text.clone().unwrap_or_default();
            t!("sentence-held", channel = channel_name(&held.channel), why = why)
        })
        .collect();
    let quiet = summary.quiet_hours.map(|quiet| {
        t!("sentence-quiet", from = calendar::clock_time(quiet.to), to = calendar::clock_time(quiet.from))
    });
    Some(std::iter::once(first).chain(quiet).chain(held).collect::<Vec<_>>().join(" "))
}

/// Preferences in different states, for the examples.
fn example_preferences() -> Preferences {
    use onedoor_domain::channels::{Cell, Choice, Effective, Reason, Topic};
    let cell =
        |channel, choice, effective, reason: Option<Reason>, why: Option<&str>, address: Option<&str>| Cell {
            channel,
            choice,
            effective,
            reason,
            reason_text: why.map(ToOwned::to_owned),
            address: address.map(ToOwned::to_owned),
        };
    let stop = Some("You sent STOP on 3 November. Send START to 60777 from this number.");
    let topic = |id: &str, name: &str, about: &str, cells| {
        TopicId::parse(id).ok().map(|id| Topic {
            id,
            name: name.to_owned(),
            description: Some(about.to_owned()),
            cells,
        })
    };
    let topics = [
        topic(
            "case-changes",
            "When a case changes",
            "A new state, a new date, a question for you.",
            vec![
                cell(Channel::Email, Choice::On, Effective::On, None, None, Some("mair@example.org")),
                cell(
                    Channel::Sms,
                    Choice::On,
                    Effective::Unavailable,
                    Some(Reason::Blocked),
                    stop,
                    Some("+447700900482"),
                ),
            ],
        ),
        topic(
            "bins",
            "Bin days",
            "The evening before.",
            vec![
                cell(Channel::Email, Choice::Off, Effective::Off, None, None, Some("mair@example.org")),
                cell(Channel::Sms, Choice::Off, Effective::Unavailable, Some(Reason::NoAddress), None, None),
            ],
        ),
        topic(
            "council-tax",
            "Council tax",
            "Bills and reminders.",
            vec![
                cell(
                    Channel::Post,
                    Choice::On,
                    Effective::On,
                    Some(Reason::RequiredByLaw),
                    None,
                    Some("14 Stryd Fawr"),
                ),
                cell(Channel::Email, Choice::On, Effective::On, None, None, Some("mair@example.org")),
            ],
        ),
    ];
    Preferences { topics: topics.into_iter().flatten().collect(), quiet_hours: None, version: None }
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("channels", "resident", page::example_resident),
    Example::new("channels", "guest", page::example_guest),
    Example::new("channels", "loading", || page::example(Load::Loading, Load::Loading)),
    Example::new("channels", "slow", || page::example(Load::LoadingSlowly, Load::LoadingSlowly)),
    Example::new("channels", "offline", || {
        page::example(Load::Failed(Failure::Offline), Load::Failed(Failure::Offline))
    }),
    Example::new("channels", "down", || {
        let down = || Failure::Down { status: 503, retry_after: None };
        page::example(Load::Failed(down()), Load::Failed(down()))
    }),
    Example::new("topics", "none", || {
        let nothing = Preferences { topics: Vec::new(), quiet_hours: None, version: None };
        preferences::example(Load::Loaded(nothing))
    }),
    Example::new("topics", "saving", preferences::example_saving),
    Example::new("topics", "saved", preferences::example_saved),
    Example::new("topics", "not-saved", preferences::example_not_saved),
    Example::new("topics", "changed-elsewhere", preferences::example_gone),
    Example::new("addresses", "none", || addresses::example(Load::Loaded(Vec::new()))),
    Example::new("addresses", "code-sent", addresses::example_code_sent),
    Example::new("addresses", "code-wrong", addresses::example_wrong_code),
    Example::new("addresses", "not-removed", addresses::example_not_removed),
    Example::new("addresses", "adding", addresses::example_adding),
    Example::new("addresses", "adding-wrong", addresses::example_adding_wrong),
];
