//! The report of a finished sitting: a pure reading of its sheets.

use super::score::{Standing, scaled, scaled_range, standing};
use super::sitting::Sitting;
use crate::course::{Course, domain_of_question};
use crate::event::Confidence;
use crate::stats::Share;
use cutover_bank::{QuestionIx, TopicIx};

/// How a part of the paper went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The domain's number, or an objective's (`3.2`).
    pub number: String,
    /// Questions right.
    pub right: u16,
    /// Questions in all.
    pub of: u16,
    /// How that stands against the pass mark.
    pub standing: Standing,
}

/// What changing answers came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// From wrong to right.
    pub gained: u16,
    /// From right to wrong.
    pub lost: u16,
    /// From wrong to wrong.
    pub wasted: u16,
}

impl Changes {
    /// How many answers were changed.
    pub fn all(self) -> u16 {
        self.gained + self.lost + self.wasted
    }
}

/// The verdict on the whole paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The whole range is at the pass mark or above.
    Above,
    /// The range holds the pass mark.
    Close,
    /// The whole range is below.
    Below,
}

/// A sitting, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Questions right; unanswered ones count as wrong.
    pub right: u16,
    /// Questions on the paper.
    pub of: u16,
    /// Questions without an answer.
    pub open: u16,
    /// Estimated scaled score.
    pub score: u16,
    /// The range that it lies in.
    pub range: (u16, u16),
    /// The range against the pass mark.
    pub verdict: Verdict,
    /// By domain, in blueprint order.
    pub domains: Vec<Line>,
    /// By objective: those with a question on the paper, by number.
    pub objectives: Vec<Line>,
    /// Right answers of those given as guess, unsure, sure.
    pub calibration: [Share; 3],
    /// Answers changed after the question was left.
    pub changes: Changes,
    /// Topics with most to gain: right, of; worst first, at least one missed.
    pub weakest: Vec<(TopicIx, u16, u16)>,
}

/// Reads a sitting. `pass` is the pass mark on the scale of 100 to 1000.
pub fn report(course: &Course, sitting: &Sitting, pass: u16) -> Report {
    let (right, of) = (sitting.right(), sitting.sheets.len() as u16);
    let range = scaled_range(right, of);
    let mut domains: Vec<(String, u16, u16)> = course
        .blueprint(sitting.exam)
        .map_or(Vec::new(), |b| b.domains.iter().map(|d| (d.number.to_string(), 0, 0)).collect());
    let mut objectives: Vec<(String, u16, u16)> = Vec::new();
    let mut topics: Vec<(TopicIx, u16, u16)> = Vec::new();
    let mut calibration = [Share::default(); 3];
    let mut changes = Changes::default();
    let mut open = 0;
    for sheet in &sitting.sheets {
        let good = sheet.answered() && sheet.mark.right;
        open += u16::from(!sheet.answered());
        if let Some(sure) = sheet.mark.confidence.filter(|_| sheet.answered()) {
            let share = &mut calibration[sure as usize];
            *share = Share::new(share.part + u32::from(good), share.all + 1);
        }
        if let Some((_, was_right)) = sheet.first.filter(|_| sheet.changed()) {
            match (was_right, good) {
                (false, true) => changes.gained += 1,
                (true, _) => changes.lost += 1,
                (false, false) => changes.wasted += 1,
            }
        }
        let Some(at) = course.find_question(&sheet.question) else { continue };
        tally(&mut domains, domain_of_question(course, at, sitting.exam).to_string(), good);
        for objective in course.question(at).objectives(sitting.exam) {
            tally(&mut objectives, objective.clone(), good);
        }
        tally(&mut topics, at.topic, good);
    }
    objectives.sort();
    topics.retain(|(_, right, of)| right < of);
    topics.sort_by_key(|&(at, right, of)| (u32::from(right) * 100 / u32::from(of), u16::MAX - of, at));
    let line = |(number, right, of)| Line { number, right, of, standing: standing(right, of, pass) };
    Report {
        right,
        of,
        open,
        score: scaled(right, of),
        range,
        verdict: match range {
            (low, _) if low >= pass => Verdict::Above,
            (_, high) if high < pass => Verdict::Below,
            _ => Verdict::Close,
        },
        domains: domains.into_iter().map(line).collect(),
        objectives: objectives.into_iter().map(line).collect(),
        calibration,
        changes,
        weakest: topics,
    }
}

fn tally<K: PartialEq>(lines: &mut Vec<(K, u16, u16)>, key: K, right: bool) {
    let at = lines.iter().position(|(known, ..)| *known == key).unwrap_or_else(|| {
        lines.push((key, 0, 0));
        lines.len() - 1
    });
    lines[at].1 += u16::from(right);
    lines[at].2 += 1;
}

/// Which questions of a report's table are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Wrong or unanswered.
    Wrong,
    /// Flagged.
    Flagged,
    /// Changed after they were left.
    Changed,
    /// All.
    All,
}

/// The positions listed, from 0. Wrong ones stand by what they cost: the sure ones first, and the
/// longest; the others in the paper's order.
pub fn listed(sitting: &Sitting, which: Listed) -> Vec<usize> {
    let wanted = |nth: &usize| {
        let sheet = &sitting.sheets[*nth];
        match which {
            Listed::Wrong => !(sheet.answered() && sheet.mark.right),
            Listed::Flagged => sheet.mark.flagged,
            Listed::Changed => sheet.changed(),
            Listed::All => true,
        }
    };
    let mut found: Vec<usize> = (0..sitting.sheets.len()).filter(wanted).collect();
    if which == Listed::Wrong {
        found.sort_by_key(|&nth| {
            let mark = &sitting.sheets[nth].mark;
            (mark.confidence != Some(Confidence::Sure), u16::MAX - mark.took)
        });
    }
    found
}

/// The questions of a sitting that this bank still has.
pub fn known(course: &Course, sitting: &Sitting) -> Vec<Option<QuestionIx>> {
    sitting.sheets.iter().map(|sheet| course.find_question(&sheet.question)).collect()
}
