//! Where the time went: a bar for each question, right ones up, wrong ones down.

use crate::parts::icon::mark;
use crate::parts::svg::{Svg, n};
use cutover_study::exam::Sitting;
use cutover_study::time::{minutes_words, stopwatch};
use crate::ui::prelude::*;
use cutover_text::text;

/// The section.
pub fn section(sitting: &Sitting) -> AnyView {
    let count = sitting.sheets.len().max(1) as u32;
    let fair = match sitting.minutes {
        0 => 144,
        minutes => u32::from(minutes) * 60 / count,
    };
    let spent = minutes_words(sitting.seconds().div_ceil(60));
    let of = if sitting.minutes == 0 { String::new() } else { text![" of ", &minutes_words(u32::from(sitting.minutes))] };
    let note = text![&spent, &of, ", dashed line: ", &stopwatch(fair), " a question"];
    let plots = [plot(sitting, fair, "wide", 776), plot(sitting, fair, "narrow", 358)].concat();
    view! {
        <section class="sec" aria-labelledby="time">
            <header><h2 id="time">"Where the time went"</h2><span class="cap">{note}</span></header>
            <figure>
                <div inner_html=plots></div>
                <figcaption class="keys">
                    <span class="key">{mark("ci")} " right, above the line"</span>
                    <span class="key">{mark("cx")} " wrong, below"</span>
                    <span class="key">{mark("tri")} " flagged"</span>
                </figcaption>
            </figure>
            <p class="sub say">{told(sitting, fair)}</p>
        </section>
    }
    .into_any()
}

fn right(sitting: &Sitting, nth: usize) -> bool {
    let sheet = &sitting.sheets[nth];
    sheet.answered() && sheet.mark.right
}

fn slowest(sitting: &Sitting) -> Option<(usize, u32)> {
    let all = sitting.sheets.iter().enumerate().map(|(nth, sheet)| (nth, u32::from(sheet.mark.took)));
    all.max_by_key(|&(nth, took)| (took, usize::MAX - nth)).filter(|(_, took)| *took > 0)
}

fn told(sitting: &Sitting, fair: u32) -> String {
    let Some((nth, took)) = slowest(sitting) else { return "No time was spent on any question.".to_string() };
    let fate = if right(sitting, nth) { " and was right." } else { " and was wrong." };
    let mut say = text!["Question ", {nth + 1}, " cost ", &stopwatch(took), fate];
    let len = sitting.sheets.len();
    let tail = len / 6;
    if tail >= 3 {
        let last = len - tail..len;
        let each = last.clone().map(|nth| u32::from(sitting.sheets[nth].mark.took)).sum::<u32>() / tail as u32;
        let wrong = last.filter(|&nth| !right(sitting, nth)).count();
        if each == 0 {
            say.push_str(&[" The last ", &tail.to_string(), " had no time."].concat());
            return say;
        }
        say.push_str(&[" The last ", &tail.to_string(), " had ", &stopwatch(each), " each, ", &wrong.to_string(), " of them wrong."].concat());
        if each * 10 < fair * 7 && took > fair {
            say.push_str(" Flag at three minutes and move on.");
        }
    }
    say
}

fn plot(sitting: &Sitting, fair: u32, class: &str, width: i32) -> String {
    let most = slowest(sitting).map_or(120, |(_, took)| took).max(fair).max(60);
    let (left, zero, reach) = (38, 107, 97);
    let height = |seconds: u32| (seconds * reach as u32 / most) as i32;
    let flags = sitting.sheets.iter().filter(|sheet| sheet.mark.flagged).count();
    let label = text!["Time for each of the ", {sitting.sheets.len()}, " questions; right answers above the line, wrong answers below it; ", {flags}, " flagged. ", &told(sitting, fair)];
    let mut svg = Svg::new(class, width, 254, &label);
    let step = [60, 120, 240, 600, 1200].into_iter().find(|step| most / step <= 3).unwrap_or(3600);
    let mut at = step;
    while at <= most {
        svg.grid(left, width, zero - height(at), &[&(at / 60).to_string(), " min"].concat());
        at += step;
    }
    let y = zero - height(fair);
    svg.put(&["<path class=\"e dash\" stroke-width=\"1\" d=\"M", &n(left), " ", &n(y), "H", &n(width), "\"/>"]);
    let room = (width - left) * 100;
    let count = sitting.sheets.len().max(1) as i32;
    for (nth, sheet) in sitting.sheets.iter().enumerate() {
        let x = left + 1 + room * nth as i32 / count / 100;
        let wide = (room / count / 100 - 3).clamp(2, 24);
        let tall = height(u32::from(sheet.mark.took)).max(1);
        if right(sitting, nth) {
            svg.rect("f-g", x, zero - tall, wide, tall);
        } else {
            svg.rect("f-r", x, zero + 3, wide, tall);
        }
        if sheet.mark.flagged {
            let middle = x + wide / 2;
            svg.put(&["<path class=\"f-a\" d=\"M", &n(middle), " 222l4 8h-8z\"/>"]);
        }
    }
    svg.put(&["<path class=\"axl\" d=\"M", &n(left), " ", &n(zero + 1), "H", &n(width), "\"/>"]);
    svg.text("ts num", left, 250, "start", "1");
    svg.text("ts num", width, 250, "end", &count.to_string());
    svg.end()
}
