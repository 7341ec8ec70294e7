//! The assistant: answers from the help articles, in the language of the chat, and quotes which article and version.
//!
//! It says nothing of its own: a line of an article, the state of the resident's own case, or that a person takes over.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::phrases;
use super::words::{self, Wish, folded};
use crate::cases::{CaseId, Stage};
use crate::clock;
use crate::help::{self, ArticleSummary, Hit};
use crate::language::{Lang, Text, Words};
use crate::problem::Answer;

/// Words looked at in one line; more would only make the search slow.
const WORDS: usize = 24;

/// What the assistant answers.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A line, and the article that it quotes.
    Line(String, Option<Value>),
    /// A person was asked for.
    Person,
    /// It has no answer, so a person takes over.
    Lost,
}

/// Answers a line. `case` is the resident's own case that the chat is about.
pub fn reply(db: &Connection, text: &str, lang: Lang, case: Option<CaseId>) -> Answer<Reply> {
    let wish = words::wish(text);
    Ok(match (wish, case) {
        (Wish::Person, _) => Reply::Person,
        (Wish::Hello, _) => Reply::Line(phrases::hello_back().say(lang).to_owned(), None),
        (Wish::Thanks, _) => Reply::Line(phrases::welcome().say(lang).to_owned(), None),
        (Wish::State, Some(case)) => Reply::Line(state_of(db, case)?.say(lang).to_owned(), None),
        (Wish::State | Wish::Other, _) => match find(db, text, lang)? {
            Some(hit) => quote(db, text, hit.article, lang)?,
            None => Reply::Lost,
        },
    })
}

fn state_of(db: &Connection, case: CaseId) -> Answer<Words> {
    let (reference, stage, said, expected) = db
        .prepare_cached("SELECT reference, stage, status_text, expected_on FROM cases WHERE id = ?1")?
        .query_row([case], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Stage>(1)?,
                row.get::<_, Option<Text>>(2)?,
                row.get::<_, Option<String>>(3)?,
            ))
        })?;
    let words = said.map_or_else(|| stage.words(), |said| said.words());
    let day = expected.filter(|_| stage != Stage::Done).and_then(|day| clock::parse_day(&day));
    let day = day.map(|date| {
        let [en, cy, ar] = Lang::ALL.map(|lang| clock::spoken_day(date, lang));
        Words::new(en, cy, ar)
    });
    Ok(phrases::case_stands(&reference, &words, day.as_ref()))
}

/// The article that fits well enough to be quoted.
fn find(db: &Connection, text: &str, lang: Lang) -> Answer<Option<Hit>> {
    let mut best = fitting(help::search(db, text, 3, lang)?);
    if best.is_none() && lang != Lang::En {
        // Each word in the form that the articles know.
        let mut known = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(WORDS) {
            known.push(known_form(db, &word.to_lowercase(), lang)?);
        }
        best = fitting(help::search(db, &known.join(" "), 3, lang)?);
    }
    Ok(best)
}

/// The best hit, if it holds at least half of the words that tell something.
fn fitting(hits: Vec<Hit>) -> Option<Hit> {
    let fits = |hit: &Hit| {
        let (held, of) = hit.words;
        held > 0 && held * 2 >= of
    };
    let mut best: Option<Hit> = None;
    for hit in hits.into_iter().filter(fits) {
        if best.as_ref().is_none_or(|best| hit.words.0 > best.words.0) {
            best = Some(hit);
        }
    }
    best
}

fn known_form(db: &Connection, word: &str, lang: Lang) -> Answer<String> {
    let known = |form: &str| -> Answer<bool> {
        let hits = help::search(db, form, 1, lang)?;
        Ok(hits.first().is_some_and(|hit| hit.words.0 > 0))
    };
    if !known(word)? {
        for form in words::variants(word, lang) {
            if known(&form)? {
                return Ok(form);
            }
        }
    }
    Ok(word.to_owned())
}

/// The article's short answer, and the line of its body that meets the question best.
fn quote(db: &Connection, question: &str, article: ArticleSummary, lang: Lang) -> Answer<Reply> {
    let short = article.summary.clone().unwrap_or_else(|| article.title.clone());
    let body = help::one(db, &article.id, lang)?.map(|(_, body)| body).unwrap_or_default();
    let said = match telling_line(question, &body, &format!("{} {short}", article.title)) {
        Some(line) => format!("{short}\n\n{line}"),
        None => short,
    };
    let quoted = json!({"id": article.id, "version": article.version, "title": article.title, "summary": article.summary});
    Ok(Reply::Line(said, Some(quoted)))
}

/// A line of the body that holds words of the question which are not in `already`.
fn telling_line(question: &str, body: &str, already: &str) -> Option<String> {
    let already = folded(already);
    let near = |a: &str, b: &str| {
        let start: String = a.chars().take(5).collect();
        start.chars().count() >= 4 && b.starts_with(&start)
    };
    let asked: Vec<String> =
        folded(question).into_iter().filter(|word| !already.iter().any(|known| near(word, known))).collect();
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let scored = lines.map(|line| {
        let words = folded(line);
        let score = asked.iter().filter(|word| words.iter().any(|known| near(word, known))).count();
        (score, line)
    });
    let (score, line) = scored.fold((0, ""), |best, next| if next.0 > best.0 { next } else { best });
    (score > 0).then(|| plain(line))
}

/// A line of Markdown as plain text.
fn plain(line: &str) -> String {
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || ".-* ".contains(c));
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let labelled =
            after.split_once("](").and_then(|(label, more)| Some((label, more.split_once(')')?.1)));
        if let Some((label, more)) = labelled {
            text.push_str(label);
            rest = more;
        } else {
            text.push('[');
            rest = after;
        }
    }
    text.push_str(rest);
    text.replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_quoted_without_its_marks() {
        assert_eq!(
            plain("- A **black bin** costs £32; see [the list](https://x.example/a)."),
            "A black bin costs £32; see the list."
        );
        assert_eq!(plain("2. Wait **14 days**."), "Wait 14 days.");
        assert_eq!(plain("[open"), "[open");
    }

    #[test]
    fn the_line_that_tells_more_is_found() {
        let body =
            "Intro.\n\n## Heading cables\n\n- Cables under the road: 20 days.\n- Old iron posts: 6 weeks.\n";
        let line = |question: &str| telling_line(question, body, "Repairs to street lights");
        assert_eq!(line("and with old iron posts?").as_deref(), Some("Old iron posts: 6 weeks."));
        assert_eq!(line("how long do street light repairs take?"), None);
    }
}
