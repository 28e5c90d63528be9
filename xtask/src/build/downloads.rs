//! The course in other programs' formats: `downloads/`, which the worker does not keep.

use crate::run::Outcome;
use cutover_exports::{Course, all};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Writes every format. The Anki package carries the present moment (or `SOURCE_DATE_EPOCH`, in
/// seconds): Anki takes what is newer.
pub fn write(dist: &Path) -> Outcome {
    let bank = crate::bank::compiled()?;
    let course = Course { index: &bank.index, contents: &bank.contents };
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64);
    for (name, bytes) in all(course, fixed.unwrap_or(now))? {
        super::write(&dist.join("downloads").join(name), bytes)?;
    }
    Ok(())
}
