//! The start, and the routes. Screens beyond the account page are loaded when they are first entered.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::account::{AccountPage, AccountRoute};
use crate::browser::{appearance, page};
use crate::cases::CasesRoute;
use crate::channels::ChannelsRoute;
use crate::chat::ChatRoute;
use crate::config::Config;
use crate::contact::ContactRoute;
use crate::gallery::GalleryRoute;
use crate::help::HelpRoute;
use crate::i18n;
use crate::portal::Portal;
use crate::report::ReportRoute;
use crate::shell::{NotFound, Shell};

/// Starts the portal in place of the static page in `index.html`.
pub fn start() {
    let settings = document().get_element_by_id("onedoor-config").and_then(|element| element.text_content());
    let config = Config::parse(&settings.unwrap_or_default());
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
    portal.connect();
    view! {
        <Router>
            <Shell>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=AccountPage/>
                    <Route path=path!("/account") view={Lazy::<AccountRoute>::new()}/>
                    <Route path=path!("/sign-in") view={Lazy::<AccountRoute>::new()}/>
                    <Route path=path!("/report") view={Lazy::<ReportRoute>::new()}/>
                    <Route path=path!("/report/*rest") view={Lazy::<ReportRoute>::new()}/>
                    <Route path=path!("/outbox") view={Lazy::<ReportRoute>::new()}/>
                    <Route path=path!("/cases") view={Lazy::<CasesRoute>::new()}/>
                    <Route path=path!("/cases/:reference") view={Lazy::<CasesRoute>::new()}/>
                    <Route path=path!("/track") view={Lazy::<CasesRoute>::new()}/>
                    <Route path=path!("/track/:reference") view={Lazy::<CasesRoute>::new()}/>
                    <Route path=path!("/channels") view={Lazy::<ChannelsRoute>::new()}/>
                    <Route path=path!("/chat") view={Lazy::<ChatRoute>::new()}/>
                    <Route path=path!("/contact") view={Lazy::<ContactRoute>::new()}/>
                    <Route path=path!("/accessibility") view={Lazy::<ContactRoute>::new()}/>
                    <Route path=path!("/privacy") view={Lazy::<ContactRoute>::new()}/>
                    <Route path=path!("/help") view={Lazy::<HelpRoute>::new()}/>
                    <Route path=path!("/help/:article") view={Lazy::<HelpRoute>::new()}/>
                    <Route path=path!("/gallery") view={Lazy::<GalleryRoute>::new()}/>
                    <Route path=path!("/gallery/:name/:state") view={Lazy::<GalleryRoute>::new()}/>
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
