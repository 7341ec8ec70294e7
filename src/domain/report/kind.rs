//! What kind of file some bytes are, by how they begin: neither a name nor a browser's word for it is trusted.
//!
//! Not here: whether the rest of the file is whole. Whoever decodes it knows that.

/// A kind of file that a report may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// An AVIF picture.
    Avif,
    /// A HEIC or HEIF picture, as telephones take them; few browsers can show it.
    Heic,
    /// A GIF picture.
    Gif,
    /// A PDF document.
    Pdf,
}

/// Some kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileKinds(u8);

/// Why a file cannot go with a report. Each says something else that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in it.
    Empty,
    /// It is a drawing in SVG, which can hold a program.
    Drawing,
    /// It is text, whatever its name says.
    Text,
    /// It is none of the kinds that this portal knows.
    Unknown,
    /// It is of a kind that the council does not take.
    NotTaken(FileKind),
    /// It is of a good kind, but this browser cannot open it (a HEIC picture in most of them).
    NotHere(FileKind),
    /// It begins well, but the rest is broken or cut off.
    Broken,
    /// It has more bytes than the council takes.
    TooLarge {
        /// The most that may be.
        most: u64,
    },
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Jpeg, Self::Png, Self::Webp, Self::Avif, Self::Heic, Self::Gif, Self::Pdf];

    /// The media type on the wire.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
            Self::Heic => "image/heic",
            Self::Gif => "image/gif",
            Self::Pdf => "application/pdf",
        }
    }

    /// What a name ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Avif => "avif",
            Self::Heic => "heic",
            Self::Gif => "gif",
            Self::Pdf => "pdf",
        }
    }

    /// Reads a media type; `None` for one that this portal cannot tell by its bytes.
    pub fn parse(mime: &str) -> Option<Self> {
        let mime = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match mime.as_str() {
            "image/jpg" | "image/pjpeg" => Some(Self::Jpeg),
            "image/heif" => Some(Self::Heic),
            other => Self::ALL.into_iter().find(|kind| kind.mime() == other),
        }
    }

    /// Is it something to look at?
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }

    /// Is it a picture that every browser can show?
    pub fn is_seen_everywhere(self) -> bool {
        self.is_picture() && self != Self::Heic
    }

    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

impl FileKinds {
    /// None.
    pub const NONE: Self = Self(0);

    /// These.
    pub fn of(kinds: impl IntoIterator<Item = FileKind>) -> Self {
        kinds.into_iter().fold(Self::NONE, Self::with)
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, kind: FileKind) -> Self {
        Self(self.0 | kind.bit())
    }

    /// Is it among them?
    pub fn has(self, kind: FileKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Are there none?
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// All that are among them.
    pub fn iter(self) -> impl Iterator<Item = FileKind> {
        FileKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

/// So many bytes are looked at to tell a text or a drawing.
const LOOKED_AT: usize = 1024;

/// The kind of a file by its first bytes (a thousand are enough), or why it is none that can be sent.
pub fn sniff(bytes: &[u8]) -> Result<FileKind, Unfit> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if starts(&[0xff, 0xd8, 0xff]) {
        return Ok(FileKind::Jpeg);
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileKind::Png);
    }
    if starts(b"GIF87a") || starts(b"GIF89a") {
        return Ok(FileKind::Gif);
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(FileKind::Webp);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return boxed(bytes);
    }
    if starts(b"%PDF-") {
        return Ok(FileKind::Pdf);
    }
    Err(words(bytes.get(..LOOKED_AT).unwrap_or(bytes)))
}

/// ISO base media: the brands say which of its many kinds it is, the first before those it goes well with.
fn boxed(bytes: &[u8]) -> Result<FileKind, Unfit> {
    let length = bytes
        .get(..4)
        .map_or(0, |length| length.iter().fold(0_usize, |length, byte| length << 8 | usize::from(*byte)));
    let brands = bytes.get(8..length.min(bytes.len())).unwrap_or_default();
    for (at, brand) in brands.chunks_exact(4).enumerate() {
        match brand {
            // The second is the version of the first.
            _ if at == 1 => {}
            b"avif" | b"avis" => return Ok(FileKind::Avif),
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => return Ok(FileKind::Heic),
            _ => {}
        }
    }
    if brands.starts_with(b"mif1") || brands.starts_with(b"msf1") {
        return Ok(FileKind::Heic);
    }
    Err(Unfit::Unknown)
}

/// What no mark tells: a drawing, a text, or nothing that is known.
fn words(start: &[u8]) -> Unfit {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let wide = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
    let plain = text.replace('\0', "");
    if plain.contains("<svg") || plain.contains("<!doctype svg") {
        return Unfit::Drawing;
    }
    // A cut may have gone through one letter at the end.
    let broken = text.trim_end_matches('\u{fffd}').contains('\u{fffd}');
    let controls = text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    if wide || !(broken || controls) { Unfit::Text } else { Unfit::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxes(brand: &[u8], more: &[&[u8]]) -> Vec<u8> {
        let length = u8::try_from(16 + more.len() * 4).unwrap();
        let mut bytes = vec![0, 0, 0, length];
        bytes.extend(b"ftyp");
        bytes.extend(brand);
        bytes.extend([0, 0, 0, 0]);
        bytes.extend(more.iter().flat_map(|brand| brand.iter()));
        bytes.extend(b"avifheic");
        bytes
    }

    #[test]
    fn each_kind_by_its_bytes() {
        for (bytes, expected) in [
            (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), Ok(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), Ok(FileKind::Png)),
            (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), Ok(FileKind::Webp)),
            (b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), Err(Unfit::Unknown)),
            (b"GIF89a\x01\0".to_vec(), Ok(FileKind::Gif)),
            (b"%PDF-1.7\n".to_vec(), Ok(FileKind::Pdf)),
            (boxes(b"avif", &[b"mif1", b"miaf"]), Ok(FileKind::Avif)),
            (boxes(b"heic", &[b"mif1", b"heic"]), Ok(FileKind::Heic)),
            (boxes(b"mif1", &[b"miaf", b"avif"]), Ok(FileKind::Avif)),
            (boxes(b"mif1", &[b"miaf"]), Ok(FileKind::Heic)),
            (boxes(b"isom", &[b"mp42"]), Err(Unfit::Unknown)),
            (b"\0\0\0\x18ftyp".to_vec(), Err(Unfit::Unknown)),
            (vec![], Err(Unfit::Empty)),
            (b"Not a picture at all.\n".to_vec(), Err(Unfit::Text)),
            ("Heol y Bont, tŷ".repeat(200).into_bytes(), Err(Unfit::Text)),
            (b"<!doctype html><title>x</title>".to_vec(), Err(Unfit::Text)),
            (b"\xff\xfeh\0i\0".to_vec(), Err(Unfit::Text)),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>".to_vec(), Err(Unfit::Drawing)),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- x --><SVG>".to_vec(), Err(Unfit::Drawing)),
            (b"\xff\xfe<\0s\0v\0g\0".to_vec(), Err(Unfit::Drawing)),
            (b"MZ\x90\0\x03\0\0\0".to_vec(), Err(Unfit::Unknown)),
            (b"PK\x03\x04\x14\0\0\0".to_vec(), Err(Unfit::Unknown)),
        ] {
            assert_eq!(sniff(&bytes), expected, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn media_types_and_sets() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::parse(kind.mime()), Some(kind));
            assert!(FileKinds::NONE.with(kind).has(kind) && !FileKinds::NONE.has(kind));
        }
        assert_eq!(FileKind::parse("Image/JPEG; q=1"), Some(FileKind::Jpeg));
        assert_eq!(FileKind::parse("image/svg+xml"), None);
        let some = FileKinds::of([FileKind::Pdf, FileKind::Jpeg]);
        assert_eq!(some.iter().collect::<Vec<_>>(), [FileKind::Jpeg, FileKind::Pdf]);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..64), head in 0_usize..8) {
            let heads: [&[u8]; 8] = [b"", b"RIFF", b"\0\0\0\xffftyp", b"\xff\xff\xff\xffftyp", b"<svg", b"GIF8", b"\x89PNG", b"%PDF"];
            let whole = [heads[head], &bytes].concat();
            let _ = sniff(&whole);
        }
    }
}
