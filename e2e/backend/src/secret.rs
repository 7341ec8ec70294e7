//! Secrets: making them, keeping only their hashes, comparing in constant time.
//!
//! Not here: what a secret opens (sessions, codes, tracking, chat).

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A SHA-256 digest: what is kept of a secret.
pub type Hash = [u8; 32];

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `bytes` as URL-safe text, six bits a character.
pub fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 1);
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().fold(0u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..=chunk.len() {
            text.push(char::from(ALPHABET[(word >> (18 - 6 * at)) as usize & 63]));
        }
    }
    text
}

/// The bytes of [`text_of`]'s text; nothing when it is not of that form.
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0u32;
        for byte in chunk {
            let six = ALPHABET.iter().position(|letter| letter == byte)?;
            word = (word << 6) | u32::try_from(six).ok()?;
        }
        let bits = chunk.len() * 6;
        let whole = bits / 8;
        let padding = bits - whole * 8;
        if whole == 0 || word & ((1 << padding) - 1) != 0 {
            return None;
        }
        bytes.extend_from_slice(&(word >> padding).to_be_bytes()[4 - whole..]);
    }
    Some(bytes)
}

/// Random bytes from the system. A system without randomness cannot keep a secret, so the process ends.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if getrandom::fill(&mut bytes).is_err() {
        eprintln!("the system gives no random numbers");
        std::process::abort();
    }
    bytes
}

/// A new secret of 192 bits, 32 characters.
pub fn token() -> String {
    text_of(&random::<24>())
}

/// A new opaque id of 72 bits: `prefix`, then 12 characters.
pub fn id(prefix: &str) -> String {
    format!("{prefix}_{}", text_of(&random::<9>()))
}

/// Six random digits.
pub fn digits() -> String {
    // The remainder's bias over 2^64 is beyond notice.
    format!("{:06}", u64::from_le_bytes(random::<8>()) % 1_000_000)
}

/// What is kept of a secret that has enough randomness of its own.
pub fn hash(secret: &str) -> Hash {
    Sha256::digest(secret.as_bytes()).into()
}

/// A digest of a file.
pub fn hash_bytes(content: &[u8]) -> Hash {
    Sha256::digest(content).into()
}

/// A digest of several parts; no two lists of parts run together.
pub fn hash_parts(parts: &[&[u8]]) -> Hash {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

/// Equal, found out in a time that does not tell where they differ.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// A key of this server, made once and kept in its database; it makes and checks what needs no row of its own.
#[derive(Clone)]
pub struct ServerKey([u8; 32]);

impl ServerKey {
    /// The key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A keyed digest of `parts` for one `purpose`; no two lists of parts run together.
    pub fn sign(&self, purpose: &str, parts: &[&[u8]]) -> Hash {
        // A key shorter than a block counts as if zeros followed it (RFC 2104).
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = <Hmac<Sha256> as Mac>::new(&block.into());
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_is_base64url() {
        let check = |bytes: &[u8], want: &str| assert_eq!(text_of(bytes), want);
        check(b"", "");
        check(b"f", "Zg");
        check(b"fo", "Zm8");
        check(b"foo", "Zm9v");
        check(&[0xfb, 0xff, 0xfe], "-__-");
        for bytes in [&b""[..], b"f", b"fo", b"foo", b"foob", &[0, 255, 0, 255]] {
            assert_eq!(bytes_of(&text_of(bytes)).as_deref(), Some(bytes));
        }
        assert_eq!((bytes_of("Z"), bytes_of("Z="), bytes_of("Zh")), (None, None, None));
    }

    #[test]
    fn parts_do_not_run_together() {
        let key = ServerKey::new([7; 32]);
        assert_ne!(key.sign("a", &[b"bc", b"d"]), key.sign("a", &[b"b", b"cd"]));
        assert_eq!(key.sign("a", &[b"b"]), key.sign("a", &[b"b"]));
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let (a, b) = (token(), token());
        assert_eq!(a.len(), 32);
        assert_ne!(a, b);
        assert_eq!(hex(&[0, 15, 160, 255]), "000fa0ff");
        assert_eq!(digits().len(), 6);
    }
}
