//! Which words of a text were matched, so that a screen can underline them.

use super::words::{normal, words};

/// The words that a query matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// In their normal form.
    pub(crate) whole: Vec<String>,
    /// What matched words may begin with: the word that is still being typed.
    pub(crate) prefix: Option<String>,
}

impl Marks {
    /// Splits plain text into pieces, each with whether it was matched. The pieces make up the text.
    pub fn split<'t>(&self, text: &'t str) -> Vec<(bool, &'t str)> {
        let mut pieces = Vec::new();
        let mut done = 0;
        for (start, word) in words(text) {
            if self.matches(word) {
                if start > done {
                    pieces.push((false, &text[done..start]));
                }
                done = start + word.len();
                pieces.push((true, word));
            }
        }
        if done < text.len() {
            pieces.push((false, &text[done..]));
        }
        pieces
    }

    fn matches(&self, word: &str) -> bool {
        let word = normal(word);
        self.whole.contains(&word)
            || self
                .prefix
                .as_ref()
                .is_some_and(|prefix| word.starts_with(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_text() {
        let marks = Marks {
            whole: vec!["hook".into()],
            prefix: Some("life".into()),
        };
        let text = "Lifecycle hooks, not alarms";
        let pieces = marks.split(text);
        assert_eq!(
            pieces,
            [
                (true, "Lifecycle"),
                (false, " "),
                (true, "hooks"),
                (false, ", not alarms")
            ]
        );
        assert_eq!(
            pieces.iter().map(|(_, piece)| *piece).collect::<String>(),
            text
        );
    }
}
