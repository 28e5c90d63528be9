//! The blob: what is written is read again, and damage is an error, never a panic.
#![cfg(feature = "compile")]

mod models;

use cutover_bank::compile::{BuiltDiagram, Compilation, compile, read_dir};
use cutover_bank::{Bank, BankError, FactIx, QuestionIx, TopicIx};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static REAL: LazyLock<Compilation> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = read_dir(&root).expect("content/ is there");
    let diagram = BuiltDiagram {
        name: "alarm-evaluation",
        title: "An alarm looks back over a window",
        short: "An alarm looks back over a window",
        topic: "cloudwatch-alarms",
        facts: &[],
    };
    compile(&files, &[diagram], &models::MODELS)
});

static BLOB: LazyLock<&'static [u8]> = LazyLock::new(|| REAL.blob().leak());

/// Some topics, half of them in the trunk: small enough to be harmed a hundred times.
static SMALL: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = read_dir(&root).expect("content/ is there");
    let is_kept = |path: &str| {
        let topic = path.strip_prefix("content/4-policies-and-standards/");
        path.matches('/').count() == 1 || topic.is_some_and(|topic| topic.starts_with(['i', 'p', 's']))
    };
    files.retain(|file| is_kept(&file.path));
    let small = compile(&files, &[], &models::MODELS);
    assert!((8..30).contains(&small.contents.len()), "{} topics", small.contents.len());
    small.blob().leak()
});

#[test]
fn a_damaged_byte_of_a_pack_is_noticed() {
    let mut bytes = SMALL.to_vec();
    let near_the_end = bytes.len() - 100;
    bytes[near_the_end] ^= 0x55;
    let bank = Bank::open(bytes.leak()).expect("the index is whole");
    let last = bank.index().topics.len() as u16 - 1;
    let damaged = (0..=last).filter(|nth| bank.content(TopicIx(*nth)) == Err(BankError::Damaged));
    assert_eq!(damaged.count(), 1);
}

#[test]
fn the_content_of_this_repository_compiles() {
    let errors: Vec<String> = REAL.errors().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn every_model_answers_a_family() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = read_dir(&root).expect("content/ is there");
    for model in models::MODELS.iter() {
        let asks = ["[family.model]\nname = \"", model.name, "\"\n"].concat();
        assert!(files.iter().any(|file| file.text.contains(&asks)), "nobody asks {}", model.name);
    }
}

#[test]
fn what_is_written_is_read_again() {
    let bank = Bank::open(&BLOB).expect("a fresh blob opens");
    assert_eq!(*bank.index(), REAL.index);
    for (nth, content) in REAL.contents.iter().enumerate() {
        assert_eq!(bank.content(TopicIx(nth as u16)).as_ref(), Ok(content));
    }
    assert_eq!(bank.content(TopicIx(u16::MAX)), Err(BankError::NoSuchTopic));
}

#[test]
fn the_reference_is_read_again() {
    let bank = Bank::open(&BLOB).expect("a fresh blob opens");
    assert_eq!(bank.reference().as_ref(), Ok(&REAL.reference));
}

#[test]
fn every_link_to_the_glossary_finds_its_term() {
    let most = (REAL.contents.len() / 10).max(5);
    let mut used = vec![0; REAL.reference.terms.len()];
    for (topic, content) in REAL.index.topics.iter().zip(&REAL.contents) {
        let links = [&content.lead.0, &content.notes.0].map(|markup| {
            let found: Vec<&str> = markup.split("href=\"#/glossary?at=").skip(1).collect();
            found
        });
        let links: Vec<&str> = links.concat();
        assert!(links.len() <= 12, "{} has {} links", topic.id, links.len());
        for link in links {
            let slug = link.split('"').next().unwrap_or_default();
            let term = REAL.reference.term_at(slug);
            used[term.unwrap_or_else(|| panic!("{}: {slug}", topic.id))] += 1;
        }
    }
    for (term, used) in REAL.reference.terms.iter().zip(&used) {
        assert!(*used <= most, "{} is linked in {used} topics", term.term);
    }
    let all: usize = used.iter().sum();
    assert!(all > REAL.contents.len(), "only {all} links in all notes");
}

#[test]
fn what_is_prepared_in_pieces_is_the_same() {
    let (whole, bank) = (Bank::open(&SMALL).expect("it opens"), Bank::open(&SMALL).expect("it opens"));
    let mut pieces = 0;
    while bank.prepare(1000) {
        pieces += 1;
    }
    assert!(pieces > 10, "{pieces} pieces");
    // One that is asked for a topic before the last piece goes on where it stood.
    let half = Bank::open(&SMALL).expect("it opens");
    assert!(half.prepare(5000));
    for nth in 0..whole.index().topics.len() as u16 {
        let content = whole.content(TopicIx(nth));
        assert!(content.is_ok());
        assert_eq!(bank.content(TopicIx(nth)), content);
        assert_eq!(half.content(TopicIx(nth)), content);
    }
    assert!(!half.prepare(5000));
}

#[test]
fn the_front_alone_lists_and_the_rest_brings_the_prose() {
    let (front, rest) = REAL.parts_of_times(1);
    assert_eq!([&front[..], &rest].concat(), *BLOB);
    let (front, rest): (&[u8], &[u8]) = (front.leak(), rest.leak());
    let (whole, bank) = (Bank::open(&BLOB).expect("it opens"), Bank::open_front(front).expect("the front opens"));
    assert_eq!(bank.index().topics.len(), whole.index().topics.len());
    assert!(!bank.prepare(1000), "there is nothing to prepare yet");
    assert_eq!(bank.content(TopicIx(0)), Err(BankError::NotHereYet));
    assert!(bank.reference().is_err());
    assert_eq!(Bank::open(front).err(), Some(BankError::Damaged), "a front is no whole blob");
    assert_eq!(bank.bring(&rest[..rest.len() - 1]), Err(BankError::Damaged));
    assert_eq!(bank.bring(rest), Ok(()));
    assert_eq!(bank.content(TopicIx(0)), whole.content(TopicIx(0)));
    assert!(bank.reference().is_ok());
}

#[test]
fn every_id_leads_home() {
    let bank = Bank::open(&BLOB).expect("a fresh blob opens");
    for (t, topic) in bank.index().topics.iter().enumerate() {
        let ix = TopicIx(t as u16);
        assert_eq!(bank.topic_by_id(&topic.id), Some(ix));
        for (nth, fact) in topic.facts.iter().enumerate() {
            let home = Some(FactIx {
                topic: ix,
                nth: nth as u16,
            });
            assert_eq!(bank.fact_by_id(&fact.id), home);
            assert!(fact.also.iter().all(|id| bank.fact_by_id(id) == home));
        }
        for (nth, question) in topic.questions.iter().enumerate() {
            let home = Some(QuestionIx {
                topic: ix,
                nth: nth as u16,
            });
            assert_eq!(bank.question_by_id(&question.id), home);
        }
    }
    assert_eq!(bank.fact_by_id("no/such-fact"), None);
}

/// Opens and reads all that can be read.
fn read_all(bytes: Vec<u8>) {
    if let Ok(bank) = Bank::open(bytes.leak()) {
        for nth in 0..bank.index().topics.len() {
            let _ = bank.content(TopicIx(nth as u16));
        }
        let _ = bank.reference();
        let mut search = bank.search();
        while let Some(topic) = search.next() {
            search.read(bank.content(topic).ok().as_ref());
        }
        let _ = search.find("cloudwatch alarm", 10);
        let _ = search.find("a", 10);
        let _ = search.find("lifecylce", 10);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_bytes_never_panic(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = SMALL.to_vec();
        let at = at.index(bytes.len());
        bytes[at] = to;
        read_all(bytes.clone());
        bytes.truncate(cut.index(bytes.len()));
        read_all(bytes);
    }

    #[test]
    fn a_damaged_header_never_panics(at in 0usize..400, to in any::<u8>()) {
        let mut bytes = SMALL.to_vec();
        let at = at.min(bytes.len() - 1);
        bytes[at] = to;
        read_all(bytes);
    }

    #[test]
    fn noise_never_panics(mut bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(bytes.clone());
        bytes.splice(0..0, *b"CUT\x02");
        read_all(bytes);
    }
}
