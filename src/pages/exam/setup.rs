//! Choosing a paper: how long, how much time, which form.

use super::history::history;
use crate::app::App;
use crate::parts::dom::rewrite_address;
use crate::parts::query::Query;
use cutover_bank::Exam;
use cutover_study::event::{Body, ExamEvent, Millis, Start};
use cutover_study::exam::clock::Allowance;
use cutover_study::exam::{draw, form_name, forms, next_form};
use cutover_study::time::minutes_words;
use crate::ui::prelude::*;

/// Questions of the forms on offer: the whole paper and two short ones.
const LENGTHS: [u16; 3] = [75, 40, 20];

/// The choice so far.
#[derive(Clone, Copy)]
struct Choice {
    app: App,
    exam: Exam,
    /// As the exam has it: questions, minutes.
    full: (u16, u16),
    count: RwSignal<u16>,
    allowance: RwSignal<usize>,
    /// None: the form with the fewest questions seen.
    seed: RwSignal<Option<u32>>,
}

impl Choice {
    fn minutes(self) -> u16 {
        Allowance::ALL[self.allowance.get()].minutes(self.count.get(), self.full.0, self.full.1)
    }

    fn form(self) -> u32 {
        let count = self.count.get();
        self.seed.get().unwrap_or_else(|| {
            self.app.progress.with_untracked(|p| next_form(self.app.course, p, self.exam, count))
        })
    }

    /// Writes down the paper; the screen follows the journal.
    fn start(self) {
        let app = self.app;
        let (count, minutes, seed) = untrack(|| (self.count.get(), self.minutes(), self.form()));
        let paper = draw(app.course, self.exam, count, seed);
        if paper.is_empty() {
            return;
        }
        let now = app.at();
        let start = Start {
            exam: self.exam,
            seed,
            minutes,
            deadline: (minutes > 0).then(|| Millis(now.0 + i64::from(minutes) * 60_000)),
            questions: paper.iter().map(|at| app.course.question(*at).id.clone()).collect(),
        };
        rewrite_address("#/exam");
        app.record(Body::Exam(ExamEvent::Started(start)));
        crate::parts::dom::to_top();
        crate::parts::dom::focus_soon("qh");
    }
}

/// The screen. The query may name a form (`seed`) and its length (`count`).
pub fn setup(app: App, query: &str) -> AnyView {
    let query = Query::parse(query);
    let exam = app.progress.with_untracked(|p| p.exam());
    let Some(blueprint) = app.course.blueprint(exam) else { return ().into_any() };
    let asked: Option<u16> = query.get("count").and_then(|n| n.parse().ok());
    let choice = Choice {
        app,
        exam,
        full: (blueprint.questions, blueprint.minutes),
        count: RwSignal::new(asked.filter(|n| LENGTHS.contains(n)).unwrap_or(LENGTHS[0])),
        allowance: RwSignal::new(0),
        seed: RwSignal::new(query.get("seed").and_then(|n| n.parse().ok())),
    };
    let lengths = LENGTHS
        .map(|n| ([&n.to_string(), " questions"].concat(), n))
        .into_iter()
        .map(|(word, n)| segment("count", word, move || choice.count.get() == n, move || {
            choice.count.set(n);
            choice.seed.set(None);
        }))
        .collect();
    let times = (0..Allowance::ALL.len())
        .map(|nth| segment("time", ["Exam time", "× 1.5", "× 2", "No limit"][nth].to_string(), move || choice.allowance.get() == nth, move || choice.allowance.set(nth)))
        .collect();
    let forms_offered = move || form_options(choice);
    let pick = move |event| choice.seed.set(event_target_value(&event).parse().ok());
    let says = move || {
        let (count, minutes) = (choice.count.get(), choice.minutes());
        let time = if minutes == 0 { "without a limit".to_string() } else { ["in ", &minutes_words(u32::from(minutes))].concat() };
        [&count.to_string(), " questions ", &time, ", form ", &form_name(choice.form()), "."].concat()
    };
    let code = blueprint.code.clone();
    let pass = blueprint.pass;
    view! {
        <main id="main">
            <h1>"Exam simulation"</h1>
            <p class="lead">"A paper of " {code} " as the exam weighs it. Nothing is explained until you hand it in."</p>
            <div class="build">
                {group("How long", lengths)}
                {group("Time", times)}
                <label>
                    <span>"Form"</span>
                    <select on:change=pick inner_html=forms_offered></select>
                </label>
                <p class="cap">"Forms share no question. Somebody with the same version of the course gets the same paper under the same letter."</p>
                <div class="go">
                    <p role="status">{says}</p>
                    <button class="b p" type="button" on:click=move |_| choice.start()>"Start the exam"</button>
                </div>
            </div>
            <section class="sec" aria-labelledby="rules">
                <header><h2 id="rules">"As in the exam, and not"</h2></header>
                <ul class="plain">
                    <li>"An unanswered question counts as wrong, and so does half of a set of right options. A guess costs nothing."</li>
                    <li>"Every answer is kept at once. Close the page, let the battery die: the paper and the clock are where they were."</li>
                    <li>"The clock can be stopped and hidden, which the exam does not allow."</li>
                    <li>"All questions count; in the exam ten of 75 do not, and nobody knows which. The pass mark is " {pass} " of 1000."</li>
                </ul>
            </section>
            {history(app, true)}
        </main>
    }
    .into_any()
}

fn form_options(choice: Choice) -> String {
    let app = choice.app;
    let chosen = choice.form();
    let all = app.progress.with_untracked(|p| forms(app.course, p, choice.exam, choice.count.get(), chosen));
    let mut out = String::new();
    for form in all {
        let state = match (form.sat, form.seen) {
            (0, 0) => ", untouched".to_string(),
            (0, n) => [", ", &n.to_string(), " of its questions seen"].concat(),
            _ => ", sat before".to_string(),
        };
        let mark = if form.seed == chosen { "\" selected>Form " } else { "\">Form " };
        for part in ["<option value=\"", &form.seed.to_string(), mark, &form_name(form.seed), &state, "</option>"] {
            out.push_str(part);
        }
    }
    out
}

fn segment(name: &'static str, word: String, on: impl Fn() -> bool + Send + Sync + 'static, choose: impl Fn() + 'static) -> AnyView {
    view! {
        <label>
            <input type="radio" name=name prop:checked=on on:change=move |_| choose()/>
            <span>{word}</span>
        </label>
    }
    .into_any()
}

fn group(label: &'static str, all: Vec<AnyView>) -> AnyView {
    view! { <fieldset><legend>{label}</legend><div class="seg">{all}</div></fieldset> }.into_any()
}
