//! The traffic bar: green shifts to blue along a slant, and the slant is the uncertainty.

use cutover_study::readiness::Span;
use crate::ui::prelude::*;
use cutover_text::text;

fn per_cent(value: u8) -> String {
    text![{value}, "%"]
}

/// A span in words: `61–71`, or one number where both ends are the same.
pub fn span_words(span: Span) -> String {
    if span.low == span.high {
        return span.low.to_string();
    }
    text![{span.low}, "–", {span.high}]
}

/// The bar alone; its numbers stand beside it.
pub fn bar(name: &str, span: Span) -> AnyView {
    let label = text![name, ": ", {span.low}, " to ", {span.high}, " per cent green"];
    let class = if span.high == 0 { "bar all" } else { "bar" };
    view! {
        <div class=class role="img" aria-label=label
            style:--lo=per_cent(span.low) style:--hi=per_cent(span.high)>
            <i class="g"></i><i class="bl"></i>
        </div>
    }
    .into_any()
}

/// The large bar of the exam, with marks, the ready line and an axis.
pub fn shift(span: Span, ready: u8) -> AnyView {
    let middle = u16::from(span.low) + u16::from(span.high);
    let half = [(middle / 2).to_string().as_str(), if middle % 2 == 1 { ".5%" } else { "%" }].concat();
    // The label keeps clear of both ends, where "Green" and "Blue" stand.
    let left = ["clamp(6.5rem,", &half, ",100% - 6rem)"].concat();
    view! {
        <div class="shift">
            <div class="marks">
                <span class="key at-start"><b>{super::icon::mark("ci")} " Green"</b></span>
                <span class="bracket" style:left=per_cent(span.low) style:width=per_cent(span.high - span.low)></span>
                <span class="reading" style:left=left><b>{span_words(span)} "%"</b></span>
                <span class="key at-end"><b>{super::icon::mark("sq")} " Blue"</b></span>
            </div>
            {bar("Traffic shift", span)}
            <div class="ready" style:left=per_cent(ready)></div>
            <div class="axis" aria-hidden="true">
                <span>"0"</span><span class="q1">"25"</span><span class="q2">"50"</span>
                <span class="rd" style:left=per_cent(ready)>"ready " {ready}</span>
                <span class="end">"100"</span>
            </div>
        </div>
    }
    .into_any()
}
