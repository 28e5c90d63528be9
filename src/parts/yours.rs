//! What a learner adds to a question: a note of their own, and the report of a fault.

use crate::app::App;
use crate::browser::files;
use cutover_bank::QuestionIx;
use cutover_study::event::{Body, OwnEvent};
use cutover_study::own::fault::{Fault, report};
use cutover_study::own::{LONGEST, kept};
use crate::ui::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// How long a pause in typing is, after which a note is kept.
const PAUSE: Duration = Duration::from_millis(1000);

/// How a question was answered, for the report.
pub struct Asked<'t> {
    /// The question.
    pub at: QuestionIx,
    /// The seed of its drawn numbers.
    pub variant: u32,
    /// Options chosen, a bit each in authored order.
    pub chosen: u8,
    /// Options that count as right, a bit each in authored order.
    pub key: u8,
    /// Authored positions in the order shown.
    pub order: &'t [u8],
}

/// Under a question that is explained: note and report.
pub fn yours(app: App, asked: &Asked) -> AnyView {
    let id = app.course.question(asked.at).id.clone();
    let text = report(&Fault {
        question: &id,
        variant: asked.variant,
        chosen: asked.chosen,
        key: asked.key,
        order: asked.order,
        exam: app.progress.with_untracked(|p| p.exam()),
        version: env!("CARGO_PKG_VERSION"),
        course: app.course.fingerprint(),
    });
    view! {
        <section class="mine" aria-label="Your note and reports">
            {note(app, id)}
            <details>
                <summary>"Report a fault"</summary>
                {handed(text)}
            </details>
        </section>
    }
    .into_any()
}

/// What is typed, and what of it is kept already. It outlives the screen, so that what was typed
/// last is kept also where somebody leaves in the middle of a word.
struct Draft {
    app: App,
    question: String,
    text: String,
    kept: String,
    /// Counts what was typed, so that only the last pause keeps it.
    typed: u32,
}

impl Draft {
    /// Keeps what is new; says whether there was something.
    fn keep(&mut self) -> bool {
        let text = kept(&self.text);
        if text == self.kept {
            return false;
        }
        self.kept = text.clone();
        self.app.record(Body::Own(OwnEvent::Note { question: self.question.clone(), text }));
        true
    }
}

fn note(app: App, question: String) -> AnyView {
    let text = app.progress.with_untracked(|p| p.own.note(&question).to_string());
    let said = RwSignal::new("");
    let draft = Rc::new(RefCell::new(Draft { app, question, text: text.clone(), kept: text.clone(), typed: 0 }));
    let keep = move |draft: &RefCell<Draft>| {
        let mut draft = draft.borrow_mut();
        if draft.keep() {
            let say = if draft.kept.is_empty() { "Removed." } else { "Kept on this device." };
            let _ = said.try_set(say);
        }
    };
    let at_once = draft.clone();
    let typed = move |event: leptos::ev::Event| {
        let nth = {
            let mut draft = draft.borrow_mut();
            draft.text = event_target_value(&event);
            draft.typed += 1;
            draft.typed
        };
        let draft = draft.clone();
        let pause = move || {
            if draft.borrow().typed == nth {
                keep(&draft);
            }
        };
        set_timeout(pause, PAUSE);
    };
    view! {
        <label>
            <span>"Your note"</span>
            <textarea
                rows="3"
                maxlength=LONGEST.to_string()
                prop:value=text
                on:input=typed
                on:change=move |_| keep(&at_once)
            ></textarea>
        </label>
        <p class="cap" role="status">{move || said.get()}</p>
    }
    .into_any()
}

/// A text to go on with, to copy and, where the system can, to share.
fn handed(text: String) -> AnyView {
    let written = RwSignal::new(text.clone());
    let said = RwSignal::new("");
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let done = files::copy(&written.get_untracked()).await;
            let _ = said.try_set(if done { "Copied." } else { "The clipboard does not answer. Select the text and copy it." });
        });
    };
    let share = files::can_share_text().then(|| {
        let share = move |_| leptos::task::spawn_local(async move { files::share_text(&written.get_untracked()).await });
        view! { <button class="b" type="button" on:click=share>"Share"</button> }
    });
    view! {
        <label>
            <span>"Say what is wrong, then send this to the people who publish this course. Nothing is sent from here."</span>
            <textarea rows="8" prop:value=text on:input=move |event| written.set(event_target_value(&event))></textarea>
        </label>
        <div class="row"><button class="b" type="button" on:click=copy>"Copy"</button>{share}<span class="cap" role="status">{move || said.get()}</span></div>
    }
    .into_any()
}
