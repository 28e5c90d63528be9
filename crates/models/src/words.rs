//! Numbers in words. Integers only: formatting floats alone would cost more than a diagram.

/// A duration of seconds as on an axis or a control: `30 s`, `8 min`, `1 h 30 min`, `24 h`.
pub fn duration(seconds: i32) -> String {
    spell(seconds, &[" h", " min", " s"], false)
}

/// A duration of seconds as in a sentence: `8 minutes`, `1 hour 30 minutes`.
pub fn duration_long(seconds: i32) -> String {
    spell(seconds, &[" hour", " minute", " second"], true)
}

/// Only as exact as one would say it: `8 min`, not `8 min 3 s`.
pub fn rough(seconds: i32) -> i32 {
    let unit = match seconds {
        36_000.. => 3600,
        7200.. => 600,
        120.. => 60,
        60.. => 10,
        _ => 1,
    };
    (seconds + unit / 2) / unit * unit
}

/// At most two units: nobody wants the seconds of a day.
fn spell(seconds: i32, units: &[&str; 3], plural: bool) -> String {
    let s = seconds.max(0);
    let parts = [s / 3600, s / 60 % 60, s % 60];
    let first = parts.iter().position(|p| *p > 0).unwrap_or(2);
    let mut out = String::new();
    for i in first..(first + 2).min(3) {
        if parts[i] == 0 && i > first {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&parts[i].to_string());
        out.push_str(units[i]);
        if plural && parts[i] != 1 {
            out.push('s');
        }
    }
    out
}

/// A moment of a run: `3:20`.
pub fn clock(seconds: i32) -> String {
    let s = seconds.max(0);
    let mut out = (s / 60).to_string();
    out.push(':');
    if s % 60 < 10 {
        out.push('0');
    }
    out.push_str(&(s % 60).to_string());
    out
}

/// With commas: `12,000`.
pub fn thousands(n: i32) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    if n < 0 {
        out.push('−');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Thousandths as per cent: `20%`, `0.2%`.
pub fn percent(permille: i32) -> String {
    let mut out = (permille / 10).to_string();
    if permille % 10 != 0 {
        out.push('.');
        out.push_str(&(permille % 10).abs().to_string());
    }
    out.push('%');
    out
}

/// A number with the noun that fits it: `1 call`, `1,200 calls`.
pub fn count(n: i32, one: &str, many: &str) -> String {
    let mut out = thousands(n);
    out.push(' ');
    out.push_str(if n == 1 { one } else { many });
    out
}

/// Small numbers as words, larger ones as figures: `two`, `12`.
pub fn small(n: i32) -> String {
    const WORDS: [&str; 10] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    match WORDS.get(n as usize) {
        Some(w) if n >= 0 => (*w).to_string(),
        _ => thousands(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_one_would_say_them() {
        assert_eq!(duration(0), "0 s");
        assert_eq!(duration(5400), "1 h 30 min");
        assert_eq!(duration(86_400), "24 h");
        assert_eq!(duration_long(3660), "1 hour 1 minute");
        assert_eq!(duration_long(480), "8 minutes");
        assert_eq!(duration_long(3605), "1 hour");
        assert_eq!(duration(rough(463)), "8 min");
        assert_eq!(rough(66), 70);
        assert_eq!(clock(200), "3:20");
        assert_eq!(clock(65), "1:05");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(999), "999");
        assert_eq!(percent(2), "0.2%");
        assert_eq!(percent(200), "20%");
        assert_eq!(count(1, "call", "calls"), "1 call");
        assert_eq!(small(2), "two");
        assert_eq!(small(12), "12");
    }
}
