//! How the reader's locale counts and writes numbers: the browser's own `Intl`.
//!
//! Not here: dates. Chromium has no Welsh ones, so their words are ours (see `i18n::calendar`).

#[cfg(not(target_arch = "wasm32"))]
pub use onedoor_words::Native as Locale;

#[cfg(target_arch = "wasm32")]
pub use web::Locale;

/// The languages that the reader told the browser, the dearest first.
pub fn languages() -> Vec<String> {
    let Some(window) = super::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Intl::{NumberFormat, PluralRules};
    use js_sys::{Array, Function, Object};
    use onedoor_words::Reader;
    use wasm_bindgen::JsValue;

    /// The reader's locale, its formatters made once: making one costs more than a hundred uses.
    pub struct Locale {
        plural: PluralRules,
        number: Function,
        right_to_left: bool,
    }

    impl Locale {
        /// The locale of a BCP 47 tag. What the browser does not know it writes in its own way.
        pub fn new(tag: &str, right_to_left: bool) -> Self {
            let tags = Array::of1(&JsValue::from_str(tag));
            Self {
                plural: PluralRules::new(&tags, &Object::new()),
                number: NumberFormat::new(&tags, &Object::new()).format(),
                right_to_left,
            }
        }
    }

    impl Reader for Locale {
        fn counts_as(&self, number: f64, category: &str) -> bool {
            self.plural.select(number) == category
        }

        fn number(&self, number: f64) -> String {
            let written = self.number.call1(&JsValue::NULL, &JsValue::from_f64(number));
            written.ok().and_then(|written| written.as_string()).unwrap_or_default()
        }

        fn right_to_left(&self) -> bool {
            self.right_to_left
        }
    }
}
