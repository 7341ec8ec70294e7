//! The addresses of this capability: read and written in one place.

use leptos_router::location::Url;
use onedoor_domain::id::{DraftId, Reference, ServiceCode, TrackingSecret};
use onedoor_domain::report::{StartLink, StepName};

use crate::routes;

/// The query that brings a changed step back to the check page.
pub const FROM_CHECK: &str = "from";
const CHECK: &str = "check";

/// What an address shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Choose what it is about.
    Start,
    /// A draft; its step is read by the form, so that the form stays while the steps change.
    Form(DraftId),
    /// The receipt.
    Sent(Reference),
    /// What waits to be sent.
    Outbox,
    /// No screen.
    None,
}

/// What stands beside the steps of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// What is reported nearby already.
    Nearby,
    /// Joining one of these.
    Join(Reference),
}

const NEARBY: &str = "nearby";

/// The screen at a path.
pub fn screen(path: &str) -> Screen {
    if path == routes::OUTBOX {
        return Screen::Outbox;
    }
    let parts = parts(path);
    match parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Screen::Start,
        ["sent", reference] => Reference::parse(reference).map_or(Screen::None, Screen::Sent),
        [draft] | [draft, _] | [draft, NEARBY, _] => DraftId::parse(draft).map_or(Screen::None, Screen::Form),
        _ => Screen::None,
    }
}

/// The step at a path, if it names one.
pub fn step(path: &str) -> Option<StepName> {
    parts(path).get(1).and_then(|word| StepName::parse(word))
}

/// What stands beside the steps, if the path names that.
pub fn aside(path: &str) -> Option<Aside> {
    match parts(path).iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, NEARBY] => Some(Aside::Nearby),
        [_, NEARBY, reference] => Reference::parse(reference).ok().map(Aside::Join),
        _ => None,
    }
}

/// The address of what is reported nearby already.
pub fn of_nearby(id: &DraftId) -> String {
    format!("{}/{}/{NEARBY}", routes::REPORT, routes::encode(id.as_str()))
}

/// The address at which one of these is joined.
pub fn of_join(id: &DraftId, reference: &Reference) -> String {
    format!("{}/{}", of_nearby(id), routes::encode(reference.as_str()))
}

fn parts(path: &str) -> Vec<String> {
    path.strip_prefix(routes::REPORT)
        .unwrap_or_default()
        .split('/')
        .filter(|part| !part.is_empty())
        .map(Url::unescape)
        .collect()
}

/// The address of a step.
pub fn of_step(id: &DraftId, step: StepName) -> String {
    format!("{}/{}/{}", routes::REPORT, routes::encode(id.as_str()), step.as_str())
}

/// The address at which a step is changed and then checked again.
pub fn of_change(id: &DraftId, step: StepName) -> String {
    format!("{}?{FROM_CHECK}={CHECK}", of_step(id, step))
}

/// Is this the query of a change?
pub fn is_change(value: Option<&str>) -> bool {
    value == Some(CHECK)
}

/// The address that starts a report to a service.
pub fn of_service(code: &ServiceCode) -> String {
    format!("{}?service={}", routes::REPORT, routes::encode(code.as_str()))
}

/// The address that starts a report with everything that a link names.
pub fn of_start(link: &StartLink) -> String {
    let values = link.values();
    let mut address = routes::REPORT.to_owned();
    for (nth, (name, value)) in values.iter().enumerate() {
        address.push(if nth == 0 { '?' } else { '&' });
        address += name;
        address.push('=');
        address += &routes::encode(value);
    }
    address
}

/// The address of a receipt.
pub fn of_receipt(reference: &Reference) -> String {
    format!("{}/sent/{}", routes::REPORT, routes::encode(reference.as_str()))
}

/// Where a report is followed: a guest's by a secret, which stays in the fragment.
pub fn of_case(reference: &Reference, secret: Option<&TrackingSecret>) -> String {
    let encoded = routes::encode(reference.as_str());
    match secret {
        Some(secret) => format!("{}/{encoded}#{}", routes::TRACK, routes::encode(secret.reveal())),
        None => format!("{}/{encoded}", routes::CASES),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() -> Result<(), onedoor_domain::id::BadId> {
        let id = DraftId::parse("d_1")?;
        for step in StepName::ALL {
            let address = of_step(&id, step);
            assert_eq!(screen(&address), Screen::Form(id.clone()), "{address}");
            assert_eq!(super::step(&address), Some(step));
        }
        let reference = Reference::parse("AB/48 21")?;
        #[cfg(target_arch = "wasm32")]
        assert_eq!(screen(&of_receipt(&reference)), Screen::Sent(reference));
        assert_eq!(of_receipt(&reference), "/report/sent/AB%2F48%2021");
        assert_eq!(screen("/report"), Screen::Start);
        assert_eq!(screen("/report/"), Screen::Start);
        assert_eq!(screen("/outbox"), Screen::Outbox);
        assert_eq!(screen("/report/a/b/c"), Screen::None);
        let reference = Reference::parse("AB-4821")?;
        for (address, aside) in [
            (of_nearby(&id), Some(Aside::Nearby)),
            (of_join(&id, &reference), Some(Aside::Join(reference.clone()))),
            (of_step(&id, StepName::Place), None),
        ] {
            assert_eq!((screen(&address), super::aside(&address)), (Screen::Form(id.clone()), aside));
        }
        Ok(())
    }
}
