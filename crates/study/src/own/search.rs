//! Finding one's own notes and cards: every word of the query begins a word of the text, or does
//! so within one edit. A few hundred texts are read as they are; there is no index.

use super::Own;
use super::letters::{in_word, small};
use crate::event::OwnId;
use crate::order;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A card of one's own.
    Card(OwnId),
    /// A note, by its question.
    Note(String),
}

/// A text that fits, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub target: Target,
    /// What it asks, or the beginning of a note, in pieces: those that matched are marked.
    pub title: Vec<(bool, String)>,
    /// What a card answers; empty for a note.
    pub under: String,
}

/// Shortest word that may have a typing error.
const FORGIVING: usize = 4;
/// Characters of a title.
const TITLE: usize = 140;

/// What fits a query, at most `limit` of it.
pub fn find(own: &Own, query: &str, limit: usize) -> Vec<Hit> {
    let wanted: Vec<String> = words(query).map(|(_, word)| lower(word)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u32, Hit)> = Vec::new();
    for card in own.cards() {
        let sides = &card.sides;
        let tags = sides.tags.join(" ");
        if let Some(cost) = cost(&wanted, &[&sides.front, &sides.back, &tags]) {
            let title = marked(&wanted, &start(&sides.front));
            found.push((cost, Hit { target: Target::Card(card.id), title, under: start(&sides.back) }));
        }
    }
    for note in own.notes() {
        if let Some(cost) = cost(&wanted, &[&note.text]) {
            let title = marked(&wanted, &start(&note.text));
            found.push((cost, Hit { target: Target::Note(note.question.clone()), title, under: String::new() }));
        }
    }
    order::sort(&mut found, |a, b| a.0.cmp(&b.0));
    found.into_iter().take(limit).map(|(_, hit)| hit).collect()
}

/// The beginning of a text, in one line.
fn start(text: &str) -> String {
    let mut line: String = text.chars().take(TITLE).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if text.chars().nth(TITLE).is_some() {
        line.push('…');
    }
    line
}

/// Words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c| !in_word(c)).filter_map(move |word| {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        (!word.is_empty()).then_some((start, word))
    })
}

fn lower(word: &str) -> String {
    word.chars().map(small).collect()
}

/// How far a text is from the query; none unless every word has a match. A match in a later
/// field costs more, a whole word least.
fn cost(wanted: &[String], fields: &[&str]) -> Option<u32> {
    let mut sum = 0;
    for word in wanted {
        let each = fields.iter().zip(0..).flat_map(|(field, nth)| {
            words(field).filter_map(move |(_, own)| Some(fits(word, &lower(own))? + nth))
        });
        sum += each.min()?;
    }
    Some(sum)
}

/// 0 for the whole word, 4 for its beginning, 8 for one edit away from it.
fn fits(wanted: &str, word: &str) -> Option<u32> {
    if wanted == word {
        return Some(0);
    }
    if word.starts_with(wanted) {
        return Some(4);
    }
    (wanted.chars().count() >= FORGIVING && near(wanted, word)).then_some(8)
}

/// Whether `word` begins with something one edit away from `wanted`: a letter more, less, another
/// one, or two that changed places.
fn near(wanted: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (wanted.chars().collect(), word.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let begins = |a: &[char], b: &[char]| b.starts_with(a);
    let (x, y) = (&a[same..], &b[same..]);
    let swapped = x.len() > 1 && y.len() > 1 && x[0] == y[1] && x[1] == y[0] && begins(&x[2..], &y[2..]);
    swapped
        || (!x.is_empty() && begins(&x[1..], y))
        || (!y.is_empty() && begins(x, &y[1..]))
        || (!x.is_empty() && !y.is_empty() && begins(&x[1..], &y[1..]))
}

/// A text in pieces, the words that a query matched marked.
fn marked(wanted: &[String], text: &str) -> Vec<(bool, String)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, word) in words(text) {
        let own = lower(word);
        if wanted.iter().any(|wanted| fits(wanted, &own).is_some()) {
            if start > done {
                pieces.push((false, text[done..start].to_string()));
            }
            done = start + word.len();
            pieces.push((true, word.to_string()));
        }
    }
    if done < text.len() {
        pieces.push((false, text[done..].to_string()));
    }
    pieces
}
