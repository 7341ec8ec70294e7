//! The foot of every screen: every kind of way to reach the council, languages, statements.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::weekly_hours;
use crate::browser::address;
use crate::i18n;
use crate::portal::Portal;
use crate::t;
use crate::ui::link;

/// The foot of every screen. It reads the settings, not the backend, so that it is there when nothing else is.
#[component]
pub fn Foot() -> impl IntoView {
    let portal = Portal::here();
    let contact = portal.config.with_value(|config| config.contact.clone());
    let hours = weekly_hours(&contact.hours).join(", ");
    // A council that has none of these shows none.
    let relay = Some(contact.text_relay).filter(|relay| !relay.value.is_empty()).map(|relay| {
        view! {
            <li><b><a href=crate::routes::tel(&relay.value)><bdi>{relay.display}</bdi></a></b><span>{t!("text-relay")}</span></li>
        }
    });
    let days = contact.email_days.map(|days| view! { <span>{t!("email-answer", days = days)}</span> });
    let email = Some(contact.email).filter(|email| !email.is_empty()).map(|email| {
        view! { <li><b><a href=format!("mailto:{email}")><bdi>{email.clone()}</bdi></a></b>{days}</li> }
    });
    view! {
        <footer class="foot"><div class="wrap">
            <ul class="foot__ways">
                <li><b><a href=crate::routes::tel(&contact.phone.value)><bdi>{contact.phone.display}</bdi></a></b><span>{hours}</span></li>
                {relay}
                {email}
                <li><b>{link("/contact", t!("contact-all"))}</b><span>{t!("contact-all-hint")}</span></li>
            </ul>
            <div class="foot__end">
                {link("/help", t!("help-link"))}
                {link("/accessibility", t!("accessibility-link"))}
                {link("/privacy", t!("privacy-link"))}
                {link("/account", t!("display-link"))}
                <Languages/>
            </div>
        </div></footer>
    }
}

/// The other languages, each in itself. Choosing one loads the page anew; nothing typed is lost, because
/// everything typed is on the device already.
#[component]
fn Languages() -> impl IntoView {
    let portal = Portal::here();
    let offered = portal.config.with_value(|config| config.languages.clone());
    let items = offered
        .iter()
        .filter_map(|tag| i18n::Language::by_tag(tag))
        .map(|language| {
            if language.tag == i18n::language().tag {
                view! { <b lang=language.tag dir=language.direction() aria-current="true">{language.name}</b> }.into_any()
            } else {
                // A plain load, not a route: the words of another language are another file. The link alone
                // would lose the rest of the query and the fragment, where a guest's secret stands.
                let go = move |event: MouseEvent| {
                    event.prevent_default();
                    address::load(&i18n::address_in(language));
                };
                view! {
                    <a href=format!("?lang={}", language.tag) on:click=go rel="external" lang=language.tag hreflang=language.tag dir=language.direction()>
                        {language.name}
                    </a>
                }
                .into_any()
            }
        })
        .collect_view();
    view! { <nav class="languages" aria-label=t!("languages-label")>{items}</nav> }
}
