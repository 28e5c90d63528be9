//! Words that give an answer away, or that shuffling makes wrong.

use super::super::diagnostic::Sink;
use super::super::markdown::{plain, words};
use super::super::sources::QuestionSource;
use super::super::table::Text;

/// Words that test-takers learn to distrust or to trust.
pub(crate) const ABSOLUTE_WORDS: [&str; 5] = ["only", "always", "never", "manually", "none"];

pub(crate) fn check(question: &QuestionSource, sink: &Sink) {
    for option in &question.options {
        for text in [
            Some(&option.text),
            Some(&option.why),
            option.tempts.as_ref(),
        ]
        .into_iter()
        .flatten()
        {
            if let Some(found) = names_an_option(text) {
                let message = format!(
                    "\"{found}\" names an option by its place, and options are shuffled; say what it does instead"
                );
                sink.error(&text.at, message);
            }
        }
        if let Some(word) = absolute_word(option.text.as_str()) {
            let message =
                format!("an option says \"{word}\", which gives away; say it with a fact");
            sink.warn(&option.text.at, "words that give away", message);
        }
    }
    check_length(question, sink);
}

fn check_length(question: &QuestionSource, sink: &Sink) {
    let length = |text: &Text| plain(text.as_str()).chars().count();
    let longest = question
        .options
        .iter()
        .map(|option| length(&option.text))
        .max()
        .unwrap_or(0);
    let wrong = question
        .options
        .iter()
        .filter(|option| !option.right)
        .map(|option| length(&option.text))
        .max();
    // A few letters more are no cue; a fifth is.
    if let Some(wrong) = wrong
        && longest * 5 > wrong * 6
    {
        let message = format!(
            "the longest option of `{}` is right and a fifth longer than any wrong one; make them alike",
            question.id.value
        );
        sink.warn(&question.at, "length cues", message);
    }
    let stem = words(&plain(question.stem.as_str()));
    if !(50..=130).contains(&stem) {
        let message = format!(
            "the stem of `{}` has {stem} words; aim at 50 to 130",
            question.id.value
        );
        sink.warn(&question.stem.at, "stems out of length", message);
    }
    let tempting = question
        .options
        .iter()
        .filter(|option| option.tempts.is_some() && !option.right)
        .count();
    if tempting == 0 {
        let message = format!(
            "no distractor of `{}` says why it tempts; add `tempts` to the strongest",
            question.id.value
        );
        sink.warn(&question.at, "questions without tempts", message);
    }
}

/// The first absolute word of a text outside code.
pub(crate) fn absolute_word(text: &str) -> Option<&'static str> {
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let found = |word: &str| {
        ABSOLUTE_WORDS
            .into_iter()
            .find(|absolute| word.eq_ignore_ascii_case(absolute))
    };
    prose
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .find_map(found)
}

/// "option B", "answer A", "the first option", "the option above".
fn names_an_option(text: &Text) -> Option<String> {
    let prose: String = text
        .value
        .split('`')
        .step_by(2)
        .collect::<Vec<_>>()
        .join(" ");
    let words: Vec<&str> = prose
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    for pair in words.windows(2) {
        let (first, second) = (pair[0].to_lowercase(), pair[1].to_lowercase());
        let is_option =
            |word: &str| ["option", "options", "choice", "answer", "answers"].contains(&word);
        let is_letter = pair[1].len() == 1 && "ABCDEF".contains(pair[1]);
        let is_place = [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "last",
            "previous",
            "preceding",
        ]
        .contains(&first.as_str())
            && ["option", "options"].contains(&second.as_str());
        let is_above = ["option", "options"].contains(&first.as_str())
            && ["above", "below"].contains(&second.as_str());
        let is_all = second == "above"
            && ["the"].contains(&first.as_str())
            && prose.to_lowercase().contains("of the above");
        if (is_option(&first) && is_letter) || is_place || is_above || is_all {
            return Some(pair.join(" "));
        }
    }
    None
}
