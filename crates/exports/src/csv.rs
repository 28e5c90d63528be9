//! CSV after RFC 4180: UTF-8, a row of names first, `\r\n` between rows.

use crate::text::plain;
use crate::{Course, domain_title};

/// Every fact: id, topic, domain, ask, answer, sentence, what the older exam expects, official page.
pub fn facts(course: Course) -> String {
    let mut out = String::new();
    row(&mut out, &["id", "topic", "domain", "era", "ask", "answer", "sentence", "older_exam", "docs"]);
    for (at, (head, content)) in course.index.topics.iter().zip(course.contents).enumerate() {
        let domain = domain_title(course, at);
        for (fact_head, fact) in head.facts.iter().zip(&content.facts) {
            row(&mut out, &[
                &fact_head.id,
                &head.title,
                &domain,
                era(fact_head.era),
                &plain(&fact.ask),
                &plain(&fact.answer),
                &plain(&fact.text),
                &fact.then.as_ref().map(plain).unwrap_or_default(),
                fact.docs.as_deref().unwrap_or_default(),
            ]);
        }
    }
    out
}

/// Every question, with up to six options; `right` names them by number, from 1.
pub fn questions(course: Course) -> String {
    let mut out = String::new();
    let mut names = vec!["id", "topic", "domain", "difficulty", "c02", "c01", "stem", "ask", "right"];
    names.extend(["option1", "why1", "option2", "why2", "option3", "why3", "option4", "why4", "option5", "why5", "option6", "why6"]);
    row(&mut out, &names);
    for (at, (head, content)) in course.index.topics.iter().zip(course.contents).enumerate() {
        let domain = domain_title(course, at);
        for (question_head, question) in head.questions.iter().zip(&content.questions) {
            let right: Vec<String> = (1..)
                .zip(&question.options)
                .filter(|(_, option)| option.right)
                .map(|(nth, _): (u8, _)| nth.to_string())
                .collect();
            let mut cells = vec![
                question_head.id.clone(),
                head.title.clone(),
                domain.clone(),
                question_head.difficulty.to_string(),
                question_head.c02.join(" "),
                question_head.c01.join(" "),
                plain(&question.stem),
                plain(&question.ask),
                right.join(" "),
            ];
            for nth in 0..6 {
                let option = question.options.get(nth);
                cells.push(option.map(|o| plain(&o.text)).unwrap_or_default());
                cells.push(option.map(|o| plain(&o.why)).unwrap_or_default());
            }
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            row(&mut out, &cells);
        }
    }
    out
}

pub(crate) fn era(era: cutover_bank::Era) -> &'static str {
    match era {
        cutover_bank::Era::Both => "both",
        cutover_bank::Era::C01 => "DOP-C01",
        cutover_bank::Era::C02 => "DOP-C02",
    }
}

fn row(out: &mut String, cells: &[&str]) {
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        // A spreadsheet runs what begins like a formula: an apostrophe keeps it text.
        let formula = cell.starts_with(['=', '+', '-', '@']);
        if formula || cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            if formula {
                out.push('\'');
            }
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
