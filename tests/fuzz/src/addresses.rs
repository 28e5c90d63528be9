//! Addresses: any hash leads to a screen whose own address leads to the same one, and any query to
//! a state that can be drawn and linked to.

use crate::course::course;
use cutover_models::{Size, State, all};
use cutover_study::session::filter::Request;
use query::Query;
use route::Route;

#[path = "../../../src/parts/query.rs"]
mod query;
#[path = "../../../src/shell/route.rs"]
mod route;

/// A hash, with or without its sign.
pub fn address(hash: &str) {
    let route = Route::parse(hash);
    assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
    let text = hash.split_once('?').map_or(hash, |(_, text)| text);

    let query = Query::parse(text);
    if !text.contains('%') {
        assert_eq!(Query::parse(&query.text()), query);
    }
    for name in ["at", "q", "seed", "topic", "count", "go"] {
        if let Some(value) = query.get(name) {
            assert!(!value.is_empty());
            assert_eq!(query.clone().with(name, "1").get(name), Some("1"));
        }
        query.number(name);
    }

    let (request, _) = Request::parse(text, course());
    let (again, left) = Request::parse(&request.query(course()), course());
    assert_eq!((again, left.len()), (request, 0));

    for diagram in all() {
        let spec = diagram.spec();
        let state = State::parse(spec, text);
        assert_eq!(State::parse(spec, &state.query(spec)), state, "{}", spec.name);
        diagram.frame(&state);
        diagram.picture(&state, Size::Wide);
        diagram.picture(&state, Size::Narrow);
    }
}
