//! What is written comes in whole, goes out whole, and changes nothing the second time.

use super::import::{Deck, Refused, compare, read};
use super::plain::{from_markup, is_markup};
use super::search::{Target, find};
use super::*;
use crate::course::Course;
use crate::event::{Body, Event, Grade};
use crate::progress::Progress;
use crate::samples::{self, START, event, review};
use expect_test::expect;
use proptest::prelude::*;

fn sides(front: &str, back: &str, tags: &[&str]) -> Sides {
    Sides { front: front.into(), back: back.into(), tags: tags.iter().map(|t| t.to_string()).collect() }
}

fn written(front: &str, back: &str) -> OwnEvent {
    OwnEvent::Written { card: OwnId::of(front), sides: sides(front, back, &[]) }
}

fn own(events: &[OwnEvent]) -> Own {
    let mut own = Own::default();
    for (event, at) in events.iter().zip(0..) {
        own.apply(Millis(at), event);
    }
    own
}

fn after(own: &Own, deck: &Deck) -> Own {
    let mut own = own.clone();
    for event in compare(deck, &own).events() {
        own.apply(Millis(9), &event);
    }
    own
}

fn fold(bodies: Vec<Body>) -> (Course, Progress) {
    let events: Vec<Event> =
        bodies.into_iter().zip(1..).map(|(body, n)| event(n, START + i64::from(n) * 60_000, body)).collect();
    let course = samples::course();
    let progress = Progress::refold(events.iter(), &course, 0);
    (course, progress)
}

#[test]
fn the_last_word_counts_and_nothing_removes() {
    let note = |text: &str| OwnEvent::Note { question: "t/q".into(), text: text.into() };
    assert_eq!(own(&[note("one"), note("two")]).note("t/q"), "two");
    assert_eq!(own(&[note("one"), note("")]), Own::default());
    let id = OwnId::of("a?");
    let changed = OwnEvent::Written { card: id, sides: sides("b?", "B", &["x"]) };
    let all = own(&[written("a?", "A"), changed.clone()]);
    assert_eq!(all.card(id).unwrap().sides.front, "b?");
    assert_eq!(all.asking("b?").unwrap().id, id);
    assert_eq!(all.asking("a?"), None);
    assert_ne!(all.new_id("a?"), id, "a new card does not take the place of one that was changed");
    assert_eq!(all.new_id("c?"), OwnId::of("c?"));
    assert_eq!(own(&[written("a?", "A"), changed, OwnEvent::Removed { card: id }]), Own::default());
}

#[test]
fn names_of_cards_come_back() {
    let id = OwnId(0x00ab_0000_0000_0012);
    assert_eq!(id.name(), "own/00ab000000000012");
    assert_eq!(OwnId::parse(&id.name()), Some(id));
    for name in ["own/", "own/12", "t0/f0", "own/00AB000000000012", "own/+0ab000000000012"] {
        assert_eq!(OwnId::parse(name), None, "{name}");
    }
}

#[test]
fn an_anki_export_with_markup() {
    let deck = read(concat!(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n",
        "aX$\tBasic\tAWS\t\"What does <b>ASG</b> stand\nfor?\"\tAuto&nbsp;Scaling<br>group\tec2 scaling\n",
        "# a comment\n",
        "b\tBasic\tAWS\tIs 1 &lt; 2?\t<ul><li>yes</li><li>it is</li></ul>\t\n",
    ))
    .unwrap();
    assert_eq!(
        deck.cards,
        [
            sides("What does ASG stand\nfor?", "Auto Scaling\ngroup", &["ec2", "scaling"]),
            sides("Is 1 < 2?", "yes\nit is", &[]),
        ]
    );
    assert_eq!(deck.left, import::Left::default());
}

#[test]
fn plain_anki_text_is_taken_word_for_word() {
    let deck = read("#separator:tab\n#html:false\na <b> & c?\t<Effect>Deny</Effect> &amp;\n").unwrap();
    assert_eq!(deck.cards, [sides("a <b> & c?", "<Effect>Deny</Effect> &amp;", &[])]);
}

#[test]
fn csv_with_commas_semicolons_and_names() {
    for (text, tags) in [
        ("\"a, \"\"b\"\"?\",yes\r\nc,d\r\n", &[][..]),
        ("\u{feff}\"a, \"\"b\"\"?\";yes\nc;d", &[]),
        ("Tags,Question,Answer\nx y,\"a, \"\"b\"\"?\",yes\nx y,c,d\n", &["x", "y"]),
    ] {
        let deck = read(text).unwrap();
        assert_eq!(deck.cards, [sides("a, \"b\"?", "yes", tags), sides("c", "d", tags)], "{text}");
    }
}

#[test]
fn what_does_not_fit_is_counted_and_not_cut() {
    let text = ["front,back\n,nothing asked\nlong,", &"x".repeat(LONGEST + 1), "\na,b\na,c\na,b\n"].concat();
    let deck = read(&text).unwrap();
    assert_eq!(deck.cards, [sides("a", "b\nc\nb", &[])]);
    assert_eq!((deck.left.blank, deck.left.long, deck.joined), (1, 1, 2));
    let many = (0..6000).map(|n| format!("{n}?\tx\n")).collect::<String>();
    let deck = read(&many).unwrap();
    assert_eq!((deck.cards.len(), deck.left.beyond), (5000, 1000));
    assert_eq!(read("  \n\n"), Err(Refused::Empty));
    assert_eq!(read("PK\u{3}\u{4}\0\0"), Err(Refused::NotText));
    assert_eq!(read("{\"app\":\"cutover\",\"version\":1}"), Err(Refused::Backup));
}

#[test]
fn a_stray_quotation_mark_swallows_nothing() {
    let deck = read("\"half\tone\nb\ttwo\n").unwrap();
    assert_eq!(deck.cards, [sides("\"half", "one", &[]), sides("b", "two", &[])]);
}

#[test]
fn an_import_says_what_it_brings() {
    let id = OwnId::of("mine?");
    let here = own(&[
        written("same?", "S"),
        written("old?", "O"),
        OwnEvent::Written { card: id, sides: sides("mine, changed?", "M", &[]) },
    ]);
    let deck = read("same?\tS\nold?\tNew\nnew?\tN\nmine?\tM\nmine, changed?\tM\n").unwrap();
    let brings = compare(&deck, &here);
    let fronts = |list: &[(OwnId, Sides)]| list.iter().map(|(_, s)| s.front.clone()).collect::<Vec<_>>();
    assert_eq!((fronts(&brings.new), fronts(&brings.changed), brings.same), (vec!["new?".into()], vec!["old?".into()], 3));
    let then = after(&here, &deck);
    assert_eq!(compare(&deck, &then), import::Brings { same: 5, ..import::Brings::default() });
}

#[test]
fn markup_becomes_what_it_shows() {
    for (markup, text) in [
        ("a<br/>b", "a\nb"),
        ("<div>a</div><div>b</div>", "\na\nb\n"),
        ("x<script>alert(1)</script>y", "xy"),
        ("x<!-- hidden > -->y", "xy"),
        ("a &lt;b&gt; &#8594; &#x2192; &nope; &amp;lt;", "a <b> → → &nope; &lt;"),
        ("1 < 2 and <3", "1 < 2 and <3"),
        ("an <unfinished tag", "an <unfinished tag"),
        ("x<script>never ends", "xnever ends"),
        ("<IMG SRC=x onerror=alert(1)>z", "z"),
    ] {
        assert_eq!(from_markup(markup), text, "{markup}");
    }
    assert!(is_markup("a&nbsp;b") && is_markup("<P>x") && !is_markup("if a<b then c & d"));
}

fn any_file() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-c \\t,;\"\n<>&]{1,6}",
        1 => Just("<script>alert(1)</script>".to_string()),
        1 => Just("<scr<script>ipt>".to_string()),
        1 => Just("&lt;script&gt;".to_string()),
        1 => Just("&#60;SCRIPT".to_string()),
        1 => Just("<scr\u{1}ipt>".to_string()),
        1 => Just("#separator:tab\n#html:true\n#tags column:2\n".to_string()),
        1 => Just("front,back,tags\n".to_string()),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes: Vec<u8>, file in any_file()) {
        let _ = read(&String::from_utf8_lossy(&bytes));
        if let Ok(deck) = read(&file) {
            for card in &deck.cards {
                let all = [&card.front, " ", &card.back, " ", &card.tags.join(" ")].concat().to_lowercase();
                prop_assert!(!all.contains("<script"), "{:?}", all);
                prop_assert!(!card.front.is_empty());
                prop_assert!(card.front.chars().count() <= LONGEST && card.back.chars().count() <= LONGEST);
            }
        }
    }

    #[test]
    fn twice_is_once(file in any_file(), other in any_file()) {
        let here = read(&other).map_or_else(|_| Own::default(), |deck| after(&Own::default(), &deck));
        if let Ok(deck) = read(&file) {
            let once = after(&here, &deck);
            let again = compare(&deck, &once);
            prop_assert_eq!(again.new.len() + again.changed.len(), 0);
            prop_assert_eq!(after(&once, &deck), once);
        }
    }

    #[test]
    fn nothing_is_lost(rows in prop::collection::vec(("[a-z<>&\"',;#]{1,12}", "[a-z<>&\"',;\n ]{0,20}"), 1..20)) {
        // As a spreadsheet writes it: every field in quotation marks. The first row names columns,
        // so that no row is taken for that, and what is written is not taken for markup.
        let mut text = "#separator:comma\n#html:false\n".to_string();
        for (front, back) in &rows {
            text.push_str(&format!("\"{}\",\"{}\"\r\n", front.replace('"', "\"\""), back.replace('"', "\"\"")));
        }
        let deck = read(&text).unwrap();
        for (front, back) in &rows {
            let card = deck.cards.iter().find(|card| card.front == front.trim());
            prop_assert!(card.is_some_and(|card| card.back.contains(back.trim())), "{:?} in {:?}", front, deck);
        }
        prop_assert_eq!(deck.cards.len() + deck.joined as usize, rows.len());
    }

    #[test]
    fn what_is_exported_comes_back(rows in prop::collection::vec(("[a-z#\"\t,]{0,9}[a-z]", "[a-z\"\n\t, <>#]{0,20}"), 0..12)) {
        let here = rows.iter().fold(Own::default(), |mut own, (front, back)| {
            let (front, back) = (kept(front), kept(back));
            own.apply(Millis(1), &OwnEvent::Written { card: OwnId::of(&front), sides: sides(&front, &back, &["a", "b"]) });
            own
        });
        let (course, mut progress) = fold(vec![review("t0/f1", Grade::Good), Body::Own(OwnEvent::Note { question: "t0/q0".into(), text: "n".into() })]);
        let notes = progress.own.clone();
        progress.own = here.clone();
        progress.own.apply(Millis(2), &OwnEvent::Note { question: "t0/q0".into(), text: notes.note("t0/q0").into() });
        for form in [export::Form::Anki, export::Form::Csv] {
            let deck = read(&export::export(&course, &progress, form)).unwrap();
            let brings = compare(&deck, &here);
            prop_assert_eq!((brings.new.len(), brings.changed.len(), brings.same as usize), (0, 0, here.cards().len()), "{:?}", deck);
            prop_assert_eq!(deck.left.other, 2);
        }
    }
}

#[test]
fn exports_as_they_are_written() {
    let card = OwnId::of("What is a \"bake\" time?");
    let (course, progress) = fold(vec![
        Body::Own(OwnEvent::Written { card, sides: sides("What is a \"bake\" time?", "The wait after a shift,\nwatching alarms", &["deploy", "canary"]) }),
        Body::Own(OwnEvent::Written { card: OwnId::of("#new"), sides: sides("#new", "", &[]) }),
        Body::Own(OwnEvent::Note { question: "t1/q2".into(), text: "Read the stem twice".into() }),
        review(&card.name(), Grade::Easy),
        review("t3/f0", Grade::Good),
        review("t3/f0", Grade::Again),
    ]);
    expect![[r##"
        #separator:tab
        #html:false
        #tags column:9
        #columns:Front	Back	Cutover	Id	Due	Stability in days	Graded	Forgotten	Tags
        "#new"		card	own/5921ce7dfaf6de5c					
        "What is a ""bake"" time?"	"The wait after a shift,
        watching alarms"	card	own/b924e070a8b88e77	2026-11-09	8.2	1	0	deploy canary
        t1/q2	Read the stem twice	note	t1/q2					
        t3/f0		fact	t3/f0	2026-11-02	0.7	2	0	
    "##]]
    .assert_eq(&export::export(&course, &progress, export::Form::Anki));
    expect![[r##"
        Front,Back,Cutover,Id,Due,Stability in days,Graded,Forgotten,Tags
        "#new",,card,own/5921ce7dfaf6de5c,,,,,
        "What is a ""bake"" time?","The wait after a shift,
        watching alarms",card,own/b924e070a8b88e77,2026-11-09,8.2,1,0,deploy canary
        t1/q2,Read the stem twice,note,t1/q2,,,,,
        t3/f0,,fact,t3/f0,2026-11-02,0.7,2,0,
    "##]]
    .assert_eq(&export::export(&course, &progress, export::Form::Csv).replace("\r\n", "\n"));
}

#[test]
fn a_report_says_what_to_look_at() {
    let fault = fault::Fault {
        question: "health-checks/elb-grace",
        variant: 7,
        chosen: 0b0101,
        key: 0b0010,
        order: &[2, 0, 1, 3],
        exam: cutover_bank::Exam::C02,
        version: "0.1.0",
        course: 0x1234_5678_9abc_def0,
    };
    expect![[r#"
        Fault in a question of Cutover
        Question: health-checks/elb-grace, drawn with 7
        Exam: DOP-C02
        Chosen: A (option 3 as authored), B (option 1 as authored)
        Counted as right: C (option 2 as authored)
        Version: 0.1.0, course 123456789abcdef0
        What is wrong, and where it is written: "#]]
    .assert_eq(&fault::report(&fault));
}

#[test]
fn ones_own_is_found_by_beginnings_and_with_a_slip() {
    let own = own(&[
        written("What does a lifecycle hook wait for?", "complete-lifecycle-action, or the heartbeat"),
        written("Heartbeat of a hook?", "3600 s"),
        OwnEvent::Note { question: "t0/q1".into(), text: "Hooks: ABANDON and CONTINUE differ".into() },
    ]);
    let found = |query: &str| -> Vec<String> {
        let hits = find(&own, query, 9);
        let title = |hit: &search::Hit| hit.title.iter().map(|(_, piece)| piece.clone()).collect::<String>();
        hits.iter().map(title).collect()
    };
    assert_eq!(found("heartbeat"), ["Heartbeat of a hook?", "What does a lifecycle hook wait for?"]);
    assert_eq!(found("hook heartb").len(), 2);
    assert_eq!(found("haertbeat").len(), 2);
    assert_eq!(found("abandn"), ["Hooks: ABANDON and CONTINUE differ"]);
    assert_eq!(found("lifecylce hok"), [""; 0], "a short word has no slip");
    assert!(found("").is_empty() && found("?!").is_empty() && found("nothing").is_empty());
    let hit = &find(&own, "abandon", 1)[0];
    assert_eq!(hit.target, Target::Note("t0/q1".into()));
    assert_eq!(hit.title[1], (true, "ABANDON".to_string()));
}
