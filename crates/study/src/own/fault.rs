//! The report of a faulty question, as a text to copy or to share: nothing is sent from here.

use cutover_bank::Exam;
use cutover_text::text;

/// A question as it stood before the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<'t> {
    /// Question id.
    pub question: &'t str,
    /// The seed of its drawn numbers; 0 for an authored question.
    pub variant: u32,
    /// Options chosen, a bit each in authored order.
    pub chosen: u8,
    /// Options that count as right, a bit each in authored order.
    pub key: u8,
    /// Authored positions of the options, in the order shown.
    pub order: &'t [u8],
    /// The exam studied for.
    pub exam: Exam,
    /// Version of the program.
    pub version: &'t str,
    /// Fingerprint of the course, see [`crate::course::Course::fingerprint`].
    pub course: u64,
}

/// The report, up to where the learner goes on.
pub fn report(fault: &Fault) -> String {
    let mut out = text!["Fault in a question of Cutover\nQuestion: ", fault.question];
    if fault.variant != 0 {
        out.push_str(&[", drawn with ", &fault.variant.to_string()].concat());
    }
    let exam = match fault.exam {
        Exam::C01 => "DOP-C01",
        Exam::C02 => "DOP-C02",
    };
    let course = fault.course.to_be_bytes().map(|byte| [hex(byte >> 4), hex(byte & 15)]);
    let course: String = course.iter().flatten().collect();
    for (name, value) in [
        ("Exam", exam),
        ("Chosen", &options(fault.chosen, fault.order)),
        ("Counted as right", &options(fault.key, fault.order)),
        ("Version", &[fault.version, ", course ", &course].concat()),
    ] {
        out.push_str(&["\n", name, ": ", value].concat());
    }
    out.push_str("\nWhat is wrong, and where it is written: ");
    out
}

/// "B (option 1 as authored)": letters change with the shuffle, authored places do not.
fn options(bits: u8, order: &[u8]) -> String {
    let shown = order.iter().zip('A'..).filter(|(at, _)| bits & 1u8.checked_shl(u32::from(**at)).unwrap_or(0) != 0);
    let names: Vec<String> = shown
        .map(|(at, letter)| text![&letter.to_string(), " (option ", {u32::from(*at) + 1}, " as authored)"])
        .collect();
    if names.is_empty() { "none".to_string() } else { names.join(", ") }
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789abcdef"[usize::from(digit)])
}
