//! For testers: every part and every screen in every state, each with its own address.
//!
//! A state is drawn from data alone, so that it can be opened, audited and photographed at any time.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::piece::split;
use crate::routes::at;
use crate::t;
use crate::ui::{self, Example, Page};

split! {
    /// The gallery, loaded when first entered.
    gallery: GalleryRoute => screen
}

fn screen() -> AnyView {
    let params = use_params_map();
    let shown = Memo::new(move |_| {
        let params = params.get();
        Some((params.get("name")?, params.get("state")?))
    });
    (move || match shown.get() {
        None => contents(),
        Some((name, state)) => match examples().find(|each| each.name == name && each.state == state) {
            Some(example) => one(example),
            None => crate::shell::NotFound().into_any(),
        },
    })
    .into_any()
}

/// Every example of every part and screen.
pub fn examples() -> impl Iterator<Item = &'static Example> {
    [
        ui::button::EXAMPLES,
        ui::field::EXAMPLES,
        ui::files::EXAMPLES,
        ui::choice::EXAMPLES,
        ui::combobox::EXAMPLES,
        ui::delete::EXAMPLES,
        ui::more::EXAMPLES,
        ui::error_summary::EXAMPLES,
        ui::tag::EXAMPLES,
        ui::steps::EXAMPLES,
        ui::summary::EXAMPLES,
        ui::thread::EXAMPLES,
        ui::page::EXAMPLES,
        ui::place_map::EXAMPLES,
        ui::remote::EXAMPLES,
        ui::failure::EXAMPLES,
        crate::shell::EXAMPLES,
        crate::shell::SESSION_EXAMPLES,
        crate::account::EXAMPLES,
        crate::cases::EXAMPLES,
        crate::help::EXAMPLES,
        crate::channels::EXAMPLES,
        crate::chat::EXAMPLES,
        crate::contact::EXAMPLES,
        crate::report::EXAMPLES,
        crate::report::NEAR_EXAMPLES,
        crate::outbox::EXAMPLES,
    ]
    .into_iter()
    .flatten()
}

fn contents() -> AnyView {
    let mut names: Vec<&str> = Vec::new();
    for each in examples() {
        if !names.contains(&each.name) {
            names.push(each.name);
        }
    }
    let groups = names
        .into_iter()
        .map(|name| {
            let states = examples()
                .filter(|each| each.name == name)
                .map(|each| view! { <li><a class="gallery__link" href=at(&each.address())>{each.state}</a></li> })
                .collect_view();
            view! { <section class="stack stack--tight"><h2>{name}</h2><ul class="row">{states}</ul></section> }
        })
        .collect_view();
    view! { <Page heading=t!("gallery-title")><p>{t!("gallery-about")}</p>{groups}</Page> }.into_any()
}

fn one(example: &'static Example) -> AnyView {
    let heading = format!("{}: {}", example.name, example.state);
    let back = ("/gallery".to_owned(), t!("gallery-title"));
    view! { <Page heading=heading back=back>{(example.draw)()}</Page> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::browser::address;

    #[test]
    fn every_state_has_an_address_of_its_own_and_draws_something() {
        let mut seen = BTreeSet::new();
        for each in examples() {
            assert!(seen.insert(each.address()), "twice: {}", each.address());
            let owner = Owner::new();
            let html = owner.with(|| (each.draw)().to_html());
            assert!(html.len() > 20, "{} draws nothing", each.address());
        }
        assert!(seen.len() > 20);
    }

    #[test]
    fn no_two_things_of_a_page_have_one_id() {
        let mut twice = Vec::new();
        for each in examples() {
            let html = Owner::new().with(|| (each.draw)().to_html());
            let mut seen = BTreeSet::new();
            for part in html.split(" id=\"").skip(1) {
                let id = part.split('"').next().unwrap_or_default();
                if !seen.insert(id) {
                    twice.push(format!("{}: {id}", each.address()));
                }
            }
        }
        assert_eq!(twice, Vec::<String>::new());
    }

    #[test]
    fn every_problem_is_tied_to_its_control_which_is_called_invalid() {
        let (mut looked, mut wrong) = (0, Vec::new());
        for each in examples() {
            let html = Owner::new().with(|| (each.draw)().to_html());
            for id in html.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()) {
                if !id.ends_with("-problem") {
                    continue;
                }
                looked += 1;
                let tied =
                    html.split('<').map(|part| part.split('>').next().unwrap_or_default()).find(|tag| {
                        let ids =
                            tag.split(" aria-describedby=\"").nth(1).and_then(|rest| rest.split('"').next());
                        ids.is_some_and(|ids| ids.split(' ').any(|one| one == id))
                    });
                // A group, a switch and a file's input are not called invalid (WAI-ARIA 1.2, 6.6): what describes them says it.
                let is_typed = |tag: &str| {
                    let untyped =
                        ["checkbox", "file"].iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")));
                    tag.starts_with("textarea") || tag.starts_with("input") && !untyped
                };
                match tied {
                    None => wrong.push(format!("{}: nothing is described by {id}", each.address())),
                    Some(tag) if is_typed(tag) && !tag.contains(" aria-invalid=\"true\"") => {
                        wrong.push(format!("{}: {id} is not called invalid", each.address()));
                    }
                    Some(_) => {}
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        assert!(looked > 10, "{looked} problems were looked at");
    }

    #[test]
    fn below_a_path_of_its_site_every_link_of_the_app_begins_with_it_once() {
        let (mut links, mut astray) = (0, Vec::new());
        address::begin("/account/");
        for each in examples() {
            let html = Owner::new().with(|| (each.draw)().to_html());
            for part in html.split(" href=\"").skip(1) {
                let to = part.split('"').next().unwrap_or_default();
                links += usize::from(to.starts_with('/'));
                if to.starts_with('/')
                    && (!to.starts_with("/account/") || to.matches("/account/").count() > 1)
                {
                    astray.push(format!("{}: {to}", each.address()));
                }
            }
        }
        address::begin("/");
        assert_eq!(astray, Vec::<String>::new());
        assert!(links > 100, "{links} links were looked at");
    }
}
