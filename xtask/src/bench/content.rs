//! What the bank costs to open, to decode and to search; also one ten times as large.

use super::line;
use super::native::median;
use crate::run::Outcome;
use cutover_bank::compile::Compilation;
use cutover_bank::{Bank, Search, TopicContent, TopicIx};
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

/// How much larger the synthetic bank is.
pub const TIMES: usize = 10;
/// A keystroke, in milliseconds: a quarter of what a processor four times slower may take.
const KEYSTROKE: f64 = 4.0;

/// What people type, letter by letter.
const TYPED: [&str; 4] = ["lifecycle hook", "asg warm pool", "cloudwacth alarm", "how long does a lambda function run"];

/// Prints the figures for the bank and for the larger one.
pub fn measure(compiled: &Compilation, blob: &'static [u8]) -> Outcome {
    of("the bank", blob)?;
    let larger = compiled.blob_of_times(TIMES);
    of(&format!("a bank {TIMES} times as large"), larger.leak())
}

fn of(which: &str, blob: &'static [u8]) -> Outcome {
    let damaged = |error: cutover_bank::BankError| error.to_string();
    let opening = median(5, || {
        let _ = black_box(Bank::open(black_box(blob)));
    });
    line(&format!("opening {which}"), opening, "ms", None);
    let bank = Bank::open(blob).map_err(damaged)?;
    let begin = Instant::now();
    bank.content(TopicIx(1)).map_err(damaged)?;
    line(&format!("{which}: the first topic"), elapsed(begin), "ms", None);
    let begin = Instant::now();
    let decode = |nth: usize| bank.content(TopicIx(nth as u16)).map(Rc::new);
    let topics: Vec<Rc<TopicContent>> =
        (0..bank.index().topics.len()).map(decode).collect::<Result<_, _>>().map_err(damaged)?;
    let all = elapsed(begin);
    line(&format!("{which}: all topics"), all, "ms", None);
    line(&format!("{which}: decoding"), prose(&topics) as f64 / 1000.0 / all, "MB/s", None);
    let begin = Instant::now();
    let mut search = bank.search();
    black_box(search.find("lambda", 40));
    line(&format!("{which}: search, first answer"), elapsed(begin), "ms", Some(25.0));
    let begin = Instant::now();
    topics.iter().for_each(|content| search.read(Some(content)));
    line(&format!("{which}: search, everything read"), elapsed(begin), "ms", None);
    line(&format!("{which}: search, the slowest keystroke"), slowest(&search), "ms", Some(KEYSTROKE));
    Ok(())
}

/// The slowest of all keystrokes, each at the median of five.
fn slowest(search: &Search) -> f64 {
    let beginnings = TYPED.iter().flat_map(|text| (1..=text.len()).map(|end| &text[..end]));
    let each = beginnings.map(|text| {
        median(5, || {
            black_box(search.find(text, 300));
        })
    });
    each.fold(0.0, f64::max)
}

/// How much text the topics are, in bytes.
fn prose(topics: &[Rc<TopicContent>]) -> usize {
    let questions = |content: &TopicContent| {
        let options = content.questions.iter().flat_map(|question| &question.options);
        let stems = content.questions.iter().map(|question| question.stem.0.len() + question.ask.0.len());
        options.map(|option| option.text.0.len() + option.why.0.len()).chain(stems).sum::<usize>()
    };
    let facts = |content: &TopicContent| {
        let length = |fact: &cutover_bank::Fact| fact.ask.0.len() + fact.answer.0.len() + fact.text.0.len();
        content.facts.iter().map(length).sum::<usize>()
    };
    topics.iter().map(|content| content.notes.0.len() + facts(content) + questions(content)).sum()
}

fn elapsed(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1000.0
}
