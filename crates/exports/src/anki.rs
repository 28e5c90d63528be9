//! An Anki package (`.apkg`, collection schema 11): every fact a note, one deck a domain.
//!
//! A note's guid is its fact's id and never changes, so that importing a newer package updates the
//! older one and keeps the learner's review history. The schema is Anki's own, described in its
//! source (rslib/src/storage/schema11.sql).

use crate::text::{hash, plain, standalone};
use crate::{Course, domain_title};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use zip::write::SimpleFileOptions;

/// The note type: for ever the same, or an import makes a second one.
const MODEL: i64 = 1_764_500_000_001;
/// The deck that holds the domains' decks.
const ROOT: &str = "Cutover";
const FIELDS: [&str; 7] = ["Question", "Answer", "Sentence", "Older exam", "Topic", "Official page", "Id"];

const FRONT: &str = "{{Question}}";
const BACK: &str = "{{Question}}<hr id=answer><b>{{Answer}}</b><p>{{Sentence}}</p>{{#Older exam}}<p><small>Older exam: {{Older exam}}</small></p>{{/Older exam}}<p><small>{{Topic}}{{#Official page}} · <a href=\"{{Official page}}\">official page</a>{{/Official page}}</small></p>";
const CSS: &str = ".card{font-family:\"IBM Plex Sans\",system-ui,sans-serif;font-size:20px;line-height:1.45;max-width:34em;margin:1em auto;text-align:left}small{color:#5d666c}code{font-family:\"IBM Plex Mono\",monospace;font-size:.92em}";

const SCHEMA: &str = "
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
";

/// A note, ready for the table.
struct Note {
    id: i64,
    guid: String,
    deck: String,
    tags: String,
    fields: [String; 7],
}

/// The package. `made_at` is in seconds since 1970-01-01 UTC: a later one updates an earlier.
///
/// # Errors
/// Where SQLite or the archive cannot be written.
pub fn package(course: Course, made_at: i64) -> Result<Vec<u8>, String> {
    let notes = notes(course)?;
    let said = |error: &dyn std::fmt::Display| format!("the Anki package cannot be written: {error}");
    let collection = collection(&notes, made_at).map_err(|e| said(&e))?;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, bytes) in [("collection.anki2", &collection[..]), ("media", b"{}")] {
        zip.start_file(name, how).map_err(|e| said(&e))?;
        zip.write_all(bytes).map_err(|e| said(&e))?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(|e| said(&e))
}

fn notes(course: Course) -> Result<Vec<Note>, String> {
    let mut notes = Vec::new();
    let mut taken = BTreeSet::new();
    for (at, (head, content)) in course.index.topics.iter().zip(course.contents).enumerate() {
        let deck = format!("{ROOT}::{}", domain_title(course, at));
        for (fact_head, fact) in head.facts.iter().zip(&content.facts) {
            // Anki's ids are moments in milliseconds; these lie in 2017 to 2026, by the fact's id.
            let id = 1_500_000_000_000 + (hash(&fact_head.id) >> 26) as i64;
            if !taken.insert(id) {
                return Err(format!("two facts share the Anki id {id}; one is {}", fact_head.id));
            }
            let mut tags = vec![format!("topic::{}", head.id)];
            tags.extend(head.services.iter().filter_map(|s| course.index.services.get(usize::from(s.0))).map(|s| format!("service::{}", s.id)));
            tags.push(format!("exam::{}", crate::csv::era(fact_head.era)));
            notes.push(Note {
                id,
                guid: fact_head.id.clone(),
                deck: deck.clone(),
                tags: format!(" {} ", tags.join(" ")),
                fields: [
                    standalone(&fact.ask),
                    standalone(&fact.answer),
                    standalone(&fact.text),
                    fact.then.as_ref().map(standalone).unwrap_or_default(),
                    head.title.clone(),
                    fact.docs.clone().unwrap_or_default(),
                    fact_head.id.clone(),
                ],
            });
        }
    }
    Ok(notes)
}

fn collection(notes: &[Note], made_at: i64) -> rusqlite::Result<Vec<u8>> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(SCHEMA)?;
    let mut decks = BTreeMap::from([("Default".to_string(), 1i64), (ROOT.to_string(), deck_id(ROOT))]);
    for note in notes {
        decks.entry(note.deck.clone()).or_insert_with(|| deck_id(&note.deck));
    }
    let deck_json: serde_json::Map<String, Value> = decks
        .iter()
        .map(|(name, id)| (id.to_string(), deck(name, *id, made_at)))
        .collect();
    let models = json!({ MODEL.to_string(): model(made_at) });
    let conf = json!({ "activeDecks": [1], "curDeck": 1, "newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": true, "dueCounts": true, "curModel": MODEL.to_string(), "nextPos": notes.len() + 1, "sortType": "noteFld", "sortBackwards": false, "addToCur": true });
    let dconf = json!({ "1": { "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
        "new": { "bury": false, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20 },
        "rev": { "bury": false, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2 },
        "lapse": { "delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0 } } });
    db.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![1_500_000_000i64, made_at * 1000, conf.to_string(), models.to_string(), Value::Object(deck_json).to_string(), dconf.to_string()],
    )?;
    {
        let mut note_row = db.prepare("INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, ?8, 0, '')")?;
        let mut card_row = db.prepare("INSERT INTO cards VALUES (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')")?;
        for (nth, note) in (1i64..).zip(notes) {
            let first = plain(&cutover_bank::Html(note.fields[0].clone()));
            note_row.execute(params![note.id, note.guid, MODEL, made_at, note.tags, note.fields.join("\u{1f}"), first, checksum(&first)])?;
            card_row.execute(params![note.id, decks[&note.deck], made_at, nth])?;
        }
    }
    let bytes = db.serialize("main")?;
    Ok(bytes.to_vec())
}

fn deck_id(name: &str) -> i64 {
    1_600_000_000_000 + (hash(name) >> 30) as i64
}

fn deck(name: &str, id: i64, made_at: i64) -> Value {
    json!({ "id": id, "name": name, "mod": made_at, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false, "browserCollapsed": false, "extendNew": 0, "extendRev": 0, "newToday": [0, 0], "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0] })
}

fn model(made_at: i64) -> Value {
    let fields: Vec<Value> = FIELDS
        .iter()
        .enumerate()
        .map(|(ord, name)| json!({ "name": name, "ord": ord, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": [] }))
        .collect();
    json!({
        "id": MODEL, "name": "Cutover fact", "type": 0, "mod": made_at, "usn": -1, "sortf": 0, "did": null, "tags": [], "vers": [],
        "req": [[0, "any", [0]]], "latexPre": "", "latexPost": "", "css": CSS, "flds": fields,
        "tmpls": [{ "name": "Card 1", "ord": 0, "qfmt": FRONT, "afmt": BACK, "did": null, "bqfmt": "", "bafmt": "" }]
    })
}

/// Anki's checksum of the first field: the first four bytes of its SHA-1.
fn checksum(first: &str) -> i64 {
    let sum = Sha1::digest(first.as_bytes());
    i64::from(u32::from_be_bytes([sum[0], sum[1], sum[2], sum[3]]))
}
