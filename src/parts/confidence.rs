//! Saying how sure one is: that is what checks an answer.

use cutover_study::event::Confidence;
use crate::ui::prelude::*;

/// The three, in the order of their keys.
pub const ALL: [Confidence; 3] = [Confidence::Guess, Confidence::Unsure, Confidence::Sure];

/// Its word.
pub fn word(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guess => "guess",
        Confidence::Unsure => "unsure",
        Confidence::Sure => "sure",
    }
}

/// The confidence that a key means.
pub fn of_key(key: &str) -> Option<Confidence> {
    match key {
        "1" => Some(Confidence::Guess),
        "2" => Some(Confidence::Unsure),
        "3" => Some(Confidence::Sure),
        _ => None,
    }
}

/// Three buttons that check the answer, once `ready` says that enough is chosen.
pub fn sure_buttons(
    hint: impl Fn() -> String + Send + Sync + 'static,
    ready: Memo<bool>,
    check: impl Fn(Confidence) + Copy + 'static,
) -> AnyView {
    let button = move |confidence: Confidence, label: &'static str, key: &'static str| {
        view! {
            <button
                class="b"
                type="button"
                disabled=move || !ready.get()
                on:click=move |_| check(confidence)
            >
                {label}
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="sure" role="group" aria-label="Check the answer by saying how sure you are">
            <p class="hint" role="status">{hint}</p>
            <div class="three">
                {button(Confidence::Guess, "Guess", "1")}
                {button(Confidence::Unsure, "Unsure", "2")}
                {button(Confidence::Sure, "Sure", "3")}
            </div>
        </div>
    }
    .into_any()
}

/// The three with the one that was said, as markup.
pub fn said(confidence: Confidence) -> String {
    let class = |c: Confidence| if c == confidence { "<span class=\"y\">" } else { "<span>" };
    let mut out = String::from("<div class=\"conf\" aria-hidden=\"true\">");
    for c in ALL {
        out.push_str(class(c));
        out.push_str("</span>");
    }
    out.push_str("</div><div class=\"confl\" aria-hidden=\"true\">");
    for c in ALL {
        out.push_str(class(c));
        out.push_str(word(c));
        out.push_str("</span>");
    }
    out.push_str("</div>");
    out
}
