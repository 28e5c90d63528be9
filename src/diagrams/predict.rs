//! Predict first: a guess before playing, kept beside the outcome.

use super::icon::mark;
use super::stage::Stage;
use cutover_models::Prediction;
use cutover_models::svg::escape;
use leptos::prelude::*;

/// The panel with the question, its options and, once the model shows it, the answer.
pub fn predict(stage: Stage) -> AnyView {
    let asked = Memo::new(move |_| stage.said.with(|f| f.prediction.clone()));
    let key = Memo::new(move |_| asked.with(|p| p.key.clone()));
    // The question that was guessed, and the guess.
    let guess = RwSignal::new(None::<(String, usize)>);
    let said = Memo::new(move |_| {
        let key = key.get();
        guess.with(|g| {
            g.as_ref()
                .filter(|(k, _)| *k == key)
                .map(|(_, option)| *option)
        })
    });
    let met = Memo::new(move |_| said.get().is_some() && asked.with(|p| p.revealed));
    let reported = StoredValue::new(String::new());
    Effect::new(move |_| {
        if met.get() && reported.with_value(|r| key.with_untracked(|k| r != k)) {
            reported.set_value(key.get_untracked());
            let right = asked.with_untracked(|p| said.get_untracked() == Some(p.right));
            stage.hooks.on_predicted.run(right);
        }
    });
    let question = move || {
        key.track();
        let p = asked.get_untracked();
        let options: Vec<AnyView> = (0..p.options.len())
            .map(|i| {
                let text = p.options[i].clone();
                let choose = move |_| guess.set(Some((key.get_untracked(), i)));
                view! {
                    <label>
                        <input type="radio" name="predict" prop:checked=move || said.get() == Some(i)
                            disabled=move || met.get() on:change=choose />
                        <span>{text}</span>
                    </label>
                }
                .into_any()
            })
            .collect();
        let ask = ["<b>Predict first.</b> ", &p.ask].concat();
        view! { <legend inner_html=ask></legend>{options} }.into_any()
    };
    let reply = move || asked.with(|p| reply(p, said.get(), stage.diagram.spec().clock.is_some()));
    let none = move || asked.with(|p| p.options.is_empty());
    view! {
        <section class="predict" aria-label="Predict" hidden=none>
            <div class="pan">
                <fieldset class="pick1">{question}</fieldset>
                <p class="res" role="status" inner_html=reply></p>
            </div>
        </section>
    }
    .into_any()
}

/// What stands under the options. Markup.
fn reply(p: &Prediction, said: Option<usize>, plays: bool) -> String {
    let text = |i: usize| p.replies.get(i).map_or("", String::as_str);
    match said {
        None => String::new(),
        Some(_) if !p.revealed && plays => "Play on to see.".into(),
        Some(_) if !p.revealed => "Now try it.".into(),
        Some(i) if i == p.right => {
            [&mark("ok"), " <b class=\"c-green\">Right.</b> ", text(i)].concat()
        }
        Some(i) => {
            let mut said = String::new();
            escape(&mut said, &p.options[i]);
            [&mark("cx"), " <b>You said “", &said, "”.</b> ", text(i)].concat()
        }
    }
}
