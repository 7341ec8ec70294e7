//! Time as the device has it, and waiting.

use std::cell::Cell;
use std::time::Duration;

use onedoor_domain::Timestamp;

use super::HERE;

/// Milliseconds since 1970-01-01T00:00Z, by the device's clock, which may be wrong.
pub fn now_millis() -> i64 {
    if HERE {
        // Whole milliseconds far below 2^53.
        #[expect(clippy::cast_possible_truncation, reason = "a date in milliseconds fits")]
        let millis = js_sys::Date::now() as i64;
        millis
    } else {
        // 2026-11-21T09:04:00Z: tests and native examples stand still.
        1_795_251_840_000
    }
}

/// Now, by the device's clock and in its zone.
pub fn now() -> Timestamp {
    let millis = now_millis();
    Timestamp::from_millis(millis, offset_minutes(millis))
}

thread_local! {
    /// The latest moment that the backend told, and how long this page had lived by then.
    static TOLD: Cell<Option<(i64, f64)>> = const { Cell::new(None) };
}

/// Takes the `Date` of an answer (RFC 9110, 6.6.1). One that is kept somewhere is older, and says less.
pub fn told(date: &str) {
    let millis = js_sys::Date::parse(date);
    if millis.is_finite()
        && let Some(lived) = lived()
    {
        #[expect(clippy::cast_possible_truncation, reason = "a date in milliseconds fits")]
        let millis = millis as i64;
        if known_millis().is_none_or(|known| known < millis) {
            TOLD.set(Some((millis, lived)));
        }
    }
}

/// A moment that is past whatever the device's clock says: what the backend told, and what has passed since. `None` while it
/// has told none, as where its answers from another site do not show it.
pub fn known() -> Option<Timestamp> {
    known_millis().map(|millis| Timestamp::from_millis(millis, offset_minutes(millis)))
}

fn known_millis() -> Option<i64> {
    let (told, then) = TOLD.get()?;
    #[expect(clippy::cast_possible_truncation, reason = "how long a page has lived fits")]
    let since = (lived()? - then).max(0.0) as i64;
    Some(told + since)
}

/// Milliseconds that this page has lived, whatever becomes of the clock. Some devices do not count those in which they sleep.
fn lived() -> Option<f64> {
    Some(super::window()?.performance()?.now())
}

/// Minutes east of UTC of the device's zone at an instant.
pub fn offset_minutes(millis: i64) -> i16 {
    if HERE {
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(as_float(millis)));
        #[expect(clippy::cast_possible_truncation, reason = "at most 14 hours")]
        let minutes = -date.get_timezone_offset() as i16;
        minutes
    } else {
        0
    }
}

/// Waits. In a native build it does not wait.
pub async fn wait(time: Duration) {
    if HERE {
        gloo_timers::future::sleep(time).await;
    }
}

/// Does something after so much time. Boxed: whoever has many kinds of things to do has the waiting in the page once.
pub fn after(time: Duration, then: Box<dyn FnOnce()>) {
    leptos::task::spawn_local(async move {
        wait(time).await;
        then();
    });
}

/// Minutes east of UTC in an IANA zone at an instant; UTC where the zone is not known.
pub fn zone_offset_minutes(zone: &str, millis: i64) -> i16 {
    if !HERE {
        return 0;
    }
    let options = js_sys::Object::new();
    let set = |name: &str, value: &str| {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    };
    set("timeZone", zone);
    set("timeZoneName", "longOffset");
    // An unknown zone throws, so the formatter is made through the fallible constructor call.
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(as_float(millis)));
    let text = date.to_locale_date_string("en-GB", &options).as_string().unwrap_or_default();
    parse_offset(&text)
}

/// Reads the `GMT+01:00` at the end of a formatted date.
fn parse_offset(text: &str) -> i16 {
    let Some((_, offset)) = text.rsplit_once("GMT") else { return 0 };
    let sign = if offset.starts_with(['-', '\u{2212}']) { -1 } else { 1 };
    let mut parts = offset.trim_start_matches(['+', '-', '\u{2212}']).split(':');
    let mut number = || parts.next().and_then(|part| part.parse::<i16>().ok()).unwrap_or(0);
    sign * (number() * 60 + number())
}

#[expect(clippy::cast_precision_loss, reason = "a date in milliseconds is exact in an f64")]
fn as_float(millis: i64) -> f64 {
    millis as f64
}

#[cfg(test)]
mod tests {
    use super::parse_offset;

    #[test]
    fn offsets_are_read_as_intl_writes_them() {
        for (text, minutes) in [
            ("21/11/2026, GMT", 0),
            ("21/06/2026, GMT+01:00", 60),
            ("1/1/2026, GMT-03:30", -210),
            ("", 0),
            ("x", 0),
        ] {
            assert_eq!(parse_offset(text), minutes, "{text}");
        }
    }
}
