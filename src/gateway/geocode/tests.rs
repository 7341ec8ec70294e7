//! Answers as each kind of geocoder writes them, made up after its documentation.

use super::*;
use crate::transport::Unsent;
use futures::executor::block_on;
use futures::future::LocalBoxFuture;
use std::cell::RefCell;

/// Answers with what it was given, and keeps what was asked.
struct Told(Result<Response, Unsent>, RefCell<Vec<Request>>);

impl Transport for Told {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unsent>> {
        self.1.borrow_mut().push(request);
        let answer = self.0.clone();
        async move { answer }.boxed_local()
    }
}

fn told(status: u16, body: &str) -> Rc<Told> {
    let body = body.as_bytes().to_vec();
    Rc::new(Told(Ok(Response { status, headers: Vec::new(), body }), RefCell::default()))
}

fn geocoder(transport: &Rc<Told>) -> Geocoder {
    Geocoder { transport: transport.clone(), language: Language::parse("cy").unwrap() }
}

fn found(features: &str) -> Vec<(String, Option<String>)> {
    let body = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
    let places = block_on(geocoder(&told(200, &body)).find("https://g.example/?q={text}", "heol")).unwrap();
    places.into_iter().map(|place| (place.label, place.detail)).collect()
}

fn feature(properties: &str) -> String {
    format!(
        r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[-4.08,52.41]}},"properties":{properties}}}"#
    )
}

#[test]
fn each_kind_of_geocoder_is_read() {
    for (kind, properties, label, detail) in [
        (
            "Photon, a street",
            r#"{"osm_type":"W","osm_id":1,"type":"street","name":"Heol y Bont","city":"Aberwen","postcode":"SY23 9AB","country":"Cymru"}"#,
            "Heol y Bont",
            Some("Aberwen, SY23 9AB"),
        ),
        (
            "Photon, a house",
            r#"{"type":"house","housenumber":"14","street":"Stryd Fawr","city":"Aberwen","postcode":"SY23 9AC"}"#,
            "14 Stryd Fawr",
            Some("Aberwen, SY23 9AC"),
        ),
        (
            "Photon, a place with an address",
            r#"{"type":"house","name":"Library","housenumber":"1","street":"Stryd Fawr","city":"Aberwen"}"#,
            "Library",
            Some("1 Stryd Fawr, Aberwen"),
        ),
        (
            "Nominatim, as the specification has it",
            r#"{"geocoding":{"place_id":7,"type":"street","label":"Heol y Bont, Aberwen, Cymru","name":"Heol y Bont","city":"Aberwen"}}"#,
            "Heol y Bont",
            Some("Aberwen"),
        ),
        (
            "Addok",
            r#"{"label":"8 Boulevard du Port 80000 Amiens","id":"80021_6590_00008","type":"housenumber","name":"8 Boulevard du Port","housenumber":"8","street":"Boulevard du Port","postcode":"80000","city":"Amiens"}"#,
            "8 Boulevard du Port",
            Some("Amiens, 80000"),
        ),
        (
            "Pelias",
            r#"{"gid":"a:b:1","name":"30 West Street","housenumber":"30","street":"West Street","postalcode":"BN1 2RE","locality":"Brighton","label":"30 West Street, Brighton, England"}"#,
            "30 West Street",
            Some("Brighton, BN1 2RE"),
        ),
        ("only a label", r#"{"label":"The old mill"}"#, "The old mill", None),
    ] {
        assert_eq!(
            found(&feature(properties)),
            [(label.to_owned(), detail.map(ToOwned::to_owned))],
            "{kind}"
        );
    }
}

#[test]
fn what_is_asked_is_escaped_and_carries_nobodys_cookies() {
    let transport = told(200, r#"{"features":[]}"#);
    let geocoder = geocoder(&transport);
    let at = Position::new(52.5, -4.25).unwrap();
    block_on(geocoder.find("https://g.example/api?q={text}&lang={language}", " Stryd & {lat}/é ")).unwrap();
    block_on(geocoder.nearest("https://g.example/reverse?lat={lat}&lon={long}", at)).unwrap();
    block_on(geocoder.find("/geo?q={text}", &"x".repeat(300))).unwrap();
    let asked = transport.1.borrow();
    let addresses: Vec<&str> = asked.iter().map(|request| request.address.as_str()).collect();
    assert_eq!(addresses[0], "https://g.example/api?q=Stryd%20%26%20%7Blat%7D%2F%C3%A9&lang=cy");
    assert_eq!(addresses[1], "https://g.example/reverse?lat=52.5&lon=-4.25");
    assert_eq!(addresses[2].len(), "/geo?q=".len() + 200);
    assert!(asked.iter().all(|request| !request.cookies && request.body.is_none()));
}

#[test]
fn a_street_in_pieces_is_told_once_and_what_cannot_be_read_is_left_out() {
    let street = feature(r#"{"name":"Heol y Bont","city":"Aberwen"}"#);
    let nowhere = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[400,95]},"properties":{"name":"Nowhere"}}"#;
    let nameless = feature("{}");
    let line = r#"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{"name":"A line"}}"#;
    let all = format!("{street},{nowhere},7,null,{nameless},{line},{street}");
    assert_eq!(found(&all), [("Heol y Bont".to_owned(), Some("Aberwen".to_owned()))]);
    let many: Vec<String> = (0..30).map(|nth| feature(&format!(r#"{{"name":"Street {nth}"}}"#))).collect();
    assert_eq!(found(&many.join(",")).len(), MOST);
}

#[test]
fn near_a_position_it_says_how_far() {
    let transport = told(200, &format!(r#"{{"features":[{}]}}"#, feature(r#"{"name":"Heol y Bont"}"#)));
    let at = Position::new(52.411, -4.08).unwrap();
    let places = block_on(geocoder(&transport).nearest("/geo", at)).unwrap();
    let far = places[0].distance_m.unwrap();
    assert!((105.0..115.0).contains(&far), "{far}");
}

#[test]
fn what_is_no_answer_is_a_failure_that_says_what() {
    let ask = |transport: Rc<Told>| block_on(geocoder(&transport).find("/geo?q={text}", "heol"));
    for body in ["", "<html>", "[]", "{}", r#"{"features":{}}"#, r#"{"items":[]}"#] {
        assert!(matches!(ask(told(200, body)), Err(Failure::Malformed { .. })), "{body}");
    }
    assert!(matches!(ask(told(429, "")), Err(Failure::TooMany { .. })));
    assert!(matches!(ask(told(503, "<h1>Busy</h1>")), Err(Failure::Down { .. })));
    let away = Rc::new(Told(Err(Unsent::Offline), RefCell::default()));
    assert_eq!(ask(away), Err(Failure::Offline));
}
