//! What explains below the picture: the story, the table, what is left out, the sources.

use super::icon::icon;
use super::stage::Stage;
use cutover_models::Table;
use cutover_models::svg::escape;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The story: an event log, a comparison.
pub fn story(stage: Stage) -> AnyView {
    let title = move || {
        stage
            .said
            .with(|f| f.story.as_ref().map_or(String::new(), |s| s.0.clone()))
    };
    let body = move || {
        stage
            .said
            .with(|f| f.story.as_ref().map_or(String::new(), |s| s.1.clone()))
    };
    let none = move || stage.said.with(|f| f.story.is_none());
    view! {
        <section class="sec story" aria-labelledby="story-h" hidden=none>
            <header><h2 id="story-h">{title}</h2></header>
            <div inner_html=body></div>
        </section>
    }
    .into_any()
}

/// The picture as a table. It is written only while somebody looks at it.
pub fn table(stage: Stage) -> AnyView {
    let open = RwSignal::new(false);
    let body = move || {
        if open.get() {
            stage.said.with(|f| table_markup(&f.table))
        } else {
            String::new()
        }
    };
    let turned = move |event| {
        let is = super::system::get(&event_target::<JsValue>(&event), "open");
        open.set(is.is_some_and(|v| v.is_truthy()));
    };
    view! {
        <details class="twin" on:toggle=turned>
            <summary>"The same as a table"</summary>
            <div data-scroll="" tabindex="0" role="region" aria-label="Table" inner_html=body></div>
        </details>
    }
    .into_any()
}

fn table_markup(table: &Table) -> String {
    let mut out = String::from("<table><caption class=\"cap\">");
    escape(&mut out, &table.caption);
    out.push_str("</caption><thead>");
    row(&mut out, &table.head, "<th scope=\"col\">", "</th>");
    out.push_str("</thead><tbody>");
    for cells in &table.rows {
        row(&mut out, cells, "<td>", "</td>");
    }
    out.push_str("</tbody></table>");
    out
}

fn row(out: &mut String, cells: &[String], open: &str, close: &str) {
    out.push_str("<tr>");
    for cell in cells {
        out.push_str(open);
        escape(out, cell);
        out.push_str(close);
    }
    out.push_str("</tr>");
}

/// What the model leaves out, and where its numbers come from. Both never change.
pub fn honesty(stage: Stage) -> AnyView {
    let spec = stage.diagram.spec();
    let mut out = String::from(
        "<section class=\"sec\" aria-labelledby=\"out-h\"><header><h2 id=\"out-h\">What this leaves out</h2></header><ul class=\"plain\">",
    );
    for sentence in spec.leaves_out {
        out.push_str("<li>");
        escape(&mut out, sentence);
        out.push_str("</li>");
    }
    out.push_str("</ul></section><section class=\"sec\" aria-labelledby=\"src-h\"><header><h2 id=\"src-h\">Sources</h2></header><ul class=\"links\">");
    for (title, url) in spec.sources {
        out.push_str("<li><a target=\"_blank\" rel=\"noopener\" href=\"");
        escape(&mut out, url);
        out.push_str("\">");
        escape(&mut out, title);
        out.push(' ');
        out.push_str(&icon("out"));
        out.push_str("</a></li>");
    }
    out.push_str("</ul></section>");
    view! { <div inner_html=out></div> }.into_any()
}
