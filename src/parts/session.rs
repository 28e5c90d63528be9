//! What practice and cards have in common: the bar of a session, and its progress.

use crate::app::App;
use crate::parts::icon::{icon, mark_markup};
use crate::ui::prelude::*;

/// Gives the screen to a session until the component that asks for it goes.
pub fn take_screen() {
    let app = App::get();
    app.focus.set(true);
    on_cleanup(move || app.focus.set(false));
}

/// The bar of a session: its end, its name, how far it is, and what else it offers.
pub fn session_bar(
    title: String,
    count: impl Fn() -> String + Send + Sync + 'static,
    end: impl Fn() + 'static,
    more: AnyView,
) -> AnyView {
    view! {
        <header class="top">
            <button class="ib" type="button" aria-label="End the session" on:click=move |_| end()>
                {icon("x")}
            </button>
            <div class="where">
                <span>{title}</span>
            </div>
            <span class="num sub count">{count}</span>
            {more}
        </header>
    }
    .into_any()
}

/// What is announced to those who do not see the screen change.
pub fn announcer(say: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! { <p class="vh" role="status">{say}</p> }.into_any()
}

/// Ticks of a set of questions, as markup: right, wrong, the present one, those to come.
pub fn ticks(answers: impl Iterator<Item = Option<bool>>, present: usize) -> String {
    let mut out = String::new();
    for (nth, answer) in answers.enumerate() {
        out.push_str("<span class=\"tk\">");
        match answer {
            // The ring stays on a question while its explanation is read.
            _ if nth == present => out.push_str("<span class=\"cur\"></span>"),
            Some(true) => out.push_str(&mark_markup("ci")),
            Some(false) => out.push_str(&mark_markup("cx")),
            None => out.push_str("<span class=\"tc\"></span>"),
        }
        out.push_str("</span>");
    }
    out
}
