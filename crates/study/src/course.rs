//! The bank's index with the tables that folding and drawing need: ids to positions, and one
//! running number for each fact and question, so that progress is held in plain vectors.

use std::borrow::Cow;
use crate::order;
use cutover_bank::{
    Blueprint, Exam, FactHead, FactIx, Index, QuestionHead, QuestionIx, TopicHead, TopicIx,
};
use std::ops::Deref;

/// An index, and where everything is in it.
#[derive(Clone, Debug)]
pub struct Course {
    index: Cow<'static, Index>,
    /// Running number of each topic's first fact; one longer than the topics.
    fact_base: Vec<u32>,
    /// Running number of each topic's first question; one longer than the topics.
    question_base: Vec<u32>,
    /// Facts by id: which of the fact's names (0 its own, then `also`), sorted by that name.
    fact_ids: Vec<(FactIx, u16)>,
    /// Questions sorted by id.
    question_ids: Vec<QuestionIx>,
    /// Topics sorted by id.
    topic_ids: Vec<TopicIx>,
    fingerprint: u64,
}

impl Deref for Course {
    type Target = Index;
    fn deref(&self) -> &Index {
        &self.index
    }
}

impl Course {
    /// Builds the tables of an index of one's own.
    pub fn new(index: Index) -> Course {
        Course::over(Cow::Owned(index))
    }

    /// Builds the tables of an index that stays where it is, once at start: a copy of it would be
    /// thousands of texts.
    pub fn of(index: &'static Index) -> Course {
        Course::over(Cow::Borrowed(index))
    }

    fn over(index: Cow<'static, Index>) -> Course {
        let (mut fact_base, mut question_base) = (vec![0], vec![0]);
        let (mut fact_ids, mut question_ids, mut topic_ids) = (Vec::new(), Vec::new(), Vec::new());
        let (mut facts, mut questions) = (0u32, 0u32);
        for (t, head) in index.topics.iter().enumerate() {
            let topic = TopicIx(t as u16);
            topic_ids.push(topic);
            for (n, fact) in head.facts.iter().enumerate() {
                for name in 0..=fact.also.len() {
                    fact_ids.push((
                        FactIx {
                            topic,
                            nth: n as u16,
                        },
                        name as u16,
                    ));
                }
            }
            for n in 0..head.questions.len() {
                question_ids.push(QuestionIx {
                    topic,
                    nth: n as u16,
                });
            }
            facts += head.facts.len() as u32;
            questions += head.questions.len() as u32;
            fact_base.push(facts);
            question_base.push(questions);
        }
        order::sort(&mut fact_ids, |a, b| name(&index, *a).cmp(name(&index, *b)));
        order::sort(&mut question_ids, |a, b| {
            question(&index, *a).id.cmp(&question(&index, *b).id)
        });
        let topic_id = |t: &TopicIx| &index.topics[usize::from(t.0)].id;
        order::sort(&mut topic_ids, |a, b| topic_id(a).cmp(topic_id(b)));
        let fingerprint = fingerprint(&index);
        Course {
            index,
            fact_base,
            question_base,
            fact_ids,
            question_ids,
            topic_ids,
            fingerprint,
        }
    }

    /// Changes whenever a cached fold would no longer fit the bank.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// How many facts there are.
    pub fn fact_count(&self) -> usize {
        self.fact_base.last().map_or(0, |&n| n as usize)
    }

    /// How many questions there are.
    pub fn question_count(&self) -> usize {
        self.question_base.last().map_or(0, |&n| n as usize)
    }

    /// A fact's running number, below [`Course::fact_count`].
    pub fn fact_no(&self, at: FactIx) -> usize {
        self.fact_base[usize::from(at.topic.0)] as usize + usize::from(at.nth)
    }

    /// A question's running number, below [`Course::question_count`].
    pub fn question_no(&self, at: QuestionIx) -> usize {
        self.question_base[usize::from(at.topic.0)] as usize + usize::from(at.nth)
    }

    /// The fact that an id names, by its own id or one that it says as well.
    pub fn find_fact(&self, id: &str) -> Option<FactIx> {
        let at = self
            .fact_ids
            .binary_search_by(|&entry| name(&self.index, entry).cmp(id))
            .ok()?;
        Some(self.fact_ids[at].0)
    }

    /// The question with an id.
    pub fn find_question(&self, id: &str) -> Option<QuestionIx> {
        let at = self
            .question_ids
            .binary_search_by(|&q| question(&self.index, q).id.as_str().cmp(id));
        at.ok().map(|at| self.question_ids[at])
    }

    /// The topic with an id.
    pub fn find_topic(&self, id: &str) -> Option<TopicIx> {
        let at = self
            .topic_ids
            .binary_search_by(|t| self.index.topics[usize::from(t.0)].id.as_str().cmp(id));
        at.ok().map(|at| self.topic_ids[at])
    }

    /// A topic's head.
    pub fn topic(&self, at: TopicIx) -> &TopicHead {
        &self.index.topics[usize::from(at.0)]
    }

    /// A fact's head.
    pub fn fact(&self, at: FactIx) -> &FactHead {
        &self.topic(at.topic).facts[usize::from(at.nth)]
    }

    /// A question's head.
    pub fn question(&self, at: QuestionIx) -> &QuestionHead {
        question(&self.index, at)
    }

    /// All topics in course order.
    pub fn each_topic(&self) -> impl Iterator<Item = (TopicIx, &TopicHead)> {
        self.index
            .topics
            .iter()
            .enumerate()
            .map(|(t, head)| (TopicIx(t as u16), head))
    }

    /// The facts of a topic that `exam` asks.
    pub fn facts_of(&self, topic: TopicIx, exam: Exam) -> impl Iterator<Item = FactIx> + '_ {
        let head = self.topic(topic);
        head.facts
            .iter()
            .enumerate()
            .filter(move |(_, fact)| fact.era.serves(exam) && head.era.serves(exam))
            .map(move |(n, _)| FactIx {
                topic,
                nth: n as u16,
            })
    }

    /// The questions of a topic that `exam` may draw.
    pub fn questions_of(
        &self,
        topic: TopicIx,
        exam: Exam,
    ) -> impl Iterator<Item = QuestionIx> + '_ {
        self.topic(topic)
            .questions
            .iter()
            .enumerate()
            .filter(move |(_, q)| q.serves(exam))
            .map(move |(n, _)| QuestionIx {
                topic,
                nth: n as u16,
            })
    }

    /// The blueprint of an exam.
    pub fn blueprint(&self, exam: Exam) -> Option<&Blueprint> {
        self.index.blueprints.iter().find(|b| b.exam == exam)
    }
}

/// A topic's domain in an exam, 1-based; 0 for what is about the exam itself.
pub fn domain_of(topic: &TopicHead, exam: Exam) -> u8 {
    match exam {
        Exam::C01 => topic.c01,
        Exam::C02 => topic.c02,
    }
}

/// The domain that a question is drawn for: that of its first objective in `exam`, or its topic's.
pub fn domain_of_question(course: &Course, at: QuestionIx, exam: Exam) -> u8 {
    let first = course.question(at).objectives(exam).first();
    first
        .and_then(|objective| objective.split('.').next()?.parse().ok())
        .unwrap_or_else(|| domain_of(course.topic(at.topic), exam))
}

fn name(index: &Index, (at, which): (FactIx, u16)) -> &str {
    let fact = &index.topics[usize::from(at.topic.0)].facts[usize::from(at.nth)];
    match which {
        0 => &fact.id,
        n => &fact.also[usize::from(n) - 1],
    }
}

fn question(index: &Index, at: QuestionIx) -> &QuestionHead {
    &index.topics[usize::from(at.topic.0)].questions[usize::from(at.nth)]
}

/// FNV-1a over bytes: small, and the same for ever, which seeds and caches rely on.
pub fn hash(bytes: &[u8], start: u64) -> u64 {
    bytes.iter().fold(start ^ 0xcbf2_9ce4_8422_2325, |h, &b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn fingerprint(index: &Index) -> u64 {
    let mut sum = 0;
    for topic in &index.topics {
        sum = hash(topic.id.as_bytes(), sum);
        sum = hash(
            &[topic.c01, topic.c02, topic.weight as u8, topic.era as u8],
            sum,
        );
        for fact in &topic.facts {
            sum = hash(fact.id.as_bytes(), sum);
            sum = hash(&[fact.era as u8], sum);
        }
        for q in &topic.questions {
            sum = hash(q.id.as_bytes(), sum);
            for f in &q.facts {
                sum = hash(&f.topic.0.to_le_bytes(), sum);
                sum = hash(&f.nth.to_le_bytes(), sum);
            }
        }
    }
    for blueprint in &index.blueprints {
        for domain in &blueprint.domains {
            sum = hash(&[domain.number, domain.weight], sum);
        }
    }
    sum
}
