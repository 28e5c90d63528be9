//! What the browser sees of the bank: an index that is decoded at start, and the content of one
//! topic, decoded when a screen needs it.

use cutover_pack::Pack;

/// Markup made by the content compiler from the Markdown subset: safe to hand to `inner_html`.
///
/// Nothing that a user typed may ever become an `Html`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Pack)]
pub struct Html(pub String);

/// An edition of the exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
#[cfg_attr(feature = "compile", derive(serde::Serialize))]
pub enum Exam {
    /// DOP-C01, 2019 to March 2023: the one that the older guides were written for.
    C01,
    /// DOP-C02, since March 2023: the one that can be sat.
    C02,
}

/// Which editions a topic, fact or question serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
pub enum Era {
    /// Both editions.
    Both,
    /// DOP-C01 alone.
    C01,
    /// DOP-C02 alone.
    C02,
}

impl Era {
    /// Whether somebody who sits `exam` is taught and asked this.
    pub fn serves(self, exam: Exam) -> bool {
        match self {
            Era::Both => true,
            Era::C01 => exam == Exam::C01,
            Era::C02 => exam == Exam::C02,
        }
    }
}

/// What sort of page a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
pub enum TopicKind {
    /// About the exam itself.
    Exam,
    /// One idea.
    Concept,
    /// One service, as a sheet.
    Service,
    /// Things that get mixed up, side by side.
    Comparison,
    /// "When a question says …" pairs.
    Scenarios,
}

/// How much of the exam hangs on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
#[cfg_attr(feature = "compile", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Weight {
    /// Asked in most sittings.
    Core,
    /// Asked now and then.
    Supporting,
    /// Helps to understand the rest.
    Background,
}

/// What sort of thing a fact states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pack)]
pub enum FactKind {
    /// What something is.
    Definition,
    /// What something does.
    Behaviour,
    /// A number that is asked.
    Limit,
    /// How something is done.
    Procedure,
    /// What tells two things apart.
    Comparison,
    /// The words of a scenario, and the choice they point to.
    Cue,
    /// A tempting choice, and why it fails.
    Trap,
}

/// One edition's blueprint, as AWS publishes it.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
#[cfg_attr(feature = "compile", derive(serde::Serialize))]
pub struct Blueprint {
    /// Which edition.
    pub exam: Exam,
    /// `DOP-C02`.
    pub code: String,
    /// The exam's full name.
    pub title: String,
    /// When it could be sat, in words.
    pub offered: String,
    /// Questions on the paper.
    pub questions: u16,
    /// Questions that count.
    pub scored: u16,
    /// Minutes allowed.
    pub minutes: u16,
    /// Scaled score needed to pass.
    pub pass: u16,
    /// Lowest scaled score.
    pub scale_min: u16,
    /// Highest scaled score.
    pub scale_max: u16,
    /// Domains in blueprint order; domain number = position + 1.
    pub domains: Vec<Domain>,
}

/// A domain of a blueprint.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
#[cfg_attr(feature = "compile", derive(serde::Serialize))]
pub struct Domain {
    /// 1-based number.
    pub number: u8,
    /// Full name as AWS writes it.
    pub title: String,
    /// Name for narrow places: `Resilience`.
    pub short: String,
    /// Per cent of the scored content.
    pub weight: u8,
    /// Objectives (DOP-C01) or task statements (DOP-C02), in order.
    pub objectives: Vec<Objective>,
}

/// An objective with its number, such as `3.2`.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
#[cfg_attr(feature = "compile", derive(serde::Serialize))]
pub struct Objective {
    /// `3.2`.
    pub number: String,
    /// What it asks for.
    pub title: String,
}

/// An AWS service that topics and questions are filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Service {
    /// `ec2-auto-scaling`.
    pub id: String,
    /// The name as AWS writes it.
    pub name: String,
    /// Abbreviations and former names that people search by: `ASG`.
    pub aliases: Vec<String>,
}

impl Service {
    /// Its name without the maker's, by which people look it up: `Certificate Manager`.
    pub fn bare_name(&self) -> &str {
        let name = self.name.trim_start_matches("Amazon ");
        name.trim_start_matches("AWS ")
    }
}

/// Position of a topic in [`Index::topics`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct TopicIx(pub u16);

/// Position of a service in [`Index::services`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct ServiceIx(pub u16);

/// A fact, as its topic and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct FactIx {
    /// The topic.
    pub topic: TopicIx,
    /// Position in [`TopicHead::facts`] and [`TopicContent::facts`].
    pub nth: u16,
}

/// A question, as its topic and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct QuestionIx {
    /// The topic.
    pub topic: TopicIx,
    /// Position in [`TopicHead::questions`] and [`TopicContent::questions`].
    pub nth: u16,
}

/// All that is decoded at start: enough to list, filter, schedule and draw, without any prose.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Index {
    /// Both blueprints, the current exam first.
    pub blueprints: Vec<Blueprint>,
    /// Services in alphabetical order of their names.
    pub services: Vec<Service>,
    /// Topics in course order.
    pub topics: Vec<TopicHead>,
}

impl Index {
    /// The blueprint of an edition.
    pub fn blueprint(&self, exam: Exam) -> Option<&Blueprint> {
        self.blueprints
            .iter()
            .find(|blueprint| blueprint.exam == exam)
    }

    /// The topic that is a service's sheet: of those that are about one service and name this one
    /// first, the one that has its id, or else the first of the course.
    pub fn topic_of(&self, service: ServiceIx) -> Option<TopicIx> {
        let id = &self.services.get(usize::from(service.0))?.id;
        let is_own = |head: &&TopicHead| {
            head.kind == TopicKind::Service && head.services.first() == Some(&service)
        };
        let named = self.topics.iter().position(|head| is_own(&head) && head.id == *id);
        let first = || self.topics.iter().position(|head| is_own(&head));
        named.or_else(first).map(|at| TopicIx(at as u16))
    }

    /// The service with that id.
    pub fn find_service(&self, id: &str) -> Option<ServiceIx> {
        let at = self.services.iter().position(|service| service.id == id)?;
        Some(ServiceIx(at as u16))
    }
}

/// A topic without its prose.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct TopicHead {
    /// Stable id: `lifecycle-hooks`.
    pub id: String,
    /// Title in sentence case.
    pub title: String,
    /// "You can …": what somebody who knows it can do. Plain text.
    pub blurb: String,
    /// Sort of page.
    pub kind: TopicKind,
    /// Domain of DOP-C01 where it is taught, 1-based; 0 for the exam itself.
    pub c01: u8,
    /// Main domain of DOP-C02, 1-based; 0 for the exam itself.
    pub c02: u8,
    /// Services that it is filed under.
    pub services: Vec<ServiceIx>,
    /// How much hangs on it.
    pub weight: Weight,
    /// Whom it serves.
    pub era: Era,
    /// Topics to read before, those that the bank has.
    pub before: Vec<TopicIx>,
    /// Name of its diagram, where one is built.
    pub diagram: Option<String>,
    /// Minutes to read it and try its diagram, rounded up.
    pub minutes: u8,
    /// Facts in teaching order.
    pub facts: Vec<FactHead>,
    /// Questions in authored order.
    pub questions: Vec<QuestionHead>,
}

impl TopicHead {
    /// Its domain in `exam`, 1-based; 0 for the exam itself.
    pub fn domain(&self, exam: Exam) -> u8 {
        match exam {
            Exam::C01 => self.c01,
            Exam::C02 => self.c02,
        }
    }
}

/// A fact without its prose.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct FactHead {
    /// Stable id: `autoscaling-lifecycle-hooks/wait-default`.
    pub id: String,
    /// Ids of facts that this one says as well: a reference to them means this.
    pub also: Vec<String>,
    /// What it states.
    pub kind: FactKind,
    /// Whom it serves.
    pub era: Era,
}

/// A question without its prose.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct QuestionHead {
    /// Stable id: `lifecycle-hooks/q-slow-bootstrap`; a family's starts with `f-` after the slash.
    pub id: String,
    /// Facts that it exercises, one to five.
    pub facts: Vec<FactIx>,
    /// Services that it is filed under.
    pub services: Vec<ServiceIx>,
    /// Objectives of DOP-C01, such as `3.2`; empty when DOP-C01 does not draw it.
    pub c01: Vec<String>,
    /// Task statements of DOP-C02; empty when DOP-C02 does not draw it.
    pub c02: Vec<String>,
    /// 1 to 3.
    pub difficulty: u8,
    /// How many options it has, 4 to 6.
    pub options: u8,
    /// How many of them are right, 1 to 3.
    pub right: u8,
}

impl QuestionHead {
    /// Objectives that it serves in `exam`.
    pub fn objectives(&self, exam: Exam) -> &[String] {
        match exam {
            Exam::C01 => &self.c01,
            Exam::C02 => &self.c02,
        }
    }
    /// Whether `exam` may draw it.
    pub fn serves(&self, exam: Exam) -> bool {
        !self.objectives(exam).is_empty()
    }
    /// Whether somebody who sits `exam` may practise it: what it draws, and questions about the
    /// exam itself, which have no objective and stand in no paper.
    pub fn practised_for(&self, exam: Exam) -> bool {
        self.serves(exam) || (self.c01.is_empty() && self.c02.is_empty())
    }
}

/// A diagram that is built, as far as search lists it.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct DiagramHead {
    /// Name in links and routes.
    pub name: String,
    /// Title in sentence case.
    pub title: String,
    /// What it is called where there is little room.
    pub short: String,
    /// The topic that it belongs to.
    pub topic: TopicIx,
}

/// The prose of one topic.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct TopicContent {
    /// The first sentence or two of the notes, that the rest hangs on. Inline markup.
    pub lead: Html,
    /// The rest of the notes: paragraphs, lists, tables, code, with `<h2 id="…">` headings.
    pub notes: Html,
    /// Headings of the notes in order: anchor and text.
    pub headings: Vec<(String, Html)>,
    /// Facts, position for position with [`TopicHead::facts`].
    pub facts: Vec<Fact>,
    /// Questions, position for position with [`TopicHead::questions`].
    pub questions: Vec<Question>,
}

/// A fact: the atom of mastery, and a flashcard.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Fact {
    /// The question on the card's front. Inline markup.
    pub ask: Html,
    /// What one would say aloud, 1 to 12 words. Inline markup.
    pub answer: Html,
    /// The sentence that makes it stick. Inline markup.
    pub text: Html,
    /// What the older exam expected, where AWS has changed. Inline markup.
    pub then: Option<Html>,
    /// The official page.
    pub docs: Option<String>,
}

/// A question as authored: options in authored order, shuffled when shown.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Question {
    /// The situation: paragraphs.
    pub stem: Html,
    /// The ask, on a line of its own. Inline markup.
    pub ask: Html,
    /// Options in authored order.
    pub options: Vec<QuestionOption>,
    /// A diagram's state that shows why: `rto-rpo?rpo=900`.
    pub diagram: Option<String>,
    /// Official pages, at least one.
    pub docs: Vec<String>,
    /// How the answer is computed, step by step, where it is. Inline markup.
    pub working: Vec<Html>,
    /// Other draws of the same question: a family has some, an authored question none.
    pub variants: Vec<Drawn>,
}

impl Question {
    /// The draw that a seed stands for: always the question itself where there are no others.
    pub fn drawn(&self, seed: u32) -> Question {
        let mut question = self.clone();
        question.variants = Vec::new();
        let nth = seed as usize % (self.variants.len() + 1);
        if let Some(drawn) = nth.checked_sub(1).and_then(|nth| self.variants.get(nth)) {
            let Drawn {
                stem,
                ask,
                options,
                diagram,
                working,
            } = drawn.clone();
            question = Question {
                stem,
                ask,
                options,
                diagram,
                working,
                ..question
            };
        }
        question
    }
}

/// What differs between the draws of a family.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Drawn {
    /// The situation.
    pub stem: Html,
    /// The ask.
    pub ask: Html,
    /// Options, the right one first, shuffled when shown.
    pub options: Vec<QuestionOption>,
    /// A diagram's state that shows why.
    pub diagram: Option<String>,
    /// How the answer is computed.
    pub working: Vec<Html>,
}

/// One option, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct QuestionOption {
    /// Inline markup.
    pub text: Html,
    /// Whether it belongs to the answer.
    pub right: bool,
    /// Why it is right or wrong. Inline markup.
    pub why: Html,
    /// Why people take it: on the strongest distractor. Inline markup.
    pub tempts: Option<Html>,
}
