//! Words as search compares them: lower case, without plurals, within one slip of the finger.

/// The words of a text with the place where each begins. Letters and digits of ASCII alone: the tables
/// of Unicode would weigh more than all of search, and the course has no other words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let skipped = bytes.get(at..)?.iter().position(u8::is_ascii_alphanumeric)?;
        let start = at + skipped;
        let length = bytes[start..].iter().position(|byte| !byte.is_ascii_alphanumeric());
        at = length.map_or(bytes.len(), |length| start + length);
        Some((start, &text[start..at]))
    })
}

/// The form under which a word is kept: `Policies` and `policy` are one.
pub(crate) fn normal(word: &str) -> String {
    let mut kept = String::new();
    normalise(word, &mut kept);
    kept
}

/// Writes the normal form of a word over what is in `kept`.
pub(crate) fn normalise(word: &str, kept: &mut String) {
    kept.clear();
    kept.push_str(word);
    kept.make_ascii_lowercase();
    if !kept.ends_with('s') {
        return;
    }
    let cut = |ends: &[&str]| ends.iter().any(|end| kept.ends_with(end));
    let long = kept.len() >= 5;
    if long && cut(&["ies"]) {
        kept.truncate(kept.len() - 3);
        kept.push('y');
    } else if long && cut(&["sses", "xes", "ches", "shes"]) {
        kept.truncate(kept.len() - 2);
    } else if kept.len() >= 4 && !cut(&["ss", "us", "is"]) {
        kept.pop();
    }
}

/// `MinimumHealthyHosts` as `Minimum`, `Healthy`, `Hosts`. Words are letters and digits of ASCII.
pub(crate) fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let next = rest.bytes().skip(1).position(|byte| byte.is_ascii_uppercase());
        let (hump, after) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
        rest = after;
        (!hump.is_empty()).then_some(hump)
    })
}

/// The normal forms of all words of a text.
pub(crate) fn normals(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| normal(word)).collect()
}

/// Words so common that they tell nothing.
pub(crate) fn is_stop_word(word: &str) -> bool {
    word.len() <= LONGEST && STOP.binary_search(&number(word.as_bytes())).is_ok()
}

/// Every word of a text is looked up here: as numbers they are compared at once.
const STOP: [u64; 41] = numbers([
    "a", "after", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do",
    "does", "for", "from", "has", "have", "how", "if", "in", "into", "is", "it", "its", "of",
    "on", "one", "or", "so", "that", "the", "then", "there", "this", "to", "what", "when",
    "which", "with", "you",
]);
/// How many letters the longest of them has.
const LONGEST: usize = 5;

const fn numbers<const N: usize>(words: [&str; N]) -> [u64; N] {
    let (mut all, mut nth) = ([0; N], 0);
    while nth < N {
        all[nth] = number(words[nth].as_bytes());
        nth += 1;
    }
    all
}

/// A short word as a number, in the order of the alphabet.
const fn number(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < LONGEST {
        number = number << 8 | if at < word.len() { word[at] as u64 } else { 0 };
        at += 1;
    }
    number
}

/// Whether one letter too many, too few, wrong or swapped with its neighbour explains the difference.
pub(crate) fn within_one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    if a.is_empty() || b.is_empty() {
        return true;
    }
    let swapped = a.len() >= 2 && b.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
    a[1..] == b[1..] || a[1..] == *b || *a == b[1..] || swapped
}

/// Whether two words of two letters or more may be within one edit, by their first two letters: a
/// look that spares the comparison of nearly all words.
pub(crate) fn may_be_near(a: &str, b: &str) -> bool {
    match (a.as_bytes(), b.as_bytes()) {
        ([a0, a1, ..], [b0, b1, ..]) => a0 == b0 || a1 == b1 || a0 == b1 || a1 == b0,
        _ => true,
    }
}

/// Whether the term begins with something within one edit of the word.
pub(crate) fn begins_within_one_edit(word: &str, term: &str) -> bool {
    let shortest = word.len() - 1;
    (shortest..=word.len() + 1).any(|length| {
        term.get(..length)
            .is_some_and(|head| within_one_edit(word, head))
    })
}

/// The anchor of a heading. The prefix keeps anchors apart from the ids of the app.
pub(crate) fn anchor(heading: &str) -> String {
    let mut anchor = String::from("n");
    for (_, word) in words(heading) {
        anchor.push('-');
        anchor.push_str(&word.to_ascii_lowercase());
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_one_with_the_singular() {
        for (word, kept) in [
            ("Policies", "policy"),
            ("alarms", "alarm"),
            ("Kinesis", "kinesis"),
            ("status", "status"),
            ("access", "access"),
            ("indexes", "index"),
            ("processes", "process"),
            ("batches", "batch"),
            ("SQS", "sqs"),
            ("KMS", "kms"),
        ] {
            assert_eq!(normal(word), kept, "{word}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for near in [
            "lifecyle",
            "lifecyclee",
            "lifecycke",
            "lifceycle",
            "ifecycle",
            "lifecycle",
        ] {
            assert!(within_one_edit(near, "lifecycle"), "{near}");
            assert!(may_be_near(near, "lifecycle"), "{near}");
        }
        // All that one slip can do to the first letters.
        for near in ["xifecycle", "xlifecycle", "ifecycle", "ilfecycle", "lxfecycle", "lfecycle", "lxifecycle"] {
            assert!(within_one_edit(near, "lifecycle") && may_be_near(near, "lifecycle"), "{near}");
        }
        assert!(!may_be_near("queue", "lifecycle"));
        for far in ["lifcyle", "licycle", "lifeccyyle", "recycle"] {
            assert!(!within_one_edit(far, "lifecycle"), "{far}");
        }
        assert!(begins_within_one_edit("cloudwtach", "cloudwatches"));
        assert!(!begins_within_one_edit("cloudfront", "cloudwatch"));
    }

    #[test]
    fn stop_words_are_in_order() {
        assert!(STOP.is_sorted());
        for word in ["a", "after", "the", "you", "it", "is", "which"] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in ["role", "afters", "", "th", "iso"] {
            assert!(!is_stop_word(word), "{word}");
        }
    }

    #[test]
    fn words_know_their_places() {
        let found: Vec<_> = words("`us-east-1`, 5XX!").collect();
        assert_eq!(found, [(1, "us"), (4, "east"), (9, "1"), (13, "5XX")]);
    }
}
