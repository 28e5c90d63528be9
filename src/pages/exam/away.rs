//! Away from the questions: the clock stopped, or the paper about to be handed in.

use super::hall::Hall;
use crate::parts::icon::mark;
use crate::parts::words::count;
use cutover_study::exam::clock::face;
use crate::ui::prelude::*;
use cutover_text::text;

/// The clock stands, and the question is covered.
pub fn paused(hall: Hall) -> AnyView {
    let left = hall.left.get_untracked();
    let say = match left {
        Some(left) => text![&face(left), " left. The clock waits, and everything is kept, also if you close the page."],
        None => "Everything is kept, also if you close the page.".to_string(),
    };
    view! {
        <div class="blank">
            <h1 id="qh" tabindex="-1">"Paused"</h1>
            <p>{say}</p>
            <div class="row">
                <button class="b p" type="button" disabled=move || !hall.mine.get() on:click=move |_| hall.resume()>"Go on"</button>
                <a class="b" href="#/">"Leave it for now"</a>
            </div>
        </div>
    }
    .into_any()
}

/// Whether to hand in: what is open, what is flagged.
pub fn handing_in(hall: Hall) -> AnyView {
    let (open, flagged) = untrack(|| {
        hall.with(|s| {
            let open: Vec<usize> = (0..s.sheets.len()).filter(|&n| !s.sheets[n].answered()).collect();
            let flagged: Vec<usize> = (0..s.sheets.len()).filter(|&n| s.sheets[n].mark.flagged).collect();
            (open, flagged)
        })
    })
    .unwrap_or_default();
    let say = match open.len() {
        0 => "Every question has an answer.".to_string(),
        1 => "One question has no answer and counts as wrong.".to_string(),
        n => text![{n}, " questions have no answer and count as wrong."],
    };
    let first_open = open.first().map(|&nth| view! {
        <button class="b" type="button" on:click=move |_| hall.go(nth)>"First without an answer"</button>
    });
    let first_flagged = flagged.first().map(|&nth| view! {
        <button class="b" type="button" on:click=move |_| hall.go(nth)>{mark("tri")} " First of " {count(flagged.len(), "flag")}</button>
    });
    view! {
        <div class="blank">
            <h1 id="qh" tabindex="-1">"Hand in the paper?"</h1>
            <p>{say} " Once it is handed in, it cannot be changed; every option is then explained."</p>
            <div class="row">
                <button class="b p" type="button" disabled=move || !hall.mine.get() on:click=move |_| hall.finish()>"Hand in"</button>
                {first_open}
                {first_flagged}
                <button class="b" type="button" on:click=move |_| hall.go(hall.nth.get_untracked())>"Back to the questions"</button>
            </div>
        </div>
    }
    .into_any()
}
