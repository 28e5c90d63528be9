//! The learner's data: export, import with a preview, undo of an import, erase.

use crate::app::App;
use crate::browser::files;
use crate::parts::dom::focus_soon;
use super::carry::carry;
use cutover_study::own::export::{Form, export};
use cutover_study::journal::{Import, ImportError, Preview};
use crate::ui::prelude::*;
use cutover_text::text;
use wasm_bindgen::JsCast;

/// How many of something, in words: `1 answer`, `12 answers`.
fn count(n: u32, one: &str, many: &str) -> String {
    text![n.to_string().as_str(), " ", if n == 1 { one } else { many }]
}

/// What a file would bring.
fn preview_words(preview: &Preview) -> String {
    let mut say = match preview.new {
        0 => "Nothing in this file is new here.".to_string(),
        new => text![&count(new, "record is new", "records are new"), "."],
    };
    let mut add = |n: u32, one: &str, many: &str| {
        if n > 0 {
            say.push(' ');
            say.push_str(&count(n, one, many));
            say.push('.');
        }
    };
    add(preview.known, "is here already and stays as it is", "are here already and stay as they are");
    add(preview.damaged, "is damaged and is left out", "are damaged and are left out");
    add(preview.unknown, "comes from a later version and is kept for it", "come from a later version and are kept for it");
    if preview.incomplete {
        say.push_str(" The file seems to be cut short or edited; what can be read is taken.");
    }
    say
}

/// What is wrong with a file, and what to do.
fn refusal(error: ImportError, pasted: bool) -> String {
    let say = match error {
        ImportError::Empty | ImportError::NotCutover if pasted => "This is not the text that Cutover gives. Copy it anew on the other device, from its first sign to its last, and paste it here.",
        ImportError::Empty => "This file is empty. Choose the file that “Export everything” saved.",
        ImportError::NotCutover => "This is not a Cutover export. Choose the file named cutover-….json that “Export everything” saved.",
        ImportError::Newer(_) => "A later version of Cutover wrote this file. Load this page again to get that version, then import it.",
        ImportError::Unreadable => "This is a Cutover export, but nothing in it can be read. Export it again on the other device.",
        ImportError::Parts { here, all, next } => {
            let (here, all, next) = (here.to_string(), all.to_string(), next.to_string());
            return text![&here, " of ", &all, " parts are here. Add the others in any order; part ", &next, " is missing."];
        }
    };
    say.to_string()
}

/// Own cards, notes and review dates as a file.
fn hand_out(app: App, form: Form) {
    let text = app.progress.with_untracked(|p| export(app.course, p, form));
    let (kind, end) = match form {
        Form::Anki => ("text/plain", "-anki.txt"),
        Form::Csv => ("text/csv", ".csv"),
    };
    let name = text!["cutover-cards-", &app.today().iso(), end];
    leptos::task::spawn_local(async move { files::save(&name, kind, &text).await });
}

/// The section.
#[component]
pub fn Data() -> impl IntoView {
    let app = App::get();
    let store = app.store;
    let said = RwSignal::new(String::new());
    let pending = RwSignal::new_local(None::<Import>);
    let batches = RwSignal::new_local(store.imports());
    let asking = RwSignal::new(false);

    let offer = move |text: &str, pasted: bool| match store.read_import(text) {
        Ok(import) => {
            said.set(preview_words(&import.preview));
            pending.set((import.preview.new > 0).then_some(import));
        }
        Err(error) => {
            pending.set(None);
            said.set(refusal(error, pasted));
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        leptos::task::spawn_local(async move {
            let Some(text) = files::chosen_text(&input).await else {
                return said.set("The file could not be read. Choose it again.".into());
            };
            input.set_value("");
            offer(&text, false);
        });
    };
    let take = move |_| {
        let Some(import) = pending.try_update(Option::take).flatten() else { return };
        leptos::task::spawn_local(async move {
            let batch = store.apply_import(import, app.at()).await;
            app.refold();
            batches.set(store.imports());
            said.set(text![&count(batch.events, "record has", "records have"), " come in. You can take the import back below."]);
            focus_soon("take-back");
        });
    };
    let undo = move |_| {
        let Some(batch) = batches.with(|all| all.last().copied()) else { return };
        leptos::task::spawn_local(async move {
            store.undo_import(batch).await;
            app.refold();
            batches.set(store.imports());
            said.set("The last import has been taken back.".into());
            focus_soon(if batches.with_untracked(Vec::is_empty) { "import" } else { "take-back" });
        });
    };
    let erase = move |_| {
        asking.set(false);
        leptos::task::spawn_local(async move {
            store.erase().await;
            app.refold();
            batches.set(store.imports());
            said.set("Everything has been erased on this device.".into());
            focus_soon("erase");
        });
    };
    let leave = move |_| {
        pending.set(None);
        said.set(String::new());
        focus_soon("import");
    };
    // What was pressed is gone: the focus goes to what stands there now, the harmless one first.
    let ask = move |yes: bool| {
        asking.set(yes);
        focus_soon(if yes { "keep" } else { "erase" });
    };
    view! {
        <section class="sec" aria-labelledby="s-data">
            <header><h2 id="s-data">"Your data"</h2></header>
            <div class="line">
                <h3 class="say">"Export everything"</h3>
                <p>"One JSON file with every answer, review and setting. Keep it, or import it on another device."</p>
                <div class="do"><button class="b" type="button" on:click=move |_| app.export()>"Export everything"</button></div>
            </div>
            <div class="line">
                <h3 class="say">"Your cards, notes and review dates"</h3>
                <p>"For other programs: your own cards and notes, and when every card comes back. " <a href="#/cards/own">"Write cards, or bring some"</a></p>
                <div class="do row">
                    <button class="b" type="button" on:click=move |_| hand_out(app, Form::Anki)>"Anki text"</button>
                    <button class="b" type="button" on:click=move |_| hand_out(app, Form::Csv)>"CSV"</button>
                </div>
            </div>
            <div class="line">
                <h3 class="say"><label for="import">"Import a backup"</label></h3>
                <p>"Adds what this device does not have. You see what would come in first; importing twice changes nothing."</p>
                <div class="do"><input id="import" type="file" accept=".json,application/json" on:change=chosen/></div>
            </div>
            {carry(app, move |text| offer(text, true))}
            <p class="res" role="status">{said}</p>
            <div class="row">
                {move || pending.with(Option::is_some).then(|| view! {
                    <button class="b p" type="button" on:click=take>"Import"</button>
                    <button class="b q" type="button" on:click=leave>"Leave it"</button>
                })}
                {move || batches.with(|all| !all.is_empty()).then(|| view! {
                    <button class="b" id="take-back" type="button" on:click=undo>"Take back the last import"</button>
                })}
            </div>
            <div class="line">
                <h3 class="say">"Erase everything"</h3>
                <p>"Removes all answers, reviews and settings from this device. Exports that you have saved stay yours."</p>
                <div class="do">
                    {move || if asking.get() {
                        view! {
                            <div class="row">
                                <button class="b danger" type="button" on:click=erase>"Erase everything now"</button>
                                <button class="b q" id="keep" type="button" on:click=move |_| ask(false)>"Keep it"</button>
                            </div>
                        }.into_any()
                    } else {
                        view! { <button class="b" id="erase" type="button" on:click=move |_| ask(true)>"Erase…"</button> }.into_any()
                    }}
                </div>
            </div>
        </section>
    }
}
