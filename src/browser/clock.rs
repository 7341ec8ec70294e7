//! Time as the device has it, and waiting.

use std::time::Duration;

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

/// Minutes east of UTC of the device's zone at an instant.
pub fn offset_minutes(millis: i64) -> i32 {
    if HERE {
        #[expect(clippy::cast_precision_loss, reason = "a date in milliseconds is exact in an f64")]
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis as f64));
        #[expect(clippy::cast_possible_truncation, reason = "at most 14 hours")]
        let minutes = -date.get_timezone_offset() as i32;
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
