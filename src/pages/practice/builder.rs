//! The choice of a set: what, how many, and how many questions there are for it.

use super::address::Address;
use crate::app::App;
use crate::parts::dom::rewrite_address;
use crate::parts::words::{count, escape};
use crate::shell::keys::on_key;
use cutover_bank::Exam;
use cutover_study::course::{Course, domain_of};
use cutover_study::session::filter::Request;
use cutover_study::session::practice::{fitting, matching};
use crate::ui::prelude::*;
use cutover_text::text;

/// What can be chosen by fate, as the query says it and in words.
const FATES: [(&str, &str); 8] = [
    ("", "What helps most now"),
    ("unseen", "Not seen yet"),
    ("wrong", "Last answered wrong"),
    ("sure-wrong", "Sure and wrong"),
    ("lucky", "Right by a guess"),
    ("due", "Back today"),
    ("seen", "Seen before"),
    ("any", "Any, by chance"),
];

/// What a length in minutes ends in, and one in questions does not.
const MINUTES: &str = " min";

/// The parts of the choice, each as the query says it.
#[derive(Clone, Copy)]
struct Choice {
    domain: RwSignal<String>,
    service: RwSignal<String>,
    topic: RwSignal<String>,
    seen: RwSignal<String>,
    difficulty: RwSignal<String>,
    number: RwSignal<String>,
}

impl Choice {
    fn query(self) -> String {
        let parts = [
            ("domain", self.domain.get()),
            ("service", self.service.get()),
            ("topic", self.topic.get()),
            ("seen", self.seen.get()),
            ("difficulty", self.difficulty.get()),
        ];
        let chosen = parts.into_iter().filter(|(_, value)| !value.is_empty());
        chosen.map(|(name, value)| text![name, "=", &value]).collect::<Vec<_>>().join("&")
    }

    fn request(self, app: App) -> Request {
        let (mut request, _) = Request::parse(&self.query(), app.course);
        request.count = self.count(app);
        request
    }

    /// How many questions: as many as chosen, or as fit into the minutes chosen.
    fn count(self, app: App) -> u16 {
        self.number.with(|number| match number.strip_suffix(MINUTES) {
            Some(minutes) => app.progress.with_untracked(|p| fitting(p, minutes.parse().unwrap_or(10))),
            None => number.parse().unwrap_or(10),
        })
    }
}

/// `#/practice` without a set.
pub fn builder(address: Address) -> AnyView {
    let app = App::get();
    let exam = app.progress.with_untracked(|p| p.exam());
    let open = app.progress.with_untracked(|p| p.open_sitting().is_some());
    let course = app.course;
    let choice = choice_of(&address.request, course);
    let fits_now = Memo::new(move |_| {
        let request = choice.request(app);
        app.progress.with_untracked(|progress| matching(course, progress, &request.filter, exam, app.now()).len())
    });
    Effect::new(move |before: Option<()>| {
        let query = choice.query();
        if before.is_some() {
            let mark = if query.is_empty() { "" } else { "?" };
            rewrite_address(&["#/practice", mark, &query].concat());
        }
    });
    let start = move || {
        if fits_now.get_untracked() > 0 {
            let request = untrack(|| choice.request(app));
            let href = Address::again(&request, app.seed(), course);
            let _ = window().location().set_hash(&href);
        }
    };
    on_key(move |key| {
        let begins = key == "Enter";
        if begins {
            start();
        }
        begins
    });
    let fits = move || match (fits_now.get(), usize::from(choice.count(app))) {
        (0, _) => "No question fits. Leave out one part of the choice.".to_string(),
        (n, wanted) if n < wanted => text![count(n, "question").as_str(), if n == 1 { " fits" } else { " fit" }, "; the set has them all."],
        (n, wanted) => text![&count(n, "question"), " fit, about ", &minutes(course, exam, wanted), " for ", {wanted}, "."],
    };
    let topics = move || topic_options(course, exam, &choice.domain.get(), &choice.topic.get_untracked());
    view! {
        <main id="main">
            <h1>"Practice"</h1>
            <p class="lead">"Questions as the exam asks them. Say how sure you are before you see the answer."</p>
            <p class="row under"><a class="b" href="#/exam">{if open { "Go on with the exam" } else { "Sit a timed exam instead" }}</a></p>
            <div class="build">
                {select("Which questions", choice.seen, move || fate_options(&choice.seen.get_untracked()))}
                <div class="two">
                    {select("Domain", choice.domain, move || domain_options(course, exam, &choice.domain.get_untracked()))}
                    {select("Topic", choice.topic, topics)}
                    {select("Service", choice.service, move || service_options(course, exam, &choice.service.get_untracked()))}
                    {segments("How hard", "difficulty", &[("", "All"), ("1", "1"), ("2", "2"), ("3", "3")], choice.difficulty)}
                </div>
                {segments("How many questions, or how long", "number", &[("5", "5"), ("10", "10"), ("20", "20"), ("10 min", "10 min"), ("20 min", "20 min"), ("40 min", "40 min")], choice.number)}
                <div class="go">
                    <p role="status">{fits}</p>
                    <button class="b p" type="button" disabled=move || fits_now.get() == 0 on:click=move |_| start()>
                        "Start" <kbd aria-hidden="true">"Enter"</kbd>
                    </button>
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn choice_of(request: &Request, course: &Course) -> Choice {
    let plain = Request { seed: None, count: 10, ..request.clone() };
    let query = crate::parts::query::Query::parse(&plain.query(course));
    let part = |name: &str| RwSignal::new(query.get(name).unwrap_or_default().to_string());
    let number = match request.count {
        ..=5 => "5",
        6..=10 => "10",
        _ => "20",
    };
    Choice {
        domain: part("domain"),
        service: part("service"),
        topic: part("topic"),
        seen: part("seen"),
        difficulty: part("difficulty"),
        number: RwSignal::new(number.to_string()),
    }
}

fn minutes(course: &Course, exam: Exam, questions: usize) -> String {
    let blueprint = course.blueprint(exam);
    let each = blueprint.map_or(144, |b| u32::from(b.minutes) * 60 / u32::from(b.questions.max(1)));
    cutover_study::time::minutes_words((questions as u32 * each).div_ceil(60))
}

fn select(label: &'static str, value: RwSignal<String>, options: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! {
        <label>
            <span>{label}</span>
            <select on:change=move |event| value.set(event_target_value(&event)) inner_html=options></select>
        </label>
    }
    .into_any()
}

fn segments(
    label: &'static str,
    name: &'static str,
    choices: &[(&'static str, &'static str)],
    value: RwSignal<String>,
) -> AnyView {
    let all: Vec<AnyView> = choices
        .iter()
        .map(|&(key, word)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=name
                        prop:checked=move || value.get() == key
                        on:change=move |_| value.set(key.to_string())
                    />
                    <span>{word}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset><legend>{label}</legend><div class="seg">{all}</div></fieldset> }.into_any()
}

/// One `<option>`.
fn option(out: &mut String, value: &str, text: &str, chosen: &str) {
    let mark = if value == chosen { "\" selected>" } else { "\">" };
    out.push_str(&text!["<option value=\"", value, mark, &escape(text), "</option>"]);
}

fn fate_options(chosen: &str) -> String {
    let mut out = String::new();
    for (value, text) in FATES {
        option(&mut out, value, text, chosen);
    }
    out
}

fn domain_options(course: &Course, exam: Exam, chosen: &str) -> String {
    let mut out = String::new();
    option(&mut out, "", "All domains", chosen);
    for domain in course.blueprint(exam).map_or(&[][..], |b| &b.domains) {
        option(&mut out, &domain.number.to_string(), &domain.title, chosen);
    }
    out
}

/// Topics that have questions for the exam, of one domain where one is chosen.
fn topic_options(course: &Course, exam: Exam, domain: &str, chosen: &str) -> String {
    let mut out = String::new();
    option(&mut out, "", "All topics", chosen);
    let wanted: Option<u8> = domain.parse().ok();
    for (at, head) in course.each_topic() {
        let in_domain = wanted.is_none_or(|number| domain_of(head, exam) == number);
        if (in_domain || head.id == chosen) && course.questions_of(at, exam).next().is_some() {
            option(&mut out, &head.id, &head.title, chosen);
        }
    }
    out
}

/// Services that have questions for the exam.
fn service_options(course: &Course, exam: Exam, chosen: &str) -> String {
    let mut used = vec![false; course.services.len()];
    for (at, _) in course.each_topic() {
        for question in course.questions_of(at, exam) {
            for service in &course.question(question).services {
                used[usize::from(service.0)] = true;
            }
        }
    }
    let mut out = String::new();
    option(&mut out, "", "All services", chosen);
    for (service, _) in course.services.iter().zip(used).filter(|(_, used)| *used) {
        option(&mut out, &service.id, &service.name, chosen);
    }
    out
}
