//! What stands beside the topics: things that get mixed up, the glossary, sheets of services, and
//! when AWS changed what a fact says. Decoded when a screen first asks for it.

use crate::search::words::words;
use crate::{FactIx, Html, Index, QuestionIx, ServiceIx, TopicIx};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// In authored order.
    pub confusions: Vec<Confusion>,
    /// In alphabetical order, without regard to case.
    pub terms: Vec<Term>,
    /// Facts that older material has otherwise: the newest change first, then those without a date.
    pub changes: Vec<Change>,
    /// In the order of the services, for those whose sheet is no topic.
    pub sheets: Vec<ServiceSheet>,
}

/// Two or three things that get mixed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// Stable id: `scp-or-boundary`.
    pub id: String,
    /// "SCP or permissions boundary". Plain text.
    pub title: String,
    /// The sentence that tells them apart. Inline markup.
    pub tells: Html,
    /// The things, two or three.
    pub sides: Vec<Side>,
}

/// One of the things that get mixed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its name. Plain text.
    pub name: String,
    /// When to take it. Inline markup.
    pub take: Html,
    /// Where it is taught.
    pub topic: TopicIx,
    /// Facts about it.
    pub facts: Vec<FactIx>,
    /// Questions that turn on it.
    pub questions: Vec<QuestionIx>,
}

impl Confusion {
    /// Whether one of its sides has the question among its own.
    pub fn asks(&self, question: QuestionIx) -> bool {
        self.sides.iter().any(|side| side.questions.contains(&question))
    }

    /// Whether one of these facts belongs to one of its sides.
    pub fn is_about(&self, facts: &[FactIx]) -> bool {
        let mut all = self.sides.iter().flat_map(|side| &side.facts);
        all.any(|fact| facts.contains(fact))
    }
}

/// A term or abbreviation of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it is written inside a sentence. Plain text.
    pub term: String,
    /// Other names and the abbreviation. Plain text.
    pub also: Vec<String>,
    /// What it means. Inline markup.
    pub text: Html,
    /// Where it is taught.
    pub topic: Option<TopicIx>,
}

impl Term {
    /// Its names, the term first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term).chain(&self.also).map(String::as_str)
    }
}

/// When AWS changed what a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The fact, whose prose has both states.
    pub fact: FactIx,
    /// `YYYY-MM` or `YYYY`; empty where older material only simplified.
    pub when: String,
}

/// A service in short, where no topic is about it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceSheet {
    /// The service.
    pub service: ServiceIx,
    /// What it is for, in a sentence or two. Inline markup.
    pub what: Html,
    /// The limits and rules that questions turn on, a sentence each. Inline markup.
    pub asked: Vec<Html>,
    /// How it fails, or what surprises in operation. Inline markup.
    pub fails: Vec<Html>,
    /// Services that it gets mixed up with, and what tells them apart. Inline markup.
    pub confused: Vec<(ServiceIx, Html)>,
    /// Facts of the course that say more.
    pub facts: Vec<FactIx>,
    /// Official pages, at least one.
    pub docs: Vec<String>,
}

/// What stands for a name in an address: `Recovery point objective` → `recovery-point-objective`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for (_, word) in words(name) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug
}

impl Reference {
    /// The position of the term that goes by a name, given as its [`slug`] in singular or plural.
    pub fn term_at(&self, slug: &str) -> Option<usize> {
        let exact = |wanted: &str| {
            self.terms.iter().position(|term| term.names().any(|name| self::slug(name) == wanted))
        };
        exact(slug).or_else(|| exact(slug.strip_suffix('s')?))
    }

    /// The sheet of a service, where it is no topic.
    pub fn sheet(&self, service: ServiceIx) -> Option<&ServiceSheet> {
        self.sheets.iter().find(|sheet| sheet.service == service)
    }

    /// Whether every position leads somewhere in an index.
    pub(crate) fn is_sound(&self, index: &Index) -> bool {
        let topic = |ix: &TopicIx| index.topics.get(usize::from(ix.0));
        let fact = |ix: &FactIx| topic(&ix.topic).is_some_and(|t| usize::from(ix.nth) < t.facts.len());
        let question =
            |ix: &QuestionIx| topic(&ix.topic).is_some_and(|t| usize::from(ix.nth) < t.questions.len());
        let side = |side: &Side| {
            topic(&side.topic).is_some() && side.facts.iter().all(fact) && side.questions.iter().all(question)
        };
        let service = |ix: &ServiceIx| usize::from(ix.0) < index.services.len();
        let sheet = |sheet: &ServiceSheet| {
            service(&sheet.service)
                && sheet.confused.iter().all(|(other, _)| service(other))
                && sheet.facts.iter().all(fact)
        };
        self.confusions.iter().all(|confusion| confusion.sides.iter().all(side))
            && self.terms.iter().all(|term| term.topic.iter().all(|ix| topic(ix).is_some()))
            && self.changes.iter().all(|change| fact(&change.fact))
            && self.sheets.iter().all(sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(term: &str, also: &[&str]) -> Term {
        Term {
            term: term.into(),
            also: also.iter().map(|name| (*name).to_string()).collect(),
            text: Html::default(),
            topic: None,
        }
    }

    #[test]
    fn a_term_goes_by_all_its_names_and_their_plurals() {
        let terms = vec![term("availability zone", &["AZ"]), term("Domain Name System", &["DNS"])];
        let reference = Reference { terms, ..Reference::default() };
        for (asked, found) in [
            ("availability-zone", Some(0)),
            ("availability-zones", Some(0)),
            ("azs", Some(0)),
            ("dns", Some(1)),
            ("zone", None),
            ("s", None),
            ("", None),
        ] {
            assert_eq!(reference.term_at(asked), found, "{asked}");
        }
    }

    #[test]
    fn slugs_are_words_in_lower_case() {
        assert_eq!(slug("Recovery point objective (RPO)"), "recovery-point-objective-rpo");
        assert_eq!(slug("X-Ray"), "x-ray");
        assert_eq!(slug("…"), "");
    }
}
