//! The events of the journal: small, final, and enough to rebuild everything.

use cutover_bank::Exam;
use cutover_pack::Pack;

mod exam;
mod own;

pub use exam::{ExamEvent, Mark, Start};
pub use own::{OwnEvent, OwnId, Sides};

/// Milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct Millis(pub i64);

/// A calendar day of the learner, as days since 1970-01-01 in local time. A study day begins at
/// 04:00, so that a session past midnight belongs to the evening before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct Day(pub i32);

/// Who wrote an event: one number a tab and start, drawn at random; unique-append keys need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct Writer(pub u32);

/// Identity of an event, for merging: importing one twice changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct EventId {
    /// The tab that wrote it.
    pub writer: Writer,
    /// Counts from 1 in each writer.
    pub seq: u32,
}

/// One thing that the learner did.
#[derive(Clone, Debug, PartialEq, Pack)]
pub struct Event {
    /// Identity.
    pub id: EventId,
    /// When, by the device's clock.
    pub at: Millis,
    /// What.
    pub body: Body,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Pack)]
pub enum Body {
    /// A question was answered.
    Answered(Answer),
    /// A card was graded.
    Reviewed {
        /// The fact's id, or the name of a card of one's own.
        fact: String,
        /// The learner's grade.
        grade: Grade,
        /// Seconds from front to grade, at most 255.
        took: u8,
    },
    /// A prediction before a diagram was played.
    Predicted {
        /// Diagram name.
        diagram: String,
        /// Whether it came true.
        right: bool,
    },
    /// A diagram's challenge was checked.
    Challenged {
        /// Diagram name.
        diagram: String,
        /// Position in the diagram's challenges.
        nth: u8,
        /// Whether the model said yes.
        passed: bool,
    },
    /// A topic was opened to read.
    Read {
        /// Topic id.
        topic: String,
    },
    /// Something of a timed exam.
    Exam(ExamEvent),
    /// A note, or a card of one's own.
    Own(OwnEvent),
    /// A setting was changed.
    Set(Setting),
    /// An earlier event was taken back: the fold skips it.
    Undone(EventId),
    /// Written by a later version of Cutover: kept as it came, not understood here.
    Unknown(String),
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Answer {
    /// Question id.
    pub question: String,
    /// The seed that a family's numbers were drawn with; 0 for an authored question.
    pub variant: u32,
    /// Options chosen, a bit each in authored order.
    pub chosen: u8,
    /// Whether exactly the right options were chosen.
    pub right: bool,
    /// How sure the learner was.
    pub confidence: Confidence,
    /// Seconds from question to answer, at most 65,535.
    pub took: u16,
}

/// How sure somebody was, said before the answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub enum Confidence {
    /// Key 1.
    Guess,
    /// Key 2.
    Unsure,
    /// Key 3.
    Sure,
}

/// A grade of a card, as FSRS has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub enum Grade {
    /// Forgotten.
    Again = 1,
    /// Recalled with trouble.
    Hard = 2,
    /// Recalled.
    Good = 3,
    /// Recalled at once.
    Easy = 4,
}

/// A setting, with its new value.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub enum Setting {
    /// The exam studied for.
    Exam(Exam),
    /// The day of the sitting, or none booked.
    ExamDay(Option<Day>),
    /// Colours.
    Theme(Theme),
    /// Movement.
    Motion(Motion),
    /// Whether single keys work.
    SingleKeys(bool),
    /// Minutes that the learner has on an evening.
    Minutes(u16),
    /// Desired retention in per cent, 70 to 97.
    Retention(u8),
}

/// Colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Movement on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub enum Motion {
    /// As the system.
    #[default]
    System,
    /// Steps in place of movement.
    Reduced,
}

/// All settings, folded.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Settings {
    /// The exam studied for; none before the first choice.
    pub exam: Option<Exam>,
    /// The day of the sitting.
    pub exam_day: Option<Day>,
    /// Colours.
    pub theme: Theme,
    /// Movement.
    pub motion: Motion,
    /// Whether single keys work.
    pub single_keys: bool,
    /// Minutes on an evening.
    pub minutes: u16,
    /// Desired retention in per cent.
    pub retention: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            exam: None,
            exam_day: None,
            theme: Theme::System,
            motion: Motion::System,
            single_keys: true,
            minutes: 35,
            retention: 90,
        }
    }
}
