//! To another device without a file: a text that is copied, or QR codes shown one after another.

use crate::app::App;
use crate::browser::files;
use cutover_study::qr::{Code, MOST, SIDE};
use crate::ui::prelude::*;
use cutover_text::text;

/// More codes than this nobody scans: the text or the file is the way then.
const PATIENCE: usize = 40;

/// The lines; `offer` gets what is pasted.
pub fn carry(app: App, offer: impl Fn(&str) + Copy + 'static) -> AnyView {
    let said = RwSignal::new("");
    let codes = RwSignal::new(Vec::<String>::new());
    let at = RwSignal::new(0usize);
    let copy = move |_| {
        let Some(text) = app.store.carry(None).pop() else {
            return said.set("Nothing has been done on this device yet.");
        };
        leptos::task::spawn_local(async move {
            let done = files::copy(&text).await;
            let _ = said.try_set(match done {
                true => "Copied. Send it to yourself, open Cutover on the other device, and paste it there.",
                false => "The clipboard does not answer. Use the file.",
            });
        });
    };
    let show = move |_| {
        let parts = app.store.carry(Some(MOST));
        match parts.len() {
            0 => said.set("Nothing has been done on this device yet."),
            1..=PATIENCE => {
                said.set("");
                at.set(0);
                codes.set(parts);
            }
            _ => said.set("That is more than 40 codes can hold. Copy the text, or use the file."),
        }
    };
    let name = move || text!["Code ", {at.get() + 1}, " of ", {codes.with(Vec::len)}];
    let picture = move || {
        let code = codes.with(|all| all.get(at.get()).and_then(|text| Code::of(text)));
        let path = code.map(|code| code.path()).unwrap_or_default();
        let side = (SIDE + 8).to_string();
        // Four modules of white round it are part of a code.
        text!["<svg class=\"qr\" viewBox=\"-4 -4 ", &side, " ", &side, "\" aria-hidden=\"true\"><path d=\"", &path, "\"/></svg>"]
    };
    let done = move |_| {
        codes.set(Vec::new());
        crate::parts::dom::focus_soon("codes");
    };
    let shown = move || {
        codes.with(|all| !all.is_empty()).then(|| view! {
            <div class="codes">
                <div inner_html=picture></div>
                <p role="status"><b>{name}</b></p>
                <p class="cap">"Scan each with the camera of the other device, and paste what it reads into the field there, one after another, in any order."</p>
                <div class="row">
                    <button class="b" type="button" disabled=move || at.get() == 0 on:click=move |_| at.update(|n| *n -= 1)>"Previous code"</button>
                    <button class="b p" type="button" disabled=move || at.get() + 1 == codes.with(Vec::len) on:click=move |_| at.update(|n| *n += 1)>"Next code"</button>
                    <button class="b q" type="button" on:click=done>"Done"</button>
                </div>
            </div>
        })
    };
    view! {
        <div class="line">
            <h3 class="say">"Move to another device"</h3>
            <p>"The same as the file, as a text to copy or as codes to scan. Everything stays here too."</p>
            <div class="do row">
                <button class="b" type="button" on:click=copy>"Copy as text"</button>
                <button class="b" type="button" id="codes" on:click=show>"Show as codes"</button>
            </div>
        </div>
        {shown}
        <p class="res" role="status">{move || said.get()}</p>
        <div class="line">
            <h3 class="say"><label for="paste">"Paste from another device"</label></h3>
            <p>"The copied text, or what the camera read from each code."</p>
            <div class="do"><textarea id="paste" rows="2" autocapitalize="off" autocomplete="off" spellcheck="false" on:input=move |event| offer(&event_target_value(&event))></textarea></div>
        </div>
    }
    .into_any()
}
