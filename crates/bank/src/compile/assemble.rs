//! From checked sources to what the browser decodes.

use super::diagnostic::Sink;
use super::markdown::{self, Notes, Standing};
use super::resolve::{Found, Names};
use super::sources::{Course, FactSource, OptionSource, QuestionSource, Tags, TopicSource};
use super::table::Text;
use crate::{
    Drawn, Exam, Fact, FactHead, FactIx, Html, Index, Question, QuestionHead, QuestionOption,
    TopicContent, TopicHead,
};

/// What becomes of the sources.
pub(crate) struct Assembled {
    pub index: Index,
    pub contents: Vec<TopicContent>,
}

pub(crate) fn all(
    course: &Course,
    topics: &[TopicSource],
    names: &Names,
    sink: &Sink,
) -> Assembled {
    let assembler = Assembler { names, sink };
    let (mut heads, mut contents) = (Vec::new(), Vec::new());
    for source in topics {
        let (head, content) = assembler.topic(source);
        heads.push(head);
        contents.push(content);
    }
    let mut blueprints = course.blueprints.clone();
    blueprints.sort_by_key(|blueprint| blueprint.exam == Exam::C01);
    let index = Index {
        blueprints,
        services: course.services.clone(),
        topics: heads,
    };
    Assembled {
        index,
        contents,
    }
}

struct Assembler<'a> {
    names: &'a Names,
    sink: &'a Sink,
}

impl Assembler<'_> {
    fn inline(&self, text: &Text) -> Html {
        markdown::inline(text, &self.names.targets, self.sink)
    }

    fn optional(&self, text: &Option<Text>) -> Option<Html> {
        text.as_ref()
            .filter(|text| !text.is_empty())
            .map(|text| self.inline(text))
    }

    fn topic(&self, source: &TopicSource) -> (TopicHead, TopicContent) {
        let notes = match &source.notes {
            Some(text) => markdown::notes(text, &self.names.targets, self.sink),
            None => Notes::default(),
        };
        let diagram = source.diagram.as_ref().and_then(|name| self.diagram(name));
        let minutes = notes.words.div_ceil(200).max(1) + if diagram.is_some() { 3 } else { 0 };
        let head = TopicHead {
            id: source.id.value.clone(),
            title: source.title.value.clone(),
            blurb: markdown::plain(source.blurb.as_str()),
            kind: source.kind,
            c01: source.c01,
            c02: source.c02,
            services: self.names.services(&source.services, self.sink),
            weight: source.weight,
            era: source.era,
            before: source
                .before
                .iter()
                .filter_map(|id| self.names.topics.get(id.as_str()).copied())
                .collect(),
            diagram,
            minutes: minutes.min(255) as u8,
            facts: source
                .facts
                .iter()
                .map(|fact| self.fact_head(fact))
                .collect(),
            questions: source
                .questions
                .iter()
                .map(|question| self.question_head(question))
                .collect(),
        };
        let content = TopicContent {
            lead: notes.lead,
            notes: notes.body,
            headings: notes.headings,
            facts: source.facts.iter().map(|fact| self.fact(fact)).collect(),
            questions: source
                .questions
                .iter()
                .map(|question| self.question(question))
                .collect(),
        };
        (head, content)
    }

    fn fact_head(&self, fact: &FactSource) -> FactHead {
        let folded = self
            .names
            .folded
            .iter()
            .filter(|(_, keeper)| **keeper == fact.id.value);
        FactHead {
            id: fact.id.value.clone(),
            also: folded.map(|(id, _)| id.clone()).collect(),
            kind: fact.kind,
            era: fact.era,
        }
    }

    fn fact(&self, fact: &FactSource) -> Fact {
        Fact {
            ask: self.inline(&fact.ask),
            answer: self.inline(&fact.answer),
            text: self.inline(&fact.text),
            then: self.optional(&fact.then),
            docs: fact.docs.as_ref().map(|docs| docs.value.clone()),
        }
    }

    fn question_head(&self, question: &QuestionSource) -> QuestionHead {
        let tags = &question.tags;
        QuestionHead {
            id: question.id.value.clone(),
            facts: self.facts(tags),
            services: self.names.services(&tags.services, self.sink),
            c01: self.names.objectives(Exam::C01, &tags.c01, self.sink),
            c02: self.names.objectives(Exam::C02, &tags.c02, self.sink),
            difficulty: tags.difficulty,
            options: question.options.len() as u8,
            right: question
                .options
                .iter()
                .filter(|option| option.right)
                .count() as u8,
        }
    }

    /// The facts that are there; a folded one is its keeper, and no one counts twice.
    fn facts(&self, tags: &Tags) -> Vec<FactIx> {
        let mut facts = Vec::new();
        for id in &tags.facts {
            if let Found::Fact(ix) = self.names.fact(id.as_str())
                && !facts.contains(&ix)
            {
                facts.push(ix);
            }
        }
        facts
    }

    fn question(&self, question: &QuestionSource) -> Question {
        let drawn = self.drawn(question);
        Question {
            stem: drawn.stem,
            ask: drawn.ask,
            options: drawn.options,
            diagram: drawn.diagram,
            docs: question
                .tags
                .docs
                .iter()
                .map(|docs| docs.value.clone())
                .collect(),
            working: drawn.working,
            variants: question
                .variants
                .iter()
                .map(|variant| self.drawn(variant))
                .collect(),
        }
    }

    fn drawn(&self, question: &QuestionSource) -> Drawn {
        let option = |option: &OptionSource| QuestionOption {
            text: self.inline(&option.text),
            right: option.right,
            why: self.inline(&option.why),
            tempts: self.optional(&option.tempts),
        };
        Drawn {
            stem: markdown::paragraphs(&question.stem, &self.names.targets, self.sink),
            ask: self.inline(&question.ask),
            options: question.options.iter().map(option).collect(),
            diagram: question
                .tags
                .diagram
                .as_ref()
                .and_then(|state| self.diagram(state)),
            working: question
                .working
                .iter()
                .map(|line| self.inline(line))
                .collect(),
        }
    }

    /// The diagram's name or state, if it is built. That it is known has been checked.
    fn diagram(&self, state: &Text) -> Option<String> {
        (self.names.targets.diagram(state.as_str()) == Standing::Built).then(|| state.value.clone())
    }
}
