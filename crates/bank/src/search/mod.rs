//! Search over the whole bank: topics, headings, facts, questions, diagrams, the glossary and what
//! gets mixed up.
//!
//! 1. The query becomes groups of alternatives ([`query`]): a service goes by its other names too.
//! 2. Each word finds the terms that it means: itself, what begins with it while it is being typed,
//!    or what is one slip away.
//! 3. A document's score is the sum over groups of how rare the group is and how good its place.
//!    Documents that match all groups win; where a long query asks for much, one may be missing.

pub(crate) mod fill;
mod mark;
mod query;
mod store;
pub(crate) mod words;

pub use mark::Marks;

use crate::{DiagramHead, FactIx, Index, QuestionIx, Reference, ServiceIx, TopicContent, TopicIx};
use query::{Group, Synonyms, Word};
use store::{Kind, Store, posting};

/// Weight of a term that is what was typed, begins with it, or is a slip away.
const EXACT: u32 = 16;
const PREFIX: u32 = 10;
const NEAR: u32 = 6;
/// What no query reaches by prefix: the score would mean nothing.
const MOST_TERMS: usize = 400;

/// Everything that can be found so far: topics and diagrams from the beginning, what stands in a
/// topic once it has been read.
#[derive(Debug)]
pub struct Search {
    store: Store,
    diagrams: Vec<DiagramHead>,
    synonyms: Synonyms,
    /// How many topics there are, and how many have been read.
    topics: usize,
    read: usize,
    /// Terms, confusions and services, and the line that says what each is; none before they are
    /// read.
    beside: Option<Vec<(Target, String)>>,
}

/// What a hit is, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A topic.
    Topic(TopicIx),
    /// A heading of a topic's notes, by its anchor.
    Section(TopicIx, String),
    /// A fact.
    Fact(FactIx),
    /// A question.
    Question(QuestionIx),
    /// A diagram, by its name.
    Diagram(String),
    /// A term of the glossary, by its slug.
    Term(String),
    /// Things that get mixed up, by the confusion's id.
    Confusion(String),
    /// A service whose sheet is no topic.
    Service(ServiceIx),
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'s> {
    /// What it is.
    pub target: Target,
    /// The topic that it belongs to.
    pub topic: TopicIx,
    /// What it is, in a line, where that does not follow from the topic.
    pub under: Option<&'s str>,
    /// Plain text to list it by: a title, a heading, an ask, the beginning of a stem.
    pub title: &'s str,
    /// The higher the better; comparable within one query.
    pub score: u32,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results<'s> {
    /// Best first.
    pub hits: Vec<Hit<'s>>,
    /// How many there would be without a limit.
    pub total: usize,
    /// What to underline.
    pub marks: Marks,
}

impl Search {
    pub(crate) fn new(index: &Index, diagrams: &[DiagramHead]) -> Search {
        Search {
            store: fill::heads(index, diagrams),
            diagrams: diagrams.to_vec(),
            synonyms: Synonyms::of(&index.services),
            topics: index.topics.len(),
            read: 0,
            beside: None,
        }
    }

    /// The topic to be read next; `None` when everything can be found.
    pub fn next(&self) -> Option<TopicIx> {
        (self.read < self.topics).then_some(TopicIx(self.read as u16))
    }

    /// Takes in what stands in the topic that is next, or goes past it if it cannot be read.
    pub fn read(&mut self, content: Option<&TopicContent>) {
        if let (Some(topic), Some(content)) = (self.next(), content) {
            fill::topic(&mut self.store, topic.0, content);
        }
        self.read += 1;
    }

    /// Whether glossary and confusions are still to be read: after the last topic.
    pub fn wants_reference(&self) -> bool {
        self.beside.is_none()
    }

    /// Takes in the glossary and the confusions, or goes past them if they cannot be read.
    pub fn read_reference(&mut self, reference: Option<&Reference>) {
        self.beside = Some(reference.map_or(Vec::new(), |it| fill::reference(&mut self.store, it)));
    }

    /// The best `limit` hits for what somebody typed.
    pub fn find(&self, query: &str, limit: usize) -> Results<'_> {
        let groups = query::parse(query, &self.synonyms, |word| self.store.find(word).is_some());
        let mut marks = Marks::default();
        let mut scores = vec![(0u8, 0u32); self.store.docs().len()];
        for group in groups.iter().take(16) {
            for (doc, score) in self.group(group, &mut marks) {
                let total = &mut scores[doc as usize];
                *total = (total.0 + 1, total.1 + score);
            }
        }
        let most = scores.iter().map(|(groups, _)| *groups).max().unwrap_or(0);
        let enough = if most > 2 { most - 1 } else { most };
        let mut best = Best {
            hits: Vec::new(),
            limit,
            total: 0,
        };
        for (doc, (groups, score)) in scores.iter().enumerate() {
            if *groups > 0 && *groups >= enough {
                best.add(if *groups < most { score / 2 } else { *score }, doc as u32);
            }
        }
        let hits = best
            .hits
            .iter()
            .map(|(score, doc)| self.hit(*doc, *score))
            .collect();
        Results {
            hits,
            total: best.total,
            marks,
        }
    }

    /// Documents that match one of the alternatives, with the best score of each.
    fn group(&self, group: &Group, marks: &mut Marks) -> Vec<(u32, u32)> {
        let mut best: Vec<(u32, u32)> = Vec::new();
        for (nth, alternative) in group.iter().enumerate() {
            let mut matching: Option<Vec<(u32, u32)>> = None;
            for word in alternative {
                let hits = self.word(word, nth == 0, marks);
                matching = Some(match matching {
                    Some(before) => merge(&before, &hits, true, |a, b| a + b),
                    None => hits,
                });
            }
            // Being called by another name is worth a little less, and a phrase counts once.
            let words = alternative.len().max(1) as u32;
            let mut matching = matching.unwrap_or_default();
            for (_, score) in &mut matching {
                *score = *score / words * if nth == 0 { 16 } else { 15 } / 16;
            }
            best = merge(&best, &matching, false, u32::max);
        }
        // Rare words tell more: halve the number of documents that a word must leave out. What only
        // names things makes no word rarer. By any of its names a thing is as rare as by all of them.
        let taught = self.store.docs().len() - self.beside.as_ref().map_or(0, Vec::len);
        let documents = taught / best.len().max(1);
        let rarity = 2 + documents.max(1).ilog2();
        for (_, score) in &mut best {
            *score *= rarity;
        }
        best
    }

    /// Documents in order that hold what the word means, with the best score of each.
    fn word(&self, word: &Word, forgiving: bool, marks: &mut Marks) -> Vec<(u32, u32)> {
        let docs = self.store.docs();
        let mut scores = vec![0u32; docs.len()];
        let terms = self.meant(word, forgiving);
        if word.open && terms.iter().any(|(_, weight)| *weight == PREFIX) {
            marks.prefix = Some(word.text.clone());
        }
        for (term, weight) in terms {
            if weight != PREFIX || !word.open {
                marks.whole.push(self.store.word(term).to_string());
            }
            for value in self.store.postings(term) {
                let (doc, field) = posting(*value);
                if let (Some(score), Some(doc)) = (scores.get_mut(doc), docs.get(doc)) {
                    *score = (*score).max(weight * u32::from(doc.worth[field.min(4)]));
                }
            }
        }
        let found = scores.iter().enumerate().filter(|(_, score)| **score > 0);
        found.map(|(doc, score)| (doc as u32, *score)).collect()
    }

    /// The terms that a word means, each with its weight.
    fn meant(&self, word: &Word, forgiving: bool) -> Vec<(usize, u32)> {
        let text = word.text.as_str();
        let exact = self.store.find(text);
        let mut terms: Vec<(usize, u32)> = exact.map(|term| (term, EXACT)).into_iter().collect();
        let beginning = || self.store.beginning(text).take(MOST_TERMS);
        if word.open {
            let longer = beginning().filter(|term| exact != Some(*term));
            terms.extend(longer.map(|term| (term, PREFIX)));
        }
        if terms.is_empty() && forgiving && text.len() >= 4 && text.is_ascii() {
            let near = |term: &str| {
                words::may_be_near(text, term)
                    && (words::within_one_edit(text, term)
                        || (word.open && words::begins_within_one_edit(text, term)))
            };
            let all = 0..self.store.len();
            terms.extend(
                all.filter(|term| near(self.store.word(*term)))
                    .map(|term| (term, NEAR)),
            );
            if terms.is_empty() {
                terms.extend(beginning().map(|term| (term, NEAR)));
            }
        }
        terms
    }

    fn hit(&self, doc: u32, score: u32) -> Hit<'_> {
        let title = self.store.title(doc as usize);
        let doc = self.store.docs()[doc as usize];
        let (topic, nth) = (TopicIx(doc.topic), doc.nth);
        let beside = || self.beside.as_ref()?.get(usize::from(nth));
        let target = match doc.kind {
            Kind::Topic => Target::Topic(topic),
            Kind::Section => Target::Section(topic, words::anchor(title)),
            Kind::Fact => Target::Fact(FactIx { topic, nth }),
            Kind::Question => Target::Question(QuestionIx { topic, nth }),
            Kind::Diagram => Target::Diagram(self.diagrams[usize::from(nth)].name.clone()),
            Kind::Service => Target::Service(ServiceIx(nth)),
            Kind::Beside => beside().map_or(Target::Topic(topic), |(target, _)| target.clone()),
        };
        let told = match doc.kind {
            Kind::Beside => beside(),
            Kind::Service => self.beside.iter().flatten().find(|(known, _)| *known == target),
            _ => None,
        };
        Hit {
            target,
            topic,
            under: told.map(|(_, under)| under.as_str()),
            title,
            score,
        }
    }
}

/// The best few, best first; of equals the one that comes first in the course.
struct Best {
    hits: Vec<(u32, u32)>,
    limit: usize,
    total: usize,
}

impl Best {
    fn add(&mut self, score: u32, doc: u32) {
        self.total += 1;
        let at = self
            .hits
            .iter()
            .rposition(|(other, _)| *other >= score)
            .map_or(0, |at| at + 1);
        if at < self.limit {
            self.hits.truncate(self.limit - 1);
            self.hits.insert(at, (score, doc));
        }
    }
}

/// Joins two ordered lists: what is in both, or in either.
fn merge(
    a: &[(u32, u32)],
    b: &[(u32, u32)],
    both: bool,
    join: fn(u32, u32) -> u32,
) -> Vec<(u32, u32)> {
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < a.len() || j < b.len() {
        let (x, y) = (
            a.get(i).map_or(u32::MAX, |e| e.0),
            b.get(j).map_or(u32::MAX, |e| e.0),
        );
        if x == y {
            out.push((x, join(a[i].1, b[j].1)));
        } else if !both {
            out.push(if x < y { a[i] } else { b[j] });
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    out
}
