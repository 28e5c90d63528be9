//! All questions of the paper at a glance, and the way to each.

use super::hall::Hall;
use crate::diagrams::redraw;
use crate::parts::dom::after_frame;
use crate::parts::icon::mark_markup;
use cutover_study::exam::Sitting;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// The navigator. Its cells are markup with one listener: a paper has 75.
pub fn navigator(hall: Hall) -> AnyView {
    // The question is painted first, what stands here right after it.
    let turn = RwSignal::new(0u32);
    Effect::new(move |_| {
        hall.nth.get();
        hall.with(|_| ());
        after_frame(move || { turn.try_update(|turn| *turn += 1); });
    });
    let read = move |read: fn(&Sitting, usize) -> String| {
        turn.get();
        untrack(|| hall.with(|s| read(s, hall.nth.get()))).unwrap_or_default()
    };
    // A mark changes one cell: the others stay as they are.
    let list = NodeRef::<leptos::html::Ol>::new();
    Effect::new(move |_| {
        let cells = read(cells);
        if let Some(list) = list.get() {
            redraw(&list, &cells);
        }
    });
    let legend = move || read(legend);
    let answered = move || read(|s, _| [&s.answered().to_string(), " answered"].concat());
    let go = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let nth = target.and_then(|element| element.get_attribute("data-nth")).and_then(|n| n.parse().ok());
        if let Some(nth) = nth {
            hall.go(nth);
        }
    };
    let clock = move || if hall.clock.get() { "Hide the clock" } else { "Show the clock" };
    let timed = move || hall.left.get().is_some();
    view! {
        <aside class="aside nv" id="all-questions" tabindex="-1" aria-label="All questions">
            <div class="row end"><h2>"All questions"</h2><span class="cap num">{answered}</span></div>
            <ol class="cells" node_ref=list on:click=go></ol>
            <p class="keys" inner_html=legend></p>
            <p class="ends">
                <button class="b w" type="button" on:click=move |_| hall.ask()>"End the exam"</button>
                <button class="b q w" type="button" hidden=move || !timed() on:click=move |_| hall.clock.update(|on| *on = !*on)>{clock}</button>
            </p>
        </aside>
    }
    .into_any()
}

fn cells(sitting: &Sitting, present: usize) -> String {
    let mut out = String::new();
    for (nth, sheet) in sitting.sheets.iter().enumerate() {
        let here = nth == present;
        let (class, word) = match (sheet.answered(), sheet.seen || here) {
            (true, _) => ("an", ", answered"),
            (false, true) => ("un", ", not answered"),
            (false, false) => ("", ", not seen"),
        };
        let number = (nth + 1).to_string();
        for part in [
            "<li><button type=\"button\" data-nth=\"",
            &nth.to_string(),
            "\" class=\"",
            class,
            if sheet.mark.flagged { " fl" } else { "" },
            if here { " cur\" aria-current=\"step" } else { "" },
            "\" aria-label=\"Question ",
            &number,
            word,
            if sheet.mark.flagged { ", flagged" } else { "" },
            "\">",
            &number,
            "</button></li>",
        ] {
            out.push_str(part);
        }
    }
    out
}

fn legend(sitting: &Sitting, present: usize) -> String {
    let sheets = || sitting.sheets.iter().enumerate();
    let answered = sitting.answered();
    let seen = sheets().filter(|(nth, sheet)| sheet.seen || *nth == present).count();
    let skipped = sheets().filter(|(nth, sheet)| sheet.seen && *nth != present && !sheet.answered()).count();
    let flagged = sheets().filter(|(_, sheet)| sheet.mark.flagged).count();
    let mut out = String::new();
    for (picture, word, n) in [
        ("<span class=\"kc an\"></span>", "answered ", answered),
        ("<span class=\"kc\"></span>", "skipped ", skipped),
        ("<span class=\"kc ns\"></span>", "not seen ", sitting.sheets.len() - seen),
        (&*mark_markup("tri"), "flagged ", flagged),
    ] {
        for part in ["<span class=\"key\">", picture, word, &n.to_string(), "</span>"] {
            out.push_str(part);
        }
    }
    out
}
