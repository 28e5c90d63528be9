//! The four grades of a card, each with what it would do.

use crate::parts::icon::mark;
use cutover_study::event::Grade;
use crate::ui::prelude::*;

/// The grade that a key means.
pub fn of_key(key: &str) -> Option<Grade> {
    match key {
        "1" => Some(Grade::Again),
        "2" => Some(Grade::Hard),
        "3" => Some(Grade::Good),
        "4" => Some(Grade::Easy),
        _ => None,
    }
}

/// Its name.
pub fn name(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "Again",
        Grade::Hard => "Hard",
        Grade::Good => "Good",
        Grade::Easy => "Easy",
    }
}

/// The bar of a grade in the session's strip.
pub fn strip_class(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "a",
        Grade::Hard => "h",
        Grade::Good => "g",
        Grade::Easy => "e2",
    }
}

fn marks(grade: Grade) -> AnyView {
    match grade {
        Grade::Again => mark("cx"),
        Grade::Hard => mark("tri"),
        Grade::Good => mark("ci"),
        Grade::Easy => view! { <span class="dbl">{mark("ci")}{mark("ci")}</span> }.into_any(),
    }
}

/// The buttons; `waits` says when the card would come back, Again first.
pub fn grade_buttons(waits: [String; 4], grade: impl Fn(Grade) + Copy + 'static) -> AnyView {
    let all = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];
    let buttons: Vec<AnyView> = all
        .into_iter()
        .zip(waits)
        .map(|(each, wait)| {
            let key = (each as u8).to_string();
            view! {
                <button
                    type="button"
                    class=(each == Grade::Good).then_some("rec")
                    on:click=move |_| grade(each)
                >
                    <b>{marks(each)} {name(each)}</b>
                    <span>{wait}</span>
                    <kbd aria-hidden="true">{key}</kbd>
                </button>
            }
            .into_any()
        })
        .collect();
    view! { <div class="gr">{buttons}</div> }.into_any()
}
