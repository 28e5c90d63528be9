//! Search as a page of its own: what a link `#/search?q=` opens.

use crate::app::App;
use crate::parts::results::{Row, face, hint, rows, yours};
use crate::parts::words::escape;
use crate::shell::route::Route;
use crate::ui::prelude::*;
use cutover_text::text;

/// How many hits are listed.
const LIMIT: usize = 60;

/// What stands after `q=` in the query.
fn typed_in(query: &str) -> String {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("q=")).unwrap_or("");
    let plain = value.replace('+', " ");
    js_sys::decode_uri_component(&plain).map_or(plain, String::from)
}

/// The screen.
#[component]
pub fn SearchPage(
    /// The route's query.
    query: String,
) -> impl IntoView {
    let app = App::get();
    let typed = RwSignal::new(typed_in(&query));
    let write = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let q = String::from(js_sys::encode_uri_component(&text));
        typed.set(text);
        // The address follows without a new entry in the history, and without drawing the page anew.
        crate::parts::dom::rewrite_address(&Route::Search(text!["q=", &q]).href());
    };
    let list = move || {
        let query = typed.get();
        let (found, total) = app.find(|search| {
            let results = search.find(&query, LIMIT);
            (rows(app, &results), results.total)
        });
        let mut all = yours(app, &query);
        let total = total + all.len();
        all.extend(found);
        if all.is_empty() {
            return view! { <p class="sub" role="status">{hint(&query)}</p> }.into_any();
        }
        let item = |row: &Row| text!["<li><a href=\"", &escape(&row.href), "\">", &face(row), "</a></li>"];
        let items = all.iter().map(item).collect::<Vec<String>>().concat();
        let say = if total == 1 { "1 result".to_string() } else { text![{total}, " results, best first"] };
        view! { <p class="cap" role="status">{say}</p><ul class="rl page" inner_html=items></ul> }.into_any()
    };
    view! {
        <main id="main" class="find-page">
            <h1>"Search"</h1>
            <label class="vh" for="find">"Search topics, cards, questions and diagrams"</label>
            <input id="find" type="search" prop:value=typed on:input=write autocomplete="off" spellcheck="false"/>
            {list}
        </main>
    }
}
