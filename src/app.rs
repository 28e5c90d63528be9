//! The one context that every screen sees: the bank, the progress, the route, and what can be
//! recorded.

use crate::browser::store::Store;
use crate::browser::{clock, files};
use crate::rest::Arrival;
use crate::shell::route::Route;
use cutover_bank::{Bank, BankError, DiagramHead, Exam, Reference, TopicContent, TopicIx};
use cutover_study::course::{Course, domain_of};
use cutover_study::event::{Body, Day, EventId, Millis, Setting, Settings};
use cutover_study::journal::SaveState;
use cutover_study::progress::{Applied, Progress};
use cutover_study::time::Now;
use crate::ui::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Handles to everything that screens share; copied freely. It is one pointer: every closure of a
/// screen holds a copy.
#[derive(Clone, Copy)]
pub struct App(&'static Shared);

/// What the handles lead to.
pub struct Shared {
    /// The content bank.
    pub bank: &'static Bank,
    /// The bank's index with its tables.
    pub course: &'static Course,
    /// The fold of the journal. Read it with `with`: it is large.
    pub progress: RwSignal<Progress>,
    /// The present screen.
    pub route: RwSignal<Route>,
    /// Whether a session (practice, cards) has the screen to itself.
    pub focus: RwSignal<bool>,
    /// Whether the search palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the sheet of keys is open.
    pub keys: RwSignal<bool>,
    /// Where answers are kept.
    pub save: RwSignal<SaveState>,
    /// What was found damaged at the start, in words.
    pub damage: RwSignal<Option<String>>,
    /// Whether a new version waits.
    pub update_ready: RwSignal<bool>,
    /// Whether the other screens and the prose are here.
    pub arrival: RwSignal<Arrival>,
    /// Changes when there is more to be found by search.
    pub read_topics: RwSignal<u32>,
    /// The journal.
    pub store: Store,
}

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

impl App {
    /// The app of this page, which lives as long as the page.
    pub fn new(shared: Shared) -> App {
        App(Box::leak(Box::new(shared)))
    }

    /// The app, from inside any component.
    pub fn get() -> App {
        expect_context::<App>()
    }

    /// Goes to another screen, as a link would.
    pub fn go(self, route: &Route) {
        let _ = window().location().set_hash(&route.href());
    }

    /// The clock.
    pub fn now(self) -> Now {
        Now { at: clock::now(), offset: self.progress.with_untracked(|p| p.offset()) }
    }

    /// The present study day.
    pub fn today(self) -> Day {
        self.now().day()
    }

    /// The instant, for events.
    pub fn at(self) -> Millis {
        clock::now()
    }

    /// A fresh seed for a session.
    pub fn seed(self) -> u32 {
        clock::seed()
    }

    /// The settings; tracked.
    pub fn settings(self) -> Settings {
        self.progress.with(|p| p.settings.clone())
    }

    /// The exam studied for; tracked.
    pub fn exam(self) -> Exam {
        self.progress.with(|p| p.exam())
    }

    /// Writes down what the learner did, and folds it in.
    pub fn record(self, body: Body) -> EventId {
        let written = self.store.append(body, clock::now());
        let id = written.event.id;
        let again = self
            .progress
            .try_update(|p| p.apply(&written.event, self.course))
            .is_some_and(|applied| applied == Applied::Refold);
        if again || written.applied == cutover_study::journal::Applied::Refold {
            self.refold();
        }
        if self.save.get_untracked() != written.state {
            self.save.set(written.state);
        }
        self.tidy();
        id
    }

    /// Takes back what was recorded.
    pub fn undo(self, id: EventId) {
        self.record(Body::Undone(id));
    }

    /// Changes a setting.
    pub fn set(self, setting: Setting) {
        self.record(Body::Set(setting));
    }

    /// Folds the whole journal again: after an import, an erasure, or what came from another tab.
    pub fn refold(self) {
        let events = self.store.events();
        self.progress.set(Progress::refold(events.iter(), self.course, clock::offset()));
    }

    /// The content of a topic, kept once it has been decoded.
    pub async fn topic(self, at: TopicIx) -> Result<Rc<TopicContent>, String> {
        self.content(at).map_err(|_| {
            "This topic’s text is damaged in this copy of Cutover. Load the page again to fetch it anew; your progress is safe.".to_string()
        })
    }

    /// The same, without a wait.
    pub fn content(self, at: TopicIx) -> Result<Rc<TopicContent>, BankError> {
        thread_local! {
            static OPENED: RefCell<Vec<Option<Rc<TopicContent>>>> = const { RefCell::new(Vec::new()) };
        }
        let nth = usize::from(at.0);
        let known = OPENED.with_borrow(|all| all.get(nth).cloned().flatten());
        if let Some(content) = known {
            return Ok(content);
        }
        let content = self.bank.content(at).map(Rc::new)?;
        OPENED.with_borrow_mut(|all| {
            all.resize(all.len().max(nth + 1), None);
            all[nth] = Some(Rc::clone(&content));
        });
        Ok(content)
    }

    /// Confusions, glossary, changes and sheets, decoded on first use; `None` where they are damaged.
    pub fn reference(self) -> Option<&'static Reference> {
        thread_local! {
            static OPENED: std::cell::OnceCell<Option<&'static Reference>> = const { std::cell::OnceCell::new() };
        }
        OPENED.with(|cell| *cell.get_or_init(|| self.bank.reference().ok().map(|r| &*Box::leak(Box::new(r)))))
    }

    /// A topic's title.
    pub fn topic_title(self, id: &str) -> Option<String> {
        self.course.find_topic(id).map(|at| self.course.topic(at).title.clone())
    }

    /// What a diagram is called in lists and links.
    pub fn diagram(self, name: &str) -> Option<&'static DiagramHead> {
        self.0.bank.diagram(name)
    }

    /// A service's name.
    pub fn service_name(self, id: &str) -> Option<String> {
        self.course.find_service(id).map(|at| self.course.services[usize::from(at.0)].name.clone())
    }

    /// Number and short name of the domain that a topic belongs to in the chosen exam.
    pub fn domain_short(self, topic: &str) -> Option<(u8, String)> {
        let at = self.course.find_topic(topic)?;
        let exam = self.exam();
        let number = domain_of(self.course.topic(at), exam);
        let blueprint = self.course.blueprint(exam)?;
        blueprint.domains.iter().find(|d| d.number == number).map(|d| (number, d.short.clone()))
    }

    /// Hands the learner everything as one file.
    pub fn export(self) {
        let text = self.store.export(clock::now());
        let name = ["cutover-", &self.today().iso(), ".json"].concat();
        leptos::task::spawn_local(async move { files::save(&name, "application/json", &text).await });
    }

    /// A session has come to its end: from then on there is something to keep, so the browser is
    /// asked, once a visit, not to throw the storage away. The settings show what it answers.
    pub fn finished_session(self) {
        thread_local! {
            static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
        }
        if !ASKED.replace(true) {
            leptos::task::spawn_local(async move {
                let _ = self.store.persist().await;
            });
        }
    }

    /// Seals old events when nothing else is to do.
    fn tidy(self) {
        let idle = move || {
            let store = self.store;
            leptos::task::spawn_local(async move {
                let cache = move || self.progress.with_untracked(|p| p.to_cache(self.course));
                store.compact_if_needed(clock::now(), cache).await;
            });
        };
        set_timeout(idle, std::time::Duration::from_secs(2));
    }
}
