//! Notes link the terms of the glossary on their first use.

use super::common::{compiled, spoil, with_reference};

/// The notes of the small bank, lead and body, with these terms added and this first paragraph.
fn linked(terms: &[(&str, &[&str])], lead: &str) -> (String, String) {
    let mut files = with_reference();
    let mut glossary = String::new();
    for (term, also) in terms {
        glossary.push_str(&format!("[[term]]\nterm = \"{term}\"\nalso = {also:?}\ntext = \"x\"\n"));
    }
    spoil(&mut files, "glossary.toml", "[[term]]\nterm = \"cache\"\ntext = \"Answers kept `near`.\"\n", &glossary);
    spoil(&mut files, "notes.md", "A hook holds an instance until *your* work is done. See [groups](topic:groups).", lead);
    let topic = compiled(&files).contents.remove(0);
    (topic.lead.0, topic.notes.0)
}

fn link(text: &str, at: &str) -> String {
    format!("<a class=\"gl\" href=\"#/glossary?at={at}\">{text}</a>")
}

/// The lead with links written short: `[text]`.
#[track_caller]
fn check(terms: &[(&str, &[&str])], lead: &str, expected: &str) {
    let mut found = linked(terms, lead).0;
    while let Some((before, after)) = found.split_once("<a class=\"gl\"") {
        let (text, rest) = after[after.find('>').unwrap_or(0) + 1..].split_once("</a>").expect("a link ends");
        found = format!("{before}[{text}]{rest}");
    }
    assert_eq!(found, expected);
}

#[test]
fn a_link_leads_to_the_name_that_was_used() {
    let (lead, _) = linked(&[("recovery point objective", &["RPO"])], "Two RPOs are one too many.");
    assert_eq!(lead, format!("Two {} are one too many.", link("RPOs", "rpos")));
}

#[test]
fn case_matters_inside_abbreviations_alone() {
    check(&[("RPO", &[])], "An rpo, an Rpo, an RPO.", "An rpo, an Rpo, an [RPO].");
    check(&[("stack set", &[])], "Stack set first.", "[Stack set] first.");
    check(&[("Region", &[])], "In a region.", "In a [region].");
    check(&[("stack set", &[])], "Stack Set first.", "Stack Set first.");
}

#[test]
fn whole_words_alone() {
    check(&[("stack", &[])], "A stackset, a stack-set, a substack, my_stack, a.stack, a stack.", "A stackset, a stack-set, a substack, my_stack, a.stack, a [stack].");
    check(&[("stack", &[])], "Two stacks’ names.", "Two [stacks]’ names.");
    check(&[("amp", &[])], "A & B", "A &amp; B");
}

#[test]
fn the_longest_name_wins_and_hides_what_is_in_it() {
    let terms: &[(&str, &[&str])] = &[("stack", &[]), ("policy", &[]), ("stack policy", &[])];
    check(
        terms,
        "A stack policy, a stack policy, a stack, a policy.",
        "A [stack policy], a stack policy, a [stack], a [policy].",
    );
}

#[test]
fn a_term_is_linked_once_under_whichever_name_comes_first() {
    check(&[("recovery point objective", &["RPO"])], "RPO, the recovery point objective, RPO.", "[RPO], the recovery point objective, RPO.");
}

#[test]
fn code_links_and_headings_stay_as_they_are() {
    let terms: &[(&str, &[&str])] = &[("wait", &[]), ("manual", &[]), ("launch", &[]), ("continue", &[])];
    let (_, notes) = linked(terms, "See `wait` and [wait](topic:hooks).");
    let gone = notes.matches("class=\"gl\"").count();
    // "launch" in a cell of the table is the only one of the words that stands in running text.
    assert_eq!(gone, 1, "{notes}");
    assert!(notes.contains(&link("launch", "launch")), "{notes}");
}

#[test]
fn a_topic_does_not_link_what_it_teaches() {
    // The small glossary has the lifecycle hook, with "hook" beside it, taught by this topic.
    check(&[], "A hook or lifecycle hook holds an instance.", "A hook or lifecycle hook holds an instance.");
}

#[test]
fn a_topic_has_twelve_links_at_most() {
    let words: Vec<String> = (b'a'..b'a' + 20).map(|c| format!("word{}", char::from(c))).collect();
    let terms: Vec<(&str, &[&str])> = words.iter().map(|word| (word.as_str(), &[][..])).collect();
    let (lead, _) = linked(&terms, &words.join(" "));
    assert_eq!(lead.matches("class=\"gl\"").count(), 12);
    assert!(lead.contains(&link("wordl", "wordl")) && !lead.contains(&link("wordm", "wordm")));
}
