//! Any harm to any key.

use super::*;
use std::sync::LazyLock;

/// Stores with one merged segment, small ones, snapshots and fresh events.
static WHOLE: LazyLock<(Disk, Vec<Event>)> = LazyLock::new(|| {
    let all = lives(FRESH_AND_SEALED);
    (Disk::with(all.iter().cloned()), all)
});
const FRESH_AND_SEALED: usize = 512 * 9 + 40;

#[derive(Clone, Debug, PartialEq)]
enum Harm {
    Flip(usize, u8),
    Truncate(usize),
    Delete,
    Swap(usize),
    Replace(String),
    Rename(String),
}

fn any_harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        3 => (any::<usize>(), 1u8..127).prop_map(|(at, with)| Harm::Flip(at, with)),
        2 => any::<usize>().prop_map(Harm::Truncate),
        1 => Just(Harm::Delete),
        2 => any::<usize>().prop_map(Harm::Swap),
        1 => any::<String>().prop_map(Harm::Replace),
        1 => "cutover:[ehs]:[a-z0-9:]{0,9}".prop_map(Harm::Rename),
    ]
}

/// Harms a store; gives back the keys that were harmed.
fn harm(store: &mut Contents, nth: usize, harm: &Harm) -> Vec<String> {
    let keys: Vec<String> = store.keys().cloned().collect();
    let key = keys[nth % keys.len()].clone();
    let value = store[&key].clone();
    match harm {
        Harm::Flip(at, with) => {
            let mut bytes = value.into_bytes();
            let at = at % bytes.len();
            bytes[at] = (bytes[at] ^ with) & 127;
            store.insert(key.clone(), String::from_utf8(bytes).expect("ASCII"));
        }
        Harm::Truncate(at) => {
            store.insert(key.clone(), value[..at % value.len()].to_owned());
        }
        Harm::Delete => {
            store.remove(&key);
        }
        Harm::Swap(other) => {
            let other = keys[other % keys.len()].clone();
            let swapped = store.insert(other.clone(), value).expect("there");
            store.insert(key.clone(), swapped);
            return vec![key, other];
        }
        Harm::Replace(text) => {
            store.insert(key.clone(), text.clone());
        }
        Harm::Rename(name) => {
            store.remove(&key);
            store.insert(name.clone(), value);
        }
    }
    vec![key]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn in_one_store_loses_nothing(in_local: bool, nth: usize, what in any_harm()) {
        let (whole, all) = &*WHOLE;
        let mut disk = whole.clone();
        harm(if in_local { &mut disk.local } else { &mut disk.mirror }, nth, &what);
        let (journal, report) = disk.open(2);
        prop_assert_eq!(&journal.events(), all);
        prop_assert!(report.missing == 0 && report.newer == 0);
        disk.local.retain(|key, _| !key.starts_with("cutover:q:"));
        disk.mirror.retain(|key, _| !key.starts_with("cutover:q:"));
        prop_assert_eq!(&disk, whole, "both stores are whole again");
    }

    #[test]
    fn in_both_stores_loses_that_record_and_says_so(nth: usize, what in any_harm()) {
        let (whole, all) = &*WHOLE;
        let mut disk = whole.clone();
        let keys = harm(&mut disk.local, nth, &what);
        harm(&mut disk.mirror, nth, &what);
        let harmed = disk.local != whole.local;
        let (journal, report) = disk.open(2);
        let left = journal.events();
        prop_assert!(left.iter().all(|event| all.contains(event)));
        let lost = (all.len() - left.len()) as u32;
        let cost: u32 = keys.iter().map(|key| match key.split(':').nth(1) {
            Some("e") => 1,
            Some("h") => key.rsplit(':').next().and_then(|s| s.split('-').next()).and_then(|n| n.parse().ok()).unwrap_or(0),
            _ => 0,
        }).sum();
        prop_assert!(lost <= cost, "{} lost of {}", lost, cost);
        // Nothing is left that knows of the last event of a tab, once it is deleted everywhere.
        let is_last = |event: &&Event| !all.iter().any(|e| e.id.writer == event.id.writer && e.id.seq > event.id.seq);
        let was_last = all.iter().filter(is_last).any(|event| keys[0] == record::event_key(event.id)) && what == Harm::Delete;
        if lost > 0 && harmed && !was_last {
            prop_assert!(report.lost_something(), "{:?}", report);
            prop_assert!(report.missing + report.damaged >= lost.min(2), "{:?} of {}", report, lost);
        }
        // Damaged text is still there, word for word.
        for key in keys.iter().filter(|key| !key.starts_with("cutover:s:")) {
            if let (Harm::Flip(..) | Harm::Truncate(_) | Harm::Replace(_), true) = (&what, lost > 0) {
                let mut other = whole.local.clone();
                harm(&mut other, nth, &what);
                let raw = &other[key];
                prop_assert!(disk.local.iter().any(|(k, v)| k.starts_with("cutover:q:") && v.ends_with(raw.as_str())));
            }
        }
        // And nothing more happens at the next start.
        let (again, report) = disk.open(3);
        prop_assert_eq!(again.events(), left);
        prop_assert!(report.damaged == 0 && report.healed_local == 0 && report.healed_mirror == 0);
    }

    #[test]
    fn different_harm_in_both_stores_loses_at_most_what_both_lost(
        one in (any::<usize>(), any_harm()), two in (any::<usize>(), any_harm())
    ) {
        let (whole, all) = &*WHOLE;
        let mut disk = whole.clone();
        let first = harm(&mut disk.local, one.0, &one.1);
        let second = harm(&mut disk.mirror, two.0, &two.1);
        let (journal, _) = disk.open(2);
        if !first.iter().any(|key| second.contains(key)) {
            prop_assert_eq!(&journal.events(), all);
        }
    }

    #[test]
    fn any_rubbish_under_any_key_is_harmless(
        rubbish in prop::collection::btree_map("cutover:(e|h|s|u|epoch|q):[ -~]{0,12}", any::<String>(), 0..8)
    ) {
        let (whole, all) = &*WHOLE;
        let mut disk = whole.clone();
        disk.local.extend(rubbish.clone());
        disk.mirror.extend(rubbish);
        let (journal, _) = disk.open(2);
        prop_assert_eq!(&journal.events(), all);
    }
}

#[test]
fn a_store_that_was_emptied_is_filled_again() {
    let (whole, all) = &*WHOLE;
    let mut disk = whole.clone();
    disk.local.clear();
    let (journal, report) = disk.open(2);
    assert_eq!(&journal.events(), all);
    assert_eq!(&disk, whole);
    let sealed = whole
        .local
        .keys()
        .filter(|key| key.starts_with("cutover:h:"))
        .count() as u32;
    assert_eq!(
        report,
        Report {
            healed_local: sealed + 40,
            ..Report::default()
        }
    );
}

#[test]
fn a_deleted_event_is_missed() {
    let mut disk = Disk::default();
    let (mut journal, _) = disk.open(1);
    let keys: Vec<String> = (0..5)
        .map(|n| {
            let (.., write) = journal.append(Body::Set(Setting::Minutes(n)), NOW);
            disk.put(&write);
            let Write::Put(key, _) = write else {
                panic!("a put")
            };
            key
        })
        .collect();
    disk.put(&Write::Remove(keys[2].clone()));
    let missed = Report {
        missing: 1,
        ..Report::default()
    };
    assert_eq!(disk.open(2).1, missed);
    assert_eq!(disk.open(3).1, Report::default(), "said once");
    assert_eq!(disk.events().len(), 4);
}
