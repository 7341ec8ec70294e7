//! What keeps the rooms and the styles in order and no compiler sees: the browser's own names stay in its room, colours in
//! the tokens, sides follow the way of reading, and no stylesheet is forgotten. What is wrong on purpose stands here, with why.

use std::fs;
use std::path::Path;

/// A declaration that may stand where none of its kind may: file, declaration, and why.
type Exception = (&'static str, &'static str, &'static str);

const COLOURS: [Exception; 1] = [(
    "style/print.css",
    "--*",
    "paper is white and ink is black, whatever the theme: only tokens are set, for everything else to follow",
)];
const SIDES: [Exception; 0] = [];
/// Not part of the one stylesheet, and who links it.
const LINKED_BY: [(&str, &str); 1] = [("map.css", "src/release/map.mjs")];

/// The browser's bindings, and Leptos' own ways to the same.
const BINDINGS: [&str; 6] =
    ["web_sys", "js_sys", "gloo_net", "document(", "window(", "window_event_listener("];

/// The named colours of CSS Color 4, 6.1. A reader's forced colours (6.2) are not among them: those are to be used.
const NAMED: &str = "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood \
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen \
    darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue \
    darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite \
    forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory \
    khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen \
    lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime \
    limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue \
    mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive \
    olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum \
    powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue \
    slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke \
    yellow yellowgreen";
const COLOUR_FUNCTIONS: [&str; 10] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];

/// The files below a folder of the repository whose names end so, by their path there, with their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut found) = (vec![root.join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.extend((!name.ends_with("node_modules")).then_some(path));
            } else if name.ends_with(ending) {
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found.sort();
    found
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// Every `property: value` of a stylesheet. Not its selectors, comments and strings, which may say anything.
fn declarations(css: &str) -> Vec<(String, String)> {
    let (mut found, mut piece, mut rest) = (Vec::new(), String::new(), css);
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            '"' | '\'' => rest = rest.split_once(letter).map_or("", |(_, after)| after),
            '{' => piece.clear(),
            ';' | '}' => {
                if let Some((property, value)) = piece.split_once(':') {
                    found.push((property.trim().to_lowercase(), value.trim().to_lowercase()));
                }
                piece.clear();
            }
            _ => piece.push(letter),
        }
    }
    found
}

/// The words of a value; what stands in brackets is words too.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(|letter: char| letter.is_whitespace() || "(),/+*".contains(letter))
        .filter(|word| !word.is_empty())
}

fn is_colour(value: &str) -> bool {
    let hex = |word: &str| {
        word.strip_prefix('#').is_some_and(|digits| {
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        })
    };
    let named = |word: &str| NAMED.split_whitespace().any(|name| name == word);
    let made = |function: &str| {
        let part = |letter: char| letter.is_alphanumeric() || letter == '-';
        value.match_indices(function).any(|(at, _)| !value[..at].ends_with(part))
    };
    COLOUR_FUNCTIONS.iter().any(|function| made(function))
        || words(value).any(|word| hex(word) || named(word))
}

/// The four values of a shorthand that goes around, where it has four; what stands in brackets is one.
fn around(value: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for letter in value.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if letter.is_whitespace() && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_one_sided(property: &str, value: &str) -> bool {
    let side = |word: &str| matches!(word, "left" | "right");
    if property.starts_with("--") {
        return false; // a name of our own; what it is used for is looked at where it is used
    }
    let parts = around(value);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let goes_around = [
        "margin",
        "padding",
        "inset",
        "scroll-margin",
        "scroll-padding",
        "border-width",
        "border-style",
        "border-color",
    ];
    property.split('-').any(side)
        || words(value).any(side)
        || goes_around.contains(&property) && matches!(parts[..], [_, right, _, left] if right != left)
        || property == "border-radius"
            && match parts[..] {
                [one, other] => one != other,
                [first, second, third] => first != second || second != third,
                [top_left, top_right, bottom_right, bottom_left] => {
                    top_left != top_right || bottom_right != bottom_left
                }
                _ => false,
            }
}

/// The declarations that are wrong, but for the exceptions; and the exceptions that nothing needs any more.
fn wrong(exceptions: &[Exception], is_wrong: impl Fn(&str, &str, &str) -> bool) -> Vec<String> {
    let mut needed = vec![false; exceptions.len()];
    let mut found = Vec::new();
    for (file, css) in files("style", ".css") {
        for (property, value) in declarations(&css) {
            if !is_wrong(&file, &property, &value) {
                continue;
            }
            let written = format!("{property}: {value}");
            let fits = |(at, what, _): &Exception| {
                *at == file
                    && what.strip_suffix('*').map_or(*what == written, |start| written.starts_with(start))
            };
            match exceptions.iter().position(fits) {
                Some(nth) => needed[nth] = true,
                None => found.push(format!("{file}: {written}")),
            }
        }
    }
    let idle = exceptions.iter().zip(needed).filter(|(_, needed)| !needed);
    found.extend(idle.map(|((file, what, _), _)| format!("{file}: nothing needs the exception for {what}")));
    found
}

#[test]
fn colours_stand_among_the_tokens_and_nowhere_else() {
    let found = wrong(&COLOURS, |file, _, value| file != "style/tokens.css" && is_colour(value));
    assert_eq!(found, Vec::<String>::new(), "use a token of style/tokens.css");
}

#[test]
fn sides_follow_the_way_of_reading() {
    let found = wrong(&SIDES, |_, property, value| is_one_sided(property, value));
    assert_eq!(found, Vec::<String>::new(), "use the logical property: inline-start and inline-end");
}

#[test]
fn every_stylesheet_is_linked() {
    assert!(read("index.html").contains(r#"<link data-trunk rel="css" href="style/index.css">"#));
    let index = read("style/index.css");
    for (file, _) in files("style", ".css") {
        let name = file.trim_start_matches("style/");
        let linked = match LINKED_BY.iter().find(|(sheet, _)| *sheet == name) {
            Some((_, by)) => read(by).contains(&format!("\"{file}\"")),
            None => name == "index.css" || index.contains(&format!("@import \"{name}\" layer(")),
        };
        assert!(linked, "{file} is linked by nothing");
    }
}

/// The bindings that a line of Rust names, if it is no comment.
fn bindings(line: &str) -> Vec<&'static str> {
    let part = |letter: char| letter.is_alphanumeric() || "_.".contains(letter);
    let named = |word: &str| {
        line.match_indices(word).any(|(at, _)| {
            let after = &line[at + word.len()..];
            !line[..at].ends_with(part)
                && !line[..at].ends_with("fn ")
                && (word.ends_with('(') || !after.starts_with(part))
        })
    };
    let comment = line.trim_start().starts_with("//");
    BINDINGS.into_iter().filter(|word| !comment && named(word)).collect()
}

#[test]
fn the_browser_is_touched_in_its_room_and_nowhere_else() {
    let mut found = Vec::new();
    for (file, text) in files("src", ".rs") {
        if file == "src/browser.rs" || file.starts_with("src/browser/") || file == "src/tidy.rs" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            found.extend(bindings(line).iter().map(|name| format!("{file}:{}: {name}", number + 1)));
        }
    }
    assert_eq!(found, Vec::<String>::new(), "ask src/browser to do it");
}

#[test]
fn what_is_wrong_is_seen() {
    let css = "/* a { left: 0 } */ a:hover { color: #FFF; margin: 0 1px 2px 1px } @media (x: y) { #add::before { content: \"left; }\"; background: var(--sheet) } }";
    let read: Vec<_> =
        declarations(css).into_iter().map(|(property, value)| format!("{property}={value}")).collect();
    assert_eq!(read, ["color=#fff", "margin=0 1px 2px 1px", "content=", "background=var(--sheet)"]);
    for colour in [
        "#fff",
        "1px solid #0a5570",
        "0 0 2px rgb(0 0 0 / 5%)",
        "white",
        "linear-gradient(red, transparent)",
        "color-mix(in srgb, var(--ink), black)",
    ] {
        assert!(is_colour(colour), "{colour}");
    }
    for none in [
        "var(--ink)",
        "transparent",
        "currentcolor",
        "Highlight",
        "pre-line",
        "nowrap",
        "url(#glyph-door)",
        "color-mix(in srgb, var(--a), var(--b))",
    ] {
        assert!(!is_colour(none), "{none}");
    }
    for (property, value) in [
        ("left", "0"),
        ("margin-right", "1px"),
        ("border-top-left-radius", "1px"),
        ("text-align", "right"),
        ("float", "left"),
        ("background", "linear-gradient(to right, var(--a), var(--b))"),
        ("padding", "0 var(--a) 0 calc(1px + 2px)"),
        ("border-radius", "1px 0"),
    ] {
        assert!(is_one_sided(property, value), "{property}: {value}");
    }
    for (property, value) in [
        ("inset-inline-start", "0"),
        ("text-align", "start"),
        ("padding", "0 calc(1px + 2px) 1px calc(1px + 2px)"),
        ("border-radius", "0 0 3px 3px"),
        ("margin", "0 auto"),
        ("--left", "0"),
    ] {
        assert!(!is_one_sided(property, value), "{property}: {value}");
    }
    assert_eq!(bindings("let width = web_sys::window()?.inner_width();"), ["web_sys", "window("]);
    for line in [
        "use leptos::prelude::*; let all = document().body();",
        "    window_event_listener(ev::click, act);",
        "use js_sys::Date;",
    ] {
        assert_eq!(bindings(line).len(), 1, "{line}");
    }
    for line in [
        "// web_sys is elsewhere",
        "let it = page.document();",
        "fn window(all: u32) {}",
        "let web_systems = 1;",
    ] {
        assert_eq!(bindings(line), Vec::<&str>::new(), "{line}");
    }
}
