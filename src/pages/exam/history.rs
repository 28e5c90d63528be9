//! Papers that were sat, newest first, each with the way to its report.

use crate::app::App;
use crate::parts::icon::mark_markup;
use crate::shell::route::Route;
use cutover_study::event::Day;
use cutover_study::exam::score::scaled_range;
use cutover_study::exam::{Sitting, form_name};
use cutover_study::time::minutes_words;
use crate::ui::prelude::*;
use cutover_text::text;

/// The table; before the first paper the way to one, but nothing where papers are chosen.
pub fn history(app: App, choosing: bool) -> AnyView {
    let rows = app.progress.with_untracked(|p| {
        let offset = p.offset();
        let sat = p.sittings.iter().enumerate().rev();
        sat.filter(|(_, s)| s.finished().is_some()).map(|(nth, s)| row(app, nth, s, offset)).collect::<String>()
    });
    let way = (!choosing).then(|| view! { <a class="cap" href="#/exam">"Timed exam"</a> });
    if rows.is_empty() {
        return match choosing {
            true => ().into_any(),
            false => view! {
                <section class="sec" aria-labelledby="sat">
                    <header><h2 id="sat">"Exams so far"</h2>{way}</header>
                    <p class="sub">"None yet. A paper shows what single evenings cannot: pace, and every domain at once."</p>
                </section>
            }
            .into_any(),
        };
    }
    view! {
        <section class="sec" aria-labelledby="sat">
            <header><h2 id="sat">"Exams so far"</h2>{way}</header>
            <div class="scroll" data-scroll="">
                <table class="dt sits">
                    <thead><tr>
                        <th scope="col">"Sat on"</th>
                        <th scope="col">"Paper"</th>
                        <th scope="col" class="r">"Right"</th>
                        <th scope="col" class="r">"Estimate"</th>
                        <th scope="col" class="r desk">"Time"</th>
                    </tr></thead>
                    <tbody inner_html=rows></tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(app: App, nth: usize, sitting: &Sitting, offset: i16) -> String {
    let href = Route::Report((nth + 1).to_string(), String::new()).href();
    let blueprint = app.course.blueprint(sitting.exam);
    let pass = blueprint.map_or(750, |b| b.pass);
    let (right, of) = (sitting.right(), sitting.sheets.len() as u16);
    let (low, high) = scaled_range(right, of);
    let symbol = if low >= pass { "ci" } else if high < pass { "sq" } else { "half" };
    text![
        "<tr><th scope=\"row\"><a href=\"",
        &href,
        "\">",
        &Day::of(sitting.started, offset).long(),
        "</a></th><td>",
        blueprint.map_or("", |b| &b.code),
        ", form ",
        &form_name(sitting.seed),
        "</td><td class=\"num r nw\">",
        {right},
        " of ",
        {of},
        "</td><td class=\"num r nw\">",
        &mark_markup(symbol),
        " ",
        {low},
        "–",
        {high},
        "</td><td class=\"num r nw desk\">",
        &minutes_words(sitting.seconds().div_ceil(60)),
        "</td></tr>",
    ]
}
