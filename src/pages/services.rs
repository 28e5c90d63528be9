//! The services from A to Z, each with the way to its sheet: a topic of its own, or a page.

use crate::app::App;
use crate::parts::finder::{Entry, Finder, finder, lettered, link};
use crate::parts::query::Query;
use crate::parts::words::{count, escape};
use crate::shell::route::Route;
use cutover_bank::ServiceIx;
use crate::ui::prelude::*;

/// `#/services`.
pub fn services(query: &str) -> AnyView {
    let app = App::get();
    let reference = app.reference();
    let services = app.course.services.iter().enumerate().map(|(nth, service)| {
        let at = ServiceIx(nth as u16);
        let text = match app.course.topic_of(at) {
            Some(topic) => [&escape(&app.course.topic(topic).blurb), " <span class=\"cap\">Topic</span>"].concat(),
            None => reference.and_then(|r| r.sheet(at)).map_or_else(String::new, |sheet| sheet.what.0.clone()),
        };
        let name = link(&href(app, at), &service.name);
        Entry { id: String::new(), by: service.bare_name(), name, also: &service.aliases, text }
    });
    let list = lettered(&services.collect::<Vec<_>>());
    let all = app.course.services.len();
    let says = Finder {
        title: "Services",
        sub: "What each service of the course is for, what is asked of it, and what it gets mixed up with.",
        label: "Filter the services",
        hint: "Filter, such as WAF",
        path: "#/services",
        class: "gls",
        one: "service",
        whole: [&count(all, "service"), " in alphabetical order."].concat(),
        none: "No service fits. The search at the top looks through the whole course.",
    };
    finder(says, &Query::parse(query), all, list, None)
}

/// Where the sheet of a service is.
pub fn href(app: App, at: ServiceIx) -> String {
    match app.course.topic_of(at) {
        Some(topic) => Route::Topic(app.course.topic(topic).id.clone(), String::new()),
        None => Route::Service(app.course.services[usize::from(at.0)].id.clone()),
    }
    .href()
}
