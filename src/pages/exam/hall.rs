//! Sitting a paper: what stands in the journal, whose tab may write, and the clock.

use super::away::{handing_in, paused};
use super::cells::navigator;
use super::paper::paper;
use super::top::top;
use crate::app::App;
use crate::browser::tabs::{Lock, take_lock};
use crate::parts::dom::{focus_soon, to_top};
use crate::parts::session::{announcer, take_screen};
use crate::shell::route::Route;
use cutover_study::event::{Body, EventId, ExamEvent, Mark, Millis};
use cutover_study::exam::clock::{announced, left, over, resumed};
use cutover_study::exam::{Sitting, Stage};
use crate::ui::prelude::*;
use leptos::prelude::set_interval_with_handle;
use leptos::task::spawn_local;
use std::time::Duration;

/// What the parts of the screen share. Copied freely. All that is kept stands in the journal.
#[derive(Clone, Copy)]
pub struct Hall {
    /// The app.
    pub app: App,
    /// The sitting.
    pub id: EventId,
    /// The question on the screen, from 0.
    pub nth: RwSignal<usize>,
    /// How many there are.
    pub len: usize,
    /// Seconds left; none without a limit.
    pub left: RwSignal<Option<u32>>,
    /// Whether the clock is shown.
    pub clock: RwSignal<bool>,
    /// Whether this tab may write.
    pub mine: RwSignal<bool>,
    /// Whether the learner is asked if the paper is to be handed in.
    pub asking: RwSignal<bool>,
    /// The key that flags: `F`, unless the question has an option of that letter.
    pub flag_key: RwSignal<&'static str>,
    /// What is announced.
    say: RwSignal<String>,
    /// Since when the question on the screen is timed.
    since: StoredValue<Millis>,
    lock: StoredValue<Option<Lock>, LocalStorage>,
}

impl Hall {
    /// Reads the sitting; tracked. None once the bank of progress no longer has it.
    pub fn with<T>(self, read: impl FnOnce(&Sitting) -> T) -> Option<T> {
        self.app.progress.with(|p| p.sitting(self.id).map(read))
    }

    /// How a question stands; tracked.
    pub fn mark(self, nth: usize) -> Mark {
        self.with(|s| s.sheets.get(nth).map(|sheet| sheet.mark.clone())).flatten().unwrap_or_default()
    }

    /// Whether the clock is stopped; tracked.
    pub fn is_paused(self) -> bool {
        self.with(|s| matches!(s.stage, Stage::Paused { .. })) == Some(true)
    }

    fn may_write(self) -> bool {
        self.mine.get_untracked()
            && untrack(|| self.with(|s| matches!(s.stage, Stage::Running { .. }))) == Some(true)
    }

    fn record(self, event: ExamEvent) {
        self.app.record(Body::Exam(event));
    }

    /// Writes down how the question on the screen stands, with the time since the last such note.
    pub fn write(self, change: impl FnOnce(&mut Mark)) {
        if !self.may_write() {
            return;
        }
        let nth = self.nth.get_untracked();
        let mut mark = untrack(|| self.mark(nth));
        let now = self.app.at();
        let spent = ((now.0 - self.since.get_value().0) / 1000).clamp(0, i64::from(u16::MAX));
        // What is left of a second is timed with the next note.
        self.since.update_value(|since| since.0 = (since.0 + spent * 1000).min(now.0));
        mark.took = mark.took.saturating_add(spent as u16);
        change(&mut mark);
        self.record(ExamEvent::Marked { sitting: self.id, nth: nth as u8, mark });
    }

    /// On to another question; behind the last one, the question whether to hand in.
    pub fn go(self, nth: usize) {
        if nth >= self.len {
            return self.ask();
        }
        self.write(|_| ());
        self.asking.set(false);
        self.nth.set(nth);
        self.write(|_| ());
        to_top();
        focus_soon("qh");
    }

    /// Asks whether to hand in.
    pub fn ask(self) {
        self.write(|_| ());
        self.asking.set(true);
        to_top();
        focus_soon("qh");
    }

    /// Stops the clock.
    pub fn pause(self) {
        // A device that slept has not ticked since.
        self.tick();
        self.write(|_| ());
        if self.may_write() {
            self.record(ExamEvent::Paused { sitting: self.id, left: self.left.get_untracked().unwrap_or(0) });
            to_top();
            focus_soon("qh");
        }
    }

    /// Lets the clock run on.
    pub fn resume(self) {
        if !self.mine.get_untracked() {
            return;
        }
        let now = self.app.at();
        let deadline = untrack(|| self.with(|s| resumed(s, left(s, now).unwrap_or(0), now))).flatten();
        self.since.set_value(now);
        self.record(ExamEvent::Resumed { sitting: self.id, deadline });
        focus_soon("qh");
    }

    /// Hands the paper in, and goes to its report.
    pub fn finish(self) {
        self.write(|_| ());
        if !self.mine.get_untracked() {
            return;
        }
        let all = self.app.progress.with_untracked(|p| p.sittings.iter().position(|s| s.id == self.id));
        let report = Route::Report(all.map_or(1, |nth| nth + 1).to_string(), String::new());
        // The address first: the journal's event takes this screen away.
        self.app.go(&report);
        self.record(ExamEvent::Finished { sitting: self.id });
        self.app.finished_session();
    }

    /// A second has gone by.
    fn tick(self) {
        let now = self.app.at();
        let Some((seconds, up, minutes)) = untrack(|| self.with(|s| (left(s, now), over(s, now), s.minutes))) else {
            return;
        };
        let before = self.left.get_untracked();
        if seconds != before {
            self.left.set(seconds);
        }
        if let (Some(before), Some(seconds)) = (before, seconds)
            && let Some(words) = announced(minutes, before, seconds)
        {
            self.say.set(words.to_string());
        }
        if up && self.mine.get_untracked() {
            self.finish();
        }
    }

    /// Takes the paper for this tab; with `steal`, from the tab that has it.
    pub fn take(self, steal: bool) {
        spawn_local(async move {
            let lost = move || {
                let _ = self.mine.try_set(false);
            };
            let lock = take_lock("cutover:exam", steal, lost).await;
            let got = lock.is_some();
            // The screen may have gone while the browser was asked: then the lock goes with it.
            if self.mine.try_set(got).is_none() && got {
                self.since.set_value(self.app.at());
                self.lock.set_value(lock);
                self.write(|_| ());
                self.tick();
            }
        });
    }
}

/// The screen of the sitting `id`.
pub fn hall(app: App, id: EventId) -> AnyView {
    take_screen();
    let now = app.at();
    let (len, present, seconds) = app
        .progress
        .with_untracked(|p| p.sitting(id).map(|s| (s.sheets.len(), s.present, left(s, now))))
        .unwrap_or((0, 0, None));
    let hall = Hall {
        app,
        id,
        nth: RwSignal::new(usize::from(present)),
        len,
        left: RwSignal::new(seconds),
        clock: RwSignal::new(true),
        mine: RwSignal::new(false),
        asking: RwSignal::new(false),
        flag_key: RwSignal::new("F"),
        say: RwSignal::new(String::new()),
        since: StoredValue::new(now),
        lock: StoredValue::new_local(None),
    };
    hall.take(false);
    if let Ok(handle) = set_interval_with_handle(move || hall.tick(), Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    // What was spent on a question is written down when the screen goes, as far as there is time.
    on_cleanup(move || hall.write(|_| ()));
    let paused_now = Memo::new(move |_| hall.is_paused());
    let main = move || {
        if paused_now.get() {
            paused(hall)
        } else if hall.asking.get() {
            handing_in(hall)
        } else {
            view! { <div class="ex">{paper(hall)}{navigator(hall)}</div> }.into_any()
        }
    };
    let elsewhere = move || {
        (!hall.mine.get()).then(|| view! {
            <div class="notice" role="status">
                <p><b>"Open in another tab. "</b>"Here the paper can be read, and changes there show here."</p>
                <button class="b" type="button" on:click=move |_| hall.take(true)>"Take over here"</button>
            </div>
        })
    };
    view! {
        {top(hall)}
        <main id="main" class="hall">{elsewhere}{main}</main>
        {announcer(move || hall.say.get())}
    }
    .into_any()
}
