//! The session: a card, its answer, a grade, and the next card.

use super::choice::{Choice, HELPING};
use super::face::{Back, Face, face};
use super::rest::rest;
use crate::app::App;
use crate::parts::dom::{focus_soon, to_top};
use crate::parts::grades::{name, of_key, strip_class};
use crate::parts::icon::icon;
use crate::parts::session::{announcer, session_bar, take_screen};
use crate::shell::keys::on_key;
use cutover_study::event::{Body, EventId, Grade, Millis};
use cutover_study::scheduler::interval_words;
use cutover_study::session::cards::{Turn, Which};
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use cutover_text::text;

/// A grade that was given in this session.
#[derive(Clone, Copy)]
struct Graded {
    id: EventId,
    card: Which,
    grade: Grade,
}

/// The session's state. Copied freely.
#[derive(Clone, Copy)]
pub struct Review {
    app: App,
    choice: StoredValue<Choice>,
    /// The card on the screen, with its text; none at the end, and before the first is there.
    face: RwSignal<Option<Face>, LocalStorage>,
    /// Whether the answer is shown.
    pub open: RwSignal<bool>,
    /// Grades so far.
    done: RwSignal<Vec<Graded>>,
    /// Cards left, the present one counted in.
    left: RwSignal<usize>,
    /// Whether nothing is left.
    over: RwSignal<bool>,
    shown_at: RwSignal<Millis>,
    said: RwSignal<String>,
}

/// Runs a session.
pub fn review(app: App, choice: Choice) -> AnyView {
    let title = choice.title(app);
    let it = Review {
        app,
        choice: StoredValue::new(choice),
        face: RwSignal::new_local(None),
        open: RwSignal::new(false),
        done: RwSignal::new(Vec::new()),
        left: RwSignal::new(0),
        over: RwSignal::new(false),
        shown_at: RwSignal::new(app.at()),
        said: RwSignal::new(String::new()),
    };
    it.go_on(None);
    view! {
        {move || match it.over.get() {
            true => {
                let done = it.done.with_untracked(Vec::len);
                it.choice.with_value(|choice| rest(app, choice, done, it))
            }
            false => view! { <Running it title=title.clone()/> }.into_any(),
        }}
    }
    .into_any()
}

impl Review {
    /// Shows the next card; `again` asks for this one, after an undo.
    fn go_on(self, again: Option<Which>) {
        let app = self.app;
        let now = app.now();
        let before = self.done.with_untracked(|done| done.last().map(|graded| graded.card));
        let turns = self
            .choice
            .with_value(|choice| app.progress.with_untracked(|progress| choice.queue(app, progress, now)));
        self.left.set(turns.len());
        let wanted = again.and_then(|card| turns.iter().find(|turn| turn.card == card));
        let other = turns.iter().find(|turn| Some(turn.card) != before);
        let Some(&turn) = wanted.or(other).or(turns.first()) else {
            self.over.set(true);
            return;
        };
        self.over.set(false);
        let topic = |turn: &Turn| match turn.card {
            Which::Fact(fact) => Some(fact.topic),
            Which::Own(_) => None,
        };
        let next = turns.iter().filter_map(topic).find(|next| topic(&turn) != Some(*next));
        spawn_local(async move {
            self.show(turn).await;
            // The next topic is decoded while this card is read.
            if let Some(next) = next {
                set_timeout(
                    move || spawn_local(async move { drop(app.topic(next).await) }),
                    std::time::Duration::from_millis(400),
                );
            }
        });
    }

    async fn show(self, turn: Turn) {
        let back = match turn.card {
            Which::Fact(fact) => Back::Fact(fact, self.app.topic(fact.topic).await),
            Which::Own(id) => Back::Own(self.app.progress.with_untracked(|p| p.own.card(id).cloned())),
        };
        if self.open.is_disposed() {
            return;
        }
        self.open.set(false);
        self.shown_at.set(self.app.at());
        self.face.set(Some(Face { turn, back }));
    }

    /// Shows the answer.
    pub fn reveal(self) {
        if self.face.with_untracked(Option::is_some) && !self.open.get_untracked() {
            self.open.set(true);
            focus_soon("answer");
        }
    }

    /// Grades the card, and goes on.
    pub fn grade(self, grade: Grade) {
        let card = self.face.with_untracked(|face| face.as_ref().map(|face| face.turn.card));
        let Some(card) = card.filter(|_| self.open.get_untracked()) else { return };
        let app = self.app;
        let now = app.now();
        let wait = app.progress.with_untracked(|progress| {
            let context = progress.context(now, &card.name(app.course));
            card.card(app.course, progress).graded(&context, grade).wait
        });
        let took = ((now.at.0 - self.shown_at.get_untracked().0) / 1000).clamp(0, 255) as u8;
        let id = app.record(Body::Reviewed { fact: card.name(app.course), grade, took });
        self.said.set(text![name(grade), ". Back in ", &interval_words(wait), "."]);
        self.done.update(|done| done.push(Graded { id, card, grade }));
        self.turn_over(None);
    }

    /// Takes the last grade back, and shows its card again.
    pub fn undo(self) {
        let Some(last) = self.done.try_update(Vec::pop).flatten() else { return };
        self.app.undo(last.id);
        self.said.set(text![name(last.grade), " taken back."]);
        self.turn_over(Some(last.card));
    }

    /// Cards that are left, where the session was ended before them.
    pub fn left(self) -> usize {
        self.left.get_untracked()
    }

    /// Goes on with what is left.
    pub fn resume(self) {
        self.turn_over(None);
    }

    /// More new cards, when the evening's are done.
    pub fn more(self) {
        let today = self.app.today();
        let tonight = self.app.progress.with_untracked(|p| p.day(today).map_or(0, |log| log.fresh));
        self.choice.update_value(|choice| {
            choice.filter.fresh = tonight.saturating_add(HELPING);
            choice.filter.met = false;
            choice.facts.clear();
        });
        self.turn_over(None);
    }

    fn turn_over(self, again: Option<Which>) {
        self.go_on(again);
        to_top();
        focus_soon("card");
    }

    fn end(self) {
        if self.done.with_untracked(Vec::is_empty) {
            let _ = window().location().set_hash("#/");
        } else {
            self.over.set(true);
            focus_soon("rest");
        }
    }

    fn key(self, key: &str) -> bool {
        match key {
            "u" | "U" | "Backspace" => {
                self.undo();
                true
            }
            " " | "Enter" if !self.open.get_untracked() => {
                self.reveal();
                true
            }
            _ => match of_key(key) {
                Some(grade) if self.open.get_untracked() => {
                    self.grade(grade);
                    true
                }
                _ => false,
            },
        }
    }
}

/// Bar, strip and card.
#[component]
fn Running(it: Review, title: String) -> impl IntoView {
    take_screen();
    on_key(move |key| it.key(key));
    let count = move || {
        let done = it.done.with(Vec::len);
        text![{done + 1}, " of ", {done + it.left.get()}]
    };
    let strip_label = move || {
        let done = it.done.with(Vec::len);
        text![{done}, " of ", {done + it.left.get()}, " cards done"]
    };
    let strip = move || {
        let left = it.left.get();
        it.done.with(|done| strip(done, left))
    };
    let undo = view! {
        <button
            class="ib"
            type="button"
            aria-label="Take back the last grade"
            disabled=move || it.done.with(Vec::is_empty)
            on:click=move |_| it.undo()
        >
            {icon("undo")}
        </button>
    }
    .into_any();
    view! {
        {session_bar(title, count, move || it.end(), undo)}
        <main id="main" class="cd">
            <div class="strip" role="img" aria-label=strip_label inner_html=strip></div>
            {move || it.face.with(|shown| shown.as_ref().map(|shown| face(it.app, it, shown)))}
            {announcer(move || it.said.get())}
        </main>
    }
}

/// A bar for each card: those done as high as their grade. A long session shows its last part.
fn strip(done: &[Graded], left: usize) -> String {
    const MOST: usize = 60;
    let ahead = left.saturating_sub(1).min(MOST / 2);
    let behind = done.len().saturating_sub(MOST - 1 - ahead);
    let mut out = String::new();
    for graded in &done[behind..] {
        out.push_str(&["<i class=\"", strip_class(graded.grade), "\"></i>"].concat());
    }
    if left > 0 {
        out.push_str("<i class=\"c\"></i>");
    }
    for _ in 0..ahead {
        out.push_str("<i></i>");
    }
    out
}
