//! The start, and the routes. Screens beyond the account page are loaded when they are first entered.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::account::{AccountPage, AccountRoute};
use crate::browser::{address, appearance, page};
use crate::cases::CasesRoute;
use crate::channels::ChannelsRoute;
use crate::chat::{ChatRoute, Talk};
use crate::config::Config;
use crate::contact::ContactRoute;
use crate::gallery::GalleryRoute;
use crate::help::HelpRoute;
use crate::i18n;
use crate::outbox::Outbox;
use crate::portal::Portal;
use crate::report::ReportRoute;
use crate::shell::{NotFound, Shell};

/// Starts the portal in place of the static page in `index.html`.
pub fn start() {
    let settings = document().get_element_by_id("onedoor-config").and_then(|element| element.text_content());
    let config = Config::parse(&settings.unwrap_or_default());
    address::begin(&config.base);
    appearance::show_theme(appearance::theme());
    // Not Leptos' own spawn: its executor is set up by mounting, which comes after the words.
    wasm_bindgen_futures::spawn_local(async move {
        i18n::begin(&config).await;
        page::set_site(config.council.name_in(i18n::language().tag));
        take_over(config);
    });
}

/// Draws the portal beside the static page, then puts it in its place in one step, so that nothing moves.
fn take_over(config: Config) {
    let document = document();
    let (Some(still), Ok(fresh)) = (document.get_element_by_id("portal"), document.create_element("div"))
    else {
        return;
    };
    fresh.set_class_name("portal");
    let Ok(fresh) = fresh.dyn_into::<HtmlElement>() else { return };
    mount_to(fresh.clone(), move || view! { <App config=config/> }).forget();
    fresh.set_id("portal");
    if still.replace_with_with_node_1(&fresh).is_err() {
        leptos::logging::error!("the static page could not be replaced");
    }
}

/// The whole portal.
#[component]
pub fn App(
    /// The council's settings.
    config: Config,
) -> impl IntoView {
    let portal = Portal::new(config);
    provide_context(portal);
    provide_context(Talk::new());
    Outbox::begin(portal);
    portal.connect();
    view! {
        <Router base=address::base()>
            <Shell>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=AccountPage/>
                    <Route path=path!("/account") view=AccountRoute/>
                    <Route path=path!("/sign-in") view=AccountRoute/>
                    <Route path=path!("/report") view=ReportRoute/>
                    <Route path=path!("/report/*rest") view=ReportRoute/>
                    <Route path=path!("/outbox") view=ReportRoute/>
                    <Route path=path!("/cases") view=CasesRoute/>
                    <Route path=path!("/cases/:reference") view=CasesRoute/>
                    <Route path=path!("/track") view=CasesRoute/>
                    <Route path=path!("/track/:reference") view=CasesRoute/>
                    <Route path=path!("/channels") view=ChannelsRoute/>
                    <Route path=path!("/chat") view=ChatRoute/>
                    <Route path=path!("/contact") view=ContactRoute/>
                    <Route path=path!("/accessibility") view=ContactRoute/>
                    <Route path=path!("/privacy") view=ContactRoute/>
                    <Route path=path!("/help") view=HelpRoute/>
                    <Route path=path!("/help/:article") view=HelpRoute/>
                    <Route path=path!("/gallery") view=GalleryRoute/>
                    <Route path=path!("/gallery/:name/:state") view=GalleryRoute/>
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
