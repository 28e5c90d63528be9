//! The bar of a paper: the clock, the pace, the pause.

use super::hall::Hall;
use cutover_study::exam::clock::{Pace, face, pace, pace_words};
use cutover_study::exam::form_name;
use crate::ui::prelude::*;
use cutover_text::text;

/// The bar.
pub fn top(hall: Hall) -> AnyView {
    let told = Memo::new(move |_| {
        let left = hall.left.get()?;
        hall.with(|s| pace(s, left)).flatten().map(|p: Pace| (p.used, p.done, p.ahead / 60, p.ahead))
    });
    let title = untrack(|| {
        hall.with(|s| {
            let code = hall.app.course.blueprint(s.exam).map_or("", |b| &b.code);
            text!["Exam simulation, ", code, ", form ", &form_name(s.seed)]
        })
    });
    let clock = move || match (hall.left.get(), hall.clock.get()) {
        (None, _) => view! { <span>"No limit"</span> }.into_any(),
        (Some(_), false) => view! { <span class="sub">"Clock hidden"</span> }.into_any(),
        (Some(left), true) => view! {
            <span class="timer num" role="timer">{face(left)}</span>
            <span class="cap">"left"</span>
        }
        .into_any(),
    };
    let words = move || hall.clock.get().then(|| told.get().map(|(.., ahead)| pace_words(ahead))).flatten();
    let share = |per_mille: u16| text![{per_mille / 10}, ".", {per_mille % 10}, "%"];
    let line = move || {
        let (used, done, ..) = told.get().filter(|_| hall.clock.get())?;
        let label = text![{used / 10}, " per cent of the time used, ", {done / 10}, " per cent of the questions behind you"];
        Some(view! {
            <div class="pace" role="img" aria-label=label>
                <i style:width=share(used)></i>
                // Never beyond the edge of the screen.
                <b style:left=text!["min(", &share(done), ",100% - 2px)"]></b>
            </div>
        })
    };
    view! {
        <header class="top sit">
            <div class="where">{clock}</div>
            <span class="cap desk">{title}</span>
            <span class="cap num ahead">{words}</span>
            <button class="b q" type="button" disabled=move || hall.is_paused() || !hall.mine.get() on:click=move |_| hall.pause()>
                "Pause"
            </button>
            {line}
        </header>
    }
    .into_any()
}
