//! A card: what it asks, and under it the answer with the four grades.

use super::review::Review;
use crate::app::App;
use crate::parts::grades::grade_buttons;
use crate::parts::icon::{icon_small, mark};
use crate::parts::words::{count, page_name};
use cutover_bank::{Fact, FactIx, TopicContent};
use cutover_study::scheduler::interval_words;
use cutover_study::own::OwnCard;
use cutover_study::session::cards::{Turn, Which, Why};
use crate::ui::prelude::*;
use cutover_text::text;
use std::rc::Rc;

/// The card on the screen.
#[derive(Clone)]
pub struct Face {
    /// Which, and why it comes.
    pub turn: Turn,
    /// Where its text is.
    pub back: Back,
}

/// The text of a card.
#[derive(Clone)]
pub enum Back {
    /// A fact, and the prose of its topic.
    Fact(FactIx, Result<Rc<TopicContent>, String>),
    /// A card of one's own; none if it was removed in another tab.
    Own(Option<OwnCard>),
}

/// Front and back.
pub fn face(app: App, it: Review, face: &Face) -> AnyView {
    let (at, content) = match &face.back {
        Back::Fact(at, content) => (*at, content),
        Back::Own(Some(card)) => return own(app, it, face.turn, card),
        Back::Own(None) => return gone(),
    };
    let fact = match content {
        Ok(content) => content.facts.get(usize::from(at.nth)).cloned(),
        Err(_) => None,
    };
    let Some(fact) = fact else { return damaged(app, at) };
    let topic = app.course.topic(at.topic);
    let href = text!["#/topics/", &topic.id, "?at=", &app.course.fact(at).id];
    let back = StoredValue::new(fact.clone());
    let front = view! { <h1 id="card" tabindex="-1" inner_html=fact.ask.0></h1> }.into_any();
    shown(app, it, face.turn, (href, topic.title.clone()), front, move || back.with_value(answer))
}

/// A card of one's own: plain text on both sides.
fn own(app: App, it: Review, turn: Turn, card: &OwnCard) -> AnyView {
    let href = text!["#/cards/own?card=", &card.id.name()];
    let front = view! { <h1 id="card" class="plain" tabindex="-1">{card.sides.front.clone()}</h1> }.into_any();
    let back = card.sides.back.clone();
    let answer = move || {
        view! { <div class="ans" id="answer" tabindex="-1"><p class="big plain">{back.clone()}</p></div> }.into_any()
    };
    shown(app, it, turn, (href, "Your card".to_string()), front, answer)
}

/// A card that is there: why it comes, where it is from, what it asks, and its answer once open.
fn shown(
    app: App,
    it: Review,
    turn: Turn,
    (href, from): (String, String),
    asks: AnyView,
    answer: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let (symbol, why) = reason(app, turn.why);
    view! {
        <article class="card">
            <p class="from cap">
                <span class="key">{mark(symbol)} " " {why}</span>
                <a href=href>{from}</a>
            </p>
            {asks}
            {move || it.open.get().then(&answer)}
        </article>
        {move || if it.open.get() { grades(app, it, turn.card) } else { front(it) }}
    }
    .into_any()
}

fn front(it: Review) -> AnyView {
    view! {
        <div class="tap">
            <button class="b p" type="button" on:click=move |_| it.reveal()>
                "Show the answer" " " <kbd aria-hidden="true">"Space"</kbd>
            </button>
        </div>
    }
    .into_any()
}

fn answer(fact: &Fact) -> AnyView {
    let then = fact.then.as_ref().map(|then| {
        let then = then.0.clone();
        view! { <p class="past">{mark("sq")} " " <b>"Then, DOP-C01. "</b> <span inner_html=then></span></p> }
    });
    let docs = fact.docs.clone().map(|url| {
        let name = page_name(&url);
        view! { <p class="cap hintl"><a href=url>{name} " " {icon_small("out")}</a></p> }
    });
    view! {
        <div class="ans" id="answer" tabindex="-1">
            <p class="big" inner_html=fact.answer.0.clone()></p>
            <p class="more" inner_html=fact.text.0.clone()></p>
            {then}
            {docs}
        </div>
    }
    .into_any()
}

fn grades(app: App, it: Review, which: Which) -> AnyView {
    let now = app.now();
    let (waits, memory) = app.progress.with_untracked(|progress| {
        let card = which.card(app.course, progress);
        let context = progress.context(now, &which.name(app.course));
        let waits = card.next_states(&context).map(|next| interval_words(next.wait));
        let memory = card.recall(now).map(|recall| {
            let ago = now.day().since(card.last_day(now.offset)).max(0) as usize;
            last_seen(ago, recall)
        });
        (waits, memory.unwrap_or_else(|| "new to you".to_string()))
    });
    view! {
        <section class="grades" aria-label="Grade your answer">
            <p class="q"><span>"How well did you know it?"</span><span>{memory}</span></p>
            {grade_buttons(waits, move |grade| it.grade(grade))}
        </section>
    }
    .into_any()
}

/// "last seen 6 days ago, recall 86%".
fn last_seen(days: usize, recall: u16) -> String {
    match days {
        0 => "last seen today".to_string(),
        days => text!["last seen ", &count(days, "day"), " ago, recall ", {(recall + 5) / 10}, "%"],
    }
}

fn reason(app: App, why: Why) -> (&'static str, String) {
    match why {
        Why::Step => ("tri", "once more".to_string()),
        Why::Early => ("tri", "once more, a little early".to_string()),
        Why::Today => ("tri", "due today".to_string()),
        Why::Late(day) => ("tri", text!["due since ", &day.relative(app.today())]),
        Why::New => ("ho", "new".to_string()),
    }
}

/// A card of one's own that another tab removed meanwhile.
fn gone() -> AnyView {
    view! {
        <article class="card">
            <h1 id="card" tabindex="-1">"This card has been removed"</h1>
            <p class="row"><a class="b" href="#/cards/own">"Your own cards"</a><a class="b" href="#/">"Back to today"</a></p>
        </article>
    }
    .into_any()
}

fn damaged(app: App, at: FactIx) -> AnyView {
    let title = app.course.topic(at.topic).title.clone();
    view! {
        <article class="card">
            <h1 id="card" tabindex="-1">"This card cannot be shown"</h1>
            <p>"The text of " {title} " is damaged in this copy of Cutover. Load the page again to fetch it anew; your progress is safe."</p>
            <p class="row"><a class="b" href="#/">"Back to today"</a></p>
        </article>
    }
    .into_any()
}
