//! Folding: what each event does to progress.

use super::logs::{DayLog, DiagramLog};
use super::{Progress, seed_of};
use crate::card::{Card, Phase};
use crate::course::Course;
use crate::event::{Answer, Body, Confidence, Event, EventId, Grade, Millis, Setting};
use crate::order;
use crate::readiness;
use crate::scheduler::Context;
use crate::time::{DAY, Now};
use cutover_bank::QuestionHead;

/// Where a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// One by one, with the solution after each: often about what was just read.
    Practice,
    /// In a paper, drawn over the whole exam.
    Paper,
}

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// It is folded in.
    Done,
    /// It takes back something too far behind: fold the journal again, with this event in it.
    Refold,
}

impl Progress {
    /// Folds a whole journal. Events that another one takes back are left out.
    pub fn refold<'a>(
        events: impl Iterator<Item = &'a Event> + Clone,
        course: &Course,
        offset: i16,
    ) -> Progress {
        let mut progress = Progress::new(course, offset);
        progress.undone = events
            .clone()
            .filter_map(|event| match event.body {
                Body::Undone(id) => Some(id),
                _ => None,
            })
            .collect();
        order::sort(&mut progress.undone, |a, b| a.cmp(b));
        progress.undone.dedup();
        for event in events {
            progress.fold(event, course);
        }
        progress
    }

    /// Folds one event that comes after all so far.
    pub fn apply(&mut self, event: &Event, course: &Course) -> Applied {
        if let Body::Undone(id) = event.body {
            let Err(at) = self.undone.binary_search(&id) else {
                self.events += 1;
                return Applied::Done;
            };
            if !self.undo(id) {
                return Applied::Refold;
            }
            self.undone.insert(at, id);
            self.events += 1;
            return Applied::Done;
        }
        self.fold(event, course);
        Applied::Done
    }

    fn fold(&mut self, event: &Event, course: &Course) {
        self.events += 1;
        if matches!(event.body, Body::Undone(_)) || self.undone.binary_search(&event.id).is_ok() {
            return;
        }
        let now = Now {
            at: event.at,
            offset: self.offset,
        };
        match &event.body {
            Body::Reviewed { fact, grade, took } => {
                self.reviewed(event.id, now, course, fact, *grade, *took)
            }
            Body::Answered(answer) => self.answered(event.id, now, course, answer, Asking::Practice),
            Body::Predicted { diagram, right } => {
                self.barrier();
                self.spend(now, course, 10, true);
                let log = self.diagram(diagram);
                log.predicted = log.predicted.saturating_add(1);
                log.came_true = log.came_true.saturating_add(u16::from(*right));
            }
            Body::Challenged {
                diagram,
                nth,
                passed,
            } => {
                self.barrier();
                self.spend(now, course, 10, true);
                let log = self.diagram(diagram);
                log.tried |= 1 << (nth % 32);
                log.passed |= u32::from(*passed) << (nth % 32);
            }
            Body::Read { topic } => {
                self.barrier();
                self.spend(now, course, 10, true);
                if let Some(at) = course.find_topic(topic) {
                    let log = &mut self.topics[usize::from(at.0)];
                    log.read = Some(now.at);
                }
            }
            Body::Exam(exam) => self.exam_event(event.id, now, course, exam),
            Body::Own(own) => {
                self.barrier();
                self.own.apply(now.at, own);
            }
            Body::Set(setting) => {
                self.barrier();
                self.set(setting);
            }
            Body::Undone(_) | Body::Unknown(_) => {}
        }
    }

    fn set(&mut self, setting: &Setting) {
        let s = &mut self.settings;
        match *setting {
            Setting::Exam(exam) => s.exam = Some(exam),
            Setting::ExamDay(day) => s.exam_day = day,
            Setting::Theme(theme) => s.theme = theme,
            Setting::Motion(motion) => s.motion = motion,
            Setting::SingleKeys(on) => s.single_keys = on,
            Setting::Minutes(minutes) => s.minutes = minutes,
            Setting::Retention(retention) => s.retention = retention.clamp(70, 97),
        }
    }

    fn reviewed(
        &mut self,
        id: EventId,
        now: Now,
        course: &Course,
        fact: &str,
        grade: Grade,
        took: u8,
    ) {
        let context = self.context(now, fact);
        let Some(at) = course.find_fact(fact) else {
            let known = self.known_stranger(fact);
            let before = known.unwrap_or_default();
            let mut print = self.footprint(id);
            print.stranger = Some((fact.to_string(), known));
            self.count_review(now, course, before, grade, took);
            *self.stranger(fact) = before.graded(&context, grade).card;
            return self.leave(print, now);
        };
        // The seed is the fact's own id, also where the event names it by another.
        let context = Context {
            fuzz: Some(seed_of(&course.fact(at).id)),
            ..context
        };
        let no = course.fact_no(at);
        let before = self.cards[no];
        let mut print = self.footprint(id);
        print.cards.push((no as u32, before));
        self.count_review(now, course, before, grade, took);
        self.cards[no] = before.graded(&context, grade).card;
        self.leave(print, now);
    }

    fn count_review(&mut self, now: Now, course: &Course, before: Card, grade: Grade, took: u8) {
        let day = self.spend(now, course, u32::from(took), false);
        day.cards = day.cards.saturating_add(1);
        day.card_seconds += u32::from(took);
        if before.is_new() {
            day.fresh = day.fresh.saturating_add(1);
        }
        // Recall is measured on cards that waited a day or more, as everywhere else.
        if before.phase == Phase::Review && before.last_day(now.offset) < now.day() {
            day.tested = day.tested.saturating_add(1);
            day.recalled = day.recalled.saturating_add(u16::from(grade > Grade::Again));
        }
    }

    pub(super) fn answered(&mut self, id: EventId, now: Now, course: &Course, answer: &Answer, asking: Asking) {
        let context = self.context(now, &answer.question);
        let took = u32::from(answer.took);
        let Some(at) = course.find_question(&answer.question) else {
            self.barrier();
            self.count_answer(now, course, answer);
            let card = self.stranger(&answer.question);
            *card = card.after_own_answer(&context, answer.right, answer.confidence);
            return;
        };
        let head = course.question(at);
        let no = course.question_no(at);
        let topic = usize::from(at.topic.0);
        let mut print = self.footprint(id);
        print.question = Some((no as u32, self.questions[no]));
        print.topic = Some((at.topic.0, self.topics[topic]));
        for (n, fact) in head.facts.iter().enumerate() {
            if !head.facts[..n].contains(fact) {
                let no = course.fact_no(*fact);
                let card = self.cards[no];
                print.cards.push((no as u32, card));
            }
        }
        self.count_answer(now, course, answer);
        let unmet = print.cards.iter().filter(|(_, card)| !card.met()).count();
        let blind = asking == Asking::Paper || self.topics[topic].read.is_none();
        let pretest = blind && !self.questions[no].seen() && unmet * 2 > print.cards.len();
        for (no, card) in &print.cards {
            let seed = fuzz_seed_of_fact(course, head, *no);
            let context = Context {
                fuzz: Some(seed),
                ..context
            };
            self.cards[*no as usize] = card.after_answer(&context, answer.right, answer.confidence);
        }
        let asked = &mut self.questions[no];
        asked.card = asked
            .card
            .after_own_answer(&context, answer.right, answer.confidence);
        asked.times = asked.times.saturating_add(1);
        asked.times_right = asked.times_right.saturating_add(u16::from(answer.right));
        asked.right = answer.right;
        asked.confidence = Some(answer.confidence);
        asked.at = now.at;
        asked.took = took as u16;
        self.topics[topic].count(answer.right, answer.confidence);
        if pretest {
            self.topics[topic].pretested(answer.right, answer.confidence);
        }
        self.leave(print, now);
    }

    fn count_answer(&mut self, now: Now, course: &Course, answer: &Answer) {
        let day = self.spend(now, course, u32::from(answer.took), false);
        let sure = answer.confidence as usize;
        day.questions = day.questions.saturating_add(1);
        day.question_seconds += u32::from(answer.took);
        day.asked[sure] = day.asked[sure].saturating_add(1);
        day.right[sure] = day.right[sure].saturating_add(u16::from(answer.right));
        if answer.confidence == Confidence::Sure {
            self.sure.push(answer.right, 20);
        }
    }

    /// The log of the event's day, with the time since the last event counted in.
    pub(super) fn spend(&mut self, now: Now, course: &Course, took: u32, reading: bool) -> &mut DayLog {
        let today = now.day();
        if self.days.last().is_some_and(|last| last.day < today) {
            self.close_day(course);
        }
        let seconds = self.meter.spend(now, took, reading);
        let at = match self.days.binary_search_by(|log| log.day.cmp(&today)) {
            Ok(at) => at,
            Err(at) => {
                self.days.insert(at, DayLog::new(today));
                at
            }
        };
        let day = &mut self.days[at];
        day.seconds = day.seconds.saturating_add(seconds);
        day
    }

    /// Keeps readiness as it stood at the end of the last day, for the plot of progress.
    fn close_day(&mut self, course: &Course) {
        let Some(last) = self.days.last() else { return };
        let day = last.day;
        if self.snapshots.last().is_some_and(|s| s.day >= day) {
            return;
        }
        let end = Now {
            at: Millis(day.start(self.offset).0 + DAY - 1),
            offset: self.offset,
        };
        self.snapshots.push(readiness::snapshot(course, self, end));
    }

    fn diagram(&mut self, name: &str) -> &mut DiagramLog {
        let at = match self
            .diagrams
            .binary_search_by(|d| d.name.as_str().cmp(name))
        {
            Ok(at) => at,
            Err(at) => {
                self.diagrams.insert(
                    at,
                    DiagramLog {
                        name: name.into(),
                        ..DiagramLog::default()
                    },
                );
                at
            }
        };
        &mut self.diagrams[at]
    }

    fn stranger(&mut self, id: &str) -> &mut Card {
        let at = match self
            .strangers
            .binary_search_by(|(name, _)| name.as_str().cmp(id))
        {
            Ok(at) => at,
            Err(at) => {
                self.strangers.insert(at, (id.into(), Card::default()));
                at
            }
        };
        &mut self.strangers[at].1
    }
}

fn fuzz_seed_of_fact(course: &Course, head: &QuestionHead, no: u32) -> u64 {
    head.facts
        .iter()
        .find(|&&fact| course.fact_no(fact) == no as usize)
        .map_or(0, |&fact| seed_of(&course.fact(fact).id))
}
