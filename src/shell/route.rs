//! The routes, as hash fragments, so that any static host and any sub-path serve every deep link.

/// A screen, with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Today,
    /// `#/topics`, with the filters in its query.
    Topics(String),
    /// `#/topics/<topic>`, with the place to open at in its query (`at=` an anchor or a fact id).
    Topic(String, String),
    /// `#/practice`, with the filters and the seed in its query.
    Practice(String),
    /// `#/exam`, with the form and its length in the query.
    Exam(String),
    /// `#/exam/report/<n>`: the n-th sitting, from 1; in the query the question that is looked at.
    Report(String, String),
    /// `#/cards`, with the filter in its query.
    Cards(String),
    /// `#/cards/own`, with the card that is changed in its query.
    Own(String),
    /// `#/diagrams`
    Diagrams,
    /// `#/diagrams/<name>`, with the diagram's state in its query.
    Diagram(String, String),
    /// `#/confusions`, with what to filter by (`q=`) or the one to open at (`at=` its id).
    Confusions(String),
    /// `#/glossary`, with what to filter by (`q=`) or the term to open at (`at=` one of its names).
    Glossary(String),
    /// `#/changes`, with the filters in its query.
    Changes(String),
    /// `#/services`, with what to filter by (`q=`) in its query.
    Services(String),
    /// `#/services/<id>`
    Service(String),
    /// `#/progress`
    Progress,
    /// `#/search?q=`
    Search(String),
    /// `#/settings`
    Settings,
    /// Anything else: kept, so that the screen can say what it was.
    Unknown(String),
}

impl Route {
    /// The screen that a location's hash asks for. Never fails: see [`Route::Unknown`].
    pub fn parse(hash: &str) -> Route {
        let whole = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let query = query.to_string();
        let mut parts = path.trim_matches('/').split('/');
        let (first, second, more) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if (first, second) == ("exam", Some("report"))
            && let Some(number) = more
            && parts.next().is_none()
        {
            return Route::Report(number.to_string(), query);
        }
        if more.is_some() {
            return Route::Unknown(whole.to_string());
        }
        match (first, second) {
            ("", None) => Route::Today,
            ("topics", None) => Route::Topics(query),
            ("topics", Some(id)) => Route::Topic(id.to_string(), query),
            ("practice", None) => Route::Practice(query),
            ("exam", None) => Route::Exam(query),
            ("cards", None) => Route::Cards(query),
            ("cards", Some("own")) => Route::Own(query),
            ("diagrams", None) => Route::Diagrams,
            ("diagrams", Some(name)) => Route::Diagram(name.to_string(), query),
            ("confusions", None) => Route::Confusions(query),
            ("glossary", None) => Route::Glossary(query),
            ("changes", None) => Route::Changes(query),
            ("services", None) => Route::Services(query),
            ("services", Some(id)) => Route::Service(id.to_string()),
            ("progress", None) => Route::Progress,
            ("search", None) => Route::Search(query),
            ("settings", None) => Route::Settings,
            _ => Route::Unknown(whole.to_string()),
        }
    }

    /// The address of the screen, from `#` on.
    pub fn href(&self) -> String {
        let with = |path: &str, query: &str| {
            let mut href = String::from("#/");
            href.push_str(path);
            if !query.is_empty() {
                href.push('?');
                href.push_str(query);
            }
            href
        };
        match self {
            Route::Today => with("", ""),
            Route::Topics(query) => with("topics", query),
            Route::Topic(id, query) => with(&["topics/", id].concat(), query),
            Route::Practice(query) => with("practice", query),
            Route::Exam(query) => with("exam", query),
            Route::Report(number, query) => with(&["exam/report/", number].concat(), query),
            Route::Cards(query) => with("cards", query),
            Route::Own(query) => with("cards/own", query),
            Route::Diagrams => with("diagrams", ""),
            Route::Diagram(name, query) => with(&["diagrams/", name].concat(), query),
            Route::Confusions(query) => with("confusions", query),
            Route::Glossary(query) => with("glossary", query),
            Route::Changes(query) => with("changes", query),
            Route::Services(query) => with("services", query),
            Route::Service(id) => with(&["services/", id].concat(), ""),
            Route::Progress => with("progress", ""),
            Route::Search(query) => with("search", query),
            Route::Settings => with("settings", ""),
            Route::Unknown(whole) => ["#", whole].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_address() {
        for route in [
            Route::Today,
            Route::Topics("service=ec2".into()),
            Route::Topic("lifecycle-hooks".into(), String::new()),
            Route::Topic("lifecycle-hooks".into(), "at=how-the-wait-ends".into()),
            Route::Practice("domain=3&seed=7".into()),
            Route::Exam("count=20&seed=3".into()),
            Route::Report("2".into(), "at=44".into()),
            Route::Unknown("/exam/report".into()),
            Route::Unknown("/exam/report/1/2".into()),
            Route::Cards(String::new()),
            Route::Own("card=own/00ab000000000012".into()),
            Route::Unknown("/cards/others".into()),
            Route::Diagrams,
            Route::Diagram("rto-rpo".into(), "rpo=900".into()),
            Route::Confusions("at=scp-or-boundary".into()),
            Route::Glossary("at=rpo".into()),
            Route::Changes("domain=3".into()),
            Route::Services("q=waf".into()),
            Route::Service("acm".into()),
            Route::Progress,
            Route::Search("q=asg".into()),
            Route::Settings,
            Route::Unknown("/topics/a/b".into()),
            Route::Unknown("/nowhere".into()),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_empty_hash_is_today() {
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Route::Today);
        }
    }
}
