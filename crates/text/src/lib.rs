//! Texts put together from fixed pieces and others.
//!
//! `text!["Question ", {nth + 1}, " of ", total, "."]`: what stands in braces is a whole number,
//! anything else a text. All fixed pieces become one string with a mark where another comes in. A
//! call for each of the others is a third of the code that an array of pieces is, since there every
//! piece has its address and its length written into it.

/// Stands in a template where a piece comes in.
const MARK: char = '\u{1}';

/// A text that is being put together.
pub struct Text {
    /// What of the template is still to come.
    rest: &'static str,
    out: String,
}

impl Text {
    /// Begins with what stands before the first mark of a template.
    pub fn new(template: &'static str) -> Text {
        let mut text = Text { rest: template, out: String::with_capacity(2 * template.len()) };
        text.go_on();
        text
    }

    fn go_on(&mut self) {
        let (fixed, rest) = self.rest.split_once(MARK).unwrap_or((self.rest, ""));
        self.out.push_str(fixed);
        self.rest = rest;
    }

    /// Puts a piece in at the next mark.
    pub fn add(&mut self, piece: &str) {
        self.out.push_str(piece);
        self.go_on();
    }

    /// Puts a whole number in at the next mark.
    pub fn number(&mut self, number: impl Number) {
        self.whole(number.whole());
    }

    fn whole(&mut self, number: i64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = number.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            self.out.push('-');
        }
        self.out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
        self.go_on();
    }

    /// The text.
    pub fn done(self) -> String {
        self.out
    }
}

/// A whole number that fits 64 bits with a sign.
pub trait Number {
    /// As the widest of them.
    fn whole(self) -> i64;
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl Number for $kind {
            fn whole(self) -> i64 {
                self as i64
            }
        }

        impl Number for &$kind {
            fn whole(self) -> i64 {
                *self as i64
            }
        }
    )*};
}
numbers!(u8 u16 u32 usize i8 i16 i32 i64);

/// A `String` of fixed pieces, numbers in braces and other texts.
#[macro_export]
macro_rules! text {
    (@ ($($fixed:literal)*) ($($add:tt)*) $piece:literal, $($rest:tt)*) => {
        $crate::text!(@ ($($fixed)* $piece) ($($add)*) $($rest)*)
    };
    (@ ($($fixed:literal)*) ($($add:tt)*) {$number:expr}, $($rest:tt)*) => {
        $crate::text!(@ ($($fixed)* "\u{1}") ($($add)* (number $number)) $($rest)*)
    };
    (@ ($($fixed:literal)*) ($($add:tt)*) $piece:expr, $($rest:tt)*) => {
        $crate::text!(@ ($($fixed)* "\u{1}") ($($add)* (add $piece)) $($rest)*)
    };
    (@ ($($fixed:literal)*) ($(($how:ident $piece:expr))*) $(,)?) => {{
        let mut text = $crate::Text::new(concat!($($fixed),*));
        $(text.$how($piece);)*
        text.done()
    }};
    ($($piece:tt)*) => {
        $crate::text!(@ () () $($piece)* ,)
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn pieces_stand_in_their_order() {
        let (name, nth) = (String::from("RPO"), 7usize);
        assert_eq!(text!["Question ", {nth + 1}, " of ", &name, "."], "Question 8 of RPO.");
        assert_eq!(text![&name, "", &name], "RPORPO");
        assert_eq!(text![name.as_str(), ": ", if nth > 3 { "many" } else { "few" }], "RPO: many");
        assert_eq!(text![&name], "RPO");
    }

    #[test]
    fn numbers_are_written_as_elsewhere() {
        for number in [0, 7, 10, 99, 100, -1, -20, i64::MAX, i64::MIN] {
            assert_eq!(text![{ number }, ";"], format!("{number};"));
        }
        assert_eq!(text![{ 255u8 }, { &3u16 }], "2553");
    }

    #[test]
    fn a_piece_may_end_in_a_comma() {
        assert_eq!(text!["a ", { 1 }, " b",], "a 1 b");
    }
}
