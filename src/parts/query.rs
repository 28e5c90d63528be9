//! The part of an address after `?`: names and values, in order.

use cutover_text::text;

/// A query. Values are ids, numbers and words of our own, and need no escaping but for `%2F`
/// and the like, which some programs put into links that they pass on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads one; never fails, and drops what has no value.
    pub fn parse(text: &str) -> Query {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let kept = pairs.filter(|(_, value)| !value.is_empty());
        Query(kept.map(|(name, value)| (name.to_string(), unescape(value))).collect())
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The value of a name as a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }

    /// The same query with another value; without the name where the value is empty.
    pub fn with(mut self, name: &str, value: &str) -> Query {
        let at = self.0.iter().position(|(n, _)| n == name);
        match (at, value.is_empty()) {
            (Some(at), true) => drop(self.0.remove(at)),
            (Some(at), false) => self.0[at].1 = value.to_string(),
            (None, true) => {}
            (None, false) => self.0.push((name.to_string(), value.to_string())),
        }
        self
    }

    /// As it stands in an address, without `?`.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            text.push_str(&text![if text.is_empty() { "" } else { "&" }, name, "=", value]);
        }
        text
    }
}

/// Undoes `%2F` and `%20`; what is not well formed stays as it is.
fn unescape(value: &str) -> String {
    if !value.contains('%') {
        return value.to_string();
    }
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| tail.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()))
            .flatten();
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let query = Query::parse("topic=lifecycle-hooks&n=10&x=&nothing");
        assert_eq!(query.text(), "topic=lifecycle-hooks&n=10");
        assert_eq!(query.number("n"), Some(10));
        assert_eq!(query.get("x"), None);
        let query = query.with("n", "").with("seed", "7").with("topic", "rto-rpo");
        assert_eq!(query.text(), "topic=rto-rpo&seed=7");
    }

    #[test]
    fn escapes_are_undone_and_odd_ones_kept() {
        assert_eq!(Query::parse("at=a%2Fb").get("at"), Some("a/b"));
        assert_eq!(Query::parse("at=100%&b=%zz").get("at"), Some("100%"));
        assert_eq!(Query::parse("at=100%&b=%zz").get("b"), Some("%zz"));
        assert_eq!(Query::parse("at=%ff").get("at"), Some("%ff"));
    }
}
