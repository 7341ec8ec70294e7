//! How the council may reach a resident.
//!
//! Here, in the first load: what other screens say about channels. The screens themselves are loaded when entered.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use onedoor_domain::channels::{Channel, Preferences};

use crate::t;
use crate::ui::Icon;

/// The screens of this capability, loaded when first entered.
pub struct ChannelsRoute;

#[lazy_route]
impl LazyRoute for ChannelsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <p></p> }.into_any()
    }
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

/// What will really happen when a case changes, in a sentence or two.
pub fn sentence(preferences: &Preferences) -> Option<String> {
    let topic = preferences.topics.first()?;
    let summary = preferences.summary(&topic.id)?;
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
    Some(std::iter::once(first).chain(held).collect::<Vec<_>>().join(" "))
}
