//! A topic in the list of the course.

use crate::parts::icon::mark_markup;
use crate::parts::marks::of_tally;
use crate::parts::words::{escape, put};
use cutover_bank::{ServiceIx, TopicHead, TopicKind, Weight};
use cutover_study::readiness::Tally;

/// A topic as the list shows it.
pub struct Row {
    /// Its head.
    pub head: &'static TopicHead,
    /// How its facts stand.
    pub tally: Tally,
    /// Domain of the chosen exam; 0 for the exam itself.
    pub domain: u8,
    /// Whether the chosen exam asks it.
    pub asked: bool,
}

impl Row {
    /// Whether the filters let it through.
    pub fn passes(&self, service: Option<ServiceIx>, mark: &str) -> bool {
        let filed = service.is_none_or(|service| self.head.services.contains(&service));
        let t = self.tally;
        filed
            && match mark {
                "blue" => t.untouched < t.all && t.green < t.all,
                "due" => t.due > 0,
                "green" => t.all > 0 && t.green == t.all,
                "new" => t.untouched == t.all,
                _ => true,
            }
    }
}

/// The row as markup.
pub fn row_markup(out: &mut String, row: &Row) {
    let Row { head, tally, .. } = row;
    let weight = match head.weight {
        Weight::Core => ", core",
        Weight::Supporting => ", supporting",
        Weight::Background => ", background",
    };
    let kind = match head.kind {
        TopicKind::Comparison => "comparison, ",
        TopicKind::Scenarios => "scenarios, ",
        TopicKind::Service => "service, ",
        TopicKind::Concept | TopicKind::Exam => "",
    };
    let diagram = if head.diagram.as_deref().is_some_and(|name| cutover_models::by_name(name).is_some()) {
        ", with a diagram"
    } else {
        ""
    };
    put(out, &[
        "<li><a href=\"#/topics/",
        &head.id,
        "\">",
        &mark_markup(of_tally(*tally)),
        "<span class=\"ti\">",
        &escape(&head.title),
        "</span><span class=\"n\">",
        &facts(*tally),
        "</span><span class=\"me\">",
        kind,
        &head.minutes.to_string(),
        " min",
        weight,
        diagram,
        "</span><span class=\"bb\">",
        &escape(&head.blurb),
        "</span></a></li>",
    ]);
}

/// "3 of 11 green, 2 due".
fn facts(tally: Tally) -> String {
    if tally.all == 0 {
        return String::new();
    }
    let green = [&tally.green.to_string(), " of ", &tally.all.to_string(), " green"].concat();
    match tally.due {
        0 => green,
        due => [&green, ", ", &due.to_string(), " due"].concat(),
    }
}
