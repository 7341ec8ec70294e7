//! Street lights and bins: found by where they stand, pointed at by reports, and known to be reported.

use serde_json::{Value, json};

use crate::support::council::report;
use crate::support::{Client, Server};

fn ids(client: &mut Client, query: &str) -> Vec<(String, f64)> {
    let reply = client.get(format!("/assets?{query}")).expect(200).json;
    let items = reply["items"].as_array().unwrap();
    items
        .iter()
        .map(|one| (one["id"].as_str().unwrap().to_owned(), one["distance_m"].as_f64().unwrap()))
        .collect()
}

#[test]
fn the_nearest_of_a_kind_come_first() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    let here = "lat=52.4153&long=-4.0829";
    assert_eq!(
        ids(&mut reader, &format!("kind=street-light&{here}")),
        [("lamp-heol-y-bont-14".to_owned(), 2.0), ("lamp-heol-y-bont-15".to_owned(), 25.0)],
        "nothing beyond 500 metres"
    );
    assert_eq!(ids(&mut reader, &format!("kind=street-light&{here}&limit=1")).len(), 1);
    assert_eq!(ids(&mut reader, &format!("kind=litter-bin&{here}")).len(), 1);
    assert_eq!(ids(&mut reader, &format!("kind=dragon&{here}")).len(), 0);
    for (query, name) in [
        ("kind=street-light&lat=52.4", "long"),
        ("kind=street-light&long=-4", "lat"),
        ("lat=52.4&long=-4", "kind"),
        ("kind=street-light&lat=91&long=0", "lat"),
        ("kind=street-light&lat=NaN&long=0", "lat"),
        ("kind=street-light&lat=52.4&long=-4&limit=101", "limit"),
    ] {
        assert_eq!(reader.get(format!("/assets?{query}")).expect(400).names(), [name], "{query}");
    }
}

#[test]
fn a_report_points_at_one_and_others_see_that() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    assert_eq!(guest.get("/services/street-light").expect(200).json["assets"], "street-light");
    assert_eq!(guest.get("/services/noise").expect(200).json["assets"], Value::Null);
    let mut body = report();
    // Where it stands is known: it needs no position of its own.
    body["location"] = json!({"asset_id": "lamp-heol-y-bont-14"});
    let receipt = guest.post("/reports", &body).expect(201);
    let (reference, secret) = (receipt.text("reference"), receipt.text("secret"));
    let case = guest.request("GET", format!("/track/{reference}")).header("x-tracking-secret", &secret);
    let case = case.send().expect(200).json;
    assert_eq!(case["title"], "street-light, Lamp 14, Heol y Bont");
    assert_eq!(
        (&case["location"]["lat"], &case["location"]["asset_id"]),
        (&json!(52.41531), &json!("lamp-heol-y-bont-14"))
    );
    let state = |guest: &mut Client, at: usize| {
        let lamps = guest.get("/assets?kind=street-light&lat=52.4153&long=-4.0829").expect(200).json;
        lamps["items"][at]["state"].clone()
    };
    let said = state(&mut guest, 0);
    assert!(said.as_str().unwrap().starts_with("Reported on ") && said.as_str().unwrap().ends_with("open"));
    assert_eq!(state(&mut guest, 1), Value::Null);
    guest.language = "cy";
    assert!(state(&mut guest, 0).as_str().unwrap().starts_with("Adroddwyd ar "));
    server.db().execute("UPDATE cases SET stage = 'done' WHERE reference = ?1", [&reference]).unwrap();
    assert_eq!(state(&mut guest, 0), Value::Null, "it is mended");

    for wrong in ["lamp-none", "bin-heol-y-bont-1"] {
        body["location"] = json!({"asset_id": wrong, "words": "Here"});
        assert_eq!(guest.post("/reports", &body).expect(422).names(), ["/location/asset_id"], "{wrong}");
    }
}

#[test]
fn whose_issue_it_is_is_kept() {
    let server = Server::start();
    let mut guest = Client::new(&server);
    let mut body = report();
    body["on_behalf"] =
        json!({"name": "Gwen Evans", "phone": "07700 900517", "relation": "Daughter", "told": true});
    let reference = guest.post("/reports", &body).expect(201).text("reference");
    let kept: String = server
        .db()
        .query_row("SELECT on_behalf_json FROM cases WHERE reference = ?1", [&reference], |row| row.get(0))
        .unwrap();
    assert_eq!(
        serde_json::from_str::<Value>(&kept).unwrap(),
        json!({"name": "Gwen Evans", "phone": "+447700900517", "email": null, "relation": "Daughter", "told": true})
    );
    for (wrong, name) in [
        (json!({"name": "Gwen"}), "/on_behalf/told"),
        (json!({"told": true, "phone": "call"}), "/on_behalf/phone"),
        (json!({"told": true, "email": "gwen"}), "/on_behalf/email"),
        (json!({"told": "yes"}), "/on_behalf/told"),
        (json!("Gwen"), "/on_behalf"),
    ] {
        body["on_behalf"] = wrong;
        assert_eq!(guest.post("/reports", &body).expect(422).names(), [name]);
    }
}
