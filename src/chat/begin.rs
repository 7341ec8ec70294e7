//! Before a chat: is somebody there, what goes along, and the other ways.

use leptos::prelude::*;
use onedoor_domain::chat::{Availability, Context, People};

use super::leave::Leave;
use crate::account::chat_state;
use crate::portal::Portal;
use crate::routes;
use crate::t;
use crate::ui::{Button, Dot, Rank, link};

/// Before a chat.
#[component]
pub fn Begin(
    /// Whether somebody is there.
    availability: Availability,
    /// What the resident brings along; can be left out.
    context: RwSignal<Option<Context>, LocalStorage>,
    /// Starts.
    #[prop(into)]
    on_begin: Callback<()>,
) -> impl IntoView {
    let leaving = RwSignal::new(availability.people == People::Closed && !availability.bot);
    let (tone, words) = chat_state(&availability);
    let closed = availability.people == People::Closed;
    let bot = availability.bot;
    let about = move || {
        context.get().map(|about| {
            view! {
                <div class="notice">
                    <p>{t!("chat-about", what = about.label.as_str())}</p>
                    <Button rank=Rank::Plain on_press=move |()| context.set(None)>{t!("chat-about-drop")}</Button>
                </div>
            }
        })
    };
    let body = move || {
        if leaving.get() {
            return view! { <Leave context=context/> }.into_any();
        }
        view! {
            <p>{if bot { t!("chat-intro-bot") } else { t!("chat-intro") }}</p>
            {(closed && bot).then(|| view! { <p>{t!("chat-intro-closed")}</p> })}
            <Button on_press=on_begin>{t!("chat-begin")}</Button>
            {closed.then(|| view! { <Button rank=Rank::Quiet on_press=move |()| leaving.set(true)>{t!("chat-leave")}</Button> })}
        }
        .into_any()
    };
    view! {
        <p class="saved"><Dot tone=tone/>{words}</p>
        {about}
        {body}
        <Others/>
    }
}

/// The other ways, side by side with the chat.
#[component]
pub fn Others() -> impl IntoView {
    let phone =
        use_context::<Portal>().map(|portal| portal.config.with_value(|config| config.contact.phone.clone()));
    view! {
        <p class="soft">
            {t!("chat-others")}" "
            {phone.filter(|phone| !phone.value.is_empty()).map(|phone| view! {
                <a href=routes::tel(&phone.value)><bdi>{phone.display}</bdi></a>" · "
            })}
            {link(routes::CONTACT, t!("contact-all"))}
        </p>
    }
}

fn example(people: People, bot: bool) -> AnyView {
    use onedoor_domain::chat::ContextKind;
    use onedoor_domain::{Seconds, Timestamp};
    let availability = Availability {
        people,
        bot,
        wait: (people == People::Open).then_some(Seconds(120)),
        queue: None,
        opens_at: Timestamp::parse("2026-11-23T08:30:00Z").ok(),
        closes_at: None,
    };
    let context = Context {
        kind: ContextKind::Case,
        reference: Some("AB-4821".to_owned()),
        label: "AB-4821, Street light not working, Heol y Bont".to_owned(),
        text: None,
    };
    view! { <Begin availability=availability context=RwSignal::new_local(Some(context)) on_begin=|()| ()/> }
        .into_any()
}

pub(super) fn example_open() -> AnyView {
    example(People::Open, true)
}

pub(super) fn example_closed() -> AnyView {
    example(People::Closed, true)
}
