//! Cards of one's own from a file: read, compared with what is here, and only then taken in.
//!
//! The id of a card is a hash of its front, so a file that is imported twice changes nothing. Two
//! rows with one front are one card that answers both.

use super::plain::{disarmed, from_markup, is_markup, trimmed};
use super::{LONGEST, Own, table, tags};
use crate::event::{OwnEvent, OwnId, Sides};
use cutover_text::text;

/// Rows that one file may bring.
const MOST: usize = 5000;
/// Characters of a file that are read at most.
const LONGEST_FILE: usize = 8_000_000;
/// Bytes of a field that is looked at; a longer one is too long for a card, whatever its markup.
const WIDEST: usize = 32 * 1024;

/// Why a file brings nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It holds no row.
    Empty,
    /// It is not text, or none in UTF-8.
    NotText,
    /// It is too large to be cards.
    TooLarge,
    /// It is an export of everything, which is imported as a backup.
    Backup,
}

/// What was left out of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Rows that ask nothing.
    pub blank: u32,
    /// Rows with a side longer than [`LONGEST`].
    pub long: u32,
    /// Rows of Cutover's own exports that are no own cards: notes, dates of the course's cards.
    pub other: u32,
    /// Rows beyond the most that are taken at once.
    pub beyond: u32,
}

/// The cards of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// Cards, in order; no front twice.
    pub cards: Vec<Sides>,
    /// Rows that were put together with an earlier one of the same front.
    pub joined: u32,
    /// What was left out.
    pub left: Left,
}

/// What a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brings {
    /// Cards that are not here.
    pub new: Vec<(OwnId, Sides)>,
    /// Cards that are here with another answer or other tags.
    pub changed: Vec<(OwnId, Sides)>,
    /// Cards that are here as they stand in the file, or were changed here since.
    pub same: u32,
}

/// Which column is what.
struct Columns {
    front: usize,
    back: Option<usize>,
    tags: Option<usize>,
    kind: Option<usize>,
    /// All others belong to the answer.
    rest: bool,
    skip: Vec<usize>,
}

/// Reads a file, without taking anything in.
pub fn read(text: &str) -> Result<Deck, Refused> {
    if text.len() > LONGEST_FILE {
        return Err(Refused::TooLarge);
    }
    if text.contains('\0') {
        return Err(Refused::NotText);
    }
    if text.trim_start_matches('\u{feff}').trim_start().starts_with("{\"app\":\"cutover\"") {
        return Err(Refused::Backup);
    }
    let file = table::read(text);
    let mut rows = &file.rows[..];
    let named = match file.head.columns.is_empty() {
        false => columns_of(&file.head.columns),
        // A CSV names its columns in its first row, if at all.
        true => rows.first().and_then(|first| columns_of(first)).inspect(|_| rows = &rows[1..]),
    };
    let columns = named.unwrap_or_else(|| by_place(&file.head, rows.first().map_or(0, Vec::len)));
    let mut deck = Deck::default();
    deck.left.beyond = rows.len().saturating_sub(MOST) as u32;
    for row in &rows[..rows.len().min(MOST)] {
        take(&mut deck, &file.head, &columns, row);
    }
    match rows.is_empty() {
        true => Err(Refused::Empty),
        false => Ok(deck),
    }
}

/// Columns by their names; none unless the two sides are among them.
fn columns_of(names: &[String]) -> Option<Columns> {
    let find = |wanted: &[&str]| {
        let is = |name: &String| wanted.iter().any(|w| name.trim().eq_ignore_ascii_case(w));
        names.iter().position(is)
    };
    Some(Columns {
        front: find(&["front", "question", "ask"])?,
        back: Some(find(&["back", "answer"])?),
        tags: find(&["tags"]),
        kind: find(&["cutover"]),
        rest: false,
        skip: Vec::new(),
    })
}

/// Columns by their place: the first that is none of Anki's own asks, all that follow answer.
fn by_place(head: &table::Head, width: usize) -> Columns {
    let mut skip = head.other.clone();
    skip.extend(head.tags);
    let mut free = (0..width.max(1)).filter(|column| !skip.contains(column));
    let front = free.next().unwrap_or(0);
    Columns { front, back: None, tags: head.tags, kind: None, rest: true, skip }
}

fn take(deck: &mut Deck, head: &table::Head, columns: &Columns, row: &[String]) {
    let field = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", String::as_str);
    if columns.kind.is_some() && field(columns.kind).trim() != super::export::CARD {
        deck.left.other += 1;
        return;
    }
    let mut parts: Vec<&str> = vec![field(Some(columns.front)), field(columns.back)];
    if columns.rest {
        let more = row.iter().enumerate().filter(|(at, _)| *at != columns.front && !columns.skip.contains(at));
        parts.extend(more.map(|(_, text)| text.as_str()));
    }
    if parts.iter().any(|part| part.len() > WIDEST) {
        deck.left.long += 1;
        return;
    }
    // Cutover's own files say by their columns that they are plain.
    let plain = columns.kind.is_some();
    let html = head.html.unwrap_or_else(|| !plain && parts.iter().any(|part| is_markup(part)));
    let mut texts = parts.iter().map(|part| match html {
        true => disarmed(trimmed(&from_markup(part))),
        false => disarmed(trimmed(part)),
    });
    let front = texts.next().unwrap_or_default();
    let answers: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let sides = Sides { front, back: answers.join("\n"), tags: tags(&disarmed(text![field(columns.tags), " ", &head.all_tags])) };
    if sides.front.is_empty() {
        deck.left.blank += 1;
        return;
    }
    add(deck, sides);
}

fn add(deck: &mut Deck, sides: Sides) {
    let long = |text: &str| text.chars().nth(LONGEST).is_some();
    if long(&sides.front) || long(&sides.back) {
        deck.left.long += 1;
        return;
    }
    let Some(known) = deck.cards.iter_mut().find(|card| card.front == sides.front) else {
        deck.cards.push(sides);
        return;
    };
    let back = match known.back == sides.back || sides.back.is_empty() {
        true => known.back.clone(),
        false if known.back.is_empty() => sides.back,
        false => text![&known.back, "\n", &sides.back],
    };
    if long(&back) {
        deck.left.long += 1;
        return;
    }
    known.back = back;
    known.tags = tags(&[known.tags.join(" "), sides.tags.join(" ")].join(" "));
    deck.joined += 1;
}

/// What a deck would change here.
pub fn compare(deck: &Deck, own: &Own) -> Brings {
    let mut brings = Brings::default();
    for sides in &deck.cards {
        let id = OwnId::of(&sides.front);
        match own.asking(&sides.front).or_else(|| own.card(id)) {
            None => brings.new.push((id, sides.clone())),
            // Its front was changed here: the learner's own words stay.
            Some(card) if card.sides.front != sides.front || card.sides == *sides => brings.same += 1,
            Some(card) => brings.changed.push((card.id, sides.clone())),
        }
    }
    brings
}

impl Brings {
    /// The events that make it so.
    pub fn events(self) -> Vec<OwnEvent> {
        let all = self.new.into_iter().chain(self.changed);
        all.map(|(card, sides)| OwnEvent::Written { card, sides }).collect()
    }
}
