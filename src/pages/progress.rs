//! Progress: what has been done, what it came to, and what comes.

use crate::app::App;
use crate::pages::today::count;
use crate::parts::bar::{bar, span_words};
use crate::parts::heatmap::heatmap;
use crate::parts::icon::mark;
use crate::shell::route::Route;
use cutover_study::event::{Confidence, Day};
use cutover_study::progress::Snapshot;
use cutover_study::readiness::{Readiness, change, compared, history, projected, readiness};
use cutover_study::stats::{self, Share};
use cutover_study::time::{Now, minutes_words};
use crate::ui::prelude::*;

mod plots;
mod shift;


/// Title and sentence: what is true now.
fn headline(points: &[Snapshot], exam_day: Option<Day>) -> (String, String) {
    let Some(last) = points.last() else {
        return (
            "Nothing is green yet.".into(),
            "Answer ten questions or review a few cards, and this page shows where you stand.".into(),
        );
    };
    let now = span_words(last.total);
    let Some(first) = compared(points, 21) else {
        return (
            ["The first evening: ", &now, "% is green."].concat(),
            "From tomorrow on, this page shows how it moves.".into(),
        );
    };
    let moved = change(points, None, 21).unwrap_or(0);
    let days = last.day.since(first.day) as u32;
    let title = match moved {
        m if m > 0 => ["Green grew by about ", &count(m as u32, "point"), " in ", &count(days, "day"), "."].concat(),
        m if m < 0 => ["Green shrank by about ", &count(m.unsigned_abs().into(), "point"), " in ", &count(days, "day"), "."].concat(),
        _ => ["Green held its place for ", &count(days, "day"), "."].concat(),
    };
    let mut say = ["From ", &span_words(first.total), " on ", &first.day.day_month(), " to ", &now, " now."].concat();
    let then = exam_day.filter(|day| day.since(last.day) > 0).and_then(|day| projected(points, day));
    if let Some(then) = then {
        say.push_str(" Keep this up and you sit the exam at ");
        say.push_str(&span_words(then));
        say.push('.');
    }
    (title, say)
}

fn due_section(app: App, now: Now) -> AnyView {
    let due = app.progress.with(|p| stats::due_days(app.course, p, now, 21));
    let today = due.late + due.days[0];
    let (peak, most) = due.days.iter().enumerate().skip(1).max_by_key(|(at, n)| (**n, 100 - at)).map_or((0, 0), |(at, n)| (at, *n));
    let each = app.progress.with(stats::card_seconds);
    let say = if due.days.iter().all(|n| *n == 0) && due.late == 0 {
        "No card is due in the next three weeks. Cards that you begin come back here.".to_string()
    } else if most == 0 {
        "All of it is due today; the days after are free so far.".to_string()
    } else {
        let day = now.day().plus(peak as i32).relative(now.day());
        let on = if day == "tomorrow" { "" } else { "on " };
        let minutes = (u32::from(most) * each).div_ceil(60);
        ["After today, the most come ", on, &day, ": ", &count(u32::from(most), "card"), ", about ", &minutes_words(minutes), "."].concat()
    };
    view! {
        <section class="sec" aria-labelledby="due">
            <header><h2 id="due">"Due"</h2><span class="cap">{(today > 0).then(|| mark("tri"))} " " {today} " today or late"</span></header>
            <div inner_html=plots::due_plot(&due, now.day())></div>
            <p class="sub">{say}</p>
        </section>
    }
    .into_any()
}

fn recall_section(app: App, now: Now) -> AnyView {
    let aim = app.progress.with(|p| p.settings.retention);
    let weeks = app.progress.with(|p| stats::recall_by_week(p, now, 7));
    let latest = weeks.iter().rev().find_map(|(_, share)| share.per_cent().map(|per_cent| (per_cent, *share)));
    let say = match latest {
        None => "Cards that come back after a day or more are counted here.".to_string(),
        Some((per_cent, share)) => {
            let aim_mille = u16::from(aim) * 10;
            let verdict = if share.low > aim_mille {
                "above the aim; a lower aim would save reviews."
            } else if share.high < aim_mille {
                "below the aim; take fewer new cards until it is back."
            } else {
                "on the mark. A higher aim means more reviews."
            };
            [&per_cent.to_string(), "% in the last week, ", verdict].concat()
        }
    };
    view! {
        <section class="sec" aria-labelledby="recall">
            <header><h2 id="recall">"Recall"</h2><span class="cap">"per cent, by week"</span></header>
            <div inner_html=plots::recall_plot(&weeks, aim)></div>
            <p class="sub">{say}</p>
        </section>
    }
    .into_any()
}

fn calibration_section(app: App, now: Now) -> AnyView {
    let shares: [Share; 3] = app.progress.with(|p| stats::calibration(p, now, 365));
    let mean = [Confidence::Guess, Confidence::Unsure, Confidence::Sure].map(stats::should_mean);
    let sure = shares[2];
    let say = match sure.per_cent() {
        None => "Say how sure you are with each answer; this shows whether sure means right.".to_string(),
        Some(per_cent) => {
            let should = ["Sure should mean ", &mean[2].to_string(), "%. Yours means ", &per_cent.to_string()].concat();
            let rest = if sure.all < 5 {
                " so far, of few answers."
            } else if sure.high < u16::from(mean[2]) * 10 {
                ": read the options you reject."
            } else if sure.all < 20 {
                " so far, of few answers."
            } else {
                ": you can trust it."
            };
            [&should, rest].concat()
        }
    };
    view! {
        <section class="sec" aria-labelledby="calibration">
            <header><h2 id="calibration">"Calibration"</h2><span class="cap">"right, by how sure"</span></header>
            <div inner_html=plots::calibration_plot(&shares, mean)></div>
            <p class="sub">{say}</p>
        </section>
    }
    .into_any()
}

fn domain_table(app: App, ready: &Readiness, points: &[Snapshot]) -> AnyView {
    let blueprint = app.course.blueprint(ready.exam);
    let rows: Vec<AnyView> = ready
        .domains
        .iter()
        .enumerate()
        .map(|(at, domain)| {
            let title = blueprint.and_then(|b| b.domains.get(at)).map_or(String::new(), |d| d.title.clone());
            let href = Route::Topics(["domain=", &domain.number.to_string()].concat()).href();
            let moved = match change(points, Some(at), 14) {
                None => "–".to_string(),
                Some(m) if m > 0 => ["+", &m.to_string()].concat(),
                Some(m) => m.to_string().replace('-', "−"),
            };
            let facts = [&domain.facts.green.to_string(), " of ", &domain.facts.all.to_string()].concat();
            view! {
                <tr>
                    <th scope="row"><a href=href>{title.clone()}</a></th>
                    <td class="num r desk">{domain.weight} "%"</td>
                    <td class="bc">{bar(&title, domain.span)}</td>
                    <td class="num r nw"><b>{span_words(domain.span)}</b></td>
                    <td class="num r nw desk">{facts}</td>
                    <td class="num r nw">{moved}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let code = blueprint.map_or(String::new(), |b| b.code.clone());
    view! {
        <section class="sec" aria-labelledby="domains">
            <header><h2 id="domains">"By domain"</h2><span class="cap">{code} ", change over 14 days"</span></header>
            <div class="scroll" data-scroll="">
                <table class="dt">
                    <thead><tr>
                        <th scope="col">"Domain"</th>
                        <th scope="col" class="r desk">"Weight"</th>
                        <th scope="col" class="bc"><span class="key">{mark("ci")} " green"</span></th>
                        <th scope="col" class="r">"Per cent"</th>
                        <th scope="col" class="r desk">"Facts green"</th>
                        <th scope="col" class="r">"Change"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="cap made">"Each interval comes from what you recall of the facts now and from your answers. What you have not met counts by your first answers to such questions, best in papers; until there are some, as not known or guessed. It holds eight times in ten."</p>
        </section>
    }
    .into_any()
}

/// The screen.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let app = App::get();
    let now = app.now();
    let body = move || {
        let (points, exam_day, ready, blank) = app.progress.with(|p| {
            (history(app.course, p, now), p.settings.exam_day, readiness(app.course, p, p.exam(), now), p.is_empty())
        });
        let (title, say) = if blank { headline(&[], None) } else { headline(&points, exam_day) };
        let plot = if blank { String::new() } else { shift::shift_plot(&points, exam_day) };
        let (nights, best) = app.progress.with(|p| stats::nights(p, now));
        let all = app.progress.with(|p| stats::totals(p, Day(i32::MIN / 2)));
        let since = app.progress.with(|p| p.days.first().map(|log| log.day.day_month()));
        let sums = match since {
            Some(day) => ["Since ", &day, ": ", &minutes_words(all.minutes), ", ", &count(all.cards, "card"), ", ", &count(all.questions, "question"), ". Missed nights cost nothing; the plan moves."].concat(),
            None => "A square for each night, larger for a longer one. Missed nights cost nothing; the plan moves.".into(),
        };
        let map = app.progress.with(|p| heatmap(p, now, 26, 11));
        let begin = blank.then(|| view! { <p class="row"><a class="b p" href="#/practice?count=10&go=1">"Start with ten questions"</a></p> });
        view! {
            <div class="split top1">
                <div><h1>{title}</h1><p class="sub under">{say}</p>{begin}<div inner_html=plot></div></div>
                <aside class="aside" aria-label="Study days">
                    <section class="first">
                        <div class="row end"><h2>{if nights == 1 { "1 night".to_string() } else { [&nights.to_string(), " nights in a row"].concat() }}</h2><span class="cap">"best " {best}</span></div>
                        <div inner_html=map></div>
                        <p class="cap">{sums}</p>
                    </section>
                </aside>
            </div>
            <div class="three">{due_section(app, now)}{recall_section(app, now)}{calibration_section(app, now)}</div>
            {domain_table(app, &ready, &points)}
            {crate::pages::exam::history(app, false)}
        }
        .into_any()
    };
    view! {
        <main id="main" class="prog">
            {body}
            <p class="row out">
                <button class="b" type="button" on:click=move |_| app.export()>"Export everything"</button>
                <span class="cap">"One JSON file, on this device."</span>
            </p>
        </main>
    }
}
