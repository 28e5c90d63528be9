//! IMS QTI 2.1: a content package with one item a question, each a choice with feedback for every
//! option. Scoring is match-correct: half a set is worth nothing.

use crate::text::{hash, plain, xml};
use crate::{Course, domain_title};
use cutover_bank::Question;
use std::io::Write;
use zip::write::SimpleFileOptions;

const ITEM: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";

/// The package.
///
/// # Errors
/// Where the archive cannot be written.
pub fn package(course: Course) -> Result<Vec<u8>, String> {
    let said = |error: &dyn std::fmt::Display| format!("the QTI package cannot be written: {error}");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    // No time of day in the archive: the same bank gives the same bytes.
    let how = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, how).map_err(|e| said(&e))?;
        zip.write_all(text.as_bytes()).map_err(|e| said(&e))
    };
    put("imsmanifest.xml", &manifest(course))?;
    for (at, head, question) in each(course) {
        put(&path(&head.id), &item(&head.id, &domain_title(course, at), question))?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(|e| said(&e))
}

type Each<'a> = (usize, &'a cutover_bank::QuestionHead, &'a Question);

fn each<'a>(course: Course<'a>) -> impl Iterator<Item = Each<'a>> {
    let topics = course.index.topics.iter().zip(course.contents).enumerate();
    topics.flat_map(|(at, (head, content))| {
        head.questions.iter().zip(&content.questions).map(move |(head, question)| (at, head, question))
    })
}

/// An XML name from an id: letters, digits, dots and hyphens.
fn name(id: &str) -> String {
    let legal = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '.' };
    format!("q.{}", id.chars().map(legal).collect::<String>())
}

fn path(id: &str) -> String {
    format!("items/{}.xml", name(id))
}

/// The manifest of the package.
pub fn manifest(course: Course) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"cutover\">\n<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n",
    );
    for (_, head, _) in each(course) {
        let (name, path) = (name(&head.id), path(&head.id));
        out.push_str(&format!("<resource identifier=\"r.{name}\" type=\"imsqti_item_xmlv2p1\" href=\"{path}\"><file href=\"{path}\"/></resource>\n"));
    }
    out.push_str("</resources>\n</manifest>\n");
    out
}

/// One item.
pub fn item(id: &str, domain: &str, question: &Question) -> String {
    let right: Vec<usize> = (0..question.options.len()).filter(|&nth| question.options[nth].right).collect();
    let many = right.len() > 1;
    let cardinality = if many { "multiple" } else { "single" };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"{ITEM}\" identifier=\"{}\" title=\"{}\" label=\"{}\" adaptive=\"false\" timeDependent=\"false\">\n",
        name(id),
        xml(id),
        xml(domain),
    );
    out.push_str(&format!("<responseDeclaration identifier=\"RESPONSE\" cardinality=\"{cardinality}\" baseType=\"identifier\">\n<correctResponse>"));
    for nth in &right {
        out.push_str(&format!("<value>o{nth}</value>"));
    }
    out.push_str("</correctResponse>\n</responseDeclaration>\n");
    out.push_str("<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n");
    out.push_str("<outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"multiple\" baseType=\"identifier\"/>\n<itemBody>\n");
    for paragraph in paragraphs(&question.stem.0) {
        out.push_str(&format!("<p>{}</p>\n", xml(&paragraph)));
    }
    let most = if many { right.len() } else { 1 };
    out.push_str(&format!("<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"{most}\">\n<prompt>{}</prompt>\n", xml(&plain(&question.ask))));
    let mut order: Vec<usize> = (0..question.options.len()).collect();
    order.sort_by_key(|&nth| hash(&format!("{id}{}", question.options[nth].text.0)));
    for nth in order {
        let option = &question.options[nth];
        out.push_str(&format!(
            "<simpleChoice identifier=\"o{nth}\">{}<feedbackInline outcomeIdentifier=\"FEEDBACK\" identifier=\"o{nth}\" showHide=\"show\"> {}</feedbackInline></simpleChoice>\n",
            xml(&plain(&option.text)),
            xml(&plain(&option.why)),
        ));
    }
    out.push_str("</choiceInteraction>\n</itemBody>\n<responseProcessing>\n<responseCondition>\n<responseIf><match><variable identifier=\"RESPONSE\"/><correct identifier=\"RESPONSE\"/></match><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseIf>\n<responseElse><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue></setOutcomeValue></responseElse>\n</responseCondition>\n");
    let given = if many { "<variable identifier=\"RESPONSE\"/>" } else { "<multiple><variable identifier=\"RESPONSE\"/></multiple>" };
    out.push_str(&format!("<setOutcomeValue identifier=\"FEEDBACK\">{given}</setOutcomeValue>\n</responseProcessing>\n</assessmentItem>\n"));
    out
}

fn paragraphs(markup: &str) -> Vec<String> {
    let parts = markup.split("</p>").map(|part| plain(&cutover_bank::Html(part.to_string())));
    parts.filter(|text| !text.is_empty()).collect()
}
