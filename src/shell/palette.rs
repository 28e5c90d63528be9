//! The search palette: topics, cards, questions and diagrams, from any screen.

use crate::app::App;
use crate::browser::clock;
use crate::parts::icon::{icon, icon_small};
use crate::parts::results::{GROUPS, Group, Row, face, group, hint, row, yours};
use leptos::ev;
use leptos::html;
use crate::ui::prelude::*;
use cutover_bank::Hit;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How many hits are counted by kind.
const LIMIT: usize = 300;
/// How many of them are drawn with the letter, as many as show above a phone's keys; and how many
/// once so much time has passed without another letter. Those that are there stay where they are.
const AT_ONCE: usize = 5;
const LATER: [(Duration, usize); 2] = [(Duration::from_millis(30), 10), (Duration::from_millis(150), LISTED)];
const LISTED: usize = 40;
/// Rows of each group while all are shown; its chip shows the others.
const OF_EACH: usize = 4;

/// What the palette shows for what is typed.
#[derive(Clone, Default, PartialEq)]
struct Found {
    /// Those that are drawn.
    rows: Vec<Row>,
    /// Whether the groups' names stand over them.
    headed: bool,
    /// Hits by group, in the order of [`GROUPS`].
    counts: [usize; GROUPS.len()],
    total: usize,
    micros: u32,
}

/// Looks for all hits, and makes rows of the first `listed` that belong to the group. Where all
/// groups are shown, each stands together, the one with the best hit first.
fn search(app: App, query: &str, only: Option<Group>, listed: usize) -> Found {
    let start = clock::elapsed();
    let most = if only.is_some() { LISTED } else { OF_EACH };
    let wanted = |group| only.is_none_or(|only| only == group);
    let mut found = Found { rows: yours(app, query), ..Found::default() };
    let yours = found.rows.len();
    found.counts[Group::Yours as usize] = yours;
    found.rows.truncate(if wanted(Group::Yours) { listed.min(most) } else { 0 });
    app.find(|search| {
        let results = search.find(query, LIMIT);
        let mut groups: Vec<(Group, Vec<&Hit>)> = Vec::new();
        for hit in &results.hits {
            let group = group(hit);
            found.counts[group as usize] += 1;
            match groups.iter_mut().find(|there| there.0 == group) {
                Some((_, hits)) if hits.len() < most => hits.push(hit),
                None if wanted(group) => groups.push((group, vec![hit])),
                _ => (),
            }
        }
        let room = listed - found.rows.len();
        let hits = groups.iter().flat_map(|(_, hits)| hits).take(room);
        found.rows.extend(hits.map(|hit| row(app, hit, &results.marks)));
        found.total = yours + results.total;
    });
    found.headed = only.is_none();
    found.micros = ((clock::elapsed() - start) * 1000.0) as u32;
    found
}

/// The rows on the screen, as the markup that is in them. From one letter to the next many stay
/// what they are, and to draw one anew costs more than to find it.
#[derive(Default)]
struct Drawn(Vec<(&'static str, String)>);

impl Drawn {
    /// Makes a list show what was found, touching no row that says the same already. Where `more` is
    /// still to come, rows beyond it stay until then.
    fn draw(&mut self, list: &Element, found: &Found, chosen: usize, more: bool) {
        while !more && self.0.len() > found.rows.len() {
            self.0.pop();
            if let Some(row) = list.last_element_child() {
                row.remove();
            }
        }
        let mut there = list.first_element_child();
        let mut new = String::new();
        for (at, row) in found.rows.iter().enumerate() {
            let first = at == 0 || found.rows[at - 1].group != row.group;
            let head = if found.headed && first { GROUPS[row.group as usize].1 } else { "" };
            let face = face(row);
            match (self.0.get_mut(at), &there) {
                (Some((over, before)), Some(element)) => {
                    if *over != head {
                        let _ = element.set_attribute("data-group", head);
                        *over = head;
                    }
                    if *before != face {
                        element.set_inner_html(&face);
                        *before = face;
                    }
                    there = element.next_element_sibling();
                }
                _ => {
                    let selected = if at == chosen { "true" } else { "false" };
                    for piece in ["<li role=\"option\" id=\"", &id(at), "\" data-group=\"", head, "\" aria-selected=\"", selected, "\">", &face, "</li>"] {
                        new.push_str(piece);
                    }
                    self.0.push((head, face));
                }
            }
        }
        // Written at once: that takes a fraction of what rows take one by one.
        if !new.is_empty() {
            let _ = list.insert_adjacent_html("beforeend", &new);
        }
    }
}

/// The id of a row.
fn id(at: usize) -> String {
    ["r", &at.to_string()].concat()
}

/// The row that a mouse is over.
fn row_under(event: &ev::MouseEvent) -> Option<usize> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    element.closest("li").ok()??.id().strip_prefix('r')?.parse().ok()
}

/// The palette, open; it closes itself.
pub fn palette() -> AnyView {
    view! { <Palette/> }
}

#[component]
fn Palette() -> impl IntoView {
    let app = App::get();
    let before = document().active_element();
    let typed = RwSignal::new(String::new());
    let only = RwSignal::new(None::<Group>);
    let chosen = RwSignal::new(0usize);
    let listed = RwSignal::new(AT_ONCE);
    let input = NodeRef::<html::Input>::new();
    let found = Memo::new(move |_| typed.with(|query| search(app, query, only.get(), listed.get())));
    let any = move || found.with(|f| !f.rows.is_empty());
    // The list is markup that knows what was chosen when it was written; from then on the mark moves.
    let choose = move |at: usize| {
        let before = chosen.get_untracked();
        if before == at {
            return;
        }
        for (at, selected) in [(before, "false"), (at, "true")] {
            if let Some(row) = document().get_element_by_id(&id(at)) {
                let _ = row.set_attribute("aria-selected", selected);
            }
        }
        chosen.set(at);
    };
    let list = NodeRef::<html::Ul>::new();
    let scrolled = RwSignal::new(false);
    // Other results are seen from the first on.
    let begin_anew = move || {
        choose(0);
        // To set, or only to ask, where a list stands lays it out.
        if scrolled.get_untracked() {
            scrolled.set(false);
            if let Some(list) = list.get() {
                list.set_scroll_top(0);
            }
        }
    };
    let type_in = move |text: String| {
        begin_anew();
        listed.set(AT_ONCE);
        for (wait, rows) in LATER {
            let text = text.clone();
            let rest = move || {
                // The palette may have been closed meanwhile.
                if typed.try_get_untracked() == Some(text) {
                    listed.try_set(rows);
                }
            };
            set_timeout(rest, wait);
        }
        typed.set(text);
    };
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    // Focus goes back to where it was, unless another screen has been opened.
    let close = move || app.palette.set(false);
    on_cleanup(move || {
        if let Some(element) = before.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
    let open = move |at: usize| {
        if let Some(href) = found.with(|f| f.rows.get(at).map(|row| row.href.clone())) {
            close();
            let _ = window().location().set_hash(&href);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let last = found.with(|f| f.rows.len()).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => choose((chosen.get_untracked() + 1).min(last)),
            "ArrowUp" => choose(chosen.get_untracked().saturating_sub(1)),
            "Enter" => open(chosen.get_untracked()),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
        if let Some(row) = document().get_element_by_id(&id(chosen.get_untracked())) {
            row.scroll_into_view_with_bool(false);
        }
    };
    // Tab stays inside: the page behind is covered.
    let trap = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            return close();
        }
        if event.key() != "Tab" {
            return;
        }
        let Ok(Some(dialog)) = document().query_selector(".pal") else { return };
        let Ok(stops) = dialog.query_selector_all("input,button:not([disabled])") else { return };
        let stop = |at: u32| stops.get(at).and_then(|n| n.dyn_into::<web_sys::HtmlElement>().ok());
        let (first, last) = (stop(0), stop(stops.length().saturating_sub(1)));
        let here = document().active_element();
        let is = |e: &Option<web_sys::HtmlElement>| e.as_deref().map(AsRef::as_ref) == here.as_ref();
        let to = if event.shift_key() && is(&first) {
            last
        } else if !event.shift_key() && is(&last) {
            first
        } else {
            return;
        };
        event.prevent_default();
        if let Some(element) = to {
            let _ = element.focus();
        }
    };
    let chip = move |group: Option<Group>, name: &'static str| {
        let count = move || {
            found.with(|f| group.map_or(f.counts.iter().sum::<usize>(), |group| f.counts[group as usize]))
        };
        view! {
            <button class="b" type="button" aria-pressed=move || (only.get() == group).to_string()
                on:click=move |_| { begin_anew(); only.set(group) }>
                {name} " " {count}
            </button>
        }
        .into_any()
    };
    let chips: Vec<AnyView> = std::iter::once(chip(None, "All"))
        .chain(GROUPS.into_iter().map(|(group, name)| chip(Some(group), name)))
        .collect();
    let mut drawn = Drawn::default();
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let listed = listed.get();
        found.with(|f| drawn.draw(&list, f, chosen.get_untracked(), listed < LISTED && f.rows.len() == listed));
    });
    let hint = move || (!any()).then(|| typed.with(|query| hint(query)));
    let active = move || any().then(|| id(chosen.get()));
    let said = move || {
        let total = found.with(|f| f.total);
        if typed.with(|t| t.trim().is_empty()) {
            return String::new();
        }
        match total {
            0 => "Nothing found".to_string(),
            1 => "1 result".to_string(),
            n => [&n.to_string(), " results"].concat(),
        }
    };
    let took = move || {
        let micros = found.with(|f| f.micros);
        let ms = micros.div_ceil(1000).max(1);
        ["searched on this device, ", &ms.to_string(), " ms"].concat()
    };
    view! {
        <div class="veil" on:click=move |_| close()></div>
        <div class="pal" role="dialog" aria-modal="true" aria-label="Search" on:keydown=trap>
            <div class="q">
                {icon("search")}
                <input type="text" role="combobox" aria-expanded=move || any().to_string() aria-controls="rs"
                    aria-autocomplete="list" aria-activedescendant=active node_ref=input
                    aria-label="Search topics, cards, questions and diagrams" placeholder="Search topics, cards, questions"
                    autocomplete="off" spellcheck="false" autocapitalize="off"
                    on:input=move |event| type_in(event_target_value(&event))
                    on:keydown=on_key/>
                <button class="ib" type="button" aria-label="Close search" on:click=move |_| close()>{icon("x")}</button>
            </div>
            <fieldset class="fl"><legend class="vh">"Show"</legend><div class="chips" data-scroll="">{chips}</div></fieldset>
            <div class="rs">
                <p class="gh" hidden=any>{hint}</p>
                <ul class="rl" id="rs" role="listbox" aria-label="Results" hidden=move || !any() node_ref=list
                    on:scroll=move |_| scrolled.set(true)
                    on:click=move |event| if let Some(at) = row_under(&event) { open(at) }
                    on:mousemove=move |event| if let Some(at) = row_under(&event) { choose(at) }></ul>
            </div>
            <p class="vh" role="status">{said}</p>
            <p class="pf cap" aria-hidden="true">
                <span><kbd>"↑↓"</kbd> " move"</span><span><kbd>"Enter"</kbd> " open"</span>
                <span><kbd>"Tab"</kbd> " narrow"</span><span><kbd>"Esc"</kbd> " close"</span>
                <span class="pr">{icon_small("device")} " " {took}</span>
            </p>
        </div>
    }
}
