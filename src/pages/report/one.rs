//! One question of a sat paper, explained.

use super::review::{key, letters};
use crate::app::App;
use crate::pages::practice::answered::{Explained, about, body, sure};
use crate::pages::practice::set::Given;
use crate::parts::words::spelled;
use crate::parts::yours::{Asked, yours};
use crate::shell::route::Route;
use cutover_bank::TopicContent;
use cutover_study::event::Confidence;
use cutover_study::exam::{Sitting, highlight};
use cutover_study::session::shuffle::option_order;
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The screen of question `nth`, from 0.
pub fn one(app: App, number: &str, sitting: Sitting, nth: usize) -> AnyView {
    let loaded = RwSignal::new_local(None::<Result<Rc<TopicContent>, String>>);
    let at = app.course.find_question(&sitting.sheets[nth].question);
    match at {
        Some(at) => spawn_local(async move {
            let content = app.topic(at.topic).await;
            let _ = loaded.try_set(Some(content));
        }),
        None => loaded.set(Some(Err("This version of the course no longer has this question.".to_string()))),
    }
    let report = Route::Report(number.to_string(), String::new()).href();
    let neighbour = |nth: usize| Route::Report(number.to_string(), ["at=", &(nth + 1).to_string()].concat()).href();
    let before = (nth > 0).then(|| view! { <a class="b" href=neighbour(nth - 1)>"Previous"</a> });
    let after = (nth + 1 < sitting.sheets.len()).then(|| view! { <a class="b" href=neighbour(nth + 1)>"Next question"</a> });
    let title = ["Question ", &(nth + 1).to_string(), " of ", &sitting.sheets.len().to_string()].concat();
    let shown = move || {
        loaded.with(|loaded| {
            let question = match (loaded.as_ref()?, at) {
                (Ok(content), Some(at)) => content.questions.get(usize::from(at.nth)).map(|q| (at, q)),
                _ => None,
            };
            let Some((at, question)) = question else {
                let say = loaded.as_ref().and_then(|l| l.as_ref().err().cloned());
                return Some(view! { <p>{say.unwrap_or_else(|| "This question is missing in this copy of Cutover.".to_string())}</p> }.into_any());
            };
            let head = app.course.question(at);
            let sheet = &sitting.sheets[nth];
            let variant = if question.variants.is_empty() { 0 } else { sitting.seed };
            let drawn = question.drawn(variant);
            let order = option_order(u64::from(sitting.seed), &head.id, head.options);
            let right = sheet.answered() && sheet.mark.right;
            let confidence = sheet.mark.confidence.unwrap_or(Confidence::Unsure);
            let it = Explained {
                app,
                at,
                exam: sitting.exam,
                answer: Given { right, confidence, took: sheet.mark.took },
                chosen: sheet.mark.chosen,
            };
            let more = if head.right > 1 { [" Choose ", &spelled(usize::from(head.right)), "."].concat() } else { String::new() };
            let text = [&drawn.stem.0, "<p class=\"ask\">", &drawn.ask.0, &more, "</p>"].concat();
            let stem = highlight::marked(&text, &sheet.mark.highlights);
            let choice = match (sheet.answered(), sheet.first.filter(|_| sheet.changed())) {
                (false, _) => "You left it open.".to_string(),
                (true, None) => ["You chose ", &letters(&sitting, &sheet.question, head.options, sheet.mark.chosen), "."].concat(),
                (true, Some((first, _))) => [
                    "You chose ",
                    &letters(&sitting, &sheet.question, head.options, first),
                    " first, then ",
                    &letters(&sitting, &sheet.question, head.options, sheet.mark.chosen),
                    ".",
                ]
                .concat(),
            };
            let key = key(&drawn.options);
            let own = yours(app, &Asked { at, variant, chosen: sheet.mark.chosen, key, order: &order });
            let said = if sheet.mark.confidence.is_some() { sure(&it) } else { String::new() };
            let margin = said + &about(&it, &drawn);
            Some(view! {
                <div class="split">
                    <article aria-labelledby="qh">
                        <div class="stem" inner_html=stem></div>
                        <p class="sub yours">{choice}</p>
                        <div inner_html=body(&it, &drawn, &order)></div>
                        {own}
                    </article>
                    <aside class="aside" aria-label="This answer" inner_html=margin></aside>
                </div>
            }
            .into_any())
        })
    };
    view! {
        <main id="main" class="qp">
            <div class="row end"><h1 id="qh" tabindex="-1">{title}</h1></div>
            {shown}
            <p class="row out">{before}{after}<a class="b" href=report>"Back to the report"</a></p>
        </main>
    }
    .into_any()
}
