//! A logarithmic scale of time in integers, from a second to a day.

/// The longest time on the scale, in seconds.
pub const DAY: i32 = 86_400;

/// Base-2 logarithm in 65536ths, of 1 and above.
fn log2(n: u32) -> u32 {
    let whole = n.max(1).ilog2();
    // The mantissa as 1.31 fixed point; squaring it yields one bit of the fraction after another.
    let mut m = u64::from(n.max(1)) << (31 - whole);
    let mut out = whole;
    for _ in 0..16 {
        m = (m * m) >> 31;
        out <<= 1;
        if m >= 1 << 32 {
            m >>= 1;
            out |= 1;
        }
    }
    out
}

/// A scale that starts at 0, has a second at `first` and a day at `edge`, in units of a drawing.
#[derive(Clone, Copy)]
pub struct LogScale {
    /// Distance of a second from the middle.
    pub first: i32,
    /// Distance of a day from the middle.
    pub edge: i32,
}

impl LogScale {
    /// How far from the middle a time stands; what is longer than a day stands at the edge.
    pub fn off(&self, seconds: i32) -> i32 {
        if seconds <= 0 {
            return 0;
        }
        let of = u64::from(log2(seconds.min(DAY) as u32));
        let all = u64::from(log2(DAY as u32));
        self.first + ((of * (self.edge - self.first) as u64 + all / 2) / all) as i32
    }

    /// The longest time that stands no further out than `off`.
    pub fn seconds(&self, off: i32) -> i32 {
        if off < self.first {
            return 0;
        }
        let (mut lo, mut hi) = (1, DAY);
        while lo < hi {
            let mid = lo + (hi - lo + 1) / 2;
            if self.off(mid) <= off {
                lo = mid
            } else {
                hi = mid - 1
            }
        }
        lo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: LogScale = LogScale {
        first: 16,
        edge: 298,
    };

    #[test]
    fn the_scale_grows_and_turns_back() {
        let mut last = 0;
        for s in 1..=DAY {
            let off = WIDE.off(s);
            assert!(off >= last);
            last = off;
        }
        for off in 16..=298 {
            let s = WIDE.seconds(off);
            assert!(WIDE.off(s) <= off && (s == DAY || WIDE.off(s + 1) > off));
        }
        assert_eq!(
            (WIDE.off(1), WIDE.off(60), WIDE.off(DAY), WIDE.off(2 * DAY)),
            (16, 118, 298, 298)
        );
    }
}
