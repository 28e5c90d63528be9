//! The form: front, back, tags.

use super::Page;
use crate::parts::dom::focus_soon;
use cutover_study::event::{OwnEvent, OwnId, Sides};
use cutover_study::own::{LONGEST, kept, tags};
use crate::ui::prelude::*;

/// The form for a new card, or for one that is changed.
pub fn form(page: Page, editing: Option<OwnId>) -> AnyView {
    let app = page.app;
    let known = app.progress.with_untracked(|p| editing.and_then(|id| p.own.card(id).map(|card| card.sides.clone())));
    let before = known.unwrap_or_default();
    let front = RwSignal::new(before.front);
    let back = RwSignal::new(before.back);
    let filed = RwSignal::new(before.tags.join(" "));
    let ready = Memo::new(move |_| front.with(|text| !kept(text).is_empty()));
    let clear = move || {
        for text in [front, back, filed] {
            text.set(String::new());
        }
    };
    let write = move |_| {
        let sides = Sides { front: kept(&front.get_untracked()), back: kept(&back.get_untracked()), tags: tags(&filed.get_untracked()) };
        let same = app.progress.with_untracked(|p| p.own.asking(&sides.front).map(|card| card.id));
        let id = editing.unwrap_or_else(|| app.progress.with_untracked(|p| p.own.new_id(&sides.front)));
        if same.is_some_and(|same| same != id || editing.is_none()) {
            page.said.set("You have a card that asks this already. It is in the list below.".to_string());
            page.undo.set(None);
            return;
        }
        page.record(OwnEvent::Written { card: id, sides }, if editing.is_some() { "Changed." } else { "Added." });
        if editing.is_some() {
            page.editing.set(None);
        } else {
            clear();
        }
        focus_soon("o-front");
    };
    let (label, cancel) = match editing {
        None => ("Add the card", None),
        Some(_) => {
            let leave = move |_| page.editing.set(None);
            ("Keep the change", Some(view! { <button class="b q" type="button" on:click=leave>"Leave it as it was"</button> }))
        }
    };
    let most = LONGEST.to_string();
    view! {
        <div class="wr">
            <label>
                <span>"Front: what it asks"</span>
                <textarea id="o-front" rows="2" maxlength=most.clone() prop:value=front on:input=move |event| front.set(event_target_value(&event))></textarea>
            </label>
            <label>
                <span>"Back: what it answers"</span>
                <textarea rows="3" maxlength=most prop:value=back on:input=move |event| back.set(event_target_value(&event))></textarea>
            </label>
            <label>
                <span>"Tags, if you like, with spaces between them"</span>
                <input type="text" maxlength="400" autocapitalize="off" prop:value=filed on:input=move |event| filed.set(event_target_value(&event))/>
            </label>
            <div class="row">
                <button class="b p" type="button" disabled=move || !ready.get() on:click=write>{label}</button>
                {cancel}
            </div>
        </div>
    }
    .into_any()
}
