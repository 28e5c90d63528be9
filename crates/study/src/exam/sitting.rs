//! A sitting: what the events of one timed exam come to.

use crate::course::Course;
use crate::event::{Answer, Confidence, EventId, ExamEvent, Mark, Millis, Start};
use cutover_bank::{Exam, QuestionIx};
use cutover_pack::Pack;

/// Where a sitting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
pub enum Stage {
    /// The clock runs.
    Running {
        /// When the time is up; none without a limit.
        deadline: Option<Millis>,
    },
    /// The clock stands.
    Paused {
        /// Seconds that are left; 0 without a limit.
        left: u32,
    },
    /// Handed in, or out of time.
    Finished {
        /// When.
        at: Millis,
    },
}

/// A question of a sitting.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Sheet {
    /// Its id.
    pub question: String,
    /// How it stands.
    pub mark: Mark,
    /// Whether it was on the screen at least once.
    pub seen: bool,
    /// What was chosen when it was first left with an answer, and whether that was right.
    pub first: Option<(u8, bool)>,
}

impl Sheet {
    /// Whether something is chosen.
    pub fn answered(&self) -> bool {
        self.mark.chosen != 0
    }

    /// Whether the answer is another one than when the question was first left.
    pub fn changed(&self) -> bool {
        self.first.is_some_and(|(chosen, _)| chosen != self.mark.chosen)
    }
}

/// One timed exam.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Sitting {
    /// The event that started it.
    pub id: EventId,
    /// The exam.
    pub exam: Exam,
    /// The form.
    pub seed: u32,
    /// Minutes allowed; 0 for no limit.
    pub minutes: u16,
    /// When it was started.
    pub started: Millis,
    /// Where it stands.
    pub stage: Stage,
    /// Its questions, in order.
    pub sheets: Vec<Sheet>,
    /// The question last on the screen, from 0.
    pub present: u8,
}

impl Sitting {
    /// A paper just opened.
    pub fn new(id: EventId, at: Millis, start: &Start) -> Sitting {
        let sheet = |question: &String| Sheet {
            question: question.clone(),
            mark: Mark::default(),
            seen: false,
            first: None,
        };
        Sitting {
            id,
            exam: start.exam,
            seed: start.seed,
            minutes: start.minutes,
            started: at,
            stage: Stage::Running { deadline: start.deadline },
            sheets: start.questions.iter().map(sheet).collect(),
            present: 0,
        }
    }

    /// Folds an event of this sitting, which happened at `at`. Nothing changes a finished one.
    pub fn apply(&mut self, at: Millis, event: &ExamEvent) {
        if self.finished().is_some() {
            return;
        }
        match event {
            ExamEvent::Started(_) => {}
            ExamEvent::Marked { nth, mark, .. } => self.mark(*nth, mark),
            ExamEvent::Paused { left, .. } => self.stage = Stage::Paused { left: *left },
            ExamEvent::Resumed { deadline, .. } => self.stage = Stage::Running { deadline: *deadline },
            ExamEvent::Finished { .. } => {
                self.leave(usize::from(self.present));
                // A paper found again after its deadline was over when the deadline came.
                let over = match self.stage {
                    Stage::Running { deadline: Some(end) } if end < at => end,
                    _ => at,
                };
                self.stage = Stage::Finished { at: over };
            }
        }
    }

    fn mark(&mut self, nth: u8, mark: &Mark) {
        if usize::from(nth) >= self.sheets.len() {
            return;
        }
        if nth != self.present {
            self.leave(usize::from(self.present));
        }
        self.present = nth;
        let sheet = &mut self.sheets[usize::from(nth)];
        sheet.seen = true;
        sheet.mark = mark.clone();
    }

    fn leave(&mut self, nth: usize) {
        if let Some(sheet) = self.sheets.get_mut(nth)
            && sheet.first.is_none()
            && sheet.answered()
        {
            sheet.first = Some((sheet.mark.chosen, sheet.mark.right));
        }
    }

    /// When it was handed in; none while it is being sat.
    pub fn finished(&self) -> Option<Millis> {
        match self.stage {
            Stage::Finished { at } => Some(at),
            _ => None,
        }
    }

    /// Questions answered.
    pub fn answered(&self) -> usize {
        self.sheets.iter().filter(|sheet| sheet.answered()).count()
    }

    /// Questions with exactly the right options chosen.
    pub fn right(&self) -> u16 {
        self.sheets.iter().filter(|sheet| sheet.answered() && sheet.mark.right).count() as u16
    }

    /// Seconds spent on all questions.
    pub fn seconds(&self) -> u32 {
        self.sheets.iter().map(|sheet| u32::from(sheet.mark.took)).sum()
    }

    /// Whether this is the paper that a form of this bank names.
    pub fn sat(&self, exam: Exam, seed: u32, paper: &[QuestionIx], course: &Course) -> bool {
        self.exam == exam
            && self.seed == seed
            && self.sheets.len() == paper.len()
            && self.sheets.iter().zip(paper).all(|(sheet, at)| sheet.question == course.question(*at).id)
    }

    /// The answers as evidence for what is known, once the paper is handed in. What was not
    /// answered says nothing; where nothing was said of it, an answer counts as unsure.
    pub fn evidence(&self) -> impl Iterator<Item = Answer> + '_ {
        self.sheets.iter().filter(|sheet| sheet.answered()).map(|sheet| Answer {
            question: sheet.question.clone(),
            variant: self.seed,
            chosen: sheet.mark.chosen,
            right: sheet.mark.right,
            confidence: sheet.mark.confidence.unwrap_or(Confidence::Unsure),
            took: sheet.mark.took,
        })
    }
}

/// The sitting that an event is about.
pub fn sitting_of(event: &ExamEvent) -> Option<EventId> {
    match event {
        ExamEvent::Started(_) => None,
        ExamEvent::Marked { sitting, .. }
        | ExamEvent::Paused { sitting, .. }
        | ExamEvent::Resumed { sitting, .. }
        | ExamEvent::Finished { sitting } => Some(*sitting),
    }
}
