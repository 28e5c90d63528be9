//! A question after its answer: every option explained, and in the margin what the answer means.
//! All of it is fixed once the answer is given, so it is markup.

use super::set::Given;
use super::words::{follows, judged, returns, seen};
use crate::app::App;
use crate::pages::confusions;
use crate::parts::confidence::{said, word};
use crate::parts::icon::mark_markup;
use crate::parts::options::{explained, temptations};
use crate::parts::words::{escape, letter, page_name, spelled};
use cutover_bank::{Exam, Question, QuestionIx, TopicIx};
use cutover_study::event::Confidence;
use cutover_study::stats::calibration;
use cutover_study::time::stopwatch;
use cutover_text::text;

/// More confusions than these would push the rest of the margin out of sight.
const MOST_CONTRASTS: usize = 2;

/// An answer and what it was given to.
pub struct Explained {
    /// The app.
    pub app: App,
    /// The question.
    pub at: QuestionIx,
    /// The exam studied for.
    pub exam: Exam,
    /// The answer.
    pub answer: Given,
    /// Options chosen, a bit each in authored order.
    pub chosen: u8,
}

/// The options, how the answer is computed where it is, and why the tempting ones tempt.
pub fn body(it: &Explained, question: &Question, order: &[u8]) -> String {
    let right = it.app.course.question(it.at).right;
    let many = right > 1;
    let mut out = String::new();
    if many {
        out.push_str(&counted(it, question, usize::from(right)));
    }
    let tempting = temptations(&question.options, order);
    out.push_str(&text![
        "<ol class=\"opts\" id=\"answer\" tabindex=\"-1\" aria-label=\"Options, explained\">",
        &explained(&question.options, order, it.chosen, many),
        "</ol>",
    ]);
    if !question.working.is_empty() {
        out.push_str("<div class=\"trap\"><div><h2>How it is computed</h2><ol>");
        for step in &question.working {
            out.push_str(&["<li>", &step.0, "</li>"].concat());
        }
        out.push_str("</ol></div></div>");
    }
    if !tempting.is_empty() {
        out.push_str(&["<div class=\"trap\">", &tempting, "</div>"].concat());
    }
    out
}

/// With several answers: how many of them were found, and that half does not count.
fn counted(it: &Explained, question: &Question, right: usize) -> String {
    let hits = question.options.iter().enumerate();
    let hits = hits.filter(|(nth, option)| option.right && it.chosen & (1 << nth) != 0).count();
    if it.answer.right {
        return text!["<p class=\"score\">", &mark_markup("ok"), " <b class=\"c-green\">Right.</b> <span class=\"sub\">You have all ", &spelled(right), ".</span></p>"];
    }
    let half = if hits == 0 { "" } else { ", and the exam gives nothing for a part" };
    text!["<p class=\"score\">", &mark_markup("cx"), " <b class=\"c-red\">Counted as wrong.</b> <span class=\"sub\">You have ", &spelled(hits), " of ", &spelled(right), half, ".</span></p>"]
}

/// The margin: how sure, then [`about`] the answer, and the keys.
pub fn aside(it: &Explained, question: &Question, options: usize) -> String {
    text![
        &sure(it),
        &about(it, question),
        "<section class=\"desk\"><p class=\"cap\">A–",
        letter(options.saturating_sub(1)),
        " choose, 1–3 confidence, Enter next</p></section>",
    ]
}

/// How sure the answer was, and what that means.
pub fn sure(it: &Explained) -> String {
    text![
        "<section class=\"first\"><h2>You were ",
        match it.answer.confidence {
            Confidence::Guess => "guessing",
            sure => word(sure),
        },
        "</h2>",
        &said(it.answer.confidence),
        &judgement(it),
        "</section>",
    ]
}

/// What it gets mixed up with, how long it took, what it is for, when it returns, and where to
/// read on.
pub fn about(it: &Explained, question: &Question) -> String {
    text![
        &contrasts(it),
        "<section><dl class=\"dl\">",
        &figures(it),
        "</dl></section><section class=\"ref\"><h2>Read on</h2><ul class=\"links\">",
        &links(it, question),
        "</ul></section>",
    ]
}

/// After a miss: what the question's subject gets mixed up with, and what tells them apart. Where
/// there are several, those that name the question itself come first.
fn contrasts(it: &Explained) -> String {
    let mut out = String::new();
    if it.answer.right {
        return out;
    }
    let all = it.app.reference().map_or(&[][..], |reference| &reference.confusions);
    let facts = &it.app.course.question(it.at).facts;
    let named = all.iter().filter(|c| c.asks(it.at));
    let about = all.iter().filter(|c| !c.asks(it.at) && c.is_about(facts));
    for confusion in named.chain(about).take(MOST_CONTRASTS) {
        out.push_str(&text![
            "<section><h2>",
            &escape(&confusion.title),
            "</h2><p class=\"sub\">",
            &confusion.tells.0,
            "</p><p><a href=\"",
            &confusions::href(confusion),
            "\">Compare them side by side</a></p></section>",
        ]);
    }
    out
}

type Back = Option<(u16, Option<u16>)>;

fn back(it: &Explained) -> Back {
    let now = it.app.now();
    it.app.progress.with_untracked(|progress| {
        let id = &it.app.course.question(it.at).id;
        progress.question(it.app.course, it.at).card.returns(&progress.context(now, id))
    })
}

fn judgement(it: &Explained) -> String {
    let (first, then) = judged(it.answer.right, it.answer.confidence);
    let warns = matches!(
        (it.answer.right, it.answer.confidence),
        (false, Confidence::Sure) | (true, Confidence::Guess)
    );
    let (open, mark) = match warns {
        true => ("<p class=\"box\">", text![&mark_markup("tri"), " "]),
        false => ("<p class=\"sub\">", String::new()),
    };
    text![open, &mark, "<b>", first, "</b> ", then, &follows(back(it)), &record(it), "</p>"]
}

/// How often this confidence was right of late, once there is enough to say.
fn record(it: &Explained) -> String {
    let now = it.app.now();
    let share = it.app.progress.with_untracked(|progress| calibration(progress, now, 30));
    let share = share[it.answer.confidence as usize];
    if share.all < 5 {
        return String::new();
    }
    let kind = match it.answer.confidence {
        Confidence::Guess => " guesses",
        Confidence::Unsure => " unsure answers",
        Confidence::Sure => " sure answers",
    };
    text![" Of your last ", {share.all}, kind, ", ", {share.part}, " were right."]
}

fn figures(it: &Explained) -> String {
    let course = it.app.course;
    let head = course.question(it.at);
    let mut out = String::new();
    let mut row = |name: &str, value: &str| {
        out.push_str(&text!["<dt>", name, "</dt><dd", value, "</dd>"]);
    };
    let fair = course.blueprint(it.exam).map_or(0, |b| u32::from(b.minutes) * 60 / u32::from(b.questions.max(1)));
    let time = stopwatch(u32::from(it.answer.took));
    row("Time", &[">", &time, " <span class=\"cap\">of ", &stopwatch(fair), "</span>"].concat());
    let mut objectives: Vec<String> = Vec::new();
    for (name, list) in [("C02 ", &head.c02), ("C01 ", &head.c01)] {
        if !list.is_empty() {
            objectives.push([name, &list.join(" ")].concat());
        }
    }
    row("Objective", &[" class=\"tag\">", &objectives.join(" · ")].concat());
    let (times, right) = it.app.progress.with_untracked(|progress| {
        let asked = progress.question(course, it.at);
        (asked.times, asked.times_right)
    });
    row("Seen", &[">", &seen(times, right)].concat());
    row("Returns", &[">", &returns(back(it))].concat());
    out
}

fn links(it: &Explained, question: &Question) -> String {
    let mut out = String::new();
    let mut link = |href: &str, symbol: &str, text: &str| {
        out.push_str(&text![
            "<li><a href=\"",
            &escape(href),
            "\"><svg class=\"i s\" aria-hidden=\"true\"><use href=\"#",
            symbol,
            "\"/></svg> ",
            &escape(text),
            "</a></li>",
        ]);
    };
    if let Some(state) = &question.diagram {
        let name = state.split('?').next().unwrap_or(state);
        if let Some(diagram) = cutover_models::by_name(name) {
            link(&["#/diagrams/", state].concat(), "diagram", diagram.spec().short);
        }
    }
    for (topic, fact) in topics(it) {
        let head = it.app.course.topic(topic);
        let href = text!["#/topics/", &head.id, "?at=", &fact];
        link(&href, "doc", &head.title);
    }
    for page in question.docs.iter().take(3) {
        link(page, "out", &page_name(page));
    }
    out
}

/// The topics of the question's facts, its own first, each with the first of its facts.
fn topics(it: &Explained) -> Vec<(TopicIx, String)> {
    let course = it.app.course;
    let mut found: Vec<(TopicIx, String)> = Vec::new();
    for &fact in &course.question(it.at).facts {
        if !found.iter().any(|(topic, _)| *topic == fact.topic) {
            found.push((fact.topic, course.fact(fact).id.clone()));
        }
    }
    found.sort_by_key(|(topic, _)| *topic != it.at.topic);
    found
}
