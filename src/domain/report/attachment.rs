//! Photos and files of a report: what a backend takes, what a draft holds, and what a case shows.
//!
//! Not here: the bytes (the device keeps them under the photo's name) and their way to the backend (`outbox`).

use super::kind::{FileKind, FileKinds, Unfit};
use super::photo_facts::PhotoFacts;
use super::service::Service;
use crate::council::Limits;
use crate::id::{AttachmentId, IdempotencyKey, PhotoId};

/// The contract's most files in one report, and most characters of what one shows and of its name.
pub const MOST_FILES: u32 = 20;
/// Most characters that say what a photo shows.
pub const MOST_ALT: u32 = 300;
/// Most characters of a file's own name.
pub const MOST_FILE_NAME: usize = 200;

/// How many files a backend takes in a report, how large, and of which kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentLimits {
    /// How many.
    pub count: u32,
    /// Bytes in each.
    pub bytes: u64,
    /// Which kinds. One that this portal cannot tell by its bytes is not offered.
    pub kinds: FileKinds,
}

impl Default for AttachmentLimits {
    /// What is taken for granted of a backend that takes files and does not say how many.
    fn default() -> Self {
        Self {
            count: 6,
            bytes: 10 * 1024 * 1024,
            kinds: FileKinds::of([FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Pdf]),
        }
    }
}

/// What a service says about files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceAttachments {
    /// How many; none means that no photo is asked for.
    pub count: u32,
    /// At least one must be there.
    pub required: bool,
}

/// What holds for the files of one report: the service's word and the backend's together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoRule {
    /// How many at most; never none.
    pub count: u32,
    /// At least one must be there.
    pub required: bool,
    /// Bytes in each.
    pub bytes: u64,
    /// Which kinds.
    pub kinds: FileKinds,
}

impl Service {
    /// What holds for its photos and files; `None` when it asks for none.
    pub fn photo_rule(&self, limits: Limits) -> Option<PhotoRule> {
        let AttachmentLimits { count, bytes, kinds } = limits.attachments?;
        let own = self.attachments.unwrap_or(ServiceAttachments { count, required: false });
        let count = own.count.min(MOST_FILES);
        (count > 0 && !kinds.is_empty()).then_some(PhotoRule { count, required: own.required, bytes, kinds })
    }
}

impl PhotoRule {
    /// May a file of this kind and size go?
    pub fn check(&self, kind: FileKind, bytes: u64) -> Result<(), Unfit> {
        if !self.kinds.has(kind) {
            Err(Unfit::NotTaken(kind))
        } else if bytes > self.bytes {
            Err(Unfit::TooLarge { most: self.bytes })
        } else if bytes == 0 {
            Err(Unfit::Empty)
        } else {
            Ok(())
        }
    }
}

/// A photo or file in a draft, made ready to be sent. Its bytes are on the device under its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Its name on this device.
    pub id: PhotoId,
    /// The file's own name.
    pub name: String,
    /// What it shows, as typed.
    pub alt: String,
    /// What kind its bytes are, as they will be sent.
    pub kind: FileKind,
    /// How many bytes will be sent.
    pub bytes: u64,
    /// What the file said before it was cleaned. Stays on the device.
    pub facts: PhotoFacts,
    /// What makes it arrive once. These bytes' own: other bytes need another.
    pub key: IdempotencyKey,
}

impl Photo {
    /// A photo or file whose bytes the device has just been given. The names are minted from 128 random bits.
    pub fn new(random: u128, name: &str, kind: FileKind, bytes: u64, facts: PhotoFacts) -> Self {
        Self {
            id: PhotoId::mint(random),
            name: file_name(name),
            alt: String::new(),
            kind,
            bytes,
            facts,
            // The key says nothing about the name, and must not be guessed from it.
            key: IdempotencyKey::mint(random.rotate_left(64) ^ 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834),
        }
    }
}

/// A file's name without folders and control characters, at most as long as the contract takes.
pub fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(MOST_FILE_NAME).collect::<String>().trim().to_owned()
}

/// A file that a backend has and a report is to carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the backend.
    pub id: AttachmentId,
    /// What it shows.
    pub alt: Option<String>,
}

/// Bytes on their way to a backend.
#[derive(Clone, PartialEq, Eq)]
pub struct FileToSend {
    /// The file's own name; may be empty.
    pub name: String,
    /// What kind its bytes are.
    pub kind: FileKind,
    /// The bytes.
    pub bytes: std::rc::Rc<[u8]>,
}

/// A log wants to know how many, not which.
impl std::fmt::Debug for FileToSend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileToSend({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// What a backend says of a file that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// Its name in the backend: whoever has it may use it, in one report.
    pub id: AttachmentId,
    /// How many bytes arrived.
    pub bytes: u64,
}

/// The bytes of a file that a case has.
#[derive(Clone, PartialEq, Eq)]
pub struct FileBytes {
    /// The media type.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for FileBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileBytes({}, {} bytes)", self.content_type, self.bytes.len())
    }
}

/// A file of a case, for those who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// Its name in the backend.
    pub id: AttachmentId,
    /// What it shows.
    pub alt: Option<String>,
    /// The media type.
    pub content_type: String,
    /// How many bytes.
    pub bytes: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_the_last_part_without_tricks() {
        for (name, expected) in [
            ("IMG_1.jpg", "IMG_1.jpg"),
            ("C:\\Photos\\lamp.png", "lamp.png"),
            ("../../etc/passwd", "passwd"),
            ("a\u{0}b\nc.jpg", "abc.jpg"),
            ("", ""),
            (" ŵ 1.jpg ", "ŵ 1.jpg"),
        ] {
            assert_eq!(file_name(name), expected);
        }
        assert_eq!(file_name(&"é".repeat(300)).chars().count(), 200);
    }

    #[test]
    fn each_photo_has_names_of_its_own() {
        let photo = |random| Photo::new(random, "a.jpg", FileKind::Jpeg, 9, PhotoFacts::default());
        assert_ne!(photo(1).id, photo(2).id);
        assert_ne!(photo(1).key, photo(2).key);
        assert!(!photo(1).id.as_str().contains(photo(1).key.as_str()));
    }

    #[test]
    fn what_is_not_taken_says_why() {
        let AttachmentLimits { count, bytes, kinds } = AttachmentLimits::default();
        let rule = PhotoRule { count, required: false, bytes, kinds };
        assert_eq!(rule.check(FileKind::Jpeg, bytes), Ok(()));
        assert_eq!(rule.check(FileKind::Jpeg, bytes + 1), Err(Unfit::TooLarge { most: bytes }));
        assert_eq!(rule.check(FileKind::Heic, 1), Err(Unfit::NotTaken(FileKind::Heic)));
        assert_eq!(rule.check(FileKind::Png, 0), Err(Unfit::Empty));
    }
}
