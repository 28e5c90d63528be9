//! Cards from a file: a preview with counts and the first rows, then the import, then its undo.

use crate::app::App;
use crate::browser::files;
use crate::parts::words::count;
use cutover_study::event::Body;
use cutover_study::journal::Batch;
use cutover_study::own::import::{Brings, Deck, Refused, compare, read};
use crate::ui::prelude::*;
use cutover_text::text;
use wasm_bindgen::JsCast;

/// Rows of the preview.
const FIRST: usize = 5;

fn refusal(why: Refused) -> &'static str {
    match why {
        Refused::Empty => "This file holds no rows.",
        Refused::NotText => "This file is not text. In Anki, choose Export, then Notes in Plain Text; in a spreadsheet, save as CSV in UTF-8.",
        Refused::TooLarge => "This file is too large to be cards. Split it.",
        Refused::Backup => "This is an export of everything. Import it in the settings, as a backup.",
    }
}

/// What a file would bring, in sentences.
fn words(deck: &Deck, brings: &Brings) -> String {
    let mut say = match brings.new.len() {
        0 => "No card in this file is new here.".to_string(),
        n => [count(n, "card").as_str(), if n == 1 { " is new." } else { " are new." }].concat(),
    };
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            say.push_str(&[" ", count(n, "card").as_str(), if n == 1 { one } else { many }, "."].concat());
        }
    };
    add(brings.changed.len(), " gets another answer or other tags", " get another answer or other tags");
    add(brings.same as usize, " is here already and stays as it is", " are here already and stay as they are");
    let left = deck.left;
    let mut rows = |n: u32, what: &str| {
        if n > 0 {
            say.push_str(&[" ", &count(n as usize, "row"), what].concat());
        }
    };
    rows(deck.joined, " with a front that is there twice: answers put together.");
    rows(left.blank, " without a front, left out.");
    rows(left.long, " longer than a card can be, left out.");
    rows(left.other, " of notes and of the course’s cards, left out.");
    rows(left.beyond, " beyond the first 5,000, left out: split the file.");
    say
}

/// The section's content.
#[component]
pub fn Import() -> impl IntoView {
    let app = App::get();
    let said = RwSignal::new(String::new());
    let pending = RwSignal::new_local(None::<Brings>);
    let done = RwSignal::new_local(None::<Batch>);
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        leptos::task::spawn_local(async move {
            let Some(text) = files::chosen_text(&input).await else {
                return said.set("The file could not be read. Choose it again.".into());
            };
            input.set_value("");
            done.set(None);
            match read(&text) {
                Ok(deck) => {
                    let brings = app.progress.with_untracked(|p| compare(&deck, &p.own));
                    said.set(words(&deck, &brings));
                    pending.set((brings.new.len() + brings.changed.len() > 0).then_some(brings));
                }
                Err(why) => {
                    pending.set(None);
                    said.set(refusal(why).into());
                }
            }
        });
    };
    let take = move |_| {
        let Some(brings) = pending.try_update(Option::take).flatten() else { return };
        leptos::task::spawn_local(async move {
            let bodies = brings.events().into_iter().map(Body::Own).collect();
            let batch = app.store.bring(bodies, app.at()).await;
            app.refold();
            let events = batch.events as usize;
            said.set(text![count(events, "card").as_str(), if events == 1 { " has" } else { " have" }, " come in."]);
            done.set(Some(batch));
        });
    };
    let undo = move |_| {
        let Some(batch) = done.try_update(Option::take).flatten() else { return };
        leptos::task::spawn_local(async move {
            app.store.undo_import(batch).await;
            app.refold();
            said.set("The import has been taken back.".into());
        });
    };
    let first = move || {
        pending.with(|brings| {
            let brings = brings.as_ref()?;
            let rows: Vec<AnyView> = brings.new.iter().chain(&brings.changed).take(FIRST).map(|(_, sides)| {
                view! { <tr><td>{cut(&sides.front)}</td><td>{cut(&sides.back)}</td><td class="tag desk">{sides.tags.join(" ")}</td></tr> }.into_any()
            }).collect();
            Some(view! {
                <div class="scroll" data-scroll="">
                    <table>
                        <caption class="vh">"The first cards"</caption>
                        <thead><tr><th scope="col">"Front"</th><th scope="col">"Back"</th><th scope="col" class="desk">"Tags"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <div class="row">
                    <button class="b p" type="button" on:click=take>"Import"</button>
                    <button class="b q" type="button" on:click=move |_| { pending.set(None); said.set(String::new()) }>"Leave it"</button>
                </div>
            })
        })
    };
    let taken = move || {
        done.with(Option::is_some).then(|| view! {
            <div class="row"><button class="b" type="button" on:click=undo>"Take the import back"</button></div>
        })
    };
    view! {
        <div class="line">
            <h3 class="say"><label for="o-file">"A text export of Anki, or a CSV"</label></h3>
            <p>"The first column asks, the second answers. Markup becomes plain text. You see what would come in first; importing twice changes nothing."</p>
            <div class="do"><input id="o-file" type="file" accept=".txt,.csv,.tsv,text/plain,text/csv" on:change=chosen/></div>
        </div>
        <p class="res" role="status">{said}</p>
        {first}
        {taken}
    }
}

/// The beginning of a side.
fn cut(text: &str) -> String {
    let mut start: String = text.chars().take(160).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
