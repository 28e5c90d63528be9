//! Days, clock times and their words, with integers alone.
//!
//! The time zone comes in as minutes east of UTC. A study day begins at 04:00, so that what is
//! done past midnight belongs to the evening before.

use crate::event::{Day, Millis};

/// Milliseconds in a minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;
/// The hour at which a study day begins, in milliseconds after midnight.
const DAWN: i64 = 4 * 60 * MINUTE;

/// The learner's clock: an instant, and how far the local time is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Millis,
    /// Minutes east of UTC.
    pub offset: i16,
}

impl Now {
    /// The study day.
    pub fn day(self) -> Day {
        Day::of(self.at, self.offset)
    }
}

/// A date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Such as 2026.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The study day of an instant, `offset` minutes east of UTC.
    pub fn of(at: Millis, offset: i16) -> Day {
        let local =
            at.0.saturating_add(i64::from(offset) * MINUTE)
                .saturating_sub(DAWN);
        Day(local.div_euclid(DAY).clamp(-10_000_000, 10_000_000) as i32)
    }

    /// The instant at which it begins, at 04:00 local time.
    pub fn start(self, offset: i16) -> Millis {
        Millis(i64::from(self.0) * DAY + DAWN - i64::from(offset) * MINUTE)
    }

    /// The day `days` later, or earlier when negative.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this one.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (i64::from(self.0) + 3).rem_euclid(7) as u8
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        self.plus(-i32::from(self.weekday()))
    }

    /// Year, month and day. (Counting from 1 March makes the leap day the last of its year.)
    pub fn date(self) -> Date {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date {
            year: year as i32,
            month: month as u8,
            day: day as u8,
        }
    }

    /// The day of a date; none if the calendar has no such date.
    pub fn from_date(date: Date) -> Option<Day> {
        if !(1..=12).contains(&date.month) || date.day == 0 {
            return None;
        }
        let year = i64::from(date.year) - i64::from(date.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let from_march = (i64::from(date.month) + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + i64::from(date.day) - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        let day = Day(i32::try_from(days).ok()?);
        // A day past the month's end would have moved into the next month.
        (day.date() == date).then_some(day)
    }

    /// `2026-12-17`, as a date input has it.
    pub fn iso(self) -> String {
        let d = self.date();
        format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)
    }

    /// The day that `2026-12-17` names.
    pub fn from_iso(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let date = Date {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
        };
        if parts.next().is_some() {
            return None;
        }
        Day::from_date(date)
    }

    /// `Tuesday`.
    pub fn weekday_name(self) -> &'static str {
        WEEKDAYS[usize::from(self.weekday())]
    }

    /// `November`.
    pub fn month_name(self) -> &'static str {
        MONTHS[usize::from(self.date().month - 1)]
    }

    /// `Tuesday 24 November`.
    pub fn long(self) -> String {
        format!("{} {}", self.weekday_name(), self.day_month())
    }

    /// `24 November`.
    pub fn day_month(self) -> String {
        format!("{} {}", self.date().day, self.month_name())
    }

    /// `24 Nov`.
    pub fn short(self) -> String {
        // "Sept" is the one month that British style abbreviates to four letters.
        let name = self.month_name();
        let letters = match self.date().month {
            5..=7 => name.len(),
            9 => 4,
            _ => 3,
        };
        format!("{} {}", self.date().day, &name[..letters])
    }

    /// How one names it today: `today`, `tomorrow`, `yesterday`, `Thursday`, `24 November`.
    pub fn relative(self, today: Day) -> String {
        match self.since(today) {
            0 => "today".into(),
            1 => "tomorrow".into(),
            -1 => "yesterday".into(),
            -6..=6 => self.weekday_name().into(),
            _ => self.day_month(),
        }
    }
}

/// `18:30`, local.
pub fn clock(at: Millis, offset: i16) -> String {
    let minutes = (at.0.div_euclid(MINUTE) + i64::from(offset)).rem_euclid(24 * 60);
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// `2:24`: minutes and seconds.
pub fn stopwatch(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `3 h 10 min`, `2 h`, `9 min`.
pub fn minutes_words(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        let day = Day::from_iso("2026-11-24").unwrap();
        assert_eq!(day.long(), "Tuesday 24 November");
        assert_eq!(day.short(), "24 Nov");
        assert_eq!(day.iso(), "2026-11-24");
        assert_eq!(Day(0).weekday_name(), "Thursday");
        assert_eq!(Day::from_iso("2026-12-17").unwrap().since(day), 23);
        assert_eq!(
            Day::from_iso("2026-12-17").unwrap().relative(day),
            "17 December"
        );
        assert_eq!(day.plus(2).relative(day), "Thursday");
        assert_eq!(day.monday().iso(), "2026-11-23");
        assert_eq!(Day::from_iso("2026-06-02").unwrap().short(), "2 June");
        assert_eq!(Day::from_iso("2026-09-02").unwrap().short(), "2 Sept");
    }

    #[test]
    fn no_such_date() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "x",
            "2026-1",
            "",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
        assert!(Day::from_iso("2028-02-29").is_some());
    }

    #[test]
    fn a_study_day_begins_at_four() {
        // 2026-11-24 01:30 in Berlin is still the evening of the 23rd.
        let at = Millis(Day::from_iso("2026-11-24").unwrap().start(60).0 - 150 * MINUTE);
        assert_eq!(clock(at, 60), "1:30");
        assert_eq!(Day::of(at, 60).iso(), "2026-11-23");
        assert_eq!(Day::of(Millis(at.0 + 150 * MINUTE), 60).iso(), "2026-11-24");
    }

    #[test]
    fn words() {
        assert_eq!(minutes_words(190), "3 h 10 min");
        assert_eq!(minutes_words(120), "2 h");
        assert_eq!(minutes_words(0), "0 min");
        assert_eq!(stopwatch(144), "2:24");
    }

    proptest! {
        #[test]
        fn dates_round_trip(n in -800_000i32..800_000) {
            let day = Day(n);
            prop_assert_eq!(Day::from_date(day.date()), Some(day));
            prop_assert!(day.weekday() < 7);
            prop_assert_eq!(day.plus(7).weekday(), day.weekday());
        }

        #[test]
        fn a_day_holds_its_start(n in -20_000i32..40_000, offset in -720i16..840) {
            let start = Day(n).start(offset);
            prop_assert_eq!(Day::of(start, offset), Day(n));
            prop_assert_eq!(Day::of(Millis(start.0 - 1), offset), Day(n - 1));
        }
    }
}
