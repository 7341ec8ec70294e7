//! The portal's host: encodings, caching, fallback for screens only, headers everywhere.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Server;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dist-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("assets")).unwrap();
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        put("index.html", "<!doctype html><title>Portal</title>");
        put("index.html.br", "br of index");
        put("index.html.gz", "gz of index");
        put("assets/app-0123456789ab.wasm", "wasm");
        put("assets/app-0123456789ab.wasm.br", "wasm br");
        put("config.json", "{}");
        put(".secret", "no");
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

type Seen = (u16, HashMap<String, String>, String);

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Seen {
    ask("GET", server, path, headers)
}

fn ask(method: &str, server: &Server, path: &str, headers: &[(&str, &str)]) -> Seen {
    let config =
        ureq::Agent::config_builder().http_status_as_error(false).proxy(None).accept_encoding("identity");
    let agent: ureq::Agent = config.build().into();
    let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", server.origin()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut response = agent.run(request.body(()).unwrap()).unwrap();
    let status = response.status().as_u16();
    let all =
        response.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    let all: HashMap<_, _> = all.collect();
    let body = response.body_mut().read_to_vec().unwrap();
    (status, all, String::from_utf8_lossy(&body).into_owned())
}

const HTML: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[test]
fn a_good_host() {
    let folder = Folder::new("good");
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap(), "--demo"], &[]);

    let (status, headers, body) = get(&server, "/", &[HTML]);
    assert_eq!((status, body.as_str()), (200, "<!doctype html><title>Portal</title>"));
    assert_eq!(headers["cache-control"], "no-cache");
    let etag = headers["etag"].clone();
    let (status, _, body) = get(&server, "/", &[HTML, ("if-none-match", &etag)]);
    assert_eq!((status, body.as_str()), (304, ""));

    let (_, headers, body) = get(&server, "/", &[HTML, ("accept-encoding", "gzip, deflate, br")]);
    assert_eq!((headers["content-encoding"].as_str(), body.as_str()), ("br", "br of index"));
    assert!(headers["vary"].contains("Accept-Encoding"));
    let (_, headers, body) = get(&server, "/", &[HTML, ("accept-encoding", "gzip")]);
    assert_eq!((headers["content-encoding"].as_str(), body.as_str()), ("gzip", "gz of index"));
    assert_ne!(headers["etag"], etag, "each encoding has its own tag");

    let (_, headers, _) = get(&server, "/assets/app-0123456789ab.wasm", &[]);
    assert_eq!(headers["content-type"], "application/wasm");
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(get(&server, "/config.json", &[]).1["cache-control"], "no-cache");
}

#[test]
fn screens_fall_back_and_missing_files_do_not() {
    let folder = Folder::new("screens");
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap()], &[]);
    for screen in [
        "/report",
        "/report/d_1/where",
        "/cases/AB-4821",
        "/track/AB-4821",
        "/help/114",
        "/gallery/button/busy",
        "/sign-in",
    ] {
        assert_eq!(get(&server, screen, &[HTML]).0, 200, "{screen}");
        assert_eq!(get(&server, screen, &[("accept", "*/*")]).0, 404, "{screen} for a script");
    }
    let missing = [
        "/assets/old-0123456789ab.js",
        "/assets/old",
        "/bins/old.js",
        "/wp-login.php",
        "/.secret",
        "/index.html.br",
        "/assets",
        "/../Cargo.toml",
    ];
    for path in missing.into_iter().chain(["/demo/inbox", "/desk", "/desk/cases", "/api", "/api/reports/1"]) {
        let (status, _, body) = get(&server, path, &[HTML]);
        assert_eq!(status, 404, "{path}");
        assert!(!body.contains("<title>Portal"), "{path}: the app speaks only for its own addresses");
    }
}

#[test]
fn whoever_goes_astray_meets_the_app_with_a_404() {
    let folder = Folder::new("astray");
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap()], &[]);
    let tag = get(&server, "/", &[HTML]).1["etag"].clone();
    for path in ["/reports", "/bins/when", "/%2e%2e/x", "/gallery/button", "/cases/a/b/c", "/contact/x"] {
        let (status, headers, body) = get(&server, path, &[HTML, ("if-none-match", &tag)]);
        assert_eq!((status, body.as_str()), (404, "<!doctype html><title>Portal</title>"), "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert_eq!(headers["content-type"], "text/html; charset=utf-8", "{path}");
        assert!(!headers.contains_key("etag") && headers["vary"].contains("Accept"), "{path}");
        let (status, headers, body) = get(&server, path, &[("accept", "*/*")]);
        assert_eq!((status, headers["cache-control"].as_str()), (404, "no-store"), "{path} for a script");
        assert!(!body.contains('<'), "{path} for a script");
    }
    let (_, headers, body) = get(&server, "/reports", &[HTML, ("accept-encoding", "br")]);
    assert_eq!((headers["content-encoding"].as_str(), body.as_str()), ("br", "br of index"));

    let (status, headers, body) = ask("HEAD", &server, "/reports", &[HTML, ("if-none-match", &tag)]);
    assert_eq!((status, body.as_str(), headers["content-length"].as_str()), (404, "", "36"));
    let (status, headers, _) = ask("HEAD", &server, "/assets/old.js", &[HTML]);
    assert_eq!((status, headers["cache-control"].as_str()), (404, "no-store"));

    // Without a portal there is only the small page.
    let alone = Server::start();
    for path in ["/", "/report", "/reports"] {
        let (status, _, body) = get(&alone, path, &[HTML]);
        assert_eq!(status, 404, "{path}");
        assert!(body.contains("<h1>"), "{path}");
    }
}

#[test]
fn the_headers_are_on_every_answer() {
    let folder = Folder::new("headers");
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap(), "--demo"], &[]);
    let paths = [
        "/",
        "/assets/app-0123456789ab.wasm",
        "/nothing",
        "/api/session",
        "/api/nothing",
        "/demo/inbox",
        "/demo/inbox.json",
        "/desk",
        "/desk/desk.css",
    ];
    for path in paths {
        let (_, headers, _) = get(&server, path, &[HTML]);
        let policy = &headers["content-security-policy"];
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"),
            "{path}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}");
        assert!(
            policy.contains("frame-ancestors 'none'")
                && policy.contains("require-trusted-types-for 'script'")
        );
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
        assert_eq!(headers["cross-origin-resource-policy"], "same-origin", "{path}");
        assert!(headers.contains_key("permissions-policy"), "{path}");
        assert!(headers.contains_key("cache-control"), "{path} may be kept for who knows how long");
    }
}

#[test]
fn the_inbox_shows_codes_and_runs_nothing() {
    let server = Server::start_with(&["--demo"], &[]);
    let mut client = crate::support::Client::new(&server);
    client.post("/session/codes", &serde_json::json!({"email": "o'neil&co@example.org"})).expect(202);
    let (status, headers, page) = get(&server, "/demo/inbox", &[HTML]);
    assert_eq!((status, headers["cache-control"].as_str()), (200, "no-store"));
    let code = server.last_code("o'neil&co@example.org");
    assert!(page.contains(&format!("<b>{code}</b>")), "{page}");
    assert!(
        page.contains("o&#39;neil&amp;co@example.org")
            && !page.contains("<script")
            && !page.contains("style=")
    );
    let (_, _, list) = get(&server, "/demo/inbox.json?to=O'Neil%26co@example.org", &[]);
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["items"][0]["code"], code.as_str());
}

#[test]
fn where_codes_go_out_by_email_no_inbox_shows_them() {
    let server = Server::start_with(&["--demo", "--smtp", "smtp://127.0.0.1:9"], &[]);
    for path in ["/demo/inbox", "/demo/inbox.json", "/demo/inbox.css"] {
        assert_eq!(get(&server, path, &[HTML]).0, 404, "{path}");
    }
    let (status, _, door) = get(&server, "/desk/sign-in", &[HTML]);
    assert!(status == 200 && !door.contains("inbox"), "{door}");
    let texts = ask("POST", &server, "/demo/texts?from=%2B447700900482&text=STOP", &[]);
    assert_eq!(texts.0, 405, "nothing is there to post to");
}

#[test]
fn the_page_is_the_councils_from_its_settings_alone() {
    let folder = Folder::new("brand");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    let settings = fs::read_to_string(root.join("public/config.json")).unwrap();
    fs::write(folder.0.join("index.html"), &page).unwrap();
    fs::write(folder.0.join("config.json"), settings.replace("Aberwen Council", "Porth Newydd Council"))
        .unwrap();
    fs::copy(root.join("public/manifest.webmanifest"), folder.0.join("manifest.webmanifest")).unwrap();
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap()], &[]);
    let (_, plain, body) = get(&server, "/", &[HTML]);
    assert!(body.contains("Porth Newydd Council") && !body.contains("Aberwen Council"));
    let (_, _, manifest) = get(&server, "/manifest.webmanifest", &[]);
    assert!(manifest.contains(r#""short_name":"Porth Newydd Council""#), "{manifest}");
    let (_, packed, smaller) = get(&server, "/report", &[HTML, ("accept-encoding", "br")]);
    assert_eq!(packed["content-encoding"], "br");
    assert_ne!(smaller, "br of index", "the encoding of the page as it was built");
    assert_ne!(packed["etag"], plain["etag"]);

    // Settings that are wrong leave the page as it was built.
    fs::write(folder.0.join("config.json"), "{\"council\": 7}").unwrap();
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap()], &[]);
    assert_eq!(get(&server, "/", &[HTML]).2, page);
}

#[test]
fn the_demo_has_a_map_of_its_own_town() {
    let folder = Folder::new("map");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::copy(root.join("index.html"), folder.0.join("index.html")).unwrap();
    let settings = fs::read_to_string(root.join("public/config.json")).unwrap();
    fs::write(folder.0.join("config.json"), &settings).unwrap();
    let read = |server: &Server| -> serde_json::Value {
        serde_json::from_str(&get(server, "/config.json", &[]).2).unwrap()
    };
    let alone = Server::start_with(&["--dist", folder.0.to_str().unwrap()], &[]);
    assert!(read(&alone)["map"].is_null() && !get(&alone, "/", &[HTML]).2.contains("/demo/tiles"));
    assert_eq!(get(&alone, "/demo/tiles/15/16012/10762.svg", &[]).0, 404);

    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap(), "--demo"], &[]);
    let map = read(&server)["map"].clone();
    assert_eq!(map["centre"], serde_json::json!([52.4153, -4.0829]));
    assert!(get(&server, "/", &[HTML]).2.contains(r#""tiles":"/demo/tiles/{z}/{x}/{y}.svg?theme={theme}""#));
    let at =
        map["tiles"].as_str().unwrap().replace("{z}", "15").replace("{x}", "16012").replace("{y}", "10762");
    let (status, headers, light) = get(&server, &at.replace("{theme}", "light"), &[]);
    assert_eq!((status, headers["content-type"].as_str()), (200, "image/svg+xml"));
    assert!(headers["cache-control"].contains("max-age=86400"));
    assert!(light.starts_with("<svg ") && light.contains("<path"), "{light}");
    let (_, _, dark) = get(&server, &at.replace("{theme}", "dark"), &[]);
    assert_ne!(light, dark);
    for nothing in
        ["15/1/99999.svg", "3/1/1.svg", "20/1/1.svg", "15/x/1.svg", "15/16012/10762.png", "15/16012"]
    {
        assert_eq!(get(&server, &format!("/demo/tiles/{nothing}"), &[]).0, 404, "{nothing}");
    }
    let policy = |server: &Server| get(server, "/", &[HTML]).1["content-security-policy"].clone();
    assert!(policy(&server).contains("img-src 'self' data: blob:; connect-src 'self';"));

    // A council's own map stays its own, its pictures may be shown; a search for places and a backend elsewhere may be asked.
    let elsewhere = settings.replace(r#""api": "/api""#, r#""api": "https://api.example/v1""#);
    assert_ne!(elsewhere, settings);
    let own = elsewhere.replacen(
        '{',
        r#"{"map": {"tiles": "https://tiles.example/{z}/{x}/{y}.png",
        "attribution": "Theirs", "centre": [52, -4]},
        "places": {"search": "https://places.example/?q={text}", "attribution": "Theirs"},"#,
        1,
    );
    fs::write(folder.0.join("config.json"), own).unwrap();
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap(), "--demo"], &[]);
    assert_eq!(read(&server)["map"]["attribution"], "Theirs");
    let policy = policy(&server);
    assert!(
        policy.contains(
            "blob: https://tiles.example; connect-src 'self' https://tiles.example https://api.example wss://api.example https://places.example;"
        ),
        "{policy}"
    );
}

#[test]
fn below_a_path_of_its_site_the_portal_is_there_and_only_there() {
    let folder = Folder::new("base");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::copy(root.join("index.html"), folder.0.join("index.html")).unwrap();
    let settings = fs::read_to_string(root.join("public/config.json")).unwrap();
    let moved = settings.replace("\"base\": \"/\"", "\"base\": \"/account/\"");
    assert_ne!(moved, settings);
    fs::write(folder.0.join("config.json"), moved).unwrap();
    let server = Server::start_with(&["--dist", folder.0.to_str().unwrap(), "--demo"], &[]);

    for screen in ["/account/", "/account/report", "/account/cases/AB-4821", "/account/account"] {
        let (status, _, body) = get(&server, screen, &[HTML]);
        assert_eq!(status, 200, "{screen}");
        assert!(body.contains("href=\"/account/report\"") && !body.contains("href=\"/report\""), "{body}");
    }
    assert_eq!(get(&server, "/account/assets/app-0123456789ab.wasm", &[]).0, 200);
    let outside = ["/report", "/accounts", "/assets/app-0123456789ab.wasm", "/config.json", "/index.html"];
    for path in outside.into_iter().chain(["/account/api/session"]) {
        assert_eq!(get(&server, path, &[HTML]).0, 404, "{path}");
    }
    assert_eq!(get(&server, "/api/services", &[]).0, 200, "the backend stays where it is");
    assert_eq!(get(&server, "/demo/inbox", &[HTML]).0, 200);

    let mut config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
    config = config.max_redirects(0).max_redirects_will_error(false);
    let agent: ureq::Agent = config.build().into();
    for (path, there) in
        [("/", "/account/"), ("/account", "/account/"), ("/account?lang=cy", "/account/?lang=cy")]
    {
        let answer = agent.get(format!("{}{path}", server.origin())).call().unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["location"].to_str().unwrap()), (308, there));
    }
    assert_eq!(agent.post(format!("{}/", server.origin())).send_empty().unwrap().status().as_u16(), 405);
}
