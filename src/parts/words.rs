//! Small pieces of text and markup that several pages need.

/// Text made safe for markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// `1 card`, `3 cards`, `1,200 cards`.
pub fn count(n: usize, one: &str) -> String {
    let mut number = n.to_string();
    if n >= 1000 {
        number.insert(number.len() - 3, ',');
    }
    if n == 1 { [&number, " ", one].concat() } else { [&number, " ", one, "s"].concat() }
}

/// Small numbers as words, as a sentence says them: `two`.
pub fn spelled(n: usize) -> String {
    const WORDS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}

/// The letter of an option.
pub fn letter(nth: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F"].get(nth).copied().unwrap_or("?")
}

/// The option that a key means, among `options` of them.
pub fn option_of(key: &str, options: usize) -> Option<usize> {
    let mut chars = key.chars();
    let (first, rest) = (chars.next()?.to_ascii_uppercase(), chars.next());
    let nth = (first as usize).checked_sub('A' as usize)?;
    (rest.is_none() && nth < options.min(6)).then_some(nth)
}

/// What an official page is called in a list: the last part of its address, in words.
pub fn page_name(url: &str) -> String {
    let path = url.split(['#', '?']).next().unwrap_or(url).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    let name = last.strip_suffix(".html").unwrap_or(last);
    let name = name.strip_prefix("USER_").unwrap_or(name);
    let mut words = name.replace(['_', '-', '.'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_one_writes_them() {
        assert_eq!(count(1, "card"), "1 card");
        assert_eq!(count(0, "card"), "0 cards");
        assert_eq!(count(2382, "card"), "2,382 cards");
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }

    #[test]
    fn keys_mean_options() {
        assert_eq!(option_of("a", 4), Some(0));
        assert_eq!(option_of("D", 4), Some(3));
        for key in ["e", "1", "Enter", "ä", ""] {
            assert_eq!(option_of(key, 4), None, "{key}");
        }
    }

    #[test]
    fn pages_have_names() {
        let url = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html#top";
        assert_eq!(page_name(url), "Lifecycle hooks");
        assert_eq!(page_name("https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html"), "ReadRepl");
        assert_eq!(page_name("https://aws.amazon.com/builders-library/"), "Builders library");
    }
}
