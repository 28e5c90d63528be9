//! The gallery of diagrams, and the page of one.

mod linked;

use crate::app::App;
use crate::diagrams::{Hooks, Mode, Stand};
use crate::pages::not_found;
use crate::parts::dom::rewrite_address;
use crate::shell::route::Route;
use cutover_models::{Diagram, Size, State, all, by_name};
use cutover_study::event::{Body, Motion};
use leptos::html;
use crate::ui::prelude::*;
use cutover_text::text;

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
        return view! { <not_found::NotFound route=route/> }.into_any();
    };
    let spec = diagram.spec();
    let asked = move |route: &Route| match route {
        Route::Diagram(name, query) if name == spec.name => Some(State::parse(spec, query)),
        _ => None,
    };
    let state = app.route.with_untracked(asked).unwrap_or_else(|| State::start(spec));
    let place: NodeRef<html::Div> = NodeRef::new();
    let stand = StoredValue::new_local(None::<Stand>);
    Effect::new(move |_| {
        if let (Some(place), None) = (place.get(), stand.get_value()) {
            let frame = Stand::open(&place, diagram, state.clone(), Mode::Page, hooks(app, spec.name));
            stand.set_value(Some(frame));
        }
    });
    // A link to another state of the diagram in view.
    Effect::new(move |ran: Option<()>| {
        let next = app.route.with(asked);
        if let (Some(()), Some(next), Some(stand)) = (ran, next, stand.get_value()) {
            stand.show(next);
        }
    });
    on_cleanup(move || {
        if let Some(stand) = stand.try_get_value().flatten() {
            stand.close();
        }
    });
    view! {
        <main id="main">
            <div node_ref=place></div>
            {linked::linked(app, spec)}
        </main>
    }
    .into_any()
}

fn hooks(app: App, name: &'static str) -> Hooks {
    let settings = app.progress.with_untracked(|p| p.settings.clone());
    Hooks {
        keys: settings.single_keys,
        still: settings.motion == Motion::Reduced,
        base: base(),
        on_state: Box::new(move |query| {
            // The screen may have been left while the address was waiting to be written.
            let here = matches!(app.route.get_untracked(), Route::Diagram(ref at, _) if at == name);
            if here {
                rewrite_address(&Route::Diagram(name.to_string(), query).href());
            }
        }),
        on_predicted: Box::new(move |right| {
            app.record(Body::Predicted { diagram: name.to_string(), right });
        }),
        on_challenged: Box::new(move |nth, passed| {
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
    text![folder, "/"]
}
