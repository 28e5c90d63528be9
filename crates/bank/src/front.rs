//! Front coding: of each of a row of similar words only what differs from the one before.

use crate::Index;

/// Stands for no letter in common; the next characters for one more each.
const NONE: u8 = b' ';
/// The word that `short` stands for after `last`.
fn long(last: &str, short: &str) -> Option<String> {
    let common = usize::from(short.bytes().next()?.checked_sub(NONE)?);
    Some([last.get(..common)?, short.get(1..)?].concat())
}

/// Words, a line each.
pub(crate) fn read_list(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    for line in text.lines() {
        let word = long(words.last().map_or("", String::as_str), line)?;
        words.push(word);
    }
    Some(words)
}

/// Visits the ids of an index in order, each with the one before it.
fn each_id(index: &mut Index, mut visit: impl FnMut(&mut String) -> Option<()>) -> Option<()> {
    for topic in &mut index.topics {
        visit(&mut topic.id)?;
        for question in &mut topic.questions {
            visit(&mut question.id)?;
        }
        for fact in &mut topic.facts {
            visit(&mut fact.id)?;
            for also in &mut fact.also {
                visit(also)?;
            }
        }
    }
    Some(())
}

/// Gives the ids of an index their full length.
pub(crate) fn lengthen(index: &mut Index) -> Option<()> {
    let mut last = String::new();
    each_id(index, |id| {
        *id = long(&last, id)?;
        last.clone_from(id);
        Some(())
    })
}

#[cfg(feature = "compile")]
mod write {
    use super::*;

    /// The most letters in common that one printable character can tell.
    const MOST: usize = 94;

    fn short(last: &str, word: &str) -> String {
        let same = |(a, b): &(char, char)| a == b;
        let common = last.chars().zip(word.chars()).take_while(same).map(|(c, _)| c.len_utf8());
        let common = common.take(MOST).sum::<usize>();
        // Beyond ASCII a letter has several bytes.
        let common = if common > MOST { 0 } else { common };
        [&char::from(NONE + common as u8).to_string(), &word[common..]].concat()
    }

    /// Words as lines, for [`read_list`].
    pub(crate) fn write_list(words: &[String]) -> String {
        let mut last = "";
        let mut out = String::new();
        for word in words {
            out.push_str(&short(last, word));
            out.push('\n');
            last = word;
        }
        out
    }

    /// Takes from the ids of an index what the one before it has too.
    pub(crate) fn shorten(index: &mut Index) {
        let mut last = String::new();
        let _ = each_id(index, |id| {
            let full = std::mem::take(id);
            *id = short(&last, &full);
            last = full;
            Some(())
        });
    }
}
#[cfg(feature = "compile")]
pub(crate) use write::{shorten, write_list};
