//! Time in this diagram: 0 shows the whole story; 1 to 121 walk through it along the logarithmic
//! axis, from a day before the disaster (1) through it (61) to a day after (121).

use super::model::Run;
use crate::scale::{DAY, LogScale};
use crate::words;

/// Last moment.
pub const END: i32 = 121;
/// The moment of the disaster.
pub const DISASTER: i32 = 61;

/// A scale as fine as the moments are: sixty on each side, in tenths.
const SCALE: LogScale = LogScale {
    first: 30,
    edge: 600,
};

/// Seconds from the disaster; negative before it. `None` where the whole story is shown.
pub fn seconds(at: i32) -> Option<i32> {
    match at {
        i32::MIN..=0 | END.. => None,
        _ if at < DISASTER => Some(-SCALE.seconds((DISASTER - at) * 10)),
        _ => Some(SCALE.seconds((at - DISASTER) * 10)),
    }
}

/// The first moment at which what happens `s` seconds from the disaster has happened.
pub fn of(s: i32) -> i32 {
    let off = SCALE.off(s.abs());
    if s < 0 {
        DISASTER - off / 10
    } else {
        (DISASTER + (off + 9) / 10).min(END)
    }
}

/// A moment in words.
pub fn show(at: i32) -> String {
    match seconds(at) {
        None => String::from("whole story"),
        Some(0) => String::from("disaster"),
        Some(s) => {
            let mut out = words::duration(words::rough(s.abs().min(DAY)));
            out.push_str(if s < 0 { " before" } else { " after" });
            out
        }
    }
}

/// The moments at which something happens, in order.
pub fn events(run: &Run) -> [i32; 6] {
    [
        of(-run.loss),
        DISASTER,
        of(run.noticed),
        of(run.ready),
        of(run.back),
        END,
    ]
}
