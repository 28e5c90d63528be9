//! Room and cost.

use super::*;
use std::time::Instant;

/// A folded state of 3,600 facts takes about this many bytes.
const CACHE: usize = 80_000;

fn units(store: &Contents) -> usize {
    store
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum()
}

/// 200,000 events, `answers` per cent of them answers.
fn fill(answers: u32) {
    let mut disk = Disk::default();
    let (mut journal, _) = disk.open(1);
    let mut highest = 0;
    let mut sealing = [0usize; 2];
    let mut appended = [0usize; 2];
    let mut at_rest = 0;
    let mut sealed_ms = 0;
    for (nth, event) in Life::new(3, answers).take(200_000).enumerate() {
        let half = nth / 100_000;
        let now = event.at;
        let (key, value) = record::Record::Event(event).write(0);
        assert!(matches!(
            journal.receive(&key, Some(&value)),
            Received::Event(_, Applied::Append)
        ));
        appended[half] += key.len() + value.len();
        at_rest += key.len() + value.len();
        disk.put(&Write::Put(key, value));
        if journal.wants_sealing() {
            let start = Instant::now();
            let plan = journal.seal(now, vec![0x5a; CACHE]);
            sealed_ms += start.elapsed().as_millis();
            for write in &plan.puts {
                if let Write::Put(key, value) = write {
                    sealing[half] +=
                        key.len() + value.len() * usize::from(key.starts_with("cutover:h:"));
                }
                disk.put(write);
            }
            highest = highest.max(units(&disk.local));
            disk.run(&plan);
            at_rest = units(&disk.local);
        }
        highest = highest.max(at_rest);
    }
    println!(
        "{answers} % answers: {} units in {} keys, {highest} at most; an event {:?} units, sealing it {:?}; sealing took {sealed_ms} ms in all",
        units(&disk.local),
        disk.local.len(),
        appended.map(|sum| sum / 100_000),
        sealing.map(|sum| sum / 100_000)
    );
    assert!(
        disk.local
            .iter()
            .all(|(key, value)| key.is_ascii() && value.is_ascii())
    );
    assert!(highest < 2_400_000, "{highest}");
    assert!(
        appended[0].abs_diff(appended[1]) * 100 < appended[0],
        "the last answer costs as much as the first"
    );
    assert!(sealing[1] < sealing[0] * 3 / 2, "and so does sealing it");

    let start = Instant::now();
    let (journal, report) = disk.open(2);
    assert_eq!(report, Report::default());
    let opened = start.elapsed();
    let start = Instant::now();
    let Start::Cached { tail, .. } = journal.start() else {
        panic!("no cache")
    };
    let cached = start.elapsed();
    assert!(tail.len() < 512);
    let start = Instant::now();
    let events = journal.events();
    let replayed = start.elapsed();
    assert_eq!(events.len(), 200_000);
    let start = Instant::now();
    let file = journal.export(NOW);
    let exported = start.elapsed();
    let start = Instant::now();
    let import = Journal::open(None, None, Writer(1))
        .journal
        .read_import(&file)
        .expect("readable");
    println!(
        "  opened in {opened:?}, cache {cached:?}, all events {replayed:?}, exported {} bytes in {exported:?}, read in {:?}",
        file.len(),
        start.elapsed()
    );
    assert_eq!(import.events, events);
    // The limit is for a build as it is shipped; a test may run on a busy machine.
    let limit = if cfg!(debug_assertions) { 8000 } else { 1000 };
    assert!(exported.as_millis() < limit, "{exported:?}");
}

#[test]
fn two_hundred_thousand_answers_have_room() {
    fill(100);
}

#[test]
fn two_hundred_thousand_answers_and_reviews_have_room() {
    fill(30);
}
