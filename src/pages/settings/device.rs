//! This device: installing, offline, and whether the browser may throw the storage away.

use crate::app::App;
use crate::browser::store::Persisted;
use crate::browser::worker;
use crate::parts::icon::mark;
use cutover_study::journal::SaveState;
use crate::ui::prelude::*;

/// Whether this is an iPhone or an iPad, where a page cannot offer to install itself.
fn is_ios() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let touch = window().navigator().max_touch_points() > 1;
    agent.contains("iPhone") || agent.contains("iPad") || (agent.contains("Macintosh") && touch)
}

/// Whether the app runs in a window of its own.
fn is_installed() -> bool {
    let standalone = window().match_media("(display-mode:standalone)").ok().flatten();
    standalone.is_some_and(|media| media.matches())
}

fn kept(state: SaveState) -> &'static str {
    match state {
        SaveState::Kept => "Every answer is written twice, into two stores of this browser, at the moment you give it.",
        SaveState::LocalOnly => "Answers are kept in this browser’s local storage; its database does not answer.",
        SaveState::MirrorOnly => "Answers are kept in this browser’s database; its local storage does not answer.",
        SaveState::Full { .. } => "This browser’s storage is full. Export your progress, then free some space.",
        SaveState::Memory => "This browser does not let the page store anything. Export before you close it.",
        SaveState::ReadOnlyNewer => "A newer version has written your progress; this one only reads it. Load the page again.",
    }
}

/// The section.
#[component]
pub fn Device() -> impl IntoView {
    let app = App::get();
    let boot = RwSignal::new(worker::boot());
    worker::on_boot(move |now| boot.set(now));
    let asked = RwSignal::new(None::<Persisted>);
    let persist = move |_| {
        leptos::task::spawn_local(async move { asked.set(Some(app.store.persist().await)) });
    };
    let answer = move || {
        asked.get().map(|answer| match answer {
            Persisted::Granted => "The browser has agreed to keep it.",
            Persisted::Refused => "The browser has not agreed. Installing the app usually changes its mind; an export is safe in any case.",
            Persisted::Unknown => "This browser cannot be asked. An export is safe in any case.",
        })
    };
    let install = move || {
        if is_installed() || boot.get().installed {
            return view! { <p class="cap">"Installed on this device."</p> }.into_any();
        }
        if boot.get().install {
            return view! { <button class="b" type="button" on:click=move |_| worker::install()>"Install"</button> }.into_any();
        }
        if is_ios() {
            return view! {
                <ol class="ways">
                    <li>"Export your progress above: the installed app starts with an empty storage."</li>
                    <li>"In Safari, touch Share, then Add to Home Screen."</li>
                    <li>"Open Cutover from the Home Screen and import the file."</li>
                </ol>
            }
            .into_any();
        }
        view! { <p class="cap">"In your browser’s menu, choose Install or Add to Home screen. The menu shows it once everything is kept for offline use."</p> }.into_any()
    };
    view! {
        <section class="sec" aria-labelledby="s-device">
            <header><h2 id="s-device">"This device"</h2></header>
            <div class="line">
                <h3 class="say">"Install"</h3>
                <p>"Opens like an app, in a window of its own, without a network."</p>
                <div class="do">{install}</div>
            </div>
            <div class="line">
                <h3 class="say">"Offline"</h3>
                <p>{move || if boot.get().offline {
                    "Every screen is kept on this device and opens without a network."
                } else {
                    "This copy is not kept for offline use yet. On a web address it is after the first visit; a single file needs nothing more."
                }}</p>
                <div class="do">{move || boot.get().offline.then(|| view! { <span class="key">{mark("ok")} "Ready"</span> })}</div>
            </div>
            <div class="line">
                <h3 class="say">"Storage"</h3>
                <p>{move || kept(app.save.get())} " " {answer}</p>
                <div class="do"><button class="b" type="button" on:click=persist>"Ask to keep it"</button></div>
            </div>
        </section>
    }
}
