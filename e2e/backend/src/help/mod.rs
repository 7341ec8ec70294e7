//! Help articles: one id and version, the same answer everywhere.
//!
//! [`add`] is how articles come in; it keeps the search index beside the table. [`search`] serves the portal and the bot.

pub mod routes;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::clock::{self, Millis};
use crate::db::Tx;
use crate::language::{Lang, Text};
use crate::problem::Answer;

/// Words to find a thing by, in each language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Keywords {
    /// English.
    #[serde(default)]
    pub en: Vec<String>,
    /// Welsh.
    #[serde(default)]
    pub cy: Vec<String>,
    /// Arabic.
    #[serde(default)]
    pub ar: Vec<String>,
}

impl Keywords {
    /// Those of one language.
    pub fn of(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::En => &self.en,
            Lang::Cy => &self.cy,
            Lang::Ar => &self.ar,
        }
    }
}

/// An article to add.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// Opaque; never used for another.
    pub id: String,
    /// Grows with every change.
    pub version: i64,
    /// The question it answers.
    pub title: Text,
    /// The answer in a sentence.
    pub summary: Option<Text>,
    /// Markdown without HTML.
    pub body: Text,
    /// Other words for it.
    pub keywords: Keywords,
    /// The service it belongs to.
    pub service_code: Option<String>,
    /// Of this version.
    pub updated_at: Millis,
}

/// Adds an article.
pub fn add(tx: &Tx<'_>, new: &NewArticle) -> Answer<()> {
    tx.prepare_cached(
        "INSERT INTO articles (id, version, title, summary, body, keywords_json, service_code, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        new.id,
        new.version,
        new.title,
        new.summary,
        new.body,
        serde_json::to_string(&new.keywords)?,
        new.service_code,
        new.updated_at,
    ])?;
    let number = tx.last_insert_rowid();
    let mut index = tx.prepare_cached(
        "INSERT INTO article_search (title, keywords, summary, body, article, language) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for lang in Lang::ALL {
        let summary = new.summary.as_ref().map(|summary| summary.say(lang));
        let words = new.keywords.of(lang).join(" ");
        index.execute(params![new.title.say(lang), words, summary, new.body.say(lang), number, lang])?;
    }
    Ok(())
}

/// An article without its body, as the wire has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// The same in the web page, the chat and the case.
    pub id: String,
    /// The version quoted.
    pub version: i64,
    /// The question it answers.
    pub title: String,
    /// The answer in a sentence.
    pub summary: Option<String>,
    updated_at: Option<String>,
}

/// An article that fits a question.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Which.
    pub article: ArticleSummary,
    /// How well it fits: larger is better; comparable within one search only.
    pub score: f64,
    /// How many of the question's words it holds, and how many there were.
    pub words: (usize, usize),
}

/// The articles that hold words of `q`, best first. All of them in order of change when `q` has no words.
pub fn search(db: &Connection, q: &str, limit: i64, lang: Lang) -> Answer<Vec<Hit>> {
    let mut words: Vec<String> = q
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return newest(db, limit, lang);
    }
    let known: Vec<&String> = words.iter().filter(|word| !is_filler(word, lang)).collect();
    let telling: Vec<&String> = if known.is_empty() { words.iter().collect() } else { known };
    // A beginning is enough, so that “lights” meets “lighting” by “light”.
    let query = telling.iter().map(|word| format!("\"{}\"*", stem(word))).collect::<Vec<_>>().join(" OR ");
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.version, a.title, a.summary, a.updated_at, -bm25(article_search, 8.0, 6.0, 3.0, 1.0) AS score, a.number
         FROM article_search s JOIN articles a ON a.number = s.article
         WHERE article_search MATCH ?1 AND s.language = ?2 ORDER BY score DESC, a.number LIMIT ?3",
    )?;
    let rows = statement
        .query_map(params![query, lang, limit], |row| Ok((summary(row, lang)?, row.get(5)?, row.get(6)?)))?
        .collect::<Result<Vec<(ArticleSummary, f64, i64)>, _>>()?;
    let mut holds = db.prepare_cached(
        "SELECT count(*) FROM article_search WHERE article_search MATCH ?1 AND article = ?2 AND language = ?3",
    )?;
    let mut hits = Vec::new();
    for (article, score, number) in rows {
        let mut held = 0;
        for word in &telling {
            let one: i64 =
                holds.query_row(params![format!("\"{}\"*", stem(word)), number, lang], |row| row.get(0))?;
            held += usize::from(one > 0);
        }
        hits.push(Hit { article, score, words: (held, telling.len()) });
    }
    Ok(hits)
}

/// The whole of an article: its summary and its body.
pub fn one(db: &Connection, id: &str, lang: Lang) -> Answer<Option<(ArticleSummary, String)>> {
    Ok(db
        .prepare_cached("SELECT id, version, title, summary, updated_at, body FROM articles WHERE id = ?1")?
        .query_row([id], |row| Ok((summary(row, lang)?, row.get::<_, Text>(5)?.say(lang).to_owned())))
        .optional()?)
}

fn newest(db: &Connection, limit: i64, lang: Lang) -> Answer<Vec<Hit>> {
    let mut statement = db.prepare_cached(
        "SELECT id, version, title, summary, updated_at FROM articles ORDER BY updated_at DESC, number LIMIT ?1",
    )?;
    let rows = statement
        .query_map([limit], |row| Ok(Hit { article: summary(row, lang)?, score: 0.0, words: (0, 0) }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn summary(row: &rusqlite::Row<'_>, lang: Lang) -> rusqlite::Result<ArticleSummary> {
    Ok(ArticleSummary {
        id: row.get(0)?,
        version: row.get(1)?,
        title: row.get::<_, Text>(2)?.say(lang).to_owned(),
        summary: row.get::<_, Option<Text>>(3)?.map(|text| text.say(lang).to_owned()),
        updated_at: Some(clock::rfc3339(row.get(4)?)),
    })
}

/// The beginning that inflections of an English word share, roughly; whole words of other scripts.
fn stem(word: &str) -> &str {
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end));
    cut.filter(|rest| rest.len() >= 4 && rest.is_ascii()).unwrap_or(word)
}

/// Words that say nothing about the matter.
fn is_filler(word: &str, lang: Lang) -> bool {
    let list: &[&str] = match lang {
        Lang::En => &[
            "a", "about", "all", "am", "an", "and", "any", "are", "at", "be", "been", "but", "by", "can",
            "could", "did", "do", "does", "for", "from", "get", "go", "has", "have", "hello", "help", "hi",
            "how", "i", "if", "in", "is", "it", "its", "just", "know", "like", "long", "m", "me", "my",
            "need", "no", "not", "of", "on", "or", "our", "please", "s", "should", "so", "t", "tell", "than",
            "that", "the", "their", "them", "there", "they", "thing", "this", "to", "up", "was", "we",
            "what", "when", "where", "which", "who", "why", "will", "with", "would", "yes", "you", "your",
        ],
        Lang::Cy => &[
            "a", "ac", "am", "ar", "at", "beth", "ble", "bod", "chi", "dw", "dwi", "ei", "eich", "ein", "er",
            "eu", "fi", "fy", "gan", "gyda", "helo", "hi", "i", "ie", "mae", "mewn", "na", "nad", "neu",
            "nhw", "ni", "nid", "o", "oes", "os", "pa", "pam", "pan", "pryd", "pwy", "r", "rydw", "rwy",
            "sut", "sydd", "sy", "u", "un", "w", "y", "ydy", "yn", "yr", "yw",
        ],
        Lang::Ar => &[
            "أن",
            "أنا",
            "أو",
            "أين",
            "إلى",
            "الذي",
            "التي",
            "ثم",
            "على",
            "عن",
            "في",
            "كم",
            "كيف",
            "لا",
            "لم",
            "لماذا",
            "ما",
            "ماذا",
            "متى",
            "مرحبا",
            "مع",
            "من",
            "هذا",
            "هذه",
            "هل",
            "هو",
            "هي",
            "و",
            "يا",
        ],
    };
    list.contains(&word)
}
