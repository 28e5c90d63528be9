//! The first start: which exam, and when. Deep links open without it.

use crate::app::App;
use crate::parts::bar::{bar, span_words};
use crate::shell::route::Route;
use cutover_bank::Exam;
use cutover_study::event::{Day, Setting};
use cutover_study::readiness::Span;
use crate::ui::prelude::*;
use cutover_text::text;

/// The example that explains the picture: a learner's five evenings, low and high end.
const EXAMPLE: [(&str, u8, u8); 5] =
    [("Tonight", 0, 0), ("Week 1", 8, 27), ("Week 2", 33, 49), ("Week 3", 61, 72), ("Exam", 84, 90)];

fn example() -> Vec<AnyView> {
    EXAMPLE
        .into_iter()
        .map(|(name, low, high)| {
            let span = Span { low, high };
            let sign = if high > 0 { "%" } else { "" };
            view! { <li><span>{name}</span>{bar(name, span)}<span class="num r">{span_words(span)}{sign}</span></li> }
                .into_any()
        })
        .collect()
}

/// The screen.
#[component]
pub fn FirstRun() -> impl IntoView {
    let app = App::get();
    let exam = RwSignal::new(Exam::C02);
    let day = RwSignal::new(None::<Day>);
    let today = app.today();
    app.focus.set(true);
    on_cleanup(move || app.focus.set(false));
    let choice = move |which: Exam, code: &'static str, about: &'static str| {
        view! {
            <label>
                <input type="radio" name="exam" prop:checked=move || exam.get() == which
                    on:change=move |_| exam.set(which)/>
                <span class="box"><b>{code}</b><span>{about}</span></span>
            </label>
        }
        .into_any()
    };
    let ahead = move || match day.get() {
        None => "Without a date the plan keeps what you know fresh. You can change both at any time.".to_string(),
        Some(day) if day.since(today) < 0 => "That day has passed. Choose a later one, or none.".to_string(),
        Some(day) => {
            let days = day.since(today);
            let when = match days {
                0 => "That is today".to_string(),
                1 => "That is tomorrow".to_string(),
                n => text![{n}, " days from today"],
            };
            text![&when, ". The plan is for 35 minutes a night until you set another time; both can be changed."]
        }
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let sitting = day.get_untracked().filter(|day| day.since(today) >= 0);
        app.focus.set(false);
        app.set(Setting::Exam(exam.get_untracked()));
        if sitting.is_some() {
            app.set(Setting::ExamDay(sitting));
        }
        app.go(&Route::Practice("count=10&go=1".into()));
    };
    view! {
        <header class="top bare">
            <div class="where"><span>"Cutover"</span></div>
            <a class="b q" href="#/settings">"Import a backup"</a>
        </header>
        <main id="main">
            <div class="fr">
                <svg class="mark" viewBox="0 0 28 28" aria-hidden="true"><use href="#logo"></use></svg>
                <h1>"Ready for the AWS DevOps Engineer exam, a little every night."</h1>
                <p class="lead sub">"What you don’t know yet is blue. What you know is green. Studying shifts the traffic."</p>
                <figure class="demo">
                    <ol>{example()}</ol>
                    <figcaption class="cap">"An example. The slant is what is still uncertain; it narrows as you answer."</figcaption>
                </figure>
                <form class="stack" on:submit=begin>
                    <fieldset>
                        <legend><h2>"Which exam?"</h2></legend>
                        <div class="pick">
                            {choice(Exam::C02, "DOP-C02", "The exam you can book today. Six domains, with multi-account work and security at scale.")}
                            {choice(Exam::C01, "DOP-C01", "Retired in March 2023. For older courses and notes; every topic says what has changed since.")}
                        </div>
                    </fieldset>
                    <div>
                        <h2 class="like"><label for="sitting">"When do you sit it?"</label></h2>
                        <div class="row">
                            <input id="sitting" type="date" min=today.iso()
                                prop:value=move || day.get().map(Day::iso).unwrap_or_default()
                                on:change=move |event| day.set(Day::from_iso(&event_target_value(&event)))/>
                            <button class="b q" type="button" on:click=move |_| day.set(None)>"I haven’t booked"</button>
                        </div>
                        <p class="cap" aria-live="polite">{ahead}</p>
                    </div>
                    <div class="row go">
                        <button class="b p big" type="submit">"Start with ten questions " <kbd aria-hidden="true">"Enter"</kbd></button>
                        <a class="b q" href="#/diagrams/lambda-alias">"Try a diagram first"</a>
                    </div>
                    <p class="cap keep">"No account. Everything stays on this device, works without a network, and can be exported as one file."</p>
                </form>
            </div>
        </main>
    }
}
