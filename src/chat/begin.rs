//! Before a chat: is somebody there, what goes along, and the other ways.

use leptos::prelude::*;
use onedoor_domain::chat::{Availability, Context, People};
use onedoor_domain::id::ResidentId;

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
    #[prop(into)]
    availability: Signal<Availability>,
    /// What the resident brings along; can be left out.
    context: RwSignal<Option<Context>, LocalStorage>,
    /// Whose a message is that is left.
    by: Option<ResidentId>,
    /// Starts.
    #[prop(into)]
    on_begin: Callback<()>,
) -> impl IntoView {
    let closed = Memo::new(move |_| availability.with(|there| there.people == People::Closed));
    let bot = Memo::new(move |_| availability.with(|there| there.bot));
    let asked = RwSignal::new(false);
    // A message that was begun stays before whoever writes it, also when somebody comes.
    let leaving =
        Memo::new(move |before| before == Some(&true) || asked.get() || (closed.get() && !bot.get()));
    let state = move || {
        let (tone, words) = availability.with(chat_state);
        view! { <Dot tone=tone/>{words} }
    };
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
            return view! { <Leave context=context by=by.clone()/> }.into_any();
        }
        view! {
            <p>{move || if bot.get() { t!("chat-intro-bot") } else { t!("chat-intro") }}</p>
            {move || (closed.get() && bot.get()).then(|| view! { <p>{t!("chat-intro-closed")}</p> })}
            <Button on_press=on_begin>{t!("chat-begin")}</Button>
            {move || closed.get().then(|| view! { <Button rank=Rank::Quiet on_press=move |()| asked.set(true)>{t!("chat-leave")}</Button> })}
        }
        .into_any()
    };
    view! {
        <p class="saved">{state}</p>
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
    view! { <Begin availability=Signal::stored(availability) context=RwSignal::new_local(Some(context)) by=None on_begin=|()| ()/> }
        .into_any()
}

pub(super) fn example_open() -> AnyView {
    example(People::Open, true)
}

pub(super) fn example_closed() -> AnyView {
    example(People::Closed, true)
}
