//! The bar at the top: where one is, whether answers are kept, search.

use super::route::Route;
use crate::app::App;
use crate::parts::icon::{icon, icon_small};
use cutover_study::journal::SaveState;
use crate::ui::prelude::*;

/// One step of the way here: its name, and its address where it is not the present screen.
type Crumb = (String, Option<String>);

/// The way to a screen; a screen of the navigation has none but its name.
fn crumbs(app: App, route: &Route) -> Vec<Crumb> {
    let one = |name: &str| vec![(name.to_string(), None)];
    let topics = || ("Topics".to_string(), Some("#/topics".to_string()));
    let under = |name: &str| vec![topics(), (name.to_string(), None)];
    match route {
        Route::Today => one("Cutover"),
        Route::Topics(_) => one("Topics"),
        Route::Practice(_) => one("Practice"),
        Route::Exam(_) => vec![("Practice".to_string(), Some("#/practice".to_string())), ("Exam simulation".to_string(), None)],
        Route::Report(..) => vec![("Progress".to_string(), Some("#/progress".to_string())), ("Exam report".to_string(), None)],
        Route::Cards(_) => one("Cards"),
        Route::Own(_) => vec![("Cards".to_string(), Some("#/cards".to_string())), ("Your cards".to_string(), None)],
        Route::Progress => one("Progress"),
        Route::Settings => one("Settings"),
        Route::Search(_) => one("Search"),
        Route::Unknown(_) => one("Not found"),
        Route::Diagrams => under("Diagrams"),
        Route::Confusions(_) => under("Confusions"),
        Route::Glossary(_) => under("Glossary"),
        Route::Changes(_) => under("Then and now"),
        Route::Services(_) => under("Services"),
        Route::Service(id) => {
            let services = ("Services".to_string(), Some("#/services".to_string()));
            vec![topics(), services, (app.service_name(id).unwrap_or_else(|| id.clone()), None)]
        }
        Route::Topic(id, _) => {
            let mut way = vec![topics()];
            way.extend(domain(app, id));
            way.push((app.topic_title(id).unwrap_or_else(|| id.clone()), None));
            way
        }
        Route::Diagram(name, _) => {
            let mut way = vec![topics()];
            let diagram = app.diagram(name);
            if let Some(head) = diagram {
                way.extend(domain(app, &app.course.topic(head.topic).id));
            }
            way.push((diagram.map_or(name, |head| &head.short).clone(), None));
            way
        }
    }
}

/// The step to the topics of a topic's domain.
fn domain(app: App, topic: &str) -> Option<(String, Option<String>)> {
    let (number, name) = app.domain_short(topic)?;
    Some((name, Some(Route::Topics(["domain=", &number.to_string()].concat()).href())))
}

/// What to say beside the search box of where answers are kept.
fn kept(state: SaveState) -> &'static str {
    match state {
        SaveState::Kept | SaveState::LocalOnly | SaveState::MirrorOnly => "Everything is on this device",
        SaveState::Full { .. } => "The storage is full",
        SaveState::Memory => "Not kept in this browser",
        SaveState::ReadOnlyNewer => "Written by a newer version",
    }
}

/// The bar.
#[component]
pub fn Top() -> impl IntoView {
    let app = App::get();
    let way = move || {
        let steps = app.route.with(|route| crumbs(app, route));
        if steps.len() == 1 {
            let logo = app.route.with(|route| *route == Route::Today);
            return view! {
                {logo.then(|| view! { <svg class="phone logo" aria-hidden="true"><use href="#logo"></use></svg> })}
                <span class="phone">{steps.into_iter().map(|(name, _)| name).collect::<String>()}</span>
            }
            .into_any();
        }
        let last = steps.len() - 1;
        let items: Vec<AnyView> = steps
            .into_iter()
            .enumerate()
            .map(|(at, (name, href))| {
                let slash = (at > 0)
                    .then(|| view! { <li aria-hidden="true" class="cap">"/"</li> });
                let step = match href {
                    Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                    None => name.into_any(),
                };
                view! { {slash}<li aria-current=(at == last).then_some("page")>{step}</li> }.into_any()
            })
            .collect();
        view! { <nav aria-label="Breadcrumb" class="crumbs"><ol class="cr">{items}</ol></nav> }.into_any()
    };
    let open = move |_| app.palette.set(true);
    view! {
        <header class="top">
            <div class="where">{way}</div>
            <span class="kept desk">{icon_small("device")} {move || kept(app.save.get())}</span>
            <button class="find" type="button" on:click=open aria-haspopup="dialog">
                {icon_small("search")}<span>"Search topics, cards, questions"</span>
                <kbd aria-hidden="true">"/"</kbd>
            </button>
            <button class="ib find-i" type="button" on:click=open aria-label="Search" aria-haspopup="dialog">
                {icon("search")}
            </button>
            <a class="ib phone" href="#/settings" aria-label="Settings">{icon("gear")}</a>
        </header>
    }
}
