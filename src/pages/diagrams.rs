//! The gallery of diagrams, and the page of one.

mod linked;

use crate::app::App;
use crate::diagrams::{DiagramView, Hooks, media};
use crate::pages::not_found::NotFound;
use crate::parts::dom::rewrite_address;
use crate::shell::route::Route;
use cutover_models::{Diagram, Size, State, all, by_name};
use cutover_study::event::{Body, Motion};
use leptos::prelude::*;

/// `#/diagrams`.
pub fn gallery() -> AnyView {
    let app = App::get();
    let entries: Vec<AnyView> = all().iter().map(|d| entry(app, *d)).collect();
    view! {
        <main id="main">
            <h1>"Diagrams"</h1>
            <p class="sub">"Each is a model: move it, break it, and read the configuration that does it."</p>
            <ul class="gallery">{entries}</ul>
        </main>
    }
    .into_any()
}

fn entry(app: App, diagram: &'static dyn Diagram) -> AnyView {
    let spec = diagram.spec();
    // Somewhere in the middle of it there is more to see than at the start.
    let query = spec.presets.first().map_or("", |p| p.query);
    let state = State::parse(spec, query);
    let pictures = [Size::Wide, Size::Narrow].map(|size| diagram.picture(&state, size)).concat();
    let href = Route::Diagram(spec.name.to_string(), String::new()).href();
    let topic = app.topic_title(spec.topic).map(|title| {
        let href = Route::Topic(spec.topic.to_string(), String::new()).href();
        view! { <p class="cap of">"Topic: " <a href=href>{title}</a></p> }
    });
    view! {
        <li>
            <a href=href>
                <h2>{spec.title}</h2>
                <p class="sub">{spec.lead}</p>
                <div class="thumb" aria-hidden="true" inner_html=pictures></div>
            </a>
            {topic}
        </li>
    }
    .into_any()
}

/// `#/diagrams/<name>`. The state is read from the route, which goes on changing while one stays.
pub fn diagram(name: &str) -> AnyView {
    let app = App::get();
    let Some(diagram) = by_name(name) else {
        let route = app.route.get_untracked();
        return view! { <NotFound route=route/> }.into_any();
    };
    let spec = diagram.spec();
    let asked = move |route: &Route| match route {
        Route::Diagram(name, query) if name == spec.name => Some(State::parse(spec, query)),
        _ => None,
    };
    let state = RwSignal::new(app.route.with_untracked(asked).unwrap_or_else(|| State::start(spec)));
    Effect::new(move |ran: Option<bool>| {
        let next = app.route.with(asked);
        if let (Some(true), Some(next)) = (ran, next)
            && state.with_untracked(|now| *now != next)
        {
            state.set(next);
        }
        true
    });
    let end = linked::linked(app, spec);
    view! {
        <main id="main"><DiagramView diagram=diagram state=state hooks=hooks(app, spec.name) end=end/></main>
    }
    .into_any()
}

fn hooks(app: App, name: &'static str) -> Hooks {
    let system = media("(prefers-reduced-motion:reduce)");
    Hooks {
        keys: Signal::derive(move || app.progress.with(|p| p.settings.single_keys)),
        still: Signal::derive(move || {
            system.get() || app.progress.with(|p| p.settings.motion == Motion::Reduced)
        }),
        base: StoredValue::new(base()),
        on_state: Callback::new(move |query| {
            // The screen may have been left while the address was waiting to be written.
            let here = matches!(app.route.get_untracked(), Route::Diagram(ref at, _) if at == name);
            if here {
                rewrite_address(&Route::Diagram(name.to_string(), query).href());
            }
        }),
        on_predicted: Callback::new(move |right| {
            app.record(Body::Predicted { diagram: name.to_string(), right });
        }),
        on_challenged: Callback::new(move |(nth, passed): (usize, bool)| {
            let nth = nth.min(255) as u8;
            app.record(Body::Challenged { diagram: name.to_string(), nth, passed });
        }),
    }
}

/// The folder that the app is served from, with a slash at its end.
fn base() -> String {
    let whole = window().location().href().unwrap_or_default();
    let path = whole.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
    [folder, "/"].concat()
}
