//! Cards of one's own: written here, or brought from a file.

mod import;
mod list;
mod write;

use crate::app::App;
use crate::parts::query::Query;
use crate::parts::words::count;
use cutover_study::event::{Body, EventId, OwnEvent, OwnId};
use crate::ui::prelude::*;

/// The page's state. Copied freely.
#[derive(Clone, Copy)]
struct Page {
    app: App,
    /// The card that is being changed; none while a new one is written.
    editing: RwSignal<Option<OwnId>>,
    /// What was done last.
    said: RwSignal<String>,
    /// What can be taken back.
    undo: RwSignal<Option<EventId>>,
}

impl Page {
    fn record(self, event: OwnEvent, say: &str) {
        let id = self.app.record(Body::Own(event));
        self.said.set(say.to_string());
        self.undo.set(Some(id));
    }

    fn take_back(self) {
        if let Some(id) = self.undo.try_update(Option::take).flatten() {
            self.app.undo(id);
            self.said.set("Taken back.".to_string());
        }
    }
}

/// `#/cards/own`; `card=` opens one to change it.
pub fn own(query: &str) -> AnyView {
    let app = App::get();
    let asked = Query::parse(query).get("card").and_then(OwnId::parse);
    let known = asked.filter(|id| app.progress.with_untracked(|p| p.own.card(*id).is_some()));
    let page = Page {
        app,
        editing: RwSignal::new(known),
        said: RwSignal::new(String::new()),
        undo: RwSignal::new(None),
    };
    let cards = Memo::new(move |_| app.progress.with(|p| p.own.cards().len()));
    let review = move || {
        (cards.get() > 0).then(|| view! { <p class="row under"><a class="b" href="#/cards?own=1">"Review them"</a></p> })
    };
    let undo = move || {
        page.undo.get().map(|_| view! { <button class="b q" type="button" on:click=move |_| page.take_back()>"Take it back"</button> })
    };
    let title = move || match page.editing.get() {
        Some(_) => "Change a card",
        None => "Write a card",
    };
    view! {
        <main id="main" class="own set">
            <h1>"Your cards"</h1>
            <p class="lead">"What you write here comes back among the course’s cards, when you are about to forget it."</p>
            {review}
            <section class="sec" aria-labelledby="o-write">
                <header><h2 id="o-write">{title}</h2></header>
                {move || {
                    let editing = page.editing.get();
                    untrack(|| write::form(page, editing))
                }}
                <div class="row"><p role="status">{page.said}</p>{undo}</div>
            </section>
            <section class="sec" aria-labelledby="o-all">
                <header><h2 id="o-all">"All of yours"</h2><span class="cap">{move || count(cards.get(), "card")}</span></header>
                {list::list(page)}
            </section>
            <section class="sec" aria-labelledby="o-import">
                <header><h2 id="o-import">"Bring cards from elsewhere"</h2></header>
                <import::Import/>
            </section>
        </main>
    }
    .into_any()
}
