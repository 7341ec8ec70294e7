//! Glyphs: small line drawings from the sprite in `index.html`. They never carry meaning alone,
//! so they are always hidden from assistive technology; a word stands beside them.

use leptos::prelude::*;

/// A drawing in the sprite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it shows")]
pub enum Icon {
    Report,
    Cases,
    Channels,
    Chat,
    Phone,
    Email,
    Sms,
    Post,
    Desk,
    Web,
    Door,
    Back,
    Warning,
    Done,
    Close,
    Bot,
    Place,
}

impl Icon {
    const fn href(self) -> &'static str {
        match self {
            Self::Report => "#glyph-report",
            Self::Cases => "#glyph-cases",
            Self::Channels => "#glyph-channels",
            Self::Chat => "#glyph-chat",
            Self::Phone => "#glyph-phone",
            Self::Email => "#glyph-email",
            Self::Sms => "#glyph-sms",
            Self::Post => "#glyph-post",
            Self::Desk => "#glyph-desk",
            Self::Web => "#glyph-web",
            Self::Door => "#glyph-door",
            Self::Back => "#glyph-back",
            Self::Warning => "#glyph-warning",
            Self::Done => "#glyph-done",
            Self::Close => "#glyph-close",
            Self::Bot => "#glyph-bot",
            Self::Place => "#glyph-place",
        }
    }
}

/// A glyph beside a word.
#[component]
pub fn Glyph(
    /// Which one.
    icon: Icon,
    /// Its class; `glyph` is the size of the text beside it.
    #[prop(default = "glyph")]
    class: &'static str,
) -> impl IntoView {
    view! { <svg class=class aria-hidden="true"><use_ href=icon.href()/></svg> }
}
