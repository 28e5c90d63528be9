//! Reading TOML key by key with the line of each value, so that every remark can name its place.

use super::diagnostic::{Place, Sink, did_you_mean};
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file and where its lines begin.
pub(crate) struct Source<'a> {
    path: &'a str,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Source { path, text, starts }
    }

    pub fn place(&self, offset: usize) -> Place {
        Place::new(
            self.path,
            self.starts.partition_point(|start| *start <= offset).max(1),
        )
    }

    /// A string's first line: text in triple quotes begins on the line below them.
    fn place_of_text(&self, offset: usize) -> Place {
        let mut place = self.place(offset);
        let opening = self.text.get(offset..).unwrap_or_default();
        if opening.starts_with("\"\"\"\n") || opening.starts_with("'''\n") {
            place.line += 1;
        }
        place
    }
}

/// Authored text and the line where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub value: String,
    pub at: Place,
}

impl Text {
    pub fn as_str(&self) -> &str {
        &self.value
    }
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }
}

/// A TOML table under the eye of the reader: remembers which keys were asked for.
pub(crate) struct Table<'a> {
    source: &'a Source<'a>,
    sink: &'a Sink,
    table: &'a DeTable<'a>,
    /// The line of its header.
    pub at: Place,
    /// What it is called in remarks: `fact x/y`.
    pub name: String,
    known: RefCell<Vec<&'static str>>,
}

/// Parses a file and hands its root table to `read`; what is not TOML becomes remarks.
pub(crate) fn read_toml(path: &str, text: &str, sink: &Sink, read: impl FnOnce(&Table)) {
    let source = Source::new(path, text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = source.place(error.span().map_or(0, |span| span.start));
        sink.error(
            &at,
            format!(
                "this is not TOML: {}; mend the line",
                error.message().trim()
            ),
        );
    }
    let root = Table {
        source: &source,
        sink,
        table: root.get_ref(),
        at: Place::new(path, 1),
        name: match root
            .get_ref()
            .get("id")
            .and_then(|id| id.get_ref().as_str())
        {
            Some(id) => format!("topic `{id}`"),
            None => "the file".into(),
        },
        known: RefCell::default(),
    };
    // After a broken line, missing keys would be noise.
    if errors.is_empty() {
        read(&root);
        root.finish();
    }
}

impl<'a> Table<'a> {
    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    fn wrong(&self, value: &Spanned<DeValue>, key: &str, wanted: &str) {
        let at = self.source.place(value.span().start);
        let found = match value.get_ref() {
            DeValue::String(_) => "text".into(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Array(_) => "a list".into(),
            other => format!("a {}", other.type_str()),
        };
        self.sink.error(
            &at,
            format!("`{key}` of {} holds {found}; write {wanted}", self.name),
        );
    }

    /// The line of a key's value, or the table's own.
    pub fn place_of(&self, key: &str) -> Place {
        self.table.get(key).map_or_else(
            || self.at.clone(),
            |value| self.source.place(value.span().start),
        )
    }

    pub fn text(&self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => {
                let at = self.source.place_of_text(value.span().start);
                Some(Text {
                    value: text.trim().to_string(),
                    at,
                })
            }
            _ => {
                self.wrong(value, key, "text in quotes");
                None
            }
        }
    }

    /// Text that has to be there; `remedy` says what to write.
    pub fn required(&self, key: &'static str, remedy: &str) -> Text {
        match self.text(key) {
            Some(text) if !text.is_empty() => text,
            found => {
                let at = found.map_or_else(|| self.place_of(key), |text| text.at);
                if self
                    .table
                    .get(key)
                    .is_none_or(|value| value.get_ref().is_str())
                {
                    self.sink
                        .error(&at, format!("{} has no `{key}`; {remedy}", self.name));
                }
                Text {
                    value: String::new(),
                    at,
                }
            }
        }
    }

    pub fn number(&self, key: &'static str, from: u16, to: u16) -> u16 {
        let wanted = format!("a whole number from {from} to {to}");
        let Some(value) = self.get(key) else {
            self.sink.error(
                &self.at,
                format!("{} has no `{key}`; add {wanted}", self.name),
            );
            return from;
        };
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| u16::from_str_radix(n.as_str(), n.radix()).ok());
        match number {
            Some(number) if (from..=to).contains(&number) => number,
            _ => {
                self.wrong(value, key, &wanted);
                from
            }
        }
    }

    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(value, key, "true or false, without quotes");
        }
        flag
    }

    /// Whether the key holds a date.
    pub fn date(&self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        match value.get_ref().as_datetime() {
            Some(date) if date.time.is_none() => Some(date.to_string()),
            _ => {
                self.wrong(value, key, "a date without quotes, such as 2026-11-21");
                None
            }
        }
    }

    pub fn texts(&self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, "a list of texts in brackets");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text {
                    value: text.trim().into(),
                    at: self.source.place(item.span().start),
                }),
                None => self.wrong(item, key, "a list of texts in brackets"),
            }
        }
        texts
    }

    /// Pairs of texts: `[["1.1", "…"], …]`.
    pub fn pairs(&self, key: &'static str) -> Vec<(Text, Text)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let rows = value
            .get_ref()
            .as_array()
            .map(|rows| rows.iter().collect::<Vec<_>>())
            .unwrap_or_default();
        let mut pairs = Vec::new();
        for row in rows {
            let at = self.source.place(row.span().start);
            let cells: Vec<&str> = row
                .get_ref()
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|cell| cell.get_ref().as_str())
                .collect();
            match cells[..] {
                [a, b] => pairs.push((
                    Text {
                        value: a.into(),
                        at: at.clone(),
                    },
                    Text {
                        value: b.into(),
                        at,
                    },
                )),
                _ => self.wrong(row, key, "a list of pairs, such as [\"1.1\", \"…\"]"),
            }
        }
        pairs
    }

    /// The tables of `[[key]]`, checked for unknown keys after reading; in remarks each is called by
    /// its `key` and its id or service, or by its number in this one.
    pub fn each(&self, key: &'static str, mut read: impl FnMut(&Table<'a>)) {
        let Some(value) = self.get(key) else { return };
        let Some(array) = value.get_ref().as_array() else {
            return self.wrong(value, key, &format!("[[{key}]] with double brackets"));
        };
        for (nth, item) in array.iter().enumerate() {
            let Some(table) = item.get_ref().as_table() else {
                self.wrong(item, key, &format!("[[{key}]] with double brackets"));
                continue;
            };
            self.child(
                table,
                item,
                format!("{key} {} of {}", nth + 1, self.name),
                &mut read,
            );
        }
    }

    /// The table `[key]`.
    pub fn one(&self, key: &'static str, mut read: impl FnMut(&Table<'a>)) {
        let Some(value) = self.get(key) else { return };
        match value.get_ref().as_table() {
            Some(table) => self.child(table, value, format!("[{key}] of {}", self.name), &mut read),
            None => self.wrong(value, key, &format!("a table under [{key}]")),
        }
    }

    fn child(
        &self,
        table: &'a DeTable<'a>,
        value: &Spanned<DeValue<'a>>,
        mut name: String,
        read: &mut impl FnMut(&Table<'a>),
    ) {
        let id = table.get("id").or_else(|| table.get("service"));
        if let Some(id) = id.and_then(|id| id.get_ref().as_str()) {
            let word = name.split(' ').next().unwrap_or_default().to_string();
            name = format!("{word} `{id}`");
        }
        let at = self.source.place(value.span().start);
        let child = Table {
            source: self.source,
            sink: self.sink,
            table,
            at,
            name,
            known: RefCell::default(),
        };
        read(&child);
        child.finish();
    }

    /// Keys and values in the order of the file, for tables whose keys authors choose.
    pub fn entries(&self) -> Vec<(String, &'a DeValue<'a>, Place)> {
        self.allow_any_key();
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut rows = Vec::new();
        for (key, value) in entries {
            let at = self.source.place_of_text(value.span().start);
            rows.push((key.get_ref().to_string(), value.get_ref(), at));
        }
        rows
    }

    /// The raw value of a key, for what has no fixed type.
    pub fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// Remarks on every key that nobody asked for.
    fn finish(&self) {
        let known = self.known.borrow();
        if known.contains(&"*") {
            return;
        }
        for (key, _) in self.table.iter() {
            if !known.iter().any(|k| k == key.get_ref()) {
                let at = self.source.place(key.span().start);
                let hint = did_you_mean(key.get_ref(), known.iter().copied());
                let hint = if hint.is_empty() {
                    "; take it out".into()
                } else {
                    hint
                };
                self.sink.error(
                    &at,
                    format!("{} has an unknown key `{}`{hint}", self.name, key.get_ref()),
                );
            }
        }
    }

    /// Lets any key stand.
    fn allow_any_key(&self) {
        self.known.borrow_mut().push("*");
    }

    pub fn sink(&self) -> &'a Sink {
        self.sink
    }
}
