//! Sheets of services: what becomes of them, and every refusal.

use super::common::{check_files, compiled, spoil, with_reference};
use cutover_bank::compile::Severity;
use cutover_bank::{FactIx, ServiceIx, TopicIx};
use expect_test::{Expect, expect};

const SHEETS: &str = "sheets.toml";

fn check(edits: &[(&str, &str, &str)], expected: Expect) {
    let mut files = with_reference();
    for (file, from, to) in edits {
        spoil(&mut files, file, from, to);
    }
    check_files(&files, Severity::Error, expected);
}

#[test]
fn the_small_sheet() {
    let bank = compiled(&with_reference());
    let [sheet] = &bank.reference.sheets[..] else { panic!("{:#?}", bank.reference.sheets) };
    assert_eq!(bank.index.services[usize::from(sheet.service.0)].id, "batch");
    assert_eq!(sheet.asked[0].0, "A job that fails is tried <strong>again</strong> as often as its definition says.");
    assert_eq!(sheet.fails[0].0, "A job waits in <code>RUNNABLE</code> for as long as no instance can be had.");
    assert_eq!(sheet.confused[0].0, ServiceIx(1 - sheet.service.0));
    assert_eq!(sheet.facts, [FactIx { topic: TopicIx(0), nth: 0 }], "a folded fact is its keeper");
    assert_eq!(sheet.docs, ["https://docs.aws.amazon.com/batch.html"]);
    assert!(bank.stats().contains("Services    2: 0 with a topic, 1 with a sheet, 1 without"), "{}", bank.stats());
}

#[test]
fn names_are_known() {
    check(
        &[
            (SHEETS, "service = \"batch\"", "service = \"btch\""),
            (SHEETS, "with = \"ec2-auto-scaling\"", "with = \"ec2-autoscaling\""),
            (SHEETS, "hooks-slides/wait", "hooks-slides/weight"),
        ],
        expect![[r#"
            content/sheets.toml:2: service `btch` is unknown; did you mean `batch`?
            content/sheets.toml:6: service `ec2-autoscaling` is unknown; did you mean `ec2-auto-scaling`?
            content/sheets.toml:7: fact `hooks-slides/weight` is unknown; take one of a topic.toml; did you mean `hooks-guide/wait`?"#]],
    );
    check(
        &[(SHEETS, "with = \"ec2-auto-scaling\"", "with = \"batch\"")],
        expect!["content/sheets.toml:6: service `batch` cannot be confused with itself; name another"],
    );
    check(
        &[(SHEETS, "https://docs", "docs")],
        expect!["content/sheets.toml:8: `docs` of sheet `batch` has no https:// address; name the official page"],
    );
}

#[test]
fn parts_are_there() {
    check(
        &[
            (SHEETS, "what = \"Runs", "# \"Runs"),
            (SHEETS, "asked = [\"A job that fails is tried **again** as often as its definition says.\"]", "asked = []"),
            (SHEETS, "fails = [\"A job waits", "fails = [\"\", \"A job waits"),
            (SHEETS, "confused = ", "# "),
            (SHEETS, "docs = ", "# "),
        ],
        expect![[r#"
            content/sheets.toml:1: sheet `batch` has 0 `confused`; write what it gets mixed up with, as { with = "…", how = "…" }, 1 to 2 of them
            content/sheets.toml:1: sheet `batch` has no `what`; write what it is for, in a sentence or two
            content/sheets.toml:1: sheet `batch` has 0 `docs`; add the official pages that say so, 1 to 4 of them
            content/sheets.toml:4: sheet `batch` has 0 `asked`; write the limits and rules that questions turn on, 1 to 3 of them
            content/sheets.toml:5: `fails` of sheet `batch` has an empty text; write it or take it out"#]],
    );
    check(
        &[(SHEETS, "how = \"A group keeps servers running; a queue ends.\"", "")],
        expect!["content/sheets.toml:6: confused 1 of sheet `batch` has no `how`; write the sentence that tells them apart"],
    );
}

#[test]
fn lengths_are_bounded() {
    check(
        &[(SHEETS, "is tried **again** as", "is tried again and again and again and again and again and again and again as")],
        expect![[r#"
            content/sheets.toml:1: sheet `batch` has 331 characters; a service that no topic or question is filed under gets 200 to 300
            content/sheets.toml:4: a sentence of sheet `batch` has 25 words; make it 22 or fewer"#]],
    );
    let what = "Runs jobs. ".repeat(19);
    check(
        &[(SHEETS, "what = \"Runs", &format!("what = \"{what}Runs"))],
        expect![[r#"
            content/sheets.toml:1: sheet `batch` has 480 characters; a service that no topic or question is filed under gets 200 to 300
            content/sheets.toml:3: `what` of sheet `batch` has 310 characters; shorten it to 200 or fewer"#]],
    );
    // The same length is too little once a topic is filed under it.
    let mut files = with_reference();
    let services = "services = [\"ec2-auto-scaling\"]";
    spoil(&mut files, "topic.toml", services, "services = [\"ec2-auto-scaling\", \"batch\"]");
    check_files(&files, Severity::Error, expect![""]);
    assert!(compiled(&files).summary().contains("1 sheets out of length"), "{}", compiled(&files).summary());
}

#[test]
fn a_service_has_one_sheet_in_its_place() {
    let again = |service: &str| {
        let mut files = with_reference();
        let at = files.iter().position(|file| file.path.ends_with(SHEETS)).unwrap_or_default();
        let second = files[at].text.replace("service = \"batch\"", &format!("service = \"{service}\""));
        let second = second.replace("with = \"ec2-auto-scaling\"", "with = \"batch\"");
        let first = if service == "batch" { files[at].text.clone() } else { second };
        files[at].text = [&first, "\n", &files[at].text].concat();
        files
    };
    check_files(
        &again("batch"),
        Severity::Error,
        expect!["content/sheets.toml:11: service `batch` has a sheet already at content/sheets.toml:2; keep one"],
    );
    let mut files = again("ec2-auto-scaling");
    check_files(
        &files,
        Severity::Error,
        expect!["content/sheets.toml:11: the sheet of `batch` stands after that of `ec2-auto-scaling`; put the sheets in alphabetical order"],
    );
    spoil(&mut files, "topic.toml", "kind = \"concept\"", "kind = \"service\"");
    check_files(
        &files,
        Severity::Error,
        expect![[r#"
            content/sheets.toml:1: service `ec2-auto-scaling` has topic `hooks`, which is its sheet; take this one out and write there what it lacks
            content/sheets.toml:11: the sheet of `batch` stands after that of `ec2-auto-scaling`; put the sheets in alphabetical order"#]],
    );
}

#[test]
fn a_complete_course_has_a_sheet_for_every_service() {
    let page = "[[page]]\nid = \"groups\"\ntitle = \"Groups\"\nfacts = [\"groups-guide\"]\n";
    let mut files = with_reference();
    for (file, from, to) in [
        ("course.toml", page, ""),
        ("topic.toml", "before = [\"groups\"]\n", ""),
        ("notes.md", "[groups](topic:groups)", "groups"),
    ] {
        spoil(&mut files, file, from, to);
    }
    let lacking = |files: &[cutover_bank::compile::SourceFile]| -> Vec<String> {
        let remarks = compiled(files).diagnostics.into_iter().map(|remark| remark.to_string());
        remarks.filter(|remark| remark.contains("has no sheet")).collect()
    };
    let remark = "content/services.toml:2: service `ec2-auto-scaling` has no sheet; write its [[sheet]] in content/sheets.toml, or a topic of kind `service` that names it first";
    assert_eq!(lacking(&files), [remark], "batch has its sheet");
    spoil(&mut files, "topic.toml", "kind = \"concept\"", "kind = \"service\"");
    assert_eq!(lacking(&files), [""; 0], "a topic that is about the service is its sheet");
}
