//! What a file is: told by its first bytes, never by its name or by what its sender says alone.

/// A type that is taken. Nothing that a browser would run is among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A picture.
    Png,
    /// A picture.
    Webp,
    /// A document.
    Pdf,
}

impl Kind {
    /// All, as capabilities declare them.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// The end of a file's name.
    fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    /// Of a media type, with or without parameters.
    pub fn of_media_type(text: &str) -> Option<Self> {
        let plain = text.split(';').next().unwrap_or("").trim();
        Self::ALL.into_iter().find(|kind| kind.media_type().eq_ignore_ascii_case(plain))
    }

    /// By the first bytes.
    pub fn of_content(content: &[u8]) -> Option<Self> {
        let starts = |with: &[u8]| content.starts_with(with);
        if starts(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if starts(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else if starts(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}

/// How a file is called when it is saved: the given name without what a header or a file system could trip over, and
/// with the ending of what it is.
pub fn file_name(given: Option<&str>, content_type: &str) -> String {
    let ending = Kind::of_media_type(content_type).map_or("bin", Kind::ending);
    let stem = given.unwrap_or("").rsplit(['/', '\\']).next().unwrap_or("");
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let stem: String =
        stem.chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c)).take(100).collect();
    let stem = stem.trim().trim_matches('.');
    format!("{}.{ending}", if stem.is_empty() { "attachment" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bytes_say_what_a_file_is() {
        let check = |content: &[u8], want: Option<Kind>| assert_eq!(Kind::of_content(content), want);
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some(Kind::Jpeg));
        check(b"\x89PNG\r\n\x1a\n\0\0", Some(Kind::Png));
        check(b"RIFF\x24\0\0\0WEBPVP8 ", Some(Kind::Webp));
        check(b"%PDF-1.7\n", Some(Kind::Pdf));
        check(b"RIFF\x24\0\0\0WAVEfmt ", None);
        check(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", None);
        check(b"just text", None);
        check(b"GIF89a", None);
        check(b"", None);
    }

    #[test]
    fn types_are_read_with_their_parameters() {
        assert_eq!(Kind::of_media_type("IMAGE/JPEG; q=1"), Some(Kind::Jpeg));
        assert_eq!(Kind::of_media_type("image/svg+xml"), None);
    }

    #[test]
    fn a_name_keeps_its_stem_and_gets_the_ending_of_what_it_is() {
        let check = |given: Option<&str>, want: &str| assert_eq!(file_name(given, "image/png"), want);
        check(Some("lamp.jpg"), "lamp.png");
        check(Some("../../etc/passwd"), "passwd.png");
        check(Some("C:\\me\\t\u{177} gwyn.png"), "t\u{177} gwyn.png");
        check(Some("a\"\r\nb.png"), "ab.png");
        check(Some(".png"), "attachment.png");
        check(None, "attachment.png");
    }
}
