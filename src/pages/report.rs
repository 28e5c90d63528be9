//! The report of a sat paper: what it comes to, where the time went, and every question explained.

mod axis;
mod margin;
mod one;
mod review;
mod time;
mod words;

use crate::app::App;
use crate::parts::icon::mark;
use crate::parts::query::Query;
use crate::shell::route::Route;
use cutover_study::event::Day;
use cutover_study::exam::report::{Line, Report, report as read};
use cutover_study::exam::{Sitting, Standing, form_name};
use crate::ui::prelude::*;
use cutover_text::text;

/// `#/exam/report/<n>`; with `at=` in the query, one question of it.
pub fn report(number: &str, query: &str) -> AnyView {
    let app = App::get();
    let nth = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let asked = Query::parse(query).get("at").and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let number = number.to_string();
    // An event of the same moment, or of another tab, may hand the paper in after the address changed.
    let done = Memo::new(move |_| {
        app.progress.with(|p| {
            let sitting = p.sittings.get(nth?)?;
            sitting.finished().map(|_| sitting.id)
        })
    });
    (move || match done.get() {
        None => none(app, nth),
        Some(id) => untrack(|| {
            app.progress.with(|p| {
                let Some(sitting) = p.sitting(id) else { return none(app, nth) };
                match asked.filter(|at| *at < sitting.sheets.len()) {
                    Some(at) => one::one(app, &number, sitting.clone(), at),
                    None => whole(app, &number, sitting, p.offset()),
                }
            })
        }),
    })
    .into_any()
}

/// No such paper, or one that is still being sat.
fn none(app: App, nth: Option<usize>) -> AnyView {
    let open = app.progress.with(|p| nth.is_some_and(|nth| p.sittings.get(nth).is_some()));
    let (title, say, button) = if open {
        ("This paper is not handed in", "Its report is here once it is.", "Back to the paper")
    } else {
        ("No such report", "On this device no exam has this number. Import a backup if you sat it elsewhere.", "Exam simulation")
    };
    view! {
        <main id="main" class="blank">
            <h1>{title}</h1>
            <p>{say}</p>
            <div class="row"><a class="b p" href="#/exam">{button}</a><a class="b" href="#/progress">"Progress"</a></div>
        </main>
    }
    .into_any()
}

fn whole(app: App, number: &str, sitting: &Sitting, offset: i16) -> AnyView {
    let blueprint = app.course.blueprint(sitting.exam);
    let pass = blueprint.map_or(750, |b| b.pass);
    let told = read(app.course, sitting, pass);
    let day = Day::of(sitting.started, offset);
    let of = text!["Exam simulation of ", &day.long(), ", ", blueprint.map_or("", |b| &b.code), ", form ", &form_name(sitting.seed)];
    view! {
        <main id="main" class="rep">
            <div class="split">
                <div>
                    <p class="cap">{of}</p>
                    <h1>{words::headline(&told, pass)}</h1>
                    <p class="lead sub">{words::sentence(&told)}</p>
                    <figure class="fig sc">
                        <div inner_html=axis::axis(&told, pass)></div>
                        <figcaption class="cap">{words::scale_note(&told)}</figcaption>
                    </figure>
                    {domains(app, sitting, &told)}
                    {time::section(sitting)}
                    {review::section(app, number, sitting)}
                    {objectives(app, sitting, &told)}
                </div>
                {margin::margin(app, sitting, &told)}
            </div>
        </main>
    }
    .into_any()
}

fn verdict(standing: Standing) -> AnyView {
    let (symbol, class, word) = match standing {
        Standing::Competent => ("ok", "c-green", "competent"),
        Standing::WithinReach => ("tri", "c-amber", "within reach"),
        Standing::NeedsWork => ("cx", "c-red", "needs work"),
    };
    view! { <span class="key dv">{mark(symbol)} " " <span class=class>{word}</span></span> }.into_any()
}

fn domains(app: App, sitting: &Sitting, told: &Report) -> AnyView {
    let all = app.course.blueprint(sitting.exam).map_or(&[][..], |b| &b.domains);
    let row = |(line, domain): (&Line, &cutover_bank::Domain)| {
        if line.of == 0 {
            return ().into_any();
        }
        let href = Route::Topics(String::new()).href();
        let share = text![{u32::from(line.right) * 100 / u32::from(line.of)}, "%"];
        let thick = text![{u32::from(domain.weight) * 4 / 3}, "px"];
        let label = text![{line.right}, " of ", {line.of}, " right"];
        let weight = text![{domain.weight}, "%"];
        view! {
            <li>
                <span class="dn"><a href=href>{domain.title.clone()}</a></span>
                <span class="dw cap num">{weight}</span>
                <div class="mk" style:height=thick role="img" aria-label=label>
                    <i class="g" style:width=share></i><i class="bl"></i>
                </div>
                <span class="num dr"><b>{line.right.to_string()}</b> " of " {line.of.to_string()}</span>
                {verdict(line.standing)}
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = told.domains.iter().zip(all).map(row).collect();
    view! {
        <section class="sec" aria-labelledby="by-domain">
            <header><h2 id="by-domain">"By domain"</h2><span class="cap">"a thicker bar weighs more in the exam"</span></header>
            <ul class="rd">{rows}</ul>
        </section>
    }
    .into_any()
}

fn objectives(app: App, sitting: &Sitting, told: &Report) -> AnyView {
    let all = app.course.blueprint(sitting.exam).map_or(&[][..], |b| &b.domains);
    let title = |number: &str| {
        all.iter().flat_map(|d| &d.objectives).find(|o| o.number == number).map_or(String::new(), |o| o.title.clone())
    };
    let rows: Vec<AnyView> = told
        .objectives
        .iter()
        .map(|line| view! {
            <tr>
                <td class="tag">{line.number.clone()}</td>
                <th scope="row">{title(&line.number)}</th>
                <td class="num r nw">{line.right.to_string()} " of " {line.of.to_string()}</td>
                <td class="nw">{verdict(line.standing)}</td>
            </tr>
        }.into_any())
        .collect();
    view! {
        <section class="sec" aria-labelledby="by-objective">
            <header><h2 id="by-objective">"By objective"</h2><span class="cap">"a question may serve several"</span></header>
            <details class="twin">
                <summary>"Show all objectives on this paper"</summary>
                <div class="scroll" data-scroll=""><table class="dt"><thead><tr>
                    <th scope="col">"No."</th><th scope="col">"Objective"</th><th scope="col" class="r">"Right"</th><th scope="col">"Stands"</th>
                </tr></thead><tbody>{rows}</tbody></table></div>
            </details>
        </section>
    }
    .into_any()
}
