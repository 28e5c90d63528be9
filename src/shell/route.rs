//! The routes, as hash fragments, so that any static host and any sub-path serve every deep link.

/// A screen, with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Today,
    /// `#/topics`, with the filters in its query.
    Topics(String),
    /// `#/topics/<topic>`, with the anchor or fact to open at.
    Topic(String, Option<String>),
    /// `#/practice`, with the filters and the seed in its query.
    Practice(String),
    /// `#/cards`, with the filter in its query.
    Cards(String),
    /// `#/diagrams`
    Diagrams,
    /// `#/diagrams/<name>`, with the diagram's state in its query.
    Diagram(String, String),
    /// `#/progress`
    Progress,
    /// `#/search?q=`
    Search(String),
    /// `#/settings`
    Settings,
    /// Anything else: kept, so that the screen can say what it was.
    Unknown(String),
}
