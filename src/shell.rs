//! What surrounds every screen: skip link, masthead with the phone, footer with every way to reach the
//! council, the dock at the thumb, the live region, and the chat over any screen. No channel is hidden here.

mod foot;
mod hours;
mod masthead;
mod session;

use leptos::prelude::*;

use crate::browser::announce;
use crate::portal::Portal;
use crate::routes::{at, use_path};
use crate::t;
use crate::ui::{ButtonLink, Example, Glyph, Icon, Page};

pub use hours::{opening_words, week_words, weekly_hours};
pub use masthead::main_phone;

/// Draws a screen inside the portal's frame.
#[component]
pub fn Shell(
    /// The screen.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#main">{t!("skip-to-content")}</a>
        <masthead::Masthead/>
        <main class="wrap page" id="main" tabindex="-1">
            <session::SessionNotice/>
            {children()}
        </main>
        <foot::Foot/>
        <Dock/>
        <crate::chat::ChatOverlay/>
        <div class="visually-hidden" id=announce::REGION aria-live="polite"></div>
    }
}

/// The four jobs at the thumb, on a phone.
#[component]
fn Dock() -> impl IntoView {
    let portal = Portal::here();
    let here = use_path();
    let item = move |icon: Icon, href: &'static str, words: String, mark: Option<Signal<u32>>| {
        let current =
            move || here.with(|here| here == href || here.starts_with(&format!("{href}/"))).then_some("page");
        view! {
            <li><a href=at(href) aria-current=current>
                <Glyph icon=icon class=""/>
                {words}
                {move || mark.map(|mark| mark.get()).filter(|count| *count > 0).map(|count| view! {
                    <i><span aria-hidden="true">{count}</span><span class="visually-hidden">{t!("dock-needs-you", count = count)}</span></i>
                })}
            </a></li>
        }
    };
    let needs = Signal::derive(move || portal.cases.answer(|page| page.counts.needs_me).unwrap_or(0));
    view! {
        <nav class="dock no-print" aria-label=t!("dock-label")><ul>
            {item(Icon::Report, "/report", t!("dock-report"), None)}
            {item(Icon::Cases, "/cases", t!("dock-cases"), Some(needs))}
            {item(Icon::Channels, "/channels", t!("dock-channels"), None)}
            {item(Icon::Chat, "/chat", t!("dock-chat"), None)}
        </ul></nav>
    }
}

/// An address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page heading=t!("not-found-title") narrow=true>{nowhere()}</Page>
    }
}

fn nowhere() -> AnyView {
    view! {
        <p>{t!("not-found-next")}</p>
        <ButtonLink href="/">{t!("not-found-home")}</ButtonLink>
    }
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[Example::new("not-found", "nowhere", nowhere)];
pub use session::EXAMPLES as SESSION_EXAMPLES;

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos_router::components::Router;
    use leptos_router::location::RequestUrl;

    use super::*;
    use crate::browser::address;
    use crate::config::Config;

    fn drawn_at(base: &'static str, path: &str) -> String {
        address::begin(base);
        let html = Owner::new().with(|| {
            provide_context(RequestUrl::new(path));
            provide_context(Portal::new(Config::default()));
            provide_context(crate::chat::Talk::new());
            view! { <Router base=address::base()><Shell><NotFound/></Shell></Router> }.to_html()
        });
        address::begin("/");
        html
    }

    #[test]
    fn the_frame_knows_where_it_is_and_leads_on_below_any_path() {
        for (base, path) in [("/", ""), ("/account/", "/account"), ("/my/account/", "/my/account")] {
            let html = drawn_at(base, &format!("{path}/cases/AB-1"));
            assert_eq!(html.matches(r#"aria-current="page""#).count(), 1, "{html}");
            let current = html.split(r#"aria-current="page""#).next().unwrap_or_default();
            assert!(current.ends_with(&format!(r#"href="{path}/cases" "#)), "{base}: {current}");
            for address in ["", "report", "contact", "help", "account"] {
                let link = format!(r#"href="{path}/{address}""#);
                assert!(html.contains(&link), "{base}: no {link} in {html}");
            }
            let links = html.split(" href=\"/").skip(1);
            assert!(links.count() > 8 && !html.contains("href=\"//"), "{html}");
        }
    }
}
