//! The portal in the browser.

fn main() {
    onedoor::app::start();
}
