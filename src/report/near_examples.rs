//! Every state of the map in the form, of the council's things, and of what is reported nearby already.

use leptos::prelude::*;
use onedoor_domain::id::{AssetId, AssetKind, Reference, TrackingSecret};
use onedoor_domain::report::{
    Area, Asset, ContactBy, DraftChange, Fault, Field, Followed, Nearby, Place, Position, ReporterDraft,
};
use onedoor_domain::{Failure, Timestamp};

use super::details;
use super::examples::{answered, draft, outside, paged, place as a_place, way};
use super::map_first;
use super::nearby_page::{self, Join, Joining, Told};
use super::on_map::{OnMap, Under};
use super::place::{self, Looking, Search};
use crate::browser::page;
use crate::config::MapSettings;
use crate::ui::Example;

fn settings() -> Option<MapSettings> {
    let ours = page::settings().and_then(|json| MapSettings::parse(&json));
    ours.or_else(|| {
        MapSettings::parse(r#"{"map": {"tiles": "/no-such-map/{z}/{x}/{y}.png", "centre": [52.4, -4.08]}}"#)
    })
}

fn asset(nth: u8, state: Option<&str>) -> Option<Asset> {
    let metres = f64::from(nth) * 20.0;
    Some(Asset {
        id: AssetId::parse(&format!("lamp-{nth}")).ok()?,
        kind: AssetKind::parse("street-light").ok()?,
        label: format!("Lamp {}, Heol y Bont", 13 + nth),
        position: Position::new(52.4 + metres / 111_000.0, -4.08)?,
        distance_m: Some(metres),
        state: state.map(ToOwned::to_owned),
    })
}

fn assets() -> Vec<Asset> {
    let reported = Some("Reported on 3 November, open");
    [asset(1, None), asset(2, reported), asset(3, None)].into_iter().flatten().collect()
}

/// The place step, as it stands once something was done to its map.
fn placed(changes: Vec<DraftChange>, looking: Looking, set: impl FnOnce(OnMap)) -> AnyView {
    let map = OnMap::still(settings());
    set(map);
    paged(draft(changes), &[], |form| place::drawn(form, way(), Search { map, ..place::still("", looking) }))
}

/// A report that begins on the map.
fn first(open: bool, elsewhere: Option<Place>) -> AnyView {
    let map = OnMap::still(settings());
    map.open.set(open);
    map.under.set(match &elsewhere {
        Some(place) => Under::Place(place.clone()),
        None => a_place("1", "Heol y Bont", Area::Inside).map_or(Under::Nothing, Under::Place),
    });
    map_first::drawn(map, Signal::stored(elsewhere), Callback::new(|()| ()))
}

fn trunk() -> Option<Place> {
    let Looking::Outside(place) = outside() else { return None };
    Some(place)
}

fn chosen() -> Vec<DraftChange> {
    a_place("1", "Heol y Bont", Area::Inside).map(DraftChange::Place).into_iter().collect()
}

fn under(map: OnMap, under: Under) {
    map.open.set(true);
    map.under.set(under);
}

fn report(nth: u8, title: &str, text: Option<&str>) -> Option<Nearby> {
    Some(Nearby {
        reference: Reference::parse(&format!("AB-48{nth}1")).ok()?,
        service_name: "Street light not working".to_owned(),
        title: title.to_owned(),
        place: Some("Heol y Bont".to_owned()),
        position: Position::new(52.4 + f64::from(nth) / 2_000.0, -4.08)?,
        distance_m: f64::from(nth) * 45.0,
        requested_at: Timestamp::parse("2026-11-18T21:30:00Z").ok()?,
        status_text: "An engineer is booked".to_owned(),
        followers: u32::from(nth) - 1,
        text: text.map(ToOwned::to_owned),
    })
}

fn reports() -> Vec<Nearby> {
    let long = "ضوء مطفأ أمام المدرسة. ".repeat(12);
    [
        report(1, "Street light not working, Heol y Bont", Some("Two lamps by the bridge are out.")),
        report(2, "Street light not working, Heol y Bont", None),
        report(3, "عمود إنارة لا يعمل", Some(&long)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn listed(count: usize) -> AnyView {
    paged(answered(), &[], |form| {
        let them: Vec<Nearby> = reports().into_iter().take(count).collect();
        nearby_page::list(&form, &them, settings(), Callback::new(|_| ()), Callback::new(|()| ()))
    })
}

fn join(stands: Joining, resident: bool, by: Option<ContactBy>, wrong: Option<(Field, Fault)>) -> AnyView {
    let Some(one) = reports().into_iter().next() else { return ().into_any() };
    let mut draft = answered();
    draft.reporter = ReporterDraft { contact_by: by, ..ReporterDraft::default() };
    paged(draft, &[], |form| {
        let join = Join::example(&form, stands);
        join.faults.update(|shown| {
            if let Some((field, fault)) = wrong {
                shown.add(field, fault);
            }
        });
        let back = crate::routes::REPORT;
        nearby_page::joining(&form, &one, back, join, Signal::stored(resident), Callback::new(|_| ()))
    })
}

fn told(guest: bool) -> AnyView {
    let made = || {
        let one = reports().into_iter().next()?;
        let secret = if guest { TrackingSecret::parse("Qm7tW2xZk4Vn9LrB").ok() } else { None };
        let next_step = "We write to you each time its state changes.".to_owned();
        let at = Timestamp::parse("2026-11-20T18:31:00Z").ok()?;
        Some((one.clone(), Followed { reference: one.reference, secret, next_step }, at))
    };
    let Some((one, followed, at)) = made() else { return ().into_any() };
    let zone = "Europe/London".to_owned();
    view! { <Told one=one followed=followed at=at zone=zone on_forget=Callback::new(|()| ())/> }.into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("report-map", "first", || first(false, None)),
    Example::new("report-map", "first-open", || first(true, None)),
    Example::new("report-map", "first-elsewhere", || first(true, trunk())),
    Example::new("report-map", "offered", || placed(Vec::new(), Looking::Idle, |_| ())),
    Example::new("report-map", "place", || {
        placed(Vec::new(), Looking::Idle, |map| {
            under(map, a_place("1", "Heol y Bont", Area::Inside).map_or(Under::Nothing, Under::Place));
        })
    }),
    Example::new("report-map", "looking", || {
        placed(Vec::new(), Looking::Idle, |map| under(map, Under::Looking))
    }),
    Example::new("report-map", "nothing", || {
        placed(Vec::new(), Looking::Idle, |map| under(map, Under::Nothing))
    }),
    Example::new("report-map", "unknown", || {
        placed(Vec::new(), Looking::Idle, |map| under(map, Under::Unknown))
    }),
    Example::new("report-map", "outside", || placed(Vec::new(), outside(), |map| under(map, Under::Looking))),
    Example::new("report-map", "assets", || {
        placed(Vec::new(), Looking::Idle, |map| {
            under(map, Under::Looking);
            map.assets.set(assets());
        })
    }),
    Example::new("report-map", "pinned", || {
        placed(Position::new(52.4, -4.08).map(DraftChange::Pin).into_iter().collect(), Looking::Idle, |_| ())
    }),
    Example::new("report-assets", "list", || placed(chosen(), Looking::Idle, |map| map.assets.set(assets()))),
    Example::new("report-assets", "map", || {
        placed(chosen(), Looking::Idle, |map| {
            map.assets.set(assets());
            map.open.set(true);
        })
    }),
    Example::new("report-assets", "chosen", || {
        let lamp = asset(1, None).map(DraftChange::Asset);
        placed(chosen().into_iter().chain(lamp).collect(), Looking::Idle, |map| map.assets.set(assets()))
    }),
    Example::new("report-assets", "none", || {
        placed(chosen(), Looking::Idle, |map| {
            map.assets.set(assets());
            map.none.set(true);
        })
    }),
    Example::new("report-nearby", "one", || listed(1)),
    Example::new("report-nearby", "several", || listed(3)),
    Example::new("report-nearby", "late", || {
        paged(answered(), &[], |form| details::page(form, way(), Signal::stored(2)))
    }),
    Example::new("report-join", "guest", || join(Joining::Still, false, None, None)),
    Example::new("report-join", "by-e-mail", || join(Joining::Still, false, Some(ContactBy::Email), None)),
    Example::new("report-join", "wrong", || {
        join(Joining::Still, false, Some(ContactBy::Sms), Some((Field::Phone, Fault::Missing)))
    }),
    Example::new("report-join", "busy", || join(Joining::Busy, true, None, None)),
    Example::new("report-join", "failed", || join(Joining::Failed(Failure::Offline), true, None, None)),
    Example::new("report-join", "closed", || join(Joining::Failed(Failure::NotFound), false, None, None)),
    Example::new("report-join", "told-guest", || told(true)),
    Example::new("report-join", "told-resident", || told(false)),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(name: &str, state: &str) -> String {
        let example = EXAMPLES.iter().find(|each| each.name == name && each.state == state);
        example.map_or_else(String::new, |example| Owner::new().with(|| (example.draw)().to_html()))
    }

    #[test]
    fn what_can_be_pointed_at_is_a_list_and_nothing_has_to_be() {
        let html = html("report-assets", "list");
        assert_eq!(html.matches("type=\"radio\"").count(), 4, "{html}");
        assert!(html.contains("Reported on 3 November"), "{html}");
    }

    #[test]
    fn a_thing_that_was_pointed_at_is_the_place_and_is_checked() {
        let html = html("report-assets", "chosen");
        assert!(html.contains("chosen__name") && html.contains("Lamp 14, Heol y Bont"), "{html}");
        assert_eq!(html.matches("checked").count(), 1, "{html}");
    }

    #[test]
    fn a_point_without_a_name_is_called_so() {
        assert!(html("report-map", "pinned").contains("A point on the map"));
    }

    #[test]
    fn every_report_nearby_can_be_joined_and_passed() {
        let html = html("report-nearby", "several");
        assert_eq!(html.matches("That is mine too").count(), 3, "{html}");
        assert!(html.contains("id=\"nearby-pass\""), "{html}");
    }

    #[test]
    fn what_comes_late_is_told_on_the_next_page_and_leads_to_the_list() {
        let html = html("report-nearby", "late");
        assert!(html.contains("/nearby\"") && html.contains(&crate::t!("nearby-look")), "{html}");
    }

    #[test]
    fn a_guest_is_asked_only_for_what_the_chosen_way_needs_and_a_resident_for_nothing() {
        assert!(!html("report-join", "guest").contains("id=\"email\""));
        assert!(html("report-join", "by-e-mail").contains("id=\"email\""));
        assert!(!html("report-join", "busy").contains("type=\"radio\""));
    }

    #[test]
    fn joining_gives_a_dated_receipt_to_print_and_to_save() {
        use crate::t;
        for state in ["told-guest", "told-resident"] {
            let html = html("report-join", state);
            for said in ["20 November 2026", "(Europe/London)", &t!("sent-print"), &t!("sent-save")] {
                assert!(html.contains(said), "{said}: {html}");
            }
        }
    }

    #[test]
    fn the_secret_of_a_follower_stands_in_the_fragment() {
        assert!(html("report-join", "told-guest").contains("/track/AB-4811#Qm7tW2xZk4Vn9LrB"));
        assert!(!html("report-join", "told-resident").contains("/track/"));
    }
}
