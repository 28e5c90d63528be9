//! Which cards a session asks, and in what order.

use crate::app::App;
use crate::parts::query::Query;
use cutover_bank::{Exam, FactIx};
use cutover_study::event::Millis;
use cutover_study::plan::evening_cards;
use cutover_study::progress::Progress;
use cutover_study::session::cards::{CardFilter, Turn, Which, Why, queue};
use cutover_study::time::Now;
use cutover_text::text;

/// New cards that one more helping brings.
pub const HELPING: u16 = 10;

/// What a session is about.
#[derive(Clone, Debug)]
pub struct Choice {
    /// By topic and domain, and how many new ones.
    pub filter: CardFilter,
    /// These facts alone, due or not, each until it is known.
    pub facts: Vec<FactIx>,
    /// The exam studied for.
    pub exam: Exam,
    /// When the session was begun.
    pub from: Millis,
}

impl Choice {
    /// What `#/cards?…` asks for: `topic=`, `domain=`, `facts=`, `own=1` for one's own alone, and
    /// `new=` for that many new ones.
    pub fn of(app: App, query: &Query) -> Choice {
        let now = app.now();
        let list = |name: &str| query.get(name).unwrap_or_default().split(',').map(str::to_string).collect::<Vec<_>>();
        let facts = list("facts").iter().filter_map(|id| app.course.find_fact(id)).collect();
        app.progress.with_untracked(|progress| {
            let evening = evening_cards(app.course, progress, now, progress.settings.minutes);
            let topics: Vec<_> = list("topic").iter().filter_map(|id| app.course.find_topic(id)).collect();
            let domains: Vec<u8> = list("domain").iter().filter_map(|n| n.parse().ok()).collect();
            let own = query.get("own").is_some();
            let some = !topics.is_empty() || !domains.is_empty() || own;
            let tonight = progress.day(now.day()).map_or(0, |log| log.fresh);
            let more = query.number("new").map(|n| n.min(100) as u16);
            let fresh = match (more, some) {
                (Some(more), _) => tonight.saturating_add(more),
                (None, true) => tonight.saturating_add(HELPING),
                (None, false) => evening.fresh,
            };
            // Cards asked for by name need not have been met before.
            let met = evening.met && !some && more.is_none();
            Choice {
                filter: CardFilter { topics, domains, fresh, met, own },
                facts,
                exam: progress.exam(),
                from: app.at(),
            }
        })
    }

    /// Whether nothing restricts it.
    pub fn is_whole_course(&self) -> bool {
        self.facts.is_empty() && self.filter.topics.is_empty() && self.filter.domains.is_empty() && !self.filter.own
    }

    /// The cards that are left, in order.
    pub fn queue(&self, app: App, progress: &Progress, now: Now) -> Vec<Turn> {
        if self.facts.is_empty() {
            return queue(app.course, progress, &self.filter, self.exam, now);
        }
        let mut left: Vec<Turn> = Vec::new();
        let mut steps: Vec<Turn> = Vec::new();
        for &fact in &self.facts {
            let card = progress.card(app.course, fact);
            let turn = |why| Turn { card: Which::Fact(fact), why };
            let asked = !card.is_new() && card.last >= self.from;
            match (asked, card.in_steps()) {
                (false, _) if card.is_new() => left.push(turn(Why::New)),
                (false, _) => left.push(turn(Why::Today)),
                (true, true) if card.is_due(now) => left.insert(0, turn(Why::Step)),
                (true, true) => steps.push(turn(Why::Early)),
                (true, false) => {}
            }
        }
        left.extend(steps);
        left
    }

    /// The name of the session.
    pub fn title(&self, app: App) -> String {
        if self.filter.own {
            return "Your cards".to_string();
        }
        let about = match (&self.filter.topics[..], &self.filter.domains[..], &self.facts[..]) {
            ([topic], ..) => Some(app.course.topic(*topic).title.clone()),
            (_, [domain], _) => {
                let domains = app.course.blueprint(self.exam).map_or(&[][..], |b| &b.domains);
                domains.iter().find(|d| d.number == *domain).map(|d| d.short.clone())
            }
            (_, _, [first, rest @ ..]) if rest.iter().all(|fact| fact.topic == first.topic) => {
                Some(app.course.topic(first.topic).title.clone())
            }
            _ => None,
        };
        about.map_or_else(|| "Cards".to_string(), |about| text!["Cards: ", &about])
    }
}
