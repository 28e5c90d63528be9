//! A practice set while it is answered.

use super::address::Address;
use super::question::question;
use super::summary::summary;
use super::words::subject;
use crate::app::App;
use crate::parts::dom::{focus_soon, rewrite_address, to_top};
use crate::parts::session::{session_bar, take_screen, ticks};
use cutover_bank::{Exam, QuestionIx, TopicContent};
use cutover_study::event::{Answer, Body, Confidence, Millis};
use cutover_study::session::filter::Request;
use cutover_study::session::contrast::Contrasts;
use cutover_study::session::practice::{Deal, draw};
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How a question of the set was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Whether exactly the right options were chosen.
    pub right: bool,
    /// How sure it was.
    pub confidence: Confidence,
    /// Seconds.
    pub took: u16,
}

/// The set: what never changes of it, and where it stands. Copied freely.
#[derive(Clone, Copy)]
pub struct Series {
    /// The questions, in order.
    pub questions: StoredValue<Vec<QuestionIx>>,
    /// What was asked for.
    pub request: StoredValue<Request>,
    /// Shuffles the options.
    pub seed: u32,
    /// The exam studied for.
    pub exam: Exam,
    /// Answers so far.
    pub given: RwSignal<Vec<Option<Given>>>,
    /// The present question; at the end, as many as there are.
    pub at: RwSignal<usize>,
}

impl Series {
    /// How many questions.
    pub fn len(self) -> usize {
        self.questions.with_value(Vec::len)
    }

    /// Writes an answer down at once, and keeps it for the ticks. `variant` is the seed of a
    /// family's draw, 0 for an authored question.
    pub fn answer(self, app: App, at: QuestionIx, variant: u32, chosen: u8, given: Given) {
        app.record(Body::Answered(Answer {
            question: app.course.question(at).id.clone(),
            variant,
            chosen,
            right: given.right,
            confidence: given.confidence,
            took: given.took,
        }));
        let nth = self.at.get_untracked();
        self.given.update(|all| all[nth] = Some(given));
    }

    /// On to the next question without an answer, or to the end.
    pub fn next(self) {
        let given = self.given.get_untracked();
        let from = self.at.get_untracked() + 1;
        let open = (from..given.len()).chain(0..from.min(given.len()));
        let next = open.into_iter().find(|&nth| given[nth].is_none());
        self.go(next.unwrap_or(given.len()));
    }

    /// Ends the set where it stands.
    pub fn end(self, app: App) {
        let none = self.given.with_untracked(|all| all.iter().all(Option::is_none));
        if none {
            let href = self.request.with_value(|request| Address::choice(request, app.course));
            let _ = window().location().set_hash(&href);
        } else {
            self.go(self.len());
        }
    }

    fn go(self, nth: usize) {
        self.at.set(nth);
        to_top();
        focus_soon("qh");
    }
}

/// What the bank gives for a topic.
pub type Content = Result<Rc<TopicContent>, String>;

/// Draws the set, or takes up the one that was left, and runs it.
pub fn session(address: Address) -> AnyView {
    let app = App::get();
    let exam = app.progress.with_untracked(|p| p.exam());
    let from = address.from.unwrap_or_else(|| app.at());
    let seed = address.request.seed.unwrap_or_else(|| app.seed());
    let request = Request { seed: Some(seed), ..address.request };
    let questions = if address.lost {
        Vec::new()
    } else if address.set.is_empty() {
        let contrasts = app.reference().map(|r| Contrasts::of(&r.confusions)).unwrap_or_default();
        let deal = Deal { count: usize::from(request.count), seed: u64::from(seed), contrasts: &contrasts };
        app.progress.with_untracked(|progress| draw(app.course, progress, &request.filter, exam, app.now(), deal))
    } else {
        address.set
    };
    if questions.is_empty() {
        return empty(&request, address.lost);
    }
    rewrite_address(&Address::running(&request, from, &questions, app.course));
    let given = already_given(app, &questions, from);
    let first = given.iter().position(Option::is_none).unwrap_or(given.len());
    let set = Series {
        questions: StoredValue::new(questions),
        request: StoredValue::new(request),
        seed,
        exam,
        given: RwSignal::new(given),
        at: RwSignal::new(first),
    };
    running(app, set)
}

/// Answers given since the set was begun: it goes on after them.
fn already_given(app: App, questions: &[QuestionIx], from: Millis) -> Vec<Option<Given>> {
    app.progress.with_untracked(|progress| {
        let known = |&at: &QuestionIx| {
            let asked = progress.question(app.course, at);
            let confidence = asked.confidence.filter(|_| asked.at >= from)?;
            Some(Given { right: asked.right, confidence, took: asked.took })
        };
        questions.iter().map(known).collect()
    })
}

fn running(app: App, set: Series) -> AnyView {
    let total = set.len();
    let name = set.request.with_value(|request| subject(app.course, &request.filter, set.exam));
    let title = name.map_or_else(|| "Practice".to_string(), |name| ["Practice: ", &name].concat());
    let over = Memo::new(move |_| set.at.get() >= total);
    view! {
        {move || {
            if over.get() {
                summary(app, set)
            } else {
                view! { <Running app set title=title.clone()/> }.into_any()
            }
        }}
    }
    .into_any()
}

/// The bar, the ticks and the present question.
#[component]
fn Running(app: App, set: Series, title: String) -> impl IntoView {
    take_screen();
    let total = set.len();
    let content = RwSignal::new_local(None::<(usize, Content)>);
    Effect::new(move |_| {
        let nth = set.at.get();
        let load = move |nth: usize| set.questions.with_value(|all| all.get(nth).map(|at| at.topic));
        let Some(topic) = load(nth) else { return };
        spawn_local(async move {
            let loaded = app.topic(topic).await;
            if set.at.try_get_untracked() == Some(nth) {
                content.set(Some((nth, loaded)));
            }
            // The next one is decoded while this one is read.
            if let Some(next) = load(nth + 1) {
                set_timeout(
                    move || spawn_local(async move { drop(app.topic(next).await) }),
                    std::time::Duration::from_millis(200),
                );
            }
        });
    });
    let count = move || place(set.at.get().min(total - 1), total);
    let so_far = move || {
        let answers = set.given.get();
        let right = answers.iter().flatten().filter(|given| given.right).count();
        let wrong = answers.iter().flatten().count() - right;
        let place = place(set.at.get(), total);
        ["Question ", &place, "; ", &right.to_string(), " right and ", &wrong.to_string(), " wrong so far"].concat()
    };
    let strip = move || {
        let answers = set.given.get();
        ticks(answers.iter().map(|given| given.map(|g| g.right)), set.at.get())
    };
    let present = move || {
        content.with(|loaded| match loaded {
            None => None,
            Some((nth, loaded)) => {
                let at = set.questions.with_value(|all| all[*nth]);
                Some(question(app, set, *nth, at, loaded))
            }
        })
    };
    view! {
        {session_bar(title, count, move || set.end(app), ().into_any())}
        <main id="main" class="qp">
            <div class="ticks" role="img" aria-label=so_far inner_html=strip></div>
            {present}
        </main>
    }
}

/// "7 of 20", from a position.
fn place(nth: usize, total: usize) -> String {
    [&(nth + 1).to_string(), " of ", &total.to_string()].concat()
}

/// No question fits, or the one that a link names is gone.
fn empty(request: &Request, lost: bool) -> AnyView {
    let app = App::get();
    let change = Address::choice(request, app.course);
    let say = match lost {
        true => "The link names a question that this course does not have. It may have been replaced since the link was made.",
        false => "The exam that you study for has no question for all of it at once. Leave out one part of the choice.",
    };
    view! {
        <main id="main" class="blank">
            <h1>{if lost { "No such question" } else { "No question fits that choice" }}</h1>
            <p>{say}</p>
            <div class="row">
                <a class="b p" href=change>"Change the choice"</a>
                <a class="b" href="#/topics">"Topics"</a>
            </div>
        </main>
    }
    .into_any()
}
