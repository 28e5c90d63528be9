//! Sharing a state: its link, and the code that embeds it.

use super::stage::Stage;
use super::system::{call, coarse, copy, share_sheet};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// The address of the present state in the app.
pub fn link(stage: Stage) -> String {
    let name = stage.diagram.spec().name;
    let base = stage.hooks.base.get_value();
    with_query(
        [base.as_str(), "index.html#/diagrams/", name].concat(),
        &stage.query(),
    )
}

fn with_query(mut address: String, query: &str) -> String {
    if !query.is_empty() {
        address.push('?');
        address.push_str(query);
    }
    address
}

/// Shares the present state: by the system's sheet on a phone, by the clipboard elsewhere.
pub fn share(stage: Stage) {
    let link = link(stage);
    if coarse() && share_sheet(stage.diagram.spec().title, &link) {
        return;
    }
    spawn_local(async move {
        if copy(link).await {
            stage.copied.set("Link copied");
            let clear = move || {
                let _ = stage.copied.try_set("");
            };
            set_timeout(clear, Duration::from_secs(4));
        } else {
            // The dialog shows it, so that it can be copied by hand.
            stage.sharing.set(true);
        }
    });
}

/// What can be pasted: title, explanation, code.
fn snippets(stage: Stage) -> [(&'static str, &'static str, String); 4] {
    let spec = stage.diagram.spec();
    let base = stage.hooks.base.get_value();
    let query = stage.query();
    let src = with_query(
        [base.as_str(), "embed/", spec.name, ".html"].concat(),
        &query,
    )
    .replace('&', "&amp;");
    let script = ["<script async src=\"", &base, "embed.js\"></script>"].concat();
    let frame = [
        "<iframe src=\"", &src, "\" title=\"Interactive diagram: ", spec.title,
        "\" style=\"width:100%;height:760px;border:0\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
    ]
    .concat();
    let mut element = ["<cutover-diagram name=\"", spec.name].concat();
    if !query.is_empty() {
        element.push_str("\" state=\"");
        element.push_str(&query.replace('&', "&amp;"));
    }
    let element = [
        element.as_str(),
        "\"><a href=\"",
        &link(stage).replace('&', "&amp;"),
        "\">",
        spec.title,
        "</a></cutover-diagram>\n",
        &script,
    ]
    .concat();
    let resized = [frame.as_str(), "\n", &script].concat();
    [
        (
            "Link to this state",
            "Opens the whole diagram as it stands now.",
            link(stage),
        ),
        ("Frame", "Works anywhere; its height is fixed.", frame),
        (
            "Frame that fits its height",
            "The same with a small script.",
            resized,
        ),
        (
            "Element",
            "The shortest; where scripts are off, it is a link.",
            element,
        ),
    ]
}

/// The dialog with the link and the codes.
pub fn dialog(stage: Stage) -> AnyView {
    let place: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        if let (true, Some(dialog)) = (stage.sharing.get(), place.get()) {
            call(&dialog, "showModal", &[]);
        }
    });
    let close = move |_| {
        if let Some(dialog) = place.get_untracked() {
            call(&dialog, "close", &[]);
        }
    };
    let done = RwSignal::new(None::<usize>);
    let body = move || {
        stage.sharing.get().then(|| {
            let parts: Vec<AnyView> = snippets(stage)
                .into_iter()
                .enumerate()
                .map(|(i, (title, says, code))| {
                    let text = code.clone();
                    let copy = move |_| {
                        let text = text.clone();
                        spawn_local(async move {
                            if copy(text).await {
                                done.set(Some(i));
                            }
                        });
                    };
                    let label = move || if done.get() == Some(i) { "Copied" } else { "Copy" };
                    let rows = if i == 0 { "2" } else { "4" };
                    view! {
                        <div class="paste">
                            <div class="row end">
                                <div><h3>{title}</h3><p class="cap">{says}</p></div>
                                <button type="button" class="b" on:click=copy>{label}</button>
                            </div>
                            <textarea class="mono" readonly rows=rows spellcheck="false" aria-label=title prop:value=code></textarea>
                        </div>
                    }
                    .into_any()
                })
                .collect();
            parts
        })
    };
    let closed = move |_| {
        stage.sharing.set(false);
        done.set(None);
    };
    view! {
        <dialog class="sheet" aria-labelledby="paste-h" node_ref=place on:close=closed>
            <div class="row end">
                <h2 id="paste-h">"Share and embed"</h2>
                <button type="button" class="b q" on:click=close>"Close"</button>
            </div>
            {body}
            <p class="cap">"Embeds set no cookies and ask no other site for anything."</p>
        </dialog>
    }
    .into_any()
}
