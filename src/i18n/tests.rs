//! The words as a screen meets them.

#[test]
fn a_message_is_said() {
    assert_eq!(t!("skip-to-content"), "Skip to the main part");
}
