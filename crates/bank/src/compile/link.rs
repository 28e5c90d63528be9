//! Links the terms of the glossary where the notes of a topic first use them.
//!
//! At most [`MOST`] in a topic, in the order of reading, and none to what every tenth topic names,
//! such as a Region or S3: a page on which every other word is underlined is harder to read than
//! one without links, and every term is found by search as well.

use super::reference::TermSource;
use crate::{TopicContent, TopicHead, slug};

/// Links in one topic, at most.
const MOST: usize = 12;
/// A term is an everyday word of the course where more topics than one in so many use it …
const EVERYDAY: usize = 10;
/// … and more than so many.
const FEW: usize = 5;

/// The names of all terms, the longest first, each with the position of its term.
struct Linker<'a> {
    names: Vec<(&'a str, usize)>,
}

/// Links terms in the notes of all topics.
pub(crate) fn link(terms: &[TermSource], heads: &[TopicHead], contents: &mut [TopicContent]) {
    let linker = Linker::new(terms);
    let mut used = vec![0; terms.len()];
    for content in contents.iter() {
        let (mut open, mut left) = (vec![true; terms.len()], usize::MAX);
        for part in [&content.lead.0, &content.notes.0] {
            linker.markup(&mut String::new(), part, &mut open, &mut left);
        }
        used.iter_mut().zip(open).for_each(|(used, open)| *used += usize::from(!open));
    }
    let everyday = (contents.len() / EVERYDAY).max(FEW);
    for (head, content) in heads.iter().zip(contents) {
        let own = |term: &TermSource| term.topic.as_ref().is_some_and(|own| own.as_str() == head.id);
        let wanted = |(term, used): (&TermSource, &usize)| !own(term) && *used <= everyday;
        let mut open: Vec<bool> = terms.iter().zip(&used).map(wanted).collect();
        let mut left = MOST;
        for part in [&mut content.lead.0, &mut content.notes.0] {
            let markup = std::mem::take(part);
            linker.markup(part, &markup, &mut open, &mut left);
        }
    }
}

impl<'a> Linker<'a> {
    fn new(terms: &'a [TermSource]) -> Self {
        let mut names = Vec::new();
        for (nth, term) in terms.iter().enumerate() {
            for name in std::iter::once(&term.term).chain(&term.also) {
                // What is escaped in markup would have to be compared escaped.
                if !name.is_empty() && !name.value.contains(['&', '<', '>', '"']) {
                    names.push((name.as_str(), nth));
                }
            }
        }
        names.sort_by_key(|(name, nth)| (std::cmp::Reverse(name.len()), *nth));
        Linker { names }
    }

    /// Goes through markup: words inside code, links and headings stay as they are.
    fn markup(&self, out: &mut String, markup: &str, open: &mut [bool], left: &mut usize) {
        let mut closed = 0usize;
        let mut rest = markup;
        while let Some(at) = rest.find('<') {
            let (text, tail) = rest.split_at(at);
            let end = tail.find('>').map_or(tail.len(), |end| end + 1);
            let (tag, after) = tail.split_at(end);
            if closed == 0 { self.text(out, text, open, left) } else { out.push_str(text) }
            out.push_str(tag);
            let name = tag.trim_start_matches(['<', '/']);
            let name = &name[..name.find([' ', '>']).unwrap_or(name.len())];
            if matches!(name, "a" | "code" | "pre" | "h2" | "h3" | "th") {
                closed = if tag.starts_with("</") { closed.saturating_sub(1) } else { closed + 1 };
            }
            rest = after;
        }
        self.text(out, rest, open, left);
    }

    fn text(&self, out: &mut String, text: &str, open: &mut [bool], left: &mut usize) {
        let mut written = 0;
        let mut at = 0;
        while at < text.len() && *left > 0 {
            let found = if begins_word(text, at) { self.found(&text[at..]) } else { None };
            let Some((length, term)) = found else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            if std::mem::take(&mut open[term]) {
                let name = &text[at..at + length];
                out.push_str(&text[written..at]);
                out.push_str(&format!("<a class=\"gl\" href=\"#/glossary?at={}\">{name}</a>", slug(name)));
                *left -= 1;
                written = at + length;
            }
            // Whether linked or not: the shorter names inside this one mean something else.
            at += length;
        }
        out.push_str(&text[written..]);
    }

    /// The longest name that a text begins with: how many bytes it takes, and its term.
    fn found(&self, text: &str) -> Option<(usize, usize)> {
        self.names.iter().find_map(|(name, term)| Some((matched(name, text)?, *term)))
    }
}

/// Whether a word can begin here: not inside another, nor inside a character reference.
fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || "-_&.".contains(c))
}

/// How many bytes of a text are this name, with the `s` of a plural.
fn matched(name: &str, text: &str) -> Option<usize> {
    let head = text.get(..name.len())?;
    let same = head == name
        || (!is_abbreviation(name) && {
            let (first, rest) = (name.as_bytes().first()?, name.get(1..)?);
            head.as_bytes().first()?.eq_ignore_ascii_case(first) && head.get(1..) == Some(rest)
        });
    let ends = |tail: &str| {
        let mut next = tail.chars();
        match next.next() {
            Some('.') => !next.next().is_some_and(char::is_alphanumeric),
            Some(c) => !(c.is_alphanumeric() || c == '-' || c == '_'),
            None => true,
        }
    };
    let tail = &text[if same { name.len() } else { return None }..];
    if ends(tail) {
        return Some(name.len());
    }
    tail.strip_prefix('s').filter(|tail| ends(tail)).map(|_| name.len() + 1)
}

/// Whether the first word has a capital inside, as `RPO` and `CodeDeploy` have: such a name is
/// written in one way only.
fn is_abbreviation(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    first.chars().skip(1).any(char::is_uppercase)
}
