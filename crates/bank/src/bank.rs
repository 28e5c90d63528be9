//! The bank as the app holds it: the index in memory, each topic's prose on request.

use crate::blob::Blob;
use crate::search::Search;
use crate::{
    BankError, Blueprint, DiagramHead, Exam, FactHead, FactIx, Index, QuestionHead, QuestionIx, Reference,
    TopicContent, TopicHead, TopicIx, beside, front, id_hash, sheet,
};

/// The hash of an id, its topic and its position there. One type for all, since each would bring
/// a sorting routine of its own into the browser.
type Home = (u32, u16, u16);

/// An opened bank. Every position inside its index is valid.
#[derive(Debug)]
pub struct Bank {
    blob: Blob,
    index: Index,
    diagrams: Vec<DiagramHead>,
    /// Hashes of ids in order, for lookups.
    topics: Vec<Home>,
    facts: Vec<Home>,
    questions: Vec<Home>,
}

impl Bank {
    /// Opens a whole blob and decodes its index. Damaged bytes are an error, never a panic.
    pub fn open(bytes: &'static [u8]) -> Result<Bank, BankError> {
        let (bank, rest) = Bank::begin(bytes)?;
        bank.bring(rest)?;
        Ok(bank)
    }

    /// Opens the front of a blob: all but the prose, which [`Bank::bring`] adds.
    pub fn open_front(front: &'static [u8]) -> Result<Bank, BankError> {
        Ok(Bank::begin(front)?.0)
    }

    /// Adds what follows the front, of the same blob.
    pub fn bring(&self, rest: &'static [u8]) -> Result<(), BankError> {
        self.blob.bring(rest)
    }

    /// The bank of a front, and what follows it.
    fn begin(bytes: &'static [u8]) -> Result<(Bank, &'static [u8]), BankError> {
        let (blob, rest) = Blob::open(bytes)?;
        let (mut index, diagrams): (Index, Vec<DiagramHead>) = blob.index()?;
        let whole = front::lengthen(&mut index).is_some();
        let known = |diagram: &DiagramHead| usize::from(diagram.topic.0) < index.topics.len();
        let sound = is_sound(&index) && diagrams.iter().all(known);
        if !whole || !sound || index.topics.len() != blob.topics() {
            return Err(BankError::Damaged);
        }
        let mut bank = Bank {
            blob,
            index,
            diagrams,
            topics: Vec::new(),
            facts: Vec::new(),
            questions: Vec::new(),
        };
        bank.remember_ids();
        Ok((bank, rest))
    }

    /// A diagram's title and topic.
    pub fn diagram(&self, name: &str) -> Option<&DiagramHead> {
        self.diagrams.iter().find(|head| head.name == name)
    }

    /// All that lists, filters and schedules need.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// A hash of all content: two banks with one revision say the same.
    pub fn revision(&self) -> u64 {
        self.blob.revision
    }

    /// Decodes up to so many bytes of what the first topic waits for; says whether there are more.
    /// Who has time before that spares the first topic's reader a wait.
    pub fn prepare(&self, most: usize) -> bool {
        self.blob.open_on(most)
    }

    /// Decodes the prose of a topic.
    pub fn content(&self, topic: TopicIx) -> Result<TopicContent, BankError> {
        let head = self.topic(topic).ok_or(BankError::NoSuchTopic)?;
        let content = self.blob.topic(usize::from(topic.0), sheet::read)?;
        let fits = content.facts.len() == head.facts.len()
            && content.questions.len() == head.questions.len()
            && content
                .questions
                .iter()
                .zip(&head.questions)
                .all(|(question, head)| {
                    let fits = |options: &[_]| options.len() == usize::from(head.options);
                    fits(&question.options)
                        && question.variants.iter().all(|drawn| fits(&drawn.options))
                });
        if fits {
            Ok(content)
        } else {
            Err(BankError::Damaged)
        }
    }

    /// A search that knows titles and diagrams. It is kept by the caller, who lets it read the
    /// topics, one by one, when there is time.
    pub fn search(&self) -> Search {
        Search::new(&self.index, &self.diagrams)
    }

    /// Decodes the confusions, the glossary and the changes: on first use, and kept by the caller.
    pub fn reference(&self) -> Result<Reference, BankError> {
        let reference = self.blob.reference(beside::read)?;
        if reference.is_sound(&self.index) {
            Ok(reference)
        } else {
            Err(BankError::Damaged)
        }
    }

    /// The topic at a position.
    pub fn topic(&self, ix: TopicIx) -> Option<&TopicHead> {
        self.index.topics.get(usize::from(ix.0))
    }

    /// The fact at a position.
    pub fn fact(&self, ix: FactIx) -> Option<&FactHead> {
        self.topic(ix.topic)?.facts.get(usize::from(ix.nth))
    }

    /// The question at a position.
    pub fn question(&self, ix: QuestionIx) -> Option<&QuestionHead> {
        self.topic(ix.topic)?.questions.get(usize::from(ix.nth))
    }

    /// The topic with that id.
    pub fn topic_by_id(&self, id: &str) -> Option<TopicIx> {
        self.topic_by_hash(id_hash(id))
            .filter(|ix| self.topic(*ix).is_some_and(|t| t.id == id))
    }

    /// The fact with that id, or the one that says it as well.
    pub fn fact_by_id(&self, id: &str) -> Option<FactIx> {
        self.fact_by_hash(id_hash(id)).filter(|ix| {
            self.fact(*ix)
                .is_some_and(|fact| fact.id == id || fact.also.iter().any(|a| a == id))
        })
    }

    /// The question with that id.
    pub fn question_by_id(&self, id: &str) -> Option<QuestionIx> {
        self.question_by_hash(id_hash(id))
            .filter(|ix| self.question(*ix).is_some_and(|q| q.id == id))
    }

    /// The topic whose id has that hash: the journal keeps hashes.
    pub fn topic_by_hash(&self, hash: u32) -> Option<TopicIx> {
        find(&self.topics, hash).map(|(topic, _)| TopicIx(topic))
    }

    /// The fact whose id, or one of the ids folded into it, has that hash.
    pub fn fact_by_hash(&self, hash: u32) -> Option<FactIx> {
        find(&self.facts, hash).map(|(topic, nth)| FactIx {
            topic: TopicIx(topic),
            nth,
        })
    }

    /// The question whose id has that hash.
    pub fn question_by_hash(&self, hash: u32) -> Option<QuestionIx> {
        find(&self.questions, hash).map(|(topic, nth)| QuestionIx {
            topic: TopicIx(topic),
            nth,
        })
    }

    /// The blueprint of an edition.
    pub fn blueprint(&self, exam: Exam) -> Option<&Blueprint> {
        self.index.blueprint(exam)
    }

    /// All facts with their positions, in the order of the course.
    pub fn facts(&self) -> impl Iterator<Item = (FactIx, &FactHead)> {
        self.index.topics.iter().enumerate().flat_map(|(t, topic)| {
            let at = move |nth: usize| FactIx {
                topic: TopicIx(t as u16),
                nth: nth as u16,
            };
            topic
                .facts
                .iter()
                .enumerate()
                .map(move |(nth, fact)| (at(nth), fact))
        })
    }

    /// All questions with their positions, in the order of the course.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIx, &QuestionHead)> {
        self.index.topics.iter().enumerate().flat_map(|(t, topic)| {
            let at = move |nth: usize| QuestionIx {
                topic: TopicIx(t as u16),
                nth: nth as u16,
            };
            topic
                .questions
                .iter()
                .enumerate()
                .map(move |(nth, question)| (at(nth), question))
        })
    }

    fn remember_ids(&mut self) {
        let (mut topics, mut facts, mut questions) = (Vec::new(), Vec::new(), Vec::new());
        for (t, topic) in self.index.topics.iter().enumerate() {
            let home = |id: &str, nth: usize| (id_hash(id), t as u16, nth as u16);
            topics.push(home(&topic.id, 0));
            for (nth, fact) in topic.facts.iter().enumerate() {
                facts.push(home(&fact.id, nth));
                facts.extend(fact.also.iter().map(|id| home(id, nth)));
            }
            questions.extend(
                topic
                    .questions
                    .iter()
                    .enumerate()
                    .map(|(nth, question)| home(&question.id, nth)),
            );
        }
        for homes in [&mut topics, &mut facts, &mut questions] {
            homes.sort_unstable();
        }
        (self.topics, self.facts, self.questions) = (topics, facts, questions);
    }
}

fn find(sorted: &[Home], hash: u32) -> Option<(u16, u16)> {
    let at = sorted.partition_point(|(other, ..)| *other < hash);
    sorted
        .get(at)
        .filter(|(found, ..)| *found == hash)
        .map(|(_, topic, nth)| (*topic, *nth))
}

/// Whether every position inside the index leads somewhere.
fn is_sound(index: &Index) -> bool {
    let service = |ix: &crate::ServiceIx| usize::from(ix.0) < index.services.len();
    let topic = |ix: &TopicIx| usize::from(ix.0) < index.topics.len();
    let fact = |ix: &FactIx| {
        let topic = index.topics.get(usize::from(ix.topic.0));
        topic.is_some_and(|topic| usize::from(ix.nth) < topic.facts.len())
    };
    index.topics.len() <= usize::from(u16::MAX)
        && index.topics.iter().all(|head| {
            let questions = head.questions.iter();
            head.services.iter().all(service)
                && head.before.iter().all(topic)
                && head.facts.len() <= usize::from(u16::MAX)
                && head.questions.len() <= usize::from(u16::MAX)
                && questions.into_iter().all(|question| {
                    question.services.iter().all(service) && question.facts.iter().all(fact)
                })
        })
}
