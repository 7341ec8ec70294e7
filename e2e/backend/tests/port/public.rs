//! What anybody may read: capabilities, contact points, services, places, articles, notices; and in which language.

use crate::support::{Client, Server};

#[test]
fn the_council_is_read_in_the_readers_language() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    for (language, name, day) in
        [("en", "Helpline", "Christmas Day"), ("cy", "Llinell gymorth", "Dydd Nadolig")]
    {
        reader.language = language;
        let reply = reader.get("/contact-points").expect(200);
        assert_eq!(reply.headers["content-language"], language);
        assert!(reply.headers["cache-control"].contains("public"));
        assert_eq!(reply.json["items"][0]["name"], name);
        assert_eq!(reply.json["items"][0]["exceptions"][0]["name"], day);
    }
    reader.language = "fr-FR, ar;q=0.8";
    assert_eq!(reader.get("/notices").expect(200).headers["content-language"], "ar");
    assert_eq!(reader.get("/nowhere").expect(404).text("title"), "غير موجود");
    reader.get("/capabilities").expect(200);
}

#[test]
fn a_service_tells_its_questions() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    let services = reader.get("/services").expect(200);
    assert_eq!(services.json["items"][0]["service_code"], "street-light");
    let service = reader.get("/services/street-light").expect(200).json;
    assert_eq!(service["attributes"][1]["show_if"]["any_of"][0], "out");
    assert_eq!(service["stoppers"][0]["when"]["code"], "fault");
    assert_eq!(service["visibility"], "public");
    reader.get("/services/dragons").expect(404);
}

#[test]
fn a_place_is_found_by_the_beginning_of_its_name_with_or_without_hats() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    let mut found = |query: &str| -> Vec<String> {
        let reply = reader.get(format!("/places?{query}")).expect(200);
        reply.json["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    // Names that begin with it first, those in the area before those outside.
    assert_eq!(found("q=heol"), ["heol-y-bont", "heol-y-mor", "lon-heol"]);
    assert_eq!(found("q=HEOL+y+mor"), ["heol-y-mor"]);
    assert_eq!(found("q=m%C3%B4r"), ["heol-y-mor"]);
    assert_eq!(found("q=l%C3%B4n"), ["lon-heol"]);
    assert_eq!(found("q=sy239ab&limit=2").len(), 2);
    assert_eq!(found("q=zzz"), Vec::<String>::new());
    assert_eq!(found("q=%22%29+OR+%2A"), Vec::<String>::new());
    assert_eq!(found("lat=52.4160&long=-4.0830"), ["heol-y-bont", "lon-heol"]);
    let near = reader.get("/places?lat=52.4160&long=-4.0830").expect(200);
    assert_eq!(near.json["items"][0]["distance_m"], 78.0);
    let outside = reader.get("/places?q=mor").expect(200);
    assert_eq!(outside.json["items"][0]["responsible"]["name"], "Porth Newydd Council");
    assert_eq!(reader.get("/places?lat=52.4").expect(422).names(), ["long"]);
    assert_eq!(reader.get("/places?q=a&limit=21").expect(400).names(), ["limit"]);
    assert_eq!(reader.get("/places?lat=91&long=0").expect(400).names(), ["lat"]);
}

#[test]
fn articles_and_notices() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    let hits = reader.get("/articles?q=how+long+is+a+light+out").expect(200);
    assert_eq!(hits.json["items"][0]["id"], "114");
    assert_eq!(reader.get("/articles?q=elephants").expect(200).json["items"].as_array().unwrap().len(), 0);
    assert!(reader.get("/articles/114").expect(200).text("body").contains("**five days**"));
    reader.get("/articles/115").expect(404);
    let notices = reader.get("/notices").expect(200);
    assert_eq!(notices.json["items"].as_array().unwrap().len(), 1, "only what is in force");
    assert_eq!(notices.json["items"][0]["id"], "n_now");
}

#[test]
fn what_the_contract_does_not_have_is_refused_as_a_problem() {
    let server = Server::start();
    let mut reader = Client::new(&server);
    assert_eq!(reader.request("DELETE", "/services").send().expect(405).headers["allow"], "GET,HEAD");
    reader.request("POST", "/reports").key("some-long-key").raw("text/plain", "{}").send().expect(415);
    reader
        .request("POST", "/reports")
        .key("some-long-key")
        .raw("application/json", "{oops")
        .send()
        .expect(400);
    let huge = format!("\"{}\"", "x".repeat(2 << 20));
    reader.request("POST", "/reports").key("some-long-key").raw("application/json", &huge).send().expect(413);
}
