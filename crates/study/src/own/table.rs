//! Rows of text: an Anki text export, or a CSV as RFC 4180 has it, with commas, semicolons or tabs.
//!
//! Reading never fails. A quotation mark that is never closed is text.

/// The farthest that a closing quotation mark is looked for, in bytes: far more than a card holds,
/// and a stray mark does not swallow a file.
const REACH: usize = 64 * 1024;

/// What the lines at the head of an Anki file say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Whether fields are markup, where it is said.
    pub html: Option<bool>,
    /// The column of the tags, from 0.
    pub tags: Option<usize>,
    /// Columns that are of no use here: ids, decks, kinds of notes.
    pub other: Vec<usize>,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Tags for every row.
    pub all_tags: String,
}

/// A file in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What its head says; all empty without one.
    pub head: Head,
    /// Fields, as they stand there.
    pub rows: Vec<Vec<String>>,
}

/// Reads a file.
pub fn read(text: &str) -> Table {
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut head = Head::default();
    let mut separator = None;
    let mut anki = false;
    let mut names = "";
    while let Some((key, value)) = rest.strip_prefix('#').and_then(|line| line_of(line).split_once(':')) {
        let column = || value.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match key.trim().to_ascii_lowercase().as_str() {
            "separator" => separator = separator_of(value),
            "html" => head.html = Some(value.trim().eq_ignore_ascii_case("true")),
            "tags column" => head.tags = column(),
            "guid column" | "notetype column" | "deck column" => head.other.extend(column()),
            "tags" => head.all_tags = value.trim().to_string(),
            "columns" => names = value,
            "notetype" | "deck" | "if matches" => {}
            // No head of Anki's: a row that begins with the sign.
            _ => break,
        }
        anki = true;
        rest = after_line(rest);
    }
    let separator = separator.unwrap_or_else(|| guess(if names.is_empty() { rest } else { names }));
    if !names.is_empty() {
        (head.columns, _) = row(names, separator);
    }
    let mut rows = Vec::new();
    while !rest.is_empty() {
        if anki && rest.starts_with('#') {
            rest = after_line(rest);
            continue;
        }
        let (fields, after) = row(rest, separator);
        rest = after;
        if fields.iter().any(|field| !field.trim().is_empty()) {
            rows.push(fields);
        }
    }
    Table { head, rows }
}

fn line_of(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or(text)
}

fn after_line(text: &str) -> &str {
    let rest = &text[line_of(text).len()..];
    rest.strip_prefix("\r\n").or(rest.strip_prefix(['\n', '\r'])).unwrap_or(rest)
}

fn separator_of(value: &str) -> Option<char> {
    Some(match value.trim().to_ascii_lowercase().as_str() {
        "tab" | "\\t" => '\t',
        "comma" => ',',
        "semicolon" => ';',
        "space" => ' ',
        "pipe" => '|',
        "colon" => ':',
        "" => return value.contains('\t').then_some('\t'),
        other => other.chars().next()?,
    })
}

/// The separator of a file that does not say it: a tab if its first line has one outside
/// quotation marks, else what there is more of, semicolons or commas.
fn guess(text: &str) -> char {
    let mut quoted = false;
    let outside = |c: &char| {
        quoted ^= *c == '"';
        !quoted
    };
    let mut first: String = text.chars().filter(outside).take_while(|c| !matches!(c, '\n' | '\r')).collect();
    if quoted {
        // A mark that is never closed: it is text.
        first = line_of(text).to_string();
    }
    let count = |separator: char| first.matches(separator).count();
    if count('\t') > 0 {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

/// The first row of a text, and what comes after it.
fn row(text: &str, separator: char) -> (Vec<String>, &str) {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let (mut field, after) = quoted(rest).unwrap_or((String::new(), rest));
        let end = after.find([separator, '\n', '\r']).unwrap_or(after.len());
        field.push_str(&after[..end]);
        fields.push(field);
        rest = &after[end..];
        match rest.strip_prefix(separator) {
            Some(more) => rest = more,
            None => return (fields, after_line(rest)),
        }
    }
}

/// The content of a quoted field, and what comes after it; none where it is not quoted.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut field = String::new();
    let start = rest.len();
    loop {
        if start - rest.len() > REACH {
            return None;
        }
        let mut reach = rest.len().min(REACH);
        while !rest.is_char_boundary(reach) {
            reach += 1;
        }
        let at = rest[..reach].find('"')?;
        field.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field, rest)),
        }
    }
}
