//! The files of `dist/`, in memory, with their encodings.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use axum::body::Bytes;
use sha2::{Digest, Sha256};

use super::encodings;

/// A file in all of its encodings.
#[derive(Clone, Debug)]
pub struct File {
    /// The media type.
    pub kind: &'static str,
    /// Its name holds a hash of what is in it.
    pub immutable: bool,
    /// Of what is in it.
    pub hash: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl File {
    /// The smallest body that a reader with this `Accept-Encoding` takes, and how it is encoded.
    pub fn best(&self, accepted: &str) -> (Option<&'static str>, Bytes) {
        let takes = |name: &str| {
            accepted.split(',').any(|part| {
                let mut pieces = part.split(';').map(str::trim);
                let named = pieces.next().is_some_and(|one| one.eq_ignore_ascii_case(name));
                named && !pieces.any(|q| q.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)))
            })
        };
        match (&self.brotli, &self.gzip) {
            (Some(body), _) if takes("br") => (Some("br"), body.clone()),
            (_, Some(body)) if takes("gzip") => (Some("gzip"), body.clone()),
            _ => (None, self.plain.clone()),
        }
    }
}

/// All files, by address, and the path below which they are served.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_address: HashMap<String, File>,
    base: String,
    map_origin: Option<String>,
    connections: Vec<String>,
}

impl Files {
    /// Reads a folder.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Self::default();
        files.add(folder, folder)?;
        Ok(files)
    }

    /// The path below which they are served; it ends with a slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// From now on they are served below this path.
    pub fn serve_below(&mut self, base: String) {
        self.base = base;
    }

    /// The other site that the map's tiles come from, if they do.
    pub fn map_origin(&self) -> Option<&str> {
        self.map_origin.as_deref()
    }

    /// From now on pages may show a map whose tiles come from there.
    pub fn show_map_of(&mut self, origin: Option<String>) {
        self.map_origin = origin;
    }

    /// The other sites that pages connect to: a backend that is not here, a search for places.
    pub fn connections(&self) -> &[String] {
        &self.connections
    }

    /// From now on pages may connect to these.
    pub fn connect_to(&mut self, origins: Vec<String>) {
        self.connections = origins;
    }

    /// The file at an address; `/` is `index.html`.
    pub fn get(&self, address: &str) -> Option<&File> {
        self.by_address.get(if address == "/" { "/index.html" } else { address })
    }

    /// What is in a text file.
    pub fn text(&self, address: &str) -> Option<&str> {
        std::str::from_utf8(&self.by_address.get(address)?.plain).ok()
    }

    fn add(&mut self, root: &Path, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.add(root, &path)?;
                continue;
            }
            let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) else { continue };
            let hidden = name.split('/').any(|part| part.starts_with('.'));
            let beside = |end: &str| fs::read(format!("{}.{end}", path.display())).ok().map(Bytes::from);
            if hidden || is_encoding(&path) {
                continue;
            }
            let plain = fs::read(&path)?;
            let file = File {
                kind: kind(name),
                immutable: holds_hash(name),
                hash: hash(&plain),
                plain: plain.into(),
                brotli: beside("br"),
                gzip: beside("gz"),
            };
            self.by_address.insert(format!("/{name}"), file);
        }
        Ok(())
    }

    /// Puts a file in, or another in its place, with encodings of its own.
    pub fn put(&mut self, name: &str, content: String) -> io::Result<()> {
        let file = File {
            kind: kind(name),
            immutable: holds_hash(name),
            hash: hash(content.as_bytes()),
            brotli: Some(encodings::brotli(content.as_bytes())?.into()),
            gzip: Some(encodings::gzip(content.as_bytes())?.into()),
            plain: content.into(),
        };
        self.by_address.insert(format!("/{name}"), file);
        Ok(())
    }
}

/// Whether this is another file's encoding.
fn is_encoding(path: &Path) -> bool {
    matches!(path.extension().and_then(|end| end.to_str()), Some("br" | "gz"))
        && path.with_extension("").is_file()
}

/// Whether a name ends in a hash, as the release writes it: `app-0123456789ab.js`.
fn holds_hash(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let end = stem.rsplit('-').next().unwrap_or("");
    stem.contains('-') && (12..=64).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_hexdigit())
}

fn hash(content: &[u8]) -> String {
    Sha256::digest(content)[..12].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "yaml" | "yml" => "application/yaml",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(holds_hash("assets/app-0123456789ab.js") && holds_hash("assets/words-cy-0123456789ab.txt"));
        assert!(
            !holds_hash("index.html")
                && !holds_hash("service-worker.js")
                && !holds_hash("icons/icon-512.png")
        );
    }

    #[test]
    fn the_reader_chooses_the_encoding() {
        let file = File {
            kind: kind("a.js"),
            immutable: false,
            hash: String::new(),
            plain: Bytes::from_static(b"plain"),
            brotli: Some(Bytes::from_static(b"br")),
            gzip: Some(Bytes::from_static(b"gz")),
        };
        let check =
            |accepted: &str, want: Option<&str>| assert_eq!(file.best(accepted).0, want, "{accepted}");
        check("gzip, deflate, br, zstd", Some("br"));
        check("gzip", Some("gzip"));
        check("br;q=0, gzip;q=0.5", Some("gzip"));
        check("", None);
        check("identity", None);
    }
}
