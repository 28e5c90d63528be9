//! Moodle's GIFT: one block a question, blank lines between them. Several right options share the
//! points, and a wrong one takes all of them, so that half a set is worth nothing.

use crate::text::{hash, plain, standalone};
use crate::{Course, domain_title};
use cutover_bank::Question;

/// Every question, by category.
pub fn questions(course: Course) -> String {
    let mut out = String::from("// Cutover: questions for the AWS Certified DevOps Engineer exam, CC BY-SA 4.0\n\n");
    let mut category = String::new();
    for (at, (head, content)) in course.index.topics.iter().zip(course.contents).enumerate() {
        let here = format!("$CATEGORY: Cutover/{}/{}\n\n", folder(&domain_title(course, at)), folder(&head.title));
        for (question_head, question) in head.questions.iter().zip(&content.questions) {
            if here != category {
                out.push_str(&here);
                category.clone_from(&here);
            }
            block(&mut out, &question_head.id, question);
        }
    }
    out
}

/// A slash parts categories: inside a name it is doubled.
fn folder(name: &str) -> String {
    name.replace('/', "//")
}

fn block(out: &mut String, id: &str, question: &Question) {
    out.push_str(&format!("// id {id}\n::{}::[html]", escape(id)));
    out.push_str(&escape(&standalone(&question.stem)));
    out.push_str(&format!("<p><b>{}</b></p>{{\n", escape(&standalone(&question.ask))));
    let right = question.options.iter().filter(|option| option.right).count();
    let share = match right {
        1 => None,
        2 => Some("50"),
        3 => Some("33.33333"),
        _ => Some("25"),
    };
    // The order does not give the answer away, and is the same in every build.
    let mut options: Vec<_> = question.options.iter().collect();
    options.sort_by_key(|option| hash(&format!("{id}{}", option.text.0)));
    for option in options {
        out.push('\t');
        match (option.right, share) {
            (true, None) => out.push('='),
            (false, None) => out.push('~'),
            (true, Some(share)) => out.push_str(&format!("~%{share}%")),
            (false, Some(_)) => out.push_str("~%-100%"),
        }
        out.push_str(&escape(&standalone(&option.text)));
        out.push('#');
        out.push_str(&escape(&standalone(&option.why)));
        out.push('\n');
    }
    let tempts = question.options.iter().find_map(|option| option.tempts.as_ref());
    if let Some(tempts) = tempts {
        out.push_str(&format!("\t####{}\n", escape(&plain(tempts))));
    }
    out.push_str("}\n\n");
}

/// GIFT's own characters get a backslash; a block has no blank line inside.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}
