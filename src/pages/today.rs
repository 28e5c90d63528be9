//! Today: what is true now, and what to do in the time there is.

use crate::app::App;
use crate::browser::worker;
use crate::parts::bar::{bar, shift, span_words};
use crate::parts::heatmap::heatmap;
use crate::parts::icon::mark;
use crate::parts::words;
use crate::shell::route::Route;
use cutover_study::event::{Day, Setting};
use cutover_study::plan::{Item, Kind, Reason, Simulation, tonight};
use cutover_study::readiness::{self, DomainReadiness, Outlook, Readiness};
use cutover_study::stats;
use cutover_study::exam::clock::face;
use cutover_study::exam::scaled_range;
use cutover_study::time::{Now, minutes_words};
use crate::ui::prelude::*;
use cutover_text::text;

/// `1 card`, `3 cards`.
pub(crate) fn count(n: u32, one: &str) -> String {
    words::count(n as usize, one)
}

fn headline(days_left: Option<i32>, ready: &Readiness) -> String {
    let span = ready.total;
    let green = if span.high == 0 {
        "Nothing is green yet.".to_string()
    } else if span.low == span.high {
        text![{span.low}, "% of the exam is green."]
    } else {
        text!["Between ", {span.low}, " and ", {span.high}, "% of the exam is green."]
    };
    match days_left {
        Some(0) => text!["The exam is today. ", &green],
        Some(days) if days > 0 => text![&count(days as u32, "day"), " left. ", &green],
        _ => green,
    }
}

/// A day is named with what it means for a booked exam.
fn outlook_words(outlook: Outlook, today: Day, exam_day: Option<Day>) -> String {
    let late = |near: Day| match exam_day {
        Some(day) if near > day && day >= today => ", after your exam.",
        _ => ".",
    };
    match outlook {
        Outlook::Ready => "The low end has passed 80: you are ready. Keep it there.".into(),
        Outlook::Between(near, far) if near == far => {
            text!["Ready when the low end passes 80. At your pace, on ", &near.relative(today), late(near)]
        }
        Outlook::Between(near, far) => text![
            "Ready when the low end passes 80. At your pace, between ",
            &near.day_month(),
            " and ",
            &far.day_month(),
            late(near),
        ],
        Outlook::Unknown => "Ready when the low end passes 80. A few evenings show your pace.".into(),
    }
}

/// Title, sentence, button and address of something to do.
struct Row {
    title: String,
    time: String,
    say: AnyView,
    button: &'static str,
    href: String,
}

fn row(app: App, item: &Item, today: Day) -> Row {
    let course = app.course;
    let time = minutes_words(u32::from(item.minutes));
    match &item.kind {
        Kind::Cards { count: cards, due, oldest } => {
            let due_words = match due {
                0 => None,
                1 => Some("One is due today or late.".to_string()),
                due => Some(text![{due}, " are due today or late."]),
            };
            let rest = match oldest {
                Some((fact, day)) => text![
                    " The oldest waits since ",
                    &day.relative(today),
                    ": ",
                    &course.topic(fact.topic).title,
                    ".",
                ],
                None if *due == 0 => "New cards of what you have read.".to_string(),
                None => String::new(),
            };
            let say = view! {
                {due_words.map(|words| view! { {mark("tri")} " " <b class="c-amber">{words}</b> })}
                {rest}
            };
            Row {
                time,
                title: text!["Review ", &count(u32::from(*cards), "card")],
                say: say.into_any(),
                button: "Start",
                href: Route::Cards(String::new()).href(),
            }
        }
        Kind::Topic { topic, domain, facts, green, again, bluest } => {
            let head = course.topic(*topic);
            let domain = domain_title(app, *domain);
            let first = if *again { "Once more, in " } else { "Next topic in " };
            let whose = if *bluest { ", your bluest domain." } else { "." };
            let diagram = if head.diagram.is_some() { " One diagram, " } else { " " };
            let greens = match green {
                0 => "none of them green yet.".to_string(),
                n => text![{n}, " of them green."],
            };
            let say = text![first, &domain, whose, diagram, &count(u32::from(*facts), "fact"), ", ", &greens];
            Row {
                time,
                title: head.title.clone(),
                say: say.into_any(),
                button: "Read",
                href: Route::Topic(head.id.clone(), String::new()).href(),
            }
        }
        Kind::Practice { request, reason } => {
            let (title, say) = match reason {
                Reason::FirstNight => (
                    count(u32::from(request.count), "question"),
                    "From every domain, to see where you stand. No answer is wasted: each moves the slant.".to_string(),
                ),
                Reason::Back(n) => (
                    "Questions that are back".to_string(),
                    text![count(u32::from(*n), "question").as_str(), " you missed or guessed ", if *n == 1 { "returns" } else { "return" }, " tonight."],
                ),
                Reason::WeakSpot { topic, right, of, sure, fresh } => {
                    let sure = match sure {
                        0 => String::new(),
                        1 => ", and you were sure once".to_string(),
                        n => text![", and you were sure ", {n}, " times"],
                    };
                    let fresh = match fresh {
                        0 => String::new(),
                        n => text![" ", &count(u32::from(*n), "fresh question"), "."],
                    };
                    let say = text!["Weak spot. ", right.to_string().as_str(), " of your last ", {of}, " right", &sure, ".", &fresh];
                    (course.topic(*topic).title.clone(), say)
                }
                Reason::Fresh(domain) => (
                    text!["Fresh questions: ", &domain_title(app, *domain)],
                    "From your bluest domain, none seen before.".to_string(),
                ),
            };
            let mut query = request.query(course);
            query.push_str(if query.is_empty() { "go=1" } else { "&go=1" });
            Row { title, time, say: say.into_any(), button: "Practise", href: Route::Practice(query).href() }
        }
    }
}

/// The row of a timed exam: first if a paper is open, last if one is advised.
fn exam_row(app: App, exam: Simulation) -> Row {
    let (title, time, say, button) = match exam {
        Simulation::Open { left: Some(0), .. } => {
            ("The exam is over", String::new(), "Its time is up. It is handed in as it stands, and the report is made.".to_string(), "See the report")
        }
        Simulation::Open { left, answered, of } => {
            let time = left.map_or_else(String::new, |left| text![&face(left), " left"]);
            let say = text![{answered}, " of ", {of}, " questions answered. Everything is kept."];
            ("Go on with the exam", time, say, "Go on")
        }
        Simulation::Advised { days } => {
            let why = match days {
                Some(days) => text!["The exam is in ", &count(u32::from(days), "day"), ", and no paper was sat in the last week. "],
                None => "Enough is green for a paper to tell where you stand. ".to_string(),
            };
            let time = app.course.blueprint(app.exam()).map_or(180, |b| b.minutes);
            let say = text![&why, "Not for tonight’s minutes; the clock can be stopped."];
            ("Sit a timed exam", minutes_words(u32::from(time)), say, "Choose")
        }
    };
    Row { title: title.into(), time, say: say.into_any(), button, href: "#/exam".into() }
}

fn domain_title(app: App, number: u8) -> String {
    let blueprint = app.course.blueprint(app.exam());
    let domain = blueprint.and_then(|b| b.domains.iter().find(|d| d.number == number));
    domain.map_or_else(|| "the exam itself".to_string(), |d| d.title.clone())
}

fn runbook(app: App, now: Now) -> AnyView {
    let rows = move || {
        let plan = app.progress.with(|p| tonight(app.course, p, now, p.settings.minutes));
        if plan.items.is_empty() && plan.exam.is_none() {
            return view! {
                <p class="sub empty">"Nothing has to be done tonight. What you know is fresh; a few questions keep the slant narrow."</p>
                <p class="go"><a class="b p" href="#/practice?count=5&go=1">"Five questions"</a></p>
            }
            .into_any();
        }
        let mut rows: Vec<Row> = plan.items.iter().map(|item| row(app, item, now.day())).collect();
        if let Some(exam) = plan.exam {
            let place = if matches!(exam, Simulation::Open { .. }) { 0 } else { rows.len() };
            rows.insert(place, exam_row(app, exam));
        }
        let rows: Vec<AnyView> = rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let class = if at == 0 { "b p" } else { "b" };
                let hint = (at == 0).then(|| view! { <kbd aria-hidden="true">"Enter"</kbd> });
                view! {
                    <li>
                        <span class="n" aria-hidden="true">{at + 1}</span>
                        <h3>{row.title}</h3>
                        <span class="t">{row.time}</span>
                        <p>{row.say}</p>
                        <div class="go"><a class=class href=row.href>{row.button} " " {hint}</a></div>
                    </li>
                }
                .into_any()
            })
            .collect();
        view! { <ol class="run">{rows}</ol> }.into_any()
    };
    rows.into_any()
}

fn ahead(app: App, now: Now) -> impl Fn() -> Option<String> {
    move || {
        let plan = app.progress.with(|p| tonight(app.course, p, now, p.settings.minutes));
        let mut words = Vec::new();
        for (at, (day, cards)) in plan.ahead.iter().enumerate().filter(|(_, (_, cards))| *cards > 0) {
            let when = if at == 0 { "tomorrow".to_string() } else { text!["on ", day.weekday_name()] };
            let what = if words.is_empty() { count(u32::from(*cards), "card") } else { cards.to_string() };
            words.push(text![&what, " ", &when]);
        }
        (!words.is_empty()).then(|| text![&words.join(", "), "."])
    }
}

fn domain_rows(app: App, domains: &[DomainReadiness]) -> Vec<AnyView> {
    domains
        .iter()
        .map(|domain| {
            let title = domain_title(app, domain.number);
            view! {
                <li>
                    <span>
                        <a href="#/progress">{title.clone()}</a> " "
                        <span class="w">{domain.weight} "%"</span>
                    </span>
                    <span class="num">{span_words(domain.span)}</span>
                    {bar(&title, domain.span)}
                </li>
            }
            .into_any()
        })
        .collect()
}

/// The screen.
#[component]
pub fn TodayPage() -> impl IntoView {
    let app = App::get();
    let now = app.now();
    let today = now.day();
    let ready = Memo::new(move |_| {
        app.progress.with(|p| readiness::readiness(app.course, p, p.exam(), now))
    });
    let install = RwSignal::new(worker::boot());
    worker::on_boot(move |boot| install.set(boot));
    let exam_day = move || app.progress.with(|p| p.settings.exam_day);
    let heading = move || ready.with(|r| headline(exam_day().map(|day| day.since(today)), r));
    let exam_line = move || {
        let code = app.course.blueprint(app.exam()).map_or(String::new(), |b| b.code.clone());
        let (when, link) = match exam_day() {
            None => (String::new(), "Set a date"),
            Some(day) if day < today => (text![", the day set was ", &day.long()], "Set a new one"),
            Some(day) => (text![", ", &day.long()], "Change"),
        };
        view! { <b>{code}</b>{when} " " <a href="#/settings">{link}</a> }
    };
    let outlook = move || {
        let points = app.progress.with(|p| readiness::history(app.course, p, now));
        outlook_words(readiness::outlook(&points), today, exam_day())
    };
    let minutes = crate::pages::settings::segments(
        "Time you have",
        "time",
        &[(10, "10"), (20, "20"), (35, "35 min"), (60, "60")],
        move || app.progress.with(|p| p.settings.minutes),
        move |minutes| app.set(Setting::Minutes(minutes)),
    );
    let nights = move || match app.progress.with(|p| stats::nights(p, now).0) {
        0 => "Your nights".to_string(),
        1 => "One night so far".to_string(),
        n => text![{n}, " nights in a row"],
    };
    let week = move || {
        let week = app.progress.with(|p| stats::last_week(p, now));
        if week.minutes + week.cards + week.questions == 0 {
            return "A larger square is a longer night. The first one is yours to make.".to_string();
        }
        text!["A larger square is a longer night. Last 7 days: ", &minutes_words(week.minutes), ", ", &count(week.cards, "card"), ", ", &count(week.questions, "question"), "."]
    };
    crate::shell::keys::on_key(move |key| {
        let start = key == "Enter";
        if start {
            let first = document().query_selector(".run .b.p").ok().flatten();
            if let Some(href) = first.and_then(|link| link.get_attribute("href")) {
                let _ = window().location().set_hash(&href);
            }
        }
        start
    });
    let sat = app.progress.with_untracked(|p| {
        let sat = p.sittings.iter().rev().find_map(|sitting| Some((sitting, sitting.finished()?)));
        sat.map_or_else(|| "A whole paper or a short one, as the exam weighs it.".to_string(), |(sitting, at)| {
            let (low, high) = scaled_range(sitting.right(), sitting.sheets.len() as u16);
            let day = Day::of(at, now.offset).relative(today);
            text!["The last one, ", &day, ", gave ", {low}, "–", {high}, "."]
        })
    });
    view! {
        <main id="main">
            <div class="hero">
                <div><p class="cap date">{today.long()}</p><h1>{heading}</h1></div>
                <p class="exam cap">{exam_line}<br/>{outlook}</p>
            </div>
            {move || shift(ready.with(|r| r.total), readiness::READY)}
            <p class="cap legend">"Green you would answer correctly today, blue not yet. The slant is what your answers can’t settle."</p>
            <div class="split today">
                <section class="sec" aria-labelledby="tonight">
                    <header>
                        <h2 id="tonight">"Tonight"</h2>
                        <div class="row time"><span class="cap desk">"I have"</span>{minutes}</div>
                    </header>
                    {runbook(app, now)}
                    <ul class="later">
                        {move || (install.get().install && !install.get().installed).then(|| view! {
                            <li>
                                <button class="b" type="button" on:click=move |_| worker::install()>"Install Cutover"</button>
                                <span class="cap">"A window of its own, and safer storage."</span>
                            </li>
                        })}
                        <li><a href="#/exam">"Timed exam"</a><span class="cap">{sat}</span></li>
                        <li><a href="#/diagrams">"Try a diagram"</a><span class="cap">"Move it, break it, and see why."</span></li>
                        <li>
                            <a href="#/progress?at=due">"Look ahead"</a>
                            <span class="cap">{let ahead = ahead(app, now); move || ahead().unwrap_or_else(|| "No card comes due in the next three days.".into())}</span>
                        </li>
                    </ul>
                </section>
                <aside class="aside" aria-label="Your last weeks">
                    <section class="first">
                        <div class="row end"><h2>{nights}</h2><a class="cap pl" href="#/progress">"Progress"</a></div>
                        <div inner_html=move || app.progress.with(|p| heatmap(p, now, 17, 16))></div>
                        <p class="cap">{week}</p>
                    </section>
                    <section>
                        <h2>"By domain"</h2>
                        <ul class="dom">{move || ready.with(|r| domain_rows(app, &r.domains))}</ul>
                    </section>
                </aside>
            </div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlook_says_when_it_is_too_late() {
        let (today, near, far) = (Day(100), Day(130), Day(140));
        let say = |exam| outlook_words(Outlook::Between(near, far), today, exam);
        assert!(say(Some(Day(129))).ends_with(", after your exam."));
        for exam in [None, Some(Day(130)), Some(Day(135)), Some(Day(99))] {
            assert!(!say(exam).contains("after"), "{exam:?}");
        }
        assert!(outlook_words(Outlook::Between(near, near), today, Some(Day(120))).ends_with(", after your exam."));
    }
}
