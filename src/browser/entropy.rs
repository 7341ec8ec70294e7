//! Numbers that nobody can guess, from the browser's own source.

use super::window;

/// Fills with random bytes. Without a browser, or on a failing source, zeros stay.
fn fill<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// 128 bits as 32 hexadecimal digits: for idempotency keys, drafts and chat lines.
pub fn token() -> String {
    fill::<16>().iter().fold(String::with_capacity(32), |mut text, byte| {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        text
    })
}

/// 128 bits as one number.
pub fn number() -> u128 {
    u128::from_le_bytes(fill::<16>())
}

/// Any number, for jitter.
pub fn chance() -> u16 {
    u16::from_le_bytes(fill::<2>())
}
