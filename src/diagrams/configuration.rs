//! The AWS configuration that does what the picture shows, ready to copy.

use super::stage::Stage;
use super::system::copy;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// One snippet at a time, chosen by its title.
pub fn configuration(stage: Stage) -> AnyView {
    let titles = Memo::new(move |_| {
        stage
            .said
            .with(|f| f.config.iter().map(|s| s.title).collect::<Vec<_>>())
    });
    let chosen = RwSignal::new(0usize);
    let code = Memo::new(move |_| {
        stage.said.with(|f| {
            let at = chosen.get().min(f.config.len().saturating_sub(1));
            f.config.get(at).map_or(String::new(), |s| s.code.clone())
        })
    });
    let copied = RwSignal::new(false);
    let copy = move |_| {
        spawn_local(async move {
            copied.set(copy(code.get_untracked()).await);
        });
    };
    Effect::new(move |_| {
        code.track();
        copied.set(false);
    });
    let tabs = move || {
        let list = titles.get().into_iter().enumerate().map(|(i, title)| {
            view! {
                <label>
                    <input type="radio" name="configuration" prop:checked=move || chosen.get() == i
                        on:change=move |_| chosen.set(i) />
                    <span>{title}</span>
                </label>
            }
            .into_any()
        });
        list.collect::<Vec<_>>()
    };
    let none = move || titles.with(Vec::is_empty);
    view! {
        <section class="sec" aria-labelledby="conf-h" hidden=none>
            <header><h2 id="conf-h">"The configuration"</h2></header>
            <div class="row end conf">
                <fieldset class="choice"><legend class="vh">"Which"</legend><div class="seg">{tabs}</div></fieldset>
                <button type="button" class="b" on:click=copy>
                    {move || if copied.get() { "Copied" } else { "Copy" }}
                </button>
            </div>
            <pre class="code" tabindex="0" role="region" aria-label="Configuration" data-scroll=""><code>{move || code.get()}</code></pre>
        </section>
    }
    .into_any()
}
