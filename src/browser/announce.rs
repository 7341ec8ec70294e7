//! What is said to a screen reader when nothing it is on has changed: one polite live region for all.
//!
//! A button whose words change while it has the focus is not announced (heard in Orca), so every such
//! change is said here too.

use super::document;

/// The id of the live region; the shell draws it once.
pub const REGION: &str = "announcer";

/// Says something when the reader comes to rest. The same words twice are said twice.
pub fn politely(words: &str) {
    let Some(region) = document().and_then(|document| document.get_element_by_id(REGION)) else { return };
    // A no-break space at the end makes the text differ, so that a repeat is a change.
    let again = region.text_content().as_deref() == Some(words);
    region.set_text_content(Some(&if again { format!("{words}\u{a0}") } else { words.to_owned() }));
}
