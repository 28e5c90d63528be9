//! Export, import, undo.

use super::*;
use std::collections::BTreeSet;

fn journal_of(events: Vec<Event>) -> Journal {
    let mut journal = Journal::open(None, None, Writer(1)).journal;
    journal.import(events, NOW);
    journal
}

/// Merges a file into a journal; gives back how many events were new.
fn take(journal: &mut Journal, file: &str) -> u32 {
    let import = journal.read_import(file).expect("readable");
    let new = import.preview.new;
    assert_eq!(new as usize, import.events.len());
    journal.import(import.events, NOW);
    new
}

/// Events with an identity each, as journals have them.
fn any_journal() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(any_event(), 0..25).prop_map(|events| {
        let by_id: BTreeMap<EventId, Event> =
            events.into_iter().map(|event| (event.id, event)).collect();
        merge(by_id.into_values().collect())
    })
}

proptest! {
    #[test]
    fn a_file_brings_everything_back(events in any_journal()) {
        let file = export(&events, NOW);
        let mut journal = Journal::open(None, None, Writer(1)).journal;
        prop_assert_eq!(take(&mut journal, &file) as usize, events.len());
        prop_assert_eq!(journal.history(), events);
        prop_assert_eq!(take(&mut journal, &file), 0, "importing twice changes nothing");
        prop_assert_eq!(journal.export(NOW), file);
    }

    #[test]
    fn merging_does_not_depend_on_order(a in any_journal(), b in any_journal(), c in any_journal()) {
        // One identity stands for one event, whoever has it.
        let mut seen: BTreeMap<EventId, Event> = BTreeMap::new();
        let mut same = |events: Vec<Event>| -> Vec<Event> {
            merge(events.into_iter().map(|event| seen.entry(event.id).or_insert(event).clone()).collect())
        };
        let [a, b, c] = [a, b, c].map(&mut same);
        let both = |x: &[Event], y: &[Event]| merge([x, y].concat());
        prop_assert_eq!(both(&a, &a), a.clone());
        prop_assert_eq!(both(&a, &b), both(&b, &a));
        prop_assert_eq!(both(&both(&a, &b), &c), both(&a, &both(&b, &c)));
        let files = [&a, &b, &c].map(|events| export(events, NOW));
        let mut forwards = Journal::open(None, None, Writer(1)).journal;
        let mut backwards = Journal::open(None, None, Writer(2)).journal;
        for nth in 0..3 {
            take(&mut forwards, &files[nth]);
            take(&mut backwards, &files[2 - nth]);
        }
        prop_assert_eq!(forwards.history(), backwards.history());
    }

    #[test]
    fn a_harmed_file_still_gives_what_is_whole(events in any_journal(), at: usize, with in 1u8..127, cut: bool) {
        prop_assume!(!events.is_empty());
        let file = export(&events, NOW);
        let mut bytes = file.into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = (bytes[at] ^ with) & 127 }
        let text = String::from_utf8(bytes).expect("ASCII");
        let journal = Journal::open(None, None, Writer(1)).journal;
        if let Ok(import) = journal.read_import(&text) {
            prop_assert!(import.events.iter().all(|event| events.contains(event)));
            let lost = events.len() - import.events.len();
            prop_assert!(lost == 0 || import.preview.incomplete);
            prop_assert!(cut || lost <= 2, "one flip spoils at most two entries");
        }
    }

    #[test]
    fn any_file_is_read_without_harm(text: String) {
        let journal = Journal::open(None, None, Writer(1)).journal;
        let _ = journal.read_import(&text);
        let _ = journal.read_import(&["{\"app\":\"cutover\",\"version\":1,\"events\":[", &text].concat());
    }
}

#[test]
fn a_file_says_what_it_is() {
    let events = vec![Event {
        id: EventId {
            writer: Writer(42),
            seq: 7,
        },
        at: NOW,
        body: Body::Read {
            topic: "buildspec".into(),
        },
    }];
    let file = export(&events, NOW);
    let start = "{\"app\":\"cutover\",\"version\":1,\"exported\":1800000000000,\"events\":[\n\"e 0000002a 7 1800000000000 t buildspec ";
    assert!(file.starts_with(start), "{file}");
    assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok());
}

#[test]
fn what_json_escapes_comes_back() {
    let body = Body::Unknown("x a\"quote and a\\backslash".into());
    let events = vec![Event {
        id: EventId {
            writer: Writer(42),
            seq: 1,
        },
        at: NOW,
        body,
    }];
    let mut journal = Journal::open(None, None, Writer(1)).journal;
    assert_eq!(take(&mut journal, &export(&events, NOW)), 1);
    assert_eq!(journal.history(), events);
}

#[test]
fn what_cannot_be_taken_in_is_said() {
    let mut journal = Journal::open(None, None, Writer(1)).journal;
    let cases = [
        ("", ImportError::Empty),
        (" \n", ImportError::Empty),
        ("hello", ImportError::NotCutover),
        ("{}", ImportError::NotCutover),
        ("[1,2]", ImportError::NotCutover),
        (
            "{\"app\":\"anki\",\"version\":1,\"events\":[]}",
            ImportError::NotCutover,
        ),
        (
            "{\"app\":\"cutover\",\"version\":2,\"events\":[]}",
            ImportError::Newer(2),
        ),
        (
            "{\"app\":\"cutover\",\"version\":9,\"entries\":{}}",
            ImportError::Newer(9),
        ),
        (
            "{\"app\":\"cutover\",\"version\":1,\"events\":[\"e 0\"]}",
            ImportError::Unreadable,
        ),
    ];
    for (text, error) in cases {
        assert_eq!(journal.read_import(text), Err(error), "{text}");
        assert!(error.message().len() > 40);
    }
    // A file without events is a file.
    assert_eq!(take(&mut journal, &export(&[], NOW)), 0);
    // A mark that some editors put in front does not matter.
    assert_eq!(
        take(
            &mut journal,
            &["\u{feff}", &export(&lives(3), NOW)].concat()
        ),
        3
    );
}

#[test]
fn a_file_that_ends_too_early_gives_what_it_has() {
    let all = lives(100);
    let file = export(&all, NOW);
    let import = Journal::open(None, None, Writer(1))
        .journal
        .read_import(&file[..file.len() / 2])
        .expect("readable");
    assert!(import.preview.incomplete);
    assert!(import.events.len() > 40 && import.events[..] == all[..import.events.len()]);
}

#[test]
fn an_import_can_be_undone_also_after_a_reload() {
    let mine = lives(600);
    let theirs: Vec<Event> = Life::new(99, 50).take(40_000).collect();
    let mut disk = Disk::with(mine.iter().cloned());
    let (mut journal, _) = disk.open(8);
    let file = export(&merge([&mine[..10], &theirs[..]].concat()), NOW);
    let import = journal.read_import(&file).expect("readable");
    assert_eq!((import.preview.new, import.preview.known), (40_000, 10));
    let (batch, plan) = journal.import(import.events, NOW);
    disk.run(&plan);
    assert_eq!(journal.events().len(), 40_600);

    let (mut journal, _) = disk.open(9);
    assert_eq!(journal.imports(), [batch]);
    assert!(journal.wants_sealing(), "no snapshot fits");
    let plan = journal.seal(NOW, vec![1]);
    disk.run(&plan);
    assert_eq!(journal.imports(), [batch], "sealing leaves it apart");
    assert!(matches!(disk.open(9).0.start(), Start::Cached { .. }));

    let before = disk.clone();
    let plan = journal.undo_import(batch);
    disk.run(&plan);
    assert_eq!(journal.events(), mine);
    assert_eq!(
        (disk.events(), disk.open(1).1),
        (mine.clone(), Report::default())
    );
    // A store that comes back with all that it held does not bring it back.
    disk.mirror.extend(before.mirror);
    assert_eq!(disk.events(), mine);
    // But taking it in again does.
    let (mut journal, _) = disk.open(10);
    let import = journal.read_import(&file).expect("readable");
    assert_eq!(import.preview.new, 40_000);
    let (_, plan) = journal.import(import.events, Millis(NOW.0 + 1));
    disk.run(&plan);
    assert_eq!(disk.events().len(), 40_600);
    // After a week it is part of the history.
    let (mut journal, _) = disk.open(11);
    let plan = journal.seal(Millis(NOW.0 + 8 * 24 * 3_600_000), vec![1]);
    disk.run(&plan);
    assert_eq!((journal.imports(), disk.events().len()), (vec![], 40_600));
    assert_eq!(disk.open(1).1, Report::default());
}

#[test]
fn undoing_an_import_leaves_what_was_also_written_here() {
    let events = lives(5);
    let mut disk = Disk::with(events.iter().cloned());
    // Another tab took the same events in before it heard of them.
    let mut other = Journal::open(None, None, Writer(77)).journal;
    let (batch, plan) = other.import(events.clone(), NOW);
    disk.run(&plan);
    let (mut journal, _) = disk.open(3);
    let sealed = journal.seal(NOW, vec![]);
    disk.run(&sealed);
    let plan = journal.undo_import(batch);
    disk.run(&plan);
    assert_eq!(disk.events(), events);
}

#[test]
fn one_number_drawn_by_two_devices_keeps_both() {
    let mine = Event {
        id: EventId {
            writer: Writer(1),
            seq: 1,
        },
        at: NOW,
        body: Body::Read { topic: "a".into() },
    };
    let theirs = Event {
        body: Body::Read { topic: "b".into() },
        ..mine.clone()
    };
    let mut journal = journal_of(vec![mine.clone()]);
    let file = export(std::slice::from_ref(&theirs), NOW);
    assert_eq!(take(&mut journal, &file), 1);
    assert_eq!(take(&mut journal, &file), 0);
    let bodies: BTreeSet<String> = journal
        .events()
        .into_iter()
        .map(|event| line::write(&event)[26..].to_owned())
        .collect();
    assert_eq!(bodies.len(), 2, "{bodies:?}");
}

#[test]
fn one_number_for_two_events_of_a_file_keeps_both_once() {
    let read = |topic: &str, at: i64| Event {
        id: EventId { writer: Writer(1), seq: 1 },
        at: Millis(NOW.0 + at),
        body: Body::Read { topic: topic.into() },
    };
    let both = [read("a", 0), read("b", 5)];
    let mut journal = journal_of(Vec::new());
    let file = export(&both, NOW);
    assert_eq!(take(&mut journal, &file), 2);
    assert_eq!(take(&mut journal, &file), 0);
    // In whichever order a file has them, and with one of them here.
    let turned = export(&[both[1].clone(), both[0].clone(), both[1].clone()], NOW);
    assert_eq!(take(&mut journal, &turned), 0);
    let ids: BTreeSet<EventId> = journal.history().iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), 2);
}

#[test]
fn cards_of_a_file_come_and_go_whole_and_leave_no_hole() {
    let mine = lives(20);
    let mut disk = Disk::with(mine.iter().cloned());
    let (mut journal, _) = disk.open(5);
    let write = |front: &str| {
        Body::Own(OwnEvent::Written {
            card: OwnId::of(front),
            sides: Sides { front: front.into(), back: "b".into(), tags: Vec::new() },
        })
    };
    let (_, _, own) = journal.append(write("typed"), NOW);
    disk.put(&own);
    let bodies: Vec<Body> = (0..700).map(|n| write(&n.to_string())).collect();
    // A clock that was put back does not let a file's card come before what was typed.
    let (batch, plan) = journal.bring(bodies.clone(), Writer(900), Millis(NOW.0 - 5));
    disk.run(&plan);
    assert_eq!(batch.events, 700);
    let (mut journal, report) = disk.open(6);
    assert_eq!(report, Report::default());
    let events = journal.events();
    assert_eq!(events.len(), 721);
    assert!(events[21..].iter().map(|event| &event.body).eq(&bodies), "in the order of the file, after all else");
    let plan = journal.undo_import(batch);
    disk.run(&plan);
    assert_eq!((disk.events().len(), disk.open(7).1), (21, Report::default()));
}

#[test]
fn a_copied_text_brings_what_a_file_does() {
    let journal = journal_of(lives(300));
    let mut other = Journal::open(None, None, Writer(2)).journal;
    let text = journal.carry(None).concat();
    assert_eq!(take(&mut other, &["Here: ", &text, "\n"].concat()), 300);
    assert_eq!(take(&mut other, &text), 0);
    assert_eq!(other.history(), journal.history());
    assert_eq!(other.carry(None), [text]);
    assert!(Journal::open(None, None, Writer(3)).journal.carry(None).is_empty());
    // A note that looks like a part does not make a file one.
    let body = Body::Own(OwnEvent::Note { question: "q".into(), text: "CUTOVER1.x".into() });
    let file = export(&[Event { id: EventId { writer: Writer(4), seq: 1 }, at: NOW, body }], NOW);
    assert_eq!(take(&mut other, &file), 1);
}
