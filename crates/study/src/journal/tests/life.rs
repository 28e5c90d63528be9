//! Writing, reloading, sealing, several tabs, erasing.

use super::*;

#[test]
fn what_is_written_is_there_after_a_reload() {
    let mut disk = Disk::default();
    let (mut journal, report) = disk.open(5);
    assert_eq!(report, Report::default());
    let (event, applied, write) = journal.append(Body::Set(Setting::Minutes(40)), NOW);
    assert_eq!(applied, Applied::Append);
    disk.put(&write);
    let Write::Put(key, value) = &write else {
        panic!("a put")
    };
    assert_eq!(key, "cutover:e:00000005:1");
    assert!(
        value.starts_with("1 0 e 00000005 1 1800000000000 s minutes 40 "),
        "{value}"
    );
    let (journal, report) = disk.open(6);
    assert_eq!(
        (journal.start(), report),
        (Start::Replay(vec![event]), Report::default())
    );
}

#[test]
fn a_number_that_was_drawn_before_is_not_used_again() {
    let mut disk = Disk::default();
    for _ in 0..3 {
        let (mut journal, _) = disk.open(5);
        let (.., write) = journal.append(Body::Set(Setting::Minutes(40)), NOW);
        disk.put(&write);
    }
    assert_eq!(disk.events().len(), 3);
}

#[test]
fn a_long_history_opens_from_the_snapshot() {
    let all = lives(1500);
    let mut disk = Disk::with(all.iter().cloned());
    let (journal, _) = disk.open(1);
    let Start::Cached { cache, tail } = journal.start() else {
        panic!("no cache")
    };
    assert_eq!(
        (cache, tail),
        (b"a folded state".to_vec(), all[1024..].to_vec())
    );
    assert_eq!(journal.events(), all);
    // An event from before the snapshot, or one that takes another back, needs all of them.
    let mut early = all[0].clone();
    early.id = EventId {
        writer: Writer(99),
        seq: 1,
    };
    let (key, value) = record::Record::Event(early).write(0);
    disk.put(&Write::Put(key, value));
    assert!(matches!(disk.open(1).0.start(), Start::Replay(all) if all.len() == 1501));
}

#[test]
fn order_is_by_time_and_the_clock_may_go_back() {
    let mut disk = Disk::default();
    let (mut journal, _) = disk.open(5);
    let mut at = |now: i64| {
        let (event, applied, write) = journal.append(Body::Set(Setting::Minutes(1)), Millis(now));
        disk.put(&write);
        (event.at.0, applied)
    };
    assert_eq!(at(100_000), (100_000, Applied::Append));
    assert_eq!(at(100_000), (100_000, Applied::Append));
    assert_eq!(
        at(99_000),
        (100_000, Applied::Append),
        "a second back is the clock being set"
    );
    assert_eq!(at(10_000), (10_000, Applied::Refold), "more is believed");
    assert_eq!(at(10_001), (10_001, Applied::Refold));
    assert_eq!(at(100_001), (100_001, Applied::Append));
    let order: Vec<u32> = disk.events().iter().map(|event| event.id.seq).collect();
    assert_eq!(order, [4, 5, 1, 2, 3, 6]);
}

#[test]
fn what_is_taken_back_does_not_count_until_that_is_taken_back() {
    let mut disk = Disk::default();
    let (mut journal, _) = disk.open(5);
    let (first, ..) = journal.append(Body::Set(Setting::Minutes(1)), Millis(1));
    let (undo, applied, _) = journal.append(Body::Undone(first.id), Millis(2));
    assert_eq!((applied, journal.events()), (Applied::Append, vec![]));
    let (_, applied, _) = journal.append(Body::Undone(undo.id), Millis(3));
    assert_eq!(applied, Applied::Refold);
    assert_eq!(journal.events(), [first]);
}

#[test]
fn two_tabs_answer_at_once_and_seal_at_once() {
    let mut disk = Disk::default();
    let (mut one, _) = disk.open(1);
    let (mut two, _) = disk.open(2);
    for n in 0..600u16 {
        for tab in [&mut one, &mut two] {
            let (.., write) = tab.append(Body::Set(Setting::Minutes(n)), Millis(n.into()));
            disk.put(&write);
        }
    }
    let (before_one, before_two) = (disk.clone(), disk.clone());
    let mut one = one
        .reopen(Some(&before_one.local), Some(&before_one.mirror))
        .journal;
    let mut two = two
        .reopen(Some(&before_two.local), Some(&before_two.mirror))
        .journal;
    let (.., write) = two.append(Body::Set(Setting::Minutes(7)), NOW);
    disk.put(&write);
    let (plan_one, plan_two) = (one.seal(NOW, vec![1]), two.seal(NOW, vec![2]));
    for puts in [&plan_one, &plan_two] {
        puts.puts.iter().for_each(|write| disk.put(write));
    }
    for removes in [&plan_two, &plan_one] {
        removes.removes.iter().for_each(|write| disk.put(write));
    }
    let (mut journal, report) = disk.open(3);
    assert_eq!((journal.events().len(), report), (1201, Report::default()));
    let plan = journal.seal(NOW, vec![3]);
    disk.run(&plan);
    assert_eq!(
        disk.local
            .keys()
            .filter(|key| key.starts_with("cutover:h:"))
            .count(),
        1,
        "clears up"
    );
    assert_eq!(disk.events().len(), 1201);
}

#[test]
fn another_tab_is_heard_live() {
    let mut disk = Disk::default();
    let (mut one, _) = disk.open(1);
    let (mut two, _) = disk.open(2);
    let (event, _, Write::Put(key, value)) = one.append(Body::Set(Setting::Minutes(1)), Millis(50))
    else {
        panic!()
    };
    assert_eq!(
        two.receive(&key, Some(&value)),
        Received::Event(event, Applied::Append)
    );
    assert_eq!(two.receive(&key, Some(&value)), Received::Nothing);
    let (early, _, Write::Put(key, value)) = two.append(Body::Set(Setting::Minutes(2)), Millis(40))
    else {
        panic!()
    };
    assert_eq!(
        one.receive(&key, Some(&value)),
        Received::Event(early, Applied::Refold)
    );
    let plan = one.seal(NOW, vec![]);
    for write in plan.puts.iter().chain(&plan.removes) {
        let (key, value) = match write {
            Write::Put(key, value) => (key, Some(value.as_str())),
            Write::Remove(key) => (key, None),
        };
        assert_eq!(
            two.receive(key, value),
            Received::Nothing,
            "sealing brings nothing new"
        );
    }
    let (_, plan) = one.import(lives(3), NOW);
    let Write::Put(key, value) = &plan.puts[0] else {
        panic!()
    };
    assert_eq!(two.receive(key, Some(value)), Received::Reopen);
}

#[test]
fn a_kill_at_any_moment_of_sealing_loses_nothing() {
    let all = lives(4095);
    let disk = Disk::with(all.iter().cloned());
    let mut journal = disk.clone().open(1).0;
    let plan = journal.seal(NOW, vec![1]);
    let writes: Vec<&Write> = plan.puts.iter().chain(&plan.removes).collect();
    assert!(
        plan.removes.len() > 500,
        "eight segments and the fresh events become one"
    );
    let steps: Vec<usize> = (0..20).chain((20..=writes.len()).step_by(37)).collect();
    for done in steps {
        // The mirror may be anywhere behind, but removes nothing before all is put.
        for behind in [0, 1, 2, done] {
            let mut killed = disk.clone();
            for write in &writes[..done.min(writes.len())] {
                killed.local.write(write).expect("room");
            }
            let mirrored = if done > plan.puts.len() {
                done
            } else {
                behind.min(done)
            };
            for write in &writes[..mirrored.min(writes.len())] {
                killed.mirror.write(write).expect("room");
            }
            let (journal, report) = killed.open(2);
            assert!(!report.lost_something(), "{done} {behind}: {report:?}");
            assert_eq!(journal.events(), all);
        }
    }
}

#[test]
fn what_is_erased_stays_erased() {
    let mut disk = Disk::with(lives(700).into_iter());
    let (mut journal, _) = disk.open(9);
    let before = disk.clone();
    let keys: Vec<String> = disk.local.keys().cloned().collect();
    let plan = journal.erase(keys.iter());
    // Killed after the first write to one store: the other still has everything.
    let mut killed = before.clone();
    killed.local.write(&plan.puts[0]).expect("room");
    assert_eq!(killed.events(), []);
    assert_eq!(killed.local, killed.mirror);
    assert_eq!(killed.local.len(), 1);
    // A store that comes back with all that it held, and a tab that slept through it.
    disk.run(&plan);
    let (after, .., write) = journal.append(Body::Set(Setting::Minutes(1)), NOW);
    disk.put(&write);
    disk.mirror.extend(before.mirror.clone());
    assert_eq!(disk.events(), std::slice::from_ref(&after));
    let sleeper = before.clone().open(10).0;
    assert!(!sleeper.is_of_epoch(disk.local.get(EPOCH).map(String::as_str)));
    let opening = sleeper.reopen(Some(&disk.local), Some(&disk.mirror));
    assert_eq!(opening.journal.events(), [after]);
}

#[test]
fn a_later_schema_makes_it_read_only_and_nothing_is_written() {
    let mut disk = Disk::with(lives(20).into_iter());
    let mut later = String::from("2 0 something that this version cannot know");
    envelope::seal(&mut later);
    disk.mirror.insert("cutover:e:0000ffff:1".into(), later);
    disk.local.clear();
    let before = disk.clone();
    let (mut journal, report) = disk.open(4);
    assert_eq!((report.newer, journal.is_read_only()), (1, true));
    assert_eq!(journal.events().len(), 20, "what can be read is shown");
    journal.append(Body::Set(Setting::Minutes(1)), NOW);
    let opening = journal.reopen(Some(&disk.local), Some(&disk.mirror));
    assert!(opening.local.is_empty() && opening.mirror.is_empty());
    assert!(!journal.wants_sealing());
    assert_eq!(disk, before);
}

#[test]
fn a_new_kind_in_the_same_schema_is_kept_through_sealing() {
    let line = "1 0 e 0000002a 1 1763771644123 x started C02 75 180 ";
    let mut disk = Disk::default();
    let mut text = line.trim_end().to_owned();
    envelope::seal(&mut text);
    disk.put(&Write::Put("cutover:e:0000002a:1".into(), text.clone()));
    let (mut journal, _) = disk.open(1);
    let plan = journal.seal(NOW, vec![]);
    disk.run(&plan);
    let events = disk.events();
    assert_eq!(events[0].body, Body::Unknown("x started C02 75 180".into()));
    assert_eq!(record::Record::Event(events[0].clone()).write(0).1, text);
}

#[test]
fn one_store_is_enough() {
    let all = lives(1300);
    let mut mirror = Contents::new();
    let mut journal = Journal::open(None, Some(&mirror), Writer(1)).journal;
    for event in &all {
        let (.., write) = journal.append(event.body.clone(), event.at);
        mirror.write(&write).expect("room");
        if journal.wants_sealing() {
            let plan = journal.seal(event.at, vec![1]);
            mirror.write_all(&plan.puts).expect("room");
            mirror.write_all(&plan.removes).expect("room");
        }
    }
    let opening = Journal::open(None, Some(&mirror), Writer(2));
    assert_eq!(opening.journal.events().len(), 1300);
    assert_eq!(opening.report, Report::default());
    // The other one comes into use: it gets everything.
    let local = Contents::new();
    let opening = Journal::open(Some(&local), Some(&mirror), Writer(3));
    let mut local = Contents::new();
    local.write_all(&opening.local).expect("room");
    assert_eq!(local, mirror);
}

#[test]
fn what_no_store_took_is_offered_again() {
    let disk = Disk::default();
    let mut journal = disk.clone().open(1).0;
    let (event, .., write) = journal.append(Body::Set(Setting::Minutes(1)), NOW);
    let opening = journal.reopen(Some(&disk.local), Some(&disk.mirror));
    assert_eq!(
        (opening.local, opening.mirror),
        (vec![write.clone()], vec![write])
    );
    assert_eq!(opening.journal.events(), [event]);
    // Sealed in memory, and then both stores are gone.
    journal.seal(NOW, vec![]);
    let opening = journal.reopen(None, Some(&Contents::new()));
    assert_eq!(
        (opening.journal.events().len(), opening.mirror.len()),
        (1, 1)
    );
}
