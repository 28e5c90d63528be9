//! The device's clock, and seeds.

use cutover_study::event::Millis;

/// Now, by the device's clock.
pub fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// Milliseconds since the page was opened, finer than the clock's.
pub fn elapsed() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Minutes that local time is ahead of UTC.
pub fn offset() -> i16 {
    -(js_sys::Date::new_0().get_timezone_offset() as i16)
}

/// A number to draw a session with.
pub fn seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
