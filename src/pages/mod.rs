//! One module a screen.

use crate::app::App;
use crate::rest::once_here;
use crate::shell::route::Route;
use crate::ui::prelude::*;

mod cards;
mod changes;
mod confusions;
mod diagrams;
mod exam;
mod first_run;
mod glossary;
mod not_found;
mod own;
mod practice;
mod progress;
mod report;
mod search;
mod service;
mod services;
pub mod settings;
mod today;
mod topic;
mod topics;
mod waiting;

/// The screen of a route, as soon as it is here. Today and what asks for the exam always are.
pub fn screen(route: Route) -> AnyView {
    let app = App::get();
    match route {
        Route::Today => {
            // The choice of exam is asked once, where nothing has been done yet.
            let first = Memo::new(move |_| app.progress.with(|p| p.settings.exam.is_none() && p.is_empty() && p.sittings.is_empty()));
            (move || if first.get() {
                view! { <first_run::FirstRun/> }.into_any()
            } else {
                view! { <today::TodayPage/> }.into_any()
            })
            .into_any()
        }
        route => {
            let heading = name(app, &route);
            once_here(move |rest| (rest.page)(route.clone()), move || waiting::waiting(&heading))
        }
    }
}

/// Whether a screen can be drawn before the second module is here.
pub fn is_at_hand(route: &Route) -> bool {
    *route == Route::Today
}

/// The screen of a route but Today, from the second module.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Progress => view! { <progress::ProgressPage/> }.into_any(),
        Route::Topics(query) => topics::topics(&query),
        Route::Topic(id, query) => topic::topic(&id, &query),
        Route::Practice(query) => practice::practice(&query),
        Route::Exam(query) => exam::exam(&query),
        Route::Report(number, query) => report::report(&number, &query),
        Route::Cards(query) => cards::cards(&query),
        Route::Own(query) => own::own(&query),
        Route::Diagrams => diagrams::gallery(),
        Route::Diagram(name, _) => diagrams::diagram(&name),
        Route::Confusions(query) => confusions::confusions(&query),
        Route::Glossary(query) => glossary::glossary(&query),
        Route::Changes(query) => changes::changes(&query),
        Route::Services(query) => services::services(&query),
        Route::Service(id) => service::service(&id),
        Route::Search(query) => view! { <search::SearchPage query=query/> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage/> }.into_any(),
        other => view! { <not_found::NotFound route=other/> }.into_any(),
    }
}

/// The title of the window on a screen.
pub fn title(app: App, route: &Route) -> String {
    let name = name(app, route);
    if *route == Route::Today { name } else { [&name, " · Cutover"].concat() }
}

/// What a screen is called.
fn name(app: App, route: &Route) -> String {
    match route {
        Route::Today => "Cutover".into(),
        Route::Topics(_) => "Topics".into(),
        Route::Topic(id, _) => app.topic_title(id).unwrap_or_else(|| "Not found".into()),
        Route::Practice(_) => "Practice".into(),
        Route::Exam(_) => "Exam simulation".into(),
        Route::Report(..) => "Exam report".into(),
        Route::Cards(_) => "Cards".into(),
        Route::Own(_) => "Your cards".into(),
        Route::Diagrams => "Diagrams".into(),
        Route::Diagram(name, _) => {
            app.diagram(name).map_or_else(|| "Not found".into(), |head| head.title.clone())
        }
        Route::Confusions(_) => "Confusions".into(),
        Route::Glossary(_) => "Glossary".into(),
        Route::Changes(_) => "Then and now".into(),
        Route::Services(_) => "Services".into(),
        Route::Service(id) => app.service_name(id).unwrap_or_else(|| "Not found".into()),
        Route::Progress => "Progress".into(),
        Route::Search(_) => "Search".into(),
        Route::Settings => "Settings".into(),
        Route::Unknown(_) => "Not found".into(),
    }
}
