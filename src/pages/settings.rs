//! Settings: exam, date, appearance, keys, and the learner's data.

use crate::app::App;
use cutover_bank::Exam;
use cutover_study::event::{Day, Motion, Setting, Theme};
use crate::ui::prelude::*;
use cutover_text::text;

mod carry;
mod data;
mod device;

/// A segmented control: what it is called, its options, which is on, and what choosing does.
pub(crate) fn segments<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    name: &'static str,
    options: &[(T, &'static str)],
    on: impl Fn() -> T + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let labels: Vec<AnyView> = options
        .iter()
        .map(|&(value, text)| {
            view! {
                <label>
                    <input type="radio" name=name prop:checked=move || on() == value on:change=move |_| choose(value)/>
                    <span>{text}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! { <fieldset class="seg"><legend class="vh">{legend}</legend>{labels}</fieldset> }.into_any()
}

/// A line of the page: a title, a sentence, a control.
fn line(title: &'static str, say: &'static str, control: AnyView) -> AnyView {
    view! {
        <div class="line">
            <h3 class="say">{title}</h3>
            <p>{say}</p>
            <div class="do">{control}</div>
        </div>
    }
    .into_any()
}

fn exam_section(app: App) -> AnyView {
    let exam = segments(
        "Exam",
        "exam",
        &[(Exam::C02, "DOP-C02"), (Exam::C01, "DOP-C01")],
        move || app.exam(),
        move |exam| app.set(Setting::Exam(exam)),
    );
    let minutes = segments(
        "Minutes on an evening",
        "minutes",
        &[(10, "10"), (20, "20"), (35, "35"), (60, "60")],
        move || app.progress.with(|p| p.settings.minutes),
        move |minutes| app.set(Setting::Minutes(minutes)),
    );
    let retention = segments(
        "Desired retention",
        "retention",
        &[(80, "80%"), (85, "85%"), (90, "90%"), (95, "95%")],
        move || app.progress.with(|p| p.settings.retention),
        move |retention| app.set(Setting::Retention(retention)),
    );
    let day = move || app.progress.with(|p| p.settings.exam_day.map(Day::iso)).unwrap_or_default();
    let date = view! {
        <div class="row">
            <input type="date" aria-label="Day of the exam" prop:value=day
                on:change=move |event| app.set(Setting::ExamDay(Day::from_iso(&event_target_value(&event))))/>
            <button class="b q" type="button" on:click=move |_| app.set(Setting::ExamDay(None))>"Not booked"</button>
        </div>
    }
    .into_any();
    view! {
        <section class="sec" aria-labelledby="s-exam">
            <header><h2 id="s-exam">"Your exam"</h2></header>
            {line("Exam", "What you know is kept for both. Topics, questions and readiness follow the one chosen here.", exam)}
            {line("Day of the exam", "Reviews are placed so that you know most on that day.", date)}
            {line("Minutes on an evening", "Tonight’s plan is cut to this. A missed night costs nothing.", minutes)}
            {line("Desired retention", "How likely you are to recall a card when it comes back. A higher aim means more reviews.", retention)}
        </section>
    }
    .into_any()
}

fn looks_section(app: App) -> AnyView {
    let theme = segments(
        "Theme",
        "theme",
        &[(Theme::System, "As the device"), (Theme::Light, "Light"), (Theme::Dark, "Dark")],
        move || app.progress.with(|p| p.settings.theme),
        move |theme| app.set(Setting::Theme(theme)),
    );
    let motion = segments(
        "Motion",
        "motion",
        &[(Motion::System, "As the device"), (Motion::Reduced, "Reduced")],
        move || app.progress.with(|p| p.settings.motion),
        move |motion| app.set(Setting::Motion(motion)),
    );
    let keys = view! {
        <label class="sw">
            <span class="vh">"Single keys"</span>
            <input type="checkbox" role="switch" prop:checked=move || app.progress.with(|p| p.settings.single_keys)
                on:change=move |event| app.set(Setting::SingleKeys(event_target_checked(&event)))/>
        </label>
    }
    .into_any();
    let sheet = view! {
        <button class="b" type="button" aria-haspopup="dialog" on:click=move |_| app.keys.set(true)>"Show the keys"</button>
    }
    .into_any();
    view! {
        <section class="sec" aria-labelledby="s-looks">
            <header><h2 id="s-looks">"Looks and keys"</h2></header>
            {line("Theme", "Light on paper, or dark.", theme)}
            {line("Motion", "Reduced shows steps in place of movement.", motion)}
            {line("Single keys", "A to F choose, 1 to 4 grade, / searches, Space plays. Turn them off if you use speech input.", keys)}
            {line("All keys", "What each key does. On any screen, ? shows that screen’s own.", sheet)}
        </section>
    }
    .into_any()
}

/// The screen.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let app = App::get();
    view! {
        <main id="main" class="set">
            <h1>"Settings"</h1>
            {exam_section(app)}
            {looks_section(app)}
            <data::Data/>
            {downloads()}
            <device::Device/>
            <section class="sec" aria-labelledby="s-about">
                <header><h2 id="s-about">"About"</h2></header>
                <div class="prose">
                    <p>"Cutover is made by people who study, not by AWS. Amazon Web Services does not endorse it; names of services are used to name them. Facts were checked against the official pages in November 2026."</p>
                    <p>"Code: MIT or Apache 2.0. Course: CC BY-SA 4.0. Type: IBM Plex, SIL Open Font License. No account, no cookies, no request to anywhere once the page has loaded."</p>
                </div>
            </section>
        </main>
    }
}

/// The course in other programs' formats, as the build wrote them.
const DOWNLOADS: [(&str, &str, &str); 5] = [
    ("downloads/cutover-cards.apkg", "Anki package", "Every fact as a note, a deck for each domain. A newer package updates an older one and keeps your reviews."),
    ("downloads/cutover-cards.csv", "Cards as CSV", "Every fact: ask, answer, sentence, official page."),
    ("downloads/cutover-questions.csv", "Questions as CSV", "Every question with its options and reasons."),
    ("downloads/cutover-questions.gift.txt", "Questions for Moodle", "GIFT, with feedback for every option."),
    ("downloads/cutover-questions-qti21.zip", "Questions as QTI 2.1", "A content package for learning platforms."),
];

/// They stand beside the app on its host: not in the single file, and not kept offline.
fn downloads() -> AnyView {
    if window().location().protocol().is_ok_and(|p| p == "file:") {
        return ().into_any();
    }
    let mut rows = String::new();
    for (href, name, what) in DOWNLOADS {
        rows.push_str(&text!["<li><a href=\"", href, "\" download>", name, "</a> <span class=\"sub\">", what, "</span></li>"]);
    }
    view! {
        <section class="sec" aria-labelledby="s-course">
            <header><h2 id="s-course">"The course, for other programs"</h2><span class="cap">"needs a connection"</span></header>
            <ul class="plain" inner_html=rows></ul>
        </section>
    }
    .into_any()
}
