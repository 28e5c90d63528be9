//! Cards from other programs: nothing that runs survives, no row goes without being counted, and
//! what was taken in comes out again and changes nothing the second time.

use crate::course::{NOW, course, fold};
use cutover_study::event::{Body, OwnEvent, Sides, Writer};
use cutover_study::journal::Journal;
use cutover_study::own::export::{Form, export};
use cutover_study::own::import::{Brings, Deck, Left, compare, read};
use cutover_study::own::{LONGEST, Own, plain, table};

/// A text export of Anki's, its fields markup as they are there.
pub fn anki(text: &str) {
    cards(&["#separator:tab\n#html:true\n", text].concat());
}

/// Any other file: a CSV, an Anki export with a head of its own, an export of Cutover's.
pub fn csv(text: &str) {
    cards(text);
}

fn cards(text: &str) {
    let Ok(deck) = read(text) else { return };
    deck.cards.iter().for_each(harmless);
    all_rows_counted(text, &deck);
    word_for_word(text, &deck);

    // Into a collection in which every other card of the file stands with another answer.
    let mut journal = Journal::open(None, None, Writer(7)).journal;
    for event in compare(&deck, &Own::default()).events().into_iter().step_by(2) {
        if let OwnEvent::Written { card, mut sides } = event {
            sides.back.push('!');
            journal.append(Body::Own(OwnEvent::Written { card, sides }), NOW);
        }
    }
    let before = journal.history();
    let brings = compare(&deck, &fold(&journal.events()).own);
    let brought = brings.new.len() + brings.changed.len();
    assert_eq!(brought + brings.same as usize, deck.cards.len());
    let bodies: Vec<Body> = brings.events().into_iter().map(Body::Own).collect();
    let (batch, _) = journal.bring(bodies, Writer(8), NOW);
    assert_eq!(batch.events as usize, brought);

    let progress = fold(&journal.events());
    let same = Brings { same: deck.cards.len() as u32, ..Brings::default() };
    assert_eq!(compare(&deck, &progress.own), same, "twice is once");
    for form in [Form::Anki, Form::Csv] {
        let file = export(course(), &progress, form);
        if progress.own.cards().is_empty() {
            continue;
        }
        let again = read(&file).expect("our own export");
        let all = Brings { same: progress.own.cards().len() as u32, ..Brings::default() };
        assert_eq!((compare(&again, &progress.own), again.left), (all, Left::default()), "{file}");
    }
    journal.undo_import(batch);
    assert_eq!(journal.history(), before, "undone");
}

/// No script, no text beyond what a card holds, nothing that shows as emptiness.
fn harmless(card: &Sides) {
    let mut texts = vec![&card.front, &card.back];
    texts.extend(&card.tags);
    for text in texts {
        let lower = text.to_ascii_lowercase();
        assert!(!lower.contains("<script") && !lower.contains("</script"), "{text:?}");
        assert!(text.chars().count() <= LONGEST);
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    }
    assert!(!card.front.trim().is_empty());
    assert!(card.tags.iter().all(|tag| !tag.is_empty() && !tag.contains(char::is_whitespace)));
}

/// Every row of the file is a card, part of one, or counted as left out.
fn all_rows_counted(text: &str, deck: &Deck) {
    let Left { blank, long, other, beyond } = deck.left;
    let told = deck.cards.len() as u32 + deck.joined + blank + long + other + beyond;
    let file = table::read(text);
    let rows = file.rows.len() as u32;
    let may_be_head = u32::from(file.head.columns.is_empty());
    assert!((rows - may_be_head.min(rows)..=rows).contains(&told), "{told} of {rows} rows");
}

/// Where a file says that it is plain and names nothing, each field stands on a card as it is.
fn word_for_word(text: &str, deck: &Deck) {
    let file = table::read(text);
    let named = |row: &[String]| row.iter().any(|f| matches!(f.trim().to_ascii_lowercase().as_str(), "back" | "answer"));
    let plainly = file.head.html == Some(false)
        && file.head.columns.is_empty()
        && file.head.tags.is_none()
        && file.head.other.is_empty()
        && !file.rows.first().is_some_and(|row| named(row));
    if !plainly || deck.left != Left::default() {
        return;
    }
    let kept = |field: &String| plain::disarmed(plain::trimmed(field));
    for row in &file.rows {
        let front = kept(&row[0]);
        let card = deck.cards.iter().find(|card| card.front == front).expect("the row’s card");
        for field in &row[1..] {
            assert!(card.back.contains(&kept(field)), "{field:?} is not on {card:?}");
        }
    }
}
