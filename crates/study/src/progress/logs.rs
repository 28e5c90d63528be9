//! What the fold keeps of days, questions, topics and diagrams.

use crate::card::Card;
use crate::event::{Confidence, Day, Millis};
use crate::readiness::Span;
use crate::time::Now;
use cutover_bank::Exam;
use cutover_pack::Pack;

/// What was done on a study day.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct DayLog {
    /// The day.
    pub day: Day,
    /// Seconds of study: answering, reviewing, and reading up to 15 minutes at a stretch.
    pub seconds: u32,
    /// Cards graded.
    pub cards: u16,
    /// Seconds on cards.
    pub card_seconds: u32,
    /// New cards among them.
    pub fresh: u16,
    /// Questions answered.
    pub questions: u16,
    /// Seconds on questions.
    pub question_seconds: u32,
    /// Questions answered, by confidence: guess, unsure, sure.
    pub asked: [u16; 3],
    /// Those answered right.
    pub right: [u16; 3],
    /// Cards graded that had waited at least until another day.
    pub tested: u16,
    /// Those recalled.
    pub recalled: u16,
}

impl DayLog {
    /// An empty day.
    pub fn new(day: Day) -> DayLog {
        DayLog {
            day,
            seconds: 0,
            cards: 0,
            card_seconds: 0,
            fresh: 0,
            questions: 0,
            question_seconds: 0,
            asked: [0; 3],
            right: [0; 3],
            tested: 0,
            recalled: 0,
        }
    }

    /// Minutes of study, rounded up.
    pub fn minutes(&self) -> u32 {
        self.seconds.div_ceil(60)
    }

    /// Whether it was a night of study: something answered or graded, or a minute read. A topic
    /// opened by a link or a diagram's prediction does not make one.
    pub fn is_night(&self) -> bool {
        self.cards > 0 || self.questions > 0 || self.seconds >= 60
    }
}

/// What is known of a question.
#[derive(Clone, Copy, Debug, PartialEq, Pack)]
pub struct Asked {
    /// Its own card: new unless it was missed or guessed.
    pub card: Card,
    /// Times answered.
    pub times: u16,
    /// Times answered right.
    pub times_right: u16,
    /// Whether the last answer was right.
    pub right: bool,
    /// How sure the last answer was; none if never answered.
    pub confidence: Option<Confidence>,
    /// When it was last answered.
    pub at: Millis,
    /// Seconds that the last answer took.
    pub took: u16,
}

impl Default for Asked {
    fn default() -> Self {
        Asked {
            card: Card::default(),
            times: 0,
            times_right: 0,
            right: false,
            confidence: None,
            at: Millis(0),
            took: 0,
        }
    }
}

impl Asked {
    /// Whether it was answered at least once.
    pub fn seen(&self) -> bool {
        self.times > 0
    }

    /// Whether its last answer was right, and a guess.
    pub fn lucky(&self) -> bool {
        self.right && self.confidence == Some(Confidence::Guess)
    }
}

/// The last few of something, newest in the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub struct Recent {
    bits: u32,
    /// How many are kept.
    pub len: u8,
}

impl Recent {
    /// Adds one, and forgets what is older than the last `keep`, at most 32.
    pub fn push(&mut self, bit: bool, keep: u8) {
        let mask = u32::MAX >> (32 - u32::from(keep.clamp(1, 32)));
        self.bits = ((self.bits << 1) | u32::from(bit)) & mask;
        self.len = (self.len + 1).min(keep);
    }

    /// How many were set.
    pub fn right(self) -> u8 {
        self.bits.count_ones() as u8
    }
}

/// How many of its last answers a topic remembers.
pub const TOPIC_MEMORY: u8 = 16;

/// How many of its pretests a topic remembers: more than it has questions of.
pub const PRETEST_MEMORY: u8 = 32;

/// What is known of a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub struct TopicLog {
    /// When it was last opened to read.
    pub read: Option<Millis>,
    /// Its last answers: right or wrong.
    pub right: Recent,
    /// Whether they were given as sure.
    pub sure: Recent,
    /// Whether they were right by a guess.
    pub lucky: Recent,
    /// Times that its questions were answered.
    pub asked: u16,
    /// Its pretests, see [`TopicLog::pretested`]: right or wrong.
    pub pretest: Recent,
    /// Whether they were right by a guess.
    pub pretest_lucky: Recent,
}

impl TopicLog {
    pub(super) fn count(&mut self, right: bool, confidence: Confidence) {
        self.asked = self.asked.saturating_add(1);
        self.right.push(right, TOPIC_MEMORY);
        self.sure.push(confidence == Confidence::Sure, TOPIC_MEMORY);
        self.lucky
            .push(right && confidence == Confidence::Guess, TOPIC_MEMORY);
    }

    /// Counts an answer as a pretest: the first to its question, on facts of which most had never
    /// been met, in a paper or before the topic was opened. It is a sample of what the learner
    /// knows of things that the course has not shown to them.
    pub(super) fn pretested(&mut self, right: bool, confidence: Confidence) {
        self.pretest.push(right, PRETEST_MEMORY);
        self.pretest_lucky
            .push(right && confidence == Confidence::Guess, PRETEST_MEMORY);
    }
}

/// What is known of a diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq, Pack)]
pub struct DiagramLog {
    /// Its name.
    pub name: String,
    /// Predictions made.
    pub predicted: u16,
    /// Predictions that came true.
    pub came_true: u16,
    /// Challenges checked, a bit each.
    pub tried: u32,
    /// Challenges passed at least once, a bit each.
    pub passed: u32,
}

/// Readiness at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Snapshot {
    /// The day.
    pub day: Day,
    /// The exam studied for.
    pub exam: Exam,
    /// The whole exam.
    pub total: Span,
    /// Each domain in blueprint order.
    pub domains: Vec<Span>,
}

/// Measures time on task from one event to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
pub(super) struct Meter {
    last: Millis,
    reading: bool,
}

impl Default for Meter {
    fn default() -> Self {
        Meter {
            last: Millis(i64::MIN / 2),
            reading: false,
        }
    }
}

impl Meter {
    /// Seconds of study that an event closes.
    ///
    /// What an event says that it took counts in full. The pause before it counts too, as long
    /// as somebody may have been reading: 15 minutes after a page was opened or a diagram moved,
    /// one minute over an explanation.
    pub(super) fn spend(&mut self, now: Now, took: u32, reading: bool) -> u32 {
        let most = if self.reading { 15 * 60 } else { took + 60 };
        let gap = (now.at.0.saturating_sub(self.last.0)).max(0) / 1000;
        let fits = gap <= i64::from(most);
        let before = self.reading;
        self.last = Millis(self.last.0.max(now.at.0));
        self.reading = reading;
        if fits {
            gap as u32
        } else if before && gap < 4 * 3600 {
            most
        } else {
            took
        }
    }
}
