//! What a search found, as rows: the palette and the search page show the same.

use crate::app::App;
use crate::parts::icon::mark_markup;
use crate::parts::marks::{symbol, word};
use crate::parts::words::escape;
use crate::shell::route::Route;
use cutover_bank::{Hit, Marks, Results, Target};
use cutover_study::own::search::{self as own, find};
use cutover_study::session::filter::{Filter, Request};
use cutover_text::text;

/// Groups that results are shown in, and narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Topics and places in their notes; services, the glossary and what gets mixed up.
    Topics,
    /// Facts.
    Cards,
    /// Questions.
    Questions,
    /// Diagrams.
    Diagrams,
    /// Notes and cards of one's own.
    Yours,
}

/// All groups with their names, in the order of the chips.
pub const GROUPS: [(Group, &str); 5] = [
    (Group::Topics, "Topics"),
    (Group::Cards, "Cards"),
    (Group::Questions, "Questions"),
    (Group::Diagrams, "Diagrams"),
    (Group::Yours, "Yours"),
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

/// The group of a hit.
pub fn group(hit: &Hit<'_>) -> Group {
    match hit.target {
        Target::Topic(_) | Target::Section(..) | Target::Term(_) | Target::Confusion(_) | Target::Service(_) => {
            Group::Topics
        }
        Target::Fact(_) => Group::Cards,
        Target::Question(_) => Group::Questions,
        Target::Diagram(_) => Group::Diagrams,
    }
}

/// The row of a hit.
pub fn row(app: App, hit: &Hit<'_>, marks: &Marks) -> Row {
    let course = app.course;
    let topic = course.topic(hit.topic);
    let place = |at: &str| Route::Topic(topic.id.clone(), text!["at=", at]).href();
    let (href, under) = match &hit.target {
        Target::Topic(_) => (Route::Topic(topic.id.clone(), String::new()).href(), topic.blurb.clone()),
        Target::Section(_, anchor) => (place(anchor), text!["in ", &topic.title]),
        Target::Fact(fact) => (place(&course.fact(*fact).id), topic.title.clone()),
        Target::Question(question) => {
            let filter = Filter { questions: vec![*question], ..Filter::default() };
            let request = Request { filter, count: 1, seed: None };
            (Route::Practice(request.query(course)).href(), topic.title.clone())
        }
        Target::Diagram(name) => (Route::Diagram(name.clone(), String::new()).href(), topic.title.clone()),
        Target::Term(slug) => (Route::Glossary(["at=", slug].concat()).href(), String::new()),
        Target::Service(at) => {
            let service = &course.services[usize::from(at.0)];
            (Route::Service(service.id.clone()).href(), "Service".to_string())
        }
        Target::Confusion(id) => (Route::Confusions(["at=", id].concat()).href(), String::new()),
    };
    let under = hit.under.map_or(under, str::to_string);
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
    Row { group: group(hit), title: pieces(marks, hit.title), under, stands, href }
}

/// The rows of all hits, best first.
pub fn rows(app: App, found: &Results<'_>) -> Vec<Row> {
    found.hits.iter().map(|hit| row(app, hit, &found.marks)).collect()
}

/// How many of one's own texts are listed.
const YOURS: usize = 20;

/// The rows of one's own notes and cards that fit: they stand before all others.
pub fn yours(app: App, query: &str) -> Vec<Row> {
    let hits = app.progress.with_untracked(|p| find(&p.own, query, YOURS));
    let row = |hit: own::Hit| {
        let (href, under) = match &hit.target {
            own::Target::Card(id) => (Route::Own(text!["card=", &id.name()]).href(), hit.under),
            own::Target::Note(id) => {
                let topic = app.course.find_question(id).map(|at| app.course.topic(at.topic).title.as_str());
                let under = text!["Your note, ", topic.unwrap_or(id)];
                (Route::Practice(text!["question=", id, "&count=1"]).href(), under)
            }
        };
        Row { group: Group::Yours, title: hit.title, under, stands: None, href }
    };
    hits.into_iter().map(row).collect()
}

/// What to say where nothing is listed.
pub fn hint(query: &str) -> &'static str {
    if query.trim().is_empty() {
        "Type a word: a service, its abbreviation, a state, a command."
    } else {
        "Nothing fits. Try fewer letters, another word, or the service’s full name."
    }
}

/// The inside of a row, as markup.
pub fn face(row: &Row) -> String {
    let symbol = match row.group {
        Group::Topics => "doc",
        Group::Cards => "cards",
        Group::Questions => "practice",
        Group::Diagrams => "diagram",
        Group::Yours => "edit",
    };
    let mut out = String::new();
    let mut put = |pieces: &[&str]| pieces.iter().for_each(|piece| out.push_str(piece));
    put(&["<svg class=\"i\" aria-hidden=\"true\"><use href=\"#", symbol, "\"/></svg><span class=\"rt\"><span class=\"r1\">"]);
    for (hit, piece) in &row.title {
        let (open, close) = if *hit { ("<mark>", "</mark>") } else { ("", "") };
        put(&[open, &escape(piece), close]);
    }
    put(&["</span><span class=\"r2\">", &escape(&row.under), "</span></span><span class=\"rr\">"]);
    if let Some((symbol, word)) = row.stands {
        put(&[&mark_markup(symbol), " ", word]);
    }
    put(&["</span>"]);
    out
}
