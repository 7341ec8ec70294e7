//! An answer at once, instead of a form: danger, somebody else's job, or an article that says it all.

use leptos::prelude::*;
use onedoor_domain::report::{Stopper, StopperKind};

use crate::routes;
use crate::t;
use crate::ui::link;

/// The answer, with its ways on. `level` keeps the order of headings.
pub fn stopper(stopper: &Stopper) -> AnyView {
    let class = match stopper.kind {
        StopperKind::Emergency => "notice notice--bad stopper",
        StopperKind::Elsewhere | StopperKind::Article | StopperKind::Other(_) => {
            "notice notice--warning stopper"
        }
    };
    let (title, text) = (stopper.title.clone(), stopper.text.clone());
    let call = stopper.phone.as_deref().map(call);
    let page = stopper.url.clone().filter(|url| is_web(url)).map(|url| {
        let shown = url.clone();
        view! { <p><a href=url rel="noreferrer" dir="ltr">{shown}</a></p> }
    });
    let article = stopper.article.as_ref().map(|id| {
        let href = format!("{}/{}", routes::HELP, routes::encode(id.as_str()));
        view! { <p><a class="button button--quiet" href=routes::at(&href)>{t!("stopper-read")}</a></p> }
    });
    view! {
        <section class=class aria-labelledby="stopper-title">
            <h2 id="stopper-title" dir="auto">{title}</h2>
            <p dir="auto">{text}</p>
            {call}
            {article}
            {page}
            <p class="row">
                {link(routes::REPORT, t!("report-choose-other"))}
                {link(routes::CONTACT, t!("contact-all"))}
            </p>
        </section>
    }
    .into_any()
}

/// A number to tap, large.
pub fn call(phone: &str) -> AnyView {
    let dial: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let shown = phone.to_owned();
    view! { <p><a class="stopper__call" href=routes::tel(&dial)>{t!("stopper-call")}" "<bdi dir="ltr">{shown}</bdi></a></p> }
        .into_any()
}

/// Only pages of the web are linked, whatever a backend writes.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn one(phone: Option<&str>, url: Option<&str>) -> Stopper {
        Stopper {
            kind: StopperKind::Emergency,
            when: None,
            title: "Keep away".to_owned(),
            text: "Bare wires can kill.".to_owned(),
            phone: phone.map(ToOwned::to_owned),
            url: url.map(ToOwned::to_owned),
            article: None,
        }
    }

    #[test]
    fn a_number_can_be_dialled_and_a_page_opened() {
        let html = stopper(&one(Some("01632 960199"), Some("https://water.example/leaks"))).to_html();
        assert!(html.contains(r#"href="tel:01632960199""#), "{html}");
        assert!(html.contains(r#"href="https://water.example/leaks""#), "{html}");
    }

    #[test]
    fn what_a_backend_writes_runs_nothing() {
        let html = stopper(&one(Some("javascript:alert(1)"), Some("javascript:alert(1)"))).to_html();
        assert!(!html.contains(r#"="javascript:"#), "{html}");
        assert!(html.contains(r#"href="tel:1""#), "{html}");
    }
}
