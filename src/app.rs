//! The start, and the routes. Screens beyond the account page are loaded when they are first entered.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

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
    let config = Config::parse(&page::settings().unwrap_or_default());
    address::begin(&config.base);
    appearance::show_theme(appearance::theme());
    // Not Leptos' own spawn: its executor is set up by mounting, which comes after the words.
    wasm_bindgen_futures::spawn_local(async move {
        i18n::begin(&config).await;
        page::set_site(config.council.name_in(i18n::language().tag));
        page::take_over(|portal| mount_to(portal, move || view! { <App config=config/> }).forget());
    });
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
