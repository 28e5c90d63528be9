//! All own cards, newest first, with a search.

use super::Page;
use crate::parts::dom::focus_soon;
use crate::parts::icon::mark;
use crate::parts::words::count;
use crate::parts::marks::{symbol, word};
use cutover_study::event::OwnEvent;
use cutover_study::own::OwnCard;
use cutover_study::own::search::{Target, find};
use crate::ui::prelude::*;
use cutover_text::text;

/// How many stand there before more are asked for.
const FEW: usize = 30;

/// Search field and list.
pub fn list(page: Page) -> AnyView {
    let app = page.app;
    let typed = RwSignal::new(String::new());
    let most = RwSignal::new(FEW);
    let shown = Memo::new(move |_| {
        app.progress.with(|p| {
            let mut cards: Vec<OwnCard> = match typed.with(|t| t.trim().is_empty()) {
                true => p.own.cards().to_vec(),
                false => {
                    let hits = typed.with(|query| find(&p.own, query, usize::MAX));
                    let cards = hits.iter().filter_map(|hit| match &hit.target {
                        Target::Card(id) => p.own.card(*id).cloned(),
                        Target::Note(_) => None,
                    });
                    return cards.collect();
                }
            };
            cards.sort_by_key(|card| std::cmp::Reverse(card.at));
            cards
        })
    });
    let empty = Memo::new(move |_| app.progress.with(|p| p.own.cards().is_empty()));
    let rows = move || {
        if shown.with(Vec::is_empty) {
            let say = if empty.get() { "None yet. Write one above, or bring a file." } else { "None fits. Try fewer letters." };
            return view! { <p class="sub" role="status">{say}</p> }.into_any();
        }
        let items: Vec<AnyView> = shown.with(|cards| cards.iter().take(most.get()).map(|card| row(page, card)).collect());
        view! { <ul class="ol">{items}</ul> }.into_any()
    };
    let more = move || {
        let left = shown.with(Vec::len).saturating_sub(most.get());
        (left > 0).then(|| view! {
            <p class="more"><button class="b" type="button" on:click=move |_| most.update(|n| *n += 100)>"Show more, " {count(left, "card")} " left"</button></p>
        })
    };
    let search = move || {
        (!empty.get()).then(|| view! {
            <label class="vh" for="o-find">"Search your cards"</label>
            <input id="o-find" type="search" placeholder="Search your cards" autocomplete="off" on:input=move |event| { typed.set(event_target_value(&event)); most.set(FEW); }/>
        })
    };
    view! { {search}{rows}{more} }.into_any()
}

fn row(page: Page, card: &OwnCard) -> AnyView {
    let (id, app) = (card.id, page.app);
    let remembered = app.progress.with_untracked(|p| p.own_card(id));
    let now = app.now();
    let stands = remembered.mark(now);
    let due = match remembered.due_day(now.offset) {
        Some(day) if day.since(now.day()) == 1 => ", back tomorrow".to_string(),
        Some(day) if day > now.day() => text![", back on ", &day.relative(now.day())],
        _ => String::new(),
    };
    let edit = move |_| {
        page.editing.set(Some(id));
        page.said.set(String::new());
        page.undo.set(None);
        focus_soon("o-front");
        crate::parts::dom::to_top();
    };
    let remove = move |_| {
        if page.editing.get_untracked() == Some(id) {
            page.editing.set(None);
        }
        page.record(OwnEvent::Removed { card: id }, "Removed.");
        focus_soon("o-front");
    };
    let name: String = card.sides.front.chars().take(60).collect();
    let tags = (!card.sides.tags.is_empty()).then(|| view! { " · " <span class="tag">{card.sides.tags.join(" ")}</span> });
    view! {
        <li>
            <p><b>{card.sides.front.clone()}</b></p>
            <p class="sub">{card.sides.back.clone()}</p>
            <p class="cap"><span class="key">{mark(symbol(stands))} " " {word(stands)} {due}</span>{tags}</p>
            <div class="row">
                <button class="b" type="button" aria-label=text!["Change: ", &name] on:click=edit>"Change"</button>
                <button class="b q" type="button" aria-label=text!["Remove: ", &name] on:click=remove>"Remove"</button>
            </div>
        </li>
    }
    .into_any()
}
