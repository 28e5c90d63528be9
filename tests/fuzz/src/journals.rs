//! Backups: whatever a file holds, what comes in stays whole, comes in once, goes out again and
//! can be taken back.

use crate::course::{NOW, course, fold};
use cutover_study::event::{Body, Event, Writer};
use cutover_study::exam::next_form;
use cutover_study::journal::{Contents, Journal, Plan, Shelf, export};
use cutover_study::progress::Progress;

/// A file as it is, previewed; and taken in with every checksum in it made right, so that what
/// stands behind them is reached.
pub fn backup(text: &str) {
    let whole = repaired(text);
    if whole != text {
        let journal = Journal::open(None, None, Writer(7)).journal;
        if let Ok(import) = journal.read_import(text) {
            assert_eq!(import.preview.new as usize, import.events.len());
        }
    }
    take(&whole);
}

/// Lines of the journal, each under a checksum that is right, in a file that is whole.
pub fn lines(text: &str) {
    let mut file = String::from("{\"app\":\"cutover\",\"version\":1,\"exported\":1793642400000,\"events\":[");
    let mut sums = String::new();
    for (nth, line) in text.lines().enumerate() {
        let sum = hex(checksum(line.as_bytes()));
        file.push_str(if nth == 0 { "\"" } else { ",\"" });
        for c in line.chars() {
            match c {
                '"' | '\\' => file.extend(['\\', c]),
                c if c.is_control() => file.push_str(&format!("\\u{:04x}", c as u32)),
                c => file.push(c),
            }
        }
        file.push_str(&[" ", &sum, "\""].concat());
        sums.push_str(&sum);
    }
    file.push_str(&["],\"checksum\":\"", &hex(checksum(sums.as_bytes())), "\"}"].concat());
    take(&file);
}

/// Previews a text, takes it in and looks at all that is promised of that.
pub fn take(text: &str) {
    let mut journal = Journal::open(None, None, Writer(7)).journal;
    let mut disk = Contents::new();
    for topic in ["t0", "t1"] {
        let (_, _, put) = journal.append(Body::Read { topic: topic.into() }, NOW);
        disk.write(&put).expect("room");
    }
    let before = journal.history();
    let Ok(import) = journal.read_import(text) else { return };
    assert_eq!(journal.history(), before, "a preview takes nothing in");
    let preview = import.preview;
    assert_eq!(preview.new as usize, import.events.len());
    assert_eq!(preview.span.is_some(), preview.new > 0);

    let brought = import.events.clone();
    let (batch, plan) = journal.import(import.events, NOW);
    let after = journal.history();
    assert!(brought.iter().all(|event| after.contains(event)), "all of it is here");
    assert!(before.iter().all(|event| after.contains(event)), "and all that was");
    assert_eq!(after.len(), before.len() + brought.len());
    let again = journal.read_import(text).expect("read before").preview;
    assert_eq!(again.new, 0, "twice is once");
    assert_eq!(again.known, preview.known + preview.new, "and all of it is known");

    run(&mut disk, &plan);
    assert_eq!(Journal::open(Some(&disk), None, Writer(9)).journal.history(), after, "after a reload");
    goes_out_and_comes_back(&journal, &after);
    let progress = fold(&journal.events());
    let bytes = progress_survives(&progress);
    let plan = journal.seal(NOW, bytes);
    run(&mut disk, &plan);
    assert_eq!(Journal::open(None, Some(&disk), Writer(9)).journal.history(), after, "sealed");

    let plan = journal.undo_import(batch);
    run(&mut disk, &plan);
    assert_eq!(Journal::open(Some(&disk), None, Writer(9)).journal.history(), before, "undone");
}

fn goes_out_and_comes_back(journal: &Journal, all: &[Event]) {
    for text in [export(all, NOW), journal.carry(Some(300)).join("\n")] {
        let mut other = Journal::open(None, None, Writer(11)).journal;
        let import = other.read_import(&text).expect("what we wrote");
        assert!(!import.preview.incomplete && import.preview.damaged == 0);
        other.import(import.events, NOW);
        assert_eq!(other.history(), all, "{text}");
    }
}

/// Whatever happened, screens have something to show.
fn progress_survives(progress: &Progress) -> Vec<u8> {
    next_form(course(), progress, progress.exam(), 4);
    let now = progress.now(NOW);
    cutover_study::plan::tonight(course(), progress, now, 30);
    cutover_study::readiness::readiness(course(), progress, progress.exam(), now);
    for sitting in &progress.sittings {
        cutover_study::exam::report::report(course(), sitting, 750);
        cutover_study::exam::clock::left(sitting, NOW);
    }
    let cache = progress.to_cache(course());
    let again = Progress::from_cache(&cache, course(), progress.offset()).expect("the cached fold");
    assert_eq!(again.to_cache(course()), cache);
    cache
}

fn run(disk: &mut Contents, plan: &Plan) {
    disk.write_all(&plan.puts).expect("room");
    disk.write_all(&plan.removes).expect("room");
}

fn repaired(text: &str) -> String {
    let mut sums = String::new();
    let mut pieces: Vec<String> = text.split('"').map(str::to_string).collect();
    for piece in &mut pieces {
        if let Some((content, _)) = piece.rsplit_once(' ').filter(|_| piece.starts_with("e ")) {
            let sum = hex(checksum(content.as_bytes()));
            *piece = [content, " ", &sum].concat();
            sums.push_str(&sum);
        }
    }
    let whole = hex(checksum(sums.as_bytes()));
    if let Some(at) = pieces.iter().position(|piece| piece == "checksum")
        && let Some(sum) = pieces.get_mut(at + 2)
    {
        *sum = whole;
    }
    pieces.join("\"")
}

/// FNV-1a, as the file has it.
pub fn checksum(text: &[u8]) -> u32 {
    text.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A checksum as it is written.
pub fn hex(sum: u32) -> String {
    format!("{sum:08x}")
}
