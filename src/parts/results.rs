//! What a search found, as rows: the palette and the search page show the same.

use crate::app::App;
use crate::parts::icon::icon;
use crate::parts::marks::{symbol, word};
use crate::shell::route::Route;
use cutover_bank::{Hit, Marks, Results, Target};
use cutover_study::session::filter::{Filter, Request};
use crate::ui::prelude::*;

/// Groups that results are shown in, and narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Topics and places in their notes.
    Topics,
    /// Facts.
    Cards,
    /// Questions.
    Questions,
    /// Diagrams.
    Diagrams,
}

/// All groups with their names, in the order of the chips.
pub const GROUPS: [(Group, &str); 4] = [
    (Group::Topics, "Topics"),
    (Group::Cards, "Cards"),
    (Group::Questions, "Questions"),
    (Group::Diagrams, "Diagrams"),
];

/// One row: plain data, so that a list of them can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its group.
    pub group: Group,
    /// Its title in pieces, those that matched marked.
    pub title: Vec<(bool, String)>,
    /// The line under the title.
    pub under: String,
    /// Symbol and word of how it stands, where it does.
    pub stands: Option<(&'static str, &'static str)>,
    /// Where it leads.
    pub href: String,
}

fn pieces(marks: &Marks, text: &str) -> Vec<(bool, String)> {
    marks.split(text).into_iter().map(|(hit, piece)| (hit, piece.to_string())).collect()
}

fn row(app: App, hit: &Hit<'_>, marks: &Marks) -> Row {
    let course = app.course;
    let topic = course.topic(hit.topic);
    let place = |at: &str| Route::Topic(topic.id.clone(), ["at=", at].concat()).href();
    let (group, href, under) = match &hit.target {
        Target::Topic(_) => (Group::Topics, Route::Topic(topic.id.clone(), String::new()).href(), topic.blurb.clone()),
        Target::Section(_, anchor) => (Group::Topics, place(anchor), ["in ", &topic.title].concat()),
        Target::Fact(fact) => (Group::Cards, place(&course.fact(*fact).id), topic.title.clone()),
        Target::Question(question) => {
            let filter = Filter { questions: vec![*question], ..Filter::default() };
            let request = Request { filter, count: 1, seed: None };
            (Group::Questions, Route::Practice(request.query(course)).href(), topic.title.clone())
        }
        Target::Diagram(name) => (Group::Diagrams, Route::Diagram(name.clone(), String::new()).href(), topic.title.clone()),
    };
    let now = app.now();
    let stands = app.progress.with_untracked(|p| match &hit.target {
        Target::Fact(fact) => {
            let mark = p.card(course, *fact).mark(now);
            Some((symbol(mark), word(mark)))
        }
        Target::Question(question) => {
            let asked = p.question(course, *question);
            asked.seen().then_some(if asked.right { ("ok", "right") } else { ("cx", "wrong") })
        }
        _ => None,
    });
    Row { group, title: pieces(marks, hit.title), under, stands, href }
}

/// The rows of all hits, best first.
pub fn rows(app: App, found: &Results<'_>) -> Vec<Row> {
    found.hits.iter().map(|hit| row(app, hit, &found.marks)).collect()
}

/// The inside of a row.
pub fn face(row: &Row) -> AnyView {
    let symbol = match row.group {
        Group::Topics => "doc",
        Group::Cards => "cards",
        Group::Questions => "practice",
        Group::Diagrams => "diagram",
    };
    let title: Vec<AnyView> = row
        .title
        .iter()
        .map(|(hit, piece)| {
            let piece = piece.clone();
            if *hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect();
    let stands = row.stands.map(|(symbol, word)| view! { {super::icon::mark(symbol)} " " {word} });
    view! {
        {icon(symbol)}
        <span class="rt"><span class="r1">{title}</span><span class="r2">{row.under.clone()}</span></span>
        <span class="rr">{stands}</span>
    }
    .into_any()
}
