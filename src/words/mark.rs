//! The control characters that give a compact pattern its shape. Anything else in a pattern is text.
//!
//! ```text
//! ARGUMENT n                                  the value of the message's argument n
//! SELECT n (VARIANT key SAYS body)* VARIANT SAYS body END
//! ```
//! Arguments are numbered in the alphabetical order of their names, from the character `0` upwards.
//! A variant's key is a whole number, a plural category or a word; the last variant has no key and always fits.

/// Followed by an argument's number: its value stands here.
pub const ARGUMENT: u8 = 1;
/// Followed by an argument's number: its value chooses one of the variants that follow.
pub const SELECT: u8 = 2;
/// Opens a variant and its key.
pub const VARIANT: u8 = 3;
/// Ends a variant's key and opens what the variant says.
pub const SAYS: u8 = 4;
/// Ends a selection.
pub const END: u8 = 5;

/// The character of the first argument; the following characters are the following arguments.
pub const FIRST: u8 = b'0';
/// As many arguments as one message may have: the characters from `0` to `o`.
pub const MOST_ARGUMENTS: usize = 64;
/// How deep selections may stand in one another.
pub const DEEPEST: u8 = 4;
